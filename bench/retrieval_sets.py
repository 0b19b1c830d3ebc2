"""The test sets of `bench.retrieval`: the gold questions, written questions, and real questions with their answers.

In every set but the first a question stands nowhere in what is indexed: the answers are indexed without it.
"""

import hashlib
import random
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bench.collection import Asked, Paper, QuestionSet
from bench.made_index import texts_of
from index.build import build
from index.errors import SourceError
from index.load import load
from index.passages import cut
from index.records import Document, Metadata, Passage, Span, Unit
from index.settings import BuildSettings
from index.store import Store
from index.structure import find_units
from index.tidy import tidy
from index.tokens import count_words
from qa.answer import Engine
from qa.gold.gold_file import read_gold_file
from qa.gold.places import matches
from qa.gold.records import MULTI, Place
from training.measure_encoder import answer_folds
from training.sources import Data, clean, is_dutch
from training.split import DEVELOPMENT, fold_of, head

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SAMPLE = 500
SEED = 20251105
Item = TypeVar("Item")
_SHORT = 12
WRITTEN = 1200


def gold(data: Data) -> QuestionSet:
    """The gold questions over the five papers in seeds/, read and cut as `vraagbaak index` does."""
    with tempfile.TemporaryDirectory() as folder:
        build([SEEDS], Path(folder, "index"))
        engine = Engine.open(Path(folder, "index"))
        golds = read_gold_file(SEEDS / "gold" / "dev.jsonl", engine).gold
        papers = _papers_of(engine.store)
        places = [_places(engine.store, item.relevant) for item in golds]
        engine.store.close()
    asked = tuple(
        Asked(item.asked.question, groups if item.kind == MULTI else (frozenset().union(*groups),), item.kind)
        for item, groups in zip(golds, places, strict=True)
        if item.answerable
    )
    sources = tuple(paper.document.text for paper in papers)
    whole = [
        (number, next(unit.span for unit in paper.units if unit.address == passage.unit))
        for number, paper in enumerate(papers)
        for passage in paper.passages
    ]
    return QuestionSet(
        "gold",
        "Gold questions on the seed papers",
        "The answerable questions of seeds/gold/dev.jsonl over the five papers in seeds/, in passages as `vraagbaak "
        "index` cuts them. A question of kind multi counts as found when all its places are.",
        "No weight was fitted on these questions, but some settings were chosen with an eye on them (decision 6).",
        papers, texts_of(papers), sources, tuple(whole), asked,
    )  # fmt: skip


def pairs(data: Data) -> QuestionSet:
    """Real questions to the ministers, each with the answer that it got; answers alone are indexed."""
    found = data.records("bench/kamervragen_pairs_dev.jsonl")
    answers = [clean(pair["answer"]) for pair in found]
    short = sum(len(answer.split()) < _SHORT for answer in answers)
    folds = answer_folds(data)
    return answers_alone(
        "pairs",
        "Real Kamervragen to their answers",
        "Questions as members of parliament wrote them; the answers are indexed, each as one passage, without their "
        f"questions. {short} of the {len(answers)} answers have fewer than {_SHORT} words, such as \"Ja.\" "
        "or \"Zie het antwoord op vraag 2.\": hardly anything can find those.",
        "Nothing of what is asked about, by cross-fitting: many of these answers are the passage of a written "
        "question, and each question is put to an encoder that was trained without that passage.",
        [("", answer) for answer in answers],
        [
            (clean(pair["question"]), place, "question", folds.get(head(answer), DEVELOPMENT))
            for place, (pair, answer) in enumerate(zip(found, answers, strict=True))
        ],
    )  # fmt: skip


def written(data: Data) -> QuestionSet:
    """Questions written for this project about held-out passages, over all passages."""
    passages = data.records("questions_passages")
    places = {item["passage"]: place for place, item in enumerate(passages)}
    asked = [
        (clean(item["question"]), places[item["passage"]], item["style"], fold_of(item["passage"]))
        for item in data.records("questions_written")
        if fold_of(item["passage"]) != DEVELOPMENT and item["span"]
    ]
    asked = sample(asked, WRITTEN)
    return answers_alone(
        "written",
        "Written questions over all passages",
        f"Questions in everyday Dutch and English that avoid the rare words of their passage, over {len(passages)} "
        "passages of every ministry, each indexed with the Vraag that it answers as its context. Near misses, which no "
        "passage answers, are left out. A fixed sample of the questions on which nothing was chosen or fitted.",
        "Nothing of what is asked about, by cross-fitting: each question is put to an encoder that was trained without "
        "its passage. Weights were chosen and fitted on the questions of another fold (training/split.py).",
        [(clean(item["vraag"]), clean(item["antwoord"])) for item in passages],
        asked,
    )


