"""What the view for monitors shows, as HTML: a kept question and what answers it. Pure: records -> HTML."""

from collections.abc import Mapping, Sequence

from qa.monitor import Monitor, MonitorHit
from ui.answer_view import quote_html
from ui.confidence import style, word
from ui.dates import written
from ui.escape import SEPARATOR, fragment, literal
from ui.filters_text import named
from ui.strings import Strings


def title_html(strings: Strings) -> str:
    """The name of the view and the sentence that says what it is for."""
    words = strings.monitor
    return fragment(strings.lang, f"<h1>{literal(words.title)}</h1><p>{literal(words.intro)}</p>", class_="vb-welkom")


def message_html(text: str, strings: Strings) -> str:
    """One line that is no error."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-melding", role="status")


def note_html(text: str, strings: Strings) -> str:
    """A remark in small letters."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-gelezen")


def list_html(strings: Strings) -> str:
    """The heading of the list and how it is ordered."""
    words = strings.monitor
    body = f"<h2>{literal(words.list_heading)}</h2><p>{literal(words.order)}</p>"
    return fragment(strings.lang, body, class_="vb-gevolgd")


def unseen_text(monitor: Monitor, strings: Strings) -> str:
    """How many hits wait to be looked at, in words (plain)."""
    words = strings.monitor
    if monitor.unseen == 0:
        return words.unseen_none
    return words.unseen_one if monitor.unseen == 1 else words.unseen_many.format(count=monitor.unseen)


def monitor_html(monitor: Monitor, titles: Mapping[str, str], strings: Strings, pressed: bool = False) -> str:
    """The head of a monitor: its name, what it asks, what it is limited to, and since when.

    `pressed`: somebody asked for it, so that it comes into view.
    """
    words = strings.monitor
    since = words.since.format(date=written(monitor.made[:10], strings))
    limits = [text for _, text in named(monitor.filters, titles, strings)]
    facts = SEPARATOR.join(literal(fact) for fact in (since, *limits, unseen_text(monitor, strings)))
    asked = " ".join(monitor.question.split())
    question = "" if asked == monitor.name else f"<p>{literal(words.asks)}: {literal(asked)}</p>"
    body = f'<h2>{literal(monitor.name)}</h2>{question}<p class="vb-feiten">{facts}</p>'
    if monitor.cut:
        body += f"<p>{literal(words.hits_cut)}</p>"
    if not monitor.hits:
        body += f"<p>{literal(words.hits_none)}</p>"
    if pressed:
        return fragment(strings.lang, body, class_="vb-volgkop vb-gekozen", tabindex="-1")
    return fragment(strings.lang, body, class_="vb-volgkop")


def hit_html(hit: MonitorHit, strings: Strings) -> str:
    """A hit: how sure, when it was found and what became of it, then its quotes with their sources."""
    words = strings.monitor
    marks: Sequence[str] = ()
    if hit.state != "there":
        marks = (words.gone if hit.state == "gone" else words.changed,)
    elif hit.seen:
        marks = (words.seen,)
    sure = f"<strong>{literal(word(hit.sure, strings))}</strong>"
    found = literal(words.found.format(date=written(hit.found[:10], strings)))
    told = SEPARATOR.join(
        [
            f"{literal(strings.confidence_label)}: {sure}",
            found,
            *(f'<span class="vb-merk">{literal(mark)}</span>' for mark in marks),
        ]
    )
    line = fragment(strings.lang, told, "p", class_=f"vb-zekerheid vb-{style(hit.sure)}")
    quotes = "".join(quote_html(citation, strings) for citation in hit.citations)
    return fragment(strings.lang, line + quotes, class_="vb-vondst")
