"""The list of papers as HTML: what was found, what it can be filtered by, and the way through it. Pure functions.

Each choice is a link to the address at which it holds, so that keyboard, new tabs and the way back work as on any page.
"""

from collections.abc import Sequence

from qa.library import FACETS, OTHER, Entry, Facet
from qa.library_facets import Choice, Order
from qa.report.numbers import Numbers
from ui.dates import written
from ui.escape import SEPARATOR, fragment, literal
from ui.library_links import Place, about_link, link
from ui.strings import Strings

PER_PAGE = 50
_SHOWN_VALUES, _MOST_VALUES = 8, 300
_ORDERS: tuple[Order, ...] = ("date", "title")


def title_html(strings: Strings) -> str:
    """The name of the view and the one sentence that says what it is for."""
    words = strings.library
    return fragment(strings.lang, f"<h1>{literal(words.title)}</h1><p>{literal(words.intro)}</p>", class_="vb-welkom")


def facets_html(choice: Choice, place: Place, strings: Strings) -> str:
    """What can be chosen, each value with how many papers it would give; a facet with nothing is left out."""
    shown = "".join(_facet(facet, choice.facets[facet], place, strings) for facet in FACETS if choice.facets[facet])
    return fragment(strings.lang, shown, "nav", class_="vb-kiezen", aria_label=strings.library.filters)


def head_html(choice: Choice, place: Place, whole: int, strings: Strings) -> str:
    """How many papers there are, what was chosen with the way to drop it, and the order."""
    words, numbers = strings.library, Numbers(strings.lang)
    count = len(choice.papers)
    if count < whole:
        said = words.found_of.format(count=numbers.whole(count), all=numbers.whole(whole))
    else:
        said = words.found_one if count == 1 else words.found.format(count=numbers.whole(count))
    orders = "".join(_order(order, place, strings) for order in _ORDERS)
    body = (
        f'<p class="vb-telling" role="status">{literal(said)}</p>'
        f'<p class="vb-volgorde"><span class="vb-onzichtbaar">{literal(words.order)}: </span>{orders}</p>'
    )
    return fragment(strings.lang, body + _chips(place, strings), class_="vb-lijstkop")


def list_html(choice: Choice, place: Place, added: frozenset[str], strings: Strings) -> str:
    """One page of the papers; `added` holds the files that were added here."""
    if not choice.papers:
        body = f"<p>{literal(strings.library.nothing_found)}</p>"
        return fragment(strings.lang, body, "section", class_="vb-melding", role="status")
    page = page_of(choice, place)
    papers = choice.papers[(page - 1) * PER_PAGE : page * PER_PAGE]
    items = "".join(_item(entry, place, entry.file in added, strings) for entry in papers)
    first = (page - 1) * PER_PAGE + 1
    body = f'<ol class="vb-stukken" start="{first}">{items}</ol>{_pager(choice, place, page, strings)}'
    return fragment(strings.lang, body, "section", aria_label=strings.library.title)


