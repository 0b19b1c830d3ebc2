"""The faces of papers: what is printed above the first Vraag, and the facts that it says, each written by hand."""

from shapes_model import Face, Facts

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def written(iso: str) -> str:
    """A day as printed: "2024-07-02" is "2 juli 2024"."""
    year, month, day = map(int, iso.split("-"))
    return f"{day} {MONTHS[month - 1]} {year}"


def aanhangsel(
    who: str,
    to: str,
    about: str,
    asked: str,
    by: str,
    received: str,
    *,
    asked_by: tuple[str, ...],
    behalf: str | None = None,
    number: int | None = None,
    session: tuple[int, int] = (2023, 2024),
    delay: int | None = None,
) -> Face:
    """The face of an Aanhangsel; `who` asks, as printed ("het lid Bos (D66)"), `asked_by` is the same as a list."""
    facts: dict[str, object] = {
        "kind": "vraag-antwoord",
        "number": f"Aanhangsel {session[0]}-{session[1]}, nr. {number}" if number else None,
        "date": received,
        "asked": asked,
        "asked_by": asked_by,
        "speaker": by,
        "on_behalf_of": behalf,
        "delay": f"Aanhangsel {session[0]}-{session[1]}, nr. {delay}" if delay else None,
        "case": None,
        "own_reference": None,
    }
    late = f" Zie ook Aanhangsel Handelingen, vergaderjaar {session[0]}–{session[1]}, nr. {delay}." if delay else ""
    named = f", mede namens {behalf}" if behalf else ""
    lines = (
        f"Vragen van {who} aan {to} over {about} (ingezonden {written(asked)}).",
        f"Antwoord van {by}{named} (ontvangen {written(received)}).{late}",
    )
    return Face(lines, number=number, session=session, facts=facts)


def letterhead(date: str, subject: str, *lines: str, reference: str = "", **facts: object) -> Face:
    """A letterhead with a date and a subject, and the paragraphs under it; `facts` are what those say besides."""
    rows = [("Datum", written(date)), ("Onderwerp", subject)]
    rows += [("Ons kenmerk", reference)] if reference else []
    said: dict[str, object] = {"date": date, "title": subject, "own_reference": reference or None, **facts}
    return Face(lines, tuple(rows), facts=said)


def sent_in(who: str, to: str, about: str, asked: str, asked_by: tuple[str, ...], case: str | None = None) -> Face:
    """The face of Vragen that nobody answered yet, with the number of the case above it where there is one."""
    facts: Facts = {
        "kind": "kamervragen",
        "asked": asked,
        "asked_by": asked_by,
        "case": case,
        "speaker": None,
        "on_behalf_of": None,
        "delay": None,
    }
    line = f"Vragen van {who} aan {to} over {about} (ingezonden {written(asked)})."
    return Face((case, line) if case else (line,), facts=facts)


def plain(*lines: str, **facts: object) -> Face:
    """A face of paragraphs that says only `facts`."""
    return Face(lines, facts=facts)
