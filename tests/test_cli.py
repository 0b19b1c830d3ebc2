"""Every command as the contract has it: exit codes, field names, languages, one JSON document and nothing beside it."""

import re
from pathlib import Path

import pytest
from shipped import (
    CORONA,
    FARE,
    LACHGAS,
    ONLINE,
    REGISTERED,
    SEEDS,
    copied_index,
    copied_seeds,
    json_of,
    one_line,
    process,
    seed_index,
    source_text,
    vraagbaak,
)

from qa.cli import main

COMMANDS = ("index", "ask", "chat", "ui", "batch", "evaluate", "cite", "verify", "units", "source", "info")
ANSWER = ["id", "question", "abstained", "answer", "citations", "passages", "confidence", "latency_ms", "fingerprint"]
CITATION = [
    *("n", "document", "title", "vraag", "section", "part", "speaker", "on_behalf_of", "date"),
    *("quote", "display", "start", "end", "sha256", "address"),
]
PASSAGE = {"rank", "document", "vraag", "section", "score", "text", "start", "end"}
UNIT = [
    *("document", "address", "vraag", "heading", "question", "answer", "start", "end"),
    *("speaker", "on_behalf_of", "date"),
]
SENTENCE = "Bij het OM zijn 1801 lachgaszaken geregistreerd."


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_each_command_explains_itself(command: str, option: str) -> None:
    result = vraagbaak(command, option)
    assert result.exit_code == 0
    assert f"{command} [OPTIONS]" in result.stdout
    assert "--index" in result.stdout
    assert "VRAAGBAAK_INDEX" in result.stdout
    help_of = main.commands[command].help
    assert help_of
    assert help_of.split(".")[0].split()[0] in result.stdout


