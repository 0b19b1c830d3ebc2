"""A source in the words of who wrote the gold, as places: "kaas.txt, vraag 7", a title, "Aanhangsel 252", an address.

What is a Vraag, a number or an address in such words is read by what the `cite` command reads them with. Unlike that
command nothing is searched for or guessed: a source is understood or it is refused with the reason.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.errors import QuestionError
from index.records import Document
from qa.answer import Engine
from qa.gold.held_places import MARK, HeldPlaces
from qa.gold.papers import EDGE, Papers
from qa.gold.records import Place
from qa.named import Named, named
from qa.written_reference import place_named, spelled_out

LONGEST = 2_000
_MOST = 50
_APART = re.compile(r"[;\n]+|\s\|\s")
# "V7", "vr.7", "antw7": the cite command reads these where a space stands between.
_SHORT = re.compile(r"(?<![\w.-])(?:(?P<asked>v|vr|vrg)|antw?)\.?\s?(?=\d{1,3}(?!\w))", re.IGNORECASE)
_LAST = re.compile(r"(?<=[,:] )(?=(?:aller)?laatste (?:vraag|antwoord)\b)", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"[,:(>/|]|\s[-–—]\s|§|\s(?:paragraaf|par\.|sectie|hoofdstuk|kopje|onder|section)\s", re.IGNORECASE
)


class SourceWords:
    """Reads sources over one open index; the same words are read once."""

    def __init__(self, engine: Engine) -> None:
        self.held = HeldPlaces(engine.store)
        self._papers = Papers(engine)
        self.read = lru_cache(maxsize=16384)(self._read)

    def _read(self, text: str, more: str = "") -> tuple[Place, ...]:
        """The places that a source names, none twice; `more`: other columns, for the paper where `text` names none.

        Raises QuestionError when a paper is not in the index, when several are meant, or lacks the Vraag or heading.
        """
        whole = " ".join(text.split())
        if len(whole) > LONGEST:
            raise QuestionError(
                f"bron van {len(whole)} tekens, hooguit {LONGEST}; geef de bestandsnaam en de vraag",
                f"source of {len(whole)} characters, at most {LONGEST}; give the file name and the question number",
            )
        # A title may run over several lines, or hold what parts sources elsewhere.
        read = _vragen(whole)
        found, left = self._papers.named(read.rest) if _APART.search(text) and "#" not in whole else ((), "")
        if len(found) == 1 and not left:
            return self.held.numbered(found[0], read)
        places: list[Place] = []
        paper: Document | None = None
        for piece in [piece for piece in _APART.split(text) if piece.strip(EDGE)][:_MOST]:
            for part in self._parts(" ".join(piece.split())):
                paper, own, named_here = self._piece(part, paper, " ".join(more.split()))
                # "kaas.txt" on one line and "vraag 7" on the next.
                if not named_here and places and places[-1].whole and places[-1].document == paper.file:
                    places.pop()
                places += own
        if not places:
            raise _unknown(whole)
        return tuple(dict.fromkeys(places))

    def names_vraag(self, text: str) -> bool:
        """Whether a source says which Vraag or unit it means."""
        return "#" in text or _vragen(" ".join(text.split())).any

    def _parts(self, piece: str) -> Iterator[str]:
        """A piece apart for each of several papers that it names by number or file, their Vragen behind them."""
        phrases = self._papers.phrases(piece) if "#" not in piece else []
        starts = [piece.find(phrase) for phrase in phrases]
        if len(starts) < 2:
            yield piece
            return
        if _vragen(piece[: starts[0]]).any:
            raise QuestionError(
                f"bron {piece!r} noemt meer stukken; zet ze op eigen regels, het stuk vóór de vraag",
                f"source {piece!r} names several papers; put each on its own line, the paper before the question",
            )
        for start, end in zip([0, *starts[1:]], [*starts[1:], len(piece)], strict=True):
            yield piece[start:end].strip()

    def _piece(self, text: str, before: Document | None, more: str) -> tuple[Document, tuple[Place, ...], bool]:
        """The paper and the places that one source names, and whether it names the paper itself."""
        if "#" in text and (found := self._address(text)):
            return *found, True
        read = _vragen(text)
        paper, left, here = self._paper(read.rest, before, more, read.any)
        if read.any:
            return paper, self.held.numbered(paper, read), here
        return paper, (self.held.section(paper, left),), here

    def _address(self, text: str) -> tuple[Document, tuple[Place, ...]] | None:
        """The unit at an address, None where what stands before the # is no paper: "vraag #7"."""
        name = text.partition("#")[0].rstrip().split(" ")[-1]
        found, left = self._papers.named(name) if name else ((), "")
        if not found or left:
            return None
        paper = found[0]
        return paper, (self.held.address(paper, text, place_named(text, (name,))),)

    def _paper(self, rest: str, before: Document | None, more: str, asked: bool) -> tuple[Document, str, bool]:
        """The paper that words name, what is left of them, and whether they name one at all."""
        words = rest.strip(EDGE)
        found, left = self._papers.named(words) if words else ((), "")
        if len(found) > 1:
            raise QuestionError(
                f"bron {rest!r} noemt meer stukken; zet ze op eigen regels",
                f"source {rest!r} names several papers; put each on its own line",
            )
        if found:
            return found[0], left, True
        cuts = [match.start() for match in _SEPARATOR.finditer(words)][:_MOST]
        for cut in reversed(cuts):
            found, left = self._papers.named(words[:cut].strip(EDGE))
            if len(found) == 1 and not left:
                return found[0], words[cut:], True
        for cut in (len(words), *reversed(cuts)):
            if paper := self._papers.by_words(words[:cut]):
                return paper, words[cut:], True
        if more:
            return (*self._paper(more, before, "", asked)[:2], False) if not words else self._beside(words, more)
        # "vraag 8" and "§ Boetes" go on with the paper before them.
        going_on = before or self._papers.only
        if going_on and (not words or MARK.match(words)):
            return going_on, words, False
        if not words and asked:
            raise QuestionError(
                "bron noemt een vraag en geen stuk; geef de bestandsnaam, de titel of het nummer erbij",
                "source names a question and no paper; add the file name, the title or the number",
            )
        raise _unknown(rest)

    def _beside(self, words: str, more: str) -> tuple[Document, str, bool]:
        """A paper that another column names, for words that name none themselves."""
        paper, _, _ = self._paper(more, None, "", False)
        return paper, words, False


@lru_cache(maxsize=4096)
def _vragen(text: str) -> Named:
    """The Vragen that a source names; "kaas.txt, laatste vraag" as well."""
    text = _LAST.sub("de ", text)
    return named(_SHORT.sub(lambda match: "vraag " if match["asked"] else "antwoord ", spelled_out(text)))


def _unknown(text: str) -> QuestionError:
    return QuestionError(
        f"bron {text!r} staat niet in de index; verwacht een bestandsnaam, titel, nummer of adres (en vraag 3)",
        f"source {text!r} is not in the index; expected a file name, title, number or address (and vraag 3)",
    )
