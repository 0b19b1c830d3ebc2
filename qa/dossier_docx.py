"""A dossier as a Word document; the only import of python-docx.

Headings, table, quotes and the numbered list are Word's own, so that a screen reader and a table of contents know them.
The same dossier gives the same bytes: what Word's format keeps of the clock is left out.
"""

import io
import zipfile

import docx
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import _Row

from qa.dossier import Dossier, Earlier, Item
from qa.dossier_sources import Say, Sources, clean, facts_of, heading_of
from qa.messages import Language

# Of the four columns of the overview, in centimetres.
_WIDTHS = (1.8, 8.4, 2.9, 2.9)
# The oldest day that a zip file knows.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def dossier_docx(whole: Dossier, sources: Sources, say: Say, language: Language) -> bytes:
    """The bytes of the whole file."""
    word = docx.Document()
    title = clean(say("title", title=whole.title))
    _describe(word, title, language)
    word.add_heading(title, level=1)
    word.add_paragraph(say("made"), style="Intense Quote")
    if whole.same_paper:
        word.add_paragraph(say("same_paper", file=whole.same_paper))
    if whole.introduction:
        word.add_heading(say("introduction"), level=2)
        word.add_paragraph(clean(whole.introduction))
    word.add_heading(say("overview"), level=2)
    _overview(word, whole, say)
    for item in whole.items:
        _item(word, item, sources, say)
    if sources.listed:
        word.add_heading(say("sources"), level=2)
        for source in sources.listed:
            url = f" {clean(source.url)}" if source.url else ""
            word.add_paragraph(f"{source.text}{url}", style="List Number")
    return _without_clock(word)


def _describe(word: Word, title: str, language: Language) -> None:
    """Title and language; the template's author and days are nobody's here."""
    about = word.core_properties
    # The format allows 255 characters.
    about.title, about.author, about.comments = title[:250], "Vraagbaak", ""
    about.language = "en-GB" if language == "en" else "nl-NL"
    for child in list(about._element):
        if child.tag.endswith(("}created", "}modified", "}lastModifiedBy", "}revision")):
            about._element.remove(child)
    # What is quoted is Dutch in either language.
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "nl-NL")


def _overview(word: Word, whole: Dossier, say: Say) -> None:
    table = word.add_table(rows=1, cols=4, style="Table Grid")
    _fill(table.rows[0], [say(name) for name in ("number", "question", "found", "surest")])
    # A reader that speaks repeats the heads of columns that are marked as such.
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)
    for item in whole.items:
        _fill(table.add_row(), [item.label, item.question, str(len(item.elsewhere)), say(item.surest or "none")])


def _fill(row: _Row, texts: list[str]) -> None:
    for cell, text, width in zip(row.cells, texts, _WIDTHS, strict=True):
        cell.text, cell.width = clean(text), Cm(width)


def _item(word: Word, item: Item, sources: Sources, say: Say) -> None:
    word.add_heading(clean(say("vraag", label=item.label)), level=2)
    word.add_paragraph().add_run(clean(item.question)).bold = True
    if item.searched != item.question:
        word.add_paragraph(say("searched", text=item.searched))
    for earlier in item.earlier:
        _earlier(word, earlier, sources, say)
    if not item.elsewhere and not item.dropped:
        word.add_paragraph(say("answering" if item.asks_for_answers else "nothing"))
    if item.dropped:
        word.add_paragraph(say("dropped", count=item.dropped))


def _earlier(word: Word, earlier: Earlier, sources: Sources, say: Say) -> None:
    word.add_heading(clean(heading_of(earlier, say)), level=3)
    word.add_paragraph(facts_of(earlier, say))
    if earlier.asked:
        word.add_paragraph(f"{say('asked')}: {clean(earlier.asked)}")
    for quote in earlier.citations:
        word.add_paragraph(f"{clean(quote.display)} [{sources.of(quote)}]", style="Quote")


def _without_clock(word: Word) -> bytes:
    """The file with every part dated alike; parts in the order in which they were written."""
    written = io.BytesIO()
    word.save(written)
    out = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            kept.writestr(entry, parts.read(name))
    return out.getvalue()
