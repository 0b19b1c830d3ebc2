"""The words that name papers and those who speak in them, for reading limits out of a question; parts of patterns."""

LETTER = r"kamerbrie(?:f|ven)"
ANSWERS = r"kamervragen|beantwoording|antwoorden\s+op\s+(?:de\s+)?(?:kamer)?vragen|vraag-antwoordsets?"
LOOSE_LETTER = r"brie(?:f|ven)|letters?"
LOOSE_ANSWERS = r"antwoorden|answers"
PAPER = (
    rf"(?:{LETTER}|{ANSWERS}|{LOOSE_LETTER}|{LOOSE_ANSWERS}|antwoord|stukken|documenten|papers|kamerstukken|reactie)"
)
POST = r"(?:(?:de\s+|the\s+)?(?:minister(?:-president)?|staatssecretaris|premier|state\s+secretary|bewindspersoon)\s+)"
SPEAKS = (
    r"(?:zei|zegt|antwoordde|antwoordt|schreef|schrijft|stelt|stelde|meldt|meldde|vindt|vond|reageert|reageerde|beloofde"
    r"|belooft|said|says|answered|answer|wrote|say|write)"
)
