"""The papers of an index by all that people call them: file name, id, title, number, address, or words of the title.

Everything is looked up in dictionaries that are made once: a gold file has as many sources as rows. Numbers and names
of files in running text are read by what the `cite` command reads them with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from urllib.parse import unquote

from index.dutch import stems
from index.errors import QuestionError
from index.records import Document
from qa.answer import Engine
from qa.limit_papers import paper_limits
from qa.sheets.columns import plain

_FILE = re.compile(r"\.(?:txt|docx?|pdf|html?|xml|odt|eml|md|rtf)$", re.IGNORECASE)
_TOKEN = re.compile(r"[^\s,;()\"'“”‘’„<>]{5,300}")
# White space and punctuation that are no part of a name.
EDGE = " \t,.;:|/\\–—-()[]<>\"'“”‘’„«»"
# What may stand before the name of a paper.
_LEADING = re.compile(
    r"^(?:(?:zie|bron|uit|van|in|bij|op|het|de|document|bestand|stuk|brief|titel|see|from|in|the|file)\b[\s:]*)+",
    re.IGNORECASE,
)
_SHOWN = 4
# What people call any paper, whatever its title says.
_GENERAL = frozenset(
    stems("antwoord antwoorden beantwoording brief kamerbrief kamervraag kamervragen stuk vraag vragen letter paper")
)


class Papers:
    """The papers of one open index."""

    def __init__(self, engine: Engine) -> None:
        self._known = engine.known
        self._documents = engine.store.documents()
        self._by_id = {document.id: document for document in self._documents}
        self._names: dict[str, dict[str, Document]] = defaultdict(dict)
        for document in self._documents:
            about = document.metadata
            called = (document.file, _stem(document.file), document.id, about.title, about.case, about.own_reference)
            for name in (*called, _last(about.url or "")):
                if name and plain(name):
                    self._names[plain(name)][document.id] = document

    @property
    def only(self) -> Document | None:
        """The paper of an index that holds no other."""
        return self._documents[0] if len(self._documents) == 1 else None

    def named(self, text: str) -> tuple[tuple[Document, ...], str]:
        """The papers that a text names, and what is left of it beside their names; no paper where it names none.

        Raises QuestionError for a number that no paper bears, and for a name that several papers have.
        """
        for name in (text, text.strip(EDGE), _LEADING.sub("", text).strip(EDGE), _last(text)):
            if found := self._names.get(plain(name)):
                return (_one(name, found.values()),), ""
        in_text = self._in_text(text)
        if in_text:
            left = text
            for phrase in in_text:
                left = left.replace(phrase, " ")
            return tuple(dict.fromkeys(in_text.values())), left.strip(EDGE)
        return (), text

    def phrases(self, text: str) -> list[str]:
        """The numbers and names of files in a text that name papers, in order."""
        return sorted(self._in_text(text), key=text.find)

    def by_words(self, text: str) -> Document | None:
        """The one paper whose title has all words of a text. Raises QuestionError where several have."""
        said = frozenset(stems(text))
        for wanted in dict.fromkeys((said, said - _GENERAL)):
            if any(len(word) > 3 for word in wanted):
                lists = [self._words.get(word, frozenset()) for word in wanted]
                if found := frozenset.intersection(*lists):
                    return _one(text, [self._by_id[id_] for id_ in sorted(found)])
        return None

    def _in_text(self, text: str) -> dict[str, Document]:
        """The phrases that name a paper by a number or file, each with its paper."""
        found: dict[str, Document] = {}
        for match in _TOKEN.finditer(text):
            name = match[0].rstrip(".:")
            told = sum(map(str.isdigit, name)) > 3 or "_" in name or _FILE.search(name)
            held = self._names.get(plain(name)) or self._names.get(plain(_last(name))) if told else None
            if held:
                found[name] = _one(name, held.values())
        for limit in paper_limits(text, self._known, looks_up=True):
            if not limit.values and not any(limit.phrase in name for name in found):
                raise QuestionError(
                    f"{limit.said} staat niet in de index; voeg het stuk toe of verbeter de bron",
                    f"{limit.said} is not in the index; add the paper or mend the source",
                )
            if limit.values and not any(limit.phrase in name for name in found):
                found[limit.phrase] = _one(limit.said, [self._by_id[id_] for id_ in limit.values])
        return found

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """For each stem the ids of the papers that have it in their title."""
        found: dict[str, set[str]] = defaultdict(set)
        for document in self._documents:
            for word in stems(document.metadata.title):
                found[word].add(document.id)
        return {word: frozenset(ids) for word, ids in found.items()}


def _one(name: str, found: Iterable[Document]) -> Document:
    """The paper meant: the only one, or the only one with answers. Raises QuestionError that names the candidates."""
    documents = list(found)
    if len(documents) > 1:
        answered = [item for item in documents if item.metadata.kind == "vraag-antwoord"]
        documents = answered if len(answered) == 1 else documents
    if len(documents) == 1:
        return documents[0]
    shown = ", ".join(item.file for item in documents[:_SHOWN]) + (", …" if len(documents) > _SHOWN else "")
    raise QuestionError(
        f"bron {name!r} past bij {len(documents)} stukken ({shown}); geef de bestandsnaam",
        f"source {name!r} fits {len(documents)} papers ({shown}); give the file name",
    )


def _stem(name: str) -> str:
    return _FILE.sub("", name)


def _last(name: str) -> str:
    """The last part of a path or address, without the ending of a file."""
    parts = re.split(r"[/\\]", unquote(name.strip()).split("?")[0].rstrip("/\\"))
    return _stem(parts[-1])
