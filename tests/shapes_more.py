"""More papers of the shapes that real ones mix: every one in other words and another order than its sister."""

from shapes_face import aanhangsel, letterhead, plain, sent_in
from shapes_model import Paper, Piece, a, q

PAPERS = (
    Paper(
        "potloden",
        ("combined apart", "combined question", "mede namens", "delay notice"),
        ("txt", "pdf", "xml", "html"),
        aanhangsel(
            "de leden Gum (VVD), Slijper (CDA) en De Punt (SGP)",
            "de Ministers van Scholen en van Hout",
            "potloden op school",
            "2021-11-11",
            "Minister Krijt (Scholen)",
            "2021-12-17",
            asked_by=("Gum (VVD)", "Slijper (CDA)", "De Punt (SGP)"),
            behalf="de Minister van Hout",
            number=1133,
            session=(2021, 2022),
            delay=950,
        ),
        (
            q((1, 2), "Schrijven kinderen nog met potlood? Hoeveel per klas?", h="Vraag 1 en 2"),
            q(3, "Zijn potloden van Nederlands hout?"),
            q((4, 5), "Bent u bereid dat te bevorderen? Zo ja, hoe?", h="Vraag 4 en 5"),
            a(
                (1, 2, 4, 5),
                "Ja, vrijwel alle. Ik ga dat bevorderen met een lesbrief.",
                h="Antwoord op vraag 1, 2, 4 en 5",
            ),
            a(3, "Nee, van Zweeds hout.", h="Antwoord op vraag 3"),
        ),
    ),
    Paper(
        "pinguïns",
        ("range", "comma before en", "far answer", "short answer"),
        ("pdf", "md", "odt"),
        aanhangsel(
            "het lid IJsberg (D66)",
            "de Minister van Dierentuinen",
            "pinguïns",
            "2025-01-20",
            "Minister Van den Berg-Vos (Dierentuinen)",
            "2025-02-10",
            asked_by=("IJsberg (D66)",),
            number=1204,
            session=(2024, 2025),
        ),
        (
            q(1, "Hoeveel pinguïns leven er in dierentuinen?"),
            q(2, "Krijgen zij genoeg haring?"),
            q(3, "En genoeg ijs?"),
            q(4, "Wat gebeurt er in de zomer?"),
            a(4, "Dan gaat de koeling aan.", h="Antwoord 4"),
            a((1, 2, 3), "Ruim zeshonderd, met genoeg haring en ijs.", h="Antwoord 1 t/m 3"),
            q(5, "Slapen zij?"),
            q(6, "Staand?"),
            q(7, "Hoe lang?"),
            q(8, "Mag ik er een aaien?"),
            a((5, 6, 7), "Ja, staand, steeds een paar minuten.", h="Antwoord 5, 6, en 7"),
            a(8, "Nee.", h="Antwoord 8"),
        ),
    ),
    Paper(
        "vlaggen",
        ("lettered", "bare numbers", "combined adjacent", "far answer"),
        ("xml", "txt"),
        plain(
            "Antwoord van Minister Stok (Vlaggen) (ontvangen 26 april 2016)",
            speaker="Minister Stok (Vlaggen)",
            date="2016-04-26",
            kind="vraag-antwoord",
        ),
        (
            q(1, "Wanneer wordt er gevlagd?"),
            q(2, "Kunt u aangeven:", "a. welke gebouwen;", "b. welke vlag;", "c. hoe laat?"),
            a(
                (1, 2),
                "Op elf dagen per jaar.",
                "a. Alle ministeries.",
                "b. De nationale.",
                "c. Van zonsopkomst tot zonsondergang.",
                h="Antwoord vragen 1 en 2",
            ),
            q(3, "En bij regen?"),
            a(3, "Ook dan.", h="Antwoord vraag 3"),
        ),
    ),
    Paper(
        "sneeuw",
        ("header box", "combined list", "end notes [1]", "stale properties", "mede namens"),
        ("docx",),
        letterhead(
            "2023-01-23",
            "Antwoorden op vragen over sneeuwschuivers",
            "Geachte voorzitter,",
            "Hierbij bied ik u, mede namens de minister van Wegen, de antwoorden aan op de vragen van de leden Vlok "
            "(CDA) en IJzel (VVD) over sneeuwschuivers (ingezonden 19 december 2022).",
            "Hoogachtend,",
            "de staatssecretaris van Winter,",
            "S. Witteveen",
            reference="SN-2023-2",
            kind="vraag-antwoord",
            speaker="staatssecretaris Witteveen (Winter)",
        ),
        (
            q(1, "Hoeveel schuivers zijn er? [1]".replace(" [1]", " {1}")),
            q(2, "Waar staan ze?"),
            q(3, "Hoe snel rijden ze uit?"),
            q(4, "Is er zout genoeg?"),
            q(5, "Hoeveel is er vorig jaar gestrooid? {2}"),
            a((1, 2, 4, 5), "Er zijn er 546, in 60 steunpunten, met genoeg zout.", h="Antwoord op vragen 1, 2, 4 en 5"),
            a(3, "Binnen twee uur."),
        ),
        {1: "Winterbericht 12", 2: "Zoutrapportage 2021/2022"},
        dress=("header box", "bold headings", "notes [1]"),
    ),
    Paper(
        "lampen",
        ("bold tells", "points elsewhere", "short answer", "automatic number"),
        ("docx",),
        letterhead("2020-12-14", "Vragen over straatlantaarns", "Hierbij mijn antwoorden.", reference="LANT-20"),
        (
            q(1, "Hoeveel lantaarns branden er 's nachts?", h=""),
            a(1, "Drie miljoen.", h=""),
            q(2, "Kan de helft uit?", h=""),
            a(2, "Dat kan, maar gemeenten kiezen daar zelf voor.", "In bossen gebeurt het al.", h=""),
            q(3, "Is dat veilig?", h=""),
            a(3, "Zie het antwoord op vraag 2.", h=""),
        ),
        dress=("automatic", "bold questions"),
    ),
    Paper(
        "tulpen",
        ("same line", "combined apart", "points elsewhere"),
        ("txt", "docx", "html", "odt"),
        letterhead(
            "2018-04-10",
            "Beantwoording vragen over bollenvelden",
            "Hieronder de antwoorden.",
            reference="BOL-18",
            kind="vraag-antwoord",
        ),
        (
            q(1, "Hoeveel hectare tulpen bloeit er dit voorjaar?", h="Vraag 1."),
            q(2, "Waar liggen die velden?", h="Vraag 2."),
            a(2, "In de Noordoostpolder en achter de duinen.", h="Antwoord 2."),
            q(3, "Is dat meer dan in 2010?", h="Vraag 3."),
            a((1, 3), "Er bloeit 14.000 hectare. Voor de ligging zie het antwoord op vraag 2.", h="Antwoord 1 en 3."),
        ),
        dress=("inline",),
    ),
    Paper(
        "vragen zonder antwoord",
        ("questions only", "same line"),
        ("txt", "odt", "docx"),
        sent_in(
            "het lid Stil (PvdD)",
            "de Minister van Stilte",
            "bladblazers",
            "2022-10-26",
            ("Stil (PvdD)",),
            case="2022Z20461",
        ),
        (
            q(1, "Hoeveel bladblazers zijn er verkocht?", h="Vraag 1:"),
            q(2, "Hoeveel harken?", h="Vraag 2:"),
            q((3, 4), "Welke is stiller, en welke is sneller?", h="Vraag 3 en 4:"),
        ),
        dress=("inline",),
    ),
    Paper(
        "pdf van vragen",
        ("questions only", "mark on a word", "short answer"),
        ("pdf", "wrapped", "xml"),
        sent_in("het lid Oever (Volt)", "de Minister van Water", "rietkragen", "2024-11-05", ("Oever (Volt)",)),
        (
            q(1, "Hoeveel kilometer rietkraag is er in Nederland, en hoeveel daarvan wordt elk jaar gemaaid?"),
            q(2, "Broeden er karekieten?"),
            q(3, "Waarom?"),
        ),
    ),
    Paper(
        "koeien in de wei",
        ("pointing on a line", "wrap hyphen", "real hyphen", "lost space"),
        ("wrapped",),
        aanhangsel(
            "het lid Weidegang (BBB)",
            "de Minister van Koeien",
            "weidegang",
            "2023-04-04",
            "Minister Stier (Koeien)",
            "2023-05-16",
            asked_by=("Weidegang (BBB)",),
            number=2588,
            session=(2022, 2023),
        ),
        (
            q(
                1,
                "Hoeveel koeien staan er in de wei, en kunt u dat vergelijken met het\nantwoord op vragen 2 en 3\n"
                "van het lid Haan van vorig jaar, waarin u alleen de melk~koeien noemde die meer dan zes uur per dag "
                "buiten~lopen?",
            ),
            a(
                1,
                "Ja. Van de melk~koeien staat 83 procent in dewei, vol~gens het Melkvee-platform. De jonge "
                "dieren die ik in mijn\nantwoord op vraag 2\nnoemde tellen daar~bij niet mee, net als de Noord-Friese "
                "stieren.",
                h="Antwoord 1",
            ),
            q(2, "Wordt weidegang betaald?"),
            a(
                2,
                "Ja, via de melkprijs, zoals staat in de bij~lage bij het\nAntwoord op vraag 4\ndat mijn "
                "ambts~voorganger gaf.",
                h="Antwoord 2",
            ),
        ),
        page_lines=60,
    ),
    Paper(
        "toelichting na de vragen",
        ("toelichting", "questions only", "lettered"),
        ("docx", "txt"),
        sent_in(
            "het lid Kraan (SP)",
            "de Minister van Water",
            "drinkwater",
            "2019-01-15",
            ("Kraan (SP)",),
            case="2019Z00512",
        ),
        (
            q(1, "Hoe hard is het water?"),
            q(2, "Kunt u dat per stad zeggen:", "a. in Maastricht;", "b. in Groningen?"),
            Piece("toelichting", "Toelichting", ("Met hard water wordt hier bedoeld: water met meer dan 12 graden.",)),
        ),
    ),
    Paper(
        "twee sets met eigen noten",
        ("two sets", "mark on a word", "combined apart"),
        ("html", "docx"),
        plain("Antwoorden van de minister van Brood op vragen van het lid Deeg (CU) over zuurdesem"),
        (
            q(1, "Kent u zuurdesem{1}?"),
            q(2, "Hoe lang rijst het?"),
            a(2, "Een dag."),
            q(3, "Eet u het?"),
            a((1, 3), "Ja, zuurdesem ken en eet ik.", h="Antwoord op vraag 1 en 3"),
            Piece("tekst", "", ("Antwoorden van de minister van Brood op vragen van het lid Gist (D66) over gist",)),
            q(1, "Wat is gist{2}?", series=2),
            a(1, "Een schimmel.", series=2),
        ),
        {1: "Broodblad, 3 mei", 2: "Bakkersboek, blz. 4"},
    ),
    Paper(
        "losgezette pagina's",
        ("lost space", "real hyphen", "wrap hyphen", "combined adjacent"),
        ("pdf",),
        letterhead(
            "2024-08-26", "Vragen over stadspleinen", "Geachte voorzitter,", reference="PL-3", kind="vraag-antwoord"
        ),
        (
            q(
                1,
                "Hoeveel bankjes staan er op de pleinen in de Noord-Hollandse steden, en zijn die gemaakt van "
                "hard~hout, van staal of van een mengsel van gerecycled plastic en beton?",
            ),
            q(2, "Wie onderhoudt de bankjes?"),
            a(
                (1, 2),
                "Er staan 2.300 bankjes. De meeste zijn van hout uit duur~zaam be~heerde bossen. Het "
                "onder~houd doen de gemeenten, die daar~voor een Bank-en-Boom-fonds hebben.",
                h="Antwoord op vraag 1 en 2",
            ),
        ),
        dress=("gaps",),
    ),
)
