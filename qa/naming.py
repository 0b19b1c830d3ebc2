"""Words that name something, and those that only ask: "wat zegt de minister" names nothing to look for."""

from index.dutch import words
from qa.named import named

# Words that name nothing themselves: who is asked, and that something is asked.
_NAMING_NOTHING = frozenset(
    """zei zeggen zegt gezegd komt kwam komen gaat ging doet deed betekent betekende heet geldt bedoelt bedoelde
    bedoeld klopt precies vraag vragen antwoord antwoorden antwoordde antwoordt minister ministers staatssecretaris
    bewindspersoon kabinet schreef schrijft geschreven beweert beweerde stelt stelde meldt meldde vindt vond denkt
    kun vertel vertellen leg leggen licht lichten toelichten toelichting uitleggen uitleg geef meer weten details
    verder reden redenen oorzaak verklaring verklaren zo waar vorige eerdere ging zit zat staat stond brief stuk
    document dus graag please tell give more explain elaborate further detail mean means meant said says say wrote
    answer answered question secretary reason cause comes come true so echt really letter paper correct""".split()
)
ASKING = frozenset(
    """wie wat waar waarom waardoor waarmee waaraan waarop waarin waarvoor waaruit waarover waarvan wanneer hoe hoeveel
    welke welk hoelang hoezo who what when where why how which whose whom""".split()
)
TIMES = frozenset(
    "jaar maand week weken maanden kwartaal eeuw keer moment dag zomer winter year month week day time".split()
)
# "In welk jaar?", "In welke gemeenten?"
_PLACES = frozenset("datum land landen gemeente gemeenten provincie stad date country countries city".split())


def own_words(text: str) -> list[str]:
    """The words of `text` that name something: searched for, and about more than that something is asked."""
    return [word for word in words(text) if word.lower() not in _NAMING_NOTHING and word not in ASKING]


def names_something(own: list[str]) -> bool:
    """Whether one of the words of a question is about more than a time or a place: not so in "In welk jaar?"."""
    return any(word not in TIMES and word not in _PLACES for word in own)


def names_a_number(text: str) -> bool:
    """Whether `text` names a Vraag."""
    return named(" ".join(text.split())).any


def names_only_a_number(text: str) -> bool:
    """Whether `text` names a Vraag and nothing that says of which paper."""
    name = named(" ".join(text.split()))
    return name.any and not own_words(name.rest)
