"""Looking: what is new answers a kept question or does not; nothing is lost, found twice, or kept when it is gone."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from monitor_papers import (
    BRIDGE,
    FERRY,
    FERRY_MISS,
    FERRY_NEW,
    FINE,
    LATER,
    NEW,
    NOW,
    SLUICE,
    WINDMILL,
    Village,
    answers,
    letter,
)
from village import _PAPERS as OLD

from index.errors import QuestionError
from qa import monitor_look
from qa.answer import Engine
from qa.monitor import Monitor, MonitorHit
from qa.monitor_folder import Monitors
from qa.monitor_look import Looked, add, look, needs_look
from qa.records import Filters


@pytest.fixture
def village(tmp_path: Path) -> Village:
    return Village(tmp_path)


@pytest.fixture
def monitors(village: Village) -> Monitors:
    return Monitors(village.index)


def follow(village: Village, *questions: str, filters: Filters | None = None) -> None:
    engine = village.engine
    for question in questions:
        add(engine, Monitors(village.index), question, "", filters or Filters(), NOW)


def papers(hits: tuple[MonitorHit, ...]) -> list[str]:
    return sorted(hit.first.document.removesuffix(".txt") for hit in hits)


def found(engine: Engine, monitors: Monitors, now: datetime = LATER) -> dict[str, list[str]]:
    return {item.monitor.question: papers(item.found) for item in look(engine, monitors, now)}


def test_what_answers_is_found_and_what_nearly_does_is_not(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY, BRIDGE, FINE, WINDMILL, SLUICE)
    engine = village.changed(dict(NEW))
    assert found(engine, monitors) == {
        FERRY: ["veer-nieuw"],
        BRIDGE: ["brug-nieuw"],
        FINE: ["boete-nieuw"],
        WINDMILL: [],
        SLUICE: [],
    }


def test_near_misses_alone_are_no_hits_either(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY, BRIDGE, FINE, WINDMILL, SLUICE)
    engine = village.changed({name: text for name, text in NEW.items() if name.endswith("-mis")})
    assert found(engine, monitors) == {FERRY: [], BRIDGE: [], FINE: [], WINDMILL: [], SLUICE: []}


def test_a_hit_is_proved_by_its_source(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    (looked,) = look(engine, monitors, LATER)
    (hit,) = looked.found
    assert looked.monitor == monitors.numbered(1)
    assert hit.found == "2025-08-02T07:00:00Z"
    assert 0.5 < hit.sure <= 1
    for citation in hit.citations:
        document = engine.store.document(citation.document)
        assert document.text[citation.start : citation.end] == citation.quote
        assert document.sha256 == citation.sha256
    assert "tachtig cent" in hit.first.quote


def test_what_was_there_is_not_news(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY, BRIDGE)
    engine = village.changed({"boete-nieuw": NEW["boete-nieuw"]})
    assert found(engine, monitors) == {FERRY: [], BRIDGE: []}


def test_the_same_words_as_a_new_vraag_are_recognised(village: Village, monitors: Monitors) -> None:
    asked = "Hoeveel bezoekers trok het jaarlijkse vliegerfestival op het strand van Zandvoorde?"
    follow(village, asked)
    engine = village.changed({"vliegers": answers("4 juni 2025", (asked, "Dat houdt de gemeente niet bij."))})
    (looked,) = look(engine, monitors, LATER)
    assert [hit.first.display for hit in looked.found] == ["Dat houdt de gemeente niet bij."]


def test_two_new_papers_that_answer_are_both_found(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    other = letter("het pontje", "Prijzen\nVoor kinderen kost een overtocht met de veerpont dertig cent.")
    engine = village.changed({"veer-nieuw": FERRY_NEW, "veer-kinderen": other})
    assert found(engine, monitors) == {FERRY: ["veer-kinderen", "veer-nieuw"]}


def test_nothing_is_lost_when_two_generations_pass(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY, BRIDGE)
    village.changed({"veer-nieuw": FERRY_NEW})
    engine = village.changed({"brug-nieuw": NEW["brug-nieuw"]})
    assert found(engine, monitors) == {FERRY: ["veer-nieuw"], BRIDGE: ["brug-nieuw"]}


def test_nothing_is_found_twice(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    assert found(engine, monitors) == {FERRY: ["veer-nieuw"]}
    assert found(engine, monitors) == {FERRY: []}
    engine = village.changed({"veer-nieuw": None})
    assert found(engine, monitors) == {FERRY: []}
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    assert found(engine, monitors) == {FERRY: []}
    assert papers(monitors.numbered(1).hits) == ["veer-nieuw"]


def test_a_paper_under_another_name_is_not_new_and_its_hit_goes_along(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    look(village.changed({"veer-nieuw": FERRY_NEW}), monitors, LATER)
    engine = village.changed({"veer-nieuw": None, "tarief": FERRY_NEW})
    assert found(engine, monitors) == {FERRY: []}
    (hit,) = monitors.numbered(1).hits
    assert (hit.first.document, hit.first.address.partition("#")[0], hit.state) == ("tarief.txt", "tarief", "there")


def test_of_a_changed_paper_only_what_changed_is_new(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    same = OLD["veerpont"].replace("bij storm niet", "bij harde storm niet")
    assert found(village.changed({"veerpont": same}), monitors) == {FERRY: []}
    dearer = same.replace("zestig cent", "een euro")
    assert found(village.changed({"veerpont": dearer}), monitors) == {FERRY: ["veerpont"]}


def test_a_hit_whose_place_moves_goes_along_and_one_whose_words_change_is_marked(
    village: Village, monitors: Monitors
) -> None:
    follow(village, FERRY)
    look(village.changed({"veer-nieuw": FERRY_NEW}), monitors, LATER)
    (before,) = monitors.numbered(1).hits
    engine = village.changed({"veer-nieuw": FERRY_NEW.replace("uw Kamer", "uw gehele Kamer")})
    assert found(engine, monitors) == {FERRY: []}
    (hit,) = monitors.numbered(1).hits
    assert hit.first.start == before.first.start + len("gehele ")
    assert engine.store.document(hit.first.document).text[hit.first.start : hit.first.end] == hit.first.quote
    village.changed({"veer-nieuw": FERRY_NEW.replace("tachtig", "negentig")})
    (looked,) = look(village.engine, monitors, LATER)
    new, old = looked.monitor.hits
    assert (new.state, old.state) == ("there", "changed")
    assert "negentig cent" in new.first.quote
    assert looked.monitor.unseen == 1


def test_a_removed_paper_drops_out_of_what_is_unseen(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    look(village.changed({"veer-nieuw": FERRY_NEW}), monitors, LATER)
    assert monitors.numbered(1).unseen == 1
    look(village.changed({"veer-nieuw": None}), monitors, LATER)
    (hit,) = monitors.numbered(1).hits
    assert (hit.state, monitors.numbered(1).unseen) == ("gone", 0)


def test_filters_hold_and_one_that_matches_nothing_gives_nothing(village: Village, monitors: Monitors) -> None:
    kaas = answers("4 juni 2025", ("Wat kost een overtocht met de veerpont?", "Die overtocht kost tachtig cent."))
    for limits in (Filters(minister="Van Dam"), Filters(minister="Molenaar"), Filters(date_from="2025-07-01")):
        follow(village, FERRY, filters=limits)
    village.changed({"veer-nieuw": kaas})
    assert [papers(item.found) for item in look(village.engine, monitors, LATER)] == [["veer-nieuw"], [], []]


def test_looking_is_only_needed_after_the_index_changed(village: Village, monitors: Monitors) -> None:
    assert not needs_look(village.engine.store, monitors)
    follow(village, FERRY)
    assert not needs_look(village.engine.store, monitors)
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    assert needs_look(engine.store, monitors)
    look(engine, monitors, LATER)
    assert not needs_look(engine.store, monitors)


def test_who_stops_a_look_loses_nothing(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY, BRIDGE)
    engine = village.changed({"veer-nieuw": FERRY_NEW, "brug-nieuw": NEW["brug-nieuw"]})
    first = look(engine, monitors, LATER, lambda items: list(items)[:1])
    assert [papers(item.found) for item in first] == [["veer-nieuw"]]
    assert needs_look(engine.store, monitors)
    assert found(engine, monitors) == {FERRY: [], BRIDGE: ["brug-nieuw"]}


def test_what_a_user_does_meanwhile_is_kept(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY, BRIDGE)
    engine = village.changed({"veer-nieuw": FERRY_NEW, "brug-nieuw": NEW["brug-nieuw"]})

    def meanwhile(items: Iterable[Monitor]) -> Iterator[Monitor]:
        monitors.rename(1, "Prijs van de pont")
        monitors.remove(2)
        yield from items

    looked = look(engine, monitors, LATER, meanwhile)
    assert [(item.monitor.name, papers(item.found)) for item in looked] == [("Prijs van de pont", ["veer-nieuw"])]
    assert [item.name for item in monitors.listed()] == ["Prijs van de pont"]


def test_a_question_that_can_no_longer_be_asked_keeps_what_is_new_for_later(
    village: Village, monitors: Monitors
) -> None:
    follow(village, FERRY)
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    narrow = Engine(engine.store, replace(engine.settings, longest_question=5))
    (looked,) = look(narrow, monitors, LATER)
    assert isinstance(looked.error, QuestionError)
    assert not needs_look(engine.store, monitors)
    engine = village.changed({"veer-mis": FERRY_MISS})
    assert found(engine, monitors) == {FERRY: ["veer-nieuw"]}


def test_when_what_it_knew_is_lost_everything_is_looked_at_again(village: Village, monitors: Monitors) -> None:
    follow(village, FERRY)
    for path in monitors.folder.glob("kent-*"):
        path.write_text("stuk", encoding="utf-8")
    engine = village.changed({"veer-mis": FERRY_MISS})
    assert found(engine, monitors) == {FERRY: ["veerpont"]}


def test_one_look_and_all_together_keep_a_bounded_number(
    village: Village, monitors: Monitors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monitor_look, "MOST_FOUND", 2)
    monkeypatch.setattr(monitor_look, "MOST_KEPT", 3)
    follow(village, FERRY)
    prices = ("dertig", "veertig", "vijftig", "zeventig", "negentig")
    texts = {
        f"tarief-{n}": letter("de veerpont", f"Tarief\nEen overtocht met de veerpont kost {price} cent.")
        for n, price in enumerate(prices)
    }
    (first,) = look(village.changed({name: texts[name] for name in list(texts)[:3]}), monitors, NOW)
    assert len(first.found) == 2
    assert first.monitor.cut
    monitors.mark_seen(1, first.monitor.hits[0].id)
    (second,) = look(village.changed({name: texts[name] for name in list(texts)[3:]}), monitors, LATER)
    assert len(second.found) == 2
    assert len(second.monitor.hits) == 3
    assert second.monitor.unseen == 3
    assert isinstance(second, Looked)
