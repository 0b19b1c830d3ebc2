"""The numbered list of sources of a dossier, in the footnote form of government papers, and the words around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from index.store import Store
from qa.citation_forms import footnote
from qa.citation_paper import link_of
from qa.dossier import Dossier, Earlier
from qa.messages import Language
from qa.records import Citation

# What XML does not take, and what turns the direction of a line.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Source:
    """One line of the list: its number, the source in words, and where it is published, if that is known."""

    n: int
    text: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Sources:
    """The list in order, and the number of the source of each quote by address and part."""

    listed: tuple[Source, ...]
    numbers: dict[tuple[str, str], int]

    def of(self, item: Citation) -> int:
        """The number of the source of a quote."""
        return self.numbers[item.address, item.part]


def sources_of(whole: Dossier, store: Store) -> Sources:
    """The sources of all quotes in the order in which they are read; the same source has one number."""
    listed: dict[str, Source] = {}
    numbers: dict[tuple[str, str], int] = {}
    for item in whole.items:
        for earlier in item.earlier:
            for quote in earlier.citations:
                document = store.document(quote.document)
                text = clean(footnote(quote, document))
                where = link_of(document)
                key = f"{text} {quote.address}"
                source = listed.setdefault(key, Source(len(listed) + 1, text, where.url if where else None))
                numbers[quote.address, quote.part] = source.n
    return Sources(tuple(listed.values()), numbers)


def clean(text: str) -> str:
    """`text` without characters that no document may hold, on one line."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())


_NL = {
    "title": "Eerdere antwoorden bij: {title}",
    "made": "Dit dossier is met software (Vraagbaak) gevonden en door niemand nagelezen. Controleer elk antwoord in de "
    "bron voordat u het gebruikt.",
    "same_paper": "Dit stuk staat zelf in de index, als {file}; wat daaruit komt, is als zodanig aangegeven.",
    "introduction": "Inleiding",
    "overview": "Overzicht",
    "number": "Vraag",
    "question": "Tekst",
    "found": "Eerdere antwoorden",
    "surest": "Zekerheid",
    "vraag": "Vraag {label}",
    "searched": "Gezocht als: {text}",
    "answering": "Deze vraag gaat over de beantwoording zelf; daar is niet naar gezocht.",
    "nothing": "Geen eerder antwoord gevonden in deze bronnen.",
    "dropped": "Weggelaten: {count}.",
    "identical": "dezelfde vraag",
    "similar": "gelijkend",
    "same": "dit stuk zelf",
    "asked": "Gevraagd",
    "sources": "Bronnen",
    "unsaid": "spreker niet vermeld",
    "undated": "zonder datum",
    "zeker": "zeker",
    "waarschijnlijk": "waarschijnlijk",
    "onzeker": "onzeker",
    "none": "geen",
}
_EN = {
    "title": "Earlier answers for: {title}",
    "made": "This dossier was found with software (Vraagbaak) and has been checked by nobody. Check each answer in its "
    "source before you use it.",
    "same_paper": "This paper is itself in the index, as {file}; what comes from it is marked so.",
    "introduction": "Introduction",
    "overview": "Overview",
    "number": "Question",
    "question": "Text",
    "found": "Earlier answers",
    "surest": "Confidence",
    "vraag": "Question {label}",
    "searched": "Searched as: {text}",
    "answering": "This question is about the answering itself; nothing was looked for.",
    "nothing": "No earlier answer found in these sources.",
    "dropped": "Left out: {count}.",
    "identical": "same question",
    "similar": "similar",
    "same": "this paper itself",
    "asked": "Asked",
    "sources": "Sources",
    "unsaid": "speaker not named",
    "undated": "no date",
    "zeker": "certain",
    "waarschijnlijk": "likely",
    "onzeker": "uncertain",
    "none": "none",
}
Say = Callable[..., str]


def words_in(language: Language) -> Say:
    """The function that gives the words of a dossier in a language, their places filled in."""
    words = _EN if language == "en" else _NL
    return lambda name, **values: words[name].format(**{key: clean(str(value)) for key, value in values.items()})


def heading_of(earlier: Earlier, say: Say) -> str:
    """ "3.2 gelijkend, waarschijnlijk (0,64)"."""
    kind = say("same") if earlier.same_paper else say("identical" if earlier.identical else "similar")
    return f"{earlier.label} {kind}, {say(earlier.word)} ({earlier.sure:.2f})"


def facts_of(earlier: Earlier, say: Say) -> str:
    """Who answered, and when."""
    first = earlier.citations[0]
    return f"{clean(first.speaker or say('unsaid'))}, {first.date or say('undated')}"
