"""What the audit commands say, in Dutch and English."""

from qa.messages import Language

_NL = {
    "well": "In orde: {lines} regels: {answers} antwoorden, {decisions} oordelen, {erased} gewist.",
    "anchor": "Anker: {anchor} (bewaar het elders: audit verify --anchor bewijst er later mee dat niets is vervangen)",
    "failed": "NIET in orde: {count} fouten.",
    "at_line": "{log}, regel {line}: {what}",
    "at_head": "{log}: {what}",
    "and_more": "en {count} andere",
    "none": "het log bevat nog geen antwoorden",
    "not_found": "niet gevonden",
    "gone": "gewist {time}: {reason} (regel {by})",
    "useful": "bruikbaar",
    "wrong": "fout",
    "used": "gebruikt in dossier",
    "decided": "oordeel vastgelegd in regel {line}",
    "exported": "{count} regels in {out}; alleen leesbaar voor wie dit opdroeg",
    "erased": "gewist: {count} regels; er blijft staan dat, wanneer en waarom",
    "nothing": "niets te wissen",
    "same": "Regel {n}: hetzelfde antwoord, byte voor byte.",
    "different": "Regel {n}: dezelfde index en instellingen, maar een ander antwoord ({differs}); "
    "het programma of de computer is een andere.",
    "other_index": "Regel {n}: de index {index} is er niet meer, dus niet opnieuw te vragen; "
    "van de {quotes} citaten staan er {standing} nog in de huidige. Dit bewaarde het log:",
    "no_index": "Regel {n}: niet opnieuw te vragen: {reason}. Dit bewaarde het log:",
    "other_settings": "Regel {n}: dezelfde index, maar andere instellingen of woordenlijsten, dus niet opnieuw te "
    "vragen; van de {quotes} citaten staan er {standing}. Dit bewaarde het log:",
    "reason_age": "bewaartermijn van {days} dagen verstreken",
    "time": "tijd",
    "user": "gebruiker",
    "via": "opdracht",
    "question": "vraag",
    "history": "eerdere vragen",
    "filters": "filters",
    "answer": "antwoord",
    "confidence": "zekerheid",
    "index": "index",
    "fingerprint": "vingerafdruk",
    "generation": "generatie",
    "decision": "oordeel",
    "erasure": "wissen",
    "mended": "herstel",
    "erased_kind": "gewist",
}
_EN = {
    "well": "All well: {lines} lines: {answers} answers, {decisions} decisions, {erased} erased.",
    "anchor": "Anchor: {anchor} (keep it elsewhere: audit verify --anchor later proves that nothing was replaced)",
    "failed": "NOT well: {count} failures.",
    "at_line": "{log}, line {line}: {what}",
    "at_head": "{log}: {what}",
    "and_more": "and {count} others",
    "none": "the log holds no answers yet",
    "not_found": "not found",
    "gone": "erased {time}: {reason} (line {by})",
    "useful": "useful",
    "wrong": "wrong",
    "used": "used in dossier",
    "decided": "decision recorded in line {line}",
    "exported": "{count} lines in {out}; readable only for who gave this command",
    "erased": "erased: {count} lines; that, when and why stays",
    "nothing": "nothing to erase",
    "same": "Line {n}: the same answer, byte for byte.",
    "different": "Line {n}: the same index and settings, but another answer ({differs}); "
    "the program or the computer is another.",
    "other_index": "Line {n}: the index {index} is gone, so it cannot be asked again; "
    "of the {quotes} quotes {standing} still stand in the present one. This is what the log kept:",
    "no_index": "Line {n}: cannot be asked again: {reason}. This is what the log kept:",
    "other_settings": "Line {n}: the same index, but other settings or word lists, so it cannot be asked again; "
    "of the {quotes} quotes {standing} stand. This is what the log kept:",
    "reason_age": "retention of {days} days has passed",
    "time": "time",
    "user": "user",
    "via": "command",
    "question": "question",
    "history": "earlier questions",
    "filters": "filters",
    "answer": "answer",
    "confidence": "confidence",
    "index": "index",
    "fingerprint": "fingerprint",
    "generation": "generation",
    "decision": "decision",
    "erasure": "erasure",
    "mended": "mending",
    "erased_kind": "erased",
}
WORDS: dict[Language, dict[str, str]] = {"nl": _NL, "en": _EN}


def tell(language: Language, message: str, /, **values: object) -> str:
    """The message of that name in a language, its places filled in."""
    return WORDS[language][message].format(**values)
