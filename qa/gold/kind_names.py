"""The names that people give to kinds of questions, and the kinds of the contract that they mean."""

from qa.gold.records import MULTI, UNANSWERABLE
from qa.sheets.columns import plain

_KINDS = {
    name: kind
    for kind, names in {
        "factoid": "feit|feiten|feitelijk|feitenvraag|feitvraag|feitelijke vraag|fact",
        "yesno": "ja nee|janee|ja nee vraag|ja of nee|gesloten|gesloten vraag|yes no",
        "explain": "uitleg|uitleggen|uitlegvraag|verklaring|waarom|waaromvraag|open vraag|explanation|why",
        "list": "lijst|lijstje|opsomming|opsommen|lijstvraag",
        "lookup": "opzoeken|opzoekvraag|opzoek|look up",
        MULTI: "meerdere|meerdere bronnen|meer bronnen|meervoudig|samengesteld|combinatie|multiple|several",
        "table": "tabel|tabellen|tabelvraag",
        "english": "engels|engelstalig|engelse vraag|in het engels",
        UNANSWERABLE: "onbeantwoordbaar|niet te beantwoorden|niet beantwoordbaar|geen antwoord|zonder antwoord"
        "|staat er niet in|not answerable|no answer",
    }.items()
    for name in (kind, *names.split("|"))
}


def kind_of(written: str) -> str:
    """The contract's name of a kind; a word that is none stays as it was written, with single spaces.

    >>> kind_of("Ja/nee"), kind_of(" Beleid ")
    ('yesno', 'Beleid')
    """
    return _KINDS.get(plain(written), " ".join(written.split()))
