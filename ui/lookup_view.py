"""What the view for references shows, as HTML: how each was understood and its places, best first. Pure."""

from index.paper_numbers import read_paper_number
from qa.reference import Found, Match
from ui.attribution import lines
from ui.escape import SEPARATOR, fragment, literal
from ui.lookup_records import Looked
from ui.strings import Strings

# Shares of the letter groups from which a sentence counts as nearly the same, or as much like it.
_NEARLY, _ALIKE = 0.85, 0.7
OPENING_WORDS = 70


def title_html(strings: Strings) -> str:
    """The name of the view and the sentence that says what it is for."""
    words = strings.lookup
    return fragment(strings.lang, f"<h1>{literal(words.title)}</h1><p>{literal(words.intro)}</p>", class_="vb-welkom")


def forms_html(strings: Strings) -> str:
    """What can be looked up, one form a line."""
    words = strings.lookup
    rows = "".join(f"<li>{literal(form)}</li>" for form in words.forms)
    return fragment(strings.lang, f"<h2>{literal(words.forms_heading)}</h2><ul>{rows}</ul>", class_="vb-vormen")


def heading_html(text: str, strings: Strings) -> str:
    """A small heading."""
    return fragment(strings.lang, f"<h2>{literal(text)}</h2>", class_="vb-vormen")


def hint_html(strings: Strings) -> str:
    """What stands in the place of a source while none is opened."""
    return fragment(strings.lang, f"<p>{literal(strings.lookup.no_source)}</p>", class_="vb-leeg")


def message_html(text: str, strings: Strings) -> str:
    """One line that is no error."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-gelezen", role="status")


def reference_html(looked: Looked, strings: Strings) -> str:
    """A reference as it was typed, how it was understood, and how many places fit it."""
    words, found = strings.lookup, looked.found
    body = f'<h2 lang="nl">{literal(looked.reference)}</h2>'
    if looked.wrong:
        body += f'<p class="vb-niets">{literal(looked.wrong.in_language(strings.lang))}</p>'
    elif found:
        read = (
            f'{literal(words.understood)}: <span lang="nl">{literal(found.understood)}</span>'
            if found.understood
            else literal(words.pasted)
        )
        body += f'<p class="vb-feiten">{read}</p>{_outcome(found, strings)}'
    return fragment(strings.lang, body, class_="vb-deelvraag", role="status")


def match_html(found: Found, match: Match, strings: Strings) -> str:
    """One place: how well it fits in words, the quote, and who said it, when and where."""
    words, quote = strings.lookup, match.citation
    *facts, title = lines(quote, strings)
    head = (
        f'<p class="vb-zekerheid vb-{_style(match)}"><span class="vb-nummer">'
        f"{literal(words.match.format(n=quote.n))}</span> <strong>{literal(score_text(found, match, strings))}</strong>"
        f' <span class="vb-adres">{literal(quote.address)}</span></p>'
    )
    said = quote.display.split()
    opening, rest = " ".join(said[:OPENING_WORDS]), " ".join(said[OPENING_WORDS:])
    shown = f"<p>{literal(opening)}{' …' if rest else ''}</p>"
    if rest:
        label = literal(strings.dossier.whole_answer)
        shown += f'<details><summary lang="{strings.lang}">{label}</summary><p>… {literal(rest)}</p></details>'
    under = f"<span>{SEPARATOR.join(literal(fact) for fact in facts)}</span> <cite>{literal(title)}</cite>"
    figure = f'<blockquote lang="nl">{shown}</blockquote><figcaption>{under}</figcaption>'
    name = literal(words.match.format(n=quote.n))
    body = f'{head}<figure class="vb-citaat" aria-label="{name}">{figure}</figure>'
    return fragment(strings.lang, body, class_="vb-eerder")


def citation_html(text: str, n: int, strings: Strings) -> str:
    """A citation of place `n` as text to read or select, with a button by which the page's script copies it."""
    words = strings.lookup
    name = words.copy_place.format(n=n)
    body = (
        f'<pre lang="nl" tabindex="0" aria-label="{literal(words.citation.format(n=n))}">{literal(text)}</pre>'
        f'<button type="button" class="vb-kopieer" aria-label="{literal(name)}" data-tekst="{literal(text)}" '
        f'data-klaar="{literal(words.copied)}">{literal(words.copy)}</button><span role="status"></span>'
    )
    return fragment(strings.lang, body, class_="vb-kopie vb-vermelding")


def score_text(found: Found, match: Match, strings: Strings) -> str:
    """How well a place fits its reference, in words (plain text)."""
    words = strings.lookup
    if found.understood:
        # A place that fits a reference less than fully only names what is meant.
        return words.exact if match.score >= 1 else words.names_it
    if match.score >= 1:
        return words.literal
    return words.nearly if match.score >= _NEARLY else words.alike if match.score >= _ALIKE else words.somewhat


def _style(match: Match) -> str:
    return "zeker" if match.score >= 1 else "waarschijnlijk" if match.score >= _ALIKE else "onzeker"


def _outcome(found: Found, strings: Strings) -> str:
    words = strings.lookup
    count = len(found.matches)
    if not count:
        more = f" {literal(words.not_found_number)}" if _is_number(found) else ""
        return f'<p class="vb-niets"><strong>{literal(words.not_found)}.</strong>{more}</p>'
    said = words.matches_one if count == 1 else words.matches_many.format(count=count)
    named = ""
    if found.understood and all(match.score < 1 for match in found.matches):
        named = f'<p class="vb-niets">{literal(words.only_named)}</p>'
    return f"<p>{literal(said)}</p>{named}"


def _is_number(found: Found) -> bool:
    # Of an address or a Vraag that is not there, the paper may be.
    return found.understood is not None and read_paper_number(found.reference) is not None
