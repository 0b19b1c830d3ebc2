"""What the measures and the failures are called in the report, and what they mean, in Dutch and English."""

from qa.messages import Language

# The measures in the groups that the tables of the report have; others that there may be come last.
GROUPS: dict[str, tuple[str, ...]] = {
    "group_find": ("R@1", "R@3", "R@5", "R@10", "MRR", "nDCG@10"),
    "group_unit": ("unit_R@1", "unit_R@5", "unit_R@10", "unit_MRR", "unit_nDCG@10"),
    "group_cite": ("first_citation_right", "citation_precision", "citation_recall", "quoted_words_mean", "verbatim"),
    "group_answer": ("span_recall", "answer_f1", "answer_exact", "answer_recall"),
    "group_refuse": ("wrongly_refused", "rightly_refused", "aurc", "calibration_error"),
}
# In the order in which they are mended: what is not read cannot be found, what is not found cannot be ranked.
FAILURES = ("not_read", "not_found", "ranked_low", "wrong_place", "wrong_sentence", "refused", "answered")

_MEASURES_NL = {
    "R@1": "goede passage bovenaan (bij meer plekken: alle plekken gezien)",
    "R@3": "goede passage bij de eerste drie",
    "R@5": "goede passage bij de eerste vijf",
    "R@10": "goede passage bij de eerste tien",
    "MRR": "gemiddelde van 1 / rang van de goede passage (1 = altijd bovenaan)",
    "nDCG@10": "hoe goed de eerste tien passages geordend zijn (1 = volmaakt)",
    "unit_R@1": "goede onderdeel (Vraag met Antwoord, of paragraaf) bovenaan (bij meer plekken: alle gezien)",
    "unit_R@5": "goede onderdeel bij de eerste vijf",
    "unit_R@10": "goede onderdeel bij de eerste tien",
    "unit_MRR": "gemiddelde van 1 / rang van het goede onderdeel",
    "unit_nDCG@10": "hoe goed de eerste tien onderdelen geordend zijn",
    "first_citation_right": "eerste citaat komt van een goede plek",
    "citation_precision": "deel van de citaten dat van een goede plek komt",
    "citation_recall": "deel van de goede plekken waaruit is geciteerd",
    "quoted_words_mean": "geciteerde woorden per antwoord (alles citeren is geen antwoord)",
    "verbatim": "citaten die tot op het teken kloppen met de bron",
    "span_recall": "gezochte woorden staan letterlijk in de citaten",
    "answer_f1": "overlap in woorden tussen getoond en gewenst antwoord",
    "answer_exact": "getoond antwoord is precies het gewenste",
    "answer_recall": "deel van de woorden van het gewenste antwoord dat is getoond",
    "wrongly_refused": "er is een antwoord, toch “niet gevonden” (lager is beter)",
    "rightly_refused": "er is geen antwoord, terecht “niet gevonden”",
    "aurc": "gemiddeld aandeel fout onder de zekerste vragen; geweigerd telt als fout (lager is beter)",
    "calibration_error": "hoe ver de genoemde zekerheid van de werkelijkheid ligt (lager is beter)",
}
_MEASURES_EN = {
    "R@1": "right passage at the top (of several places: all of them seen)",
    "R@3": "right passage among the first three",
    "R@5": "right passage among the first five",
    "R@10": "right passage among the first ten",
    "MRR": "mean of 1 / rank of the right passage (1 = always at the top)",
    "nDCG@10": "how well the first ten passages are ordered (1 = perfectly)",
    "unit_R@1": "right unit (Vraag with Antwoord, or section) at the top (of several places: all seen)",
    "unit_R@5": "right unit among the first five",
    "unit_R@10": "right unit among the first ten",
    "unit_MRR": "mean of 1 / rank of the right unit",
    "unit_nDCG@10": "how well the first ten units are ordered",
    "first_citation_right": "first citation comes from a right place",
    "citation_precision": "share of the citations that come from a right place",
    "citation_recall": "share of the right places that are cited",
    "quoted_words_mean": "words quoted per answer (quoting everything is no answer)",
    "verbatim": "quotes that equal the source to the character",
    "span_recall": "sought words stand literally in the quotes",
    "answer_f1": "overlap in words of the shown and the wanted answer",
    "answer_exact": "the shown answer is exactly the wanted one",
    "answer_recall": "share of the words of the wanted answer that is shown",
    "wrongly_refused": "there is an answer, yet “not found” (lower is better)",
    "rightly_refused": "there is no answer, rightly “not found”",
    "aurc": "mean share wrong among the surest questions; refused counts as wrong (lower is better)",
    "calibration_error": "how far the stated confidence is from what happened (lower is better)",
}
MEASURES: dict[Language, dict[str, str]] = {"nl": _MEASURES_NL, "en": _MEASURES_EN}

