"""Papers that come into the village of `village`: for each kept question one that answers it and one that misses it.

A near miss is about the same place, or the same thing, and does not say what is asked.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from village import _PAPERS as OLD

from index.build import build
from qa.answer import Engine

NOW = datetime(2025, 8, 1, 9, 30, tzinfo=UTC)
LATER = datetime(2025, 8, 2, 7, 0, tzinfo=UTC)
FERRY, BRIDGE, FINE, WINDMILL, SLUICE = (
    "Wat kost een overtocht met de veerpont?",
    "Wat kostte het herstel van de brug?",
    "Wie betaalt er boete voor een boek dat te laat is?",
    "Hoe hoog is de subsidie voor windmolens?",
    "Wanneer begint de bouw van de sluis?",
)


def letter(about: str, *parts: str) -> str:
    """The text of a letter to the Kamer."""
    return f"Geachte voorzitter,\n\nMet deze brief informeer ik uw Kamer over {about}.\n\n" + "\n\n".join(parts) + "\n"


def answers(received: str, *pairs: tuple[str, str]) -> str:
    """The text of a set of answers by one minister."""
    asked = (f"Vraag {n}\n{q}\n\nAntwoord op vraag {n}\n{a}" for n, (q, a) in enumerate(pairs, start=1))
    return f"Antwoord van minister Van Dam (Financiën) (ontvangen {received})\n\n" + "\n\n".join(asked) + "\n"


FERRY_NEW = letter("de veerpont", "Tarief\nVanaf januari kost een overtocht met de veerpont tachtig cent.")
FERRY_MISS = letter(
    "de veerpont",
    "Personeel\nDe schipper van de veerpont gaat met pensioen.",
    "Onderhoud\nDe veerpont krijgt een nieuwe verflaag.",
)
NEW = {
    "veer-nieuw": FERRY_NEW,
    "veer-mis": FERRY_MISS,
    "brug-nieuw": letter(
        "de oude brug van Zandvoorde",
        "Kosten\nHet herstel van de oude brug kostte uiteindelijk 355.000 euro, meer dan geraamd.",
    ),
    "brug-mis": letter("de nieuwe steiger van Westkapel", "Natuur\nOp de oevers bij de steiger komt riet."),
    "boete-nieuw": letter(
        "de bibliotheek van Zandvoorde",
        "Boetes\nOok volwassen lezers betalen vanaf april geen boete meer voor een te laat boek.",
    ),
    "boete-mis": letter(
        "de bibliotheek van Zandvoorde", "Verbouwing\nDe bibliotheek krijgt een nieuwe vloer en een leeszaal."
    ),
}


class Village:
    """An index in a folder, whose papers come and go."""

    def __init__(self, folder: Path, papers: Iterable[str] = OLD) -> None:
        self.papers, self.index = folder / "papers", folder / "index"
        self.papers.mkdir()
        self.changed({name: OLD[name] for name in papers})

    def changed(self, papers: dict[str, str | None]) -> Engine:
        """An engine on the index after papers were written, or removed where the text is None."""
        for name, text in papers.items():
            path = self.papers / f"{name}.txt"
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
        build([self.papers], self.index)
        return self.engine

    @property
    def engine(self) -> Engine:
        """An engine on the index as it is now."""
        return Engine.open(self.index)
