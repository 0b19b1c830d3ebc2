"""How long a question takes in an index of 100,000 passages: sentences of real passages recombined, fixed seed."""

import hashlib
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.collection import Paper
from bench.made_index import make_index
from index.encoder import Encoder
from index.program import program_checksum
from index.records import Document, Metadata, Passage, Span, Unit
from index.sentences import sentences
from qa.answer import Engine
from qa.extract import candidates
from qa.filters import allowed
from qa.rank import reranked
from qa.records import Filters

_SEED = 20251105
_SENTENCES = 5
_UNITS = 10
# So many other questions come first: an application is open all day, and a question is asked once.
WARMING = 100


@dataclass(frozen=True, slots=True)
class Speed:
    """Medians over `questions`, in milliseconds: retrieval alone, with the order by sentences, and the whole answer."""

    passages: int
    questions: int
    search: float
    ranked: float
    answered: float


def recombined(texts: Sequence[str], passages: int) -> list[Paper]:
    """Papers of ten answers, each answer one passage of five sentences drawn from `texts`, its context one more."""
    pool = [part for text in texts for part in _sentences(text)]
    chance = random.Random(_SEED)
    papers: list[Paper] = []
    for first in range(0, passages, _UNITS):
        name = f"p{first // _UNITS:06}"
        text, units, cut = "", [], []
        for number in range(first, min(first + _UNITS, passages)):
            answer = " ".join(chance.choice(pool) for _ in range(_SENTENCES))
            span = Span(len(text), len(text) + len(answer))
            text += f"{answer}\n\n"
            unit = Unit(name, f"{name}#antwoord-{number - first + 1}", span, (number - first + 1,), answer=span)
            units.append(unit)
            cut.append(Passage(number, f"{name}.txt", unit.address, span, chance.choice(pool)))
        about = Metadata(kind="vraag-antwoord", title=f"Stuk {first // _UNITS}")
        checksum = hashlib.sha256(text.encode()).hexdigest()
        papers.append(Paper(Document(name, f"{name}.txt", about, checksum, text), tuple(units), tuple(cut)))
    return papers


def measure(
    texts: Sequence[str],
    questions: Sequence[str],
    others: Sequence[str],
    encoder: Encoder,
    passages: int,
    cache: Path | None,
) -> Speed:
    """Time `questions` over `passages` recombined passages, each once, after the first WARMING of `others`.

    The index is kept in `cache`, a folder or None.
    """
    with tempfile.TemporaryDirectory(prefix="vraagbaak-speed-") as made:
        whole = hashlib.sha256("\0".join([program_checksum(), encoder.checksum, str(passages), *texts]).encode())
        index = (cache or Path(made)) / f"speed-{whole.hexdigest()[:16]}"
        if not (index / "CURRENT").exists():
            make_index(recombined(texts, passages), index, encoder)
        engine = Engine.open(index, encoder=encoder)
        try:
            return _timed(engine, questions, others[:WARMING])
        finally:
            engine.store.close()


def _timed(engine: Engine, questions: Sequence[str], others: Sequence[str]) -> Speed:
    settings = engine.settings
    times: list[tuple[float, float]] = []
    for question in [*others, *questions]:  # other questions have warmed an engine up that somebody works with
        started = time.perf_counter()
        read = engine.read(question)
        within = allowed(engine.store, Filters())
        hits = engine.search(read, within, max(settings.listed_passages, settings.read_passages))
        found = time.perf_counter()
        opened = hits[: settings.read_passages]
        sentences_read = candidates(engine.store, engine.vectors, engine.fitted.sentence, read, opened)
        reranked(hits, len(opened), sentences_read, settings.weight_sentence)
        ranked = time.perf_counter()
        times.append((found - started, ranked - started))
    answered = [engine.ask(question).latency_ms for question in questions]
    search, order = (1000 * statistics.median(column) for column in zip(*times[len(others) :], strict=True))
    return Speed(len(engine.store.passages), len(questions), search, order, statistics.median(answered))


def _sentences(text: str) -> list[str]:
    document = Document("p", "p.txt", Metadata(None, ""), "", text)
    return [text[span.start : span.end] for span in sentences(document, Span(0, len(text)))]
