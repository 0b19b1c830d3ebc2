"""The kind of thing that a question certainly asks for, a name, a day, an amount, and whether quotes hold one at all.

Stricter than `qa.expected`, which only makes a sentence likelier: where no quote holds what is asked for, the user is
told. So both sides are read with care: a kind is asked for in so many words, and whatever could be one is taken for
one. "Dat is niet bekend" answers any of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dutch import fold
from index.records import Remark
from qa.expected import BODY
from qa.held_kind import (
    holds_amount,
    holds_count,
    holds_duration,
    holds_how_often,
    holds_name,
    holds_share,
    holds_term,
    holds_time,
)
from qa.kind_words import REFUSED, TOLD, Kind
from qa.person_names import POSTS, holds_person
from qa.shape import shape_of

_ARTICLE = r"(?:(?:de|het|een|onze|ons|uw|zijn|haar|hun|deze|die|dit|dat|the|a|an)\s+)?"
# Who is one person, beside the posts: "projectleider", "kapitein".
_ROLES = (
    rf"(?:[\w-]{{0,20}}(?:{POSTS}|leider|leidster|bestuurder|kapitein|schipper|woordvoerder|auteur|oprichter|hoogleraar"
    r"|coördinator|coordinator|manager|baas|chef|opvolger|voorganger|officier|ambtenaar|author|leader|founder))"
)
_IS = r"(?:is|was|zijn|waren|wordt|werd|are|were|heet|heette|heten|heetten)"
_KNOWN_AS = rf"{_ARTICLE}(?:(?!(?:volgens|van|voor|bij|in|aan|door|op)\b)[\w-]{{1,30}}\s+){{0,2}}?"
_PERSON = re.compile(
    rf"\b(?:wie|who)\s+{_IS}\s+{_KNOWN_AS}(?P<role>{_ROLES})\b"
    rf"|\b(?:hoe\s+he(?:et|ette|ten|etten)|(?:wat|hoe|what)\s+{_IS}\s+(?:de|the)\s+(?:naam|namen|name)\s+(?:van|of))\s+{_KNOWN_AS}"
    rf"(?P<named>{_ROLES})\b",
    re.IGNORECASE,
)
# Who may be a person or a body, but has a name.
_MAKERS = re.compile(
    rf"\b(?:wie|who)\s+{_IS}\s+{_KNOWN_AS}[\w-]{{0,20}}(?:makers?|eigena(?:ar|ren)|opdrachtgevers?|uitvoerders?|beheerders?"
    r"|aanbieders?|leveranciers?|producent(?:en)?|fabrikant(?:en)?|ontwikkelaars?|bouwers?|onderzoekers?|schrijvers?"
    r"|initiatiefnemers?|aanvragers?|toezichthouders?|financiers?|organisator(?:en)?|indieners?|owners?|makers?)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b(?:hoe\s+he(?:et|ette|ten|etten)|(?:wat|hoe)\s+(?:is|was|luidt)\s+de\s+(?:officiële\s+)?naam|onder\s+welke\s+naam"
    r"|what\s+(?:is|was)\s+the\s+name|called\s*\?)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:(?:op|in|sinds|vanaf|per|tot|voor|rond)?\s*(?:welke?|what|which)\s+(?:precieze\s+|exacte\s+)?(?:datum|data|dag|jaar"
    r"|maand|date|day|year|month)|(?:sinds|vanaf|per|tot)\s+wanneer|since\s+when|wanneer|when)\b",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    r"\b(?:welke?|what|which)\s+(?:precieze\s+|exacte\s+)?(?:datum|data|dag|jaar|maand|date|day|year|month)\b"
    r"|\b(?:sinds|vanaf|per|tot)\s+wanneer|\bsince\s+when",
    re.IGNORECASE,
)
# "Wanneer mag een agent ...?", "wanneer is sprake van ...?" ask in what case, not at what time.
_CASE = re.compile(
    r"\b(?:wanneer|when)\s+(?:mag|mogen|moet|moeten|kan|kunnen|geldt|gelden|spreekt|noemt|valt|vallen|hoeft|hoeven|krijgt"
    r"|krijgen|can|may|must|should)\b|\bwanneer\s+(?:is|zijn|wordt|worden|heb|heeft|hebben)\b[^?]{0,200}?\b(?:sprake|strafbaar"
    r"|verboden|toegestaan|verplicht|bevoegd|mogelijk|nodig|noodzakelijk|gerechtvaardigd|rechtmatig|aansprakelijk|\w{2,20}plichtig"
    r"|geldig|schuldig|voldoende|recht|te\s+veel|genoeg)\b",
    re.IGNORECASE,
)
# "Wanneer wordt de brug gesloten?": perhaps when, perhaps in what case.
_CONDITION = re.compile(r"\b(?:wanneer|when)\s+(?:is|zijn|wordt|worden|heb|heeft|hebben|are|does|do)\b", re.IGNORECASE)
_ASKS = r"\b(?:hoeveel|hoe\s+veel|how\s+much)\s+"
# "Hoeveel waarde hecht u daaraan?" asks for no number.
_NO_COUNT = (
    r"(?:waarde|belang|invloed|vertrouwen|haast|moeite|aandacht|ruimte|vrijheid|druk|last|sprake|hinder|overlast|gevaar|risico"
    r"|begrip|steun|zin|kans|kracht|trust|value|attention|influence)"
)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "share",
        re.compile(
            r"\b(?:hoeveel\s+(?:procent|percentage)|(?:welke?|wat\s+is\s+het|what|which)\s+(?:percentage|percent|share))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "amount",
        re.compile(
            rf"{_ASKS}(?:euro|geld|subsidie|budget|vergoeding|loon|salaris|kost|kosten|kostte|kostten|betaal\w*|betalen"
            r"|verdien\w*|money)\b|\b(?:welke?|what)\s+(?:bedrag|tarief|price|amount)\b|\bhow\s+much\s+(?:does|do|did)"
            r"\b[^?]{0,80}\bcost|\bwat\s+(?:kost|kosten|kostte|kostten)\b|\bhoe\s+duur\b"
            r"|\bwat\s+(?:betaalt|betaalde|betalen|betaalden)\s+[^?]{1,80}?\b(?:voor|per\s+(?:jaar|maand|dag|keer))\b"
            r"|\bhoe\s+hoog\s+(?:is|was|zijn|waren|wordt|worden)\s+(?:(?:de|het|een)\s+)?(?:\w+\s+)?(?:boete|dwangsom|subsidie"
            r"|vergoeding|bedrag|prijs|kosten|tarief|salaris|budget|schade)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "duration",
        re.compile(
            rf"\b(?:hoe\s*lang|how\s+long|hoe\s+oud|how\s+old|welke\s+leeftijd)\b|{_ASKS}(?:uur|uren|dagen|weken|maanden|jaar"
            r"|jaren|minuten|tijd|time)\b",
            re.IGNORECASE,
        ),
    ),
    ("often", re.compile(r"\b(?:hoe\s+(?:vaak|dikwijls)|how\s+often)\b", re.IGNORECASE)),
    ("count", re.compile(rf"\b(?:hoeveel|hoe\s+veel|how\s+many|how\s+much)\b(?!\s+{_NO_COUNT}\b)", re.IGNORECASE)),
)
# More words say what is asked in more ways than one.
_LONGEST = 400
# What is called by a word without a capital.
_TERMED = re.compile(
    r"(?:middel|stof|stofje|medicijn|drugs?|ziekte|aandoening|plant|soort|dier|virus|bacterie|schimmel|product|techniek"
    r"|methode|gas|verschijnsel|gerecht|kaas|vis|vogel|insect|boom|gewas|straf|maatregel|delict)\b",
    re.IGNORECASE,
)
# After "hoe heet" so many words say what is asked for.
_HEAD = 4
_WORD = re.compile(r"\w+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class AskedKind:
    """What one question asks for: its kind, the folded words that are no answer, and for a person the post asked.

    `certain`: that a day or a year is asked for and no "jaarlijks"; `condition`: that "als ..." answers "wanneer" as
    well; `head`: for a name the folded words that say of what: "wet".
    """

    kind: Kind
    asked: frozenset[str]
    role: str = ""
    certain: bool = False
    condition: bool = False
    head: frozenset[str] = frozenset()

    @property
    def counts(self) -> bool:
        """Whether a figure or a day is asked for, which is of one actor or one thing."""
        return self.kind not in ("person", "name", "body")

    @property
    def remark(self) -> Remark:
        """The line under an answer that holds none."""
        return TOLD[self.kind]

    @property
    def refusal(self) -> Remark:
        """The line instead of an answer."""
        dutch, english = REFUSED[self.kind]
        return Remark(
            f"Niet gevonden: wat er het dichtst bij komt, noemt {dutch}.",
            f"Not found: what comes nearest gives {english}.",
        )

    def held(self, sentences: Sequence[str]) -> bool:
        """Whether one of the sentences quoted, in the order in which they stand, holds what is asked for."""
        if self.kind == "person":
            return self._person(sentences)
        return any(self._holds(sentence) for sentence in sentences)

    def _holds(self, sentence: str) -> bool:
        match self.kind:
            case "time":
                return holds_time(sentence, self.asked, self.certain, self.condition)
            case "share":
                return holds_share(sentence, self.asked)
            case "amount":
                return holds_amount(sentence, self.asked)
            case "duration":
                return holds_duration(sentence, self.asked)
            case "often":
                return holds_how_often(sentence) or holds_count(sentence, self.asked)
            case "count":
                return holds_count(sentence, self.asked)
            case "body":
                return BODY.search(sentence) is not None or holds_name(sentence, self.asked)
            case _:
                term = _TERMED.search(" ".join(self.head)) is not None
                return holds_name(sentence, self.asked, self.head) or (term and holds_term(sentence, self.asked))

    def _person(self, sentences: Sequence[str]) -> bool:
        """A name beside the post that is asked for; anywhere, where no sentence says that post and it may be said
        otherwise."""
        beside = [sentence for sentence in sentences if self.role in fold(sentence)]
        if not beside and re.fullmatch(POSTS, self.role, re.IGNORECASE):
            return False
        return any(holds_person(sentence, self.asked) for sentence in beside or sentences)


@lru_cache(maxsize=256)
def kind_asked(question: str) -> AskedKind | None:
    """What the question `question` certainly asks for; None where that is not certain.

    >>> kind_asked("Hoe heet de burgemeester van Gouda?").kind, kind_asked("Wat vindt u van de kaas?")
    ('person', None)
    """
    # "Kunt u zeggen hoeveel ...?" is answered by "nee" too.
    if len(question) > _LONGEST or shape_of(question) == "yesno":
        return None
    asked = frozenset(fold(word) for word in _WORD.findall(question))
    person = _PERSON.search(question)
    if person:
        return AskedKind("person", asked, fold(person["role"] or person["named"]))
    name = _NAME.search(question)
    if name:
        return AskedKind("name", asked, head=frozenset(map(fold, _WORD.findall(question[name.end() :])[:_HEAD])))
    if _MAKERS.search(question):
        return AskedKind("body", asked)
    kind = next((kind for kind, pattern in _KINDS if pattern.search(question)), None)
    if kind:
        return AskedKind(kind, asked)
    if _asks_when(question) and not _CASE.search(question):
        certain, condition = (pattern.search(question) is not None for pattern in (_CERTAIN, _CONDITION))
        return AskedKind("time", asked, certain=certain, condition=condition)
    return None


def _asks_when(question: str) -> bool:
    """Whether "wanneer" asks, and does not lead a clause in: "Krijgt u bericht wanneer het klaar is?"."""
    return any(
        match.start() == 0 or not re.match(r"when|wanneer", match[0], re.IGNORECASE) or _opens(question, match.start())
        for match in _TIME.finditer(question)
    )


def _opens(question: str, start: int) -> bool:
    return re.search(r"(?:^|[,:;.?!]\s*|\b(?:en|and|maar)\s+)$", question[:start], re.IGNORECASE) is not None
