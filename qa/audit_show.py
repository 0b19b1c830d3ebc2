"""Entries of the audit log as plain text for a terminal; control characters never reach it."""

from collections.abc import Iterator
from typing import Any

from qa.audit_records import Entry, Fault
from qa.audit_words import WORDS, tell
from qa.messages import Language
from qa.show import plain

_BEGINNING = 90
_DECISIONS = ("useful", "partly", "wrong", "used")
# Values of a line that are words of ours.
_OURS = {"decision": _DECISIONS, "how": ("entry", "user", "age"), "what": ("head", "torn")}


def row_text(entry: Entry, judged: list[dict[str, Any]], language: Language) -> str:
    """One line about an entry: its number, when, who, the beginning of the question, what was decided."""
    kept = entry.payload
    if kept is None:
        return plain(f"{entry.n:>6}  {_gone(entry, language)}")
    question = " ".join(str(kept.get("question")).split())
    said = [f"“{question[:_BEGINNING]}{'…' * (len(question) > _BEGINNING)}”"]
    said += [tell(language, "not_found")] if kept.get("abstained") else []
    said += [_decided(one, language) for one in judged]
    who = f"  {kept['user']}" if kept.get("user") else ""
    return plain(f"{entry.n:>6}  {str(kept.get('time'))[:19]}{who}  {'; '.join(said)}")


def entry_text(entry: Entry, judged: list[dict[str, Any]], language: Language) -> str:
    """All that a line of the log says."""
    return plain("\n".join(_entry(entry, judged, language)))


def _entry(entry: Entry, judged: list[dict[str, Any]], language: Language) -> Iterator[str]:
    kept = entry.payload
    if kept is None:
        yield _gone(entry, language)
        return
    if entry.kind != "answer":
        said = [(name, value) for name, value in kept.items() if name not in ("kind", "salt") and value is not None]
        yield f"{tell(language, entry.kind)}: " + ", ".join(_said(name, value, language) for name, value in said)
        return
    for name in ("time", "user", "via", "question", "history", "filters", "answer", "confidence"):
        if kept[name] not in (None, [], {}):
            yield f"{tell(language, name)}: {_written(kept[name])}"
    for item in kept["citations"]:
        yield f"[{item['n']}] {item['address']} [{item['start']}:{item['end']}] {' '.join(item['quote'].split())}"
    for name in ("index", "fingerprint", "generation"):
        if kept[name]:
            yield f"{tell(language, name)}: {kept[name]}"
    for one in judged:
        yield f"{tell(language, 'decision')}: {_decided(one, language)} ({str(one.get('time'))[:19]})"


def _said(name: str, value: object, language: Language) -> str:
    """One thing that a line says, its name and what is ours of its value in a language."""
    ours = value in _OURS.get(name, ())
    named = tell(language, name) if name in WORDS[language] else name
    return f"{named} {tell(language, str(value)) if ours else value}"


def _written(value: object) -> object:
    if isinstance(value, list):
        return " | ".join(map(str, value))
    return ", ".join(f"{name} {limit}" for name, limit in value.items()) if isinstance(value, dict) else value


def fault_text(fault: Fault, log: str, language: Language) -> str:
    """One fault in one line, with its place."""
    what = fault.english if language == "en" else fault.dutch
    place = tell(language, "at_line" if fault.line else "at_head", log=log, line=fault.line, what=what)
    return plain(" ".join(place.split()))


def _gone(entry: Entry, language: Language) -> str:
    note = entry.erased or {}
    return tell(language, "gone", time=str(note.get("time"))[:19], reason=note.get("reason"), by=note.get("by"))


def _decided(one: dict[str, Any], language: Language) -> str:
    decision = str(one.get("decision"))
    word = tell(language, decision) if decision in _DECISIONS else decision
    return f"{word}: {one['remark']}" if one.get("remark") else word
