"""Every word that the page itself says, in Dutch and in English.

Texts of papers and questions do not stand here and are never translated. Buttons and labels go through Streamlit's
Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass
from typing import Literal

from index.dates import MONTHS
from ui.strings_dossier import DOSSIER_EN, DOSSIER_NL, DossierStrings
from ui.strings_evaluation import EVALUATION_EN, EVALUATION_NL, EvaluationStrings
from ui.strings_gold import GOLD_EN, GOLD_NL, GoldStrings
from ui.strings_history import HISTORY_EN, HISTORY_NL, HistoryStrings
from ui.strings_library import LIBRARY_EN, LIBRARY_NL, LibraryStrings
from ui.strings_lookup import LOOKUP_EN, LOOKUP_NL, LookupStrings
from ui.strings_monitor import MONITOR_EN, MONITOR_NL, MonitorStrings
from ui.strings_sign_in import SIGN_IN_EN, SIGN_IN_NL, SignInStrings

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Strings:
    """The page's words in one language; a field without a value does not compile, so none can be missing."""

    lang: Language
    dossier: DossierStrings
    evaluation: EvaluationStrings
    gold: GoldStrings
    lookup: LookupStrings
    history: HistoryStrings
    library: LibraryStrings
    monitor: MonitorStrings
    sign_in: SignInStrings
    view_ask: str
    view_failed: str
    months: tuple[str, ...]
    title: str
    intro: str
    examples_heading: str
    examples: tuple[str, ...]
    ask_placeholder: str
    searching: str
    you: str
    holds_one: str
    holds: str
    no_date: str
    kept: str
    not_written: str
    everywhere: str
    language: str
    new_conversation: str
    download: str
    download_name: str
    show_source: str
    close_source: str
    source_heading: str
    source_missing: str
    source_changed: str
    before: str
    after: str
    footnotes: str
    original: str
    nothing_there: str
    confidence_certain: str
    confidence_likely: str
    confidence_unsure: str
    confidence_label: str
    answer_label: str
    quote_label: str
    and_word: str
    question_one: str
    question_many: str
    question_heading: str
    answer_heading: str
    in_answer_to: str
    in_question: str
    in_section: str
    in_footnote: str
    unit_opening: str
    also_on_behalf: str
    asked_by_house: str
    speaker_unknown: str
    not_found: str
    read_as: str
    completed: str
    your_decision: str
    useful: str
    partly: str
    not_useful: str
    decided: str
    decision_reason: str
    not_found_hint: str
    nearest_label: str
    nearest_warning: str
    found_label: str
    why: str
    error_heading: str
    unexpected: str


NL = Strings(
    lang="nl",
    dossier=DOSSIER_NL,
    evaluation=EVALUATION_NL,
    gold=GOLD_NL,
    lookup=LOOKUP_NL,
    history=HISTORY_NL,
    library=LIBRARY_NL,
    monitor=MONITOR_NL,
    sign_in=SIGN_IN_NL,
    view_ask="Vraag",
    view_failed="Er ging iets mis op dit scherm. Ververs de pagina en probeer het opnieuw.",
    months=MONTHS,
    title="Vraagbaak",
    intro="Stel een vraag over de Kamerstukken in deze index. U krijgt letterlijke citaten met hun vindplaats.",
    examples_heading="Bijvoorbeeld",
    examples=(
        "Hoeveel lachgaszaken zijn er bij het OM geregistreerd?",
        "Hoe lang gingen de drugstestcentra dicht tijdens de lockdown?",
        "Antwoord op vraag 7 over lachgas",
        "Wat is het verschil tussen lijst I en lijst II van de Opiumwet?",
        "Hoeveel procent van de volwassenen gebruikte in 2023 cannabis?",
    ),
    ask_placeholder="Stel uw vraag",
    searching="Even zoeken in de bronnen",
    you="U vroeg",
    holds_one="1 stuk in deze index",
    holds="{count} stukken in deze index",
    no_date="zonder datum",
    kept="Vragen en antwoorden worden vastgelegd in het auditlog; uw naam alleen als die is ingesteld.",
    not_written="Vragen en antwoorden kunnen nu niet in het auditlog worden vastgelegd.",
    everywhere="Alle bronnen",
    language="Taal",
    new_conversation="Nieuw gesprek",
    download="Download gesprek",
    download_name="vraagbaak-gesprek.jsonl",
    show_source="Toon in de bron",
    close_source="Sluit de bron",
    source_heading="Bron",
    source_missing="Deze plek staat niet meer in de index. Stel de vraag opnieuw.",
    source_changed="De bron is gewijzigd sinds dit antwoord, dus er is niets gemarkeerd. Stel de vraag opnieuw.",
    before="Hiervoor",
    after="Hierna",
    footnotes="Voetnoten",
    original="Origineel",
    nothing_there="Hier staat geen tekst.",
    confidence_certain="zeker",
    confidence_likely="waarschijnlijk",
    confidence_unsure="onzeker: lees de bron na",
    confidence_label="Zekerheid",
    answer_label="Antwoord",
    quote_label="Citaat {n}",
    and_word="en",
    question_one="vraag {numbers}",
    question_many="vragen {numbers}",
    question_heading="Vraag {numbers}",
    answer_heading="Antwoord op {question}",
    in_answer_to="in antwoord op {question}",
    in_question="in de tekst van {question}",
    in_section="onder ‘{section}’",
    in_footnote="in een voetnoot",
    unit_opening="Begin van het stuk",
    also_on_behalf="mede namens {whom}",
    asked_by_house="vraag uit de Kamer, beantwoord door {speaker}",
    speaker_unknown="de bron noemt geen afzender",
    not_found="Niet gevonden in deze bronnen",
    read_as="Gelezen als",
    completed="Begrepen als",
    your_decision="Uw oordeel over dit antwoord",
    useful="Bruikbaar",
    partly="Deels",
    not_useful="Niet bruikbaar",
    decided="Vastgelegd",
    decision_reason="Reden (hoeft niet)",
    not_found_hint="De stukken in deze index geven geen antwoord op deze vraag. Probeer andere woorden, of "
    "vraag naar één ding tegelijk.",
    nearest_label="Wat er het dichtst bij komt (geen antwoord)",
    nearest_warning="Dit is geen antwoord, alleen wat er het dichtst bij komt.",
    found_label="Gevonden passages, en waarom",
    why="Waarom",
    error_heading="Dat lukt niet",
    unexpected="Er ging iets mis bij het beantwoorden. Stel de vraag opnieuw of begin een nieuw gesprek.",
)

