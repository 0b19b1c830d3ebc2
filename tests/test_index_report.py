"""What a build says of itself: the page of --report, the text for a terminal, the line of an update."""

import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from shipped import copied_seeds, json_of, vraagbaak

from index.build import Report
from index.corpus import Skipped
from index.errors import QuestionError
from index.records import Remark
from qa.index_report import index_report_page, write_index_report
from qa.index_text import DOUBTFUL_SHOWN, report_text, update_line
from qa.messages import Language
from qa.report_words import WORDS

WELL = Report(
    documents=812,
    vraag_antwoord=7301,
    sections=944,
    passages=10233,
    added=("kaas.txt", "brug.pdf"),
    changed=("brood.docx",),
    unchanged=809,
    removed=("melk.txt",),
    skipped=(),
    doubtful=(),
    fingerprint="ab" * 32,
)
WRONG = replace(
    WELL,
    skipped=(
        Skipped("stukken/foto.txt", "foto.txt: binaire inhoud; verwacht tekst", "foto.txt: binary; expected text"),
        Skipped("stukken/leeg.txt", "leeg.txt: leeg bestand", "leeg.txt: empty file"),
    ),
    doubtful=(
        ("kaas.txt", Remark("Vraag 3 heeft geen antwoord", "Vraag 3 has no answer")),
        ("kaas.txt", Remark("Antwoord op vraag 9 staat er tweemaal", "the answer to vraag 9 stands twice")),
    ),
)
MOMENT = datetime(2026, 5, 3, 14, 2, 11)


