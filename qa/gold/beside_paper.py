"""What people write beside the name of a paper that names no place in it: its date, its title, a page, "zie".

All else beside a name was meant to say where in the paper, and must not turn into "anywhere in it" unsaid.
"""

import re

from index.dates import MONTHS
from index.dutch import stems
from index.records import Document

_MONTHS = "|".join(MONTHS)
# Pages, tables and the like are no units of the index: the whole paper stands for them.
_PAGE = re.compile(
    r"\b(?:pp?|blz|bladzijden?|pag|pagina(?:['’]?s)?|pages?|alinea(?:['’]?s)?|al|regels?|lines?|tabel|table|figuur|figure"
    r"|bijlagen?|annex|voetnoot|noot|footnote)\b\.?\s?(?:\d{1,4}|[ivx]{1,5}\b)(?:\s?(?:[-–]|t/m|en|and)\s?\d{1,4}){0,3}",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s)?(?:{_MONTHS})(?:\s\d{{4}})?\b|\b\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}\b", re.IGNORECASE
)
# What any paper may be called, and what leads to it.
_ANY = frozenset(
    stems(
        "aanhangsel handelingen antwoord antwoorden beantwoording bijlage brief kamerbrief kamer kamervraag kamervragen"
        " tweede vergaderjaar stuk document bestand vraag vragen lid leden minister staatssecretaris zie ook bron titel"
        " geraadpleegd bezocht accessed verzonden ontvangen gedateerd datum"
        " nummer pagina tekst letter paper file source see also from title page pdf docx html txt http https www"
    )
)
_LETTERS = 3
# What is left of an address or a file name around the number of a paper.
_ADDRESS = re.compile(r"\b(?:https?|file)://\S*|(?<![^\s/\\])\.[a-z]{3,4}\b", re.IGNORECASE)


def says_where(text: str, paper: Document) -> bool:
    """Whether words beside the name of a paper say more than what it is, such as where in it something stands."""
    about = paper.metadata
    known = (
        *(
            paper.file,
            paper.id,
            about.title,
            about.number,
            about.speaker,
            about.on_behalf_of,
            about.ministry,
            about.url,
        ),
        *(about.case, about.own_reference, *about.asked_by),
    )
    said = stems(_DATE.sub(" ", _PAGE.sub(" ", _ADDRESS.sub(" ", text))))
    left = set(said) - _ANY - {word for name in known if name for word in stems(re.sub(r"[_./]", " ", name))}
    return any(sum(map(str.isalpha, word)) >= _LETTERS for word in left)
