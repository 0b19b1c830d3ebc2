"""Papers as pages: furniture and notes inside sentences and words, marks stuck to words, lost spaces, hyphens."""

from shapes_face import aanhangsel, letterhead
from shapes_model import Paper, a, q

LONG = (
    "De staats~secretaris heeft in het afgelopen voor~jaar met alle betrokken gemeenten, provincies en water~schappen "
    "gesproken over de toe~komst van de veer~ponten. Uit die ge~sprekken komt naar voren dat de kosten van het "
    "onder~houd sneller stijgen dan de op~brengsten van de kaart~verkoop en dat er te weinig schippers zijn.",
    "Daar~om is besloten een fonds in te stellen waaruit de ver~vanging van oude ponten kan worden be~taald, met "
    "voor~rang voor ver~bindingen waar geen brug in de buurt is en waar scholieren van de pont af~hankelijk zijn. "
    "De Rekenkamer-commissie heeft hier~over positief ge~adviseerd en de Noord-Zuid-lijn blijft buiten be~schouwing.",
    "De prijs van een over~tocht is vorig jaar voor het eerst in jaren ver~hoogd, van veertig naar zestig cent voor "
    "fietsers, en scholieren varen op ver~toon van hun school~pas nog altijd gratis mee, ook in de vakan~ties.",
)
FERRY = aanhangsel(
    "het lid Schipper (SP)",
    "de Staatssecretaris van Veren",
    "de pont bij Culemborg",
    "2024-04-16",
    "Staatssecretaris De Wit (Veren)",
    "2024-05-21",
    asked_by=("Schipper (SP)",),
    behalf="de Minister van Bruggen",
    number=1750,
    delay=1611,
)

