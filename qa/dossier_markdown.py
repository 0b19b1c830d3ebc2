"""A dossier as Markdown: headings, a table, quotes as block quotes, sources as a numbered list. A pure function."""

import re

from qa.dossier import Dossier, Earlier, Item
from qa.dossier_sources import Say, Sources, clean, facts_of, heading_of

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_START = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))")


def dossier_markdown(whole: Dossier, sources: Sources, say: Say) -> str:
    """The whole file, ending with a line end."""
    lines = [f"# {_plain(say('title', title=whole.title))}", "", f"> {_plain(say('made'))}", ""]
    if whole.same_paper:
        lines += [_plain(say("same_paper", file=whole.same_paper)), ""]
    if whole.introduction:
        lines += [f"## {say('introduction')}", "", _plain(whole.introduction), ""]
    lines += [f"## {say('overview')}", "", *_overview(whole, say), ""]
    for item in whole.items:
        lines += _item(item, sources, say)
    if sources.listed:
        lines += [f"## {say('sources')}", ""]
        lines += [f"{source.n}. {_plain(source.text)}{_link(source.url)}" for source in sources.listed]
    return "\n".join(lines).rstrip() + "\n"


def _overview(whole: Dossier, say: Say) -> list[str]:
    rows = [[say("number"), say("question"), say("found"), say("surest")], ["---", "---", "---:", "---"]]
    for item in whole.items:
        found = str(len(item.elsewhere))
        rows.append([_plain(item.label), _plain(item.question), found, say(item.surest or "none")])
    return [f"| {' | '.join(row)} |" for row in rows]


def _item(item: Item, sources: Sources, say: Say) -> list[str]:
    lines = [f"## {_plain(say('vraag', label=item.label))}", "", f"**{_plain(item.question)}**", ""]
    if item.searched != item.question:
        lines += [_plain(say("searched", text=item.searched)), ""]
    for earlier in item.earlier:
        lines += _earlier(earlier, sources, say)
    if not item.elsewhere and not item.dropped:
        lines += [say("answering" if item.asks_for_answers else "nothing"), ""]
    if item.dropped:
        lines += [say("dropped", count=item.dropped), ""]
    return lines


def _earlier(earlier: Earlier, sources: Sources, say: Say) -> list[str]:
    lines = [f"### {_plain(heading_of(earlier, say))}", "", _plain(facts_of(earlier, say)), ""]
    if earlier.asked:
        lines += [f"{say('asked')}: {_plain(earlier.asked)}", ""]
    for quote in earlier.citations:
        lines += [f"> {_plain(quote.display)} \\[{sources.of(quote)}\\]", ""]
    return lines


def _plain(text: str) -> str:
    """Text without anything that Markdown would take for a mark."""
    marked = _MARKS.sub(r"\\\1", clean(text))
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", marked)


def _link(url: str | None) -> str:
    return f" <{url}>" if url else ""
