"""What the view for a whole Kamervraag shows, as HTML: the division, each question, each earlier answer. Pure."""

from qa.dossier import Dossier, Earlier, Item
from qa.records import Citation
from ui.attribution import lines
from ui.dossier_reading import Divided
from ui.escape import SEPARATOR, fragment, literal
from ui.strings import Strings

# Of a longer answer the rest is folded away; it is all there.
OPENING_WORDS = 70
_STYLES = {"zeker": "zeker", "waarschijnlijk": "waarschijnlijk"}


def title_html(strings: Strings) -> str:
    """The name of the view and the sentence that says what it is for."""
    words = strings.dossier
    return fragment(strings.lang, f"<h1>{literal(words.title)}</h1><p>{literal(words.intro)}</p>", class_="vb-welkom")


def heading_html(text: str, strings: Strings) -> str:
    """A heading of the view."""
    return fragment(strings.lang, literal(text), "h2", class_="vb-kopje")


def note_html(text: str, strings: Strings) -> str:
    """A remark in small letters."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-gelezen")


def message_html(text: str, strings: Strings) -> str:
    """One line that is no error."""
    return fragment(strings.lang, f"<p>{literal(text)}</p>", class_="vb-melding", role="status")


def hint_html(strings: Strings) -> str:
    """What stands in the place of a source while none is opened."""
    return fragment(strings.lang, f"<p>{literal(strings.dossier.no_source)}</p>", class_="vb-leeg")


def paper_html(divided: Divided, strings: Strings) -> str:
    """Which paper it is: its title, where it came from, how many questions it asks."""
    words = strings.dossier
    title = divided.document.metadata.title
    origin = words.from_file.format(name=divided.name) if divided.name else words.from_text
    facts = SEPARATOR.join(literal(part) for part in (origin, count_text(len(divided.questions), strings)))
    return fragment(
        strings.lang,
        f'<p lang="nl"><strong>{literal(title)}</strong></p><p class="vb-feiten">{facts}</p>',
        class_="vb-stuk",
    )


def division_html(divided: Divided, strings: Strings) -> str:
    """How the paper was divided: what stands before the questions, and each question with its number."""
    words = strings.dossier
    said = (
        f'<p lang="nl">{literal(divided.introduction)}</p>'
        if divided.introduction
        else f'<p class="vb-feiten">{literal(words.no_introduction)}</p>'
    )
    rows = "".join(
        f'<li><p class="vb-nummer">{literal(words.question_label.format(label=question.label))}</p>'
        f'<p lang="nl">{literal(question.text)}</p></li>'
        for question in divided.questions
    )
    body = (
        f"<h3>{literal(words.introduction)}</h3>{said}"
        f"<h3>{literal(words.questions)} ({len(divided.questions)})</h3><ol>{rows}</ol>"
    )
    return fragment(strings.lang, body, "section", class_="vb-verdeling", aria_label=words.divided)


def summary_html(whole: Dossier, strings: Strings) -> str:
    """How much was found: questions, earlier answers, questions without."""
    words = strings.dossier
    answers = sum(len(item.elsewhere) for item in whole.items)
    without = sum(not item.elsewhere and not item.asks_for_answers for item in whole.items)
    parts = [count_text(len(whole.items), strings), _count(answers, words.answers_one, words.answers_many)]
    parts += [_count(without, words.without_one, words.without_many)] if without else []
    return fragment(strings.lang, f"<p>{literal(', '.join(parts))}.</p>", class_="vb-opbrengst", role="status")


def kept_html(kept: int, whole: int, strings: Strings) -> str:
    """How many of the answers go into the dossier."""
    return note_html(strings.dossier.kept.format(kept=kept, all=whole), strings)


def count_text(count: int, strings: Strings) -> str:
    """`1 vraag`, `12 vragen` (plain text)."""
    return _count(count, strings.dossier.questions_one, strings.dossier.questions_many)


def item_html(item: Item, strings: Strings) -> str:
    """A question of the paper, and that nothing was found for it where nothing was."""
    words = strings.dossier
    body = f"<h2>{literal(words.question_label.format(label=item.label))}</h2><p>{_dutch(item.question)}</p>"
    if item.searched != item.question and not item.asks_for_answers:
        body += f'<p class="vb-feiten">{literal(words.searched_as.format(text=item.searched))}</p>'
    if not item.elsewhere:
        said = words.about_answering if item.asks_for_answers else words.nothing
        body += f'<p class="vb-niets">{literal(said)}</p>'
    return fragment(strings.lang, body, class_="vb-deelvraag")


def earlier_html(earlier: Earlier, kept: bool, strings: Strings) -> str:
    """An earlier answer: how alike, how sure, the question that it answered, its quotes, and who said it when."""
    words = strings.dossier
    kind = words.this_paper if earlier.same_paper else words.identical if earlier.identical else words.similar
    sure = {"zeker": words.certain, "waarschijnlijk": words.likely}.get(earlier.word, words.unsure)
    head = (
        f'<p class="vb-zekerheid vb-{_STYLES.get(earlier.word, "onzeker")}">'
        f'<span class="vb-nummer">{literal(earlier.label)}</span> <span class="vb-soort">{literal(kind)}</span> '
        f"<strong>{literal(sure)}</strong></p>"
    )
    asked = f'<p class="vb-gesteld">{literal(words.asked)}: {_dutch(earlier.asked, "q")}</p>' if earlier.asked else ""
    quotes = "".join(_quote(quote, strings) for quote in earlier.citations)
    return fragment(strings.lang, head + asked + quotes, class_="vb-eerder" if kept else "vb-eerder vb-weg")


def _quote(quote: Citation, strings: Strings) -> str:
    *facts, title = lines(quote, strings)
    under = f"<span>{SEPARATOR.join(literal(fact) for fact in facts)}</span> <cite>{literal(title)}</cite>"
    words = quote.display.split()
    opening, rest = " ".join(words[:OPENING_WORDS]), " ".join(words[OPENING_WORDS:])
    shown = f"<p>{literal(opening)}{' …' if rest else ''}</p>"
    if rest:
        label = literal(strings.dossier.whole_answer)
        shown += f'<details><summary lang="{strings.lang}">{label}</summary><p>… {literal(rest)}</p></details>'
    name = literal(strings.quote_label.format(n=quote.n))
    return (
        f'<figure class="vb-citaat" aria-label="{name}"><blockquote lang="nl">{shown}</blockquote>'
        f"<figcaption>{under}</figcaption></figure>"
    )


def _count(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(count=count)


def _dutch(text: str, tag: str = "span") -> str:
    return f'<{tag} lang="nl">{literal(text)}</{tag}>'
