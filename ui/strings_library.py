"""What the library says, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LibraryStrings:
    """The words of the view in one language; a field without a value does not compile, so none can be missing."""

    title: str
    ask_about: str
    intro: str
    search: str
    search_hint: str
    found_one: str
    found: str
    found_of: str
    nothing_found: str
    filters: str
    chosen: str
    drop: str
    clear: str
    order: str
    by_date: str
    by_title: str
    more_values: str
    paging: str
    shown: str
    previous_page: str
    next_page: str
    facet_kind: str
    facet_minister: str
    facet_ministry: str
    facet_party: str
    facet_year: str
    kind_answers: str
    kind_questions: str
    kind_letter: str
    kind_other: str
    asked_by: str
    case: str
    own_reference: str
    delay: str
    added_here: str
    back: str
    contents: str
    reading: str
    copy: str
    copy_of: str
    copied: str
    previous_unit: str
    next_unit: str
    note_mark: str
    note_back: str
    link_here: str
    link_paper: str
    part_of: str
    part_next: str
    part_previous: str
    unknown_unit: str
    unknown_paper: str
    quote_gone: str
    add: str
    upload: str
    upload_help: str
    ready_one: str
    ready: str
    refused: str
    file: str
    reason: str
    start: str
    starting: str
    stage_read: str
    stage_embed: str
    stage_write: str
    stop: str
    stopped: str
    broke_off: str
    unexpected: str
    done: str
    outcome_added: str
    outcome_removed: str
    outcome_changed: str
    outcome_skipped: str
    outcome_doubtful: str
    outcome_none: str
    report: str
    report_name: str
    holds: str
    holds_more: str
    waiting: str
    reindex: str
    reindex_help: str
    remove: str
    remove_sure: str
    remove_yes: str
    elsewhere: str


LIBRARY_NL = LibraryStrings(
    title="Bronnen",
    ask_about="Vraag hierover",
    intro="Alle stukken in deze index. Zoek op titel, nummer of naam, of kies hieronder.",
    search="Zoek in de lijst",
    search_hint="Titel, nummer, bewindspersoon, Kamerlid",
    found_one="1 stuk",
    found="{count} stukken",
    found_of="{count} van de {all} stukken",
    nothing_found="Geen stuk past bij deze keuze. Haal een keuze weg of zoek met andere woorden.",
    filters="Kies",
    chosen="Gekozen",
    drop="weghalen",
    clear="Alles weghalen",
    order="Volgorde",
    by_date="Nieuwste eerst",
    by_title="Op titel",
    more_values="Nog {count}",
    paging="Bladen",
    shown="{first} tot en met {last} van {all}",
    previous_page="Vorige",
    next_page="Volgende",
    facet_kind="Soort",
    facet_minister="Bewindspersoon",
    facet_ministry="Ministerie",
    facet_party="Partij van de vragers",
    facet_year="Jaar",
    kind_answers="Antwoorden op Kamervragen",
    kind_questions="Kamervragen zonder antwoord",
    kind_letter="Kamerbrief",
    kind_other="Ander stuk",
    asked_by="gevraagd door {whom}",
    case="zaak {case}",
    own_reference="kenmerk {reference}",
    delay="uitstel gemeld in {paper}",
    added_here="hier toegevoegd",
    back="Terug naar de lijst",
    contents="Inhoud",
    reading="Het stuk",
    copy="Kopieer link",
    copy_of="naar {unit}",
    copied="Gekopieerd",
    previous_unit="Vorige: {unit}",
    next_unit="Volgende: {unit}",
    note_mark="voetnoot {number}",
    note_back="Terug naar de tekst bij voetnoot {number}",
    link_here="Naar {unit}",
    link_paper="Naar {title}",
    part_of="Onderdelen {first} tot en met {last} van {all}",
    part_next="Verder lezen",
    part_previous="Hiervoor",
    unknown_unit="Deze plek staat niet (meer) in de index. Kies het stuk in de lijst, of vraag wie de link gaf om een "
    "nieuwe.",
    unknown_paper="Dit stuk staat niet (meer) in de index. Kies een ander uit de lijst.",
    quote_gone="De aangewezen woorden staan niet in dit onderdeel, dus er is niets gemarkeerd.",
    add="Stukken toevoegen en beheren",
    upload="Bestanden om toe te voegen (hoogstens {count} tegelijk, elk hoogstens {size} MB)",
    upload_help="Word, PDF, OpenDocument, e-mail, webpagina, XML of platte tekst. De bestanden worden bij de index "
    "bewaard.",
    ready_one="1 bestand kan worden toegevoegd.",
    ready="{count} bestanden kunnen worden toegevoegd.",
    refused="Deze niet:",
    file="Bestand",
    reason="Waarom, en wat te doen",
    start="Voeg toe",
    starting="Even beginnen",
    stage_read="Stukken lezen: {done} van {whole}",
    stage_embed="Passages verwerken: {done} van {whole}",
    stage_write="Index schrijven",
    stop="Stop",
    stopped="Gestopt. De index is zoals hij was.",
    broke_off="Het bijwerken is afgebroken. De index is zoals hij was; probeer het opnieuw.",
    unexpected="Er ging iets mis. Probeer het opnieuw.",
    done="De index is bijgewerkt en nu in gebruik. Stukken in de index: {documents}.",
    outcome_added="Toegevoegd",
    outcome_removed="Verwijderd",
    outcome_changed="Gewijzigd",
    outcome_skipped="Overgeslagen",
    outcome_doubtful="Na te kijken",
    outcome_none="Er is niets veranderd.",
    report="Verslag (.html)",
    report_name="verslag-indexeren.html",
    holds="Hier toegevoegd: {added}. Uit andere mappen: {elsewhere}.",
    holds_more="Wie die mappen bijwerkt doet dat met de opdracht: vraagbaak index MAP. Wat hier is toegevoegd blijft "
    "dan staan.",
    waiting="Toegevoegde bestanden die niet in de index staan: {count}. Indexeer opnieuw om ze te lezen.",
    reindex="Indexeer opnieuw",
    reindex_help="Leest wat hier is toegevoegd opnieuw, en de bestanden uit andere mappen die zijn gewijzigd.",
    remove="Verwijder dit stuk",
    remove_sure="Het bestand en alles wat de index ervan weet gaat weg. Dat kan niet ongedaan worden gemaakt.",
    remove_yes="Ja, verwijder",
    elsewhere="Dit stuk komt uit de map {folder} en is hier niet te verwijderen: haal het daar weg en geef de opdracht "
    "vraagbaak index voor die map.",
)

LIBRARY_EN = LibraryStrings(
    title="Sources",
    ask_about="Ask about this",
    intro="All papers in this index. Search by title, number or name, or choose below.",
    search="Search the list",
    search_hint="Title, number, minister, member of the House",
    found_one="1 paper",
    found="{count} papers",
    found_of="{count} of {all} papers",
    nothing_found="No paper fits this choice. Drop a choice or search with other words.",
    filters="Choose",
    chosen="Chosen",
    drop="drop",
    clear="Drop all",
    order="Order",
    by_date="Newest first",
    by_title="By title",
    more_values="{count} more",
    paging="Pages",
    shown="{first} to {last} of {all}",
    previous_page="Previous",
    next_page="Next",
    facet_kind="Kind",
    facet_minister="Minister",
    facet_ministry="Ministry",
    facet_party="Party of the askers",
    facet_year="Year",
    kind_answers="Answers to parliamentary questions",
    kind_questions="Parliamentary questions without answers",
    kind_letter="Letter to the House",
    kind_other="Other paper",
    asked_by="asked by {whom}",
    case="case {case}",
    own_reference="reference {reference}",
    delay="delay announced in {paper}",
    added_here="added here",
    back="Back to the list",
    contents="Contents",
    reading="The paper",
    copy="Copy link",
    copy_of="to {unit}",
    copied="Copied",
    previous_unit="Previous: {unit}",
    next_unit="Next: {unit}",
    note_mark="footnote {number}",
    note_back="Back to the text at footnote {number}",
    link_here="To {unit}",
    link_paper="To {title}",
    part_of="Parts {first} to {last} of {all}",
    part_next="Read on",
    part_previous="Before this",
    unknown_unit="This place is not in the index, or no longer. Choose the paper from the list, or ask who gave the "
    "link for a new one.",
    unknown_paper="This paper is not in the index, or no longer. Choose another from the list.",
    quote_gone="The words that were pointed at are not in this part, so nothing is marked.",
    add="Add and manage papers",
    upload="Files to add (at most {count} at once, each at most {size} MB)",
    upload_help="Word, PDF, OpenDocument, e-mail, web page, XML or plain text. The files are kept with the index.",
    ready_one="1 file can be added.",
    ready="{count} files can be added.",
    refused="These cannot:",
    file="File",
    reason="Why, and what to do",
    start="Add",
    starting="Starting",
    stage_read="Reading papers: {done} of {whole}",
    stage_embed="Processing passages: {done} of {whole}",
    stage_write="Writing the index",
    stop="Stop",
    stopped="Stopped. The index is as it was.",
    broke_off="The update was broken off. The index is as it was; try again.",
    unexpected="Something went wrong. Try again.",
    done="The index has been updated and is now in use. Papers in the index: {documents}.",
    outcome_added="Added",
    outcome_removed="Removed",
    outcome_changed="Changed",
    outcome_skipped="Skipped",
    outcome_doubtful="To look at",
    outcome_none="Nothing has changed.",
    report="Report (.html)",
    report_name="indexing-report.html",
    holds="Added here: {added}. From other folders: {elsewhere}.",
    holds_more="Who updates those folders does so with the command: vraagbaak index FOLDER. What was added here stays.",
    waiting="Added files that are not in the index: {count}. Index again to read them.",
    reindex="Index again",
    reindex_help="Reads what was added here again, and the files from other folders that have changed.",
    remove="Remove this paper",
    remove_sure="The file and all that the index knows of it will go. This cannot be undone.",
    remove_yes="Yes, remove",
    elsewhere="This paper comes from the folder {folder} and cannot be removed here: take it away there and give the "
    "command vraagbaak index for that folder.",
)
