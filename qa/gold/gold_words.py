"""What the commands on gold say, in Dutch and English."""

from qa.messages import Language

_NL = {
    "suggested": "{count} voorstellen in {out} ({kinds}), uit {papers} stukken; kijk elk na voor u ermee meet",
    "well": "In orde: geen fouten; nagekeken vragen: {usable}, opmerkingen: {remarks}.",
    "wrong": "NIET in orde: fouten: {faults}, opmerkingen: {remarks}, in {usable} bruikbare en {unusable} onbruikbare "
    "rijen.",
    "row": "{where}: {level}: {said}",
    "fout": "FOUT",
    "opmerking": "opmerking",
    "list_alone": "--list toont alleen; geef er geen regelnummers of bron bij.",
    "one_line": "--source, --answer en --unanswerable horen bij één regelnummer.",
    "which": "Geef regelnummers, --decision useful, of --list.",
    "line_by_line": "Bij partly en wrong is per regel nodig waar het antwoord wel staat; geef regelnummers.",
    "useful": "bruikbaar",
    "partly": "deels bruikbaar",
    "wrong_answer": "niet bruikbaar",
    "in_gold": "staat in het goud",
    "refused": "niet gevonden",
    "none_rated": "er zijn nog geen beoordeelde antwoorden",
    "added": "toegevoegd aan {gold}: {count}",
    "skipped": "overgeslagen: {reason}",
    "own_words": "regel {n}: het antwoord staat niet letterlijk in de bron en telt als antwoord in eigen woorden",
    "factoid": "feit", "yesno": "ja/nee", "explain": "uitleg", "list": "lijst",
}  # fmt: skip
_EN = {
    "suggested": "{count} proposals in {out} ({kinds}), from {papers} papers; look at each before you measure with it",
    "well": "All well: no faults; questions checked: {usable}, remarks: {remarks}.",
    "wrong": "NOT well: faults: {faults}, remarks: {remarks}, in {usable} usable and {unusable} unusable rows.",
    "row": "{where}: {level}: {said}",
    "fout": "FAULT",
    "opmerking": "remark",
    "list_alone": "--list only shows; give no line numbers or source with it.",
    "one_line": "--source, --answer and --unanswerable belong to one line number.",
    "which": "Give line numbers, --decision useful, or --list.",
    "line_by_line": "With partly and wrong each line needs where its answer does stand; give line numbers.",
    "useful": "useful",
    "partly": "partly useful",
    "wrong_answer": "not useful",
    "in_gold": "in the gold",
    "refused": "not found",
    "none_rated": "no answer has been judged yet",
    "added": "added to {gold}: {count}",
    "skipped": "skipped: {reason}",
    "own_words": "line {n}: the answer does not stand literally in the source and counts as one in your own words",
    "factoid": "fact", "yesno": "yes/no", "explain": "explanation", "list": "list",
}  # fmt: skip
WORDS: dict[Language, dict[str, str]] = {"nl": _NL, "en": _EN}


def tell(language: Language, message: str, /, **values: object) -> str:
    """The message of that name in a language, its places filled in."""
    return WORDS[language][message].format(**values)
