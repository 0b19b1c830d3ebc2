"""Commands that answer: `ask`, `chat`, and `ui`, which starts the page."""

import os
import subprocess
import sys
from pathlib import Path

import click

from qa.audit_option import no_audit_option, on_stderr
from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option, print_json
from qa.store_option import store_options


@click.command()
@click.argument("question")
@index_option
@click.option(
    "--history", multiple=True, metavar="VRAAG", help="Een eerdere vraag van het gesprek; meermaals, oudste eerst."
)
@click.option("--why", is_flag=True, help="Toon ook alle gevonden passages, elk met waarom.")
@no_audit_option
@json_option
@language_option
@explained
@store_options()
def ask(
    question: str,
    index: Path,
    history: tuple[str, ...],
    why: bool,
    no_audit: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Beantwoord één vraag met citaten."""
    from qa.answer import Engine
    from qa.audit import keep
    from qa.show import answer_text

    answer = (engine := Engine.open(index)).ask(question, history=history)
    made_by = engine.store.fingerprint
    keep(index, answer, "ask", on_stderr(language), fingerprint=made_by, history=history, off=no_audit)
    if as_json:
        print_json(answer.to_json(language))
    else:
        click.echo(answer_text(answer, engine.store, language, why))


@click.command()
@index_option
@no_audit_option
@language_option
@explained
@store_options()
def chat(index: Path, no_audit: bool, language: Language) -> None:
    """Voer een gesprek in de terminal."""
    from index.errors import QuestionError
    from qa.answer import Engine
    from qa.audit import keep
    from qa.show import answer_text

    engine = Engine.open(index)
    click.echo(say(language, "chat_hello", documents=len(engine.store.documents())))
    history: list[str] = []
    while True:
        click.echo(say(language, "chat_prompt"), nl=False)
        line = sys.stdin.readline()
        if not line.strip():
            click.echo()
            return
        try:
            answer = engine.ask(line.strip(), history=history)
        except QuestionError as error:
            click.echo(error.in_language(language))
            continue
        made_by = engine.store.fingerprint
        keep(index, answer, "chat", on_stderr(language), fingerprint=made_by, history=history, off=no_audit)
        history.append(line.strip())
        click.echo(answer_text(answer, engine.store, language) + "\n")


@click.command()
@index_option
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True, help="Poort.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option(
    "--sign-in",
    metavar="BESTAND",
    help="Mensen melden zich aan zoals dit bestand zegt (zie docs/beheer.md; ook: VRAAGBAAK_SIGN_IN).",
)
@click.option("--open-to-all", is_flag=True, help="Luister ook buiten deze computer zonder dat iemand zich aanmeldt.")
@click.option("--server", metavar="URL", help="Laat een dienst antwoorden (vraagbaak serve; ook: VRAAGBAAK_SERVER).")
@click.option("--no-browser", is_flag=True, help="Open geen browser.")
@language_option
@explained
@store_options()
def ui(
    index: Path,
    port: int,
    host: str,
    sign_in: str | None,
    open_to_all: bool,
    server: str | None,
    no_browser: bool,
    language: Language,
) -> None:
    """Open de chat in de browser."""
    # The page is a program of its own: nothing here imports it.
    options = ["--index", str(index), "--port", str(port), "--host", host, "--lang", language]
    options += ["--sign-in", sign_in] if sign_in is not None else []
    options += ["--server", server] if server is not None else []
    flags = {"--open-to-all": open_to_all, "--no-browser": no_browser}
    command = [sys.executable, "-m", "ui", *options, *(flag for flag, given in flags.items() if given)]
    if os.name == "posix":
        # In the place of this process: who stops that stops the page, and the port is free again.
        os.execv(command[0], command)
    try:
        sys.exit(subprocess.run(command, check=False).returncode)
    except KeyboardInterrupt:
        sys.exit(0)
