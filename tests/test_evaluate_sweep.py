"""A sweep over settings: what can be asked for, every combination beside the defaults, how far to trust the best."""

import csv
import json
from pathlib import Path

import pytest
from evaluated import evaluated, report_of, some_gold
from shipped import gold_rows, seed_index, write_lines

from index.errors import QuestionError
from qa.evaluation.compare import compared
from qa.evaluation.content import content
from qa.evaluation.run import answer_and_judge
from qa.evaluation.sweep import MOST, SWEPT, cleared, read_sweep, swept
from qa.report.sweep_table import lines
from qa.settings import AnswerSettings

BY = "span_recall"


def test_a_grid_is_every_combination_but_the_defaults() -> None:
    sweep = read_sweep(["listed_passages=10, 20,10", "word_price=0.0055,0.01"], BY)
    assert list(sweep.combinations()) == [
        {"listed_passages": 10, "word_price": 0.01},
        {"listed_passages": 20, "word_price": 0.0055},
        {"listed_passages": 20, "word_price": 0.01},
    ]
    assert [type(value) for value in sweep.values["listed_passages"]] == [int, int]
    assert list(read_sweep(["word_price=0.0055"], BY).combinations()) == []


@pytest.mark.parametrize(
    "given",
    [
        ["weight=1"],
        ["word_price"],
        ["word_price="],
        ["word_price=veel"],
        ["word_price=nan"],
        ["word_price=inf"],
        ["word_price=-1"],
        ["word_price=1,,2"],
        ["listed_passages=2.5"],
        ["listed_passages=0"],
        ["longest_question=5"],
        ["word_price=1", "word_price=2"],
        [f"quoted_words={','.join(map(str, range(1, MOST + 2)))}"],
        ["quoted_words=1,2,3,4,5,6,7,8,9,10,11", "listed_passages=1,2,3,4,5,6,7,8,9,10"],
    ],
)
def test_what_cannot_be_swept_is_told_in_one_line(given: list[str]) -> None:
    with pytest.raises(QuestionError, match=r"verwacht|twee keer") as caught:
        read_sweep(given, BY)
    assert "\n" not in f"{caught.value}{caught.value.english}"


def test_an_unknown_setting_gives_the_list_with_the_defaults() -> None:
    with pytest.raises(QuestionError) as caught:
        read_sweep(["weight=1"], BY)
    assert all(f"{name} ({value})" in str(caught.value) for name, value in SWEPT.items())
    with pytest.raises(QuestionError, match="MRR"):
        read_sweep(["word_price=1"], "mrr")


def test_a_sweep_is_what_separate_runs_are(tmp_path: Path) -> None:
    gold = some_gold(20)
    default = answer_and_judge(seed_index(), gold, tmp_path / "default")
    sweep = read_sweep(["quoted_words=20,110,200"], BY)
    told: list[tuple[int, int]] = []
    found = swept(seed_index(), gold, tmp_path, sweep, default, told=lambda done, whole: told.append((done, whole)))
    assert told[0] == (0, 40)
    assert told[-1] == (40, 40)
    assert {tuple(row["settings"].items()) for row in found["rows"]} == {
        (("quoted_words", 20),),
        (("quoted_words", 200),),
    }
    whole = content(default, gold)
    for row in found["rows"]:
        alone = content(
            answer_and_judge(seed_index(), gold, tmp_path / "alone", settings=AnswerSettings(**row["settings"])), gold
        )
        assert row["fingerprint"] == alone["fingerprint"]
        assert row["measures"] == {name: alone["measures"][name] for name in row["measures"]}
        assert row["difference"] == compared(whole, alone, "")["measures"][BY]
        odd = [one["values"][BY] for one in alone["by_question"][0::2] if one["values"][BY] is not None]
        assert row["halves"]["odd"] == pytest.approx(sum(odd) / len(odd), abs=1e-6)
    values = [row["measures"][BY]["value"] for row in found["rows"]]
    assert values == sorted(values, reverse=True)
    # Swept again it goes on where it was: at its end.
    told.clear()
    assert swept(seed_index(), gold, tmp_path, sweep, default, told=lambda d, w: told.append((d, w))) == found
    assert told[0] == (20, 40)
    cleared(tmp_path, sweep)
    assert not (tmp_path / "sweep").exists()


def test_where_less_is_better_the_least_comes_first_and_luck_is_told_apart(tmp_path: Path) -> None:
    gold = some_gold(12)
    default = answer_and_judge(seed_index(), gold, tmp_path)
    sweep = read_sweep(["quoted_words=30,110,60"], "quoted_words_mean")
    found = swept(seed_index(), gold, tmp_path, sweep, default)
    assert [row["settings"] for row in found["rows"]] == [{"quoted_words": 30}, {"quoted_words": 60}]
    # The least on one half is that on the other here: what it gains there is what the halves say.
    best, usual = found["rows"][0]["halves"], found["default"]["halves"]
    gains = [best["even"] - usual["even"], best["odd"] - usual["odd"]]
    assert [choice["gain"] for choice in found["honest"]["choices"]] == pytest.approx(gains, abs=1e-6)
    assert found["honest"]["gain"] == pytest.approx(sum(gains) / 2, abs=1e-6)
    told = lines(found, "nl")
    assert len(told) == 1 + 3 + 2
    assert "(standaard)" in told[1]
    assert "geflatteerd" in told[-2]


def test_the_command_writes_and_tells_a_sweep(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:6])
    out = tmp_path / "out"
    printed, said = evaluated(gold, out, "--sweep", "quoted_words=40,110", "--sweep-by", BY, "--lang", "en")
    assert said == ""
    assert "quoted_words=40" in printed
    assert "flattered" in printed
    assert {path.name for path in out.iterdir()} == {
        *("report.json", "report.html", "questions.csv", "sweep.json", "sweep.csv"),
    }
    found = json.loads((out / "sweep.json").read_text(encoding="utf-8"))
    assert found["default"]["measures"][BY] == report_of(out)["measures"][BY]
    with (out / "sweep.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["quoted_words"] for row in rows] == ["", "40"]
    assert float(rows[1][BY]) == found["rows"][0]["measures"][BY]["value"]
