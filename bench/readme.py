"""Fill the README with what the commands really print: `python -m bench.readme`, and `--check` to compare only.

Between `<!-- NAME -->` and `<!-- /NAME -->` stands what is made here; a test runs the check.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from qa.answer import Engine
from qa.evaluation.measures import measures
from qa.evaluation.records import Estimate
from qa.evaluation.run import answer_and_judge
from qa.gold.gold_file import read_gold_file

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
QUESTION = "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?"
_ROWS = (
    ("R@1", "de juiste passage staat bovenaan"),
    ("R@5", "de juiste passage staat bij de eerste vijf"),
    ("first_citation_right", "het eerste citaat komt uit de juiste Vraag of paragraaf"),
    ("span_recall", "het gezochte antwoord staat letterlijk in de citaten"),
    ("quoted_words_mean", "geciteerde woorden per antwoord"),
    ("rightly_refused", "vragen zonder antwoord: terecht “niet gevonden”"),
    ("wrongly_refused", "vragen met antwoord: ten onrechte “niet gevonden”"),
    ("verbatim", "citaten die tot op het teken kloppen"),
)


def parts(index: Path) -> dict[str, str]:
    """The made parts of the README by name, from an index of seeds/."""
    run = subprocess.run(
        [sys.executable, "-m", "qa", "ask", QUESTION, "--index", str(index)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    gold = read_gold_file(ROOT / "seeds" / "gold" / "dev.jsonl", Engine.open(index))
    found = measures(answer_and_judge(index, gold, index.parent / "evaluation", jobs=1).judged)
    rows = [f"| `{name}` | {said} | {_written(name, found[name])} |" for name, said in _ROWS]
    return {
        "ask": f'```console\n$ vraagbaak ask "{QUESTION}"\n{run.stdout.rstrip()}\n```',
        "figures": "\n".join(["| maat | wat zij zegt | waarde |", "|---|---|---|", *rows]),
    }


def _written(name: str, found: Estimate) -> str:
    if found.value is None or found.low is None or found.high is None:
        return "-"
    if name == "quoted_words_mean":
        return f"{found.value:.0f} ({found.low:.0f} tot {found.high:.0f})"
    return f"{found.value:.2f} ({found.low:.2f} tot {found.high:.2f})".replace(".", ",")


def filled(text: str, made: dict[str, str]) -> str:
    """The README's text with each made part in its place. Raises ValueError when a place is missing."""
    for name, content in made.items():
        opening, closing = f"<!-- {name} -->\n", f"<!-- /{name} -->"
        before, _, rest = text.partition(opening)
        _, mark, after = rest.partition(closing)
        if not mark:
            raise ValueError(f"README.md has no place {name}")
        text = f"{before}{opening}{content}\n{closing}{after}"
    return text


def main() -> int:
    """Fill or check the README; returns 1 when a check finds it out of date."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--check", action="store_true", help="change nothing; exit 1 when the README is out of date")
    check = given.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        subprocess.run([sys.executable, "-m", "qa", "index", "seeds", "--index", str(index)], check=True, cwd=ROOT)
        text = README.read_text(encoding="utf-8")
        made = filled(text, parts(index))
    if check:
        return int(made != text)
    README.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
