"""report.html: an evaluation to read, print and click through; one page without scripts and without outside links.

A pure function of the content of report.json. Everything that others wrote is escaped.
"""

from collections.abc import Mapping
from typing import Any

from qa.messages import Language
from qa.report.comparison import comparison
from qa.report.failures import failures
from qa.report.figures import figures, latency_figure
from qa.report.parts import Parts
from qa.report.style import STYLE
from qa.report.summary import summary
from qa.report.tables import measures, settings, slices, unusable

# The page may load nothing and run nothing, whatever would get into it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def report_page(content: Mapping[str, Any], language: Language = "nl") -> str:
    """The whole page for the content of report.json, ending with a line end; the same content gives the same page."""
    parts = Parts(language)
    sections = {
        "short": summary(content, parts),
        "unusable": unusable(content, parts),
        "measures": measures(content, parts),
        "plots": figures(content, parts),
    }
    if content.get("comparison"):
        sections["comparison"] = comparison(content, parts)
    sections |= {
        "by_kind": slices(content, "by_kind", "kind", parts),
        "by_document": slices(content, "by_document", "document", parts),
        "by_length": slices(content, "by_length", "length", parts),
        "failures": failures(content, parts),
        "latency": _latency(content, parts),
        "settings": settings(content, parts),
    }
    title = parts.say("title", questions=parts.questions(content.get("questions") or 0))
    gold = content.get("gold") or {}
    made = parts.note("made", name=gold.get("name") or "", fingerprint=content.get("fingerprint") or "")
    links = "".join(f'<li><a href="#{name}">{parts.say(name)}</a></li>\n' for name in sections)
    body = "".join(parts.section(name, told) for name, told in sections.items())
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<title>{title}</title>\n<link rel="icon" href="data:,">\n<style>{STYLE}</style>\n</head>\n<body>\n'
        f'<a class="skip" href="#main">{parts.say("skip")}</a>\n<header>\n<h1>{title}</h1>\n{made}</header>\n'
        f'<nav aria-labelledby="contents"><h2 id="contents">{parts.say("contents")}</h2>\n<ul>\n{links}</ul></nav>\n'
        f'<main id="main" tabindex="-1">\n{body}</main>\n</body>\n</html>\n'
    )


def _latency(content: Mapping[str, Any], parts: Parts) -> str:
    latency = content.get("latency") or {}
    if not latency.get("questions"):
        return parts.paragraph("no_points")
    rows = [[parts.say(name), parts.numbers.milliseconds(latency.get(name))] for name in ("mean", "p50", "p95", "p99")]
    table = parts.table(
        parts.text("latency"), [(parts.text("time"), False), (parts.text("value"), True)], rows, captioned=False
    )
    return (
        parts.note("about_latency", questions=parts.questions(latency["questions"]))
        + table
        + latency_figure(content, parts)
    )
