"""Fit qa/weights.json: which sentence answers, how sure that is, and below what to say "niet gevonden".

    python -m training.fit_answers --data DIR --folds DIR

Uses the written questions of the fold for choosing (split.py) and the encoder that was trained without it, which
`training.train_encoder` put into --folds. Each is put to a small index of papers on its own subject; half of the papers
for fitting, half for the figures that it prints; what is shipped is fitted on all. No gold question is read.
Repeatable: no sampling.
"""

import argparse
import json
import tempfile
from pathlib import Path

from index.encoder import SHIPPED, StaticEncoder
from qa.weights import Logistic
from training.asked import ask_all
from training.fit_choices import first_right, fit_choices, gather_choices
from training.fit_decisions import fit_weights, gather_decisions, report
from training.natural import natural_questions
from training.near_misses import NearMisses
from training.sources import Data
from training.split import DEVELOPMENT
from training.written_corpus import read_held_out, read_papers

OUT = Path(__file__).parent.parent / "qa" / "weights.json"


def main() -> None:
    """Build the corpus, fit, print the figures on the other half, and write the weights."""
    given = argparse.ArgumentParser(description=main.__doc__)
    given.add_argument("--data", type=Path, required=True, help="folder that holds training/")
    given.add_argument("--folds", type=Path, required=True, help="folder that holds the encoders 0 to 4")
    given.add_argument("--out", type=Path, default=OUT, help="file to write, instead of the shipped one")
    given.add_argument("--page", type=Path, help="page to write about calibration")
    options = given.parse_args()
    data, encoder = options.data, StaticEncoder(options.folds / str(DEVELOPMENT), SHIPPED)
    written, papers = read_held_out(data), read_papers(data)
    natural_papers, natural = natural_questions(Data(data))
    with tempfile.TemporaryDirectory() as folder:
        asked = ask_all(papers, encoder, written, Path(folder) / "written")
        choices, names = gather_choices(asked)
        halves = [[choice for choice in choices if choice.fold == fold] for fold in (0, 1)]
        b = fit_choices(halves[0], names)
        figures = " ".join(f"@{k} {first_right(halves[1], b, k):.3f}" for k in (1, 2, 3))
        print(f"sentences: fitted on {len(halves[0])}, right on the other {len(halves[1])}: {figures}")
        whole = fit_choices(choices, names)
        sentence = Logistic(0.0, {name: round(float(value), 4) for name, value in zip(names, whole, strict=True)})
        decisions = gather_decisions(asked, sentence, NearMisses(written, papers, encoder), False)
        asked = ask_all(natural_papers, encoder, natural, Path(folder) / "natural")
        decisions += gather_decisions(asked, sentence, NearMisses(natural, natural_papers, encoder), True)
    fits = {fold: fit_weights(sentence, [item for item in decisions if item.fold == fold]) for fold in (0, 1)}
    report(fits, decisions, options.page)
    fitted = fit_weights(sentence, decisions)
    content = {
        "sentence": {"intercept": 0.0, "coefficients": sentence.coefficients},
        "answer": {"intercept": fitted.answer.intercept, "coefficients": fitted.answer.coefficients},
        "calibration": fitted.calibration,
        "absent": fitted.absent,
        "unheld": fitted.unheld,
        "year_missing": fitted.year_missing,
        "threshold": fitted.threshold,
    }
    options.out.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(f"written: {options.out.name}, threshold {content['threshold']}")


if __name__ == "__main__":
    main()
