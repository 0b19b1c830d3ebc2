"""Word lists: ours are clean, one's own are added, and a line with a fault is named by file and line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from shipped import json_of, one_line, process, seed_index, vraagbaak

from index import glossary, thesaurus, word_lists
from index.errors import StoreError
from index.word_list_check import checked_files, faults
from index.word_lists import ABBREVIATIONS, COLUMNS, GLOSSARY, HOMONYMS, NOTES, SHIPPED, THESAURUS


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for word lists of one's own, named in the environment; what was read before is forgotten."""
    folder = tmp_path / "eigen"
    folder.mkdir()
    monkeypatch.setenv(word_lists.FOLDER, str(folder))
    forget()
    yield folder
    monkeypatch.undo()
    forget()


def forget() -> None:
    """Word lists as a new process sees them."""
    for kept in (word_lists._contents, word_lists.lexicon_checksum, thesaurus.thesaurus, glossary._glossary):
        kept.cache_clear()


def write(folder: Path, name: str, *rows: str) -> Path:
    """A list of these rows, `~` for a tab."""
    path = folder / name
    path.write_text("".join(row.replace("~", "\t") + "\n" for row in rows), encoding="utf-8")
    return path


def reasons(path: Path) -> list[tuple[int, str]]:
    """Line and reason of each fault in a list or a folder."""
    return [(fault.line, fault.what.dutch) for fault in faults(checked_files(path))]


# Ours


def test_our_own_lists_have_no_fault() -> None:
    assert faults(checked_files(SHIPPED)) == ()
    assert {path.name for path in checked_files(SHIPPED)} == set(COLUMNS)
    assert all(len(word_lists.rows(name)) > 40 for name in COLUMNS)


def test_a_row_knows_where_it_stands_and_its_terms() -> None:
    row = next(row for row in word_lists.rows(ABBREVIATIONS) if row.cells[0] == "NVWA")
    assert SHIPPED.joinpath(ABBREVIATIONS).read_text(encoding="utf-8").splitlines()[row.line - 1].startswith("NVWA\t")
    assert row.terms[:2] == ("NVWA", "Nederlandse Voedsel- en Warenautoriteit")
    assert "Keuringsdienst van Waren" in row.terms
    group = word_lists.rows(THESAURUS)[0]
    assert group.terms == group.cells[1:]


# Faults


