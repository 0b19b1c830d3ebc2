"""`vraagbaak watch`: a question is kept, looked for, listed, marked and removed, by exit code and in both languages."""

from pathlib import Path

import pytest
from lxml import etree
from monitor_papers import BRIDGE, FERRY, FERRY_NEW, Village
from shipped import json_of, one_line, vraagbaak

from qa.atom_feed import NAMESPACE


@pytest.fixture
def village(tmp_path: Path) -> Village:
    return Village(tmp_path)


def said(village: Village, *arguments: object, code: int = 0) -> str:
    result = vraagbaak("watch", *arguments, index=village.index)
    assert result.exit_code == code, result.output
    assert result.stderr == ""
    return result.stdout


def test_from_a_question_to_what_answers_it(village: Village, tmp_path: Path) -> None:
    assert said(village, "list") == 'u volgt nog geen vragen; begin met: vraagbaak watch add "VRAAG"\n'
    assert said(village, "add", FERRY, "--name", "De pont") == "gevolgd als 1: De pont\n"
    assert said(village, "add", BRIDGE, "--from", "2025-01-01") == f"gevolgd als 2: {BRIDGE}\n"
    assert said(village, "run", "--exit-code") == "niets nieuws bij 2 gevolgde vragen\n"
    village.changed({"veer-nieuw": FERRY_NEW})
    feed = tmp_path / "feed.xml"
    told = said(village, "run", "--exit-code", "--feed", feed, code=3)
    assert told.startswith("1  De pont\n  Vanaf januari kost een overtocht met de veerpont tachtig cent. [1]\n  [1] ")
    assert "(veer-nieuw#tarief)\n  Zekerheid: " in told
    assert told.endswith(f"feed in {feed}\n")
    assert etree.fromstring(feed.read_bytes()).findtext(f"{{{NAMESPACE}}}title") == "Vraagbaak: gevolgde vragen"
    assert said(village, "run", "--exit-code") == "niets nieuws bij 2 gevolgde vragen\n"
    assert said(village, "list").splitlines() == [
        "   1    1 ongezien  De pont",
        f"      {FERRY}",
        f"   2    0 ongezien  {BRIDGE}",
        "      from: 2025-01-01",
    ]
    assert "[gezien]" not in said(village, "show", 1)
    assert said(village, "seen", 1) == "1 als gezien gemerkt bij 1 (De pont)\n"
    assert "[gezien]" in said(village, "show", 1)
    assert said(village, "show", 2) == "nog niets gevonden\n"
    village.changed({"veer-nieuw": None})
    assert said(village, "run") == "niets nieuws bij 2 gevolgde vragen\n"
    assert "[niet meer in de index]" in said(village, "show", 1)
    assert said(village, "remove", 1) == "niet meer gevolgd: 1 (De pont)\n"
    assert said(village, "list").startswith("   2 ")


def test_without_exit_code_hits_are_no_failure(village: Village) -> None:
    said(village, "add", FERRY)
    village.changed({"veer-nieuw": FERRY_NEW})
    assert "tachtig cent" in said(village, "run")


def test_as_json(village: Village) -> None:
    added = json_of(vraagbaak("watch", "add", FERRY, "--minister", "Van Dam", "--json", index=village.index))
    assert (added["number"], added["name"], added["filters"]) == (1, FERRY, {"minister": "Van Dam"})
    json_of(vraagbaak("watch", "add", FERRY, "--json", index=village.index))
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    limited, free = json_of(vraagbaak("watch", "run", "--json", index=village.index))
    assert limited["hits"] == []
    (hit,) = free["hits"]
    (cited,) = hit["citations"]
    document = engine.store.document(cited["document"])
    assert document.text[cited["start"] : cited["end"]] == cited["quote"]
    assert (hit["document"], hit["state"], hit["seen"], free["unseen"], free["error"]) == (
        *("veer-nieuw.txt", "there", False),
        *(1, None),
    )
    assert hit["word"] in ("zeker", "waarschijnlijk", "onzeker")
    assert [item["unseen"] for item in json_of(vraagbaak("watch", "list", "--json", index=village.index))] == [0, 1]
    shown = json_of(vraagbaak("watch", "show", 2, "--json", index=village.index))
    assert shown["hits"] == [hit]


def test_in_english(village: Village) -> None:
    assert vraagbaak("watch", "add", FERRY, "--lang", "en", index=village.index).stdout == f"followed as 1: {FERRY}\n"
    told = vraagbaak("watch", "run", "--lang", "en", index=village.index).stdout
    assert told == "nothing new for 1 monitors\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", " "), "vraag"),
        (("add", FERRY, "--from", "gisteren"), "datum 'gisteren' in het filter"),
        (("add", FERRY, "--name", "x" * 121), "naam van 121 tekens"),
        (("remove", 7), "er is geen gevolgde vraag 7"),
        (("seen", 7), "er is geen gevolgde vraag 7"),
        (("show", 7), "er is geen gevolgde vraag 7"),
        (("run", "--feed", "/nergens/feed.xml"), "--feed"),
    ],
)
def test_what_cannot_be_done_is_one_line(village: Village, arguments: tuple[object, ...], told: str) -> None:
    assert told in one_line(vraagbaak("watch", *arguments, index=village.index))


def test_without_an_index_that_is_said(tmp_path: Path) -> None:
    assert "geen index in" in one_line(vraagbaak("watch", "add", FERRY, index=tmp_path / "niets"))
    assert not (tmp_path / "niets").exists()
