"""The ministries of the Netherlands by the names that papers print since the seventies, each in one form.

A post in a paper's face ("minister Weerwind (Rechtsbescherming)") need not be a ministry; only names in this list are.
"""

import re

_NAMES = (
    "Algemene Zaken",
    "Asiel en Migratie",
    "Binnenlandse Zaken",
    "Binnenlandse Zaken en Koninkrijksrelaties",
    "Buitenlandse Zaken",
    "Cultuur, Recreatie en Maatschappelijk Werk",
    "Defensie",
    "Economische Zaken",
    "Economische Zaken en Klimaat",
    "Economische Zaken, Landbouw en Innovatie",
    "Financiën",
    "Infrastructuur en Milieu",
    "Infrastructuur en Waterstaat",
    "Justitie",
    "Justitie en Veiligheid",
    "Klimaat en Groene Groei",
    "Landbouw en Visserij",
    "Landbouw, Natuur en Voedselkwaliteit",
    "Landbouw, Natuurbeheer en Visserij",
    "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "Onderwijs en Wetenschappen",
    "Onderwijs, Cultuur en Wetenschap",
    "Onderwijs, Cultuur en Wetenschappen",
    "Sociale Zaken",
    "Sociale Zaken en Werkgelegenheid",
    "Veiligheid en Justitie",
    "Verkeer en Waterstaat",
    "Volksgezondheid en Milieuhygiëne",
    "Volksgezondheid, Welzijn en Sport",
    "Volkshuisvesting en Ruimtelijke Ordening",
    "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    "Welzijn, Volksgezondheid en Cultuur",
)
_SHORT = {
    "AZ": "Algemene Zaken",
    "BZ": "Buitenlandse Zaken",
    "BZK": "Binnenlandse Zaken en Koninkrijksrelaties",
    "EZK": "Economische Zaken en Klimaat",
    "IenW": "Infrastructuur en Waterstaat",
    "JenV": "Justitie en Veiligheid",
    "KGG": "Klimaat en Groene Groei",
    "LNV": "Landbouw, Natuur en Voedselkwaliteit",
    "LVVN": "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "OCW": "Onderwijs, Cultuur en Wetenschap",
    "SZW": "Sociale Zaken en Werkgelegenheid",
    "VRO": "Volkshuisvesting en Ruimtelijke Ordening",
    "VWS": "Volksgezondheid, Welzijn en Sport",
}


def _key(name: str) -> str:
    return re.sub(r"\W+", "", name.replace("&", "en")).lower()


_KNOWN = {_key(name): name for name in _NAMES} | {_key(short): name for short, name in _SHORT.items()}


def ministry(post: str) -> str | None:
    """The ministry that a post or a name is about, in one form; None when it is no ministry.

    >>> ministry("Volksgezondheid Welzijn en Sport"), ministry("Financiën – Fiscaliteit"), ministry("Rechtsbescherming")
    ('Volksgezondheid, Welzijn en Sport', 'Financiën', None)
    """
    # "Financiën – Fiscaliteit en Belastingdienst": the ministry, then what a state secretary does there.
    return _KNOWN.get(_key(re.split(r"\s[–-]\s", post, maxsplit=1)[0]))
