"""Papers as plain text: a paragraph a line, wrapped as a page wraps them, and Markdown.

Every maker gives the bytes of the file and all that it wrote for people to see, marks of notes aside.
"""

import re
from collections.abc import Callable, Iterator

from shapes_model import SOFT, Block, Paper, Piece, shown

Made = tuple[bytes, str]
_MARK = re.compile(r"\{(\d+)\}")
_TITLE = ("Vragen gesteld door de leden der Kamer, met de daarop door de", "regering gegeven antwoorden")
MASTHEAD = " ".join(_TITLE)


def with_marks(text: str, mark: Callable[[str], str]) -> str:
    """A text with every mark written by `mark` and no soft hyphens."""
    return _MARK.sub(lambda found: mark(found.group(1)), text).replace(SOFT, "")


def paragraphs(paper: Paper) -> Iterator[tuple[str, Block, Piece | None]]:
    """Every paragraph of a paper in order as (style, text or rows, its piece): face, heading, inline, text, closing."""
    for line in paper.face.lines:
        yield "face", line, None
    for piece in paper.pieces:
        body = list(piece.body)
        if "inline" in paper.dress and piece.heading and body and isinstance(body[0], str):
            yield "inline", f"{piece.heading} {body.pop(0)}", piece
        elif piece.heading:
            yield "heading", piece.heading, piece
        for block in body:
            yield "text", block, piece
    for line in paper.closing:
        yield "closing", line, None


def head(paper: Paper) -> list[str]:
    """The lines of the masthead or letterhead as text."""
    face = paper.face
    lines = [f"{name} {value}" for name, value in face.rows]
    if face.number:
        years = f"{face.session[0]}–{face.session[1]}"
        lines += ["Tweede Kamer der Staten-Generaal 2", f"Vergaderjaar {years} Aanhangsel van de Handelingen"]
        lines += [*_TITLE, str(face.number)]
    return lines


def txt(paper: Paper) -> Made:
    """A paragraph a line; notes as Word's own text has them, or typed after the last answer."""
    form = paper.typed
    said = head(paper)
    lines = [*said, ""]
    for style, block, _ in paragraphs(paper):
        if not isinstance(block, str):
            lines += ["\t".join(row) for row in block] + [""]
            said += [" ".join(row) for row in block]
            continue
        line = with_marks(block, (lambda n: f" {form.format(n)}") if form else "[footnoteRef:{}]".format)
        if not form:
            line += "".join(f" [{n}:  {shown(paper.notes[int(n)])} ]" for n in _MARK.findall(block))
        lines += [" ".join(line.split())] if style == "heading" else [" ".join(line.split()), ""]
        said.append(shown(block))
    if form:
        lines += [f"{form.format(n)} {shown(text)}" for n, text in paper.notes.items()]
    return "\n".join(lines).encode(), " ".join([*said, *map(shown, paper.notes.values())])


def md(paper: Paper) -> Made:
    """Markdown: headings with number signs, notes as [^1]."""
    lines = [part for line in head(paper) for part in (line, "")]
    said = head(paper)
    for style, block, piece in paragraphs(paper):
        assert isinstance(block, str), "no tables in these"
        level = 1 + (piece.level if piece else 0)
        lines += [("#" * level + " " if style == "heading" else "") + with_marks(block, "[^{}]".format), ""]
        said.append(shown(block))
    lines += [f"[^{n}]: {shown(text)}" for n, text in paper.notes.items()]
    return "\n".join(lines).encode(), " ".join([*said, *map(shown, paper.notes.values())])


def wrapped(paper: Paper) -> Made:
    """Lines of at most 80 characters, words broken, and page after page with its notes and its foot."""
    lines = head(paper)
    said = head(paper)
    for style, block, _ in paragraphs(paper):
        assert isinstance(block, str), "no tables in these"
        lines += [line for part in block.split("\n") for line in wrap(part)]
        lines += [] if style == "heading" or "dense" in paper.dress else [""]
        said.append(shown(block))
    out: list[str] = []
    for page, start in enumerate(range(0, len(lines), paper.page_lines), start=1):
        here = lines[start : start + paper.page_lines]
        out += [with_marks(line, str) for line in here]
        notes = [n for line in here for n in _MARK.findall(line)]
        out += [""] if notes and "dense" not in paper.dress else []
        out += [line for n in notes for line in wrap(f"{n} {paper.notes[int(n)]}")]
        if paper.face.number:
            foot = _foot(paper, page)
            out += foot
            said += foot
    return "\n".join(out).encode(), " ".join([*said, *map(shown, paper.notes.values())])


def _foot(paper: Paper, page: int) -> list[str]:
    first, second = paper.face.session
    line = f"Tweede Kamer, vergaderjaar {first}–{second}, Aanhangsel {page}"
    if page > 1:
        return [line]
    return [f"ah-tk-{first}{second}-{paper.face.number}", "ISSN 0921 - 7398", f"’s-Gravenhage {second} {line}"]


def wrap(text: str, fits: Callable[[str], bool] = lambda line: len(_MARK.sub(r"\1", line)) <= 80) -> list[str]:
    """Lines that `fits`; words are broken at soft hyphens, which become hyphens, and at hyphens of their own."""
    lines, line = [], ""
    for word in text.split():
        whole = f"{line} {word.replace(SOFT, '')}".strip()
        if fits(whole):
            line = whole
            continue
        broken = next(((one, two) for one, two in _breaks(word) if fits(f"{line} {one}".strip())), None)
        lines.append(f"{line} {broken[0]}".strip() if broken else line)
        line = broken[1] if broken else word.replace(SOFT, "")
    return [one for one in [*lines, line] if one]


def _breaks(word: str) -> Iterator[tuple[str, str]]:
    for at in range(len(word) - 1, 0, -1):
        one, two = word[:at].replace(SOFT, ""), word[at:].replace(SOFT, "")
        if word[at] == SOFT:
            yield f"{one}-", two
        elif word[at - 1] == "-":
            yield one, two
