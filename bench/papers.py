"""Papers to measure on: as many as asked for, as long as real ones, made of the sentences of seeds/.

No paper is real: sentences are dealt anew from a fixed seed, with invented names between them, so that each paper
brings words of its own and the same number gives the same files everywhere. Nine of ten are Vraag/Antwoord papers of
ten to fourteen questions, the others letters. Of ten files four are text, two PDF, two Word, one XML, one a web page:
a folder of real papers holds far fewer texts, and all others take longer to read.

`python -m bench.papers FOLDER --papers N` writes them.
"""

import argparse
import io
import random
import re
import sys
import textwrap
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
OFFICES = ("Justitie en Veiligheid", "Volksgezondheid, Welzijn en Sport", "Infrastructuur en Waterstaat", "Financiën")
MINISTERS = (
    "Van Dam",
    "De Wit",
    "Jansen",
    "Bakker",
    "Van den Berg",
    "Smit",
    "Vermeer",
    "Dijkstra",
    "Kuiper",
    "Mulder",
)
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "september", "oktober", "november")
_SUFFIXES = (".txt", ".pdf", ".xml", ".txt", ".docx", ".html", ".txt", ".pdf", ".docx", ".txt")
_SYLLABLES = ("bor", "dal", "der", "drecht", "ga", "haar", "ker", "lo", "mun", "nes", "oor", "pel", "rin", "sta", "ter")


@dataclass(frozen=True, slots=True)
class Paper:
    """A made paper: what stands above it, and its questions with answers, or headings with their text in a letter."""

    title: str
    opening: str
    pairs: tuple[tuple[str, str], ...]
    letter: bool


def made_paper(number: int, version: int = 0) -> Paper:
    """The paper with this number; another `version` of it has one answer changed."""
    chance = random.Random(f"stuk {number}")
    statements, questions = seed_sentences()
    names = [_name(chance) for _ in range(12)]
    letter = chance.random() < 0.1

    def several(least: int, most: int) -> str:
        chosen = chance.sample(statements, chance.randint(least, most))
        return " ".join([*chosen, f"Dat geldt ook voor {chance.choice(names)} en {chance.choice(names)}."])

    pairs: list[tuple[str, str]] = []
    for place in range(chance.randint(10, 14)):
        asked = f"Bent u bekend met het bericht over {chance.choice(names)}? {chance.choice(questions)}"
        heading = f"{place + 1}. Voortgang in {chance.choice(names)}"
        pairs.append((heading if letter else asked, several(2, 4)))
    if version:
        changed = chance.randrange(len(pairs))
        pairs[changed] = (pairs[changed][0], f"{pairs[changed][1]} Dit antwoord is {version} maal herzien.")
    minister = f"{chance.choice(MINISTERS)} ({chance.choice(OFFICES)})"
    day = f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(2015, 2025)}"
    title = f"Vragen over {names[0]} en {names[1]}"
    opening = f"Antwoord van minister {minister} (ontvangen {day})."
    return Paper(title, opening, tuple(pairs), letter)


def file_name(number: int) -> str:
    """The name of the file of a paper, its ending by its number."""
    return f"stuk-{number:05}{_SUFFIXES[number % len(_SUFFIXES)]}"


def write_paper(folder: Path, number: int, version: int = 0) -> Path:
    """Write one paper in its format; the same arguments give the same bytes."""
    path = folder / file_name(number)
    path.write_bytes(_WRITERS[path.suffix](made_paper(number, version)))
    return path


def write_papers(folder: Path, count: int) -> None:
    """Write papers 0 up to `count` in a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        write_paper(folder, number)


@cache
def seed_sentences() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The statements and the questions of the seed papers, each on one line."""
    found: dict[str, None] = {}
    for path in sorted(SEEDS.glob("*.txt")):
        text = re.sub(r"\[\S*\]|\s+", " ", path.read_text(encoding="utf-8"))
        found |= dict.fromkeys(piece.strip() for piece in re.split(r"(?<=[.?])\s+(?=[A-Z])", text))
    whole = [
        piece for piece in found if 40 < len(piece) < 300 and not re.search(r"(?i)vra(ag|gen) \d|antwoord op", piece)
    ]
    questions = tuple(piece for piece in whole if piece.endswith("?"))
    return tuple(piece for piece in whole if piece.endswith(".")), questions


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(3, 4))).capitalize()


def as_text(paper: Paper) -> bytes:
    """A paper as a text file, in UTF-8."""
    return "\n\n".join([paper.title, paper.opening, *_paragraphs(paper)]).encode() + b"\n"


def _paragraphs(paper: Paper) -> list[str]:
    if paper.letter:
        return [part for pair in paper.pairs for part in pair]
    return [
        part
        for number, (question, answer) in enumerate(paper.pairs, start=1)
        for part in (f"Vraag {number}\n{question}", f"Antwoord op vraag {number}\n{answer}")
    ]


def _xml(paper: Paper) -> bytes:
    parts = "".join(
        f"<vraag><nr>{number}</nr><al>{escape(question)}</al></vraag>"
        f"<antwoord><nr>{number}</nr><al>{escape(answer)}</al></antwoord>"
        for number, (question, answer) in enumerate(paper.pairs, start=1)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamervragen><kamervraagkop>'
        f"<kamervraagomschrijving>{escape(paper.title)}</kamervraagomschrijving></kamervraagkop>"
        f"<al>{escape(paper.opening)}</al>{parts}</kamervragen></officiele-publicatie>\n"
    ).encode()


def _html(paper: Paper) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for part in _paragraphs(paper) for line in part.split("\n"))
    return (
        f'<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>{escape(paper.title)}</title></head>'
        f"<body><main><h1>{escape(paper.title)}</h1><p>{escape(paper.opening)}</p>{body}</main></body></html>\n"
    ).encode()


def _docx(paper: Paper) -> bytes:
    lines = [paper.title, paper.opening, *(line for part in _paragraphs(paper) for line in part.split("\n"))]
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    office = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>{body}</w:body>'
        "</w:document>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            # With a date of its own each run would give other bytes.
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content)
    return buffer.getvalue()


def _pdf(paper: Paper) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("Helvetica", 9)
    y = 790
    for part in (paper.title, paper.opening, *_paragraphs(paper)):
        for line in (wrapped for whole in part.split("\n") for wrapped in textwrap.wrap(whole, 95)):
            if y < 60:
                canvas.showPage()
                canvas.setFont("Helvetica", 9)
                y = 790
            canvas.drawString(60, y, line)
            y -= 11
        y -= 11
    canvas.save()
    return buffer.getvalue()


_WRITERS: dict[str, Callable[[Paper], bytes]] = {
    ".txt": as_text,
    ".xml": _xml,
    ".html": _html,
    ".docx": _docx,
    ".pdf": _pdf,
}


def main() -> int:
    """Write the papers that were asked for."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--papers", type=int, default=2000)
    options = given.parse_args()
    write_papers(options.folder, options.papers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
