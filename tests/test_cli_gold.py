"""`vraagbaak gold suggest|check|add` on the command line: what it prints, its exit codes, and its refusals."""

import json
from pathlib import Path
from typing import Any

import pytest
from gold_papers import PAPERS
from shipped import json_of, one_line, vraagbaak

LICENCES = "Hoeveel kaasmakers verloren hun vergunning voor de kaasmarkt van Oudewater?"
FARE = "Wat kost een treinkaartje van Utrecht naar Groningen?"


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("VRAAGBAAK_AUDIT", "VRAAGBAAK_USER", "VRAAGBAAK_AUDIT_SYNC"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of the papers about cheese and books."""
    folder = tmp_path / "stukken"
    folder.mkdir()
    for name, text in PAPERS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    assert vraagbaak("index", folder, "--index", tmp_path / "index").exit_code == 0
    return tmp_path / "index"


@pytest.fixture
def judged(index: Path) -> Path:
    """The index with three answers in its log: useful, useful and refused, wrong."""
    for question, decision in ((LICENCES, "useful"), (FARE, "useful"), ("Wat deed de warenautoriteit?", "wrong")):
        vraagbaak("ask", question, index=index)
        line = len((index / "audit.jsonl").read_text(encoding="utf-8").splitlines())
        assert vraagbaak("audit", "decide", line, "--as", decision, index=index).exit_code == 0
    return index


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_proposals_pass_the_check_and_the_evaluation(suffix: str, index: Path, tmp_path: Path) -> None:
    out = tmp_path / f"g{suffix}"
    result = vraagbaak("gold", "suggest", "--out", out, index=index)
    assert result.exit_code == 0
    assert "5 voorstellen" in result.output
    assert vraagbaak("gold", "check", out, index=index).exit_code == 0
    report = vraagbaak("evaluate", "--gold", out, "--out", tmp_path / "verslag", "--json", index=index)
    assert json_of(report)["questions"] == 5


def test_count_document_seed_and_json(index: Path, tmp_path: Path) -> None:
    out = tmp_path / "g.jsonl"
    told = json_of(vraagbaak("gold", "suggest", "--out", out, "--count", 2, "--seed", 4, "--json", index=index))
    assert (told["suggestions"], told["documents"], sum(told["kinds"].values())) == (2, 2, 2)
    assert vraagbaak("gold", "suggest", "--out", out, "--document", "bieb.txt", index=index).exit_code == 0
    assert {row["document"] for row in rows(out)} == {"bieb.txt"}
    assert "look at each" in vraagbaak("gold", "suggest", "--out", out, "--lang", "en", index=index).output


def test_a_wrong_name_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    result = vraagbaak("gold", "suggest", "--out", tmp_path / "g.ods", index=tmp_path / "geen")
    assert result.exit_code == 1
    assert ".jsonl, .xlsx, .csv" in one_line(result)


def test_check_names_faults_and_remarks_and_exits_by_the_faults(index: Path, tmp_path: Path) -> None:
    gold = tmp_path / "g.jsonl"
    place = {"document": "kaas.txt", "vraag": 3, "section": None}
    row = {"id": "7", "question": LICENCES, "kind": "factoid", "relevant": [place], "answer": ["41 kaasmakers"]}
    gold.write_text(json.dumps(row) + "\nkapot\x1b[31m\n", encoding="utf-8")
    result = vraagbaak("gold", "check", gold, index=index)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "regel 2: FOUT: niet bruikbaar: geen JSON-object; verwacht één object per regel",
        "regel 1 (7): FOUT: “41 kaasmakers” staat niet in antwoord op vraag 3 van kaas.txt, wel in antwoord op vraag 2 "
        "van kaas.txt",
    ]
    assert result.stderr == "NIET in orde: fouten: 2, opmerkingen: 0, in 1 bruikbare en 1 onbruikbare rijen.\n"
    told = json.loads(vraagbaak("gold", "check", gold, "--json", index=index).stdout)
    assert {name: told[name] for name in ("gold", "usable", "unusable", "faults", "remarks", "ok")} == {
        "gold": "g.jsonl", "usable": 1, "unusable": 1, "faults": 2, "remarks": 0, "ok": False,
    }  # fmt: skip
    names = {"where", "where_en", "id", "level", "code", "dutch", "english"}
    assert [set(item) for item in told["findings"]] == [names] * 2


def test_remarks_alone_leave_the_exit_code_alone(index: Path, tmp_path: Path) -> None:
    gold = tmp_path / "g.jsonl"
    place = {"document": "kaas.txt", "vraag": 2, "section": None}
    gold.write_text(json.dumps({"question": LICENCES, "relevant": [place]}), encoding="utf-8")
    result = vraagbaak("gold", "check", gold, "--lang", "en", index=index)
    assert result.exit_code == 0
    assert result.stdout.startswith("line 1 (1): remark: no answer with it")
    assert "All well: no faults; questions checked: 1," in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("1", "--list"), "--list only shows"),
        (("1", "2", "--source", "kaas.txt"), "belong to one line number"),
        ((), "Give line numbers"),
        (("--decision", "wrong"), "With partly and wrong"),
    ],
)
def test_wrong_use_is_said_in_english(arguments: tuple[str, ...], said: str, index: Path, tmp_path: Path) -> None:
    result = vraagbaak("gold", "add", *arguments, "--gold", tmp_path / "g.jsonl", "--lang", "en", index=index)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_without_a_usable_row_is_one_line(index: Path, tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text("kapot\n", encoding="utf-8")
    result = vraagbaak("gold", "check", tmp_path / "g.jsonl", index=index)
    assert result.exit_code == 1
    assert "g.jsonl, regel 1" in one_line(result)


def test_judged_answers_are_listed_and_added_once(judged: Path, tmp_path: Path) -> None:
    gold = tmp_path / "g.jsonl"
    listed = json_of(vraagbaak("gold", "add", "--list", "--gold", gold, "--json", index=judged))
    assert [(row["n"], row["decision"], row["abstained"], row["in_gold"]) for row in listed] == [
        (1, "useful", False, False),
        (3, "useful", True, False),
        (5, "wrong", listed[2]["abstained"], False),
    ]
    assert vraagbaak("gold", "add", 1, "--gold", gold, index=judged).exit_code == 0
    result = vraagbaak("gold", "add", "--list", "--decision", "useful", "--gold", gold, index=judged)
    assert [("staat in het goud" in line) for line in result.stdout.splitlines()] == [True, False]
    again = vraagbaak("gold", "add", 1, "--gold", gold, index=judged)
    assert again.exit_code == 1
    assert "staat al in g.jsonl" in one_line(again)
    before = gold.read_bytes()
    assert vraagbaak("gold", "add", "--decision", "useful", "--gold", gold, index=judged).exit_code == 0
    assert gold.read_bytes().startswith(before)
    assert [row["kind"] for row in rows(gold)] == ["factoid", "unanswerable"]
    assert "toegevoegd" in vraagbaak("gold", "add", "--decision", "useful", "--gold", gold, index=judged).stdout
    assert len(rows(gold)) == 2


def test_a_poor_answer_is_added_with_the_place_in_words(judged: Path, tmp_path: Path) -> None:
    gold = tmp_path / "g.jsonl"
    refused = vraagbaak("gold", "add", 5, "--gold", gold, index=judged)
    assert refused.exit_code == 1
    assert "--source en --answer" in one_line(refused)
    assert not gold.exists()
    told = json_of(
        vraagbaak(
            *("gold", "add", 5, "--gold", gold, "--source", "kaas.txt, vraag 3", "--answer"),
            *("elke maand", "--json"),
            index=judged,
        )
    )
    assert told["added"] == rows(gold)
    assert rows(gold)[0]["relevant"] == [{"document": "kaas.txt", "vraag": 3, "section": None}]
    assert vraagbaak("gold", "check", gold, index=judged).exit_code == 0


def test_own_words_are_told_and_a_wrong_source_is_refused(judged: Path, tmp_path: Path) -> None:
    gold = tmp_path / "g.jsonl"
    given = ("gold", "add", 5, "--gold", gold, "--answer", "keurt de kaas steeds weer", "--source")
    result = vraagbaak(*given, "zuivel.txt, vraag 3", index=judged)
    assert result.exit_code == 1
    assert "niet in de index" in one_line(result)
    assert "eigen woorden" in vraagbaak(*given, "kaas.txt, vraag 3", index=judged).stdout
    assert rows(gold)[0]["own_words"] is True


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("--decision", "partly"),
        (1, "--list"),
        (1, "--decision", "useful"),
        (1, 3, "--unanswerable"),
        ("--list", "--unanswerable"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    given: tuple[object, ...], index: Path, tmp_path: Path
) -> None:
    assert vraagbaak("gold", "add", *given, "--gold", tmp_path / "g.jsonl", index=index).exit_code == 2


def test_without_a_log_there_is_one_line(index: Path, tmp_path: Path) -> None:
    result = vraagbaak("gold", "add", "--list", "--gold", tmp_path / "g.jsonl", index=index)
    assert result.exit_code == 1
    assert "audit.jsonl" in one_line(result)
