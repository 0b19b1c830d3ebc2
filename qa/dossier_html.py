"""A dossier as one self-contained HTML page without scripts, everything in it escaped. A pure function."""

from html import escape

from qa.dossier import Dossier, Earlier, Item
from qa.dossier_sources import Say, Sources, clean, facts_of, heading_of
from qa.messages import Language

_STYLE = """
body { font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 50rem;
  margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #b8c0c8; padding: .35rem .6rem; text-align: left; vertical-align: top; }
caption { font-weight: 600; text-align: left; padding-bottom: .4rem; }
blockquote { margin: 0 0 1rem; padding: .2rem 0 .2rem 1rem; border-left: 4px solid #154273; }
.note { border: 2px solid #8a4b00; padding: .5rem 1rem; }
a { color: #154273; }
@media print { body { margin: 0; } blockquote, tr { break-inside: avoid; } }
"""


def dossier_html(whole: Dossier, sources: Sources, say: Say, language: Language) -> str:
    """The whole page, ending with a line end."""
    title = _text(say("title", title=whole.title))
    same = f"<p>{_text(say('same_paper', file=whole.same_paper))}</p>" if whole.same_paper else ""
    opening = (
        f'<h2>{say("introduction")}</h2><p lang="nl">{_text(whole.introduction)}</p>' if whole.introduction else ""
    )
    items = "".join(_item(place, item, sources, say) for place, item in enumerate(whole.items, start=1))
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><main>\n<h1>{title}</h1>"
        f'<p class="note" role="note">{_text(say("made"))}</p>{same}{opening}\n{_overview(whole, say)}\n{items}'
        f"{_sources(sources, say)}</main></body></html>\n"
    )


def _overview(whole: Dossier, say: Say) -> str:
    names = ("number", "question", "found", "surest")
    head = "".join(f'<th scope="col">{_text(say(name))}</th>' for name in names)
    rows = ""
    for place, item in enumerate(whole.items, start=1):
        rows += (
            f'<tr><th scope="row"><a href="#vraag-{place}">{_text(item.label)}</a></th>'
            f'<td lang="nl">{_text(item.question)}</td><td>{len(item.elsewhere)}</td>'
            f"<td>{_text(say(item.surest or 'none'))}</td></tr>\n"
        )
    caption = _text(say("overview"))
    return f"<table><caption>{caption}</caption><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>"


def _item(place: int, item: Item, sources: Sources, say: Say) -> str:
    searched = f"<p>{_text(say('searched', text=item.searched))}</p>" if item.searched != item.question else ""
    found = "".join(_earlier(earlier, sources, say) for earlier in item.earlier)
    if not item.elsewhere and not item.dropped:
        found += f"<p>{_text(say('answering' if item.asks_for_answers else 'nothing'))}</p>"
    dropped = f"<p>{_text(say('dropped', count=item.dropped))}</p>" if item.dropped else ""
    return (
        f'<section aria-labelledby="vraag-{place}"><h2 id="vraag-{place}">{_text(say("vraag", label=item.label))}</h2>'
        f'<p lang="nl"><strong>{_text(item.question)}</strong></p>{searched}{found}{dropped}</section>\n'
    )


def _earlier(earlier: Earlier, sources: Sources, say: Say) -> str:
    asked = f'<p>{say("asked")}: <span lang="nl">{_text(earlier.asked)}</span></p>' if earlier.asked else ""
    quotes = "".join(
        f'<blockquote lang="nl"><p>{_text(quote.display)} <a href="#bron-{sources.of(quote)}">[{sources.of(quote)}]</a>'
        "</p></blockquote>"
        for quote in earlier.citations
    )
    return f"<h3>{_text(heading_of(earlier, say))}</h3><p>{_text(facts_of(earlier, say))}</p>{asked}{quotes}\n"


def _sources(sources: Sources, say: Say) -> str:
    if not sources.listed:
        return ""
    rows = "".join(
        f'<li id="bron-{source.n}" lang="nl">{_text(source.text)}{_link(source.url)}</li>\n'
        for source in sources.listed
    )
    return f"<h2>{_text(say('sources'))}</h2><ol>\n{rows}</ol>"


def _text(text: str) -> str:
    return escape(clean(text))


def _link(url: str | None) -> str:
    return f' <a href="{escape(url)}" rel="noreferrer">{escape(url)}</a>' if url else ""
