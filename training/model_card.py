"""Writes the model card from the log of a run, so that card and model can not drift apart."""

import dataclasses
from pathlib import Path
from typing import Any

from training.settings import Settings

# Source of pairs -> what it is, and its licence; in the order of the table on the card.
DATA = (
    ("neighbours", "zinnen met de zinnen ernaast: EU-recht, wetten, verslagen en vragen van de Belgische Kamer, "
     "handboeken van de overheid, Aanhangsels 1974-1995", "hergebruik EU met bronvermelding; wetten; CC0; EUPL-1.2"),
    ("questions_and_answers", "schriftelijke vragen met antwoord, Belgische Kamer 2017, Nederlandstalig", "CC0"),
    ("titles", "titels met samenvatting van Wob-besluiten; vragen van één Kamervraag onderling, 2023-2024",
     "CC0; officiële publicaties"),
    ("synonyms", "Open Dutch WordNet", "CC BY-SA 4.0"),
    ("thesaurus", "thesaurus en afkortingen van dit project", "als het project"),
    ("glossary", "woordenlijst Engels-Nederlands van dit project", "als het project"),
    ("parallel", "zinnen Engels-Nederlands: tatoeba, xsid-mt-tatoeba (machinevertaling, de helft), tldr, "
     "opensource-guide, rv-civil-procedure, legal-*, gnome-user-docs, openforms, mozilla-legal, ms-businesscentral, "
     "disequa", "CC BY 2.0-4.0, CC0, CC BY-SA 3.0 en 4.0, EUPL-1.2; disequa: niet vermeld"),
    ("written", "voor dit project geschreven vragen met hun passage, zonder vragen die hun passage niet beantwoordt",
     "als het project"),
)  # fmt: skip

_HEAD = """---
language: [nl, en]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
tags: [static-embedding, dutch, parliamentary]
---
# De meegeleverde Nederlandse encoder

Zet een vraag of passage om in een vector: het gemiddelde van één geleerde vector per woorddeel (StaticEmbedding),
lengte 1. Klein en snel: geen netwerk, geen grafische kaart, geen torch nodig bij gebruik. Bedoeld als één van de delen
van het zoeken in Nederlandse Kamerstukken, naast het zoeken op woorden. Met grote transformers is hij niet vergeleken.
"""

_LIMITS = """
## Grenzen

- Woordvolgorde en ontkenning tellen niet mee: "mag wel" en "mag niet" liggen vrijwel op dezelfde plek.
- Geleerd uit overheidstaal, voor een groot deel Belgische en Europese; alledaagse woorden komen vooral uit
  woordenlijsten. Engels alleen voor gewone woorden en bestuurstermen.
- Hoofdletters en accenten vallen weg: het OM en het voorzetsel "om" zijn hetzelfde woord.
- De cijfers zijn die van vijf andere encoders, elk geleerd zonder een vijfde van de passages en bevraagd over dat
  vijfde; wat meegaat is op alles geleerd. Gescheiden is per passage, en een passage met hetzelfde antwoord gaat mee.
  Niet gescheiden is wat van nature op elkaar lijkt: andere vragen uit hetzelfde stuk, dezelfde vraag aan een ander.
- Wie het model in sentence-transformers laadt zonder `.float()`, rekent in float16 en krijgt voor een lege tekst NaN;
  dit project rekent altijd in float32 en geeft dan nullen.

## Opnieuw trainen

`python -m training.train_encoder --data MAP --folds ANDERE_MAP --out index/model/encoder{arguments}`

MAP bevat training/, lexicon/ en bench/; in ANDERE_MAP komen de vijf waarmee gemeten wordt. De zaden staan vast;
`training.json` in deze map noemt alle instellingen, de sha256 van elk invoerbestand en alle cijfers. Een ander aantal
rekenkernen of een andere versie van torch kan de laatste decimalen veranderen. De licenties van de bronnen vragen
naamsvermelding; deze kaart is die vermelding.
"""


def percent(value: float) -> str:
    """A share as it is written in Dutch tables: 0.371 is ,371."""
    return f"{value:.3f}".lstrip("0").replace(".", ",") if value < 1 else "1,000"


def changed(settings: dict[str, Any]) -> list[tuple[str, Any]]:
    """The settings that differ from the defaults, as options of the command."""
    usual = dataclasses.asdict(Settings())
    return [(name.replace("_", "-"), value) for name, value in settings.items() if usual[name] != value]


def card(run: dict[str, Any]) -> str:
    """The text of the card for the log of one run (the contents of training.json)."""
    settings, figures = run["settings"], run["figures"]
    learnt = settings["learn_dimension"]
    cut = f"; geleerd op {learnt} en afgekapt (Matryoshka)" if learnt > settings["dimension"] else ""
    rows = [
        f"- {settings['vocabulary']} woorddelen (WordPiece, kleine letters, zonder accenten) x {settings['dimension']} "
        f"getallen in float16{cut}.",
        f"- {settings['steps']} stappen van {settings['batch']} paren, {run['seconds'] // 60} minuten op twee kernen; "
        f"MultipleNegativesRankingLoss, schaal {settings['scale']:g}, AdamW met leersnelheid {settings['rate']:g}.",
        f"- Van lopende tekst valt {settings['drop']:.0%} van de woorddelen bij elke stap willekeurig weg; "
        "bewaard wordt het voortschrijdend gemiddelde van de gewichten.",
        "- Beginwaarden: toevalsvectoren, korter naarmate een woorddeel vaker voorkomt (SIF), zodat zeldzame woorden "
        "van meet af aan het zwaarst tellen.",
        f"- Verlies, gemiddeld per twintigste van de stappen: {' '.join(f'{value:.2f}' for value in run['losses'])}",
    ]
    measured = [
        ("geschreven vragen, alle passages", "written"),
        ("waarvan Nederlands", "written_dutch"),
        ("waarvan Engels", "written_english"),
        ("echte Kamervragen, antwoord zonder vraag", "pairs"),
    ]
    table = [
        f"| {label} | {figures[key]['questions']} | "
        + " | ".join(percent(figures[key][depth]) for depth in ("at_1", "at_5", "at_10"))
        + " |"
        for label, key in measured
    ]
    near = [f"- {word}: {', '.join(words)}" for word, words in run["neighbours"].items()]
    data = [f"| {name} | {run['pairs'][name]} | {what} | {licence} |" for name, what, licence in DATA]
    limits = _LIMITS.format(arguments="".join(f" --{name} {value}" for name, value in changed(settings)))
    parts = [
        _HEAD,
        "## Vorm en training\n",
        *rows,
        "\n## Cijfers\n\nDe encoder alleen, zonder zoeken op woorden, op passages die hij niet heeft gezien.\n",
        "| waarop | vragen | R@1 | R@5 | R@10 |",
        "|---|---|---|---|---|",
        *table,
        "\nDichtste woorden uit de woordenlijsten:\n",
        *near,
        "\n## Gegevens\n",
        "| deel | paren | wat | licentie |",
        "|---|---|---|---|",
        *data,
    ]
    return "\n".join(parts) + "\n" + limits


def write_card(folder: Path, run: dict[str, Any]) -> None:
    """Writes README.md beside the model."""
    (folder / "README.md").write_text(card(run), encoding="utf-8")