def real(data: Data) -> QuestionSet:
    """Whole real papers, read and cut by this project; the questions are taken out of what is indexed."""
    papers: list[Paper] = []
    asked: list[Asked] = []
    folds = answer_folds(data)
    number = 0
    names: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for item in data.records("bench/kamervragen_real_dev.jsonl"):
            if item["id"] in names:  # some papers are there twice
                continue
            names.add(item["id"])
            path = Path(folder, f"{item['id']}.txt")
            path.write_text(item["text"], encoding="utf-8")
            try:
                document = load(path)
            except SourceError:
                continue
            units, passages = [], []
            for unit in find_units(document):
                if not (unit.numbers and unit.answer):
                    continue
                bare = replace(unit, questions=())
                own = list(cut(document, bare, BuildSettings().passage_tokens, count_words, number))
                question = " ".join(tidy(document, part) for part in unit.questions)
                if question and own:
                    fold = folds.get(head(clean(tidy(document, unit.answer))), DEVELOPMENT)
                    asked.append(Asked(question, (frozenset(passage.id for passage in own),), "question", fold))
                units.append(bare)
                passages += own
                number += len(own)
            papers.append(Paper(document, tuple(units), tuple(passages)))
    sources, places = _sources_without_questions(papers)
    return QuestionSet(
        "real",
        "Questions of whole real papers",
        f"{len(papers)} real papers as text out of a PDF, read and cut as `vraagbaak index` does, but indexed without "
        "their questions: title, Vraag number and answer remain. Each Vraag is asked in its own words; its own answer "
        "is what counts, among all answers of all papers.",
        "No question about these answers, by cross-fitting. Questions of papers of 2023-24 were among the training "
        "texts, without their answers.",
        tuple(papers), texts_of(papers), sources, places, tuple(asked),
    )  # fmt: skip


def dekamer(data: Data) -> QuestionSet:
    """Titles of questions in the Belgian Chamber to the answers, a fixed sample."""
    found = [
        item for item in data.records("qa_dekamer_2017") if is_dutch(item["question"]) and is_dutch(item["answer"])
    ]
    chosen, folds = sample(found, SAMPLE), answer_folds(data)
    return answers_alone(
        "dekamer",
        "Belgian questions of 2017, by title",
        "The title of a written question to its answer, each answer one passage without its question: a fixed sample "
        f"of {len(chosen)} of the {len(found)} Dutch ones. Titles repeat, and so do answers.",
        "None of what is asked about, by cross-fitting; the other questions of that year were trained on.",
        [("", clean(item["answer"])) for item in chosen],
        [
            (
                clean(item["question"].splitlines()[0]),
                place,
                "title",
                folds.get(head(clean(item["answer"])), DEVELOPMENT),
            )
            for place, item in enumerate(chosen)
        ],
    )


SETS: dict[str, Callable[[Data], QuestionSet]] = {
    "gold": gold, "pairs": pairs, "real": real, "written": written, "dekamer": dekamer,
}  # fmt: skip


def sample(items: Sequence[Item], size: int) -> list[Item]:
    """`size` of the items, or all, in their order: the same ones in every run."""
    return [items[place] for place in sorted(random.Random(SEED).sample(range(len(items)), min(size, len(items))))]


def papers_of(rows: Sequence[tuple[str, str]]) -> tuple[Paper, ...]:
    """(context, text) as papers of one unit and one passage each."""
    return tuple(_paper(number, context, text) for number, (context, text) in enumerate(rows))


def _paper(number: int, context: str, text: str) -> Paper:
    name = f"p{number:06}"
    about = Metadata(kind=None, title="")
    document = Document(name, f"{name}.txt", about, hashlib.sha256(text.encode()).hexdigest(), text)
    span = Span(0, len(text))
    unit = Unit(document.file, f"{name}#antwoord", span, answer=span)
    return Paper(document, (unit,), (Passage(number, document.file, unit.address, span, context),))


def answers_alone(
    name: str,
    title: str,
    said: str,
    trained: str,
    rows: Sequence[tuple[str, str]],
    asked: Iterable[tuple[str, int, str, int | None]],
) -> QuestionSet:
    """A set of one passage each, `rows` of (context, text); questions with place of passage, kind and fold."""
    papers = papers_of(rows)
    texts = texts_of(papers)
    return QuestionSet(
        name, title, said, trained, papers, texts,
        sources=tuple(text.strip() for text in texts),
        places=tuple((place, Span(0, len(text))) for place, text in enumerate(texts)),
        asked=tuple(Asked(question, (frozenset([place]),), kind, fold) for question, place, kind, fold in asked),
    )  # fmt: skip


def _papers_of(store: Store) -> tuple[Paper, ...]:
    return tuple(
        Paper(
            document,
            store.units(document.id),
            tuple(passage for passage in store.passages if passage.document == document.file),
        )
        for document in store.documents()
    )


def _places(store: Store, relevant: Sequence[Place]) -> tuple[frozenset[int], ...]:
    """For each place the passages that stand there."""
    units = {passage.id: store.unit(passage.unit) for passage in store.passages}
    return tuple(
        frozenset(
            passage.id
            for passage in store.passages
            if matches(place, passage.document, units[passage.id].numbers, units[passage.id].heading)
        )
        for place in relevant
    )


def _sources_without_questions(papers: Sequence[Paper]) -> tuple[tuple[str, ...], tuple[tuple[int, Span], ...]]:
    """Each paper as its title and its answers, and where in that each passage's answer stands."""
    sources: list[str] = []
    places: list[tuple[int, Span]] = []
    for number, paper in enumerate(papers):
        text = f"{paper.document.metadata.title}\n\n"
        stands: dict[str, Span] = {}
        for unit in paper.units:
            if unit.answer:
                answer = tidy(paper.document, unit.answer)
                stands[unit.address] = Span(len(text), len(text) + len(answer))
                text += f"{answer}\n\n"
        sources.append(text)
        places += [(number, stands[passage.unit]) for passage in paper.passages]
    return tuple(sources), tuple(places)
