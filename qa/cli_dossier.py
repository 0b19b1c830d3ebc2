"""`vraagbaak dossier`: earlier answers to every question of a paper, as a Word document, Markdown or HTML."""

import sys
from pathlib import Path

import click

from qa.messages import Language
from qa.options import explained, index_option, json_option, language_option, print_json, progress

_DONE = {
    "nl": "{questions} vragen, {answers} eerdere antwoorden, {without} vragen zonder; dossier in {out}",
    "en": "{questions} questions, {answers} earlier answers, {without} questions without; dossier in {out}",
}


@click.command()
@click.argument("file", metavar="FILE")
@index_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Dossier: .docx, .md of .html.")
@click.option("--keep", multiple=True, metavar="NR", help='Alleen dit antwoord ("3.2") of deze vraag ("3"); vaker mag.')
@click.option("--drop", multiple=True, metavar="NR", help='Zonder dit antwoord ("3.2") of deze vraag ("3"); vaker mag.')
@json_option
@language_option
@explained
def dossier(
    file: str,
    index: Path,
    out: Path | None,
    keep: tuple[str, ...],
    drop: tuple[str, ...],
    as_json: bool,
    language: Language,
) -> None:
    """Zoek bij elke vraag van een stuk (.txt, .docx, .pdf, ..., of - voor standaardinvoer) eerdere antwoorden."""
    from qa.answer import Engine
    from qa.dossier import chosen
    from qa.dossier import dossier as made
    from qa.dossier_file import MAX_BYTES, STANDARD_INPUT, SUFFIXES, read_given, read_paper, rendered, write_whole

    if out is None and not as_json:
        raise click.UsageError("Geef --out (.docx, .md of .html), of --json.")
    if out is not None and out.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"--out moet eindigen op .docx, .md of .html, niet op {out.suffix or 'niets'}.")
    given = file == STANDARD_INPUT
    if out is not None and not given and out.exists() and Path(file).exists() and out.samefile(file):
        raise click.UsageError("--out is het stuk zelf; kies een andere naam.")
    document = read_given(sys.stdin.buffer.read(MAX_BYTES + 1)) if given else read_paper(Path(file))
    engine = Engine.open(index)
    whole = chosen(made(engine, document, lambda items: progress(items, language)), keep, drop)
    if out is not None:
        write_whole(out, rendered(whole, engine.store, out.suffix.lower(), language))
    if as_json:
        print_json(whole.to_json())
        return
    answers = sum(len(item.elsewhere) for item in whole.items)
    without = sum(not item.elsewhere and not item.asks_for_answers for item in whole.items)
    click.echo(_DONE[language].format(questions=len(whole.items), answers=answers, without=without, out=out))
