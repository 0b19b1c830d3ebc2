"""What the view for monitors shows as HTML, and that both languages say all of it."""

from dataclasses import fields, replace
from string import Formatter

from test_monitor_folder import HITS, MADE, QUOTE, monitor
from test_ui_views import HOSTILE, Reader

from qa.records import Filters
from ui.monitor_view import hit_html, list_html, message_html, monitor_html, note_html, title_html, unseen_text
from ui.strings import EN, NL
from ui.strings_monitor import MONITOR_EN, MONITOR_NL, MonitorStrings


def test_a_monitor_tells_what_it_asks_of_which_papers_and_since_when() -> None:
    kept = replace(
        monitor(hits=HITS),
        name="De markt",
        filters=Filters(minister="Van Dam", date_to="2025-12-31", document="kaas.txt"),
    )
    read = Reader(monitor_html(kept, {"kaas.txt": "Brief over kaas"}, NL))
    for told in (
        *("De markt", "Vraag: Is er kaas?", "Gevolgd sinds 1 augustus 2025", "Bewindspersoon: Van Dam"),
        *("Tot en met: 31 december 2025", "Stuk: Brief over kaas", "1 nieuw"),
    ):
        assert told in read.shown
    assert "Vraag: Is er kaas?" not in Reader(monitor_html(monitor(), {}, NL)).shown
    assert MONITOR_NL.hits_none in Reader(monitor_html(monitor(), {}, NL)).shown
    assert MONITOR_NL.hits_cut in Reader(monitor_html(replace(kept, cut=True), {}, NL)).shown


def test_what_somebody_asked_for_can_be_brought_into_view() -> None:
    (tag, attributes), *_ = Reader(monitor_html(monitor(), {}, NL, pressed=True)).tags
    assert (tag, attributes["class"], attributes["tabindex"]) == ("div", "vb-volgkop vb-gekozen", "-1")


def test_how_many_wait_is_told_in_words() -> None:
    several = (HITS[0], replace(HITS[0], id="h3"))
    told = [unseen_text(monitor(hits=hits), NL) for hits in ((), HITS, several)]
    assert told == ["niets nieuws", "1 nieuw", "2 nieuw"]
    assert unseen_text(monitor(hits=several), EN) == "2 new"


def test_a_hit_tells_how_sure_when_and_what_became_of_it() -> None:
    read = Reader(hit_html(HITS[0], NL))
    for told in ("zeker", "gevonden 1 augustus 2025", "Er is kaas.", "minister Van Dam", "20 maart 2025"):
        assert told in read.shown
    assert MONITOR_NL.seen not in read.shown
    assert MONITOR_NL.seen in Reader(hit_html(replace(HITS[0], seen=True), NL)).shown
    assert MONITOR_NL.gone in Reader(hit_html(HITS[1], NL)).shown
    assert MONITOR_NL.changed in Reader(hit_html(replace(HITS[1], state="changed"), NL)).shown
    assert MADE.startswith("2025-08-01")


def test_hostile_text_stays_text() -> None:
    quote = replace(QUOTE, title=HOSTILE, display=HOSTILE, speaker=HOSTILE, section=HOSTILE, vraag=None)
    kept = replace(monitor(HOSTILE), name=HOSTILE, filters=Filters(minister=HOSTILE))
    for read in (
        Reader(hit_html(replace(HITS[0], citations=(quote,)), NL)),
        Reader(monitor_html(replace(kept, question=f"{HOSTILE}?"), {}, NL)),
        Reader(message_html(HOSTILE, NL)),
        Reader(note_html(HOSTILE, NL)),
    ):
        assert HOSTILE in read.shown


def test_headings() -> None:
    assert MONITOR_NL.title in Reader(title_html(NL)).shown
    assert MONITOR_EN.order in Reader(list_html(EN)).shown


def test_both_languages_say_everything_with_the_same_blanks() -> None:
    for field in fields(MonitorStrings):
        pieces = [list(Formatter().parse(getattr(words, field.name))) for words in (MONITOR_NL, MONITOR_EN)]
        said = ["".join(text for text, *_ in found) for found in pieces]
        assert all(text.strip() for text in said), field.name
        assert not set("*_`[]$#<>") & set("".join(said)), field.name
        dutch, english = ({blank for _, blank, *_ in found if blank} for found in pieces)
        assert dutch == english, field.name
