"""One question of an evaluation as HTML: what was asked, what went wrong, where it stands, what was shown. Pure."""

from collections.abc import Sequence

from index.errors import StoreError
from index.records import Span
from qa.gold.records import Place
from qa.report.failures import todo_text
from qa.report.names import FAILURE_WORDS
from qa.report.numbers import Numbers
from qa.report.parts import Parts
from ui.attribution import questions
from ui.escape import SEPARATOR, fragment, literal
from ui.evaluation_read import Found, Row, Wanted, excerpt
from ui.evaluation_view import kind_text
from ui.marked import marked
from ui.source_view import notice, place_panel
from ui.sources import Sources
from ui.strings import Strings
from ui.unit_view import unit_name

EXCERPT_WORDS = 40
_AROUND = 160


def chosen_html(row: Row, strings: Strings) -> str:
    """The question itself; it can be given the focus, so that who uses a keyboard or a screen reader goes on there."""
    under = SEPARATOR.join(literal(str(part)) for part in (row["id"], kind_text(row, strings)))
    body = f'<h3 lang="nl">{literal(str(row["question"]))}</h3><p class="vb-feiten">{under}</p>'
    return fragment(strings.lang, body, class_="vb-gekozen", tabindex="-1")


def failure_html(row: Row, strings: Strings) -> str:
    """What went wrong with the question and what to do about it, or that it went well."""
    words, code = strings.evaluation, str(row["failure"])
    if not code:
        well = f"<p><strong>{literal(words.went_well)}</strong></p>"
        return fragment(strings.lang, well, class_="vb-uitslag vb-goed")
    name, advice = FAILURE_WORDS[strings.lang].get(code, (code, ""))
    todo = todo_text(row, Parts(strings.lang))
    said = "".join(f"<p>{literal(text)}</p>" for text in (advice, todo) if text)
    heading = f'<h4 class="vb-onzichtbaar">{literal(words.what_went_wrong)}</h4>'
    return fragment(strings.lang, f"{heading}<p><strong>{literal(name)}</strong></p>{said}", class_="vb-uitslag")


def wanted_html(wanted: Wanted, strings: Strings) -> str:
    """The words of the answer that the gold file gives, or that there is no answer."""
    words = strings.evaluation
    if not wanted.places:
        return fragment(strings.lang, f"<p>{literal(words.no_place)}</p>", class_="vb-gezocht")
    if not wanted.answer:
        return ""
    label = words.wanted + (f" ({words.own_words})" if wanted.own_words else "")
    said = "".join(f'<li lang="nl">{literal(text)}</li>' for text in wanted.answer)
    return fragment(strings.lang, f"<p>{literal(label)}:</p><ul>{said}</ul>", class_="vb-gezocht")


def shown_html(row: Row, strings: Strings) -> str:
    """What the user would have seen."""
    words = strings.evaluation
    if row["abstained"]:
        return fragment(strings.lang, f"<p>{literal(words.refused)}</p>", class_="vb-getoond")
    return fragment("nl", f"<p>{literal(str(row['shown']))}</p>", class_="vb-getoond")


def rank_html(row: Row, strings: Strings) -> str:
    """Where the right place came in the list; nothing for a question without one."""
    words = strings.evaluation
    if not row["places"]:
        return ""
    rank = row["rank"]
    said = words.rank_nowhere if rank is None else words.rank.format(rank=Numbers(strings.lang).whole(rank))
    return fragment(strings.lang, f"<p>{literal(said)}</p>", class_="vb-gelezen")


def place_html(place: Place, found: Found | None, strings: Strings) -> str:
    """A place of the answer as the gold file names it, with how the paper reads there."""
    if found is None:
        named = SEPARATOR.join(literal(part) for part in (_said(place, strings), place.document) if part)
        return fragment(
            strings.lang,
            f'<p class="vb-feiten">{named}</p><p>{literal(strings.evaluation.place_gone)}</p>',
            class_="vb-plek vb-goed",
        )
    around = literal(excerpt(found, EXCERPT_WORDS)) if found.span is None else _around(found, found.span)
    return _stretch(found, True, None, around, strings)


def stretch_html(row: Row, found: Found | None, n: int, strings: Strings) -> str:
    """Passage or quote number `n`, and whether it comes from a right place."""
    if found is None:
        body = f"{_head(bool(row['right']), n, strings)}<p>{literal(strings.evaluation.place_gone)}</p>"
        return fragment(strings.lang, body, class_=_class(bool(row["right"])))
    return _stretch(found, bool(row["right"]), n, literal(excerpt(found, EXCERPT_WORDS)), strings)


def panel_html(sources: Sources, found: Found, right: bool, strings: Strings) -> str:
    """The source panel of the chat for a place of an evaluation; it says whether that is a right one."""
    words = strings.evaluation
    said = f'<p class="vb-stand">{_badge(right, strings)}</p>'
    if found.changed:
        said += f"<p>{literal(words.changed)}</p>"
    try:
        return place_panel(sources, found.document, found.unit.address, found.span, strings, said)
    except StoreError:
        return notice(strings.source_missing, strings)


def _around(found: Found, answer: Span) -> str:
    """The answer, marked, in the words round it."""
    text, unit = found.document.text, found.unit.span
    start, end = max(unit.start, answer.start - _AROUND), min(unit.end, answer.end + _AROUND)
    # Whole words only.
    while unit.start < start < answer.start and not text[start - 1].isspace():
        start += 1
    while answer.end < end < unit.end and not text[end].isspace():
        end -= 1
    before, after = "… " if start > unit.start else "", " …" if end < unit.end else ""
    return f"{before}{marked(found.document, Span(start, end), answer)}{after}"


def _stretch(found: Found, right: bool, n: int | None, shown: str, strings: Strings) -> str:
    title = found.document.metadata.title
    named: Sequence[str] = (unit_name(found.unit, strings), title)
    under = SEPARATOR.join(literal(part) for part in named)
    body = f'{_head(right, n, strings)}<p lang="nl">{shown}</p><p class="vb-feiten">{under}</p>'
    return fragment(strings.lang, body, class_=_class(right))


def _head(right: bool, n: int | None, strings: Strings) -> str:
    number = "" if n is None else f'<span class="vb-nummer">{n}.</span> '
    return f'<p class="vb-stand">{number}{_badge(right, strings)}</p>'


def _badge(right: bool, strings: Strings) -> str:
    words = strings.evaluation
    style, mark, said = ("vb-juist", "✓", words.right) if right else ("vb-anders", "○", words.not_right)
    return f'<span class="{style}"><span aria-hidden="true">{mark} </span>{literal(said)}</span>'


def _class(right: bool) -> str:
    return "vb-plek vb-goed" if right else "vb-plek"


def _said(place: Place, strings: Strings) -> str:
    return questions((place.vraag,), strings) if place.vraag is not None else place.section or ""
