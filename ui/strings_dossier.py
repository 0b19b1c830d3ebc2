"""What the view for a whole Kamervraag says, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DossierStrings:
    """The words of the view in one language; a field without a value does not compile, so none can be missing."""

    title: str
    intro: str
    private: str
    paste: str
    paste_placeholder: str
    upload: str
    divide: str
    nothing_given: str
    given_twice: str
    reading: str
    searching: str
    searching_first: str
    stop: str
    stopped: str
    unexpected: str
    divided: str
    from_file: str
    from_text: str
    questions_one: str
    questions_many: str
    introduction: str
    no_introduction: str
    questions: str
    check_division: str
    search: str
    edit: str
    another: str
    question_label: str
    found: str
    answers_one: str
    answers_many: str
    without_one: str
    without_many: str
    kept: str
    same_paper: str
    changed: str
    search_again: str
    searched_as: str
    nothing: str
    about_answering: str
    identical: str
    similar: str
    this_paper: str
    asked: str
    whole_answer: str
    keep: str
    keep_all: str
    drop_all: str
    show: str
    show_quote: str
    no_source: str
    export: str
    export_note: str
    word: str
    markdown: str
    html: str
    page: str
    previous: str
    following: str
    certain: str
    likely: str
    unsure: str


DOSSIER_NL = DossierStrings(
    title="Kamervraag",
    intro="Geef een set Kamervragen. Bij elke vraag ziet u wat er eerder op is geantwoord; u kiest wat u meeneemt.",
    private="Het stuk blijft bij u: het wordt niet vastgelegd en niet bewaard, en is weg als u deze pagina sluit.",
    paste="Plak de vragen",
    paste_placeholder="Het hele stuk: inleiding en genummerde vragen",
    upload="Of kies een bestand (hooguit {size} MiB)",
    divide="Verdeel in vragen",
    nothing_given="Plak eerst de vragen, of kies een bestand.",
    given_twice="Er is tekst geplakt én een bestand gekozen. Haal een van de twee weg.",
    reading="Het stuk wordt gelezen",
    searching="{done} van de {whole} vragen doorzocht",
    searching_first="Het zoeken begint",
    stop="Stop",
    stopped="Gestopt. Er is niets van bewaard.",
    unexpected="Er ging iets mis. Probeer het opnieuw, of geef het stuk als platte tekst.",
    divided="Zo is het stuk gelezen",
    from_file="Bestand: {name}",
    from_text="Geplakte tekst",
    questions_one="1 vraag",
    questions_many="{count} vragen",
    introduction="Inleiding",
    no_introduction="Er staat geen inleiding voor de eerste vraag.",
    questions="Vragen",
    check_division="Klopt dit? Zoek dan eerdere antwoorden. Er is nog niet gezocht.",
    search="Zoek eerdere antwoorden",
    edit="Pas de tekst aan",
    another="Ander stuk",
    question_label="Vraag {label}",
    found="Eerdere antwoorden",
    answers_one="1 eerder antwoord",
    answers_many="{count} eerdere antwoorden",
    without_one="1 vraag zonder",
    without_many="{count} vragen zonder",
    kept="{kept} van de {all} antwoorden gaan mee",
    same_paper="Dit stuk staat zelf in de index, als {file}; wat daaruit komt, is als zodanig aangegeven.",
    changed="De index is gewijzigd sinds er is gezocht. Zoek opnieuw om te bewaren; uw keuze begint dan opnieuw.",
    search_again="Zoek opnieuw",
    searched_as="Gezocht als: {text}",
    nothing="Geen eerder antwoord gevonden in deze bronnen.",
    about_answering="Deze vraag gaat over de beantwoording zelf; daar is niet naar gezocht.",
    identical="dezelfde vraag",
    similar="gelijkend",
    this_paper="dit stuk zelf",
    asked="Gevraagd",
    whole_answer="Lees verder",
    keep="Neem {label} mee",
    keep_all="Neem alles bij vraag {label} mee",
    drop_all="Laat alles bij vraag {label} weg",
    show="Toon {label} in de bron",
    show_quote="Toon {label}, citaat {n}, in de bron",
    no_source="Hier verschijnt de bron, met het citaat gemarkeerd.",
    export="Bewaar het dossier",
    export_note="Alleen wat u meeneemt, met de bronnen en de melding dat dit met software is gevonden en moet worden "
    "gecontroleerd.",
    word="Word (.docx)",
    markdown="Markdown (.md)",
    html="Webpagina (.html)",
    page="Vraag {first} tot en met {last} van de {all}",
    previous="Vorige vragen",
    following="Volgende vragen",
    certain="zeker",
    likely="waarschijnlijk",
    unsure="onzeker: lees de bron na",
)

DOSSIER_EN = DossierStrings(
    title="Dossier",
    intro="Give a set of parliamentary questions. With each you see what was answered before; you choose what to keep.",
    private="The paper stays with you: it is not logged or kept, and it is gone when you close this page.",
    paste="Paste the questions",
    paste_placeholder="The whole paper: introduction and numbered questions",
    upload="Or choose a file (at most {size} MiB)",
    divide="Divide into questions",
    nothing_given="Paste the questions first, or choose a file.",
    given_twice="Text was pasted and a file was chosen. Remove one of the two.",
    reading="Reading the paper",
    searching="{done} of {whole} questions searched",
    searching_first="The search is starting",
    stop="Stop",
    stopped="Stopped. Nothing of it was kept.",
    unexpected="Something went wrong. Try again, or give the paper as plain text.",
    divided="This is how the paper was read",
    from_file="File: {name}",
    from_text="Pasted text",
    questions_one="1 question",
    questions_many="{count} questions",
    introduction="Introduction",
    no_introduction="Nothing stands before the first question.",
    questions="Questions",
    check_division="Is this right? Then search for earlier answers. Nothing has been searched yet.",
    search="Search earlier answers",
    edit="Change the text",
    another="Another paper",
    question_label="Question {label}",
    found="Earlier answers",
    answers_one="1 earlier answer",
    answers_many="{count} earlier answers",
    without_one="1 question without",
    without_many="{count} questions without",
    kept="{kept} of {all} answers are kept",
    same_paper="This paper is itself in the index, as {file}; what comes from it is marked so.",
    changed="The index has changed since the search. Search again to be able to save; your choice then starts anew.",
    search_again="Search again",
    searched_as="Searched as: {text}",
    nothing="No earlier answer found in these sources.",
    about_answering="This question is about the answering itself; nothing was looked for.",
    identical="same question",
    similar="similar",
    this_paper="this paper itself",
    asked="Asked",
    whole_answer="Read on",
    keep="Keep {label}",
    keep_all="Keep all of question {label}",
    drop_all="Drop all of question {label}",
    show="Show {label} in source",
    show_quote="Show {label}, quote {n}, in source",
    no_source="The source appears here, with the quote marked.",
    export="Save the dossier",
    export_note="Only what you keep, with its sources and the remark that this was found with software and must be "
    "checked.",
    word="Word (.docx)",
    markdown="Markdown (.md)",
    html="Web page (.html)",
    page="Question {first} to {last} of {all}",
    previous="Previous questions",
    following="Next questions",
    certain="certain",
    likely="likely",
    unsure="unsure: check the source",
)
