"""Papers with short answers, answers that point to another, and running text that looks like a heading."""

from shapes_face import aanhangsel, letterhead, plain
from shapes_model import Paper, a, q

PAPERS = (
    Paper(
        "zwembad",
        ("short answer", "points elsewhere", "pointing in text", "mede namens"),
        ("txt", "docx", "xml", "html"),
        aanhangsel(
            "het lid Kuipers (GroenLinks-PvdA)",
            "de Ministers van Baden en van Sport",
            "chloor",
            "2023-12-01",
            "Minister Zeeman (Baden)",
            "2023-12-20",
            asked_by=("Kuipers (GroenLinks-PvdA)",),
            behalf="de Minister van Sport",
            number=702,
        ),
        (
            q(1, "Kent u het bericht dat er te veel chloor in zwembaden zit?"),
            a(1, "Ja."),
            q(2, "Klopt dat bericht?"),
            a(2, "Nee."),
            q(3, "Wat is dan de norm?"),
            a(3, "Zie het antwoord op vraag 2."),
            q(4, "Wordt er gemeten?"),
            a(4, "Elke dag."),
            q(5, "Wie ziet daarop toe?"),
            a(5, "Zoals ik in het antwoord op vragen 4 en 5 van het lid Haan schreef, doet de provincie dat."),
            q(6, "Kunt u dit voor het reces beantwoorden?"),
            a(6, "Dat is gelukt."),
        ),
    ),
    Paper(
        "regel alleen",
        ("pointing on a line", "pointing in text", "short answer"),
        ("wrapped",),
        plain(
            "Antwoord van Minister Timmer (Hout) (ontvangen 4 april 2020)",
            speaker="Minister Timmer (Hout)",
            date="2020-04-04",
        ),
        (
            q(1, "Hoeveel eiken zijn er vorig jaar gekapt, en door wie, en op grond van welke\nvergunning?"),
            a(
                1,
                "Daarover heb ik de Kamer eerder geschreven. Ik verwijs naar wat daar stond in het\n"
                "antwoord op vragen 4 en 5\nen naar de bijlage die daarbij was gevoegd, met alle bomen per stad.",
            ),
            q(
                2,
                "Wat is een vitale eik? Bedoelt u hetzelfde als in de eerdere beantwoording van\nvraag 3\n"
                "die over beuken ging en die in het najaar aan de Kamer is gestuurd?",
            ),
            a(
                2,
                "Ja, dat is hetzelfde. Een eik is vitaal als de kroon voor driekwart vol is, zoals\nhet\n"
                "antwoord op vraag 1\nook al zegt over bomen die buiten de bebouwde kom staan.",
            ),
            q(3, "Wordt er herplant?"),
            a(3, "Ja."),
        ),
    ),
    Paper(
        "regel alleen, met hoofdletter",
        ("pointing on a line", "points elsewhere"),
        ("wrapped", "pdf"),
        letterhead("2021-02-08", "Antwoord op vragen over zeehonden", reference="ZH-2021-7"),
        (
            q(1, "Hoeveel zeehonden zijn er dit jaar geteld op de platen bij de Waddeneilanden?"),
            a(1, "Er zijn er bijna achtduizend geteld, waarvan een derde nog geen jaar oud was."),
            q(2, "Is dat meer of minder dan in de jaren daarvoor, en hoe verklaart u het verschil?"),
            a(
                2,
                "Dat zijn er meer dan in de jaren daarvoor. Voor de verklaring verwijs ik naar het\n"
                "Antwoord op vraag 1\nvan de vorige set en naar het onderzoek dat daarbij was gevoegd.",
            ),
            q(3, "Wie telt de zeehonden?"),
            a(
                3,
                "Onderzoekers tellen ze vanuit een vliegtuig. De methode staat beschreven onder\n"
                "Vraag 2\nvan de brief die ik u in december heb gezonden.",
            ),
        ),
        dress=("plain headings",),
    ),
    Paper(
        "verwijzingen",
        ("points elsewhere", "pointing in text", "delay notice", "short answer"),
        ("txt", "pdf", "wrapped", "odt"),
        aanhangsel(
            "het lid Nijhof (SGP)",
            "de Minister van Zondag",
            "open winkels",
            "2023-10-10",
            "Minister Rustema (Zondag)",
            "2023-11-21",
            asked_by=("Nijhof (SGP)",),
            number=441,
            delay=287,
        ),
        (
            q(1, "Hoeveel winkels zijn er op zondag open?"),
            a(1, "Dat verschilt per gemeente.", h="Antwoord 1"),
            q(2, "Kunt u dat per gemeente zeggen?"),
            a(2, "Nee. Ik verwijs u naar het antwoord op vraag 1.", h="Antwoord 2"),
            q(3, "Hoe luidt uw antwoord op vraag 7 en 8 van het lid Bos van vorig jaar nu?"),
            a(3, "Hetzelfde.", h="Antwoord 3"),
            q(4, "Deelt u de mening dat vraag 2 en vraag 3 samenhangen?"),
            a(4, "Antwoord op vraag 3 sluit inderdaad aan bij dat op vraag 2.", h="Antwoord 4"),
        ),
    ),
    Paper(
        "ja en nee",
        ("short answer", "combined adjacent"),
        ("txt", "md", "docx", "odt", "html", "xml", "pdf", "wrapped"),
        aanhangsel(
            "het lid El Amrani (Volt)",
            "de Minister van Taal",
            "de spelling van pannenkoek",
            "2024-09-03",
            "Minister Letterman (Taal)",
            "2024-09-24",
            asked_by=("El Amrani (Volt)",),
            number=18,
            session=(2024, 2025),
        ),
        (
            q(1, "Schrijft u pannenkoek met een tussen-n?"),
            a(1, "Ja.", h="Antwoord 1"),
            q(2, "Altijd?"),
            a(2, "Altijd.", h="Antwoord 2"),
            q(3, "Schreef u het in 1994 ook zo?"),
            a(3, "Nee.", h="Antwoord 3"),
            q(4, "Komt er een nieuwe spelling?"),
            q(5, "Zo ja, wanneer?"),
            a((4, 5), "Nee, niet deze periode.", h="Antwoord 4 en 5"),
        ),
    ),
    Paper(
        "vette kop en zinnen die beginnen als een kop",
        ("pointing in text", "points elsewhere", "combined adjacent"),
        ("txt", "docx", "html", "xml"),
        letterhead(
            "2022-05-31",
            "Antwoorden op Kamervragen over ijsbanen",
            "Hierbij zend ik u de antwoorden op de vragen van het lid Schaats (D66).",
            kind="vraag-antwoord",
        ),
        (
            q(1, "Antwoord op vraag 3 van de vorige set luidde dat er 22 ijsbanen zijn. Klopt dat nog?"),
            a(1, "Vraag 3 ging over overdekte banen. Daarvan zijn er nu 21.", "Antwoord op vraag 1 blijft dus gelijk."),
            q(2, "Vraag 2 van de vorige set is niet beantwoord. Kunt u dat alsnog doen?"),
            q(3, "Wanneer?"),
            a(
                (2, 3),
                "Vragen 2 en 3 beantwoord ik samen: ja, nu, namelijk met deze brief.",
                h="Antwoord op de vragen 2 en 3",
            ),
        ),
        dress=("bold headings",),
    ),
    Paper(
        "afbreken",
        ("wrap hyphen", "real hyphen", "pointing in text", "short answer"),
        ("wrapped", "pdf"),
        aanhangsel(
            "het lid Prins (CDA)",
            "de Minister van Honing",
            "bijen in de stad",
            "2022-06-07",
            "Minister Imker (Honing)",
            "2022-06-28",
            asked_by=("Prins (CDA)",),
            number=3333,
            session=(2021, 2022),
        ),
        (
            q(
                1,
                "Kent u het onder~zoek van het Trimbos-instituut en het Zorg-netwerk naar bijen~houders in "
                "binnen~steden, waarin ook de verslavings~zorg en de water~schappen worden genoemd?",
            ),
            a(
                1,
                "Ja. De ver~eniging van bijen~houders en het Trimbos-instituut hebben mij dat onder~zoek "
                "aan~geboden, samen met de verslavings~zorg, de GGD-artsen en de Raad-Kruisinga, die over alle "
                "gemeenten een oor~deel gaf en daar~bij de volks~gezondheid voorop~stelde.",
                h="Antwoord 1",
            ),
            q(2, "Hoeveel bijen~kasten staan er in de zes Noord-Hollandse gemeenten met een bijen-coördinator?"),
            a(
                2,
                "Er zijn naar schatting drie~duizend bijen~kasten in Noord-Hollandse gemeenten met een "
                "bijen-coördinator. Zie ook mijn antwoord op vragen 4 en 5 van het lid Haan over honing~prijzen "
                "en de rol van tussen~handelaren, groot~handels en super~markten in deze keten.",
                h="Antwoord 2",
            ),
            q(3, "Zijn dat er genoeg?"),
            a(3, "Ja.", h="Antwoord 3"),
        ),
    ),
)
