"""Whether a question leans on what was asked before it, by its form alone.

A fragment leans ("En in 2024?", "Bij jongeren?"), and so does what points back ("Wie betaalt dat?") or names nothing
("Waarom?"). "Dat" and "die" also begin clauses ("de mensen die ...", "vindt u dat ..."); those point nowhere.
"""

import re
from typing import Literal

from index.dutch import words
from qa.asked_for import asked_for
from qa.named import named

# "perhaps": "En wat doet Europa?" is a whole question, which may go on about the earlier one.
Leaning = Literal["no", "perhaps", "yes"]

# Words that name nothing themselves: who is asked, and that something is asked.
NAMING_NOTHING = frozenset(
    """zei zeggen zegt gezegd komt kwam komen gaat ging doet deed betekent betekende heet geldt bedoelt bedoelde
    bedoeld klopt precies vraag vragen antwoord antwoorden antwoordde antwoordt minister ministers staatssecretaris
    bewindspersoon kabinet schreef schrijft geschreven beweert beweerde stelt stelde meldt meldde vindt vond denkt
    kun vertel vertellen leg leggen licht lichten toelichten toelichting uitleggen uitleg geef meer weten details
    verder reden redenen oorzaak verklaring verklaren zo waar vorige eerdere ging zit zat staat stond brief stuk
    document dus graag please tell give more explain elaborate further detail mean means meant said says say wrote
    answer answered question secretary reason cause comes come true so echt really letter paper correct""".split()
)
_CONNECTIVES = frozenset("en maar ook and but oke oké ok okay ja nee dus so idem ditto same".split())
_ASKING = frozenset(
    """wie wat waar waarom waardoor waarmee waaraan waarop waarin waarvoor waaruit waarover waarvan wanneer hoe hoeveel
    welke welk hoelang hoezo who what when where why how which whose whom""".split()
)
_BEFORE = frozenset(
    """in op bij voor van met tot door sinds vanaf aan na per uit onder tegen naar zonder via tijdens volgens at by for
    with from until since during among under without""".split()
)
_DETERMINERS = frozenset("de het een the a an geen elke alle".split())
_POINTING = frozenset("dat die dit deze that this those these".split())
_PERSONS = frozenset("hij zij ze hem hen hun haar they them he she their".split())
_BACK = re.compile(
    r"(?:daar|hier|er)(?:aan|achter|bij|door|heen|in|langs|mee|na|naar|naast|om|onder|op|over|tegen|toe|tussen|uit|van|voor)"
)
_THEN = frozenset("toen destijds sindsdien daar then there".split())
_TIMES = frozenset(
    "jaar maand week weken maanden kwartaal eeuw keer moment dag zomer winter year month week day time".split()
)
# "In welk jaar?", "In welke gemeenten?"
_PLACES = frozenset("datum land landen gemeente gemeenten provincie stad date country countries city".split())
_SHORT = 4
# "klopt het dat", "vindt u dat": what follows is said here, not before.
_BEGINS_CLAUSE = frozenset("de het een er ze zij hij we wij ik je u hun haar zich the a they we he she you".split())
_AUXILIARIES = frozenset("werd werden wordt worden heeft hebben had hadden".split())
_PARTICIPLE = re.compile(r"(?:ge|ver|be|ont|her)\w{2,}[dtn]")
_EXPLETIVE = frozenset("that true possible allowed legal illegal necessary desirable important likely".split())
_ANYBODY = frozenset("iemand niemand degene degenen diegenen mensen personen iets niets alles".split())
_SUBORDINATE = frozenset("dat om als of toen hoe wat".split())
_SAYS_IT_HERE = frozenset("het u je ze men ervan erop erover ik wij we you it fact zo waar true".split())
_AFTER_IT = frozenset("ook dan nog niet wel in op nu al zo precies eigenlijk dan met voor bij per not now also".split())
_OPENER = re.compile(
    r"(?:what|how)\s+about\b|(?:en\s+|maar\s+)hoe\s+(?:zit|zat|is|was|staat)\s+(?:het|dat)\s+(?:dan\s+)?(?:met|voor|bij|in)\b"
    r"|wat\s+betreft\b",
    re.IGNORECASE,
)
# "die brief", not "die brief van Blokhuis", which says itself which one.
OF_A_PAPER = re.compile(
    r"\b(?:die|deze|dezelfde|that|this|the same)\s+(?:kamer)?(?:brief|beantwoording|letter|paper|document)\b"
    r"(?!\s+(?:van|uit|of|from|by)\b)"
    r"|\b(?:dat|dit|hetzelfde)\s+(?:stuk|document|antwoord)\b(?!\s+(?:van|uit|op)\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST = 18
_MOST_OWN, _MOST_OWN_BARE = 4, 3
# How much a question may name beside what points back: "dat" alone, "die boetes", "zij".
_MOST_OWN_POINTING = {"that": 6, "those": 4, "they": 2}
_YEAR = re.compile(r"(?:19|20)\d\d")


def leaning(text: str) -> Leaning:
    """Whether the question `text` leans on an earlier one.

    >>> leaning("En in 2024?"), leaning("Wie betaalt dat?"), leaning("Wat is kaas?"), leaning("En wat doet Europa?")
    ('yes', 'yes', 'no', 'perhaps')
    """
    tokens = [token.lower() for token in _TOKEN.findall(text[:1000])]
    if not tokens or len(tokens) > _LONGEST:
        return "no"
    own = own_words(text)
    if OF_A_PAPER.search(text):
        return "yes"
    if names_a_number(text):
        return "yes" if names_only_a_number(text) else "no"
    rest = tokens
    while rest and rest[0] in _CONNECTIVES:
        rest = rest[1:]
    connected = len(rest) < len(tokens)
    if not own:
        return "yes"
    if len(tokens) <= _SHORT and not names_something(own):
        return "yes"
    pointing = points_back(rest)
    if pointing and len(own) <= _MOST_OWN_POINTING[pointing]:
        # "Hebben die rechtswinkels nut?" names its subject too.
        return "perhaps" if pointing == "those" and len(own) > 2 else "yes"
    if tokens[-1] in ("dan", "then") and len(own) <= _MOST_OWN_BARE:
        return "perhaps"
    if _OPENER.match(text.strip()):
        return "yes" if len(own) <= _MOST_OWN else "no"
    if not connected:
        return "yes" if _is_bare(rest, own) else "no"
    if len(own) > _MOST_OWN:
        return "no"
    asks = not _ASKING.isdisjoint(rest) or asked_for(" ".join(rest)) == "yesno"
    # "En hoeveel in 2024?" asks no more than its years.
    return "perhaps" if asks and not all(_YEAR.fullmatch(word) for word in own) else "yes"


def own_words(text: str) -> list[str]:
    """The words of `text` that name something: searched for, and about more than that something is asked."""
    return [word for word in words(text) if word.lower() not in NAMING_NOTHING and word not in _ASKING]


def names_something(own: list[str]) -> bool:
    """Whether one of the words of a question is about more than a time or a place: not so in "In welk jaar?"."""
    return any(word not in _TIMES and word not in _PLACES for word in own)


def names_a_number(text: str) -> bool:
    """Whether `text` names a Vraag."""
    return named(" ".join(text.split())).any


def names_only_a_number(text: str) -> bool:
    """Whether `text` names a Vraag and nothing that says of which paper."""
    name = named(" ".join(text.split()))
    return name.any and not own_words(name.rest)


def points_back(tokens: list[str]) -> str:
    """Whether one of `tokens`, in lower case, stands for what was said before them: "that", "those" or "they" for
    "dat", "die boetes" and "zij", empty where none does."""
    found = {kind for place in range(len(tokens)) if (kind := _points(tokens, place))}
    return next((kind for kind in _MOST_OWN_POINTING if kind in found), "")


def _points(tokens: list[str], place: int) -> str:
    token, after = tokens[place], len(tokens) - place - 1
    following = tokens[place + 1] if after else ""
    # What was named in the question itself is what is meant.
    named_before = len(own_words(" ".join(tokens[:place])))
    if token in _POINTING:
        if following in _TIMES or not _stands_for_something(tokens, place, after):
            return ""
        return "those" if own_words(following) else "that"
    if token in _PERSONS:
        return "they" if named_before <= 1 and following not in ("dat", "that") else ""
    if _BACK.fullmatch(token):
        # "Wie let erop dat ...": what is meant follows.
        follows = token.startswith("er") and not _SUBORDINATE.isdisjoint(tokens[place:])
        return "that" if named_before <= 2 and following not in ("dat", "that") and not follows else ""
    if token in _THEN:
        return "that" if named_before <= 2 and after <= 3 else ""
    if token == "it":
        return "that" if named_before <= 1 and following not in _EXPLETIVE else ""
    if token == "het":
        alone = not after or (following in _AFTER_IT and after <= 2)
        # "Wat heeft het gekost?"
        done = place > 0 and tokens[place - 1] in _AUXILIARIES and _PARTICIPLE.fullmatch(following) is not None
        alone = alone or (done and after == 1)
        return "that" if place > 0 and named_before <= 1 and alone else ""
    return ""


def _stands_for_something(tokens: list[str], place: int, after: int) -> bool:
    """For "dat", "die" and the like: whether it is no beginning of a clause."""
    before = tokens[place - 1] if place else ""
    earlier = tokens[place - 2] if place > 1 else ""
    if before in _SAYS_IT_HERE and (after > 2 or before in ("het", "it", "ervan", "fact", "waar", "true")):
        return False
    if earlier in _DETERMINERS or (earlier in ("hoeveel", "welke", "many") and tokens[place] == "die" and after > 1):
        return False
    if place >= 2 and after and tokens[place + 1] in _BEGINS_CLAUSE:
        return False
    # "iemand die niet hoort", "tegen bazen die zich misdragen"
    relative = place >= 2 and after > 0 and tokens[place] in ("die", "dat")
    if relative and (before in _ANYBODY or (own_words(before) and earlier not in _ASKING)):
        return False
    if after <= 2 or place <= 1:
        return True
    return place <= 3 and any(token in _ASKING for token in tokens[: place - 1])


def _is_bare(tokens: list[str], own: list[str]) -> bool:
    """Whether these are a fragment: a year, or a preposition with a few words and no verb of asking."""
    if all(_YEAR.fullmatch(word) for word in own):
        return True
    few = len(own) <= _MOST_OWN_BARE and len(tokens) <= 2 + _MOST_OWN_BARE
    return few and tokens[0] in _BEFORE and _ASKING.isdisjoint(tokens)
