"""Words that point back: "dat", "die boetes", "zij", "daarvan" stand for what was said before a question.

"Dat" and "die" also begin clauses ("de mensen die ...", "vindt u dat ..."), and "het" is mostly an article: those point
nowhere.
"""

import re

from qa.naming import ASKING, TIMES, own_words

KINDS = ("that", "those", "they")
_DETERMINERS = frozenset("de het een the a an geen elke alle".split())
_POINTING = frozenset("dat die dit deze that this those these".split())
_PERSONS = frozenset("hij zij ze hem hen hun haar they them he she their".split())
_BACK = re.compile(
    r"(?:daar|hier|er)(?:aan|achter|bij|door|heen|in|langs|mee|na|naar|naast|om|onder|op|over|tegen|toe|tussen|uit|van|voor)"
)
_THEN = frozenset("toen destijds sindsdien daar then there".split())
_BEGINS_CLAUSE = frozenset("de het een er ze zij hij we wij ik je u hun haar zich the a they we he she you".split())
_AUXILIARIES = frozenset("werd werden wordt worden heeft hebben had hadden".split())
_PARTICIPLE = re.compile(r"(?:ge|ver|be|ont|her)\w{2,}[dtn]")
_EXPLETIVE = frozenset("that true possible allowed legal illegal necessary desirable important likely".split())
_ANYBODY = frozenset("iemand niemand degene degenen diegenen mensen personen iets niets alles".split())
_SUBORDINATE = frozenset("dat om als of toen hoe wat".split())
# "klopt het dat", "vindt u dat": what follows is said here, not before.
_SAYS_IT_HERE = frozenset("het u je ze men ervan erop erover ik wij we you it fact zo waar true".split())
_SAID_OF_IT = frozenset(
    """verboden toegestaan strafbaar legaal illegaal verplicht gevaarlijk schadelijk veilig mogelijk nodig klaar gelukt
    gebeurd veranderd duur gratis af toe op uit door""".split()
)
_AFTER_IT = frozenset("ook dan nog niet wel in op nu al zo precies eigenlijk dan met voor bij per not now also".split())


def points_back(tokens: list[str]) -> str:
    """Whether one of `tokens`, in lower case, stands for what was said before them: "that", "those" or "they" for
    "dat", "die boetes" and "zij", empty where none does."""
    found = {kind for place in range(len(tokens)) if (kind := _points(tokens, place))}
    return next((kind for kind in KINDS if kind in found), "")


def _points(tokens: list[str], place: int) -> str:
    token, after = tokens[place], len(tokens) - place - 1
    following = tokens[place + 1] if after else ""
    # What was named in the question itself is what is meant.
    named_before = len(own_words(" ".join(tokens[:place])))
    if token in _POINTING:
        if following in TIMES or not _stands_for_something(tokens, place, after):
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
        # "Is het verboden?", "waardoor neemt het af?": what it is was said before.
        said_of_it = after == 1 and following in _SAID_OF_IT
        alone = alone or said_of_it or (done and after == 1)
        return "that" if place > 0 and named_before <= (2 if not after else 1) and alone else ""
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
    if relative and (before in _ANYBODY or (own_words(before) and earlier not in ASKING)):
        return False
    if after <= 2 or place <= 1:
        return True
    return place <= 3 and any(token in ASKING for token in tokens[: place - 1])
