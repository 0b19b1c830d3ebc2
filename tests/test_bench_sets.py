"""The test sets of retrieval, made from a few made-up records: what is indexed, what is asked, and what counts."""

import gzip
import json
from pathlib import Path

from bench.made_index import make_index
from bench.retrieval_sets import SETS, gold
from index.build import build
from index.store import Store
from training.measure_encoder import answer_folds
from training.sources import Data
from training.split import DEVELOPMENT, fold_of, head


def test_a_made_index_holds_what_a_build_holds(seeds: Path, tmp_path: Path) -> None:
    test = gold(Data(tmp_path))
    build([seeds], tmp_path / "built")
    built = Store.open(tmp_path / "built")
    make_index(test.papers, tmp_path / "made", built.encoder)
    made = Store.open(tmp_path / "made")
    assert tuple(made.passages) == tuple(built.passages)
    assert (made.vectors.codes() == built.vectors.codes()).all()
    question = ["cilinders", "lachgas", "politie"]
    assert (made.stems.scores(question) == built.stems.scores(question)).all()
    assert [made.unit(passage.unit) for passage in made.passages] == [built.unit(p.unit) for p in built.passages]
    assert len(test.asked) == 110
    for asked in test.asked:
        assert asked.relevant
        assert all(group for group in asked.relevant)
    built.close()
    made.close()


def data_folder(folder: Path) -> Data:
    """A data folder of a few made-up records in the form of the real ones."""
    training, bench = folder / "training", folder / "bench"
    training.mkdir()
    bench.mkdir()
    ids = [f"toy-{number}" for number in range(60)]
    passages = [
        {"passage": name, "vraag": f"Wat kost kaas {name}?", "antwoord": f"Kaas {name} kost {place} euro per kilo."}
        for place, name in enumerate(ids)
    ]
    written = [{"question": f"prijs {name}", "passage": name, "style": "keywords", "span": "kost"} for name in ids] + [
        {"question": "wie maakt kaas", "passage": name, "style": "nearmiss", "span": ""} for name in ids
    ]
    chamber = [
        {"question": f"Prijs van de kaas {place}.\n\nWat kost de kaas en van wie is die?", "theme": [],
         "answer": f"De kaas kost {place} euro en dat is niet te veel."} for place in range(5)
    ]  # fmt: skip
    french = {"question": "Le prix.\n\nQuel est le prix du fromage dans les magasins?", "theme": [],
              "answer": "Le prix du fromage est dans la liste des prix."}  # fmt: skip
    for name, rows in (("questions_passages", passages), ("questions_written", written),
                       ("qa_dekamer_2017", [*chamber, french])):  # fmt: skip
        with gzip.open(training / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(row)}\n" for row in rows)
    trained = next(row["antwoord"] for row in passages if fold_of(row["passage"]) == 3)
    pairs = [
        {"id": "a", "question": "Wat kost\nkaas?", "answer": trained},
        {"id": "b", "question": "Wie bakt het brood?", "answer": "De bakker bakt het brood,\nelke ochtend."},
    ]
    paper = (
        "Vragen van het lid Jansen (Vrij) aan de minister van Kaas en Brood over wielen (ingezonden 2 april 2024).\n"
        "Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024).\n\nVraag 1\nWordt er geitenkaas "
        "verkocht?\n\nAntwoord 1\nIn Gouda wordt die elke donderdag aangeboden.\n\nVraag 2\nEn wie keurt dat?"
        "\n\nAntwoord 2\nDe waag keurt alle wielen.\n"
    )
    real = [{"id": "stuk-1", "text": paper}, {"id": "stuk-1", "text": paper}]
    for name, rows in (("kamervragen_pairs_dev", pairs), ("kamervragen_real_dev", real)):
        (bench / f"{name}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return Data(folder)


def test_the_written_set_asks_about_passages_on_which_nothing_was_chosen(tmp_path: Path) -> None:
    test = SETS["written"](data_folder(tmp_path))
    assert len(test.texts) == 60
    assert [asked.text for asked in test.asked] == [
        f"prijs toy-{n}" for n in range(60) if fold_of(f"toy-{n}") != DEVELOPMENT
    ]
    for asked in test.asked:
        ((place,),) = asked.relevant
        name = asked.text.removeprefix("prijs ")
        assert name in test.texts[place]
        assert asked.fold == fold_of(name)


def test_pairs_are_indexed_without_their_questions(tmp_path: Path) -> None:
    test = SETS["pairs"](data_folder(tmp_path))
    # One answer is a passage of written questions, the other is not: any encoder has not seen that.
    assert [asked.fold for asked in test.asked] == [3, DEVELOPMENT]
    assert "Wie bakt" not in "".join((*test.texts, *test.sources))
    assert test.texts[1].strip() == "De bakker bakt het brood, elke ochtend."


def test_real_papers_are_indexed_without_their_questions(tmp_path: Path) -> None:
    test = SETS["real"](data_folder(tmp_path))
    assert len(test.papers) == 1  # the same paper twice counts once
    assert [asked.text for asked in test.asked] == ["Wordt er geitenkaas verkocht?", "En wie keurt dat?"]
    assert not any("geitenkaas" in text for text in (*test.texts, *test.sources))
    for place, (source, span) in enumerate(test.places):
        answer = test.sources[source][span.start : span.end]
        assert answer
        assert answer in test.texts[place]


def test_titles_find_dutch_answers(tmp_path: Path) -> None:
    data = data_folder(tmp_path)
    test = SETS["dekamer"](data)
    assert [asked.fold for asked in test.asked] == [fold_of(f"dekamer-{place}") for place in range(5)]
    assert answer_folds(data)[head("De kaas kost 2 euro en dat is niet te veel.")] == fold_of("dekamer-2")
    assert len(test.texts) == 5
    assert [asked.text for asked in test.asked] == [f"Prijs van de kaas {place}." for place in range(5)]
