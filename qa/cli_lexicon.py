"""The command that shows and checks the word lists: `lexicon`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.messages import Language, say
from qa.options import explained, index_option, json_option, language_option, print_json

if TYPE_CHECKING:
    from index.thesaurus import Thesaurus
    from qa.lexicon import Known, Lists


@click.command()
@click.argument("word", required=False)
@click.option(
    "--check",
    is_flag=False,
    flag_value="",
    metavar="[FILE_OR_FOLDER]",
    help="Kijk alle woordenlijsten na, of die van een bestand of map; 1 als er een fout in staat.",
)
@index_option
@json_option
@language_option
@explained
def lexicon(word: str | None, check: str | None, index: Path, as_json: bool, language: Language) -> None:
    """Toon en controleer de woordenlijsten, of wat zij van een woord weten.

    Eigen lijsten: zet ze in een map, met de namen van de onze, en noem die map in VRAAGBAAK_LEXICON.
    """
    from qa.lexicon import known, lists

    if word is not None and check is not None:
        raise click.UsageError("Geef een WORD of --check, niet beide.")
    if word is not None:
        found = known(word, _papers(index))
        if as_json:
            print_json(_word_content(found))
        else:
            click.echo(_word_text(found, index, language))
        return
    held = lists(Path(check) if check else None)
    if as_json:
        print_json(_lists_content(held, language))
    elif check is None:
        click.echo(_lists_text(held, language))
    elif not held.faults:
        click.echo(say(language, "lists_clean", files=len(held.rows)))
    if check is not None and held.faults:
        if not as_json:
            click.echo("\n".join(_plain(fault.in_language(language)) for fault in held.faults), err=True)
        sys.exit(1)


def _papers(index: Path) -> "Thesaurus | None":
    """The abbreviations of an index, None where there is none: a word can be looked up without."""
    from index.abbreviations import spelled_out
    from index.errors import StoreError
    from index.generation import RECORDS, current, read_manifest
    from index.tables import Tables

    try:
        folder = current(index)
        read_manifest(folder)
        tables = Tables(folder / RECORDS)
        try:
            return spelled_out(tables.abbreviations())
        finally:
            tables.close()
    except StoreError:
        return None


def _lists_content(held: "Lists", language: Language) -> dict[str, object]:
    from index.word_lists import own_folder

    return {
        "own_folder": str(own_folder() or "") or None,
        "lists": [{"file": path.name, "folder": str(path.parent), "rows": count} for path, count in held.rows],
        "faults": [
            {"file": str(fault.file), "line": fault.line, "reason": fault.what.in_language(language)}
            for fault in held.faults
        ],
    }


def _lists_text(held: "Lists", language: Language) -> str:
    from index.word_lists import SHIPPED, own_folder

    lines = []
    for folder, name in ((SHIPPED, "lists_in"), (own_folder(), "lists_own")):
        if folder is None:
            lines.append(say(language, "lists_no_own"))
            continue
        lines.append(say(language, name, folder=folder))
        lines += [say(language, "list_rows", file=p.name, rows=n) for p, n in held.rows if p.parent == folder]
    lines.append(say(language, "list_faults", count=len(held.faults)))
    return _plain("\n".join([*lines, *(f"  {fault.in_language(language)}" for fault in held.faults)]))


def _word_content(found: "Known") -> dict[str, object]:
    return {
        "word": found.word,
        "stop_word": found.stop,
        "only_in_capitals": found.capitals,
        "others": found.others,
        "groups": [
            {"terms": row.terms, "file": str(row.file), "line": row.line, "label": row.label} for row in found.groups
        ],
        "papers": found.papers,
        "dutch": found.dutch,
        "english": found.english,
        "notes": found.notes,
    }


def _word_text(found: "Known", index: Path, language: Language) -> str:
    told = say(language, "word_others", terms=", ".join(found.others)) if found.others else ""
    lines = [told or say(language, "word_no_others")]
    if found.stop:
        lines = [say(language, "word_stop")]
    if found.capitals:
        lines.append(say(language, "word_capitals", word=found.word.upper()))
    for row in found.groups:
        said = {"terms": " · ".join(row.terms), "file": row.file.name, "line": row.line, "label": row.label}
        lines.append("  " + say(language, "word_group", **said))
    lines += ["  " + say(language, "word_papers", terms=" · ".join(pair), index=index) for pair in found.papers]
    for name, terms in (("word_dutch", found.dutch), ("word_english", found.english)):
        lines += [say(language, name, terms=", ".join(terms))] if terms else []
    lines += [say(language, "word_note", note=note) for note in found.notes]
    return _plain("\n".join([found.word, *lines]))


def _plain(text: str) -> str:
    from qa.show import plain

    return plain(text)
