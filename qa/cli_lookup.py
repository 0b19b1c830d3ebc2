"""Commands that look things up or prove them: `cite`, `verify`, `units`, `links`, `source` and `info`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option, print_json

if TYPE_CHECKING:
    from qa.citation_forms import Form


@click.command()
@click.argument("reference", required=False)
@index_option
@click.option("--questions", type=click.Path(path_type=Path), help="Veel verwijzingen: .jsonl met id en reference.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Resultaat bij --questions: .jsonl.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["footnote", "markdown", "bibtex", "csl", "link"]),
    help="Geef de beste vindplaats als bronvermelding.",
)
@json_option
@language_option
@explained
def cite(
    reference: str | None,
    index: Path,
    questions: Path | None,
    out: Path | None,
    form: "Form | None",
    as_json: bool,
    language: Language,
) -> None:
    """Zoek een verwijzing op: adres, "antwoord op vraag 7 lachgas", nummer van een stuk, of een geplakte zin."""
    from qa.answer import Engine
    from qa.reference import look_up, look_up_all
    from qa.show import found_text

    if (reference is None) == (questions is None) or (questions is None) != (out is None):
        raise click.UsageError("Geef één REFERENCE, of --questions samen met --out.")
    if form and (as_json or questions):
        raise click.UsageError("--as geeft één bronvermelding; het gaat niet samen met --json of --questions.")
    engine = Engine.open(index)
    if questions and out:
        count = look_up_all(engine, questions, out)
        click.echo(say(language, "cited", count=count, out=out))
    elif reference is not None:
        found = look_up(engine, reference)
        if form:
            from qa.citation_forms import of_best

            click.echo(of_best(found, engine.store, form))
        elif as_json:
            print_json(found.to_json())
        else:
            click.echo(found_text(found, language))


@click.command()
@click.argument("answers", required=False, type=click.Path(path_type=Path))
@index_option
@json_option
@language_option
@explained
def verify(answers: Path | None, index: Path, as_json: bool, language: Language) -> None:
    """Open elke bron opnieuw en bewijs dat citaten, posities en checksums nog kloppen."""
    from index.store import Store
    from qa.verify import verify as check

    verdict = check(Store.open(index), answers)
    counts = {name: getattr(verdict, name) for name in ("documents", "units", "passages", "quotes")}
    if as_json:
        wrong = [
            {"where": where, "what": english if language == "en" else dutch}
            for where, dutch, english in verdict.failures
        ]
        print_json({**counts, "ok": not wrong, "failures": wrong})
    elif not verdict.failures:
        click.echo(say(language, "verified", **counts))
    if verdict.failures:
        for where, dutch, english in verdict.failures:
            click.echo(f"{where}: {english if language == 'en' else dutch}", err=True)
        click.echo(say(language, "failed", count=len(verdict.failures)), err=True)
        sys.exit(1)


@click.command()
@click.argument("document", required=False)
@index_option
@json_option
@language_option
@explained
def units(document: str | None, index: Path, as_json: bool, language: Language) -> None:
    """Toon de eenheden van één stuk of van alle."""
    from index.store import Store
    from qa.show import plain
    from qa.unit_list import unit_rows

    rows = unit_rows(Store.open(index), document)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        heading = row["question"] or row["heading"] or say(language, "no_heading")
        click.echo(plain(f"{row['address']}\n    {heading[:110]}"))


@click.command()
@click.argument("document", required=False)
@index_option
@json_option
@language_option
@explained
def links(document: str | None, index: Path, as_json: bool, language: Language) -> None:
    """Toon waar stukken naar verwijzen, en wat daarvan in de index staat."""
    from index.store import Store
    from qa.link_list import link_rows
    from qa.show import plain

    rows = link_rows(Store.open(index), document)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        leads = ", ".join(row["addresses"]) or row["target"] or say(language, "not_here")
        click.echo(plain(f"{row['document']} [{row['start']}:{row['end']}]  {row['text']}\n    {leads}"))


@click.command()
@click.argument("document")
@index_option
@language_option
@explained
def source(document: str, index: Path, language: Language) -> None:
    """Druk de brontekst van een stuk af, waarin de posities van citaten gelden."""
    from index.store import Store

    text = Store.open(index).document(document).text
    # Bytes: no line end is translated, positions hold on exactly this.
    click.echo(text.encode(), nl=False)


@click.command()
@index_option
@json_option
@language_option
@explained
def info(index: Path, as_json: bool, language: Language) -> None:
    """Toon wat de index bevat en waarmee hij gebouwd is."""
    from qa.answer import Engine
    from qa.index_info import document_rows, index_info

    engine = Engine.open(index)
    manifest = engine.store.manifest
    listed = document_rows(engine.store.documents(), language)
    if as_json:
        print_json({"index": str(index), **index_info(engine), "documents": listed})
        return
    click.echo(say(language, "info", **manifest.counts))
    model = manifest.encoder
    click.echo(
        say(language, "model", name=model["name"], dimension=model["dimension"], checksum=model["checksum"][:12])
    )
    click.echo(say(language, "fingerprint", fingerprint=engine.fingerprint))
    for item in listed:
        click.echo(f"  {item['file']}  {item['date'] or '-':10}  {item['title']}")
