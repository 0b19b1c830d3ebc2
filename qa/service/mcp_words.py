"""What the tools for assistants say of themselves, in Dutch and in English."""

ABOUT = (
    "Vraagbaak doorzoekt Nederlandse Kamervragen en Kamerbrieven en citeert ze woord voor woord. Neem citaten "
    "letterlijk over, met hun bron; zegt een antwoord “niet gevonden”, dan staat het niet in deze stukken. / "
    "Vraagbaak searches Dutch parliamentary papers and quotes them word for word. Use quotes as they are, with their "
    "source; when an answer says “niet gevonden”, these papers do not say it. Ask in Dutch where you can."
)
QUESTION = "De vraag, liefst in het Nederlands. / The question, in Dutch where possible."
FILTERS = "Alleen stukken die hierbij passen (document, minister, ministry, kind, from, to). / Only papers that fit."
EARLIER = "Eerdere vragen van het gesprek, oudste eerst. / Earlier questions of the conversation, oldest first."
ADDRESS = "Het adres uit een citaat of passage. / The address in a citation or passage."
REFERENCE = "Adres, “antwoord op vraag 7 lachgas”, nummer van een stuk, of een zin. / Reference, or a sentence."

# Tool -> its title and what it does.
TOOLS: dict[str, tuple[str, str]] = {
    "vraag": (
        "Stel een vraag / Ask",
        "Beantwoordt een vraag met letterlijke citaten uit Kamervragen en Kamerbrieven, of zegt dat het er niet in "
        "staat. / Answers a question with verbatim quotes from Dutch parliamentary papers, or says that they hold no "
        "answer.",
    ),
    "zoek": (
        "Zoek passages / Search",
        "Zoekt de passages die het best bij een vraag of onderwerp passen, met het adres van hun eenheid. / Finds the "
        "passages that fit a question or subject best, with the address of their unit.",
    ),
    "lees_eenheid": (
        "Lees een eenheid / Read a unit",
        "Geeft een Vraag met haar hele Antwoord, of een paragraaf van een brief, naar het adres uit een citaat. / "
        "Gives a question with its whole answer, or a section of a letter, by the address in a citation.",
    ),
    "zoek_verwijzing": (
        "Zoek een verwijzing op / Look up a citation",
        "Zoekt op waar een verwijzing of een aangehaalde zin staat: een adres, “antwoord op vraag 7 lachgas”, een "
        "Kamerstuk- of Aanhangselnummer. / Looks up where a reference or a quoted sentence stands.",
    ),
}
