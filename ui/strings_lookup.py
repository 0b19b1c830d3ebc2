"""What the view for references says, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LookupStrings:
    """The words of the view in one language; a field without a value does not compile, so none can be missing."""

    title: str
    intro: str
    field: str
    searching: str
    searched: str
    stop: str
    stopped: str
    unexpected: str
    too_many: str
    examples: str
    forms_heading: str
    forms: tuple[str, ...]
    understood: str
    pasted: str
    matches_one: str
    matches_many: str
    not_found: str
    not_found_number: str
    only_named: str
    exact: str
    names_it: str
    literal: str
    nearly: str
    alike: str
    somewhat: str
    match: str
    show: str
    show_many: str
    more: str
    cite_as: str
    form_footnote: str
    form_markdown: str
    form_bibtex: str
    form_csl: str
    form_link: str
    copy: str
    copy_place: str
    copied: str
    citation: str
    no_source: str
    clear: str


LOOKUP_NL = LookupStrings(
    title="Opzoeken",
    intro="Geef een verwijzing of plak een zin. U ziet waar die staat, en hoe u ernaar verwijst.",
    field="Verwijzing of zin; meer dan één: elk op een eigen regel",
    searching="Het opzoeken begint",
    searched="{done} van de {whole} opgezocht",
    stop="Stop",
    stopped="Gestopt. Er is niets van bewaard.",
    unexpected="Er ging iets mis bij het opzoeken. Probeer het opnieuw.",
    too_many="{count} regels, hooguit {most} tegelijk. Plak er minder.",
    examples="Probeer bijvoorbeeld",
    forms_heading="Wat u kunt opgeven",
    forms=(
        "een zin of een deel ervan, ook met tikfouten",
        "een vraag of antwoord, met een woord uit het onderwerp: antwoord op vraag 3 over kaas",
        "het nummer van een stuk: Aanhangsel 2023-2024, nr. 1314 of Kamerstuk 24 077, nr. 456",
        "het adres van een plek, zoals dat bij een citaat staat: stuk#antwoord-3",
    ),
    understood="Begrepen als",
    pasted="Gezocht als zin in de stukken",
    matches_one="1 plek gevonden",
    matches_many="{count} plekken gevonden, de beste eerst",
    not_found="Niet gevonden in deze bronnen",
    not_found_number="Het stuk zelf staat niet in deze index, en geen ander stuk noemt het.",
    only_named="Het stuk zelf staat niet in deze index. Hieronder staat waar andere stukken het noemen.",
    exact="precies deze plek",
    names_it="noemt dit stuk",
    literal="letterlijk",
    nearly="bijna letterlijk",
    alike="sterk gelijkend",
    somewhat="gelijkt erop",
    match="Plek {n}",
    show="Toon plek {n} in de bron",
    show_many="Toon plek {n} van verwijzing {row} in de bron",
    more="Toon de andere plekken bij verwijzing {row}",
    cite_as="Bronvermelding als",
    form_footnote="voetnoot",
    form_markdown="Markdown",
    form_bibtex="BibTeX",
    form_csl="CSL-JSON",
    form_link="link",
    copy="Kopieer",
    copy_place="Kopieer de bronvermelding van plek {n}",
    copied="Gekopieerd",
    citation="Bronvermelding van plek {n}",
    no_source="Hier verschijnt de bron, met het citaat gemarkeerd.",
    clear="Maak leeg",
)

LOOKUP_EN = LookupStrings(
    title="Look up",
    intro="Give a reference or paste a sentence. You see where it stands, and how to refer to it.",
    field="Reference or sentence; more than one: each on its own line",
    searching="The look-up is starting",
    searched="{done} of {whole} looked up",
    stop="Stop",
    stopped="Stopped. Nothing of it was kept.",
    unexpected="Something went wrong while looking up. Try again.",
    too_many="{count} lines, at most {most} at once. Paste fewer.",
    examples="Try for example",
    forms_heading="What you can give",
    forms=(
        "a sentence or part of one, typing errors and all",
        "a question or answer, with a word of its subject: antwoord op vraag 3 over kaas",
        "the number of a paper: Aanhangsel 2023-2024, nr. 1314 or Kamerstuk 24 077, nr. 456",
        "the address of a place, as it stands with a quote: paper#antwoord-3",
    ),
    understood="Read as",
    pasted="Searched as a sentence of the papers",
    matches_one="1 place found",
    matches_many="{count} places found, best first",
    not_found="Not found in these sources",
    not_found_number="The paper itself is not in this index, and no other paper names it.",
    only_named="The paper itself is not in this index. Below is where other papers name it.",
    exact="exactly this place",
    names_it="names this paper",
    literal="literally",
    nearly="almost literally",
    alike="very much alike",
    somewhat="somewhat alike",
    match="Place {n}",
    show="Show place {n} in source",
    show_many="Show place {n} of reference {row} in source",
    more="Show the other places of reference {row}",
    cite_as="Citation as",
    form_footnote="footnote",
    form_markdown="Markdown",
    form_bibtex="BibTeX",
    form_csl="CSL-JSON",
    form_link="link",
    copy="Copy",
    copy_place="Copy the citation of place {n}",
    copied="Copied",
    citation="Citation of place {n}",
    no_source="The source appears here, with the quote marked.",
    clear="Clear",
)
