"""report.html of a build: what the index holds now, what is new or gone, what was skipped, what to look at.

One page without scripts or anything from elsewhere, to read and to print. Names of files and what papers say are
escaped: they come from anywhere.
"""

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from pathlib import Path

from index.build import Report
from index.errors import QuestionError
from qa.messages import CATALOGUES, Language
from qa.report_words import WORDS
from qa.show import plain

_CHANGES = ("added", "changed", "removed")
_STYLE = """
body { font: 16px/1.5 "Source Sans 3", system-ui, sans-serif; color: #1b1f24; background: #fff; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .4rem; }
p { margin: 0 0 .6rem; }
.about { color: #4b5560; overflow-wrap: anywhere; }
.verdict { border-left: .3rem solid #2e6b3f; padding: .4rem .8rem; background: #eef6f0; }
.verdict.look { border-color: #8a5a00; background: #fbf4e4; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #b8c0c8; padding: .35rem .6rem; text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
tbody th, thead th:first-child { width: 32%; }
thead th { border-bottom-color: #1b1f24; }
.counts { width: auto; min-width: 22rem; }
.counts tbody th { font-weight: 400; width: auto; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } tr { break-inside: avoid; }
  h2 { break-after: avoid; } thead { display: table-header-group; } .verdict { border: 1px solid #1b1f24; } }
"""


def index_report_page(
    report: Report, language: Language, index: Path, paths: Sequence[Path], seconds: float, made: datetime
) -> str:
    """The page on one build of `index` from `paths`, `made` at that moment."""
    words = WORDS[language]
    given = ", ".join(map(str, paths))
    took = f"{seconds:.1f}".replace(".", "," if language == "nl" else ".")
    about = words["about"].format(moment=made.strftime("%Y-%m-%d %H:%M"), index=index, paths=given, seconds=took)
    fingerprint = words["fingerprint"].format(fingerprint=report.fingerprint)
    skipped = [(item.path, item.in_language(language)) for item in report.skipped]
    doubtful = [(name, remark.in_language(language)) for name, remark in report.doubtful]
    changes = [(name, words[f"is_{kind}"]) for kind in _CHANGES for name in getattr(report, kind)]
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{words['title']}</title><style>{_STYLE}</style></head><body><main><h1>{words['title']}</h1>"
        f"<p class='about'>{_safe(about)}<br>{_safe(fingerprint)}</p>{_verdict(report, language)}"
        f"{_counts(report, language)}"
        f"{_table('skipped', language, skipped)}{_table('doubtful', language, doubtful)}"
        f"{_table('changes', language, changes)}</main></body></html>\n"
    )


def write_index_report(
    file: Path, report: Report, language: Language, index: Path, paths: Sequence[Path], seconds: float
) -> None:
    """Write the page in one step; what was there stays until then. Raises QuestionError when that cannot be done."""
    page = index_report_page(report, language, index, paths, seconds, datetime.now())
    waiting: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        waiting = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as opened:
            opened.write(page)
        waiting.chmod(0o644)
        waiting.replace(file)
    except OSError as error:
        told = {"folder": file.parent, "error": error.strerror}
        raise QuestionError(
            CATALOGUES["nl"]["report_failed"].format(**told), CATALOGUES["en"]["report_failed"].format(**told)
        ) from None
    finally:
        if waiting:
            waiting.unlink(missing_ok=True)


def _safe(text: str) -> str:
    return escape(plain(text), quote=True)


def _verdict(report: Report, language: Language) -> str:
    words = WORDS[language]
    if not report.skipped and not report.doubtful:
        return f"<p class='verdict'>{words['all_well'].format(documents=report.documents)}</p>"
    doubtful = len({name for name, _ in report.doubtful})
    said = words["look"].format(skipped=len(report.skipped), doubtful=doubtful)
    return f"<p class='verdict look'>{said}</p>"


def _counts(report: Report, language: Language) -> str:
    words = WORDS[language]
    changes = {kind: len(getattr(report, kind)) for kind in _CHANGES}
    numbers = {
        "documents": report.documents,
        "vraag_antwoord": report.vraag_antwoord,
        "sections": report.sections,
        "passages": report.passages,
        **changes,
        "unchanged": report.unchanged,
        "skipped_files": len(report.skipped),
    }
    rows = "".join(
        f"<tr><th scope='row'>{words[name]}</th><td class='number'>{value}</td></tr>" for name, value in numbers.items()
    )
    return f"<h2>{words['counts']}</h2><table class='counts'><tbody>{rows}</tbody></table>"


def _table(kind: str, language: Language, rows: Iterable[tuple[str, str]]) -> str:
    words = WORDS[language]
    shown = "".join(f"<tr><th scope='row'>{_safe(name)}</th><td>{_safe(said)}</td></tr>" for name, said in rows)
    heading = f"<h2>{words[kind]}</h2>"
    if not shown:
        return f"{heading}<p>{words[f'no_{kind}']}</p>"
    columns = (
        f"<thead><tr><th scope='col'>{words['file']}</th><th scope='col'>{words[f'{kind}_what']}</th></tr></thead>"
    )
    return f"{heading}<table>{columns}<tbody>{shown}</tbody></table>"
