"""Words of one kind: "cocaïne" and "xtc" are substances, "Geneesmiddelenwet" and "Warenwet" are laws.

Where one stands in a question, another of its kind can take its place. What is not known to be of one kind is not.
"""

from functools import cache

from index.dutch import fold
from index.thesaurus import thesaurus
from index.word_list import is_known
from index.word_lists import ABBREVIATIONS, rows

_KINDS = {
    "substance": """cannabis wiet hasj hennep cocaine crack heroine xtc ecstasy mdma speed amfetamine methamfetamine
    lachgas ketamine ghb gbl lsd paddo's methadon fentanyl oxycodon tramadol nitazenen opioiden benzodiazepinen qat
    khat 3-mmc 2-mmc 4-mmc 4-fa 2c-b alcohol tabak nicotine snus vapes nitrous weed cocaine heroin tobacco
    amphetamine""",
    "people": """jongeren volwassenen minderjarigen meerderjarigen kinderen ouderen senioren vrouwen mannen meisjes
    jongens scholieren studenten leerlingen docenten leraren ouders werknemers werkgevers zelfstandigen huurders
    kopers automobilisten fietsers voetgangers motorrijders patienten verpleegkundigen artsen huisartsen boeren
    vissers veteranen asielzoekers statushouders gepensioneerden ondernemers adults minors children women men boys
    girls students parents teachers young elderly""",
    "country": """nederland belgie duitsland frankrijk engeland spanje portugal italie polen zweden noorwegen
    denemarken finland oostenrijk zwitserland luxemburg ierland griekenland hongarije tsjechie slowakije roemenie
    bulgarije kroatie slovenie letland litouwen estland turkije oekraine rusland marokko suriname curacao aruba
    bonaire china india japan israel iran irak syrie afghanistan australie canada amerika germany france belgium spain
    italy poland sweden norway denmark netherlands ukraine russia turkey england""",
    "province": """groningen friesland fryslan drenthe overijssel flevoland gelderland utrecht noord-holland zuid-
    holland zeeland noord-brabant brabant limburg""",
    "town": """amsterdam rotterdam eindhoven tilburg almere breda nijmegen apeldoorn arnhem haarlem enschede
    amersfoort zaanstad haarlemmermeer zwolle zoetermeer leiden leeuwarden maastricht dordrecht ede alkmaar emmen
    venlo deventer delft gouda hilversum roosendaal vlissingen middelburg assen hoorn""",
    "platform": "whatsapp telegram signal snapchat instagram facebook tiktok youtube discord twitter twitch linkedin",
    "school": "vmbo havo vwo mbo hbo pabo basisonderwijs praktijkonderwijs",
    "vehicle": "auto's fietsen bussen treinen trams vrachtwagens motoren scooters e-bikes fatbikes bromfietsen",
}
_BODIES = frozenset(["toezichthouder", "politie-justitie", "uitvoeringsorganisatie", "adviesorgaan"])
_LEAST_PART = 3


def same_kind(one: str, other: str) -> bool:
    """Whether two different words are known to be of one kind.

    >>> same_kind("XTC", "cocaïne"), same_kind("Warenwet", "Geneesmiddelenwet"), same_kind("brug", "kaas")
    (True, True, False)
    """
    first, second = fold(one), fold(other)
    if first == second:
        return False
    if _abbreviated(one) and _abbreviated(one) == _abbreviated(other):
        return True
    return bool(_kinds().get(first, frozenset()) & _kinds().get(second, frozenset())) or _same_head(first, second)


def is_substance(word: str) -> bool:
    """Whether a word, or another word for it, is known to name a drug, a medicine or a stimulant."""
    return any("substance" in _kinds().get(fold(form), frozenset()) for form in (word, *thesaurus().others(word)))


def _same_head(first: str, second: str) -> bool:
    """Whether both are compounds with the same last part: "windenergie" and "kernenergie" are kinds of "energie"."""
    size = 0
    while size < min(len(first), len(second)) and first[-size - 1] == second[-size - 1]:
        size += 1
    for length in range(size, _LEAST_PART - 1, -1):
        head, before = first[-length:], (first[:-length], second[:-length])
        if is_known(head) and all(len(part) >= _LEAST_PART and is_known(part) for part in before):
            return True
    return False


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, listed in _KINDS.items():
        for word in listed.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def _abbreviations() -> dict[str, str]:
    return {row.cells[0]: "body" if row.label in _BODIES else row.label for row in rows(ABBREVIATIONS)}


def _abbreviated(word: str) -> str | None:
    kind = _abbreviations().get(word)
    return kind if kind in ("body", "ministerie", "partij") else None
