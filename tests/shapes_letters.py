"""Letters: headings by style, number, bold or shape, nested and repeated, with tables, notes and a signature."""

from shapes_face import letterhead, plain
from shapes_model import Paper, kop

SIGNED = ("Hoogachtend,", "De minister van Kanalen,", "A.B. Sluis")
HEATH = (
    "De heide bloeit dit jaar later dan in andere jaren, wat volgens de boswachters komt door het koude voorjaar en de "
    "droge zomer die daarop volgde. De schaapskuddes zijn om die reden pas in juli uitgelopen.",
    "Met de kuddehouders is afgesproken dat zij een vergoeding krijgen voor iedere week die zij langer in de stal "
    "moesten voeren. Die vergoeding is gelijk aan de prijs van het hooi op de dag van de voedering.",
    "Over de toekomst van de kuddes volgt in het najaar een aparte brief, waarin ook wordt ingegaan op het aantal "
    "wolven en op de rasters die daartegen zijn geplaatst in drie provincies.",
)
TABLE = (("Kanaal", "Lengte", "Sluizen"), ("Westkanaal", "14 km", "2"), ("Oostkanaal", "31 km", "5"))

PAPERS = (
    Paper(
        "kanalen",
        ("headings by style", "nested headings", "letterhead table", "table rows", "stale properties"),
        ("docx", "odt", "html", "md", "xml"),
        letterhead(
            "2024-02-12",
            "Voortgang kanalen",
            "Geachte voorzitter,",
            "Met deze brief meld ik de voortgang.",
            reference="KAN-2024-6",
            kind="kamerbrief",
            speaker="minister Sluis (Kanalen)",
        ),
        (
            kop("Aanleiding", "In mei heb ik toegezegd u te berichten over de kanalen."),
            kop("Stand van zaken", "Het werk ligt op schema."),
            kop("Westkanaal", "De bodem is uitgebaggerd en de kades zijn hersteld.", level=2),
            kop("Oostkanaal", "De bodem is nog niet uitgebaggerd.", "Dat gebeurt in het voorjaar.", level=2),
            kop("Vervolg", "In het najaar ontvangt u de volgende brief."),
        ),
        closing=SIGNED,
    ),
    Paper(
        "kanalen met cijfers",
        ("headings by number", "repeated headings", "nested headings"),
        ("docx", "odt", "txt", "pdf"),
        letterhead(
            "2023-09-19",
            "Cijfers over kanalen",
            "Geachte voorzitter,",
            "Hierbij de cijfers.",
            reference="KAN-2023-44",
            kind="kamerbrief",
            speaker="minister Sluis (Kanalen)",
        ),
        (
            kop("1. Westkanaal", "Dit kanaal ligt in het westen van het land."),
            kop("1.1 Onderhoud", "Er is gebaggerd tussen de beide sluizen in.", level=2),
            kop("1.2 Kosten", "Het baggeren kostte vier miljoen euro.", level=2),
            kop("2. Oostkanaal", "Dit kanaal ligt in het oosten van het land."),
            kop("2.1 Onderhoud", "Er is niet gebaggerd, omdat er geen schip lag.", level=2),
            kop("2.2 Kosten", "Er zijn geen kosten gemaakt.", level=2),
        ),
        dress=("bold headings",),
        closing=SIGNED,
    ),
    Paper(
        "heide",
        ("headings by bold", "repeated headings", "nested table"),
        ("docx", "html", "pdf", "odt"),
        letterhead(
            "2022-08-22",
            "De heide",
            "Geachte voorzitter,",
            "Ik bericht u over de heide.",
            reference="HEI-1",
            kind="kamerbrief",
        ),
        (
            kop("Bloei", HEATH[0]),
            kop("Vergoeding", HEATH[1]),
            kop("Bloei", "Een tweede bloei wordt dit jaar door niemand verwacht."),
            kop("Vervolg", HEATH[2]),
        ),
        dress=("bold headings", "nested table"),
    ),
    Paper(
        "heide, korte regels",
        ("headings by shape", "short answer"),
        ("docx", "txt"),
        plain(
            "Geachte voorzitter,",
            "Met deze brief bericht ik u over de stand van zaken op de heide, zoals ik in het "
            "debat van 3 mei heb toegezegd aan het lid Schaap (PvdD).",
            kind="kamerbrief",
            speaker="staatssecretaris Herder (Heide)",
        ),
        (
            kop("Bloei van de heide", HEATH[0]),
            kop("Vergoeding voor de kuddes", HEATH[1]),
            kop("Vervolg", HEATH[2]),
        ),
        dress=("shape headings",),
        closing=("Hoogachtend,", "de staatssecretaris van Heide,", "J. Herder"),
    ),
    Paper(
        "heide op pagina's",
        ("headings by shape", "wrap hyphen", "note in a sentence", "mark on a year"),
        ("wrapped",),
        plain("Geachte voorzitter,", HEATH[0], HEATH[2], kind="kamerbrief"),
        (
            kop(
                "Schapen op de hei",
                HEATH[1],
                "Sinds 2019{1} lopen er zestien kuddes, waar~van er negen van een "
                "stichting zijn en zeven van een onder~nemer, met samen ruim vier~duizend ooien.",
            ),
            kop(
                "Wolven en rasters",
                HEATH[2],
                "In de zomer zijn er drie~honderd kilo~meter rasters{2} ge~plaatst.",
            ),
        ),
        {1: "Kamerstuk 33 576, nr. 180", 2: "Regeling van 3 mei 2022"},
        page_lines=14,
    ),
    Paper(
        "spoorbrief",
        ("headings by style", "mark on a word", "repeated headings", "table rows", "end notes 1)"),
        ("docx",),
        letterhead(
            "2021-03-30",
            "Stations in het noorden",
            "Geachte voorzitter,",
            reference="ST-9",
            kind="kamerbrief",
            speaker=None,
        ),
        (
            kop("Groningen", "Het station is af. {1}"),
            kop("Planning", "Alle perrons zijn open.", level=2),
            kop("Assen", "Het station is bijna af."),
            kop("Planning", "De fietsenkelder volgt.", TABLE, level=2),
        ),
        {1: "Zie ook de brief van 4 januari 2021."},
        dress=("notes 1)",),
    ),
    Paper(
        "wegen",
        ("headings by bold", "headings by number", "table rows", "mark on a word"),
        ("docx", "odt", "html", "xml"),
        plain(
            "Geachte voorzitter,",
            "Hierbij informeer ik u over de wegen en de kanalen{1} in het land.",
            kind="kamerbrief",
        ),
        (
            kop("1. Wegen", "Er zijn geen wegen bij gekomen{2}."),
            kop(
                "2. Kanalen",
                "De kanalen zijn even lang gebleven, zoals de tabel laat zien.",
                TABLE,
                "De sluizen zijn alle open.",
            ),
            kop("3. Tot slot", "Hiermee is de toezegging afgedaan."),
        ),
        {1: "Kamerstuk 31 305, nr. 2", 2: "Peildatum 1 januari"},
        dress=("bold headings",),
        closing=SIGNED,
    ),
    Paper(
        "kort bericht",
        ("headings by style", "nested headings"),
        ("md", "html", "odt", "docx"),
        plain("Geachte voorzitter,", "Op verzoek van de commissie bericht ik u kort.", kind="kamerbrief"),
        (
            kop("Water"),
            kop("Drinkwater", "Er is genoeg drinkwater.", level=2),
            kop("Zwemwater", "Het zwemwater is overal schoon.", level=2),
            kop("Lucht"),
            kop("Binnen", "Binnen wordt te weinig gelucht.", level=2),
        ),
    ),
)
