"""The page with a service in the place of its own engine: it asks and shows sources, and says what it cannot do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from service_here import QUESTION, on_a_port, settings_of
from streamlit.testing.v1 import AppTest

from qa.service.client import connection
from qa.service.keys import add_key

pytestmark = pytest.mark.loopback


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A service behind a key, named in the environment; the page has a folder of its own without an index."""
    settings = settings_of(tmp_path, require_key=True)
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.setenv("VRAAGBAAK_AUDIT", "off")
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    with on_a_port(settings) as port:
        key = add_key(settings.keys, "Pagina")
        monkeypatch.setenv("VRAAGBAAK_SERVER", f"http://127.0.0.1:{port}")
        monkeypatch.setenv("VRAAGBAAK_SERVER_KEY", key)
        yield
        connection(f"http://127.0.0.1:{port}", key).close()


def _page() -> None:
    from ui.app import page

    page()


def drawn(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def shown(app: AppTest) -> str:
    return "\n".join(element.proto.body for element in app.get("html"))


def test_a_question_is_answered_by_the_service(served: None) -> None:
    app = drawn(AppTest.from_function(_page, default_timeout=60).run())
    drawn(app.chat_input[0].set_value(QUESTION["question"]).run())
    assert "1801 lachgaszaken" in shown(app)
    opening = next(button for button in app.button if button.key and button.key.startswith("source"))
    drawn(opening.click().run())
    assert "<mark" in shown(app)
    assert not [button for button in app.button if button.key == "follow-newest"]
    drawn(app.chat_input[0].set_value("?!").run())
    assert "lege vraag" in shown(app)


def test_a_service_that_is_not_there_is_told(served: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_SERVER", "http://127.0.0.1:9")
    app = drawn(AppTest.from_function(_page, default_timeout=60).run())
    assert "de dienst antwoordt niet" in shown(app)
    connection("http://127.0.0.1:9", None).close()


def test_the_command_names_the_service(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui.__main__ import parser

    monkeypatch.delenv("VRAAGBAAK_SERVER", raising=False)
    assert parser().parse_args([]).server is None
    assert parser().parse_args(["--server", "http://x"]).server == "http://x"
    monkeypatch.setenv("VRAAGBAAK_SERVER", "http://y")
    assert parser().parse_args([]).server == "http://y"