def test_help_lists_every_command() -> None:
    result = vraagbaak("--help")
    assert result.exit_code == 0
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", result.stdout, re.MULTILINE)] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["bestaat-niet"],
        ["index"],
        ["ask"],
        ["ask", "vraag", "--nope"],
        ["ask", "vraag", "--lang", "fr"],
        ["batch", "--questions", "q.jsonl"],
        ["evaluate", "--out", "map"],
        ["cite"],
        ["cite", "zin", "--questions", "r.jsonl", "--out", "c.jsonl"],
        ["cite", "--questions", "r.jsonl"],
        ["source"],
        ["ui", "--port", "99999"],
    ],
    ids=" ".join,
)
def test_wrong_usage_exits_2_and_prints_nothing_on_standard_output(arguments: list[str]) -> None:
    result = vraagbaak(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Usage:")


def test_index_prints_what_it_holds_and_every_file_it_skipped(tmp_path: Path) -> None:
    papers = copied_seeds(tmp_path)
    (papers / "foto.txt").write_bytes(b"\x89PNG\r\n\0\0")
    (papers / "leeg.txt").write_bytes(b"")
    (papers / "muziek.mp3").write_bytes(b"ID3")
    folder = tmp_path / "index"
    result = vraagbaak("index", papers, index=folder)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    counts = json_of(vraagbaak("info", "--json", index=folder))["counts"]
    units = json_of(vraagbaak("units", "--json", index=folder))
    pairs = sum(unit["vraag"] is not None for unit in units)
    assert pairs == 22
    others, passages = len(units) - pairs, counts["passages"]
    assert result.stdout.startswith(
        f"stukken: 5; Vraag/Antwoord-eenheden: {pairs}; andere eenheden: {others}; passages: {passages}"
    )
    for name, reason in (("foto.txt", "binaire inhoud"), ("leeg.txt", "leeg bestand"), ("muziek.mp3", "formaat .mp3")):
        lines = [line for line in result.stdout.splitlines() if name in line]
        assert len(lines) == 1
        assert reason in lines[0]
    english = vraagbaak("index", papers, "--lang", "en", index=folder)
    assert english.stdout.startswith(f"documents: 5; Vraag/Antwoord units: {pairs};")


def test_index_takes_files_and_folders_and_gives_json(tmp_path: Path) -> None:
    one, two = SEEDS / f"{LACHGAS}.txt", SEEDS / f"{CORONA}.txt"
    other = tmp_path / "meer"
    other.mkdir()
    (other / "notitie.xyz").write_text("x", encoding="utf-8")
    found = json_of(vraagbaak("index", one, two, other, "--json", index=tmp_path / "index"))
    assert found["documents"] == 2
    assert found["vraag_antwoord"] == 10
    assert found["passages"] > 10
    assert [Path(item["file"]).name for item in found["skipped"]] == ["notitie.xyz"]
    assert found["skipped"][0]["reason"]
    assert re.fullmatch(r"[0-9a-f]{64}", found["fingerprint"])


def test_ask_gives_one_answer_with_the_fields_of_the_contract() -> None:
    answer = json_of(vraagbaak("ask", REGISTERED, "--json", index=seed_index()))
    assert list(answer) == ANSWER
    assert (answer["id"], answer["question"], answer["abstained"]) == ("1", REGISTERED, False)
    assert isinstance(answer["answer"], str)
    assert 0 <= answer["confidence"] <= 1
    assert answer["latency_ms"] > 0
    assert re.fullmatch(r"[0-9a-f]{64}", answer["fingerprint"])
    assert [item["n"] for item in answer["citations"]] == list(range(1, len(answer["citations"]) + 1))
    first = answer["citations"][0]
    assert list(first) == CITATION
    assert all(isinstance(first[name], int) for name in ("n", "start", "end"))
    assert "1801" in first["quote"]
    expected = {
        "document": f"{LACHGAS}.txt",
        "vraag": [7],
        "section": None,
        "part": "antwoord",
        "speaker": "minister Van Oosten (Justitie en Veiligheid)",
        "on_behalf_of": "de staatssecretaris van Volksgezondheid, Welzijn en Sport",
        "date": "2025-11-05",
        "address": f"{LACHGAS}#antwoord-7",
    }
    assert {name: first[name] for name in expected} == expected
    assert source_text(first["document"])[first["start"] : first["end"]] == first["quote"]


def test_passages_are_listed_whether_or_not_there_is_an_answer() -> None:
    for question in (REGISTERED, FARE):
        passages = json_of(vraagbaak("ask", question, "--json", index=seed_index()))["passages"]
        assert len(passages) >= 10
        assert [item["rank"] for item in passages] == list(range(1, len(passages) + 1))
        scores = [item["score"] for item in passages]
        assert scores == sorted(scores, reverse=True)
        for item in passages:
            assert set(item) >= PASSAGE
            assert source_text(item["document"])[item["start"] : item["end"]] == item["text"]
            assert item["vraag"] is None or item["vraag"] == sorted(set(item["vraag"]))


def test_ask_speaks_dutch_unless_asked_for_english() -> None:
    dutch, english = (vraagbaak("ask", REGISTERED, *more, index=seed_index()) for more in ((), ("--lang", "en")))
    assert dutch.exit_code == english.exit_code == 0
    assert "1801" in dutch.stdout
    assert "Zekerheid:" in dutch.stdout
    assert "Confidence:" in english.stdout
    assert f"{LACHGAS}#antwoord-7" in dutch.stdout
    # What a paper says is never translated.
    assert dutch.stdout.splitlines()[0] == english.stdout.splitlines()[0]


def test_a_question_without_an_answer_is_said_to_have_none() -> None:
    answer = json_of(vraagbaak("ask", FARE, "--json", index=seed_index()))
    assert answer["abstained"]
    assert answer["citations"] == []
    shown = vraagbaak("ask", FARE, index=seed_index())
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Niet gevonden")
    assert vraagbaak("ask", FARE, "--lang", "en", index=seed_index()).stdout.startswith("Not found")


def test_the_index_comes_from_the_environment_or_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = json_of(vraagbaak("info", "--json", index=seed_index()))
    named = json_of(vraagbaak("info", "--json", env={"VRAAGBAAK_INDEX": str(seed_index())}))
    copied_index(tmp_path).rename(tmp_path / ".vraagbaak")
    monkeypatch.chdir(tmp_path)
    here = json_of(vraagbaak("info", "--json"))
    assert named["fingerprint"] == here["fingerprint"] == expected["fingerprint"]
    assert here["index"] == ".vraagbaak"
    # What is given goes before the environment.
    assert ".vraagbaak" in one_line(vraagbaak("info", index=tmp_path / "weg" / ".vraagbaak"))


def test_info_tells_what_the_index_is() -> None:
    about = json_of(vraagbaak("info", "--json", index=seed_index()))
    answer = json_of(vraagbaak("ask", REGISTERED, "--json", index=seed_index()))
    assert about["fingerprint"] == answer["fingerprint"]
    assert about["counts"]["documents"] == 5
    assert about["encoder"]["name"] == "vraagbaak"
    assert [item["file"] for item in about["documents"]] == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert about["fingerprint"] in vraagbaak("info", index=seed_index()).stdout
    assert "documents: 5;" in vraagbaak("info", "--lang", "en", index=seed_index()).stdout


def test_units_are_listed_with_the_fields_of_the_contract() -> None:
    units = json_of(vraagbaak("units", "--json", index=seed_index()))
    assert all(list(unit) == UNIT for unit in units)
    assert len({unit["address"] for unit in units}) == len(units)
    assert {unit["document"] for unit in units} == {path.name for path in SEEDS.glob("*.txt")}
    shown = [unit[name] for unit in units for name in ("question", "answer") if unit[name]]
    assert [
        text for text in shown if "footnoteRef" in text or "bookmark" in text or text != " ".join(text.split())
    ] == []
    seventh = next(unit for unit in units if unit["address"] == f"{LACHGAS}#antwoord-7")
    assert seventh["vraag"] == [7]
    assert seventh["heading"] is None
    assert seventh["question"].startswith("Hoeveel personen zijn er sinds de invoering van het verbod")
    assert SENTENCE in seventh["answer"]
    assert SENTENCE in source_text(seventh["document"])[seventh["start"] : seventh["end"]]
    letter = next(unit for unit in units if unit["address"] == f"{ONLINE}#2-wettelijke-kaders")
    assert (letter["vraag"], letter["question"], letter["date"]) == (None, None, None)
    assert letter["heading"] == "2. Wettelijke kaders"


def test_units_of_one_paper_by_its_file_name_or_id() -> None:
    by_file = json_of(vraagbaak("units", f"{LACHGAS}.txt", "--json", index=seed_index()))
    assert by_file == json_of(vraagbaak("units", LACHGAS, "--json", index=seed_index()))
    assert {unit["document"] for unit in by_file} == {f"{LACHGAS}.txt"}
    listed = vraagbaak("units", LACHGAS, index=seed_index()).stdout
    assert [unit["address"] for unit in by_file if unit["address"] not in listed] == []
    assert "bestaat-niet" in one_line(vraagbaak("units", "bestaat-niet", index=seed_index()))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name)
