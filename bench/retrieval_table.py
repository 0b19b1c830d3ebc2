"""docs/retrieval.md from what `bench.retrieval` measured: every line of it is made here, every figure given."""

from collections.abc import Iterator, Sequence

from bench.markdown import share, signed, table
from bench.paired import Difference, Ranks, difference, measured
from bench.retrieval_bars import bars_met
from bench.retrieval_result import OURS, Run, SetResult
from bench.retrieval_speed import Speed

MEASURES = ("R@1", "R@5", "R@10", "R@40", "MRR@10")
COMPARED = ("R@1", "R@5", "R@10", "MRR@10")

_INTRODUCTION = """# Retrieval beside its peers

Made by `python -m bench.retrieval --data DIR`, not by hand: every figure is from that one run. Peers are installed with
`pip install -r requirements-bench.txt`.

Every engine indexes the same passages with the same words: context (title, who answers, the Vraag or heading, where
the set has one), then the passage. LangChain cuts the running text for itself; a chunk of its counts when it overlaps
the place that is asked for. *Vraagbaak* is the order of passages that `vraagbaak ask` lists: three rankings summed,
then the best sentence of each passage that was read.

R@k: the share of questions whose passage is among the first k; MRR@10: the mean of 1 / rank, 0 beyond the tenth. A
question without a result counts as wrong. "− ours" is the engine minus Vraagbaak on the same questions, with a paired
bootstrap 95 % interval (2,000 draws, fixed seed); **bold** where the engine is better than Vraagbaak, with an
asterisk where the interval does not hold zero."""


def page(run: Run) -> str:
    """The whole of docs/retrieval.md."""
    parts = [_INTRODUCTION, _peers(run), *bars_met(run), *_losses(run)]
    for result in run.results:
        parts += _section(result)
    if run.speed:
        parts += ["## Speed", _speed(run.speed)]
    return "\n\n".join(parts) + "\n"


def tables(result: SetResult) -> str:
    """The part of one test set alone, for the terminal."""
    return "\n\n".join(_section(result))


def _peers(run: Run) -> str:
    rows = [f"- {name}: {versions}" for name, versions in run.versions.items()]
    rows += [f"- **left out**: {name}, not installed: {missing}" for name, missing in run.left_out.items()]
    return "\n".join(rows)


def _losses(run: Run) -> list[str]:
    """Every engine and measure that is better than ours, by set."""
    rows = []
    for result in run.results:
        for name, ranks in result.ranks.items():
            for measure in COMPARED:
                found = _minus(measure, ranks, result.ranks[OURS])
                if name != OURS and found.value > 0:
                    sure = "certain" if found.certain else "may be chance"
                    rows.append(f"- {result.test.name}, {measure}: {name} by {_interval(found)}, {sure}")
    return ["## Where a peer is better", "\n".join(rows) if rows else "Nowhere in this run."]


def _section(result: SetResult) -> Iterator[str]:
    test = result.test
    yield f"## {test.title} (`{test.name}`)"
    yield f"{len(test.asked)} questions, {len(test.texts)} passages. {test.said}"
    yield f"Used in training: {test.trained}"
    head = ["engine", *MEASURES, *(f"{measure} − ours" for measure in COMPARED)]
    yield table(head, [_row(name, ranks, result.ranks[OURS]) for name, ranks in result.ranks.items()])
    kinds = list(dict.fromkeys(item.kind for item in test.asked))
    if len(kinds) > 1:
        yield "By kind of question; best peer is the one with the highest value there."
        yield _kinds(result, kinds)
    if result.ablated:
        yield "One part switched off at a time: what is lost (− is a loss)."
        rows = [
            [name, *(_interval(_minus(measure, ranks, result.ranks[OURS])) for measure in COMPARED)]
            for name, ranks in result.ablated.items()
        ]
        yield table(["", *COMPARED], rows)
    if result.damaged:
        yield "Damaged questions: the change of R@5 of each engine against its own value on the questions as written."
        yield table(["engine", "R@5", *_damages(result)], list(_damage(result)))


def _row(name: str, ranks: Ranks, ours: Ranks) -> list[str]:
    cells = [name]
    for measure in MEASURES:
        value = float(measured(measure, ranks).mean())
        better = name != OURS and value > float(measured(measure, ours).mean())
        cells.append(f"**{share(value)}**" if better else share(value))
    if name == OURS:
        return [*cells, *[""] * len(COMPARED)]
    return [*cells, *(_marked(_minus(measure, ranks, ours)) for measure in COMPARED)]


def _kinds(result: SetResult, kinds: Sequence[str]) -> str:
    rows = []
    for kind in kinds:
        places = [place for place, item in enumerate(result.test.asked) if item.kind == kind]
        row = [kind, str(len(places))]
        for measure in ("R@1", "R@5", "R@10"):
            values = {
                name: float(measured(measure, [ranks[place] for place in places]).mean())
                for name, ranks in result.ranks.items()
            }
            row.append(share(values.pop(OURS)))
            best = max(values, key=values.__getitem__, default="")
            row.append(f"{share(values[best])} {best}" if best else "")
        rows.append(row)
    return table(["kind", "n", *(cell for m in ("R@1", "R@5", "R@10") for cell in (m, "best peer"))], rows)


def _damages(result: SetResult) -> Iterator[str]:
    for damage in result.damaged:
        yield f"{damage} ({result.changed[damage]} changed)" if damage in result.changed else damage


def _damage(result: SetResult) -> Iterator[list[str]]:
    for name, ranks in result.ranks.items():
        changes = [_interval(_minus("R@5", damaged[name], ranks)) for damaged in result.damaged.values()]
        yield [name, share(float(measured("R@5", ranks).mean())), *changes]


def _speed(speed: Speed) -> str:
    head = ["median in milliseconds", "ms"]
    rows = [
        ["retrieval alone", f"{speed.search:.1f}"],
        ["retrieval and ranking", f"{speed.ranked:.1f}"],
        ["the whole answer", f"{speed.answered:.1f}"],
    ]
    said = (
        f"{speed.questions} gold questions, each once, after 100 others, in an index of {speed.passages:,} passages "
        "put together from sentences of the test sets (fixed seed), on the machine of this run."
    )
    return f"{said}\n\n{table(head, rows)}"


def _minus(measure: str, theirs: Ranks, ours: Ranks) -> Difference:
    return difference(measured(measure, theirs), measured(measure, ours))


def _marked(found: Difference) -> str:
    if found.value <= 0:
        return _interval(found)
    return f"**{_interval(found)}**{'*' if found.certain else ''}"


def _interval(found: Difference) -> str:
    return f"{signed(found.value)} ({signed(found.low)} to {signed(found.high)})"
