"""Whether a sentence holds a day, a count, an amount, a share or a name at all, beside what the question says itself.

Each is as wide as can be: what is held is not said to be missing. "Niet bekend" holds an answer to all of them.
"""

import re

from index.commonness import rarity
from index.dates import MONTHS
from index.dutch import fold, stem
from index.word_list import is_known
from qa.expected import holds_figure, is_new

_MONTHS = "|".join(MONTHS)
_UNKNOWN = re.compile(
    r"\b(?:(?:niet|nog\s+niet|nooit|onvoldoende)\s+(?:\w+\s+){0,3}?(?:bekend|bijgehouden|geregistreerd|gemeten|onderzocht"
    r"|openbaar|beschikbaar|vastgesteld|te\s+(?:zeggen|geven|bepalen|becijferen)|duidelijk|vastgelegd|gespecificeerd)"
    r"|geen\s+(?:\w+\s+){0,2}?(?:cijfers|gegevens|informatie|zicht|inzicht|datum|uitspra\w+|registratie|planning|besluit)"
    r"|onbekend|onduidelijk|nader\s+te\s+bepalen|nog\s+te\s+bepalen|kan\s+ik\s+(?:\w+\s+){0,4}niet|not\s+known|unknown)\b",
    re.IGNORECASE,
)
# A day or a period, or what must happen first.
_DATE = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b|\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{2,4}}\b|\b\d{{1,2}}[.:]\d\d\s+uur\b"
    r"|\b(?:\d+|een|één|twee|drie|vier|vijf|zes|zeven|acht|tien|twaalf|enkele|aantal|half|halve|paar|binnen|over|sinds|al)\s+(?:\w+\s+)?"
    r"(?:dagen|weken|maanden|jaar|jaren|dag|week|maand|uur|decennia)\b"
    r"|\b(?:voorjaar|najaar|lente|zomer|herfst|winter|kwartaal|q[1-4]|begin|eind|einde|medio|morgen|gisteren|vandaag|vorige?"
    r"|volgende?|komende?|afgelopen|aanstaande|dit\s+jaar|(?:maan|dins|woens|donder|vrij|zater|zon)dag|eeuw|kerst\w*|pasen"
    r"|pinksteren|\w*reces|prinsjesdag|kabinetsperiode|zodra|nadat|voordat|totdat|wanneer|als|indien|na\s+(?:de|het|een|afloop"
    r"|ommekomst|goedkeuring|publicatie|inwerkingtreding)|tot\s+(?:de|het|en\s+met)|vanaf\s+(?:de|het)|per\s+direct|jarenlang)\b",
    re.IGNORECASE,
)
# What answers "wanneer" beside these, but not "welke datum": how often, or in what case.
_WHEN = re.compile(
    r"\b(?:dagelijks|wekelijks|maandelijks|jaarlijks|(?:elk|elke|ieder|iedere)\s+(?:dag|week|maand|jaar|kwartaal)|nu|thans|momenteel"
    r"|onlangs|recent|recentelijk|binnenkort|inmiddels|spoedig|direct|onmiddellijk|meteen|tijdens|altijd|nooit)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:als|indien|wanneer|mits|tenzij|zolang|pas|ingeval|geval|gevallen|sprake|bij|na|boven|if|after|once)\b",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:geen|nul|enkele|meerdere|verschillende|diverse|een\s+paar|tientallen|honderden"
    r"|duizenden|miljoenen|dozijn|beide|één|eén|eenmaal|tweemaal|driemaal|verdubbel\w*|gehalveerd|niemand|nihil|dertien"
    r"|veertien|vijftien|zestien|zeventien|achttien|negentien|\w{0,20}(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig"
    r"|negentig|honderd|duizend)|onbeperkt|ongelimiteerd)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"%|\b(?:procent|percentage|promille|percent|helft|\w{0,10}kwart|(?:\w{1,10}\s+)?(?:derde|vierde|vijfde|zesde|zevende|achtste"
    r"|tiende)|op\s+de|van\s+de\s+\d|merendeel|meerderheid|minderheid|meeste|nagenoeg|vrijwel|alle|geen|allemaal|geheel|volledig"
    r"|grootste\s+deel|klein\s+deel|groot\s+deel|beperkt\s+deel)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"€|\b(?:euro'?s?|eur|cent|miljoen|miljard|mln|mld|gratis|kosteloos|kostenloos|budgetneutraal|categorie|fte|gulden|dollar"
    r"|pond|frank|tarief\s+van)\b|\bgeen\s+(?:\w+\s+)?(?:kosten|vergoeding|boete|subsidie|extra|middelen|budget|geld)\b|\|",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b(?:secon\w+|minuut|minuten|uur|uren|\w{0,20}(?:dag|dagen|week|weken|maand|maanden|kwartaal|jaar|jaren)|eeuw\w*"
    r"|\d+-?jarige?n?|levenslang|onbeperkt|permanent|tijdelijk|(?:kilo|centi|milli)?meter|km|cm|tot|totdat|zolang|sinds|vanaf|tussen|per\s+direct"
    r"|voor\s+onbepaalde)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:keer|maal|eenmaal|tweemaal|driemaal|eens|dagelijks|wekelijks|maandelijks|jaarlijks|(?:half|twee|drie)jaarlijks|elk|elke"
    r"|ieder|iedere|per\s+(?:dag|week|maand|jaar|kwartaal)|vaak|vaker|soms|zelden|nooit|regelmatig|incidenteel|periodiek|altijd"
    r"|steeds|frequent|continu|doorlopend|structureel)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ][\w&'’-]+|\b[a-z]{1,2}[A-Z]\w+")
_QUOTED = re.compile(r"[“\"‘'«„]\s?[^“”\"‘’'«»„]{2,80}[”\"’'»]")
_WORD = re.compile(r"[^\W\d_]{5,}")
# From here on a word is rare enough to be what something is called.
_RARE = 0.9
_NO_NAMES = frozenset(
    """nederland nederlands nederlandse europa europees europese kamer tweede eerste kabinet minister staatssecretaris
    rijk staat koninkrijk staten-generaal""".split()
)


def holds_time(sentence: str, asked: frozenset[str], certain: bool, condition: bool) -> bool:
    """A day, a period or what must happen first; not `certain`: how often too; with `condition` any condition."""
    return (
        is_new(_DATE, sentence, asked)
        or _UNKNOWN.search(sentence) is not None
        or (not certain and _WHEN.search(sentence) is not None)
        or (condition and _CONDITION.search(sentence) is not None)
    )


def holds_count(sentence: str, asked: frozenset[str]) -> bool:
    """A number that is no year, no day and no number of an article, or a word for one."""
    return holds_figure(sentence, asked) or bool(_VAGUE.search(sentence) or _UNKNOWN.search(sentence))


def holds_share(sentence: str, asked: frozenset[str]) -> bool:
    """A share in figures or in words, or a table row with a number."""
    said = _SHARE.search(sentence) or _UNKNOWN.search(sentence)
    return said is not None or ("|" in sentence and holds_count(sentence, asked))


def holds_amount(sentence: str, asked: frozenset[str]) -> bool:
    """An amount of money, that it costs nothing, or a table row."""
    return bool(_AMOUNT.search(sentence) or _UNKNOWN.search(sentence))


def holds_duration(sentence: str, asked: frozenset[str]) -> bool:
    """A length of time or of a thing, or another number: a text is so many words long."""
    return bool(_DURATION.search(sentence) or _UNKNOWN.search(sentence)) or holds_figure(sentence, asked)


def holds_how_often(sentence: str) -> bool:
    """How often, in words: "zes keer", "jaarlijks"."""
    return _OFTEN.search(sentence) is not None


def holds_name(sentence: str, asked: frozenset[str], head: frozenset[str] = frozenset()) -> bool:
    """A new word with a capital inside the sentence, or a quoted term.

    `head`: folded words of which a capital here makes a name: "de Wet lezen op wielen" for "hoe heet de wet".
    """
    if _UNKNOWN.search(sentence) or _QUOTED.search(sentence):
        return True
    for match in _CAPITAL.finditer(sentence):
        folded = fold(match[0])
        opens = sentence[: match.start()].strip(" \t•·-–*()")[-1:] in ("", ".", "!", "?", ":")
        if folded in head and not opens:
            return True
        if folded not in asked and folded not in _NO_NAMES and (not opens or not is_known(folded)):
            return True
    return False


def holds_term(sentence: str, asked: frozenset[str]) -> bool:
    """A rare word that the question does not say, as things are called: "waterstofperoxide"."""
    return any(
        fold(word) not in asked and rarity(stem(fold(word))) >= _RARE and not _is_part(fold(word), asked)
        for word in _WORD.findall(sentence)
    )


def _is_part(word: str, asked: frozenset[str]) -> bool:
    """Whether a word is a form or a part of one that was asked, or the other way round."""
    own = stem(word)
    return any(own in other or stem(other) in word for other in asked if len(other) > 3)