class Page(HTMLParser):
    """A page taken apart: every element that was opened and not closed, tables as rows of cells, and all text."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.text = ""
        self.outside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.outside += [value or "" for name, value in attributes if name in ("src", "href") or name.startswith("on")]
        if tag not in self.EMPTY:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
        if {"th", "td"} & set(self.open):
            self.rows[-1][-1] += data


def page(report: Report, language: Language = "nl", folder: str = "stukken") -> Page:
    """The page on a report, taken apart; it must be whole and need nothing from elsewhere."""
    made = Page(index_report_page(report, language, Path(".vraagbaak"), [Path(folder)], 12.34, MOMENT))
    assert made.open == []
    assert made.outside == []
    assert not {"script", "link", "img", "iframe"} & set(made.tags)
    return made


# The page


def test_the_page_gives_counts_changes_and_what_went_wrong() -> None:
    made = page(WRONG)
    numbers = {row[0]: row[1] for row in made.rows if len(row) == 2 and row[1].isdecimal()}
    assert numbers == {
        "Stukken in de index": "812",
        "Vraag/Antwoord-eenheden": "7301",
        "Andere eenheden": "944",
        "Passages": "10233",
        "Nieuw": "2",
        "Gewijzigd": "1",
        "Verwijderd": "1",
        "Ongewijzigd": "809",
        "Overgeslagen bestanden": "2",
    }
    rows = [row for row in made.rows if row[0] not in numbers and row[0] != "Bestand"]
    assert rows == [
        ["stukken/foto.txt", "foto.txt: binaire inhoud; verwacht tekst"],
        ["stukken/leeg.txt", "leeg.txt: leeg bestand"],
        ["kaas.txt", "Vraag 3 heeft geen antwoord"],
        ["kaas.txt", "Antwoord op vraag 9 staat er tweemaal"],
        ["kaas.txt", "nieuw"],
        ["brug.pdf", "nieuw"],
        ["brood.docx", "gewijzigd"],
        ["melk.txt", "verwijderd"],
    ]
    assert "overgeslagen bestanden: 2; stukken met iets twijfelachtigs: 1" in made.text
    assert "Gemaakt op 2026-05-03 14:02. Index: .vraagbaak. Gelezen: stukken. Het indexeren duurde 12,3 s." in made.text
    assert WRONG.fingerprint in made.text


def test_the_page_says_when_nothing_is_wrong() -> None:
    made = page(WELL)
    assert "Alles is in orde" in made.text
    assert "Geen. Alle bestanden zijn gelezen." in made.text
    quiet = page(replace(WELL, added=(), changed=(), removed=(), unchanged=812))
    assert "Niets. De index was al bij." in quiet.text
    assert "Alles is in orde" not in page(WRONG).text


def test_the_page_speaks_english() -> None:
    made = page(WRONG, "en")
    assert ["stukken/leeg.txt", "leeg.txt: empty file"] in made.rows
    assert ["kaas.txt", "Vraag 3 has no answer"] in made.rows
    assert "Indexing report" in made.text
    assert "All is well" in page(WELL, "en").text
    assert set(WORDS["nl"]) == set(WORDS["en"])


def test_names_and_remarks_are_shown_and_not_obeyed() -> None:
    hostile = "<script>alert(1)</script>'\"&amp;\x1b[2J\u202ekaas\n.txt"
    shown = "<script>alert(1)</script>'\"&amp;[2Jkaas\n.txt"
    report = replace(
        WELL,
        added=(hostile,),
        removed=("</table><style>",),
        skipped=(Skipped(hostile, hostile, hostile),),
        doubtful=((hostile, Remark(hostile, hostile)),),
    )
    made = page(report, folder=hostile)
    assert [shown, shown] in made.rows
    assert [shown, "nieuw"] in made.rows
    assert ["</table><style>", "verwijderd"] in made.rows


def test_the_page_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "verslag.html"
    name = "ka\udcffas.txt"
    write_index_report(target, replace(WELL, added=(name,)), "nl", Path("i"), [Path("p")], 1.0)
    assert "ka?as.txt" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o644
    assert [path.name for path in tmp_path.iterdir()] == ["verslag.html"]
    with pytest.raises(QuestionError, match=r"kan het verslag niet schrijven.*--report"):
        write_index_report(tmp_path / "weg" / "verslag.html", WELL, "nl", Path("i"), [Path("p")], 1.0)


# The terminal


def test_the_text_names_what_was_skipped_and_what_to_look_at() -> None:
    assert report_text(WRONG, "nl", Path("v.html")).splitlines() == [
        "stukken: 812; Vraag/Antwoord-eenheden: 7301; andere eenheden: 944; passages: 10233",
        "nieuw: 2; gewijzigd: 1; ongewijzigd: 809; verwijderd: 1",
        "overgeslagen: foto.txt: binaire inhoud; verwacht tekst",
        "overgeslagen: leeg.txt: leeg bestand",
        "kijk na: kaas.txt: Vraag 3 heeft geen antwoord",
        "kijk na: kaas.txt: Antwoord op vraag 9 staat er tweemaal",
        "verslag in v.html",
    ]
    assert report_text(WELL, "en").splitlines()[1:] == ["new: 2; changed: 1; unchanged: 809; removed: 1"]


@pytest.mark.parametrize(("count", "last"), [(10, None), (11, "en 1 andere"), (500, "en 490 andere")])
def test_the_text_names_ten_doubtful_papers_at_most(count: int, last: str | None) -> None:
    doubtful = tuple((f"stuk{n}.txt", Remark("geen datum", "no date")) for n in range(count))
    lines = report_text(replace(WELL, doubtful=doubtful), "nl").splitlines()[2:]
    named = [line for line in lines if "geen datum" in line]
    assert named == [f"kijk na: stuk{n}.txt: geen datum" for n in range(DOUBTFUL_SHOWN)]
    assert lines[len(named) :] == ([f"kijk na: {last}; zie --report"] if last else [])


def test_no_name_starts_a_line_or_steers_the_terminal() -> None:
    report = replace(WELL, skipped=(Skipped("x", "kaas\nstukken: 9\x1b[2J.txt", ""),), added=("kaas\n.txt",))
    assert len(report_text(report, "nl").splitlines()) == 3
    line = update_line(report, WELL, 1.0, MOMENT, "nl")
    assert "\n" not in line
    assert "\x1b" not in line


# The line of an update


def test_an_update_names_what_is_new_and_what_is_newly_wrong() -> None:
    line = update_line(replace(WRONG, added=tuple("abcdef")), WELL, 1.26, MOMENT, "nl")
    assert line == (
        "14:02:11 nieuw: a, b, c en 3 andere; gewijzigd: brood.docx; verwijderd: melk.txt; "
        "overgeslagen: foto.txt: binaire inhoud; verwacht tekst, leeg.txt: leeg bestand; "
        "kijk na: kaas.txt: Vraag 3 heeft geen antwoord, kaas.txt: Antwoord op vraag 9 staat er tweemaal; "
        "stukken: 812 (1.3 s)"
    )
    again = replace(WRONG, added=(), changed=(), removed=())
    assert update_line(again, WRONG, 0.5, MOMENT, "nl") == "14:02:11 geen wijzigingen; stukken: 812 (0.5 s)"
    assert update_line(again, WRONG, 0.5, MOMENT, "en") == "14:02:11 no changes; documents: 812 (0.5 s)"


# The command


def test_the_command_writes_the_page_and_says_where(tmp_path: Path) -> None:
    papers = copied_seeds(tmp_path)
    (papers / "leeg.txt").write_bytes(b"")
    target, index = tmp_path / "verslag.html", tmp_path / "index"
    result = vraagbaak("index", papers, "--report", target, index=index)
    assert result.exit_code == 0, result.output
    assert f"verslag in {target}" in result.stdout
    made = Page(target.read_text(encoding="utf-8"))
    assert any(row[0] == str(papers / "leeg.txt") and "leeg bestand" in row[1] for row in made.rows)
    assert sum(row[-1] == "nieuw" for row in made.rows) == 5
    found = json_of(vraagbaak("index", papers, "--report", target, "--json", "--lang", "en", index=index))
    assert (found["added"], found["changed"], found["unchanged"], found["removed"]) == ([], [], 5, [])
    assert all(set(item) == {"file", "remark"} for item in found["doubtful"])
    assert "Indexing report" in target.read_text(encoding="utf-8")


def test_json_names_what_changed(tmp_path: Path) -> None:
    papers, index = copied_seeds(tmp_path), tmp_path / "index"
    first = json_of(vraagbaak("index", papers, "--json", index=index))
    names = sorted(path.name for path in papers.glob("*.txt"))
    assert (first["added"], first["changed"], first["unchanged"], first["removed"]) == (names, [], 0, [])
    (papers / names[0]).unlink()
    (papers / names[1]).write_bytes((papers / names[1]).read_bytes() + b"\nTot slot nog dit.\n")
    (papers / "nieuw.txt").write_text("Geachte voorzitter,\n\nHierbij de brief over kaas.\n", encoding="utf-8")
    then = json_of(vraagbaak("index", papers, "--json", index=index))
    assert (then["added"], then["changed"], then["unchanged"], then["removed"]) == (
        *(["nieuw.txt"], [names[1]], 3, [names[0]]),
    )


@pytest.mark.parametrize("place", ["seeds/verslag.html", "seeds/diep/verslag.html", "weg/verslag.html"])
def test_a_report_that_would_become_a_paper_is_refused(place: str, tmp_path: Path) -> None:
    papers, index = copied_seeds(tmp_path), tmp_path / "index"
    result = vraagbaak("index", papers, "--report", tmp_path / place, index=index)
    assert result.exit_code == 2
    assert re.search("zou zelf een stuk worden|bestaat niet", " ".join(result.stderr.split()))
    assert not index.exists()
