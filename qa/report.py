"""report.html: an evaluation to read and print, one self-contained page without scripts, everything in it escaped."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from qa.measures import Judged, why_wrong

_MEANING = {
    "R@1": "juiste passage bovenaan",
    "R@3": "juiste passage bij de eerste drie",
    "R@5": "juiste passage bij de eerste vijf",
    "R@10": "juiste passage bij de eerste tien",
    "MRR": "gemiddelde van 1 / rang van de juiste passage",
    "first_citation_right": "eerste citaat uit de juiste Vraag of paragraaf",
    "span_recall": "gezochte woorden staan letterlijk in de citaten",
    "wrongly_refused": "vraag met antwoord, toch “niet gevonden”",
    "rightly_refused": "vraag zonder antwoord, terecht “niet gevonden”",
    "quoted_words_mean": "geciteerde woorden per antwoord",
    "verbatim": "citaten die tot op het teken kloppen",
}
_STYLE = """
body { font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; color: #1b1f24; max-width: 70rem; margin: 2rem auto;
  padding: 0 1rem; }
table { border-collapse: collapse; margin: 0 0 2rem; width: 100%; }
th, td { border-bottom: 1px solid #b8c0c8; padding: .35rem .6rem; text-align: left; vertical-align: top; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
caption { font-weight: 600; text-align: left; padding-bottom: .4rem; }
@media print { body { margin: 0; } tr { break-inside: avoid; } }
"""


def report_page(content: Mapping[str, Any], judged: Sequence[Judged]) -> str:
    """The page for the content of report.json and the judged questions: measures, by kind, and what went wrong."""
    whole = _measures("Alle vragen", content["measures"])
    kinds = "".join(_measures(f"Soort: {kind}", found) for kind, found in content["by_kind"].items())
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Vraagbaak: evaluatie</title>'
        f"<style>{_STYLE}</style></head><body><h1>Evaluatie van {content['questions']} vragen</h1>"
        f"<p>Vingerafdruk {escape(content['fingerprint'])}. Tussen haken het 95 %-interval.</p>{whole}"
        f"{_wrong(judged)}<h2>Per soort vraag</h2>{kinds}</body></html>\n"
    )


def _measures(caption: str, found: Mapping[str, Mapping[str, float | None]]) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(name)}</th><td>{escape(_MEANING.get(name, ''))}</td>"
        f"<td class='number'>{_number(value['value'])}</td>"
        f"<td class='number'>({_number(value['low'])} tot {_number(value['high'])})</td></tr>"
        for name, value in found.items()
        if value["value"] is not None
    )
    return f"<table><caption>{escape(caption)}</caption>{rows}</table>"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}".replace(".", ",")


def _wrong(judged: Sequence[Judged]) -> str:
    rows = "".join(
        f"<tr><td>{escape(item.answer.id)}</td><td>{escape(item.answer.question)}</td><td>{escape(why)}</td>"
        f"<td class='number'>{item.rank or '-'}</td><td>{escape(item.answer.answer)}</td></tr>"
        for item in judged
        if (why := why_wrong(item))
    )
    heading = "<tr><th>nr.</th><th>vraag</th><th>wat er misging</th><th>rang</th><th>getoond</th></tr>"
    return f"<table><caption>Vragen waar iets misging</caption>{heading}{rows}</table>"