def page_of(choice: Choice, place: Place) -> int:
    """The page that is shown: the one asked for, or the last that there is."""
    return max(1, min(place.page, -(-len(choice.papers) // PER_PAGE)))


def facts(entry: Entry, strings: Strings) -> list[str]:
    """Kind, who, date and number of a paper as plain text; what it does not say is left out."""
    words, about = strings.library, entry.metadata
    asked = words.asked_by.format(whom=", ".join(about.asked_by)) if about.asked_by else None
    date = written(about.date, strings) or strings.no_date
    found = (value_name("kind", entry.values["kind"][0], strings), about.speaker, date, about.number, asked)
    return [fact for fact in found if fact]


def value_name(facet: Facet, value: str, strings: Strings) -> str:
    """What a value of a facet is called: kinds in the reader's language, the rest as the papers have it."""
    if facet != "kind":
        return value
    words = strings.library
    kinds = {"vraag-antwoord": words.kind_answers, "kamervragen": words.kind_questions, "kamerbrief": words.kind_letter}
    return kinds.get(value, words.kind_other if value == OTHER else value)


def facet_name(facet: Facet, strings: Strings) -> str:
    """What a facet is called."""
    words = strings.library
    names: dict[Facet, str] = {
        "kind": words.facet_kind,
        "minister": words.facet_minister,
        "ministry": words.facet_ministry,
        "party": words.facet_party,
        "year": words.facet_year,
    }
    return names[facet]


def go(place: Place, label: str, **attributes: str) -> str:
    """A link within the page round HTML that is already safe."""
    given = "".join(f' {name.rstrip("_").replace("_", "-")}="{literal(value)}"' for name, value in attributes.items())
    return f'<a class="vb-ga" href="{literal(link(place))}"{given}>{label}</a>'


def about_html(file: str, title: str, strings: Strings) -> str:
    """The link that opens the questions with only this paper to search."""
    label = literal(strings.library.ask_about)
    # The title describes the link; as a part of its name it would stand there twice for who hears the page.
    return f'<a class="vb-ga" href="{literal(about_link(file))}" title="{literal(title)}">{label}</a>'


def _facet(facet: Facet, values: Sequence[tuple[str, int]], place: Place, strings: Strings) -> str:
    chosen = place.chosen.get(facet, ())
    items = [_value(facet, value, count, place, strings) for value, count in values[:_MOST_VALUES]]
    body = f"<ul>{''.join(items[:_SHOWN_VALUES])}</ul>"
    if rest := items[_SHOWN_VALUES:]:
        more = strings.library.more_values.format(count=Numbers(strings.lang).whole(len(rest)))
        body += f"<details><summary>{literal(more)}</summary><ul>{''.join(rest)}</ul></details>"
    opened = " open" if chosen or facet in ("kind", "year") else ""
    return f"<details{opened}><summary>{literal(facet_name(facet, strings))}</summary>{body}</details>"


def _value(facet: Facet, value: str, count: int, place: Place, strings: Strings) -> str:
    name = literal(value_name(facet, value, strings))
    label = f'<span>{name}</span> <span class="vb-aantal">{Numbers(strings.lang).whole(count)}</span>'
    chosen = {"aria_current": "true"} if value in place.chosen.get(facet, ()) else {}
    return f"<li>{go(place.toggled(facet, value), label, **chosen)}</li>"


def _chips(place: Place, strings: Strings) -> str:
    words = strings.library
    chosen = [(facet, value) for facet in FACETS for value in place.chosen.get(facet, ())]
    if not chosen:
        return ""
    chips = "".join(
        f"<li>{go(place.toggled(facet, value), _chip(facet, value, strings))}</li>" for facet, value in chosen
    )
    clear = f"<li>{go(Place(order=place.order), literal(words.clear))}</li>" if len(chosen) > 1 else ""
    return f'<p class="vb-onzichtbaar">{literal(words.chosen)}</p><ul class="vb-keuzes">{chips}{clear}</ul>'


def _chip(facet: Facet, value: str, strings: Strings) -> str:
    said = f"{facet_name(facet, strings)}: {value_name(facet, value, strings)}"
    drop = f'<span class="vb-onzichtbaar"> {literal(strings.library.drop)}</span>'
    return f'{literal(said)} <span aria-hidden="true">×</span>{drop}'


def _order(order: Order, place: Place, strings: Strings) -> str:
    words = strings.library
    label = literal(words.by_date if order == "date" else words.by_title)
    return go(place.ordered(order), label, **({"aria_current": "true"} if order == place.order else {}))


def _item(entry: Entry, place: Place, added: bool, strings: Strings) -> str:
    title = f'<span lang="nl">{literal(entry.title)}</span>'
    shown = [*facts(entry, strings), *([strings.library.added_here] if added else [])]
    said = SEPARATOR.join(map(literal, shown))
    about = about_html(entry.file, entry.title, strings)
    return f'<li>{go(place.opened(entry.file), title)}<p class="vb-feiten">{said}{SEPARATOR}{about}</p></li>'


def _pager(choice: Choice, place: Place, page: int, strings: Strings) -> str:
    words, numbers, count = strings.library, Numbers(strings.lang), len(choice.papers)
    if count <= PER_PAGE:
        return ""
    first, last = (page - 1) * PER_PAGE + 1, min(page * PER_PAGE, count)
    said = words.shown.format(first=numbers.whole(first), last=numbers.whole(last), all=numbers.whole(count))
    before = go(place.on_page(page - 1), literal(words.previous_page), rel="prev") if page > 1 else ""
    after = go(place.on_page(page + 1), literal(words.next_page), rel="next") if last < count else ""
    body = f"{before}<span>{literal(said)}</span>{after}"
    return f'<nav class="vb-bladen" aria-label="{literal(words.paging)}">{body}</nav>'
