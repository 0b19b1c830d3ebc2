"""Starts the Streamlit server for the page: on loopback, without statistics, and saying nothing of its own.

The settings are given as flags, so that they hold from any folder; `.streamlit/config.toml` repeats those that matter
to somebody who runs `streamlit run ui/app.py` by hand, and a test compares the two.
"""

import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ui.colours import palette

APP = Path(__file__).parent / "app.py"
# Streamlit's names for colours of ours.
_THEME = {
    "primaryColor": "accent",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "panel",
    "textColor": "ink",
    "linkColor": "accent",
    "borderColor": "control",
}

SETTINGS: dict[str, str | int | bool] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": "false",
    "client.toolbarMode": "minimal",
    "logger.hideWelcomeMessage": True,
    "logger.level": "warning",
    # Looking through the whole index for garbage after every question takes longer than answering it.
    "runner.postScriptGC": False,
    "server.fileWatcherType": "none",
    "server.showEmailPrompt": False,
    # No base: the page follows what the system of the user asks for.
    "theme.font": "sans-serif",
    **{f"theme.light.{name}": palette()[role][0] for name, role in _THEME.items()},
    **{f"theme.dark.{name}": palette()[role][1] for name, role in _THEME.items()},
}


def flags(host: str, port: int, *, browser: bool, names: Sequence[str] = ()) -> dict[str, str | int | bool | list[str]]:
    """All settings of one start by Streamlit's own names, with underscores where its flags have them.

    `names`: by which browsers reach the server, besides `host` and this computer's own; "*" for any.
    """
    # Only these names may be asked for, so that no other web page can reach the server under a name of its own.
    names = list(dict.fromkeys((host, "localhost", "127.0.0.1", *names)))
    chosen: dict[str, str | int | bool | list[str]] = {**SETTINGS}
    chosen |= {"server.address": host, "server.port": port, "server.headless": not browser}
    chosen |= {"server.allowedHosts": names}
    return {name.replace(".", "_"): value for name, value in chosen.items()}


def port_is_free(host: str, port: int) -> bool:
    """True when a server can listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As servers do: a port that was closed a moment ago counts as free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def serve(
    host: str, port: int, *, browser: bool, names: Sequence[str] = (), secrets: Mapping[str, Any] | None = None
) -> None:
    """Runs the server until it is stopped; blocks. `names` as in `flags`; `secrets`: what signing in needs."""
    # Imported here: it takes a second, and a wrong argument should not have to wait for it.
    from streamlit import net_util
    from streamlit.web import bootstrap

    # Asked by a page of another site, Streamlit would ask a server on the internet which address this computer has.
    net_util._external_ip = "127.0.0.1"

    settings = flags(host, port, browser=browser, names=names)
    bootstrap.load_config_options(settings)
    if secrets is not None:
        from streamlit.runtime.secrets import secrets_singleton

        # Given as st.App(secrets=...) does: they stand in no file of ours and in no process that we start.
        secrets_singleton.merge_programmatic_secrets(secrets)
    bootstrap.run(str(APP), False, [], settings)
