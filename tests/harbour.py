"""Papers about a harbour that does not exist: answers that point at others, repeat, and change with the years."""

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from index.build import build
from index.records import Document, Metadata, Span, Unit
from qa.answer import Engine
from qa.extract import Candidate

QUAY = "Wat gebeurt er met de kade van Oesterdam, en wanneer begint het herstel van die kade?"
DREDGING = "Hoeveel kost het baggeren van de haven van Oesterdam per jaar volgens de havenmeester?"
SEAGULLS = "Heeft u kennisgenomen van het bericht over de overlast van meeuwen op de vismarkt van Oesterdam?"
COVENANT = "De provincie en de gemeente sloten een convenant over walstroom voor alle vissersschepen in de haven."


def paper(minister: str, received: str, *pairs: tuple[str, str]) -> str:
    """The text of a paper of numbered questions and answers."""
    text = f"Antwoord van minister {minister} (ontvangen {received})\n\n"
    for number, (question, answer) in enumerate(pairs, start=1):
        text += f"Vraag {number}\n{question}\n\nAntwoord op vraag {number}\n{answer}\n\n"
    return text


PLANNED = paper(
    "Zeeman (Water)", "12 maart 2021",
    (SEAGULLS, "Ja."),
    (QUAY, "Nee, over de kade van Oesterdam is nog geen besluit genomen. Het herstel van de kade kost naar verwachting "
     "12 miljoen euro."),
    ("Ziet u een rol voor walstroom in de haven van Oesterdam?", f"{COVENANT} Zie verder mijn antwoord op vraag 2."),
    ("Wie is verantwoordelijk voor de veiligheid van zwemmers bij de pier van Oesterdam?",
     "Zie mijn antwoord op vraag 5."),
    ("Hoe houdt de reddingsbrigade toezicht op het strand bij de pier?",
     "De reddingsbrigade houdt van mei tot en met september dagelijks toezicht bij de pier. De gemeente betaalt de "
     "brigade en legt de afspraken met haar vast in een draaiboek."),
)  # fmt: skip
DECIDED = paper(
    "Zeeman (Water)", "4 februari 2023",
    (SEAGULLS, "Ja."),
    (QUAY, "Ja, over de kade van Oesterdam is een besluit genomen: het herstel begint op 1 mei 2024. Het herstel van "
     "de kade kost naar verwachting 15 miljoen euro."),
    ("Kunt u toelichten wie aan walstroom meewerkt?", COVENANT),
    (DREDGING, "Het baggeren van de haven kost 300.000 euro per jaar."),
)  # fmt: skip
IN_FORCE = paper(
    "Van der Kust (Water)", "9 september 2025",
    ("Is de nieuwe kade van Oesterdam al in gebruik?",
     "De kade van Oesterdam is op 1 juni 2025 in gebruik genomen. Het herstel van de kade heeft 15 miljoen euro "
     "gekost."),
)  # fmt: skip
HARBOUR = {"gepland": PLANNED, "besloten": DECIDED, "gebruik": IN_FORCE}


def engine_of(papers: Mapping[str, str]) -> Engine:
    """An engine over papers by name, with the shipped encoder."""
    folder = Path(tempfile.mkdtemp(prefix="harbour-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "papers").mkdir()
    for name, text in papers.items():
        (folder / "papers" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    return Engine.open(folder / "index")


def sentence(name: str, text: str, date: str | None, score: float = 1.0, number: int = 1) -> Candidate:
    """A sentence that is the answer to a Vraag of a paper."""
    document = Document(name, f"{name}.txt", Metadata(None, name, date=date), "0" * 64, text)
    span = Span(0, len(text))
    unit = Unit(name, f"{name}#antwoord-{number}", span, (number,), answer=span)
    return Candidate(document, unit, span, "antwoord", text, {}, score)
