"""The content of a report.json that nobody ran: made-up questions about a harbour town, the same on each call."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

from qa.report.names import GROUPS

KINDS = ("factoid", "yesno", "explain", "list", "multi", "english", "unanswerable")
PAPERS = ("havenbrief.txt", "kaasmarkt.docx", "bruggen-en-sluizen.pdf", "bibliotheek.html")
CODES = ("not_read", "not_found", "ranked_low", "wrong_place", "wrong_sentence", "refused")
SUBJECTS = (
    *("de oude hefbrug", "het loket in de bibliotheek", "de kaasmarkt op vrijdag", "de sluis bij het Zand"),
    *("het baggeren van de havenkom", "de fietsenstalling", "de subsidie voor dorpshuizen", "het veer naar de Plaat"),
)
HOSTILE = "<script>window.hit=1</script><img src=x onerror=window.hit=1>&amp;\"'`$\\frac{1}$ {0} %s \u202e@0@ 漢字"
RANKED = (*GROUPS["group_find"], *GROUPS["group_unit"])
RIGHT = (0.0, 0.2, 0.22, 0.5, 0.4, 0.5, 0.7, 0.71, 0.86, 1.0)
NAMES = tuple(name for group in GROUPS.values() for name in group)


def estimate(values: Sequence[float]) -> dict[str, float | None]:
    """A mean with an interval that looks like one."""
    if not values:
        return {"value": None, "low": None, "high": None}
    mean = sum(values) / len(values)
    spread = 1.96 * (sum((value - mean) ** 2 for value in values) / len(values) ** 2) ** 0.5
    high = mean + spread if mean > 1 else min(1.0, mean + spread)
    return {"value": round(mean, 6), "low": round(max(0.0, mean - spread), 6), "high": round(high, 6)}


def question(number: int, chance: random.Random) -> dict[str, Any]:
    kind = KINDS[number % len(KINDS)]
    answerable = kind != "unanswerable"
    paper, vraag = chance.choice(PAPERS), chance.randint(1, 9)
    failed = chance.random() < 0.25
    code = (chance.choice(CODES) if answerable else "answered") if failed else ""
    rank = None
    if answerable and code not in ("not_read", "not_found"):
        rank = chance.randint(6, 10) if code == "ranked_low" else chance.choice((1, 1, 1, 2, 3, 5))
    abstained = (code == "refused") if answerable else not failed
    values: dict[str, float | None] = dict.fromkeys(NAMES)
    if answerable:
        for name in RANKED:
            top = int(name.rpartition("@")[2]) if "@" in name else 0
            values[name] = float((rank or 99) <= top) if "R@" in name else round(1 / (rank or 99), 6)
        placed = dict.fromkeys(("first_citation_right", "citation_precision", "citation_recall"))
        values |= dict.fromkeys(placed, float(code in ("", "wrong_sentence")))
        values |= dict.fromkeys(("span_recall", "answer_exact", "answer_recall"), float(not code))
        values |= {"answer_f1": round(chance.random(), 6), "wrongly_refused": float(abstained)}
    else:
        values["rightly_refused"] = float(abstained)
    if not abstained:
        values |= {"quoted_words_mean": float(chance.randint(12, 80)), "verbatim": 1.0}
    stem = paper.partition(".")[0]
    place = {"document": paper, "start": 120 * vraag, "end": 120 * vraag + 90, "address": f"{stem}#antwoord-{vraag}"}
    passages = [place | {"address": f"{stem}#antwoord-{at}", "right": at == rank} for at in range(1, 11)]
    subject = chance.choice(SUBJECTS)
    return {
        "id": f"haven-{number:03d}",
        "question": f"{'What does' if kind == 'english' else 'Hoeveel kost'} {subject} per jaar, en wie betaalt dat?",
        "kind": kind, "documents": [paper] if answerable else [],
        "places": [f"{paper}, antwoord op vraag {vraag}"] if answerable else [],
        "answer": [f"{vraag},5 miljoen"] if answerable else [], "rank": rank, "unit_rank": rank,
        "shown": "" if abstained else f"Voor {subject} is {vraag},5 miljoen euro begroot.",
        "abstained": abstained, "confidence": round(chance.random() * 0.6 + (0 if code else 0.4), 6), "failure": code,
        "values": values, "passages": passages, "quotes": [] if abstained else [place | {"right": not code}],
    }  # fmt: skip


def sliced(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {
        name: estimate([row["values"][name] for row in rows if row["values"][name] is not None]) for name in NAMES
    } | {"aurc": {"value": 0.08, "low": 0.05, "high": 0.13}}


def split(rows: Sequence[dict[str, Any]], key: str) -> tuple[dict[str, Any], dict[str, int]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        for value in _keys(row, key):
            found.setdefault(value, []).append(row)
    return {name: sliced(members) for name, members in found.items()}, {name: len(m) for name, m in found.items()}


def _keys(row: dict[str, Any], key: str) -> Iterable[str]:
    if key == "by_length":
        return ["1-8 woorden" if len(row["question"].split()) < 9 else "9-15 woorden"]
    return [row["kind"]] if key == "by_kind" else row["documents"] or ["geen"]


def content(questions: int = 140) -> dict[str, Any]:
    """All that report.json may hold, for so many questions."""
    chance = random.Random(7)
    rows = [question(number, chance) for number in range(1, questions + 1)]
    slices = {key: split(rows, key) for key in ("by_kind", "by_document", "by_length")}
    answerable = [row for row in rows if row["documents"]]
    curve = []
    for k in range(1, 11):
        one = estimate([float((row["rank"] or 99) <= k) for row in answerable])
        curve.append([k, one["value"], one["low"], one["high"]])
    return {
        "questions": questions,
        "fingerprint": "3f9a1c52e0b7",
        "gold": {
            "name": "vragen haven.xlsx", "sha256": "ab" * 32, "usable": questions,
            "unusable": [
                {"where": "blad Vragen, rij 7", "question": "Wie beheert het veer?", "reason": "geen bron ingevuld",
                 "where_en": "sheet Vragen, row 7", "reason_en": "no source was given"},
                {"where": "blad Vragen, rij 19", "question": "", "reason": "geen vraag", "reason_en": "no question"},
            ],
        },
        "settings": {"seed": 20, "leave_own_document_out": False, "filters": {"from": "2020-01-01"}},
        "measures": sliced(rows),
        "by_kind": slices["by_kind"][0], "by_document": slices["by_document"][0], "by_length": slices["by_length"][0],
        "counts": {key: slices[key][1] for key in slices},
        "curves": {
            "recall": curve,
            "risk_coverage": [[n / 100, round(0.02 + 0.2 * (n / 100) ** 2, 6)] for n in range(1, 101)],
            "calibration": [[round(0.05 + n / 10, 6), right, 3 + n * n] for n, right in enumerate(RIGHT)],
        },
        "failures": {code: sum(row["failure"] == code for row in rows) for code in (*CODES, "answered")},
        "by_question": rows,
        "comparison": comparison(rows),
        "latency": {
            "questions": questions, "mean": 41.2, "p50": 32.4, "p95": 110.7, "p99": 181.3,
            "histogram": [[9 * 2.0**n, 9 * 2.0 ** (n + 1), 40 - 3 * (n - 2) ** 2] for n in range(5)],
        },
    }  # fmt: skip


def told(row: dict[str, Any], what: str, old: object, new: object) -> dict[str, Any]:
    return {"id": row["id"], "question": row["question"], "old": old, "new": new, "what": what}


def comparison(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Beside an earlier run that was a little worse at the first citation and better at refusing."""
    changes = {
        "R@5": (0.81, 0.87, 0.06, 0.01, 0.11, 0.021, 120), "MRR": (0.7, 0.71, 0.01, -0.02, 0.04, 0.41, 120),
        "first_citation_right": (0.79, 0.83, 0.04, -0.02, 0.1, 0.18, 120),
        "wrongly_refused": (0.02, 0.05, 0.03, 0.005, 0.055, 0.03, 120),
        "rightly_refused": (0.9, 0.9, 0.0, 0.0, 0.0, 1.0, 20),
        "quoted_words_mean": (51.2, 44.1, -7.1, -9.0, -5.2, 0.0001, 110),
        "aurc": (None, None, None, None, None, None, 0),
    }  # fmt: skip
    keys = ("old", "new", "difference", "low", "high", "p", "questions")
    return {
        "old": {"fingerprint": "88e1d0aa4c31", "questions": 131, "name": "uitkomst van oktober"},
        "shared": 128, "only_old": ["haven-900", "haven-901"], "only_new": ["haven-002"], "other_gold": ["haven-003"],
        "measures": {name: dict(zip(keys, values, strict=True)) for name, values in changes.items()},
        "better": [told(row, "failure", "ranked_low", "") for row in rows[:3]],
        "worse": [told(row, "rank", 2, None) for row in rows[3:4]]
        + [told(row, "span_recall", 1.0, 0.5) for row in rows[4:5]],
    }  # fmt: skip