@pytest.mark.parametrize(
    ("name", "row", "reason"),
    [
        (THESAURUS, "brug~viaduct", "2 kolommen, verwacht 3 tot 50"),
        (THESAURUS, "water", "1 kolommen"),
        (ABBREVIATIONS, "BVK~Brug Vereniging Kaas", "2 kolommen, verwacht 3 tot 4"),
        (ABBREVIATIONS, "BVK~Brug Vereniging Kaas~overig~een~twee", "5 kolommen"),
        (HOMONYMS, "BVK~Brug", "2 kolommen"),
        (GLOSSARY, "cheese bridge", "1 kolommen, verwacht 2"),
        (NOTES, "brug~water", "2 kolommen, verwacht 3"),
        (THESAURUS, "water~brug~~viaduct", "een lege kolom"),
        (THESAURUS, "water~brug~ ~viaduct", "een lege kolom"),
        (GLOSSARY, "cheese bridge~kaasbrug | | kaasviaduct", "een lege kolom"),
        (ABBREVIATIONS, "BVK~Brug Vereniging Kaas~overig~een | ", "een lege kolom"),
        (THESAURUS, "water~brug~van de~viaduct", "‘van de’ bestaat uit woorden die bij het zoeken niet meetellen"),
        (ABBREVIATIONS, "het~Hoog Elektrisch Toezicht~overig", "‘het’ bestaat uit woorden"),
        (THESAURUS, "water~brug~kaas brood melk boter room karnemelk yoghurt", "telt 7 woorden, hooguit 6"),
        (THESAURUS, "water~brug~via\x07duct", "een stuurteken"),
        (THESAURUS, "water~brug~via\u202educt", "een stuurteken"),
        (THESAURUS, "water~brug~via\x0cduct", "een stuurteken"),
        (THESAURUS, "water~zuivelbrug~Zuivelbrug", "‘zuivelbrug’ staat er twee keer"),
        (THESAURUS, "politie~agent~diender", f"voegt niets toe aan {THESAURUS}, regel 1"),
        (ABBREVIATIONS, "OM~Openbaar Ministerie~overig", f"voegt niets toe aan {ABBREVIATIONS}, regel"),
        (ABBREVIATIONS, "OM~Oude Melk~zuivel", f"OM is al ‘Openbaar Ministerie’ ({ABBREVIATIONS}, regel"),
        (GLOSSARY, "police~politie", f"‘police’ staat al in {GLOSSARY}, regel"),
    ],
)
def test_a_fault_is_named_by_its_line(name: str, row: str, reason: str, tmp_path: Path) -> None:
    path = write(tmp_path, name, "# eigen woorden", "", row)
    found = reasons(path)
    assert [line for line, _ in found] == [3]
    assert reason in found[0][1]
    assert reasons(tmp_path) == found


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        (THESAURUS, ["water~zuivelbrug~kaasviaduct", "water~zuivelbrug~melkpont"]),
        (THESAURUS, ["water~zuivelbrug~kaasviaduct~~~", " water ~ melkpont ~ melkveer "]),
        (ABBREVIATIONS, ["BVZK~Brug Vereniging Zuivel Kaas~overig~", "OM~Openbaar Ministerie~x~kaasdienst"]),
        (HOMONYMS, ["OM~Oude Melk~zuivel"]),
        (GLOSSARY, ["cheese bridge~kaasbrug | kaasviaduct", "police~kaaspolitie"]),
        (NOTES, ["OM~zuivel~ook oude melk"]),
    ],
)  # fmt: skip
def test_rows_that_add_something_are_clean(name: str, rows: list[str], tmp_path: Path) -> None:
    path = write(tmp_path, name, *rows)
    assert reasons(path) == []
    for encoded in (b"\xef\xbb\xbf" + path.read_bytes(), path.read_bytes().replace(b"\n", b"\r\n")):
        path.write_bytes(encoded)
        assert reasons(path) == []
        assert len(word_lists.read_list(path, encoded)[0]) == len(rows)


def test_what_is_no_utf8_is_named_by_its_first_such_line(tmp_path: Path) -> None:
    path = tmp_path / THESAURUS
    path.write_bytes("water\tbrug\tviaduct\nwater\tcafé\tkroeg\n".encode("latin-1"))
    assert reasons(path) == [(2, "geen UTF-8; bewaar het bestand als UTF-8")]
    path.write_bytes("water\tbrug\n".encode("utf-16"))
    assert reasons(path) == [(1, "geen UTF-8; bewaar het bestand als UTF-8")]


def test_a_table_of_another_name_is_no_list(tmp_path: Path) -> None:
    write(tmp_path, "thesaurus.tsv", "water~brug~viaduct")
    write(tmp_path, "leesmij.txt", "Dit zijn onze woorden.")
    assert [line for line, _ in reasons(tmp_path)] == [0]
    assert THESAURUS in reasons(tmp_path)[0][1]
    with pytest.raises(StoreError, match=r"geen woordenlijst in .*weg"):
        checked_files(tmp_path / "weg")


def test_doubles_within_and_between_lists_of_ones_own(tmp_path: Path) -> None:
    write(tmp_path, THESAURUS, "water~zuivelbrug~kaasviaduct~melkpont", "water~melkpont~zuivelbrug")
    write(tmp_path, ABBREVIATIONS, "BVZK~Brug Vereniging Zuivel Kaas~x", "BVZK~Boter Van Zoete Koeien~x")
    write(tmp_path, HOMONYMS, "BVZK~Boter Van Zoete Koeien~x", "BVZK~Boter Van Zoete Koeien~x")
    write(tmp_path, GLOSSARY, "cheese bridge~kaasbrug", "Cheese bridge~kaasviaduct")
    found = faults(checked_files(tmp_path))
    assert [(fault.file.name, fault.line) for fault in found] == [
        (THESAURUS, 2), (ABBREVIATIONS, 2), (HOMONYMS, 1), (HOMONYMS, 2), (GLOSSARY, 2)
    ]  # fmt: skip


