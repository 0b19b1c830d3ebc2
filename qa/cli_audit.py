"""The commands on the audit log: `audit verify|list|show|decide|rebuild|export|erase|retain`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from qa.messages import Language
from qa.options import explained, index_option, json_option, language_option, print_json

if TYPE_CHECKING:
    from qa.audit_log import AuditLog
    from qa.audit_records import Decision

_MOST_FAULTS = 100

log_option = click.option(
    "--log",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Het log (anders VRAAGBAAK_AUDIT, anders audit.jsonl in de map van de index).",
)
reason_option = click.option("--reason", required=True, help="Waarom: het blijft in het log staan.")


@click.group()
def audit() -> None:
    """Elke vraag, elk antwoord en elke bron terugvinden: het auditlog tonen, bewijzen, uitvoeren en wissen."""


@audit.command("verify")
@click.option("--anchor", help="REGELS:SHA256 van een eerdere keer: bewijst dat het log daarvan het vervolg is.")
@index_option
@log_option
@json_option
@language_option
@explained
def verify_command(anchor: str | None, index: Path, path: Path | None, as_json: bool, language: Language) -> None:
    """Bewijs dat het log is wat er geschreven werd: elke byte, elke regel, het eind en elke wissing."""
    from qa.audit_check import read_anchor, verify
    from qa.audit_show import fault_text
    from qa.audit_words import tell

    log = _log(index, path)
    found = verify(log, read_anchor(anchor) if anchor else None)
    faults = {
        name: [{"line": item.line, "what": item.english if language == "en" else item.dutch} for item in listed]
        for name, listed in (("failures", found.failures), ("remarks", found.remarks))
    }
    counts = {"answers": found.answers, "decisions": found.decisions, "erased": found.erased}
    if as_json:
        ok = not found.failures
        print_json(
            {"log": str(log.path), "lines": found.head.lines, **counts, "anchor": str(found.head), "ok": ok, **faults}
        )
    elif not found.failures:
        click.echo(tell(language, "well", lines=found.head.lines, **counts))
        for item in found.remarks:
            click.echo(fault_text(item, log.path.name, language))
        click.echo(tell(language, "anchor", anchor=found.head))
    if found.failures:
        for item in [*found.failures, *found.remarks][:_MOST_FAULTS]:
            click.echo(fault_text(item, log.path.name, language), err=True)
        if (more := len(found.failures) + len(found.remarks) - _MOST_FAULTS) > 0:
            click.echo(tell(language, "and_more", count=more), err=True)
        click.echo(tell(language, "failed", count=len(found.failures)), err=True)
        sys.exit(1)


@audit.command("list")
@click.option("--last", type=click.IntRange(1), default=50, show_default=True, help="Alleen de laatste zoveel.")
@click.option("--user", help="Alleen van deze gebruiker.")
@index_option
@log_option
@json_option
@language_option
@explained
def list_command(
    last: int, user: str | None, index: Path, path: Path | None, as_json: bool, language: Language
) -> None:
    """Toon de vragen van het log, de nieuwste onderaan."""
    from collections import deque

    from qa.audit_read import decisions, entries
    from qa.audit_show import row_text
    from qa.audit_words import tell

    log = _log(index, path)
    judged = decisions(log)
    listed = deque(
        (
            item
            for item in entries(log)
            if item.kind in ("answer", "erased") and (user is None or (item.payload or {}).get("user") == user)
        ),
        maxlen=last,
    )
    if as_json:
        print_json(
            [
                {"n": item.n, **(item.payload or {"erased": item.erased}), "decisions": judged.get(item.n, [])}
                for item in listed
            ]
        )
        return
    for item in listed:
        click.echo(row_text(item, judged.get(item.n, []), language))
    if not listed:
        click.echo(tell(language, "none"))


@audit.command("show")
@click.argument("number", type=click.IntRange(1))
@index_option
@log_option
@json_option
@language_option
@explained
def show_command(number: int, index: Path, path: Path | None, as_json: bool, language: Language) -> None:
    """Toon alles wat één regel van het log zegt."""
    from qa.audit_read import decisions, entry
    from qa.audit_show import entry_text

    log = _log(index, path)
    found, judged = entry(log, number), decisions(log).get(number, [])
    if as_json:
        print_json({"n": found.n, **(found.payload or {"erased": found.erased}), "decisions": judged})
    else:
        click.echo(entry_text(found, judged, language))


@audit.command("decide")
@click.argument("number", type=click.IntRange(1))
@click.option(
    "--as",
    "decision",
    required=True,
    type=click.Choice(["useful", "partly", "wrong", "used"]),
    help="Het oordeel: bruikbaar, deels bruikbaar, niet bruikbaar, of gebruikt in een dossier.",
)
@click.option("--remark", help="Een opmerking, bijvoorbeeld welk dossier.")
@index_option
@log_option
@language_option
@explained
def decide_command(
    number: int, decision: str, remark: str | None, index: Path, path: Path | None, language: Language
) -> None:
    """Leg vast wat u van een antwoord vond, of waarvoor u het gebruikte."""
    from qa.audit import decide
    from qa.audit_words import tell

    line = decide(_log(index, path), number, cast("Decision", decision), remark)
    click.echo(tell(language, "decided", line=line))


@audit.command("rebuild")
@click.argument("number", type=click.IntRange(1))
@index_option
@log_option
@json_option
@language_option
@explained
def rebuild_command(number: int, index: Path, path: Path | None, as_json: bool, language: Language) -> None:
    """Vraag een oude vraag opnieuw aan de index van toen en vergelijk het antwoord met het log."""
    from qa.answer import Engine
    from qa.audit_rebuild import rebuild
    from qa.audit_records import Entry
    from qa.audit_show import entry_text
    from qa.audit_words import tell
    from qa.show import answer_text

    opened: list[Engine] = []

    def open_engine() -> Engine:
        opened.append(Engine.open(index))
        return opened[0]

    found = rebuild(_log(index, path), number, open_engine)
    said = {"quotes": len(found.kept["citations"]), "standing": found.standing, "differs": ", ".join(found.differs)}
    said["reason"] = found.no_index.in_language(language) if found.no_index else ""
    line = tell(language, found.outcome, n=number, index=str(found.kept["index"])[:12], **said)
    if as_json:
        print_json(
            {
                "n": number,
                "outcome": found.outcome,
                "differs": found.differs,
                "standing": found.standing,
                "kept": found.kept,
                "answer": {**found.answer.to_json(language), "latency_ms": None} if found.answer else None,
            }
        )
    else:
        click.echo(line, err=found.outcome != "same")
        if found.answer:
            click.echo(answer_text(found.answer, opened[0].store, language))
        else:
            click.echo(entry_text(Entry(number, found.kept), [], language))
    if found.outcome != "same":
        sys.exit(1)


@audit.command("export")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Bestand: .jsonl of .csv.")
@index_option
@log_option
@language_option
@explained
def export_command(out: Path, index: Path, path: Path | None, language: Language) -> None:
    """Schrijf het log weg: als regels die bewijsbaar blijven (.jsonl), of als rekenblad (.csv)."""
    from qa.audit_export import export
    from qa.audit_words import tell

    click.echo(tell(language, "exported", count=export(_log(index, path), out), out=out))


@audit.command("erase")
@click.argument("numbers", nargs=-1, type=click.IntRange(1))
@click.option("--user", help="Alles van deze gebruiker.")
@reason_option
@index_option
@log_option
@language_option
@explained
def erase_command(
    numbers: tuple[int, ...], user: str | None, reason: str, index: Path, path: Path | None, language: Language
) -> None:
    """Wis regels, of alles van één gebruiker; er blijft staan dat, wanneer en waarom er gewist is."""
    from qa.audit_erase import erase, erase_user

    if bool(numbers) == (user is not None):
        raise click.UsageError("Geef regelnummers of --user, een van beide.")
    log = _log(index, path)
    _say_erased(erase(log, numbers, reason) if user is None else erase_user(log, user, reason), language)


@audit.command("retain")
@click.option(
    "--days", required=True, type=click.IntRange(0), help="Bewaartermijn in dagen; wat ouder is, wordt gewist."
)
@click.option("--reason", help="Waarom; standaard dat de bewaartermijn verstreken is.")
@index_option
@log_option
@language_option
@explained
def retain_command(days: int, reason: str | None, index: Path, path: Path | None, language: Language) -> None:
    """Wis wat ouder is dan de bewaartermijn."""
    from datetime import datetime

    from qa.audit_erase import retain
    from qa.audit_words import tell

    why = (reason or "").strip() or tell(language, "reason_age", days=days)
    _say_erased(retain(_log(index, path), days, datetime.now().astimezone(), why), language)


def _say_erased(count: int, language: Language) -> None:
    from qa.audit_words import tell

    click.echo(tell(language, "erased" if count else "nothing", count=count))


def _log(index: Path, path: Path | None) -> "AuditLog":
    from qa.audit import log_of

    return log_of(index, path)
