"""What the conversation view says of its history, filters, copies and source, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HistoryStrings:
    """The words in one language; a field without a value does not compile, so none can be missing."""

    heading: str
    search: str
    none_found: str
    none_yet: str
    more: str
    this: str
    rename: str
    delete: str
    delete_sure: str
    delete_yes: str
    delete_no: str
    gone: str
    kept: str
    not_kept: str
    turned_off: str
    not_written: str
    earlier: str
    filters: str
    filters_all: str
    filters_some: str
    filters_none: str
    filter_any: str
    filter_remove: str
    filter_clear: str
    filter_document: str
    filter_minister: str
    filter_ministry: str
    filter_kind: str
    filter_from: str
    filter_to: str
    filter_date_help: str
    filter_no_date: str
    filter_nothing: str
    searched_in: str
    kind_vraag_antwoord: str
    kind_kamervragen: str
    kind_kamerbrief: str
    copy_answer: str
    copy_footnote: str
    copied: str
    related: str
    previous: str
    following: str
    back_to_quote: str
    points_to: str
    whole_paper: str
    why_found: str


HISTORY_NL = HistoryStrings(
    heading="Gesprekken",
    search="Zoek in gesprekken",
    none_found="Geen gesprek gevonden.",
    none_yet="Nog geen gesprekken.",
    more="Toon er meer",
    this="Dit gesprek",
    rename="Naam",
    delete="Verwijder dit gesprek",
    delete_sure="Het gesprek met alle antwoorden verdwijnt. Weet u het zeker?",
    delete_yes="Ja, verwijder",
    delete_no="Nee, bewaar",
    gone="Dit gesprek is er niet meer, of het hoort bij een andere browser.",
    kept="Gesprekken worden op deze computer of server bewaard, alleen te zien in deze browser.",
    not_kept="Uw browser bewaart geen cookies: gesprekken verdwijnen zodra u deze pagina sluit of ververst.",
    turned_off="Gesprekken worden hier niet bewaard: zij verdwijnen zodra u deze pagina sluit of ververst.",
    not_written="Gesprekken kunnen nu niet worden bewaard: nieuwe verdwijnen zodra u deze pagina sluit of ververst.",
    earlier="Toon eerdere vragen ({count})",
    filters="Filters",
    filters_all="Zoekt in alle stukken ({all})",
    filters_some="Zoekt in {count} van de {all} stukken",
    filters_none="Geen enkel stuk past bij deze filters",
    filter_any="alles",
    filter_remove="Haal dit filter weg",
    filter_clear="Haal alle filters weg",
    filter_document="Stuk",
    filter_minister="Bewindspersoon",
    filter_ministry="Ministerie",
    filter_kind="Soort",
    filter_from="Vanaf",
    filter_to="Tot en met",
    filter_date_help="bijv. 31-12-2024 of 2024",
    filter_no_date="‘{text}’ is geen datum. Schrijf bijvoorbeeld 31-12-2024, of alleen een jaar.",
    filter_nothing="Geen enkel stuk past bij deze filters: {filters}. Haal er een weg en stel de vraag opnieuw.",
    searched_in="Gezocht met filters: {filters}",
    kind_vraag_antwoord="Vragen met antwoord",
    kind_kamervragen="Vragen zonder antwoord",
    kind_kamerbrief="Brief",
    copy_answer="Kopieer antwoord",
    copy_footnote="Kopieer voetnoot",
    copied="Gekopieerd",
    related="Verwante vragen uit de stukken",
    previous="Vorige",
    following="Volgende",
    back_to_quote="Terug naar het citaat",
    points_to="Verwijst naar",
    whole_paper="het stuk",
    why_found="Waarom gevonden",
)

HISTORY_EN = HistoryStrings(
    heading="Conversations",
    search="Search conversations",
    none_found="No conversation found.",
    none_yet="No conversations yet.",
    more="Show more",
    this="This conversation",
    rename="Name",
    delete="Delete this conversation",
    delete_sure="The conversation and all its answers will be gone. Are you sure?",
    delete_yes="Yes, delete",
    delete_no="No, keep it",
    gone="This conversation is no longer there, or it belongs to another browser.",
    kept="Conversations are kept on this computer or server, to be seen in this browser only.",
    not_kept="Your browser keeps no cookies: conversations are gone once you close or reload this page.",
    turned_off="Conversations are not kept here: they are gone once you close or reload this page.",
    not_written="Conversations cannot be kept now: what is new is gone once you close or reload this page.",
    earlier="Show earlier questions ({count})",
    filters="Filters",
    filters_all="Searches all papers ({all})",
    filters_some="Searches {count} of the {all} papers",
    filters_none="No paper fits these filters",
    filter_any="any",
    filter_remove="Remove this filter",
    filter_clear="Remove all filters",
    filter_document="Paper",
    filter_minister="Minister",
    filter_ministry="Ministry",
    filter_kind="Kind",
    filter_from="From",
    filter_to="Up to",
    filter_date_help="e.g. 31-12-2024 or 2024",
    filter_no_date="‘{text}’ is not a date. Write for example 31-12-2024, or just a year.",
    filter_nothing="No paper fits these filters: {filters}. Remove one and ask the question again.",
    searched_in="Searched with filters: {filters}",
    kind_vraag_antwoord="Questions with answers",
    kind_kamervragen="Questions without answers",
    kind_kamerbrief="Letter",
    copy_answer="Copy answer",
    copy_footnote="Copy footnote",
    copied="Copied",
    related="Related questions from the papers",
    previous="Previous",
    following="Next",
    back_to_quote="Back to the quote",
    points_to="Points to",
    whole_paper="the paper",
    why_found="Why it was found",
)
