"""What the audit commands say, in Dutch and English."""

from qa.messages import Language

_NL = {
    "well": "In orde: {lines:regel|regels}: {answers:antwoord|antwoorden}, {decisions:oordeel|oordelen}, "
    "{erased} gewist.",
    "anchor": "Anker: {anchor} (bewaar het elders: audit verify --anchor bewijst er later mee dat niets is vervangen)",
    "failed": "NIET in orde: {count:fout|fouten}.",
    "at_line": "{log}, regel {line}: {what}",
    "at_head": "{log}: {what}",
    "and_more": "en {count} andere",
    "none": "het log bevat nog geen antwoorden",
    "not_found": "niet gevonden",
    "gone": "gewist {time}: {reason} (regel {by})",
    "useful": "bruikbaar",
    "partly": "deels bruikbaar",
    "wrong": "niet bruikbaar",
    "used": "gebruikt in dossier",
    "decided": "oordeel vastgelegd in regel {line}",
    "exported": "{count:regel|regels} in {out}; alleen leesbaar voor wie dit opdroeg",
    "erased": "gewist: {count:regel|regels}; er blijft staan dat, wanneer en waarom",
    "nothing": "niets te wissen",
    "same": "Regel {n}: hetzelfde antwoord, byte voor byte.",
    "different": "Regel {n}: dezelfde index en instellingen, maar een ander antwoord ({differs}); "
    "het programma of de computer is een andere.",
    "other_index": "Regel {n}: de index {index} is er niet meer, dus niet opnieuw te vragen; "
    "citaten: {quotes}, waarvan {standing} ook in de huidige. Dit bewaarde het log:",
    "no_index": "Regel {n}: niet opnieuw te vragen: {reason}. Dit bewaarde het log:",
    "other_settings": "Regel {n}: dezelfde index, maar andere instellingen of woordenlijsten, dus niet opnieuw te "
    "vragen; citaten: {quotes}, waarvan {standing} er nog staan. Dit bewaarde het log:",
    "reason_age": "bewaartermijn van {days:dag|dagen} verstreken",
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
    "erasure": "wissing",
    "mended": "herstel",
    "erased_kind": "gewist",
    "of": "regel",
    "remark": "opmerking",
    "how": "wijze",
    "reason": "reden",
    "what": "wat",
    "head": "stand",
    "torn_bytes": "afgebroken bytes",
    "torn_sha256": "sha256 van wat afgebroken was",
    "entry": "losse regels",
    "age": "bewaartermijn",
    "torn": "afgebroken regel",
}
_EN = {
    "well": "All well: {lines:line|lines}: {answers:answer|answers}, {decisions:decision|decisions}, {erased} erased.",
    "anchor": "Anchor: {anchor} (keep it elsewhere: audit verify --anchor later proves that nothing was replaced)",
    "failed": "NOT well: {count:failure|failures}.",
    "at_line": "{log}, line {line}: {what}",
    "at_head": "{log}: {what}",
    "and_more": "and {count} others",
    "none": "the log holds no answers yet",
    "not_found": "not found",
    "gone": "erased {time}: {reason} (line {by})",
    "useful": "useful",
    "partly": "partly useful",
    "wrong": "not useful",
    "used": "used in dossier",
    "decided": "decision recorded in line {line}",
    "exported": "{count:line|lines} in {out}; readable only for who gave this command",
    "erased": "erased: {count:line|lines}; that, when and why stays",
    "nothing": "nothing to erase",
    "same": "Line {n}: the same answer, byte for byte.",
    "different": "Line {n}: the same index and settings, but another answer ({differs}); "
    "the program or the computer is another.",
    "other_index": "Line {n}: the index {index} is gone, so it cannot be asked again; "
    "quotes: {quotes}, {standing} of them also in the present one. This is what the log kept:",
    "no_index": "Line {n}: cannot be asked again: {reason}. This is what the log kept:",
    "other_settings": "Line {n}: the same index, but other settings or word lists, so it cannot be asked again; "
    "quotes: {quotes}, {standing} of them still there. This is what the log kept:",
    "reason_age": "retention of {days:day|days} has passed",
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
    "of": "line",
    "remark": "remark",
    "how": "manner",
    "reason": "reason",
    "what": "what",
    "head": "head",
    "torn_bytes": "torn bytes",
    "torn_sha256": "sha256 of what was torn",
    "entry": "single lines",
    "age": "retention",
    "torn": "torn line",
}
WORDS: dict[Language, dict[str, str]] = {"nl": _NL, "en": _EN}


class _Count(int):
    """A number that is written with its noun: `format(_Count(1), "regel|regels")` is "1 regel"."""

    def __format__(self, forms: str) -> str:
        one, _, more = forms.partition("|")
        return f"{int(self)} {one if self == 1 else more}" if forms else str(int(self))


def tell(language: Language, message: str, /, **values: object) -> str:
    """The message of that name in a language, its places filled in."""
    given = {name: _Count(value) if isinstance(value, int) else value for name, value in values.items()}
    return WORDS[language][message].format(**given)


def kind_in(language: Language, kind: str) -> str:
    """The kind of a line of the log, as users read it."""
    return tell(language, "erased_kind" if kind == "erased" else kind)
