"""Which sentences of a Vraag can be asked by themselves, as they stand: no word is changed to make one fit.

A sentence that leans on another is worthless as a gold question: "Zo ja, hoeveel?", "Deelt u die mening?". In doubt it
is left out: a paper holds more questions than anybody can check.
"""

import re

from index.commonness import is_listed_name, rarity
from index.dutch import stem
from qa.asked_for import asked_for
from qa.leaning import leaning
from qa.naming import names_a_number, own_words
from qa.pointing import points_back

LEAST_WORDS, MOST_WORDS = 5, 70
# Code points: no sentence that somebody would ask is longer.
_LONGEST = 1_000
# Words that name something: with fewer a question could be about anything.
_LEAST_OWN = 3
# The two rarest of them together: "welke maatregelen en doelen gaat u stellen" fits every paper.
_LEAST_RARE = 1.0
_QUESTION_WORD = r"(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?|in hoeverre|who|what|when|where|why|how|which)"
_BEFORE = r"(?:in|op|vanaf|sinds|aan|door|van|voor|met|bij|tot|per|uit|over|naar|onder|tegen|volgens|binnen)"
_ASKS = re.compile(
    rf"(?:{_BEFORE}\s)?{_QUESTION_WORD}\b"
    r"|[a-zà-ÿ]+\s(?:u|het|de|er|een|ik|wij|we|men|iemand|ook|nog)\b",
    re.IGNORECASE,
)
_NO_QUESTION_FIRST = re.compile(
    r"(?:zo|indien|als|en|maar|of|ook|daarnaast|tevens|dus|zowel|graag|na|om|omdat|hoezo|ten|sinds|waarom\s(?:wel|niet))\b"
    rf"(?!\s{_QUESTION_WORD})",
    re.IGNORECASE,
)
# Asks only whether somebody read something, or for a manner of answering.
_NOT_OF_THE_SUBJECT = re.compile(
    r"(?:bent\su(?:\s(?:zich|beiden|reeds|al|nog|wel))?\s(?:er\s?mee\s)?(?:bekend|bewust|op\sde\shoogte)\b|kent\su\b"
    r"|(?:heeft|hebt)\su\s(?:ook\s|reeds\s|al\s)?(?:kennis\s?genomen|kennis\skunnen\snemen)\b|herinnert\su\szich\b"
    r"|(?:heeft|hebt)\su\s(?:[^\s?]+\s){0,40}(?:gelezen|gezien|beluisterd|bekeken)\?"
    r"|(?:kunt|wilt|zou|zoudt|bent)\su\b[^?]*\bvra(?:ag|gen)\b[^?]*\bbeantwoord)",
    re.IGNORECASE,
)
_OF_ANSWERS = re.compile(
    r"\buw\santwoord(?:en)?\b|\bbeantwoording\b|\bde\sKamer\s(?:doen\s)?(?:te\s)?(?:doen\s)?(?:toekomen|sturen|zenden)\b|\b(?:ja|nee),?\s(?:waarom|hoe|wat|wanneer|welke?)\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:dit|deze|dezen|dergelijke?|zulke?|zo'n|zo’n|laatstgenoemde|eerstgenoemde|voornoemde?|bovengenoemde?|genoemde?"
    r"|bovenstaande?|voorgaande?|desbetreffende|eerdergenoemde?|(?:hier|daar)(?:aan|achter|bij|door|heen|in|langs|mee|na"
    r"|naar|naast|om|omtrent|onder|op|over|tegen|toe|tussen|uit|van|voor)?)\b"
    rf"|\b(?:{_BEFORE}\sdie|(?:in|op|met|bij|van|na|over|aan|door)\sdat)\s\w",
    re.IGNORECASE,
)
_NOW = re.compile(r"\bop\sdit\smoment\b", re.IGNORECASE)
# "Het bericht", unless it says which: «...», "over ...", "van ...".
_UNNAMED = re.compile(
    r"\b(?:de|het)\s(?:bericht(?:en)?|artikel(?:en)?|rapport(?:en)?|brief|brieven|uitzending|publicaties?|manifest|petitie"
    r"|reportage|nieuwsbericht|uitspraken?|stelling|motie)\b(?!\s*(?:[«“‘\"'(\d]|(?:over|van|uit|dat|waarin|in|inzake|door"
    r"|tot|voor|naar|aan|met)\b))",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_CLOSERS = "\"”’»') "


def stands_alone(sentence: str) -> bool:
    """Whether a sentence (as shown) is a question that says by itself what it is about.

    >>> stands_alone("Hoeveel bruggen heeft de gemeente Oesterdam in 2023 hersteld?")
    True
    >>> stands_alone("Zo ja, hoeveel bruggen zijn dat?"), stands_alone("Bent u bekend met het bericht «Brug dicht»?")
    (False, False)
    """
    if len(sentence) > _LONGEST:
        return False
    tokens = [token.lower() for token in _TOKEN.findall(sentence)]
    if not LEAST_WORDS <= len(tokens) <= MOST_WORDS or not sentence.rstrip(_CLOSERS).endswith("?"):
        return False
    if not _asks(sentence) or not _is_about_something(own_words(sentence)):
        return False
    if any(pattern.match(sentence) for pattern in (_NO_QUESTION_FIRST, _NOT_OF_THE_SUBJECT)):
        return False
    if any(pattern.search(_NOW.sub("", sentence)) for pattern in (_OF_ANSWERS, _POINTS, _UNNAMED)):
        return False
    return leaning(sentence) == "no" and not points_back(tokens) and not names_a_number(sentence)


def _is_about_something(own: list[str]) -> bool:
    rare = sorted({word: 1.0 if is_listed_name(word) else rarity(stem(word)) for word in own}.values())
    return len(own) >= _LEAST_OWN and sum(rare[-2:]) > _LEAST_RARE


def _asks(sentence: str) -> bool:
    return _ASKS.match(sentence) is not None or asked_for(sentence) == "yesno"
