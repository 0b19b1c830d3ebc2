"""What the view for monitors says, in Dutch and in English.

Buttons and labels go through Streamlit's Markdown, so these strings keep clear of its signs.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MonitorStrings:
    """The words of the view in one language; a field without a value does not compile, so none can be missing."""

    title: str
    title_fresh: str
    intro: str
    no_key: str
    new: str
    question: str
    name: str
    name_help: str
    limits: str
    follow: str
    follow_this: str
    followed: str
    following: str
    none_yet: str
    unexpected: str
    looking: str
    looked: str
    stop: str
    stopped: str
    look_on: str
    list_heading: str
    order: str
    unseen_none: str
    unseen_one: str
    unseen_many: str
    open_monitor: str
    more: str
    since: str
    asks: str
    hits_none: str
    hits_cut: str
    found: str
    seen: str
    gone: str
    changed: str
    show: str
    mark: str
    mark_all: str
    rename: str
    rename_field: str
    rename_save: str
    remove: str
    remove_sure: str
    remove_yes: str
    feed: str
    no_source: str


MONITOR_NL = MonitorStrings(
    title="Volgen",
    title_fresh="Volgen ({count})",
    intro="Bewaar een vraag. Komt er een stuk bij dat haar beantwoordt, dan staat dat hier, met het citaat.",
    no_key="Deze browser bewaart geen cookies, dus er is geen plek voor uw gevolgde vragen. Sta cookies toe voor deze "
    "pagina, of gebruik de opdracht vraagbaak watch.",
    new="Volg een vraag",
    question="Vraag",
    name="Naam",
    name_help="Hoe de vraag in de lijst heet. Leeg: zoals zij begint.",
    limits="Alleen in deze stukken",
    follow="Volg",
    follow_this="Volg deze vraag",
    followed="U volgt deze vraag nu. Wat er al in de index stond, telt als bekend.",
    following="U volgt deze vraag.",
    none_yet="U volgt nog geen vragen.",
    unexpected="Er ging iets mis bij het kijken naar nieuwe stukken. Probeer het opnieuw.",
    looking="Er zijn nieuwe stukken; er wordt gekeken wat ze beantwoorden",
    looked="Bij {done} van de {whole} gevolgde vragen gekeken",
    stop="Stop",
    stopped="Gestopt. Wat al gevonden is, staat hieronder; nog niet bij alle vragen is gekeken.",
    look_on="Kijk verder",
    list_heading="Gevolgde vragen",
    order="Met iets ongeziens eerst, daarna de nieuwste",
    unseen_none="niets nieuws",
    unseen_one="1 nieuw",
    unseen_many="{count} nieuw",
    open_monitor="{name} · {unseen}",
    more="Toon er meer",
    since="Gevolgd sinds {date}",
    asks="Vraag",
    hits_none="Nog geen nieuw stuk beantwoordt deze vraag.",
    hits_cut="Er was meer dan hier wordt bewaard. Stel de vraag bij Vraag om alles te zien.",
    found="gevonden {date}",
    seen="gezien",
    gone="niet meer in de index",
    changed="gewijzigd sinds dit werd gevonden",
    show="Toon vondst {n} in de bron",
    mark="Vondst {n} gezien",
    mark_all="Alles gezien",
    rename="Hernoem",
    rename_field="Nieuwe naam",
    rename_save="Bewaar de naam",
    remove="Verwijder",
    remove_sure="De vraag en wat zij vond verdwijnen.",
    remove_yes="Ja, verwijder",
    feed="Feed van alles (Atom)",
    no_source="Hier verschijnt de bron, met het citaat gemarkeerd.",
)

MONITOR_EN = MonitorStrings(
    title="Follow",
    title_fresh="Follow ({count})",
    intro="Keep a question. When a paper comes in that answers it, it is listed here, with the quote.",
    no_key="This browser keeps no cookies, so there is no place for the questions you follow. Allow cookies for this "
    "page, or use the command vraagbaak watch.",
    new="Follow a question",
    question="Question",
    name="Name",
    name_help="What the question is called in the list. Empty: as it begins.",
    limits="Only in these papers",
    follow="Follow",
    follow_this="Follow this question",
    followed="You follow this question now. What was in the index already counts as known.",
    following="You follow this question.",
    none_yet="You follow no questions yet.",
    unexpected="Something went wrong while looking at new papers. Try again.",
    looking="There are new papers; looking what they answer",
    looked="Looked for {done} of {whole} questions",
    stop="Stop",
    stopped="Stopped. What was found is below; not all questions were looked at yet.",
    look_on="Look on",
    list_heading="Questions you follow",
    order="Those with something unseen first, then the newest",
    unseen_none="nothing new",
    unseen_one="1 new",
    unseen_many="{count} new",
    open_monitor="{name} · {unseen}",
    more="Show more",
    since="Followed since {date}",
    asks="Question",
    hits_none="No new paper answers this question yet.",
    hits_cut="There was more than is kept here. Ask the question under Ask to see all.",
    found="found on {date}",
    seen="seen",
    gone="no longer in the index",
    changed="changed since it was found",
    show="Show find {n} in source",
    mark="Find {n} seen",
    mark_all="All seen",
    rename="Rename",
    rename_field="New name",
    rename_save="Save the name",
    remove="Remove",
    remove_sure="The question and what it found disappear.",
    remove_yes="Yes, remove",
    feed="Feed of everything (Atom)",
    no_source="The source appears here, with the quote marked.",
)
