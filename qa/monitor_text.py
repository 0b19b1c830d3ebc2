"""What `vraagbaak watch` says, in Dutch and English, and monitors and hits as plain text for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Any

from qa.cite import written_source
from qa.decide import word
from qa.messages import Language, say
from qa.monitor import Monitor, MonitorHit, filters_json
from qa.monitor_look import Looked
from qa.show import plain

_WORDS = {
    "nl": {
        "added": "gevolgd als {number}: {name}",
        "removed": "niet meer gevolgd: {number} ({name})",
        "seen": "{count} als gezien gemerkt bij {number} ({name})",
        "none": 'u volgt nog geen vragen; begin met: vraagbaak watch add "VRAAG"',
        "nothing": "niets nieuws bij {count} gevolgde vragen",
        "unseen": "{number:>4}  {unseen:>3} ongezien  {name}",
        "waiting": "ook nog {count} ongezien van eerder; zie vraagbaak watch show {number}",
        "hits": "{number}  {name}",
        "no_hits": "nog niets gevonden",
        "cut": "er was meer dan hier wordt bewaard; stel de vraag met vraagbaak ask",
        "feed": "feed in {path}",
        "gone": "[niet meer in de index]",
        "changed": "[gewijzigd sinds dit werd gevonden]",
        "is_seen": "[gezien]",
        "error": "{number} ({name}) kan niet worden gesteld: {error}",
    },
    "en": {
        "added": "followed as {number}: {name}",
        "removed": "no longer followed: {number} ({name})",
        "seen": "{count} marked as seen for {number} ({name})",
        "none": 'you follow no questions yet; begin with: vraagbaak watch add "QUESTION"',
        "nothing": "nothing new for {count} monitors",
        "unseen": "{number:>4}  {unseen:>3} unseen  {name}",
        "waiting": "and {count} unseen from before; see vraagbaak watch show {number}",
        "hits": "{number}  {name}",
        "no_hits": "nothing found yet",
        "cut": "there was more than is kept here; ask the question with vraagbaak ask",
        "feed": "feed in {path}",
        "gone": "[no longer in the index]",
        "changed": "[changed since it was found]",
        "is_seen": "[seen]",
        "error": "{number} ({name}) cannot be asked: {error}",
    },
}


def tell(language: Language, key: str, **values: object) -> str:
    """One sentence of the command, without what could steer a terminal."""
    return plain(_WORDS[language][key].format(**values))


def list_text(monitors: Sequence[Monitor], language: Language) -> str:
    """The monitors, one a line, each with how many hits wait, its question where the name is another, its filters."""
    lines: list[str] = []
    for item in monitors:
        lines.append(tell(language, "unseen", number=item.number, unseen=item.unseen, name=item.name))
        if item.name != " ".join(item.question.split()):
            lines.append(f"      {' '.join(item.question.split())}")
        limits = ", ".join(f"{name}: {value}" for name, value in filters_json(item.filters).items())
        lines += [f"      {limits}"] if limits else []
    return plain("\n".join(lines)) if lines else tell(language, "none")


def run_text(looked: Sequence[Looked], language: Language) -> str:
    """What a look found, per monitor that has something new."""
    lines: list[str] = []
    for item in looked:
        if item.error:
            named = {"number": item.monitor.number, "name": item.monitor.name}
            lines += [tell(language, "error", **named, error=item.error.in_language(language)), ""]
        if item.found:
            lines += [*_hits(item.monitor, item.found, language)]
            if earlier := item.monitor.unseen - len(item.found):
                lines += [tell(language, "waiting", count=earlier, number=item.monitor.number), ""]
    if not looked:
        return tell(language, "none")
    return plain("\n".join(lines).rstrip("\n")) or tell(language, "nothing", count=len(looked))


def hits_text(monitor: Monitor, language: Language) -> str:
    """All hits of a monitor, with what has become of them."""
    if not monitor.hits:
        return tell(language, "no_hits")
    return plain("\n".join(_hits(monitor, monitor.hits, language)).rstrip("\n"))


def looked_json(looked: Looked, language: Language) -> dict[str, Any]:
    """What one look found for one monitor as plain lists and dicts."""
    monitor = looked.monitor
    return {
        **monitor_json(monitor),
        "hits": [hit_json(hit) for hit in looked.found],
        "error": looked.error.in_language(language) if looked.error else None,
    }


def monitor_json(monitor: Monitor) -> dict[str, Any]:
    """A monitor without its hits as plain lists and dicts."""
    kept = monitor.to_json()
    names = ("number", "name", "question", "filters", "made", "cut")
    return {**{name: kept[name] for name in names}, "unseen": monitor.unseen}


def hit_json(hit: MonitorHit) -> dict[str, Any]:
    """A hit as plain lists and dicts, with the word for how sure it is; its date is that of the paper."""
    row = {name: getattr(hit, name) for name in ("id", "sure", "url", "found", "seen", "state")}
    cited = [{name: getattr(item, name) for name in item.__slots__} for item in hit.citations]
    told = {"word": word(hit.sure), "document": hit.first.document, "title": hit.first.title, "date": hit.first.date}
    return {**row, **told, "citations": cited}


def _hits(monitor: Monitor, hits: Sequence[MonitorHit], language: Language) -> Iterator[str]:
    yield tell(language, "hits", number=monitor.number, name=monitor.name)
    for hit in hits:
        marks = [hit.state] if hit.state != "there" else ["is_seen"] if hit.seen else []
        for item in hit.citations:
            yield f"  {item.display} [{item.n}]"
        for item in hit.citations:
            yield f"  [{item.n}] {written_source(item)}"
        sure = say(language, "sure", word=say(language, word(hit.sure)), value=hit.sure)
        yield "  ".join(["", sure, *(_WORDS[language][mark] for mark in marks)])
        yield ""
    if monitor.cut:
        yield tell(language, "cut")
        yield ""