PAPERS = (
    Paper(
        "veerpont",
        ("furniture", "broken over a page", "wrap hyphen", "real hyphen", "mede namens", "delay notice"),
        ("pdf", "wrapped"),
        FERRY,
        (
            q(1, LONG[0].replace("De staats", "Is het waar dat de staats").replace("zijn.", "zijn?")),
            a(1, LONG[1], LONG[2], h="Antwoord 1"),
            q(2, "Wat vindt u daarvan?"),
            a(2, LONG[2], LONG[0], LONG[1], h="Antwoord 2"),
        ),
        page_lines=7,
    ),
    Paper(
        "veerpont met noten",
        ("note in a sentence", "furniture", "mark on a word", "mark on a year", "broken over a page"),
        ("pdf", "wrapped"),
        FERRY,
        (
            q(
                1,
                "Kent u het bericht{1} over de pont en de brief van 19 december 2019{2} waarin staat dat de dienst "
                "wordt in~gekrompen, ondanks de toe~zegging van uw ambts~voorganger dat dit niet zou gebeuren?",
            ),
            a(
                1,
                "Ja. De brief van 2019{3} is bekend bij alle gemeenten{4} die aan de rivier liggen.",
                LONG[0],
                h="Antwoord 1",
            ),
            q(2, "Wat hebt u sinds 2021{5} gedaan?"),
            a(
                2,
                LONG[1],
                "De uit~voering ligt bij de provincie{6}, die daar~voor een regeling maakt.",
                LONG[2],
                h="Antwoord 2",
            ),
        ),
        {
            1: "Het Veerblad, 2 april 2024, Pont vaart minder vaak",
            2: "Kamerstuk 31 409, nr. 12",
            3: "Kamerstuk 31 409, nr. 12",
            4: "Het gaat om elf gemeenten langs de Lek",
            5: "Aanhangsel Handelingen, vergaderjaar 2020–2021, nr. 88",
            6: "Besluit van 4 mei 2023",
        },
        page_lines=9,
    ),
    Paper(
        "zout",
        ("mark on a word", "mark on a year", "note in a sentence", "furniture"),
        ("wrapped", "pdf"),
        aanhangsel(
            "het lid Zoutman (PVV)",
            "de Minister van Keukens",
            "zout in brood",
            "2023-01-17",
            "Minister Bakker (Keukens)",
            "2023-02-14",
            asked_by=("Zoutman (PVV)",),
            number=1501,
            session=(2022, 2023),
        ),
        (
            q(1, "Hoeveel zout mocht er in 2009{1} in brood en hoeveel nu?"),
            a(
                1,
                "In 2009 was dat 2,1 procent van de droge stof{2}, sinds 2013{3} is dat 1,8 procent. De bakkers hebben "
                "zich aan die afspraak gehouden, blijkt uit metingen van de inspectie{4} in alle provincies.",
                h="Antwoord 1",
            ),
            q(2, "Komt er een lagere norm?"),
            a(
                2,
                "Dat is nu niet voorzien. De smaak van brood wordt bij 1,2 procent door proevers onvoldoende genoemd "
                "en de gezondheidswinst is dan klein, aldus de Gezondheidsraad{5} in een advies aan mijn "
                "voorganger uit 2020{6}.",
                h="Antwoord 2",
            ),
        ),
        {
            1: "Staatscourant 2009, 4410",
            2: "Warenwetbesluit Meel en brood",
            3: "Staatsblad 2012, 617",
            4: "Inspectie, jaarverslag 2022, blz. 31",
            5: "Gezondheidsraad, Zout en smaak",
            6: "Kamerstuk 32 793, nr. 480",
        },
        page_lines=11,
    ),
    Paper(
        "losse woorden",
        ("lost space", "short answer"),
        ("pdf",),
        letterhead("2024-06-18", "Vragen over straatorgels", "Geachte voorzitter,", reference="ORG-88"),
        (
            q(1, "Hoeveel straatorgels spelen er nog in de binnensteden, en hebben die een vergunning nodig?"),
            a(
                1,
                "Er spelen nog veertien orgels. In de meeste steden hebben zij een vergunning nodig, die elk jaar "
                "wordt verleend en waarvoor leges worden geheven.",
            ),
            q(2, "Spelen zij ook in de winter?"),
            a(2, "Nee."),
        ),
        dress=("gaps",),
    ),
    Paper(
        "zonder spatie geplakt",
        ("lost space", "furniture", "mark on a year"),
        ("wrapped",),
        aanhangsel(
            "het lid Inge vanDijk (CDA)",
            "de Minister van Post",
            "gesloten postkantoren",
            "2024-02-02",
            "Minister Zegelaar (Post)",
            "2024-03-01",
            asked_by=("Inge vanDijk (CDA)",),
            number=1098,
        ),
        (
            q(1, "Hoeveel postkantoren zijn er sinds 2014{1} gesloten op hetplatteland en in destad?"),
            a(
                1,
                "Alle postkantoren zijn gesloten, ook die op hetplatteland. Post gaat via winkels, wat voor de meeste "
                "mensen goedwerkt en waarover weinig klachten binnenkomen bij de toezichthouder, die daar elk jaar een "
                "verslag van maakt en dat aan mij toestuurt.",
                h="Antwoord 1",
            ),
            q(2, "Keren zij terug?"),
            a(2, "Nee, daarvan isgeen sprake.", h="Antwoord 2"),
        ),
        {1: "Kamerstuk 29 502, nr. 114"},
        page_lines=14,
    ),
    Paper(
        "zonder witregels",
        ("furniture", "wrap hyphen", "note in a sentence", "short answer", "combined adjacent"),
        ("wrapped",),
        FERRY,
        (
            q(
                1,
                "Hoeveel ponten varen er nog op de Lek, de Waal en de Maas, en hoeveel daar~van zijn er van "
                "gemeenten{1} die daar geld voor krijgen?",
            ),
            a(1, LONG[1], "Het gaat om 31 ponten.", h="Antwoord 1"),
            q(2, "Zijn die alle veilig?"),
            q(3, "Wie keurt ze?"),
            a((2, 3), "Ja, de inspectie{2} keurt ze elk jaar.", LONG[0], h="Antwoord 2 en 3"),
            q(4, "Bent u zelf met een pont gekomen?"),
            a(4, "Nee.", h="Antwoord 4"),
        ),
        {1: "Zie de lijst op rijksoverheid.nl", 2: "Inspectie Leefomgeving en Transport"},
        dress=("dense",),
        page_lines=12,
    ),
    Paper(
        "brief van het ministerie als pdf",
        ("combined apart", "short answer", "mede namens"),
        ("pdf",),
        letterhead(
            "2024-10-07",
            "Beantwoording vragen over carillons",
            "Antwoorden van de minister van Klokken, mede namens de minister van Torens, op vragen van het lid "
            "Beiaard (D66) over carillons",
            reference="4471882",
        ),
        (
            q(1, "Hoeveel carillons spelen vals?"),
            a(1, "Zeven."),
            q(2, "Wie stemt een carillon?"),
            q(3, "Hoe vaak gebeurt dat?"),
            a(3, "Eens in de veertig jaar."),
            q(4, "Wat kost dat?"),
            a((2, 4), "Een klokkengieter, voor ongeveer een ton.", h="Antwoord op vraag 2 en 4"),
        ),
        dress=("bold questions",),
        page_lines=14,
    ),
)
