"""Two reports side by side: which questions are the same one, what got better and worse, and what is no report."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from evaluated import evaluated, report_of
from shipped import gold_rows, write_lines

from index.errors import QuestionError
from qa.evaluation.compare import compared, matched, read_report


def row(id: str, question: str, failure: str = "", rank: int | None = 1, **values: float | None) -> dict[str, Any]:
    """A question of a report."""
    gold = {"kind": "other", "places": ["brug.txt, vraag 2"], "answer": []}
    return {"id": id, "question": question, "failure": failure, "rank": rank, "values": values, **gold}


def report(*rows: dict[str, Any]) -> dict[str, Any]:
    """As much of a report as a comparison looks at."""
    return {"fingerprint": "f", "gold": {"sha256": "s"}, "by_question": list(rows)}


def test_questions_are_the_same_by_id_and_words_else_by_words() -> None:
    old = [
        row("1", "Wat kost kaas?"),
        row("2", "Wie betaalt?"),
        row("3", "Waar is de brug?"),
        row("4", "Wie betaalt?"),
        row("5", "Weg?"),
    ]
    new = [
        row("2", "Wat kost KAAS"),
        row("4", "Wie betaalt?"),
        row("9", "wie  betaalt"),
        row("3", "Iets anders?"),
        row("10", "Wie betaalt?"),
    ]
    pairs, only_old, only_new = matched(old, new)
    assert [(a["id"], b["id"]) for a, b in pairs] == [("1", "2"), ("4", "4"), ("2", "9")]
    assert [item["id"] for item in only_old] == ["3", "5"]
    assert [item["id"] for item in only_new] == ["3", "10"]


def test_questions_of_signs_alone_are_told_apart() -> None:
    pairs, only_old, only_new = matched([row("1", "?!")], [row("1", "...")])
    assert (pairs, len(only_old), len(only_new)) == ([], 1, 1)


@pytest.mark.parametrize(
    ("old", "new", "what", "sign"),
    [
        (row("1", "q", "not_found", None), row("1", "q", "", 1), "failure", 1),
        (row("1", "q", "", 1), row("1", "q", "refused", 1), "failure", -1),
        (row("1", "q", "refused", 3), row("1", "q", "wrong_place", 1), "failure", -1),
        (row("1", "q", "wrong_sentence", 1), row("1", "q", "wrong_place", 1), "failure", -1),
        (row("1", "q", "", None), row("1", "q", "answered", None), "failure", -1),
        (row("1", "q", "", 3), row("1", "q", "", 1), "rank", 1),
        (row("1", "q", "not_found", None), row("1", "q", "not_found", 9), "rank", 1),
        (row("1", "q", "wrong_sentence", 1, span_recall=0.5), row("1", "q", "wrong_sentence", 1, span_recall=0.25),
         "span_recall", -1),
        (row("1", "q", "", 1, span_recall=None), row("1", "q", "", 1, span_recall=1.0), None, 0),
        (row("1", "q", "", 1, quoted_words_mean=30.0), row("1", "q", "", 1, quoted_words_mean=50.0), None, 0),
    ],
)  # fmt: skip
def test_what_changed_for_a_question(old: dict[str, Any], new: dict[str, Any], what: str | None, sign: int) -> None:
    for before, after, way in ((old, new, sign), (new, old, -sign)):
        found = compared(report(before), report(after), "eerder")
        told = {1: found["better"], -1: found["worse"], 0: found["better"] + found["worse"]}
        if what is None:
            assert told[0] == []
            continue
        value = [side[what] if what in side else side["values"][what] for side in (before, after)]
        assert told[way] == [{"id": "1", "question": "q", "old": value[0], "new": value[1], "what": what}]
        assert told[-way] == []


def test_measures_are_compared_over_the_questions_of_both() -> None:
    old = report(*(row(str(n), f"vraag {n}", MRR=float(n > 5)) for n in range(10)), row("x", "oud"))
    new = report(*(row(str(n), f"vraag {n}", MRR=1.0) for n in range(10)), row("y", "nieuw", MRR=0.0))
    found = compared(old, new, "eerder")
    assert (found["shared"], found["only_old"], found["only_new"]) == (10, ["x"], ["y"])
    change = found["measures"]["MRR"]
    assert (change["old"], change["new"], change["difference"], change["questions"]) == (0.4, 1.0, 0.6, 10)
    assert 0 < change["p"] < 0.05
    assert change["low"] > 0


def test_a_report_beside_itself_changes_nothing(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:12])
    evaluated(gold, tmp_path / "one")
    said, _ = evaluated(gold, tmp_path / "one", "--compare", tmp_path / "one" / "report.json")
    assert "vergeleken met one/report.json: 12 dezelfde vragen, 0 beter, 0 slechter" in said
    change = report_of(tmp_path / "one")["comparison"]
    assert (change["better"], change["worse"], change["only_old"], change["only_new"]) == ([], [], [], [])
    assert {(found["difference"], found["p"]) for found in change["measures"].values() if found["questions"]} == {
        (0.0, 1.0)
    }


def test_what_got_worse_is_told(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:12])
    evaluated(gold, tmp_path / "old")
    old = json.loads((tmp_path / "old" / "report.json").read_text(encoding="utf-8"))
    # Then one that is listed lower now was listed first, one question is gone, and one is new.
    low = next(row for row in old["by_question"] if not row["failure"] and row["rank"] > 1)
    rank, low["rank"] = low["rank"], 1
    gone = next(row for row in old["by_question"] if row is not low)
    gone["question"] = "Wie smeert de scharnieren van de ophaalbrug bij Oostwoud?"
    write_lines(tmp_path / "earlier.json", [old])
    said, _ = evaluated(gold, tmp_path / "new", "--compare", tmp_path / "earlier.json", "--lang", "en")
    worse = report_of(tmp_path / "new")["comparison"]["worse"]
    assert worse == [{"id": low["id"], "question": low["question"], "old": 1, "new": rank, "what": "rank"}]
    assert f"worse: {low['id']}: {low['question'][:100]}" in said
    assert "only there: 1; only now: 1" in said
    assert "gold changed" not in said


def test_questions_of_which_the_gold_changed_are_no_test_of_the_system(tmp_path: Path) -> None:
    rows = gold_rows()[:12]
    evaluated(write_lines(tmp_path / "gold.jsonl", rows), tmp_path / "old")
    # Repaired: the place of the first one was wrong, and of the last one the answer.
    changed = deepcopy(rows)
    changed[0]["relevant"] = [{"document": changed[0]["document"], "vraag": 99, "section": None}]
    changed[11]["answer"] = ["Iets heel anders."]
    gold = write_lines(tmp_path / "other.jsonl", changed)
    said, _ = evaluated(gold, tmp_path / "new", "--compare", tmp_path / "old" / "report.json")
    ids = [rows[0]["id"], rows[11]["id"]]
    change = report_of(tmp_path / "new")["comparison"]
    assert (change["shared"], change["other_gold"]) == (10, ids)
    assert (change["better"], change["worse"], change["only_old"], change["only_new"]) == ([], [], [], [])
    assert {found["difference"] for found in change["measures"].values() if found["questions"]} == {0.0}
    assert f"goud gewijzigd, daarom niet vergeleken: 2 ({', '.join(ids)})" in said
    page = (tmp_path / "new" / "report.html").read_text(encoding="utf-8")
    assert "Goud gewijzigd, daarom niet vergeleken: 2" in page


def test_gold_is_the_same_whatever_the_order_of_its_places() -> None:
    old = row("1", "q") | {"places": ["a.txt, vraag 1", "b.txt"], "answer": ["drie  bruggen"]}
    new = row("1", "q") | {"places": ["b.txt", "a.txt, vraag 1"], "answer": ["drie bruggen"]}
    assert compared(report(old), report(new), "eerder")["other_gold"] == []
    for other in ({"kind": "multi"}, {"places": ["b.txt"]}, {"answer": ["vier bruggen"]}):
        assert compared(report(old), report(new | other), "eerder")["other_gold"] == ["1"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "geen json",
        "[" * 200_000,
        '{"questions": 130, "measures": {}}',
        '{"by_question": [{"id": "1"}]}',
        '{"by_question": [{"id": "1", "question": "q", "failure": "hm", "rank": 1, "values": {}}]}',
        '{"by_question": [{"id": "1", "question": "q", "failure": "", "rank": "1", "values": {}}]}',
        '{"by_question": [{"id": "1", "question": "q", "failure": "", "rank": 1, "values": {"R@1": "x"}}]}',
        '{"by_question": [{"id": "1", "question": "q", "failure": "", "rank": 1, "values": {}}]}',
    ],
)
def test_what_is_no_report_is_told_in_one_line(content: str, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionError, match=r"geen report\.json") as caught:
        read_report(path)
    assert "\n" not in f"{caught.value}{caught.value.english}"


def test_a_missing_report_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"nergens\.json"):
        read_report(tmp_path / "nergens.json")
    (tmp_path / "latin.json").write_bytes(json.dumps({"é": 1}, ensure_ascii=False).encode("latin-1"))
    with pytest.raises(QuestionError, match=r"geen report\.json"):
        read_report(tmp_path / "latin.json")