# Code -> its name, and what it means and what to do.
_FAILURES_NL = {
    "not_read": (
        "Niet gelezen",
        "De plek van het antwoord staat niet in de index. Voeg het stuk toe met “vraagbaak index”; staat het er al, "
        "kijk dan in het verslag van het indexeren of het is overgeslagen, en of de bron in de vragenlijst klopt.",
    ),
    "not_found": (
        "Niet gevonden",
        "Het stuk is gelezen, maar geen opgehaalde passage komt van de goede plek. Vergelijk de woorden van de "
        "vraag met die van het stuk: vaak ontbreekt een synoniem, of de vraag noemt het onderwerp niet.",
    ),
    "ranked_low": (
        "Gevonden, maar te laag",
        "De goede passage is opgehaald, maar staat lager dan de vijfde plaats. Kijk wat erboven staat: zegt dat "
        "hetzelfde, dan hoort die plek ook in de vragenlijst; zo niet, dan is het de volgorde.",
    ),
    "wrong_place": (
        "Verkeerde plek geciteerd",
        "De goede passage staat bij de eerste vijf, maar het eerste citaat komt van een andere plek, of niet alle "
        "nodige plekken zijn geciteerd. De keuze van het citaat ging mis, niet het zoeken.",
    ),
    "wrong_sentence": (
        "Goede plek, andere zin",
        "Er is van de goede plek geciteerd, maar wat gezocht werd staat niet in de citaten. Kijk welke zin het wel "
        "zegt, en of het gewenste antwoord in de vragenlijst niet te nauw is.",
    ),
    "refused": (
        "Ten onrechte geweigerd",
        "De goede passage staat bij de eerste vijf, en toch kreeg de vraag “niet gevonden”. De drempel voor antwoorden "
        "ligt voor deze vraag te hoog, of het antwoord is in die passage niet herkend.",
    ),
    "answered": (
        "Ten onrechte beantwoord",
        "De bronnen zeggen het niet, en toch is er geciteerd. Lees het citaat: beantwoordt het de vraag wel, dan "
        "klopt de vragenlijst niet; zo niet, dan had hier “niet gevonden” moeten staan.",
    ),
}
_FAILURES_EN = {
    "not_read": (
        "Not read",
        "The place of the answer is not in the index. Add the paper with “vraagbaak index”; if it is there, see in "
        "the indexing report whether it was skipped, and whether the source in the gold file is right.",
    ),
    "not_found": (
        "Not found",
        "The paper was read, but no passage that was found comes from the right place. Compare the words of the "
        "question with those of the paper: often a synonym is missing, or the question does not name its subject.",
    ),
    "ranked_low": (
        "Found, but too low",
        "The right passage was found, but stands below the fifth place. See what stands above it: if it says the same, "
        "that place belongs in the gold file too; if not, it is the ranking.",
    ),
    "wrong_place": (
        "Wrong place cited",
        "The right passage is among the first five, but the first citation comes from another place, or not all needed "
        "places were cited. The choice of the quote went wrong, not the search.",
    ),
    "wrong_sentence": (
        "Right place, other sentence",
        "The right place was cited, but what was sought is not in the quotes. See which sentence does say it, and "
        "whether the wanted answer in the gold file is not too narrow.",
    ),
    "refused": (
        "Wrongly refused",
        "The right passage is among the first five, and yet the question got “not found”. The threshold for answering "
        "is too high for this question, or the answer in that passage was not recognised.",
    ),
    "answered": (
        "Wrongly answered",
        "The sources do not say it, and yet there are quotes. Read the quote: if it does answer the question, the gold "
        "file is wrong; if not, this should have been “not found”.",
    ),
}
FAILURE_WORDS: dict[Language, dict[str, tuple[str, str]]] = {"nl": _FAILURES_NL, "en": _FAILURES_EN}

# What the gold file and the report call kinds, lengths and no document, in the words of the reader.
_LABELS: dict[Language, dict[str, dict[str, str]]] = {
    "nl": {
        "by_kind": {
            "factoid": "feit", "yesno": "ja of nee", "explain": "uitleg", "list": "opsomming", "lookup": "opzoeken",
            "multi": "meer plekken", "table": "tabel", "english": "Engels", "unanswerable": "zonder antwoord",
            "other": "overig",
        },
        "by_document": {"geen": "geen (zonder antwoord)"},
    },
    "en": {
        "by_document": {"geen": "none (no answer)"},
        "by_length": {
            "1-8 woorden": "1-8 words", "9-15 woorden": "9-15 words", "16 woorden of meer": "16 words or more",
        },
    },
}  # fmt: skip


def label_text(by: str, key: str, language: Language) -> str:
    """What a slice is called in the report; the key itself where that is no word of ours."""
    return _LABELS[language].get(by, {}).get(key, key)


def failure_name(code: str, language: Language) -> str:
    """The name of a failure; of a code that this report does not know, the code."""
    return FAILURE_WORDS[language].get(code, (code, ""))[0]


def meaning(measure: str, language: Language) -> str:
    """What a measure tells; "" for one that this report does not know."""
    return MEASURES[language].get(measure, "")