# One's own


def test_rows_of_ones_own_are_added_to_ours(own: Path) -> None:
    write(own, THESAURUS, "water~zuivelbrug~kaasviaduct")
    write(own, ABBREVIATIONS, "BVZK~Brug Vereniging Zuivel Kaas~overig")
    write(own, HOMONYMS, "OM~Oude Melk~zuivel")
    write(own, GLOSSARY, "cheese bridge~kaasbrug", "police~kaaspolitie")
    others = thesaurus.thesaurus().others
    assert others("Waar ligt de zuivelbrug?") == ("kaasviaduct",)
    assert others("Wat doet de BVZK?") == ("Brug Vereniging Zuivel Kaas",)
    assert others("Brug Vereniging Zuivel Kaas") == ("BVZK",)
    assert {"openbaar ministerie", "Oude Melk"} <= set(others("Wat doet het OM?"))
    assert "smeris" in others("Wat deed de politieagent?")
    assert glossary.in_dutch("the cheese bridge") == "kaasbrug"
    assert {"politie", "kaaspolitie"} <= set(glossary.in_dutch("police").split())


def test_the_checksum_covers_what_is_ones_own(own: Path) -> None:
    bare = word_lists.lexicon_checksum()
    seen = {bare}
    for number, name in enumerate((THESAURUS, ABBREVIATIONS, HOMONYMS, GLOSSARY, NOTES)):
        row = "cheese bridge~kaasbrug" if name == GLOSSARY else f"BVZ{number}~zuivelbrug~kaasviaduct"
        write(own, name, row)
        forget()
        seen.add(word_lists.lexicon_checksum())
    assert len(seen) == 6
    for path in own.iterdir():
        path.unlink()
    (own / "leesmij.txt").write_text("Onze woorden", encoding="utf-8")
    forget()
    assert word_lists.lexicon_checksum() == bare


def test_a_changed_file_is_seen_at_the_next_start(own: Path) -> None:
    write(own, THESAURUS, "water~zuivelbrug~kaasviaduct")
    before = word_lists.lexicon_checksum(), thesaurus.thesaurus().others("zuivelbrug")
    write(own, THESAURUS, "water~zuivelbrug~melkpont")
    assert (word_lists.lexicon_checksum(), thesaurus.thesaurus().others("zuivelbrug")) == before
    # Another list read for the first time is of the same moment: answers and fingerprint never part.
    assert word_lists.rows(THESAURUS)[-1].cells[2] == "kaasviaduct"
    forget()
    assert thesaurus.thesaurus().others("zuivelbrug") == ("melkpont",)


@pytest.mark.parametrize("name", [THESAURUS, ABBREVIATIONS, HOMONYMS, GLOSSARY, NOTES])
def test_a_fault_stops_answers_with_one_line(name: str, own: Path) -> None:
    write(own, name, "een losse regel")
    with pytest.raises(StoreError, match=rf"{name}, regel 1: .*; vraagbaak lexicon --check toont alles") as caught:
        word_lists.lexicon_checksum()
    assert "\n" not in caught.value.english
    assert f"{name}, line 1:" in caught.value.english
    line = one_line(vraagbaak("ask", "Wat doet de politie?", index=seed_index()))
    assert f"{own / name}, regel 1: " in line


def test_a_folder_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(word_lists.FOLDER, str(tmp_path / "weg"))
    with pytest.raises(StoreError, match=r"VRAAGBAAK_LEXICON noemt .*weg, en dat is geen map"):
        word_lists.own_folder()
    monkeypatch.setenv(word_lists.FOLDER, "  ")
    assert word_lists.own_folder() is None


