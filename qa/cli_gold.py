"""The commands on gold questions: `gold suggest|check|add`."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.errors import VraagbaakError
from qa.cli_audit import log_option
from qa.messages import Language
from qa.options import explained, index_option, json_option, language_option, print_json

if TYPE_CHECKING:
    from qa.audit_log import AuditLog
    from qa.gold.check_words import Finding
    from qa.gold.rated import Rated

_BEGINNING = 90


@click.group()
def gold() -> None:
    """Gouden vragen maken en nakijken: voorstellen uit de stukken, bewijzen dat ze kloppen, toevoegen uit gebruik."""


@gold.command("suggest")
@index_option
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Bestand: .jsonl, .xlsx of .csv."
)
@click.option("--count", type=click.IntRange(1), default=50, show_default=True, help="Hooguit zoveel voorstellen.")
@click.option("--document", help="Alleen uit dit stuk (bestandsnaam).")
@click.option("--seed", type=int, default=0, show_default=True, help="Een ander getal geeft een andere keuze.")
@json_option
@language_option
@explained
def suggest_command(
    index: Path, out: Path, count: int, document: str | None, seed: int, as_json: bool, language: Language
) -> None:
    """Stel gouden vragen voor: Vragen uit de stukken met de zin die ze beantwoordt, om na te kijken."""
    from index.store import Store
    from qa.gold.gold_words import tell
    from qa.gold.suggest import suggest
    from qa.gold.suggest_file import check_suffix, write_suggestions

    check_suffix(out)
    found = suggest(Store.open(index), count, document, seed)
    write_suggestions(found, out)
    kinds = Counter(item.kind for item in found)
    papers = len({item.document for item in found})
    if as_json:
        print_json(
            {"out": str(out), "suggestions": len(found), "documents": papers, "kinds": dict(sorted(kinds.items()))}
        )
        return
    said = ", ".join(f"{tell(language, kind)} {number}" for kind, number in sorted(kinds.items()))
    click.echo(tell(language, "suggested", count=len(found), out=out, kinds=said, papers=papers))


@gold.command("check")
@click.argument("path", metavar="GOLD", type=click.Path(path_type=Path, dir_okay=False))
@index_option
@json_option
@language_option
@explained
def check_command(path: Path, index: Path, as_json: bool, language: Language) -> None:
    """Bewijs dat gouden vragen kloppen: bronnen, citaten, dubbele en tegenstrijdige vragen; 1 als er een fout is."""
    from qa.answer import Engine
    from qa.gold.check import check
    from qa.gold.gold_file import read_gold_file
    from qa.gold.gold_words import tell

    engine = Engine.open(index)
    held = read_gold_file(path, engine)
    found = check(held, engine)
    faults = sum(item.level == "fout" for item in found)
    counts = {"usable": len(held.gold), "unusable": len(held.unusable)}
    counts |= {"faults": faults, "remarks": len(found) - faults}
    if as_json:
        about = {"gold": held.name, "sha256": held.sha256, **counts, "ok": not faults}
        print_json({**about, "findings": [item.to_json() for item in found]})
    else:
        for item in found:
            click.echo(_finding_text(item, language))
        click.echo(tell(language, "wrong" if faults else "well", **counts), err=bool(faults))
    if faults:
        sys.exit(1)


def _finding_text(item: "Finding", language: Language) -> str:
    from qa.gold.gold_words import tell
    from qa.show import plain

    said = item.said.in_language(language)
    place = item.where.in_language(language)
    where = f"{place} ({item.id})" if item.id else place
    return plain(tell(language, "row", where=where, level=tell(language, item.level), said=said))


@gold.command("add")
@click.argument("numbers", nargs=-1, type=click.IntRange(1))
@click.option("--gold", "into", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Bestand: .jsonl.")
@click.option("--list", "listed", is_flag=True, help="Toon de beoordeelde antwoorden en voeg niets toe.")
@click.option(
    "--decision",
    type=click.Choice(["useful", "partly", "wrong"]),
    help="Alleen antwoorden met dit oordeel; useful zonder regelnummers voegt ze alle toe.",
)
@click.option("--source", multiple=True, help="Waar het antwoord staat: “kaas.txt, vraag 7”, een titel of een adres.")
@click.option("--answer", multiple=True, help="De woorden van de bron die het antwoord zijn.")
@click.option("--unanswerable", is_flag=True, help="De stukken geven op deze vraag geen antwoord.")
@index_option
@log_option
@json_option
@language_option
@explained
def add_command(
    numbers: tuple[int, ...],
    into: Path,
    listed: bool,
    decision: str | None,
    source: tuple[str, ...],
    answer: tuple[str, ...],
    unanswerable: bool,
    index: Path,
    path: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    """Maak gouden vragen van antwoorden die op de pagina beoordeeld zijn; NUMBERS zijn regels van het auditlog.

    De vraag staat daarna ook in het goud: wie haar uit het auditlog wist, haalt haar daar niet weg.
    """
    from qa.audit import log_of
    from qa.gold.gold_words import tell

    said = bool(source or answer or unanswerable)
    if listed and (numbers or said):
        raise click.UsageError(tell(language, "list_alone"))
    if said and len(numbers) != 1:
        raise click.UsageError(tell(language, "one_line"))
    if not listed and bool(numbers) == (decision is not None):
        raise click.UsageError(tell(language, "which"))
    if not (listed or numbers) and decision != "useful":
        raise click.UsageError(tell(language, "line_by_line"))
    held = log_of(index, path)
    if listed:
        _list(held, into, decision, as_json, language)
    else:
        _add(held, into, numbers, source, answer, unanswerable, index, as_json, language)


def _list(held: "AuditLog", into: Path, decision: str | None, as_json: bool, language: Language) -> None:
    from qa.gold.add import key_of, questions_in
    from qa.gold.gold_words import tell
    from qa.gold.rated import rated_answers

    there = questions_in(into)
    rows: list[dict[str, Any]] = [
        {
            "n": item.n,
            "time": item.time,
            "question": item.question,
            "decision": item.rating,
            "remark": item.remark,
            "abstained": item.abstained,
            "in_gold": key_of(item.asked) in there,
        }
        for item in rated_answers(held)
        if decision in (None, item.rating)
    ]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(_row_text(row, language))
    if not rows:
        click.echo(tell(language, "none_rated"))


def _row_text(row: dict[str, Any], language: Language) -> str:
    from qa.gold.gold_words import tell
    from qa.show import plain

    question = " ".join(row["question"].split())
    rating = tell(language, "wrong_answer" if row["decision"] == "wrong" else row["decision"])
    said = [f"“{question[:_BEGINNING]}{'…' * (len(question) > _BEGINNING)}”"]
    said += [tell(language, "refused")] if row["abstained"] else []
    said += [f"{rating}: {row['remark']}" if row["remark"] else rating]
    said += [tell(language, "in_gold")] if row["in_gold"] else []
    return plain(f"{row['n']:>6}  {row['time'][:10]}  {'; '.join(said)}")


def _add(
    held: "AuditLog",
    into: Path,
    numbers: tuple[int, ...],
    source: tuple[str, ...],
    answer: tuple[str, ...],
    unanswerable: bool,
    index: Path,
    as_json: bool,
    language: Language,
) -> None:
    from qa.answer import Engine
    from qa.gold.add import append, gold_row
    from qa.gold.gold_words import tell
    from qa.gold.rated import rated_answer
    from qa.gold.source_words import SourceWords

    chosen = [rated_answer(held, number) for number in dict.fromkeys(numbers)]
    engine = Engine.open(index)
    places = [place for text in source for place in SourceWords(engine).read(text)]
    rows, skipped = [], []
    for item in chosen or _useful(held, into):
        try:
            rows.append(gold_row(item, engine.store, tuple(dict.fromkeys(places)), answer, unanswerable))
        except VraagbaakError as error:
            if numbers:
                raise
            skipped.append(error)
    if rows:
        append(into, rows)
    if as_json:
        print_json({"gold": str(into), "added": rows, "skipped": [reason.in_language(language) for reason in skipped]})
        return
    for row in rows:
        if row.get("own_words"):
            click.echo(tell(language, "own_words", n=numbers[0]))
    for reason in skipped:
        click.echo(tell(language, "skipped", reason=reason.in_language(language)), err=True)
    click.echo(tell(language, "added", gold=into, count=len(rows)))


def _useful(held: "AuditLog", into: Path) -> list["Rated"]:
    """The answers judged useful whose question is not in the gold yet, of the same question the last."""
    from qa.gold.add import key_of, questions_in
    from qa.gold.rated import rated_answers

    there = questions_in(into)
    useful = {key_of(item.asked): item for item in rated_answers(held) if item.rating == "useful"}
    return [item for key, item in useful.items() if key not in there]
