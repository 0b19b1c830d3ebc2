"""A citation in the form that a text needs: footnote, Markdown, BibTeX, CSL-JSON or a link. Pure functions.

The footnote follows how Dutch government papers and the Leidraad voor juridische auteurs (2019, section 3.4) cite
parliamentary papers. What a paper does not say of itself is left out, never filled in.
"""

import json
import re
from collections.abc import Callable
from typing import Literal

from index.dates import MONTHS
from index.errors import QuestionError
from index.paper_numbers import read_paper_number
from index.records import Document
from index.store import Store
from qa.citation_paper import Link, link_of, number_of, place, printed_number
from qa.records import Citation
from qa.reference import Found

Form = Literal["footnote", "markdown", "bibtex", "csl", "link"]
FORMS: tuple[Form, ...] = ("footnote", "markdown", "bibtex", "csl", "link")

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# What Markdown, GitHub's included, takes for a mark; a pipe, because a citation may go into a table.
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_START = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)]))", re.MULTILINE)
_LATEX = {
    **{"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%"},
    **{"_": r"\_", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"},
}
_GENRES = {
    "aanhangsel": "Aanhangsel van de Handelingen",
    "kamerstuk": "Kamerstuk",
    "handelingen": "Handelingen",
    "vraag-antwoord": "Antwoorden op Kamervragen",
    "kamervragen": "Kamervragen",
    "kamerbrief": "Kamerbrief",
}


def cited(item: Citation, document: Document, form: Form) -> str:
    """A citation in one of `FORMS`. Raises QuestionError for a link to a paper of which no address is known."""
    forms: dict[Form, Callable[[Citation, Document], str]] = {
        "footnote": footnote,
        "markdown": markdown,
        "bibtex": bibtex,
        "csl": csl,
        "link": link,
    }
    return forms[form](item, document)


def of_best(found: Found, store: Store, form: Form) -> str:
    """The best match of a reference in one of `FORMS`.

    Raises QuestionError when nothing fits it, when papers only name the number that is asked for, or as `cited`.
    """
    if not found.matches:
        raise QuestionError(
            f"Niets gevonden voor {found.reference[:80]!r}; geef een adres, een nummer of een zin uit een stuk",
            f"Nothing found for {found.reference[:80]!r}; give an address, a number or a sentence of a paper",
        )
    best = found.matches[0].citation
    wanted = read_paper_number(found.reference) if found.understood else None
    if wanted is not None and found.matches[0].score < 1:
        # A paper that only names the number is another one: cited for it, it would be wrong.
        raise QuestionError(
            f"{wanted} staat niet in de index; wel genoemd in {best.document}: zoek het op zonder --as",
            f"{wanted} is not in the index; it is named in {best.document}: look it up without --as",
        )
    return cited(best, store.document(best.document), form)


def footnote(item: Citation, document: Document) -> str:
    """One line for a footnote: "Aanhangsel Handelingen II 2023/24, 2210, antwoord 7."

    Such a number says it all; anything else is cited by sender, date and subject, and the number that it has.
    """
    number = number_of(document)
    if number is not None and number.series == "aanhangsel" and number.file:
        parts = [printed_number(document), place(item)]
    else:
        parts = [_described(item, document), printed_number(document) or _reference(document), place(item)]
    return f"{_line(', '.join(part for part in parts if part))}."


def markdown(item: Citation, document: Document) -> str:
    """The quote as a block quote, the source under it, linked where an address is known."""
    where = link_of(document)
    source = _escaped(footnote(item, document))
    if where:
        source = f"[{source}](<{where.url}>){_remark(where)}"
    shown = "\n>\n".join(f"> {_escaped(_line(part))}" for part in item.display.split("\n\n"))
    return f"{shown}\n>\n> — {source}"


def bibtex(item: Citation, document: Document) -> str:
    """A @misc entry: its key is the unit's address in the letters that BibTeX takes; text escaped for LaTeX."""
    where = link_of(document)
    day = _ISO.fullmatch(item.date or "")
    fields = {
        "author": f"{{{_latex(item.speaker)}}}" if item.speaker else None,
        "title": f"{{{_latex(item.title)}}}",
        "howpublished": _latex(printed_number(document)),
        "year": day[1] if day else None,
        "month": str(int(day[2])) if day else None,
        "date": item.date if day else None,
        "language": "dutch",
        # An address holds no brace or backslash; a percent sign would begin a comment.
        "url": where.url.replace("%", r"\%") if where else None,
        "note": _latex("; ".join(part for part in (place(item), _note(item, where)) if part)),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{{_key(item)},\n" + ",\n".join(lines) + "\n}"


def csl(item: Citation, document: Document) -> str:
    """A list of one item of CSL-JSON, as Zotero and pandoc read it (schema csl-data.json 1.0.2)."""
    number, where = number_of(document), link_of(document)
    day = _ISO.fullmatch(item.date or "")
    fields: dict[str, object] = {
        "id": item.address,
        "type": "report",
        "title": _line(item.title),
        "author": [{"literal": _line(item.speaker)}] if item.speaker else None,
        "issued": {"date-parts": [[int(part) for part in day.groups()]]} if day else None,
        "genre": _GENRES.get(number.series if number else document.metadata.kind or ""),
        "number": printed_number(document),
        "section": place(item),
        "language": "nl-NL",
        "URL": where.url if where else None,
        "note": _note(item, where) or None,
    }
    kept = {name: value for name, value in fields.items() if value is not None}
    return json.dumps([kept], ensure_ascii=False, indent=2)


def link(item: Citation, document: Document) -> str:
    """The address of the paper, with a remark where its number gave it. Raises QuestionError where none is known."""
    where = link_of(document)
    if where is None:
        raise QuestionError(
            f"{item.document}: geen adres op internet bekend; zet het als url bij dit stuk in sources.toml",
            f"{item.document}: no address on the web is known; put it as url with this paper in sources.toml",
        )
    return f"{where.url}{_remark(where)}"


def _described(item: Citation, document: Document) -> str:
    """Who, to what end, when: "Brief van staatssecretaris Blok (Sport) van 3 mei 2024, ‘Kamerbrief over kaas’"."""
    what = {"kamerbrief": "Brief", "vraag-antwoord": "Antwoord", "kamervragen": "Kamervragen"}
    said = what.get(document.metadata.kind or "")
    # Questions are asked of whom they name; nobody is known to have sent them but the members.
    sender = ", ".join(document.metadata.asked_by) if document.metadata.kind == "kamervragen" else item.speaker
    named = f"van {sender}" if sender else ""
    if sender and item.on_behalf_of and item.speaker == sender:
        named += f", mede namens {item.on_behalf_of},"
    when = f"van {_written(item.date)}" if item.date else ""
    opening = (
        " ".join(part for part in (said, named, when) if part)
        if said
        else ", ".join(part for part in (sender, _written(item.date) if item.date else "") if part)
    )
    return ", ".join(part for part in (opening.rstrip(","), f"‘{item.title}’") if part)


def _reference(document: Document) -> str | None:
    """What finds a paper that has no number: the number of its case and the sender's own reference."""
    about = document.metadata
    named = (("zaaknummer", about.case), ("kenmerk", about.own_reference))
    return ", ".join(f"{name} {said}" for name, said in named if said) or None


def _written(iso: str) -> str:
    """ "2025-11-05" as "5 november 2025"; what is no day is given as it is."""
    day = _ISO.fullmatch(iso)
    return f"{int(day[3])} {MONTHS[int(day[2]) - 1]} {day[1]}" if day and 1 <= int(day[2]) <= 12 else iso


def _note(item: Citation, where: Link | None) -> str:
    behalf = f"mede namens {item.on_behalf_of}" if item.on_behalf_of else ""
    derived = "adres afgeleid van het nummer" if where and where.derived else ""
    return "; ".join(part for part in (behalf, derived) if part)


def _remark(where: Link) -> str:
    return " (adres afgeleid van het nummer)" if where.derived else ""


def _key(item: Citation) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", item.address).strip("-") or "bron"


def _latex(text: str | None) -> str:
    return "".join(_LATEX.get(character, character) for character in _line(text or ""))


def _escaped(text: str) -> str:
    marked = _MARKDOWN.sub(r"\\\1", text)
    return _LINE_START.sub(
        lambda found: found[1] + (f"\\{found[2]}" if found[2] else f"{found[3]}\\{found[4]}"), marked
    )


def _line(text: str) -> str:
    """White space and control characters folded: a title shall not break a line or steer a terminal."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
