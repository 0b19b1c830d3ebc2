"""The file that says how people sign in, what is wrong with it in one line, and where may be listened without."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from loopback import free_port
from shipped import vraagbaak
from streamlit import net_util
from streamlit.auth_util import get_signing_secret
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web import bootstrap
from streamlit.web.server.server_util import is_url_from_allowed_origins

from ui import __main__
from ui.__main__ import main
from ui.launch import flags, serve
from ui.sign_in_settings import FILE_VARIABLE, SignIn, SignInError, configured, is_loopback, read

COOKIE_SECRET = "0123456789abcdef0123456789abcdef"
GIVEN = f"""
[provider]
metadata_url = "https://inloggen.example.nl/.well-known/openid-configuration"
client_id = "vraagbaak"
client_secret = "sleutelhanger"
cookie_secret = "{COOKIE_SECRET}"
redirect_uri = "https://vraagbaak.example.nl/oauth2callback"
scope = "openid profile groups"
hours = 8
audit_claim = "email"

[roles]
claim = "groups"
curator = ["beheer"]
reader = ["lezers", "gasten"]
"""
SETTINGS = SignIn(
    metadata_url="https://inloggen.example.nl/.well-known/openid-configuration",
    client_id="vraagbaak",
    redirect_uri="https://vraagbaak.example.nl/oauth2callback",
    client_secret="sleutelhanger",
    cookie_secret=COOKIE_SECRET,
    scope="openid profile groups",
    hours=8,
    audit_claim="email",
    claim="groups",
    curator=("beheer",),
    reader=("lezers", "gasten"),
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "aanmelden.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_file_is_read_whole_and_tells_no_secret(written: Callable[[str], Path]) -> None:
    settings = read(written(GIVEN))
    assert settings == SETTINGS
    assert (settings.host, settings.address) == ("vraagbaak.example.nl", "https://vraagbaak.example.nl")
    assert settings.provider == ("inloggen.example.nl", 443)
    assert "sleutelhanger" not in repr(settings)
    assert COOKIE_SECRET not in repr(settings)
    auth = settings.secrets()["auth"]
    assert (auth["client_secret"], auth["cookie_secret"]) == ("sleutelhanger", COOKIE_SECRET)
    assert auth["client_kwargs"] == {"scope": "openid profile groups"}


def test_what_is_left_out_is_usual(written: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROEF_GEHEIM", "uit de omgeving")
    short = f"""
    provider = {{metadata_url = "http://127.0.0.1:9000/m", client_id = "v", client_secret_env = "PROEF_GEHEIM",
      cookie_secret = "{COOKIE_SECRET}", redirect_uri = "http://localhost:8501/oauth2callback"}}
    roles = {{curator = ["anna@example.nl"]}}
    """.replace("\n      ", " ")
    settings = read(written(short))
    assert settings.client_secret == "uit de omgeving"
    assert (settings.hours, settings.claim, settings.audit_claim, settings.reader) == (10, "email", "sub", None)
    assert settings.scope == "openid profile email"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[provider]", "[provider", "geen geldige TOML"),
        ("[roles]", "[rollen]", "mist de tabel [roles]"),
        ('client_id = "vraagbaak"\n', "", "mist de instelling provider.client_id"),
        ('client_id = "vraagbaak"', "client_id = 12", "provider.client_id is geen tekst"),
        ('client_id = "vraagbaak"', 'clientid = "vraagbaak"', "onbekende instelling provider.clientid"),
        ('client_secret = "sleutelhanger"', "", "provider.client_secret of provider.client_secret_env"),
        ('client_secret = "', 'client_secret_env = "X"\nclient_secret = "', "precies een van beide"),
        ('client_secret = "sleutelhanger"', 'client_secret_env = "NIET_GEZET"', "NIET_GEZET is leeg"),
        (f'"{COOKIE_SECRET}"', '"kort"', "provider.cookie_secret is leeg of korter dan 32 tekens"),
        ("https://inloggen", "http://inloggen", "provider.metadata_url begint niet met https://"),
        ("https://inloggen.example.nl/", "https://a:b@inloggen.example.nl/", "metadata_url is geen webadres"),
        ("https://vraagbaak.example.nl/", "https://vraagbaak.example.nl:poort/", "redirect_uri is geen webadres"),
        ("https://vraagbaak.example.nl/", "https://vraagbaak.example.nl/pad/", "redirect_uri eindigt niet"),
        ('"openid profile groups"', '"profile"', "provider.scope mist openid"),
        ("hours = 8", "hours = 0", "provider.hours is 0, verwacht 1 - 720"),
        ("hours = 8", "hours = true", "provider.hours is True"),
        ('curator = ["beheer"]', "", "noemt geen curator"),
        ('curator = ["beheer"]', 'curator = "beheer"', "roles.curator is geen lijst van teksten"),
        ('reader = ["lezers", "gasten"]', "reader = [1]", "roles.reader is geen lijst van teksten"),
    ],
)
def test_what_is_wrong_is_one_line_without_secrets(
    written: Callable[[str], Path], before: str, after: str, said: str
) -> None:
    assert before in GIVEN
    with pytest.raises(SignInError) as raised:
        read(written(GIVEN.replace(before, after, 1)))
    assert said in str(raised.value)
    for line in (str(raised.value), raised.value.english):
        assert "\n" not in line
        assert "docs/beheer.md" in line
        assert "sleutelhanger" not in line
        assert COOKIE_SECRET not in line


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--sign-in", str(tmp_path / "niets.toml"), "--no-browser"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "niets.toml: is niet te lezen" in said.err


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("LocalHost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.2", False), ("vraagbaak.example.nl", False), ("localhost.example.nl", False), ("", False)],
)  # fmt: skip
def test_what_only_this_computer_reaches(host: str, own: bool) -> None:
    assert is_loopback(host) is own


def test_listening_to_all_without_sign_in_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    served = watched(monkeypatch)
    assert main(["--host", "0.0.0.0"]) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--open-to-all" in said
    assert "--sign-in BESTAND" in said
    assert main(["--host", "0.0.0.0", "--lang", "en"]) == 1
    assert "--sign-in FILE" in capsys.readouterr().err
    assert served == []


def test_who_is_let_in_by_which_name(
    written: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    served = watched(monkeypatch)
    file, port = written(GIVEN), str(free_port())
    assert main(["--port", port]) == 0
    assert os.environ[FILE_VARIABLE] == ""
    assert main(["--host", "0.0.0.0", "--port", port, "--open-to-all"]) == 0
    assert main(["--host", "0.0.0.0", "--port", port, "--sign-in", str(file)]) == 0
    assert os.environ[FILE_VARIABLE] == str(file)
    # By the environment too.
    assert main(["--port", port]) == 0
    names = [(item["names"], item["secrets"]) for item in served]
    assert names == [
        ((), None),
        (("*",), None),
        (("vraagbaak.example.nl",), SETTINGS.secrets()),
        (("vraagbaak.example.nl",), SETTINGS.secrets()),
    ]
    given = flags("0.0.0.0", 8501, browser=False, names=("vraagbaak.example.nl",))
    assert given["server_allowedHosts"] == ["0.0.0.0", "localhost", "127.0.0.1", "vraagbaak.example.nl"]


def test_secrets_in_the_environment_go_no_further(
    written: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    served = watched(monkeypatch)
    monkeypatch.setenv("PROEF_GEHEIM", "uit de omgeving")
    monkeypatch.setenv("PROEF_KOEKJE", COOKIE_SECRET)
    text = GIVEN.replace('client_secret = "sleutelhanger"', 'client_secret_env = "PROEF_GEHEIM"')
    text = text.replace(f'cookie_secret = "{COOKIE_SECRET}"', 'cookie_secret_env = "PROEF_KOEKJE"')
    assert main(["--port", str(free_port()), "--sign-in", str(written(text))]) == 0
    assert not {"PROEF_GEHEIM", "PROEF_KOEKJE"} & os.environ.keys()
    assert served[0]["secrets"]["auth"]["client_secret"] == "uit de omgeving"
    kept = configured()
    assert kept is not None
    assert (kept.client_secret, kept.cookie_secret) == ("uit de omgeving", COOKIE_SECRET)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the page would be served with, instead of serving it."""
    served: list[dict[str, Any]] = []
    for name in (FILE_VARIABLE, "VRAAGBAAK_INDEX", "VRAAGBAAK_LANG"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(__main__, "serve", lambda host, port, **given: served.append(given))
    return served


def test_a_server_is_given_the_secrets_and_asks_nobody_for_its_own_address(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[dict[str, Any]] = []
    monkeypatch.setattr(bootstrap, "load_config_options", lambda given: None)
    monkeypatch.setattr(bootstrap, "run", lambda app, hello, arguments, given: started.append(given))
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda *given, **more: pytest.fail("asked"))
    for name in ("_secrets", "_programmatic_secrets"):
        monkeypatch.setattr(secrets_singleton, name, None)
    serve("127.0.0.1", 8501, browser=False, names=("vraagbaak.example.nl",), secrets=SETTINGS.secrets())
    assert started[0]["server_allowedHosts"][-1] == "vraagbaak.example.nl"
    assert get_signing_secret() == COOKIE_SECRET
    assert not is_url_from_allowed_origins("https://elders.example.nl")


def test_the_command_hands_the_options_on(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def execute(program: str, command: list[str]) -> None:
        started.append(command)
        raise SystemExit(0)

    monkeypatch.setattr("os.execv", execute)
    vraagbaak("ui", "--host", "0.0.0.0", "--sign-in", "aanmelden.toml", "--open-to-all", "--no-browser")
    vraagbaak("ui")
    assert started[0][-4:] == ["--sign-in", "aanmelden.toml", "--open-to-all", "--no-browser"]
    assert not {"--sign-in", "--open-to-all", "--no-browser"} & set(started[1])
