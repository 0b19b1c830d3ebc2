"""What the command line says, in Dutch and English; the page has its own."""

from typing import Literal

Language = Literal["nl", "en"]

_NL = {
    "indexed": "stukken: {documents}; Vraag/Antwoord-eenheden: {vraag_antwoord}; "
    "andere eenheden: {sections}; passages: {passages}",
    "index_in": "index in {index} ({seconds:.1f} s, vingerafdruk {fingerprint})",
    "skipped": "overgeslagen: {reason}",
    "reading": "lezen",
    "embedding": "vectoren",
    "writing": "schrijven",
    "answering": "beantwoorden",
    "not_found": "Niet gevonden: hierover staat niets in deze bronnen.",
    "nearest": "Wat er het dichtst bij komt, maar geen antwoord is:",
    "sure": "Zekerheid: {word} ({value:.2f})",
    "understood": "Begrepen als: {text}",
    "pasted": "Opgezocht als zin",
    "no_match": "Niets gevonden voor deze verwijzing.",
    "batch_done": "{count} vragen beantwoord, waarvan {abstained} niet gevonden; antwoorden in {out}",
    "cited": "{count} verwijzingen opgezocht; resultaat in {out}",
    "verified": "In orde: {documents} stukken, {units} eenheden, {passages} passages, {quotes} citaten nagerekend.",
    "failed": "NIET in orde: {count} fouten.",
    "evaluated": "{questions} vragen; verslag in {out}",
    "chat_hello": "Stel een vraag over {documents} stukken. Een lege regel sluit af.",
    "chat_prompt": "vraag> ",
    "zeker": "zeker",
    "waarschijnlijk": "waarschijnlijk",
    "onzeker": "onzeker",
    "no_heading": "(aanhef)",
    "footnotes": "zonder antwoord",
    "info": "stukken: {documents}; eenheden: {units}; passages: {passages}",
    "model": "model {name} ({dimension} getallen, {checksum})",
    "fingerprint": "vingerafdruk {fingerprint}",
    "internal": "onverwachte fout ({error}); meld dit met de opdracht die u gaf",
    "interrupted": "afgebroken; de index is zoals hij was",
}
_EN = {
    "indexed": "documents: {documents}; Vraag/Antwoord units: {vraag_antwoord}; "
    "other units: {sections}; passages: {passages}",
    "index_in": "index in {index} ({seconds:.1f} s, fingerprint {fingerprint})",
    "skipped": "skipped: {reason}",
    "reading": "reading",
    "embedding": "vectors",
    "writing": "writing",
    "answering": "answering",
    "not_found": "Not found: these sources say nothing about this.",
    "nearest": "What comes nearest, but is no answer:",
    "sure": "Confidence: {word} ({value:.2f})",
    "understood": "Understood as: {text}",
    "pasted": "Looked up as a sentence",
    "no_match": "Nothing found for this reference.",
    "batch_done": "{count} questions answered, {abstained} of them not found; answers in {out}",
    "cited": "{count} references looked up; result in {out}",
    "verified": "All well: {documents} documents, {units} units, {passages} passages, {quotes} quotes checked.",
    "failed": "NOT well: {count} failures.",
    "evaluated": "{questions} questions; report in {out}",
    "chat_hello": "Ask a question about {documents} documents. An empty line ends.",
    "chat_prompt": "question> ",
    "zeker": "certain",
    "waarschijnlijk": "likely",
    "onzeker": "uncertain",
    "no_heading": "(opening)",
    "footnotes": "without an answer",
    "info": "documents: {documents}; units: {units}; passages: {passages}",
    "model": "model {name} ({dimension} numbers, {checksum})",
    "fingerprint": "fingerprint {fingerprint}",
    "internal": "unexpected error ({error}); report this with the command that you gave",
    "interrupted": "interrupted; the index is as it was",
}
CATALOGUES: dict[Language, dict[str, str]] = {"nl": _NL, "en": _EN}


def say(language: Language, message: str, /, **values: object) -> str:
    """The message of that name in a language, its places filled in."""
    return CATALOGUES[language][message].format(**values)
