"""Questions as people type them: what is put right, what is left alone, and that nothing typed is lost."""

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder
from small_index import built

from index.dutch import stems
from qa.answer import Engine
from qa.repair import Repaired, repaired
from training.everyday_words import make

PAPERS = {
    "kaas": """Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)

Vraag 1
Hoe staat het met de kaasmakerijen in Zwadderveen?

Antwoord op vraag 1
De kaasmakerijen in Zwadderveen leveren 68 duizend kazen aan de brugwachters en aan de heer Blokzijl.
""",
    "brug": """Antwoord van minister Kolk (Bruggen) (ontvangen 5 mei 2024)

Vraag 1
Wie bewaakt de fietsenstalling bij de brug?

Antwoord op vraag 1
De brugwachters bewaken de fietsenstalling, en de politie houdt toezicht op de stalling van fietsen.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    folder = tmp_path_factory.mktemp("vragen")
    (folder / "stukken").mkdir()
    for name, text in PAPERS.items():
        (folder / "stukken" / f"{name}.txt").write_text(text, encoding="utf-8")
    built(folder / "stukken", folder / "index")
    return Engine.open(folder / "index", encoder=ToyEncoder())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Wie bewaken de fietsenstaling?", "Wie bewaken de fietsenstalling?"),
        ("Brugwahcters bij de brug", "Brugwachters bij de brug"),
        ("hoevel kazen uit Zwaderveen", "hoeveel kazen uit Zwadderveen"),
        ("de fietsen stalling", "de fietsenstalling"),
        ("bewakenbrugwachters", "bewaken brugwachters"),
        ("depolitie", "de politie"),
        ("politieZwadderveen", "politie Zwadderveen"),
        ("politiebrugwahcters", "politie brugwachters"),
        ("antwoord op vrag 1 over de brug", "antwoord op vraag 1 over de brug"),
    ],
)
def test_what_is_put_right(typed: str, meant: str, engine: Engine) -> None:
    assert repaired(typed, engine.vocabulary).text == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Wie bewaakt de fietsenstalling in Zwadderveen?",
        "BRUGWAHCTERS EN POLTIIE",  # capitals alone: an abbreviation for all that is known
        "poltiie2 68.000 2C-B",
        "de heer Kolk en Ploeg",
        "de poot",
        "xqzwvk",
        "de politie bewaken",
        "",
        "?!",
        "zijn er raves voor stappers",  # everyday words that no official text holds
    ],
)
def test_what_is_left_alone(typed: str, engine: Engine) -> None:
    assert repaired(typed, engine.vocabulary) == Repaired(typed)


def test_only_typos_are_told(engine: Engine) -> None:
    mended = repaired("Bewaken brugwahcters defietsenstalling van Zwaderveen?", engine.vocabulary)
    assert mended.replaced == (
        ("brugwahcters", "brugwachters"),
        ("defietsenstalling", "de fietsenstalling"),
        ("Zwaderveen", "Zwadderveen"),
    )
    assert mended.repairs == (("brugwahcters", "brugwachters"), ("Zwaderveen", "Zwadderveen"))


def test_what_was_typed_is_searched_for_too(engine: Engine) -> None:
    query = engine.read("Bewaken brugwahcters de fietsen stalling?").query
    assert query.text == "Bewaken brugwachters de fietsenstalling?"
    assert query.others[:2] == (("brugwahcters", 1.0), ("fietsen stalling", 1.0))
    assert query.repairs == (("brugwahcters", "brugwachters"),)
    assert engine.read("Bewaken brugwachters de fietsenstalling?").query.repairs == ()


def test_the_kind_of_answer_and_the_vraag_are_read_from_what_was_meant(engine: Engine) -> None:
    assert engine.read("Hoevel kazen zijn er?").expected == engine.read("Hoeveel kazen zijn er?").expected == "number"
    assert engine.read("antwoord op vrag 1 over de brug").numbers == (1,)


def test_a_part_of_a_question_tells_of_its_own_typos(engine: Engine) -> None:
    read = engine.read("Wie bewaken de fietsenstaling? En hoeveel kazen komen uit Zwaderveen?")
    assert [part.query.repairs for part in read.parts] == [
        (("fietsenstaling", "fietsenstalling"),),
        (("Zwaderveen", "Zwadderveen"),),
    ]


def test_an_english_question_is_put_right_in_english(engine: Engine) -> None:
    read = engine.read("What does the polcie of Zwadderveen do about the bridge?")
    assert read.query.repairs == (("polcie", "police"),)
    assert "politie" in (read.query.translated or "").split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Wie bewaakt de fietsenstaling?", "Wie bewaakt de fietsenstalling?"),
        ("kazen uit Zwaderveen", "kazen uit Zwadderveen"),
        ("brugwachtersbewaken", "brugwachters bewaken"),
    ],
)
def test_a_damaged_question_finds_what_the_whole_one_finds(typed: str, meant: str, engine: Engine) -> None:
    within = np.ones(len(engine.store.passages), dtype=np.bool_)
    found = [engine.search(engine.read(text), within, 2)[0].passage.id for text in (typed, meant)]
    assert found[0] == found[1]


def test_figures_meet_in_the_index(engine: Engine) -> None:
    for typed in ("68.000", "68000", "68 duizend"):
        found = engine.store.stems.scores(stems(typed))
        document = engine.store.document(engine.store.passages[int(found.argmax())].document)
        assert "68 duizend" in document.text
        assert found.max() > 0


HOSTILE = [
    "lahgas ",
    "xqzwvkpoltiie ",
    "fietsen stalling ",
    "a" * 300 + " ",
    "aB",
    "Poltiie Brugwahcters ",
    "ő̋ű̋ ",
    "’s ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_longest_question_is_read_in_no_time(piece: str, engine: Engine) -> None:
    typed = (piece * 10_000)[:10_000]
    engine.read("poltiie")
    started = time.process_time()
    repaired(typed, engine.vocabulary)
    assert time.process_time() - started < 2


def test_more_unknown_words_than_anyone_mistypes_are_left_alone(engine: Engine) -> None:
    typed = "poltiie " * 100
    assert len(repaired(typed, engine.vocabulary).replaced) == 24


READ = """
import sys
from pathlib import Path
sys.path.insert(0, "tests")
from conftest import ToyEncoder
from qa.answer import Engine
engine = Engine.open(Path(sys.argv[1]), encoder=ToyEncoder())
print(engine.read("Bewaken brugwahcters de fietsen staling of politiebrugwahcters met hoevel kazn?").query)
"""


def test_the_same_repairs_whatever_the_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "stukken").mkdir()
    for name, text in PAPERS.items():
        (tmp_path / "stukken" / f"{name}.txt").write_text(text, encoding="utf-8")
    built(tmp_path / "stukken", tmp_path / "index")
    root = Path(__file__).resolve().parent.parent
    said = {
        subprocess.run(
            [sys.executable, "-c", READ, str(tmp_path / "index")],
            check=True, capture_output=True, cwd=root, env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "4242", "77")
    }  # fmt: skip
    assert len(said) == 1
    assert b"brugwachters" in said.pop()


def test_everyday_words_are_common_and_no_typos() -> None:
    zipf = {
        "fietsen": 5.0,
        "fitsen": 2.4,
        "stappers": 2.6,
        "kaas": 4.5,
        "raaf": 3.0,
        "raven": 3.4,
        "zelden": 1.1,
        "wiel": 4.0,
    }
    # "fitsen" is written far less than "fietsen"; "zelden" is too rare; "wiel" is in the other list.
    assert make(zipf, frozenset({"wiel"})) == ["fietsen", "kaas", "raaf", "raven", "stappers"]
