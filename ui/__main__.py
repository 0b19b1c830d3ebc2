"""`python -m ui --index DIR`: opens the page in the browser. Does not build or check the index; the page says that."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ui.launch import port_is_free, serve
from ui.serving import KEY, SERVER
from ui.sign_in_settings import FILE_VARIABLE, SignInError, configured, is_loopback, read

_STARTED = {
    "nl": "Vraagbaak staat klaar op {url} (stoppen: Ctrl+C)",
    "en": "Vraagbaak is ready at {url} (stop: Ctrl+C)",
}
_TAKEN = {
    "nl": "Poort {port} op {host} is in gebruik of niet toegestaan; kies een andere met --port.",
    "en": "Port {port} on {host} is in use or not allowed; choose another with --port.",
}
_OPEN = {
    "nl": "Op {host} bereikt iedereen in het netwerk de pagina, en wie haar bereikt kan stukken toevoegen en wissen. "
    "Laat mensen zich aanmelden (--sign-in BESTAND, zie docs/beheer.md), of geef --open-to-all als dit zo moet.",
    "en": "On {host} everybody in the network reaches the page, and who does can add and delete papers. Let people "
    "sign in (--sign-in FILE, see docs/beheer.md), or give --open-to-all if that is what you want.",
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
    made.add_argument(
        "--sign-in",
        type=Path,
        metavar="BESTAND",
        default=os.environ.get(FILE_VARIABLE, "").strip() or None,
        help=f"mensen melden zich aan zoals dit bestand zegt (standaard: {FILE_VARIABLE}; zonder: niemand)",
    )
    made.add_argument(
        "--open-to-all", action="store_true", help="luister ook buiten deze computer zonder dat iemand zich aanmeldt"
    )
    made.add_argument(
        "--server",
        metavar="URL",
        default=os.environ.get(SERVER, "").strip() or None,
        help=f"laat deze dienst antwoorden (vraagbaak serve; ook: {SERVER}, de sleutel in {KEY}); alleen om te vragen",
    )
    made.add_argument("--no-browser", action="store_true", help="open geen browser")
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Serves the page until it is stopped.

    Returns 0, or 1 when the port cannot be had, people cannot sign in as asked, or it would be open to everybody.
    """
    given = parser().parse_args(argv)
    lang: str = given.lang
    file: Path | None = given.sign_in
    try:
        signing_in = read(file) if file is not None else None
    except SignInError as error:
        print(error.in_language(lang), file=sys.stderr)
        return 1
    if signing_in is None and not given.open_to_all and not is_loopback(given.host):
        print(_OPEN[lang].format(host=given.host), file=sys.stderr)
        return 1
    if not 0 < given.port < 65536 or not port_is_free(given.host, given.port):
        print(_TAKEN[lang].format(port=given.port, host=given.host), file=sys.stderr)
        return 1
    os.environ["VRAAGBAAK_INDEX"] = str(given.index.resolve())
    os.environ["VRAAGBAAK_LANG"] = lang
    os.environ[SERVER] = given.server or ""
    os.environ[FILE_VARIABLE] = str(file.resolve()) if file is not None else ""
    if signing_in is not None and configured() is not None:
        # Read and kept: what we start, such as readers of uploaded files, need not know them.
        for name in signing_in.variables:
            os.environ.pop(name, None)
    url = f"http://{given.host}:{given.port}" if signing_in is None else signing_in.address
    print(_STARTED[lang].format(url=url), file=sys.stderr, flush=True)
    serve(
        given.host,
        given.port,
        browser=not given.no_browser,
        names=_names(given.host) if signing_in is None else (signing_in.host,),
        secrets=None if signing_in is None else signing_in.secrets(),
    )
    return 0


def _names(host: str) -> tuple[str, ...]:
    """By which names a page is reached that listens on `host` for everybody: on all addresses, by any."""
    return ("*",) if host in ("0.0.0.0", "::") else ()


if __name__ == "__main__":
    sys.exit(main())
