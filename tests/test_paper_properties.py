"""What holds for any paper, however it is shuffled, cut, doubled, mixed or made up: properties, tried on drawn papers.

Nothing here says what a unit should be; that is test_generated_papers.py. Examples are drawn the same way every time.
"""

import io
import os
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, assume, configuration, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from shapes_files import MAKERS, PAPERS, files
from word_papers import docx, odt, p

from bench.reading import lost_characters
from index.errors import SourceError
from index.load import load
from index.passages import cut
from index.records import Document, Span
from index.structure import find_units
from index.tidy import tidy

configuration.set_hypothesis_home_dir(Path(os.environ["HOME"], "hypothesis"))
BOUNDED = settings(
    max_examples=120,
    deadline=5000,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

TEXTS = [MAKERS[form](paper)[0].decode() for paper in PAPERS for form in ("txt", "wrapped") if form in paper.formats]
FILES = {name: (paper, form) for name, paper, form in files()}
# Lines that structure looks for, in forms that nobody would print.
BAIT = (
    "Vraag 1|Vraag 2|Vraag|vraag 3|Vragen 4 en 5|Vraag 4, 5, en 7|Antwoord op vraag 1|Antwoord 2|Antwoord:|Antwoord|"
    "Antwoord op vragen 9 t/m 3|ANTWOORD OP VRAAG 4|Antwoorden op vraag 1, 2 en 2|Toelichting:|1. Is dat zo?|2. Nee.|"
    "Antwoord: ja|Vraag 0|Vraag 99999999999|a. Ja|b) Nee|1) Krant|[1] Krant|1 Kamerstuk 24 077, nr. 4|Ja.1|(12)|"
    "Geachte voorzitter,|Hoogachtend,|De minister van Kaas,|Datum 3 mei 2024|Onderwerp Kaas|Ons kenmerk 12|1.1 Kop|"
    "Antwoord van Minister Bos (Kaas) (ontvangen 3 mei 2024)|Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 3|"
    "ah-tk-20232024-12|ah-tk-20239999-0|ah-tk-99992024-123456789|nr. 0|2024Z99999|2024Z1234567|2210|0|\f2|AH 611|"
    "Tweede Kamer der Staten-Generaal 2|Vergaderjaar 2023–2024 Aanhangsel van de Handelingen|(ontvangen 31 juni 2024)|"
    "Vragen van het lid Bos (D66) aan de Minister van Kaas over (brood (ingezonden 30 februari 2024).|mede namens|"
    "Kamerstuk 24 077, nr. 456|zie mijn brief van 3 mei 2024|antwoorden op vragen 3 en 8 van het lid|"
    "ISSN 0921 - 7398|zorg-|Trimbos-|instituut|zie het antwoord op vraag 2|# Vraag 1|[^1]: Bron|"
    "Kaas[footnoteRef:1] is er. [1:  Bron. ]|\t|\f|• punt|Jaar\tKilo|2024\t12|. . .|Zie ook Aanhangsel Handelingen|…"
).split("|")


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A paper of the corpus, or two, with lines dropped, doubled, swapped, cut, joined or shuffled."""
    text = draw(st.sampled_from(TEXTS))
    if draw(st.booleans()):
        text += draw(st.sampled_from(["", "\n", "\n\n\n"])) + draw(st.sampled_from(TEXTS))
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 12))):
        at, to = draw(st.integers(0, len(lines) - 1)), draw(st.integers(0, len(lines) - 1))
        what = draw(st.sampled_from("drop double swap cut join bait".split()))
        if what == "drop" and len(lines) > 1:
            del lines[at]
        elif what == "double":
            lines.insert(to, lines[at])
        elif what == "swap":
            lines[at], lines[to] = lines[to], lines[at]
        elif what == "cut":
            lines[at] = lines[at][: draw(st.integers(0, 20))]
        elif what == "join" and at + 1 < len(lines):
            lines[at : at + 2] = [lines[at] + lines[at + 1]]
        else:
            lines.insert(at, draw(st.sampled_from(BAIT)))
    if draw(st.integers(0, 4)) == 0:
        lines = draw(st.permutations(lines))
    return "\n".join(lines)


def baited() -> st.SearchStrategy[str]:
    """Any text among lines that look like those of a paper."""
    line = st.one_of(st.sampled_from(BAIT), st.text(max_size=40), st.sampled_from(["", "", "Er is kaas in Gouda."]))
    return st.lists(line, max_size=40).map("\n".join)


def escaped(text: str) -> str:
    """A line as it may stand in markup, without the characters that no markup has."""
    kept = "".join(character for character in text if character in "\t " or character.isprintable())
    return kept.replace("&", "&amp;").replace("<", "&lt;")


def page(text: str) -> bytes:
    return ("<main>" + "".join(f"<p>{escaped(line)}</p>" for line in text.split("\n")) + "</main>").encode()


def marked(text: str) -> bytes:
    lines = "".join(f"<al>{escaped(line)}</al>" for line in text.split("\n"))
    return f"<officiele-publicatie><kamervragen>{lines}</kamervragen></officiele-publicatie>".encode()


def word(text: str) -> bytes:
    # No line may start with "<": the maker of paragraphs takes that for markup.
    printed = ("".join(one for one in line if one.isprintable()).lstrip("< ") for line in text.split("\n"))
    return docx("".join(map(p, printed)))


def text_file(text: str) -> bytes:
    return odt("".join(f"<text:p>{escaped(line)}</text:p>" for line in text.split("\n")))


def sheets(text: str) -> bytes:
    """Pages of forty lines, in a font that has the characters of Dutch."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for place, line in enumerate(text.split("\n")):
        if place and place % 40 == 0:
            canvas.showPage()
        canvas.drawString(80, 780 - 14 * (place % 40), line.encode("cp1252", "ignore").decode("cp1252"))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


FORMS: dict[str, Callable[[str], bytes]] = {
    ".txt": lambda text: text.encode("utf-8", "replace"),
    ".md": lambda text: text.encode("utf-8", "replace"),
    ".html": page,
    ".xml": marked,
    ".docx": word,
    ".odt": text_file,
    ".pdf": sheets,
}


def read(data: bytes, suffix: str) -> Document | None:
    """The document, the same when it is loaded again; None where the file is refused."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"stuk{suffix}")
        path.write_bytes(data)
        try:
            document = load(path)
        except SourceError:
            return None
        assert load(path) == document
    return document


def inside(span: Span, document: Document) -> bool:
    """True for a span of at least one character within the text."""
    return 0 <= span.start < span.end <= len(document.text)


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def is_part(small: str, large: str) -> bool:
    """True when `small` is `large` with characters left out."""
    rest = iter(large)
    return all(character in rest for character in small)


def check(document: Document) -> None:
    """Everything that holds for every document."""
    units = find_units(document)
    assert lost_characters(document, units) == ""
    assert all(inside(span, document) for span in document.noise)
    assert all(left.end <= right.start for left, right in pairwise(document.noise))
    assert all(inside(place, document) for _, place in document.metadata.read_from)
    assert all(inside(reference.span, document) for reference in document.references)
    assert all(day is None or date.fromisoformat(day) for day in (document.metadata.date, document.metadata.asked))
    assert len({unit.address for unit in units}) == len(units)
    assert all(left.span <= right.span for left, right in pairwise(units))
    first = 0
    for unit in units:
        parts = [*unit.questions, *([unit.answer] if unit.answer else [])]
        assert all(inside(span, document) for span in (unit.span, *parts))
        assert all(inside(note.text, document) for note in unit.footnotes)
        passages = list(cut(document, unit, 40, len, first))
        assert [passage.id for passage in passages] == list(range(first, first + len(passages)))
        first += len(passages)
        assert all(left.span.end <= right.span.start for left, right in pairwise(passages))
        shown = [squeezed(tidy(document, passage.span)) for passage in passages]
        for passage, text in zip(passages, shown, strict=True):
            assert is_part(text, document.text[passage.span.start : passage.span.end])
        if unit.answer:
            assert all(unit.answer.start <= one.span.start <= one.span.end <= unit.answer.end for one in passages)
            assert "".join(shown) == squeezed(tidy(document, unit.answer))


@BOUNDED
@given(damaged(), st.sampled_from(sorted(FORMS)))
def test_damaged_papers(text: str, suffix: str) -> None:
    document = read(FORMS[suffix](text), suffix)
    assume(document is not None)
    assert document is not None
    check(document)


@BOUNDED
@given(baited(), st.sampled_from(sorted(FORMS)))
def test_any_text_between_lines_of_a_paper(text: str, suffix: str) -> None:
    document = read(FORMS[suffix](text), suffix)
    if document is not None:
        check(document)


@BOUNDED
@given(damaged(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), st.sampled_from(["utf-8", "cp1252"]))
def test_encodings_that_are_mixed(text: str, first: str, second: str) -> None:
    middle = len(text) // 2
    document = read(text[:middle].encode(first, "replace") + text[middle:].encode(second, "replace"), ".txt")
    if document is not None:
        check(document)


@BOUNDED
@given(st.binary(max_size=400), st.sampled_from(sorted({*FORMS, ".eml", ".htm"})))
def test_any_bytes(data: bytes, suffix: str) -> None:
    document = read(data, suffix)
    if document is not None:
        check(document)


@BOUNDED
@given(st.sampled_from(sorted(FILES)))
def test_whole_papers_of_every_format(name: str) -> None:
    paper, form = FILES[name]
    document = read(MAKERS[form](paper)[0], ".txt" if form == "wrapped" else f".{form}")
    assert document is not None
    check(document)