def hostile() -> dict[str, Any]:
    """Every text that somebody else may have written is an attack."""
    made = content(14)
    for row in made["by_question"]:
        row |= dict.fromkeys(("id", "question", "shown", "kind"), HOSTILE)
        row |= {"documents": [HOSTILE], "places": [HOSTILE], "failure": row["failure"] or "wrong_place"}
        for place in (*row["passages"], *row["quotes"]):
            place |= {"document": HOSTILE, "address": HOSTILE}
    for by in ("by_kind", "by_document", "by_length"):
        made[by] = {HOSTILE: next(iter(made[by].values()))}
        made["counts"][by] = {HOSTILE: 14}
    made["settings"] = {HOSTILE: HOSTILE}
    made["fingerprint"] = HOSTILE
    made["gold"] |= {"name": HOSTILE}
    made["gold"]["unusable"] = [dict.fromkeys(("where", "question", "reason", "reason_en"), HOSTILE)]
    made["comparison"]["old"] |= {"name": HOSTILE, "fingerprint": HOSTILE}
    made["comparison"]["only_new"] = made["comparison"]["other_gold"] = [HOSTILE]
    made["comparison"]["worse"] = [dict.fromkeys(("id", "question", "old", "new", "what"), HOSTILE)]
    return made


def empty() -> dict[str, Any]:
    """A run of which nothing came: every part there, and nothing in it."""
    nothing = {name: estimate([]) for name in NAMES}
    return {
        "questions": 0, "fingerprint": "0", "gold": {"name": "leeg.csv", "sha256": "", "usable": 0, "unusable": []},
        "settings": {}, "measures": nothing, "by_kind": {}, "by_document": {}, "by_length": {},
        "counts": {"by_kind": {}, "by_document": {}, "by_length": {}},
        "curves": {"recall": [], "risk_coverage": [], "calibration": []}, "failures": {}, "by_question": [],
        "comparison": None,
        "latency": {"questions": 0, "mean": None, "p50": None, "p95": None, "p99": None, "histogram": []},
    }  # fmt: skip
