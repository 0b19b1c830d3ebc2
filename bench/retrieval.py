"""Vraagbaak's retrieval and its peers side by side: `python -m bench.retrieval --data DIR --folds DIR [--cache DIR]`.

`--data` holds training/ and bench/ with the questions; `--folds` the five encoders that `training.train_encoder` makes:
a question is put to one that has not seen what is asked about. Prints each table as it is there and writes
docs/retrieval.md, all of it from this run. `--only` takes part of the sets and writes nothing, for a look. Peers:
requirements-bench.txt.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.collection import Asked, QuestionSet, Ranking, rank_of
from bench.damage import known_words, with_compound_split, with_typo, with_words_joined
from bench.paired import Ranks
from bench.retrieval_ours import VARIANTS, Ours
from bench.retrieval_peers import PEERS, MiniLM, Peer, Ranker, Tools, set_offline
from bench.retrieval_result import JOINED, OURS, SPLIT, TYPO, Run, SetResult
from bench.retrieval_sets import SETS
from bench.retrieval_speed import Speed, measure
from bench.retrieval_table import page, tables
from index.encoder import StaticEncoder, load_encoder
from index.thesaurus import thesaurus
from training.sources import Data
from training.split import FOLDS

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "retrieval.md"
DEPTH = 40
PASSAGES = 100_000


@dataclass(frozen=True, slots=True)
class Bench:
    """The engines of one run. `folder` is for indexes, and gone afterwards."""

    tools: Tools
    peers: Sequence[Peer]
    folder: Path

    def result(self, test: QuestionSet) -> SetResult:
        """Every engine on one test set, on damaged questions too, and ours with each part switched off in turn."""
        ours = Ours(test, self.folder, self.tools)
        engines: dict[str, Ranker] = {OURS: ours.rankings}
        engines |= {peer.name: peer.open(test, self.tools) for peer in self.peers}
        questions = [item.text for item in test.asked]
        ranks = self._ranks(engines, questions, test.asked)
        known = known_words([*test.texts, *(term for group in thesaurus().groups for term in group)])
        written = {
            TYPO: [with_typo(question) for question in questions],
            SPLIT: [with_compound_split(question, known) for question in questions],
            JOINED: [with_words_joined(question) for question in questions],
        }
        damaged = {name: self._ranks(engines, texts, test.asked) for name, texts in written.items()}
        ablated = {
            variant.name: _ranks_of(ours.rankings(questions, DEPTH, variant), test.asked) for variant in VARIANTS
        }
        changed = {
            name: sum(new != old for new, old in zip(texts, questions, strict=True)) for name, texts in written.items()
        }
        return SetResult(test, ranks, damaged, ablated, changed)

    def _ranks(
        self, engines: Mapping[str, Ranker], questions: Sequence[str], asked: Sequence[Asked]
    ) -> dict[str, Ranks]:
        found: dict[str, Ranks] = {}
        for name, ranker in engines.items():
            started = time.perf_counter()
            found[name] = _ranks_of(ranker(questions, DEPTH), asked)
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
        return found


def _ranks_of(rankings: Sequence[Ranking], asked: Sequence[Asked]) -> list[int | None]:
    return [rank_of(ranking, item.relevant) for ranking, item in zip(rankings, asked, strict=True)]


def run(data: Path, folds: Path, cache: Path | None, names: Sequence[str], passages: int) -> Run:
    """Measure the sets `names`, and the speed over that many passages; 0 leaves the speed out."""
    unseen = {fold: StaticEncoder(folds / str(fold)) for fold in range(FOLDS)}
    left_out = {peer.name: ", ".join(peer.missing()) for peer in PEERS if peer.missing()}
    for name, missing in left_out.items():
        print(f"left out: {name}, not installed: {missing}", file=sys.stderr)
    peers = [peer for peer in PEERS if peer.name not in left_out]
    results = []
    with tempfile.TemporaryDirectory(prefix="vraagbaak-retrieval-") as folder:
        bench = Bench(Tools(MiniLM(cache), load_encoder(), unseen), peers, Path(folder))
        for name in names:
            results.append(bench.result(SETS[name](Data(data))))
            print(tables(results[-1]), end="\n\n", flush=True)
    speed = _speed(results, cache, passages) if passages else None
    return Run(results, {peer.name: peer.versions() for peer in peers}, left_out, speed)


def _speed(results: Sequence[SetResult], cache: Path | None, passages: int) -> Speed:
    texts = [text for result in results for text in result.test.texts]
    questions, others = ([item.text for item in result.test.asked] for result in results[:2])
    return measure(texts, questions, others, load_encoder(), passages, cache)


def main() -> int:
    """Measure, print, and write the page."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--data", type=Path, required=True, help="folder that holds training/ and bench/")
    given.add_argument("--folds", type=Path, required=True, help="folder that holds the encoders 0 to 4")
    given.add_argument("--cache", type=Path, help="folder to keep what all-MiniLM embedded and the large index in")
    given.add_argument("--out", type=Path, default=OUT, help="where to write the page")
    given.add_argument("--only", nargs="+", choices=sorted(SETS), help="these sets alone; no speed, no page")
    options = given.parse_args()
    if not all((options.data / name).is_dir() for name in ("training", "bench")):
        given.error(f"{options.data} holds no training/ and bench/; give the folder with the data")
    if not all((options.folds / str(fold)).is_dir() for fold in range(FOLDS)):
        given.error(f"{options.folds} does not hold 0 to {FOLDS - 1}; make them with python -m training.train_encoder")
    set_offline()
    if options.only:
        run(options.data, options.folds, options.cache, options.only, 0)
        return 0
    whole = page(run(options.data, options.folds, options.cache, list(SETS), PASSAGES))
    options.out.write_text(whole, encoding="utf-8")
    print(f"written: {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
