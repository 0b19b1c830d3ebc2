"""The files that run the service elsewhere: without rights, and with an index that it can only read."""

from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

from click.testing import CliRunner

from qa.cli import main

ROOT = Path(__file__).resolve().parent.parent


def test_the_image_runs_as_nobody_in_particular() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert users == ["10001:10001"]
    assert [line for line in lines if line.startswith("ADD ") or "sudo" in line] == []
    assert lines[-2:] == ['ENTRYPOINT ["vraagbaak"]', 'CMD ["serve", "--host", "0.0.0.0"]']
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert "*" in kept
    for line in lines:
        if line.startswith("COPY ") and "--from" not in line:
            assert all(f"!{name.removeprefix('./')}" in kept for name in line.split()[1:-1])


def test_compose_takes_away_what_it_can() -> None:
    services = import_module("yaml").safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for service in services.values():
        assert service["read_only"] is True
        assert service["user"] == "10001:10001"
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        command = main.commands[service["command"][0]]
        assert CliRunner().invoke(command, ["--help"]).exit_code == 0
    served = services["dienst"]
    assert {"index:/index:ro", "sleutels:/sleutels:ro"} < set(served["volumes"])
    assert [port.split(":")[0] for port in served["ports"]] == ["127.0.0.1"]


def test_the_unit_lets_the_main_process_end_the_others() -> None:
    class Unit(ConfigParser):
        def optionxform(self, optionstr: str) -> str:
            return optionstr

    unit = Unit(strict=False, interpolation=None)
    unit.read(ROOT / "docs" / "vraagbaak.service", encoding="utf-8")
    service = unit["Service"]
    assert service["KillMode"] == "mixed"
    assert int(service["TimeoutStopSec"]) > 30
    for name in ("NoNewPrivileges", "PrivateTmp", "DynamicUser", "ProtectHome"):
        assert service[name] == "yes"
    words = service["ExecStart"].split()
    assert (words[0], words[1], "--require-key" in words) == ("/opt/vraagbaak/bin/vraagbaak", "serve", True)