def test_source_prints_the_very_bytes_of_the_file(path: Path) -> None:
    result = vraagbaak("source", path.name, index=seed_index())
    assert result.exit_code == 0
    assert result.stdout_bytes == path.read_bytes()


def test_source_in_a_process_of_its_own_keeps_line_ends(tmp_path: Path) -> None:
    paper = tmp_path / "brief.txt"
    paper.write_bytes(b"\xef\xbb\xbfGeachte voorzitter,\r\n\r\nHierbij stuur ik u de brief over caf\xc3\xa9s.\r\n")
    vraagbaak("index", paper, index=tmp_path / "index")
    done = process("source", "brief.txt", "--index", tmp_path / "index")
    assert done.returncode == 0
    assert done.stdout == paper.read_bytes()


def test_chat_answers_until_an_empty_line_and_survives_a_bad_question() -> None:
    result = vraagbaak("chat", index=seed_index(), stdin=f"?!\n{REGISTERED}\n\n{FARE}\n")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "lege vraag" in result.stdout
    assert "1801" in result.stdout
    assert result.stdout.count("vraag> ") == 3
    assert vraagbaak("chat", "--lang", "en", index=seed_index(), stdin="").stdout.startswith("Ask a question")


def test_cite_gives_matches_with_the_fields_of_the_contract() -> None:
    found = json_of(vraagbaak("cite", "antwoord op vraag 7 lachgas", "--json", index=seed_index()))
    assert list(found) == ["reference", "understood", "matches"]
    assert found["reference"] == "antwoord op vraag 7 lachgas"
    assert "vraag 7" in found["understood"]
    first = found["matches"][0]
    assert list(first) == [*CITATION, "score"]
    assert first["address"] == f"{LACHGAS}#antwoord-7"
    assert SENTENCE in first["quote"]
    assert first["n"] == 1


def test_cite_takes_a_pasted_sentence_for_what_it_is() -> None:
    found = json_of(vraagbaak("cite", SENTENCE.upper(), "--json", index=seed_index()))
    assert found["understood"] is None
    assert found["matches"][0]["quote"] == SENTENCE
    assert found["matches"][0]["score"] == 1.0
    scores = [match["score"] for match in found["matches"]]
    assert scores == sorted(scores, reverse=True)
    nothing = json_of(vraagbaak("cite", "Mijn fietsbel klingelt vrolijk langs de kade", "--json", index=seed_index()))
    assert (nothing["understood"], nothing["matches"]) == (None, [])


def test_cite_speaks_dutch_unless_asked_for_english() -> None:
    dutch = vraagbaak("cite", f"{LACHGAS}#antwoord-7", index=seed_index()).stdout
    english = vraagbaak("cite", f"{LACHGAS}#antwoord-7", "--lang", "en", index=seed_index()).stdout
    assert dutch.startswith("Begrepen als:")
    assert english.startswith("Understood as:")
    assert f"({LACHGAS}#antwoord-7)" in dutch
