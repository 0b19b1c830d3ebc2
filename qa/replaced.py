"""An earlier question with another year, substance or name: "En in 2024?" after "Hoeveel kaas in 2023?".

Only where it is certain which words of the earlier question are meant; otherwise nothing is replaced.
"""

import re

from index.dates import MONTHS
from index.dutch import fold, stop_words
from qa.asked_for import asked_for
from qa.kinds import same_kind
from qa.named import named

_MONTH = "|".join((*MONTHS, "january", "february", "march", "may", "june", "july", "august", "october"))
_WHEN = (
    r"(?:in|op|tot|sinds|vanaf|na|voor|per|van|uit|over|tijdens|rond|until|since|by|before|after|during|from|on|for)\s+"
    r"(?:en\s+met\s+)?(?:(?:het\s+jaar|the\s+year|eind|begin|medio|voorjaar|najaar)\s+)?"
)
_DAY = rf"(?:(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})\s+)?(?<![\d/.,-])(?:19|20)\d\d(?![\d/-]|[.,]\d))"
_TIME = re.compile(rf"\b(?P<before>{_WHEN})?(?P<day>{_DAY})", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAD = re.compile(
    r"(?:(?:en|maar|ook|and|but|dan|so|dus|ok|oke|oké|okay|ja|nee)\b[\s,]*)*"
    r"(?:(?:what|how)\s+about\s+|hoe\s+(?:zit|zat|is|was|staat)\s+(?:het|dat)\s+(?:dan\s+)?met\s+|wat\s+betreft\s+)?"
    r"(?P<asks>hoeveel|how\s+many|how\s+much|hoe|how|wat|what)?\s*"
    r"(?:\b(?:was|waren|is|zijn|zat|zit|ging|gaat|het|dat|er|dan|were|was|there|that|it)\s+)*",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s+(?:dan|ook|eigenlijk|precies|er|dat|then|too))*[\s?.!]*$", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?:(?P<before>in|bij|voor|van|met|op|door|tegen|via|onder|naar|uit|aan|over|for|with|by|at|from|on|among)\s+)?"
    r"(?:(?P<article>de|het|een|the|a|an)\s+)?(?P<term>[^\W_](?:[\w'’&-]|\s(?=[A-Z]))*)$"
)
_SPEAKER = re.compile(
    r"(?:(?i:volgens|van|zegt|zei|vindt|says|according\s+to|by|of)\s+)?(?i:de\s+|the\s+)?"
    r"(?P<who>(?i:minister|staatssecretaris|premier|state\s+secretary)\s+(?:[Vv]an\s+)?(?:(?:de[nr]?|der|het|'t)\s+)?"
    r"[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_NUMBER = re.compile(r"\b(?P<word>vraag|vragen|question|antwoord|answer)\s+(?P<number>\d{1,3})\b", re.IGNORECASE)
_LONGEST = 400


def replaced(earlier: str, question: str) -> str | None:
    """`earlier` with what `question` names in the place of its like; None where that is not certain.

    >>> replaced("Hoeveel kaas werd in 2022 verkocht?", "en in 2023?")
    'Hoeveel kaas werd in 2023 verkocht?'
    """
    if len(earlier) > _LONGEST or len(question) > _LONGEST:
        return None
    if named(question).any:
        return _number(earlier, question)
    lead = _LEAD.match(question.strip())
    rest = _TAIL.sub("", question.strip()[lead.end() :] if lead else question)
    asks = lead["asks"] if lead else None
    if not rest or (asks and asks.lower() not in ("hoe", "how", "wat", "what") and asked_for(earlier) != "number"):
        return None
    time = _TIME.fullmatch(rest)
    if time:
        return _time(earlier, time)
    if speaker := _SPEAKER.fullmatch(rest):
        held = list(_SPEAKER.finditer(earlier))
        return _at(earlier, held[0], speaker["who"]) if len(held) == 1 else None
    phrase = _PHRASE.fullmatch(rest)
    return _term(earlier, phrase) if phrase else None


def _at(earlier: str, held: re.Match[str], said: str, group: str = "who") -> str:
    return earlier[: held.start(group)] + said + earlier[held.end(group) :]


def _number(earlier: str, question: str) -> str | None:
    """Another Vraag of the paper that the earlier question names."""
    typed, held = list(_NUMBER.finditer(question)), list(_NUMBER.finditer(earlier))
    if len(typed) != 1 or len(held) != 1 or named(earlier).numbers != (int(held[0]["number"]),):
        return None
    return earlier[: held[0].start("number")] + typed[0]["number"] + earlier[held[0].end("number") :]


def _time(earlier: str, time: re.Match[str]) -> str | None:
    held = list(_TIME.finditer(earlier))
    if len(_YEAR.findall(earlier)) > 1 or named(earlier).any:
        return None
    if not held:
        if _YEAR.search(earlier):
            return None
        said = time[0] if time["before"] else f"in {time[0]}"
        body = earlier.rstrip(" ?.!")
        return f"{body} {said}{earlier[len(body) :].strip() or '?'}"
    part = 0 if time["before"] and held[0]["before"] else "day"
    return earlier[: held[0].start(part)] + time[part] + earlier[held[0].end(part) :]


def _term(earlier: str, phrase: re.Match[str]) -> str | None:
    term = phrase["term"]
    if fold(term) in stop_words() and not term.isupper():
        return None
    held = list(_TOKEN.finditer(earlier))
    if any(fold(token[0]) == fold(term) for token in held):
        return None
    # Said twice, one is as good as the other.
    alike = [token for token in held if same_kind(token[0], term)]
    if len({fold(token[0]) for token in alike}) == 1:
        for token in reversed(alike):
            earlier = earlier[: token.start()] + term + earlier[token.end() :]
        return earlier
    return _same_place(earlier, phrase) if not alike else None


def _same_place(earlier: str, phrase: re.Match[str]) -> str | None:
    """Names after the same preposition, or a word with its article between it and what can be no part of it."""
    before, article, term = phrase["before"], phrase["article"], phrase["term"]
    if not before:
        return None
    name = r"[A-Z][\w'’&-]*(?:\s[A-Z][\w'’&-]*)*"
    if term[0].isupper():
        pattern = (
            rf"\b{before}\s+(?:(?i:{article})\s+)?(?P<term>{name})" if article else rf"\b{before}\s+(?P<term>{name})"
        )
    else:
        inner = rf"{article}\s+" if article else r"(?!(?:de|het|een|the|a|an)\s)"
        pattern = (
            rf"\b{before}\s+{inner}(?P<term>[a-z][\w'’-]*)(?=\s*[?.!]*$|\s+(?:in|op|bij|voor|van|sinds|tijdens)\s)"
        )
    held = list(re.finditer(pattern, earlier))
    if len(held) != 1 or len(re.findall(rf"\b{before}\b", earlier)) != 1:
        return None
    return earlier[: held[0].start("term")] + term + earlier[held[0].end("term") :]
