"""`python -m ui --index DIR`: opens the page in the browser. Does not build or check the index; the page says that."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ui.launch import port_is_free, serve

_STARTED = {
    "nl": "Vraagbaak staat klaar op {url} (stoppen: Ctrl+C)",
    "en": "Vraagbaak is ready at {url} (stop: Ctrl+C)",
}
_TAKEN = {
    "nl": "Poort {port} op {host} is in gebruik of niet toegestaan; kies een andere met --port.",
    "en": "Port {port} on {host} is in use or not allowed; choose another with --port.",
}


def parser() -> argparse.ArgumentParser:
    """The command line of the page."""
    made = argparse.ArgumentParser(prog="python -m ui", description="Opent Vraagbaak in de browser.")
    made.add_argument(
        "--index",
        type=Path,
        default=Path(os.environ.get("VRAAGBAAK_INDEX", ".vraagbaak")),
        help="map met de index (standaard: VRAAGBAAK_INDEX, anders .vraagbaak)",
    )
    made.add_argument("--port", type=int, default=8501, help="poort (standaard: 8501)")
    made.add_argument("--host", default="127.0.0.1", help="adres om op te luisteren (standaard: 127.0.0.1)")
    made.add_argument("--lang", choices=("nl", "en"), default="nl", help="taal van de pagina (standaard: nl)")
    made.add_argument("--no-browser", action="store_true", help="open geen browser")
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Serves the page until it is stopped; returns 0, or 1 when the port cannot be had."""
    given = parser().parse_args(argv)
    lang: str = given.lang
    if not 0 < given.port < 65536 or not port_is_free(given.host, given.port):
        print(_TAKEN[lang].format(port=given.port, host=given.host), file=sys.stderr)
        return 1
    os.environ["VRAAGBAAK_INDEX"] = str(given.index.resolve())
    os.environ["VRAAGBAAK_LANG"] = lang
    print(_STARTED[lang].format(url=f"http://{given.host}:{given.port}"), file=sys.stderr, flush=True)
    serve(given.host, given.port, browser=not given.no_browser)
    return 0


if __name__ == "__main__":
    sys.exit(main())
