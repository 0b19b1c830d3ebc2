"""Question and answer as HTML: the quotes with what stands under them, or that nothing was found. Pure functions."""

import re
from collections.abc import Sequence

from index.errors import VraagbaakError
from index.records import Span
from index.tidy import tidy
from qa.records import NOT_FOUND, Answer, Citation, RankedPassage
from ui.attribution import lines, questions
from ui.confidence import style, word
from ui.escape import SEPARATOR, fragment, literal
from ui.sources import Sources
from ui.strings import Strings

NEAREST_SHOWN = 3
NEAREST_WORDS = 25
# A question of fewer characters and lines fits its box, also in the narrowest window.
_BOXED, _BOXED_LINES = 250, 4
_MARK = re.compile(r"\s*\[(\d+)\]")


def question_html(question: str, strings: Strings) -> str:
    """What the user asked, character for character."""
    label = f'<span class="vb-onzichtbaar">{literal(strings.you)}: </span>'
    # What is longer than its box scrolls, so that the answer stays in view; who uses keys must be able to scroll too.
    reached = ' tabindex="0"' if len(question) > _BOXED or question.count("\n") > _BOXED_LINES else ""
    return fragment(strings.lang, f"<p{reached}>{label}{literal(question)}</p>", class_="vb-gevraagd")


def head_html(answer: Answer, strings: Strings) -> str:
    """The line above the quotes: how sure, and the answer itself where the quotes do not already say it in full."""
    sure = (
        f'<p class="vb-zekerheid vb-{style(answer.confidence)}">{literal(strings.confidence_label)}: '
        f"<strong>{literal(word(answer.confidence, strings))}</strong></p>"
    )
    said = "" if _quotes_say_all(answer) else f'<p class="vb-antwoord" lang="nl">{_with_marks(answer.answer)}</p>'
    heading = f'<h2 class="vb-onzichtbaar">{literal(strings.answer_label)}</h2>'
    missing = "".join(
        f'<p class="vb-ontbreekt">{literal(strings.not_found)}: <span lang="nl">{literal(part)}</span></p>'
        for part in answer.missing
    )
    notes = "".join(f'<p class="vb-opmerking">{literal(note.in_language(strings.lang))}</p>' for note in answer.notes)
    # What the page's script says aloud to who does not see that an answer has come.
    told = f"{strings.answer_label}. {strings.confidence_label}: {word(answer.confidence, strings)}."
    return fragment(strings.lang, heading + sure + said + missing + notes, data_gemeld=told)


def understood_html(answer: Answer, strings: Strings) -> str:
    """How a follow-up was completed; nothing for a question on its own."""
    if answer.understood is None:
        return ""
    return fragment(
        strings.lang,
        f"<p>{literal(strings.completed)}: {literal(answer.understood)}</p>",
        class_="vb-gelezen",
    )


def read_as_html(answer: Answer, strings: Strings) -> str:
    """How mistyped words were read; nothing where there were none."""
    said = ", ".join(f"{meant} ({typed})" for typed, meant in answer.read_as)
    return (
        fragment(strings.lang, f"<p>{literal(strings.read_as)}: {literal(said)}</p>", class_="vb-gelezen")
        if said
        else ""
    )


def quote_html(citation: Citation, strings: Strings) -> str:
    """One numbered quote with who said it, when and where; the title of the paper stands in `cite`."""
    *facts, title = lines(citation, strings)
    under = f"<span>{SEPARATOR.join(literal(fact) for fact in facts)}</span> <cite>{literal(title)}</cite>"
    number = f'<span class="vb-nummer" aria-hidden="true">[{citation.n}]</span>'
    body = (
        f'<blockquote lang="nl">{number}<p>{literal(citation.display)}</p></blockquote><figcaption>{under}</figcaption>'
    )
    name = strings.quote_label.format(n=citation.n)
    return fragment(strings.lang, body, "figure", class_="vb-citaat", aria_label=name)


def not_found_html(answer: Answer, strings: Strings) -> str:
    """The clear message that the sources hold no answer, with the reason where there is more to say."""
    told = answer.not_found if answer.not_found not in (None, NOT_FOUND) else None
    hint = told.in_language(strings.lang) if told else strings.not_found_hint
    body = f"<h2>{literal(strings.not_found)}</h2><p>{literal(hint)}</p>"
    return fragment(strings.lang, body, "section", class_="vb-nietgevonden", role="status")


def nearest_html(passages: Sequence[RankedPassage], sources: Sources, strings: Strings) -> str:
    """What came nearest to a question without an answer, under a warning that it is none."""
    items = "".join(f"<li>{_passage(passage, sources, strings)}</li>" for passage in passages[:NEAREST_SHOWN])
    body = f'<p class="vb-waarschuwing"><strong>{literal(strings.nearest_warning)}</strong></p><ul>{items}</ul>'
    return fragment(strings.lang, body, class_="vb-dichtstbij")


def found_html(passages: Sequence[RankedPassage], sources: Sources, strings: Strings) -> str:
    """All passages that were found for a question with an answer, in their order, each with why."""
    items = "".join(f"<li>{_passage(passage, sources, strings)}</li>" for passage in passages)
    return fragment(strings.lang, f"<ol>{items}</ol>", class_="vb-dichtstbij")


def error_html(message: str, strings: Strings) -> str:
    """One box with one line that explains what went wrong."""
    body = f"<p><strong>{literal(strings.error_heading)}:</strong> {literal(message)}</p>"
    return fragment(strings.lang, body, "section", class_="vb-fout", role="alert")


def _passage(passage: RankedPassage, sources: Sources, strings: Strings) -> str:
    try:
        document = sources.document(passage.document)
    except VraagbaakError:
        title, shown = passage.document, " ".join(passage.text.split())
    else:
        title = document.metadata.title
        # An answer that was kept may be older than the paper as it is now.
        same = document.text[passage.start : passage.end] == passage.text
        shown = tidy(document, Span(passage.start, passage.end)) if same else " ".join(passage.text.split())
    place = questions(passage.vraag, strings) if passage.vraag else passage.section
    under = SEPARATOR.join(literal(part) for part in (place, title) if part)
    words = shown.split()
    start = " ".join(words[:NEAREST_WORDS]) + (" …" if len(words) > NEAREST_WORDS else "")
    said = passage.why.in_language(strings.lang)
    why = f'<p class="vb-feiten">{literal(strings.why)}: {literal(said)}</p>' if said else ""
    return f'<p lang="nl">{literal(start)}</p><p class="vb-feiten">{under}</p>{why}'


def _with_marks(text: str) -> str:
    return _MARK.sub(r'<sup class="vb-nummer"> [\1]</sup>', literal(text))


def _quotes_say_all(answer: Answer) -> bool:
    rest = _MARK.sub(" ", answer.answer)
    for display in sorted((citation.display for citation in answer.citations), key=len, reverse=True):
        rest = rest.replace(display, " ")
    return not rest.strip()
