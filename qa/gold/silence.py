"""How people write that there is no source, or that the sources hold no answer."""

from qa.sheets.columns import plain

_NOTHING = frozenset(
    """
    geen|geen bron|geen bronnen|geen antwoord|nvt|n v t|niet van toepassing|na|n a|none|no source|leeg|onbekend|niets
    """.strip().split("|")
)
_UNANSWERABLE = frozenset(
    """
    onbeantwoordbaar|niet te beantwoorden|niet beantwoordbaar|kan niet beantwoord worden|kan niet worden beantwoord|
    niet gevonden|niet te vinden|niets gevonden|geen antwoord gevonden|geen antwoord te vinden|geen antwoord mogelijk|
    geen informatie|geen informatie gevonden|geen informatie beschikbaar|staat er niet in|staat er niet|staat nergens|
    staat niet in de bronnen|staat niet in de bron|staat niet in de stukken|staat niet in het stuk|
    staat niet in de documenten|niet in de bronnen|niet in bronnen|niet in de stukken|niet in stukken|niet in bron|
    buiten de bronnen|weigeren|moet weigeren|unanswerable|not answerable|not found|not in the sources|no answer
    """.replace("\n    ", "")
    .strip()
    .split("|")
)


def says_nothing(text: str) -> bool:
    """Whether a cell is as good as empty: "-", "geen", "n.v.t."."""
    said = plain(text)
    return not said or said in _NOTHING


def says_unanswerable(text: str) -> bool:
    """Whether an answer says in so many words that the sources hold none: "niet gevonden", "staat er niet in"."""
    return plain(text) in _UNANSWERABLE
