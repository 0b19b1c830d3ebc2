"""The feed: valid Atom as far as RFC 4287 can be checked by reading it, the same bytes each time, harmless text."""

import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser

import pytest
from lxml import etree
from test_monitor_folder import MADE, QUOTE

from qa.atom_feed import NAMESPACE, atom_feed
from qa.monitor import Monitor, MonitorHit
from qa.records import Filters

HOSTILE = "<script>alert(1)</script> ]]> & \"q\" 'p' &amp; \x00\x08\x1b[31m \ud800 \uffff \u202e **x** $x$"
LATER = "2025-08-02T07:00:00Z"


def hit(id: str, found: str = MADE, **change: object) -> MonitorHit:
    return replace(MonitorHit(id, (QUOTE,), 0.9, "https://example.org/a?b=1&c=2", found), **change)  # type: ignore[arg-type]  # fields by name


def monitor(*hits: MonitorHit, name: str = "Kaas", question: str = "Is er kaas?", key: str = "k1") -> Monitor:
    return Monitor(1, key, name, question, Filters(), MADE, "", "gen", hits)


def read(content: bytes) -> etree._Element:
    """The feed, read back with what RFC 4287 asks of every feed and entry checked."""
    feed = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    assert feed.tag == f"{{{NAMESPACE}}}feed"
    ids = []
    for element in (feed, *feed.findall(_in("entry"))):
        for required in ("id", "title", "updated"):
            assert len(element.findall(_in(required))) == 1, required
        ids.append(element.findtext(_in("id")))
        assert re.fullmatch(r"tag:[a-z.]+,\d{4}:[\w/.~-]+", ids[-1] or "")
        for moment in (element.findtext(_in("updated")), element.findtext(_in("published"))):
            assert moment is None or datetime.strptime(moment, "%Y-%m-%dT%H:%M:%SZ")
        assert len([link for link in element.findall(_in("link")) if link.get("rel") == "alternate"]) <= 1
    assert len(set(ids)) == len(ids)
    assert feed.findtext(f"{_in('author')}/{_in('name')}")
    for entry in feed.findall(_in("entry")):
        assert entry.find(_in("content")) is not None
        # Elements of a feed must stand before its entries only by custom, but each child is known.
        assert {etree.QName(child).localname for child in entry} <= {
            *("id", "title", "updated", "published", "category", "link", "content"),
        }
    return feed


def _in(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


class Html(HTMLParser):
    """The tags and the text of the content of an entry."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.shown = ""
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.shown += data


def test_each_hit_is_an_entry_newest_first() -> None:
    content = atom_feed([monitor(hit("a")), monitor(hit("b", LATER), key="k2", name="Meer kaas")], "eigenaar")
    feed = read(content)
    first, second = feed.findall(_in("entry"))
    assert first.findtext(_in("title")) == "Meer kaas: Kaas <b>vet</b>"
    assert first.findtext(_in("id")) == "tag:vraagbaak.invalid,2025:volgen/k2/b"
    assert (first.findtext(_in("updated")), second.findtext(_in("updated"))) == (LATER, MADE)
    assert first.findtext(_in("published")) == "2025-03-20T00:00:00Z"
    link = first.find(_in("link"))
    assert link is not None
    assert link.get("href") == "https://example.org/a?b=1&c=2"
    assert feed.findtext(_in("updated")) == LATER
    shown = Html(first.findtext(_in("content")) or "").shown
    for told in ("Er is kaas.", "Is er kaas?", "minister Van Dam", "antwoord op vraag 3 en 4", "zeker (0.90)"):
        assert told in shown


def test_the_same_hits_give_the_same_bytes() -> None:
    assert atom_feed([monitor(hit("a"))], "x") == atom_feed([monitor(hit("a"))], "x")
    assert atom_feed([monitor(hit("a"))], "x") == atom_feed([monitor(hit("a", seen=True))], "x")


def test_without_hits_it_is_a_feed_all_the_same() -> None:
    assert read(atom_feed([], "x")).findtext(_in("updated")) == "1970-01-01T00:00:00Z"
    assert read(atom_feed([monitor()], "x")).findtext(_in("updated")) == MADE


@pytest.mark.parametrize("state", ["gone", "changed"])
def test_what_cannot_be_opened_is_left_out(state: str) -> None:
    assert read(atom_feed([monitor(hit("a", state=state))], "x")).findall(_in("entry")) == []


def test_hostile_text_is_text() -> None:
    quote = replace(QUOTE, title=HOSTILE, display=HOSTILE, speaker=HOSTILE, date="2025-13-99", quote=HOSTILE)
    hostile = hit("a", citations=(quote,), url="javascript:alert(1)")
    content = atom_feed([monitor(hostile, name=HOSTILE, question=HOSTILE)], "x")
    (entry,) = read(content).findall(_in("entry"))
    assert "<script>alert(1)</script> ]]> &" in (entry.findtext(_in("title")) or "")
    assert entry.find(_in("link")) is None
    assert entry.find(_in("published")) is None
    html = Html(entry.findtext(_in("content")) or "")
    assert set(html.tags) == {"p", "strong", "blockquote"}
    assert html.shown.count("<script>alert(1)</script>") == 4
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", content)


def test_a_paper_without_title_is_named_by_its_file() -> None:
    (entry,) = read(atom_feed([monitor(hit("a", citations=(replace(QUOTE, title=""),)))], "x")).findall(_in("entry"))
    assert entry.findtext(_in("title")) == "Kaas: kaas.txt"


def test_a_feed_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.atom_feed.MOST", 2)
    assert len(read(atom_feed([monitor(hit("a"), hit("b"), hit("c"))], "x")).findall(_in("entry"))) == 2


def test_it_is_told_in_english_too() -> None:
    feed = read(atom_feed([monitor(hit("a"))], "x", "en"))
    assert feed.findtext(_in("title")) == "Vraagbaak: monitors"
    assert "certain (0.90)" in (feed.findtext(f"{_in('entry')}/{_in('content')}") or "")