EN = Strings(
    lang="en",
    dossier=DOSSIER_EN,
    evaluation=EVALUATION_EN,
    gold=GOLD_EN,
    lookup=LOOKUP_EN,
    history=HISTORY_EN,
    library=LIBRARY_EN,
    monitor=MONITOR_EN,
    sign_in=SIGN_IN_EN,
    view_ask="Ask",
    view_failed="Something went wrong on this screen. Reload the page and try again.",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    title="Vraagbaak",
    intro="Ask a question about the Dutch parliamentary papers in this index. You get literal quotes with their place.",
    examples_heading="For example",
    examples=(
        "How many nitrous oxide cases did the Public Prosecution Service register?",
        "How long were the drug testing centres closed during the lockdown?",
        "Answer to question 7 on nitrous oxide",
        "What is the difference between list I and list II of the Opium Act?",
        "What percentage of adults used cannabis in 2023?",
    ),
    ask_placeholder="Ask your question",
    searching="Searching the sources",
    you="You asked",
    holds_one="1 paper in this index",
    holds="{count} papers in this index",
    no_date="no date",
    kept="Questions and answers are kept in the audit log; your name only if it was set.",
    not_written="Questions and answers cannot be kept in the audit log now.",
    everywhere="All sources",
    language="Language",
    new_conversation="New conversation",
    download="Download conversation",
    download_name="vraagbaak-conversation.jsonl",
    show_source="Show in source",
    close_source="Close source",
    source_heading="Source",
    source_missing="This place is no longer in the index. Ask the question again.",
    source_changed="The source has changed since this answer, so the quote is not marked. Ask the question again.",
    before="Before this",
    after="After this",
    footnotes="Footnotes",
    original="Original",
    nothing_there="There is no text here.",
    confidence_certain="certain",
    confidence_likely="likely",
    confidence_unsure="unsure: check the source",
    confidence_label="Confidence",
    answer_label="Answer",
    quote_label="Quote {n}",
    and_word="and",
    question_one="question {numbers}",
    question_many="questions {numbers}",
    question_heading="Question {numbers}",
    answer_heading="Answer to {question}",
    in_answer_to="in answer to {question}",
    in_question="in the text of {question}",
    in_section="under ‘{section}’",
    in_footnote="in a footnote",
    unit_opening="Opening of the paper",
    also_on_behalf="also on behalf of {whom}",
    asked_by_house="question from the House, answered by {speaker}",
    speaker_unknown="the source names no sender",
    not_found="Not found in these sources",
    read_as="Typed words read as",
    completed="Read as",
    your_decision="Your decision on this answer",
    useful="Useful",
    partly="Partly",
    not_useful="Not useful",
    decided="Recorded",
    decision_reason="Reason (may be left empty)",
    not_found_hint="The papers in this index hold no answer to this question. Try other words, or ask about one thing "
    "at a time.",
    nearest_label="What comes nearest (not an answer)",
    nearest_warning="This is not an answer, only what comes nearest.",
    found_label="Passages found, and why",
    why="Why",
    error_heading="That did not work",
    unexpected="Something went wrong while answering. Ask again or start a new conversation.",
)

LANGUAGES: dict[Language, Strings] = {"nl": NL, "en": EN}
LANGUAGE_NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}


def strings(language: str) -> Strings:
    """The strings of a language code; Dutch for any code that is not known."""
    return EN if language == "en" else NL
