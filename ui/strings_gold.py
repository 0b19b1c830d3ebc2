"""What the page says where an answer becomes a gold question, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoldStrings:
    """The words in one language; a field without a value does not compile, so none can be missing."""

    make: str
    heading: str
    question: str
    question_help: str
    with_talk: str
    with_filters: str
    kind: str
    right: str
    quote: str
    elsewhere: str
    paper: str
    place: str
    answer: str
    answer_help: str
    stored_as: str
    none: str
    own_words: str
    keep: str
    checking: str
    cancel: str
    kept: str
    there_already: str
    unexpected: str
    offered: str
    none_offered: str
    start: str
    download: str
    manage: str
    remove_which: str
    remove_all: str
    remove: str


GOLD_NL = GoldStrings(
    make="Maak hier een gouden vraag van",
    heading="Gouden vraag",
    question="Vraag",
    question_help="Past u de vraag aan, dan geldt zij los van het gesprek.",
    with_talk="Eerdere vragen van het gesprek die meegaan: {count}",
    with_filters="Filters die meegaan: {filters}",
    kind="Soort vraag",
    right="Welke citaten kloppen?",
    quote="Citaat {n}: {text}",
    elsewhere="Geen citaat gekozen: wijs aan waar het antwoord staat.",
    paper="Stuk",
    place="Plaats in het stuk",
    answer="Woorden van het antwoord",
    answer_help="Zo kort als kan, letterlijk uit het stuk; elk stukje op een eigen regel.",
    stored_as="Zo wordt zij bewaard",
    none="geen",
    own_words="Het antwoord staat niet letterlijk in het stuk en geldt als antwoord in eigen woorden.",
    keep="Bewaar de gouden vraag",
    checking="De gouden vraag wordt nagekeken",
    cancel="Toch niet",
    kept="Bewaard bij uw gouden vragen; u vindt ze bij Evaluatie.",
    there_already="Van dit antwoord is een gouden vraag gemaakt; u vindt haar bij Evaluatie.",
    unexpected="Er ging iets mis; de gouden vraag is niet bewaard.",
    offered="Gouden vragen die u op de pagina maakte: {count}",
    none_offered="Van een beoordeeld antwoord kunt u bij Vraag een gouden vraag maken; dan staat zij hier.",
    start="Start met mijn gouden vragen",
    download="Gouden vragen (.jsonl)",
    manage="Bekijk en verwijder",
    remove_which="Welke gouden vraag",
    remove_all="alle gouden vragen",
    remove="Verwijder uit mijn gouden vragen",
)

GOLD_EN = GoldStrings(
    make="Make this a gold question",
    heading="Gold question",
    question="Question",
    question_help="When you change the question, it stands apart from the conversation.",
    with_talk="Earlier questions of the conversation that go with it: {count}",
    with_filters="Filters that go with it: {filters}",
    kind="Kind of question",
    right="Which quotes are right?",
    quote="Quote {n}: {text}",
    elsewhere="No quote chosen: point at where the answer stands.",
    paper="Paper",
    place="Place in the paper",
    answer="Words of the answer",
    answer_help="As short as possible, literally from the paper; each piece on a line of its own.",
    stored_as="It is stored like this",
    none="none",
    own_words="The answer does not stand literally in the paper and counts as one in somebody’s own words.",
    keep="Keep the gold question",
    checking="The gold question is being checked",
    cancel="Never mind",
    kept="Kept with your gold questions; you find them under Evaluation.",
    there_already="This answer was made into a gold question; you find it under Evaluation.",
    unexpected="Something went wrong; the gold question was not kept.",
    offered="Gold questions that you made on the page: {count}",
    none_offered="Of an answer that you rated you can make a gold question in the view Question; then it stands here.",
    start="Start with my gold questions",
    download="Gold questions (.jsonl)",
    manage="Look through and remove",
    remove_which="Which gold question",
    remove_all="all gold questions",
    remove="Remove from my gold questions",
)