def test_another_word_list_answers_with_another_fingerprint(tmp_path: Path) -> None:
    write(tmp_path, THESAURUS, "water~treinkaartje~lachgas")
    prints = set()
    for folder in ("", str(tmp_path)):
        done = process("info", "--json", "--index", seed_index(), env={word_lists.FOLDER: folder})
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        prints.add((told["generation"], told["fingerprint"]))
    assert len({generation for generation, _ in prints}) == 1
    assert len(prints) == 2


# The command


def test_lexicon_shows_the_lists(own: Path) -> None:
    assert f"eigen woordenlijsten in {own}" in vraagbaak("lexicon").stdout
    write(own, THESAURUS, "water~zuivelbrug~kaasviaduct", "water~brug")
    told = vraagbaak("lexicon").stdout
    assert f"  {THESAURUS}: {len(SHIPPED.joinpath(THESAURUS).read_text(encoding='utf-8').splitlines())}\n" in told
    assert f"  {THESAURUS}: 1\n" in told
    assert f"fouten: 1\n  {own / THESAURUS}, regel 2: 2 kolommen" in told
    content = json_of(vraagbaak("lexicon", "--json", "--lang", "en"))
    assert content["own_folder"] == str(own)
    assert content["lists"][-1] == {"file": THESAURUS, "folder": str(own), "rows": 1}
    assert [(fault["file"], fault["line"]) for fault in content["faults"]] == [(str(own / THESAURUS), 2)]
    assert content["faults"][0]["reason"].startswith("2 columns, expected 3 to 50")


def test_lexicon_check_says_where_and_why(tmp_path: Path) -> None:
    write(tmp_path, THESAURUS, "water~zuivelbrug~kaasviaduct")
    clean = vraagbaak("lexicon", "--check", tmp_path)
    assert (clean.exit_code, clean.stdout) == (0, "In orde: 1 woordenlijsten nagekeken, geen fouten.\n")
    write(tmp_path, THESAURUS, "water~brug", "water~brug~de het")
    for place in (tmp_path, tmp_path / THESAURUS):
        wrong = vraagbaak("lexicon", "--check", place)
        assert (wrong.exit_code, wrong.stdout) == (1, "")
        assert [line.split(": ")[0] for line in wrong.stderr.splitlines()] == [
            f"{tmp_path / THESAURUS}, regel {line}" for line in (1, 2)
        ]
    told = vraagbaak("lexicon", "--check", tmp_path, "--json")
    assert told.exit_code == 1
    assert [fault["line"] for fault in json.loads(told.stdout)["faults"]] == [1, 2]
    assert "geen woordenlijst in" in one_line(vraagbaak("lexicon", "--check", tmp_path / "weg"))
    assert vraagbaak("lexicon", "--check").exit_code == 0
    assert vraagbaak("lexicon", "brug", "--check", str(tmp_path)).exit_code == 2


def test_lexicon_tells_what_is_known_of_a_word() -> None:
    told = vraagbaak("lexicon", "OM", index=seed_index()).stdout
    assert "openbaar ministerie" in told.splitlines()[1]
    assert "OM · Openbaar Ministerie (uit de stukken in" in told
    assert "public prosecution service" in told
    assert "let op: " in told
    assert "in hoofdletters wel: OM" in vraagbaak("lexicon", "om").stdout
    assert "telt bij het zoeken niet mee" in vraagbaak("lexicon", "het").stdout
    assert "met geen andere woorden" in vraagbaak("lexicon", "xyzzy").stdout
    assert "in Dutch: politie" in vraagbaak("lexicon", "police", "--lang", "en").stdout
    content = json_of(vraagbaak("lexicon", "politieagent", "--json"))
    assert {"agent", "diender"} <= set(content["others"])
    assert content["groups"][0]["file"].endswith(THESAURUS)
    assert content["groups"][0]["line"] == 1
    back = json_of(vraagbaak("lexicon", "openbaar ministerie", "--json"))
    assert "OM" in back["others"]
