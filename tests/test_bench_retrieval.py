"""The comparison of retrieval: measures and intervals against cases worked by hand, and a toy run from end to end."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder

from bench.collection import QuestionSet, Ranking, rank_of
from bench.made_index import make_index
from bench.markdown import share, signed
from bench.paired import difference, measured
from bench.retrieval import Bench
from bench.retrieval_bars import BARS, bars_met
from bench.retrieval_ours import VARIANTS, Ours, WithoutGlossary
from bench.retrieval_peers import PEERS, MiniLM, Peer, Ranker, Tools
from bench.retrieval_result import JOINED, OURS, SPLIT, TYPO, Run, SetResult
from bench.retrieval_sets import SETS, answers_alone
from bench.retrieval_speed import Speed, measure, recombined
from bench.retrieval_table import page
from index.dutch import stems
from index.encoder import load_encoder
from index.store import Store
from qa.answer import Engine

ROWS = [
    ("Mag er kaas in de koelcel?", "Kaas mag in de koelcel, mits die vier graden is."),
    ("Wie betaalt de brug?", "De gemeente betaalt het onderhoud van de brug over het kanaal."),
    ("Hoe laat sluit de leeszaal?", "De leeszaal van de bibliotheek sluit om tien uur."),
    ("Is er een fietsenstalling?", "Een bewaakte fietsenstalling komt er volgend jaar bij het station."),
]
QUESTIONS = [
    ("hoe warm mag een koelcel met kaas zijn", 0, "full", None),
    ("onderhoud brug kanaal", 1, "keywords", None),
    ("wanneer sluit de bibliotheek", 2, "full", None),
    ("komt er een fietsenstalling bij het station", 3, "full", None),
]


def toy_set() -> QuestionSet:
    return answers_alone("toy", "Toy", "Four answers.", "Nothing.", ROWS, QUESTIONS)


def test_a_rank_is_that_of_the_first_passage_that_counts() -> None:
    ranking: Ranking = [(4,), (2, 7), (1,)]
    assert rank_of(ranking, [{4}]) == 1
    assert rank_of(ranking, [{1, 7}]) == 2
    assert rank_of(ranking, [{9}]) is None


def test_every_group_is_needed() -> None:
    ranking: Ranking = [(4,), (2, 7), (1,)]
    assert rank_of(ranking, [{4}, {1}]) == 3
    assert rank_of(ranking, [{2}, {7}]) == 2  # one chunk may hold both
    assert rank_of(ranking, [{4}, {9}]) is None
    assert rank_of([], [{4}]) is None
    assert rank_of(ranking, []) is None


def test_measures_by_hand() -> None:
    ranks = [1, 2, None, 11]
    assert measured("R@1", ranks).tolist() == [1, 0, 0, 0]
    assert measured("R@10", ranks).tolist() == [1, 1, 0, 0]
    assert measured("R@40", ranks).tolist() == [1, 1, 0, 1]
    assert measured("MRR@10", ranks).tolist() == [1, 0.5, 0, 0]
    assert measured("MRR@10", ranks).mean() == pytest.approx(0.375)
    with pytest.raises(ValueError, match="expected R@k"):
        measured("NDCG@10", ranks)


def test_a_difference_that_is_the_same_everywhere_has_no_width() -> None:
    found = difference(np.array([0.5, 1.0, 0.25]), np.array([0.25, 0.75, 0.0]))
    assert (found.value, found.low, found.high) == (0.25, 0.25, 0.25)
    assert found.certain
    assert not difference(np.ones(4), np.ones(4)).certain


def test_the_bootstrap_is_paired() -> None:
    # Question by question the engines agree but for one in ten: unpaired, an interval would be far wider.
    ours = np.array([0.0, 1.0] * 50)
    theirs = ours.copy()
    theirs[:10:2] = 1.0
    found = difference(theirs, ours)
    assert found.value == pytest.approx(0.05)
    # The mean of 100 draws of which a share of .05 is 1: its quantiles by the binomial are .01 and .10, and a draw more
    # or less is the chance of 2,000 resamples. Unpaired it would be about .05 ± .14.
    assert found.low == pytest.approx(0.01, abs=0.0101)
    assert found.high == pytest.approx(0.10, abs=0.0101)
    assert difference(theirs, ours) == found
    mirrored = difference(ours, theirs)
    assert mirrored.value == -found.value
    assert (mirrored.low, mirrored.high) == pytest.approx((-found.high, -found.low), abs=1e-9)


@pytest.mark.parametrize("sizes", [(2, 3), (0, 0)])
def test_a_difference_is_over_the_same_questions(sizes: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="as many on both sides"):
        difference(np.zeros(sizes[0]), np.zeros(sizes[1]))


def test_figures_as_written() -> None:
    assert [share(0.736), share(0.0), share(1.0)] == [".736", ".000", "1.000"]
    assert [signed(0.01), signed(-0.25), signed(-0.0002), signed(1.0)] == ["+.010", "−.250", ".000", "+1.000"]


def test_ours_is_the_order_that_ask_lists(toy_encoder: ToyEncoder, tmp_path: Path) -> None:
    test = toy_set()
    ours = Ours(test, tmp_path, Tools(MiniLM(None), toy_encoder))
    ranking = ours.rankings([asked.text for asked in test.asked], 4)[1]
    engine = Engine.open(tmp_path / "toy-None-context", encoder=toy_encoder)
    listed = engine.ask("onderhoud brug kanaal").passages
    assert [item.document for item in listed] == [f"p{next(iter(found)):06}.txt" for found in ranking]
    engine.store.close()
    assert ours.rankings(["?!"] * 4, 4) == [[]] * 4  # no words: nothing is found, and the question still counts


def test_without_context_nothing_of_it_is_indexed(toy_encoder: ToyEncoder, tmp_path: Path) -> None:
    bare = next(variant for variant in VARIANTS if not variant.context)
    Ours(toy_set(), tmp_path, Tools(MiniLM(None), toy_encoder)).rankings(["kaas"] * 4, 4, bare)
    store = Store.open(tmp_path / "toy-None-bare", toy_encoder)
    assert [passage.context for passage in store.passages] == [""] * len(ROWS)
    assert store.stems.scores(stems("koelcel")).nonzero()[0].tolist() == [0]
    assert not store.stems.scores(stems("Hoe laat")).any()  # only the Vraag above a passage says so
    store.close()


def test_without_the_glossary_an_english_question_stays_english(toy_encoder: ToyEncoder, tmp_path: Path) -> None:
    make_index(toy_set().papers, tmp_path / "index", toy_encoder)
    store = Store.open(tmp_path / "index", toy_encoder)
    question = "Who pays for the maintenance of the bridge?"
    assert "brug" in Engine(store).read(question).query.whole
    assert "brug" not in WithoutGlossary(store).read(question).query.whole
    store.close()


def test_a_toy_run_from_end_to_end(toy_encoder: ToyEncoder, tmp_path: Path) -> None:
    def last_first(test: QuestionSet, tools: Tools) -> Ranker:
        return lambda questions, depth: [[(place,) for place in (3, 2, 1, 0)][:depth] for _ in questions]

    peer = Peer("last first", ("numpy",), last_first)
    bench = Bench(Tools(MiniLM(None), toy_encoder), [peer], tmp_path)
    result = bench.result(toy_set())
    assert list(result.ranks) == [OURS, "last first"]
    assert result.ranks["last first"] == [4, 3, 2, 1]
    assert list(result.damaged) == [TYPO, SPLIT, JOINED]
    assert set(result.ablated) == {variant.name for variant in VARIANTS}
    whole = page(Run([result], {peer.name: peer.versions()}, {"absent": "some-package"}, None))
    assert "| last first | .250 | .1000" not in whole
    assert "| last first | .250 | 1.000 | 1.000 | 1.000 | .521 |" in whole
    assert "**left out**: absent, not installed: some-package" in whole
    assert f"- last first: numpy {np.__version__}" in whole
    for variant in VARIANTS:
        assert f"| {variant.name} |" in whole


def test_a_peer_that_is_better_is_said_so() -> None:
    ranks = {OURS: [2, 2, 2, 2], "better": [1, 1, 1, 1]}
    whole = page(Run([SetResult(toy_set(), ranks)], {}, {}, None))
    assert "- toy, R@1: better by +1.000 (+1.000 to +1.000), certain" in whole
    assert "| **1.000** | 1.000 |" in whole
    alone = page(Run([SetResult(toy_set(), {OURS: [1, 1, 1, 1], "worse": [2, 2, 2, 2]})], {}, {}, None))
    assert "Nowhere in this run." in alone


def test_a_missed_aim_is_marked() -> None:
    test = replace(toy_set(), name="gold")
    ranks: dict[str, Sequence[int | None]] = {OURS: [1, 1, 1, 4]}
    damaged: dict[str, dict[str, Sequence[int | None]]] = {
        TYPO: {OURS: [1, 1, 1, None]},
        SPLIT: {OURS: [1, 1, 1, 5]},
    }
    speed = Speed(passages=100_000, questions=4, search=9.0, ranked=16.0, answered=18.0)
    said = bars_met(Run([SetResult(test, ranks, damaged)], {}, {}, speed))[1]
    assert "| gold, R@1 | .750 | ≥ .740 | met |" in said
    assert "| gold, R@5 | 1.000 | ≥ .940 | met |" in said
    assert f"| gold, R@5, {TYPO} | −.250 | ≥ −.030 | **missed** |" in said
    assert f"| gold, R@5, {SPLIT} | .000 | ≥ −.020 | met |" in said
    assert "| 16.0 ms | ≤ 15 ms | **missed** |" in said
    assert {bar.test for bar in BARS} <= set(SETS)


def test_an_aim_may_be_for_one_kind_of_question() -> None:
    asked = toy_set().asked
    test = replace(toy_set(), name="gold", asked=(replace(asked[0], kind="lookup"), *asked[1:]))
    ranks: dict[str, Sequence[int | None]] = {OURS: [2, 1, 1, 1]}
    said = bars_met(Run([SetResult(test, ranks)], {}, {}, None))[1]
    assert "| gold, R@1 | .750 | ≥ .740 | met |" in said
    assert "| gold, R@1, lookup | .000 | ≥ 1.000 | **missed** |" in said


def test_a_question_is_put_to_the_encoder_that_has_not_seen_its_passage(
    toy_encoder: ToyEncoder, tmp_path: Path
) -> None:
    asked = [(text, place, kind, place % 2) for text, place, kind, _ in QUESTIONS]
    test = answers_alone("toy", "Toy", "Four answers.", "Nothing.", ROWS, asked)
    tools = Tools(MiniLM(None), load_encoder(), {0: toy_encoder, 1: load_encoder()})
    rankings = Ours(test, tmp_path, tools).rankings([item.text for item in test.asked], 4)
    assert [rank_of(found, item.relevant) for found, item in zip(rankings, test.asked, strict=True)] == [1, 1, 1, 1]
    made = {fold: Store.open(tmp_path / f"toy-{fold}-context", tools.encoder(fold)).vectors for fold in (0, 1)}
    assert [made[fold].dimension for fold in (0, 1)] == [toy_encoder.dimension, load_encoder().dimension]


def test_speed_is_measured_on_recombined_passages(toy_encoder: ToyEncoder, tmp_path: Path) -> None:
    texts = [text for _, text in ROWS]
    papers = recombined(texts, 25)
    assert papers == recombined(texts, 25)
    assert [len(paper.passages) for paper in papers] == [10, 10, 5]
    assert [passage.id for paper in papers for passage in paper.passages] == list(range(25))
    for paper in papers:
        for passage in paper.passages:
            words = paper.document.text[passage.span.start : passage.span.end]
            assert all(part in " ".join(texts) for part in re.split(r"(?<=\.) ", words))
    found = measure(texts, ["wie betaalt de brug"], ["wie maakt kaas"], toy_encoder, 25, tmp_path)
    assert found.passages == 25
    assert 0 < found.search <= found.ranked
    assert measure(texts, ["wie betaalt de brug"], ["wie maakt kaas"], toy_encoder, 25, tmp_path).passages == 25
    assert len(list(tmp_path.glob("speed-*"))) == 1  # made once


def test_peers_name_their_packages(tmp_path: Path) -> None:
    absent = Peer("absent", ("numpy", "no-such-package-of-kaas"), PEERS[0].open)
    assert absent.missing() == ("no-such-package-of-kaas",)
    test = toy_set()
    tools = Tools(MiniLM(None), load_encoder())
    for peer in PEERS:
        if not peer.missing() and all(name in ("bm25s", "PyStemmer", "faiss-cpu") for name in peer.packages):
            rankings = peer.open(test, tools)([question for question, *_ in QUESTIONS], 4)
            assert [rank_of(found, asked.relevant) for found, asked in zip(rankings, test.asked, strict=True)][1] == 1
