"""The hits of monitors as an Atom feed (RFC 4287), a pure function of what is kept: the same hits give the same bytes.

Ids are tag URIs (RFC 4151) under a name that nobody can own (RFC 2606): they only have to be the same each time.
"""

import re
from collections.abc import Sequence
from datetime import date
from html import escape
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from qa.cite import written_source
from qa.decide import word
from qa.messages import Language, say
from qa.monitor import Monitor, MonitorHit

NAMESPACE = "http://www.w3.org/2005/Atom"
NAME = "vraagbaak-volgen.xml"
MOST = 500
_TAG = "tag:vraagbaak.invalid,2025:volgen"
_NEVER = "1970-01-01T00:00:00Z"
# What XML 1.0 cannot hold in any spelling.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TITLES = {"nl": "Vraagbaak: gevolgde vragen", "en": "Vraagbaak: monitors"}
register_namespace("", NAMESPACE)


def atom_feed(monitors: Sequence[Monitor], owner: str, language: Language = "nl") -> bytes:
    """The feed of all hits that can be opened, seen or not, newest first and 500 at most, as UTF-8.

    `owner`: what tells the feed of one owner from that of another, and tells nothing else.
    """
    pairs = [(monitor, hit) for monitor in monitors for hit in monitor.hits if hit.state == "there"]
    pairs.sort(key=lambda pair: pair[1].found, reverse=True)
    feed = Element(_named("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _text(feed, "id", f"{_TAG}/{owner}")
    _text(feed, "title", _TITLES[language])
    moments = [hit.found for _, hit in pairs] or [monitor.made for monitor in monitors]
    _text(feed, "updated", max(moments, default=_NEVER))
    _text(SubElement(feed, _named("author")), "name", "Vraagbaak")
    _text(feed, "generator", "Vraagbaak")
    for monitor, hit in pairs[:MOST]:
        _entry(feed, monitor, hit, language)
    indent(feed)
    content: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _entry(feed: Element, monitor: Monitor, hit: MonitorHit, language: Language) -> None:
    first = hit.first
    entry = SubElement(feed, _named("entry"))
    _text(entry, "id", f"{_TAG}/{monitor.key}/{hit.id}")
    _text(entry, "title", f"{monitor.name}: {first.title or first.document}")
    # When it was noticed: a reader of feeds puts what is new on top, however old the paper is.
    _text(entry, "updated", hit.found)
    if published := _midnight(first.date):
        _text(entry, "published", published)
    SubElement(entry, _named("category"), {"term": _clean(monitor.key), "label": _clean(monitor.name)})
    if hit.url and hit.url.startswith("https://"):
        SubElement(entry, _named("link"), {"rel": "alternate", "href": _clean(hit.url)})
    _text(entry, "content", _content(monitor, hit, language), type="html")


def _content(monitor: Monitor, hit: MonitorHit, language: Language) -> str:
    """The quotes with their sources as HTML in which nothing of a paper or a question takes effect."""
    sure = say(language, "sure", word=say(language, word(hit.sure)), value=hit.sure)
    quotes = "".join(
        f'<blockquote lang="nl"><p>{escape(item.display)}</p></blockquote><p>{escape(written_source(item))}</p>'
        for item in hit.citations
    )
    return f"<p><strong>{escape(monitor.question)}</strong></p>{quotes}<p>{escape(sure)}</p>"


def _midnight(day: str | None) -> str | None:
    """The beginning of an ISO day, None for what is none: a month alone is no moment."""
    try:
        return f"{date.fromisoformat(day or '').isoformat()}T00:00:00Z"
    except ValueError:
        return None


def _named(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, _named(tag), attributes).text = _clean(text)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
