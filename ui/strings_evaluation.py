"""What the evaluation view says, in Dutch and in English; what measures and failures are called stands with the report.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvaluationStrings:
    """The words of the view in one language; a field without a value does not compile, so none can be missing."""

    title: str
    intro: str
    new: str
    upload: str
    upload_help: str
    reading: str
    usable_all: str
    usable_one: str
    usable_some: str
    unusable_more: str
    unusable_label: str
    where: str
    question: str
    reason: str
    own_document: str
    own_document_help: str
    start: str
    starting: str
    running: str
    stop: str
    stopped: str
    broke_off: str
    unexpected: str
    none_yet: str
    earlier: str
    remove: str
    remove_sure: str
    remove_yes: str
    compare: str
    compare_none: str
    made: str
    questions_one: str
    questions_many: str
    results: str
    between: str
    first_right: str
    found_in_five: str
    rightly_refused: str
    wrongly_refused: str
    verbatim: str
    time: str
    time_slow: str
    left_out: str
    download_page: str
    download_table: str
    download_content: str
    tab_questions: str
    tab_measures: str
    tab_plots: str
    tab_comparison: str
    by_kind: str
    by_document: str
    by_length: str
    why_label: str
    why_failed: str
    why_any: str
    why_worse: str
    why_better: str
    made_with: str
    kind_label: str
    kind_any: str
    nothing_failed: str
    nothing_here: str
    listed: str
    open_question: str
    went_well: str
    more: str
    back: str
    previous: str
    following: str
    what_went_wrong: str
    where_it_stands: str
    wanted: str
    own_words: str
    no_place: str
    shown: str
    refused: str
    quotes: str
    passages: str
    nothing_found: str
    rank_nowhere: str
    rank: str
    right: str
    not_right: str
    place_gone: str
    changed: str
    show_place: str
    show_quote: str
    show_passage: str


EVALUATION_NL = EvaluationStrings(
    title="Evaluatie",
    intro="Meet hoe goed de antwoorden zijn aan vragen waarvan u het antwoord en de bron kent.",
    new="Nieuwe evaluatie",
    upload="Bestand met vragen (.jsonl, .csv of .xlsx, hoogstens {size} MB)",
    upload_help="Een blad met de kolommen Vraag, Antwoord en Bron, of één JSON-object per regel. "
    "Laat Bron leeg bij een vraag waarop geen antwoord bestaat.",
    reading="Het bestand wordt gelezen",
    usable_all="Alle {all} rijen zijn bruikbaar.",
    usable_one="De ene rij is bruikbaar.",
    usable_some="{usable} van de {all} rijen zijn bruikbaar; {not_usable} niet:",
    unusable_more="en nog {count} andere",
    unusable_label="Rijen die niet bruikbaar zijn",
    where="Waar",
    question="Vraag",
    reason="Waarom niet",
    own_document="Laat bij elke vraag het eigen stuk buiten beschouwing",
    own_document_help="Voor vragen die uit de stukken zelf komen: zo meet u of het antwoord ook elders wordt gevonden.",
    start="Start de evaluatie",
    starting="De evaluatie begint",
    running="Beantwoord: {done} van {whole}",
    stop="Stop",
    stopped="De evaluatie is gestopt; er is niets van bewaard.",
    broke_off="De evaluatie is afgebroken voordat zij klaar was. Start haar opnieuw.",
    unexpected="Er ging iets mis bij het evalueren. Probeer het opnieuw.",
    none_yet="Er zijn nog geen evaluaties van deze index.",
    earlier="Evaluatie",
    remove="Verwijder",
    remove_sure="Het verslag verdwijnt voor iedereen die deze index gebruikt.",
    remove_yes="Ja, verwijder",
    compare="Vergelijk met",
    compare_none="geen andere",
    made="{date}, {time}",
    questions_one="1 vraag",
    questions_many="{count} vragen",
    results="Uitslag",
    between="tussen {low} en {high}",
    first_right="van de vragen met een antwoord: het eerste citaat komt van een goede plek",
    found_in_five="van die vragen: een goede passage staat bij de eerste vijf",
    rightly_refused="van de vragen zonder antwoord kreeg terecht ‘niet gevonden’",
    wrongly_refused="van de vragen met een antwoord kreeg ten onrechte ‘niet gevonden’",
    verbatim="van de citaten klopt tot op het teken met de bron",
    time="per vraag, de helft gaat sneller",
    time_slow="95 van de 100 binnen {p95}",
    left_out="Niet bruikbaar en dus niet gesteld: {count} van de rijen van het bestand.",
    download_page="Verslag (.html)",
    download_table="Vragen (.csv)",
    download_content="Cijfers (.json)",
    tab_questions="Vragen",
    tab_measures="Cijfers",
    tab_plots="Grafieken",
    tab_comparison="Vergelijking",
    by_kind="soort vraag",
    by_document="stuk",
    by_length="lengte van de vraag",
    why_label="Welke vragen",
    why_failed="alle die misgingen",
    why_any="alle vragen",
    why_worse="slechter dan toen",
    why_better="beter dan toen",
    made_with="instellingen en rijen die niet bruikbaar waren",
    kind_label="Soort",
    kind_any="alle soorten",
    nothing_failed="Geen enkele vraag ging mis.",
    nothing_here="Geen vragen die hierbij passen.",
    listed="{first} tot en met {last} van de {all}",
    open_question="Bekijk vraag {n}",
    went_well="Ging goed",
    more="Toon er meer",
    back="Terug naar de lijst",
    previous="Vorige",
    following="Volgende",
    what_went_wrong="Wat er misging, en wat eraan te doen is",
    where_it_stands="Waar het antwoord staat",
    wanted="Gezocht antwoord",
    own_words="in eigen woorden",
    no_place="Volgens het bestand staat het antwoord niet in deze bronnen.",
    shown="Getoond antwoord",
    refused="Niet gevonden in deze bronnen",
    quotes="Citaten",
    passages="Gevonden passages",
    nothing_found="Er is niets gevonden.",
    rank_nowhere="De goede plek staat niet bij de gevonden passages.",
    rank="De goede plek staat op nummer {rank}.",
    right="goede plek",
    not_right="andere plek",
    place_gone="Deze plek staat niet in de index.",
    changed="De bron is gewijzigd sinds deze evaluatie, dus er is niets gemarkeerd.",
    show_place="Toon plek {n} in de bron",
    show_quote="Toon citaat {n} in de bron",
    show_passage="Toon passage {n} in de bron",
)

EVALUATION_EN = EvaluationStrings(
    title="Evaluation",
    intro="Measure how good the answers are with questions of which you know the answer and the source.",
    new="New evaluation",
    upload="File of questions (.jsonl, .csv or .xlsx, at most {size} MB)",
    upload_help="A sheet with the columns Vraag, Antwoord and Bron, or one JSON object a line. "
    "Leave Bron empty for a question that has no answer.",
    reading="Reading the file",
    usable_all="All {all} rows can be used.",
    usable_one="The one row can be used.",
    usable_some="{usable} of the {all} rows can be used; {not_usable} cannot:",
    unusable_more="and {count} more",
    unusable_label="Rows that cannot be used",
    where="Where",
    question="Question",
    reason="Why not",
    own_document="Leave the question’s own paper out",
    own_document_help="For questions that come from the papers themselves: it shows whether the answer is found "
    "elsewhere too.",
    start="Start the evaluation",
    starting="The evaluation starts",
    running="Answered: {done} of {whole}",
    stop="Stop",
    stopped="The evaluation was stopped; nothing of it was kept.",
    broke_off="The evaluation broke off before it was done. Start it again.",
    unexpected="Something went wrong while evaluating. Try again.",
    none_yet="There are no evaluations of this index yet.",
    earlier="Evaluation",
    remove="Remove",
    remove_sure="The report disappears for everyone who uses this index.",
    remove_yes="Yes, remove",
    compare="Compare with",
    compare_none="no other",
    made="{date}, {time}",
    questions_one="1 question",
    questions_many="{count} questions",
    results="Result",
    between="between {low} and {high}",
    first_right="of the questions with an answer: the first citation comes from a right place",
    found_in_five="of those questions: a right passage is among the first five",
    rightly_refused="of the questions without an answer rightly got ‘not found’",
    wrongly_refused="of the questions with an answer wrongly got ‘not found’",
    verbatim="of the quotes equal the source to the character",
    time="a question, half are faster",
    time_slow="95 in 100 within {p95}",
    left_out="Could not be used and so were not asked: {count} of the rows of the file.",
    download_page="Report (.html)",
    download_table="Questions (.csv)",
    download_content="Figures (.json)",
    tab_questions="Questions",
    tab_measures="Figures",
    tab_plots="Plots",
    tab_comparison="Comparison",
    by_kind="kind of question",
    by_document="paper",
    by_length="length of the question",
    why_label="Which questions",
    why_failed="all that went wrong",
    why_any="all questions",
    why_worse="worse than then",
    why_better="better than then",
    made_with="settings and rows that could not be used",
    kind_label="Kind",
    kind_any="all kinds",
    nothing_failed="Not one question went wrong.",
    nothing_here="No questions that fit this.",
    listed="{first} to {last} of {all}",
    open_question="See question {n}",
    went_well="Went well",
    more="Show more",
    back="Back to the list",
    previous="Previous",
    following="Next",
    what_went_wrong="What went wrong, and what to do about it",
    where_it_stands="Where the answer stands",
    wanted="Wanted answer",
    own_words="in own words",
    no_place="According to the file the answer is not in these sources.",
    shown="Shown answer",
    refused="Not found in these sources",
    quotes="Quotes",
    passages="Passages found",
    nothing_found="Nothing was found.",
    rank_nowhere="The right place is not among the passages found.",
    rank="The right place is at number {rank}.",
    right="right place",
    not_right="other place",
    place_gone="This place is not in the index.",
    changed="The source has changed since this evaluation, so nothing is marked.",
    show_place="Show place {n} in source",
    show_quote="Show quote {n} in source",
    show_passage="Show passage {n} in source",
)
