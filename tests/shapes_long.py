"""Papers that are long in some way: many Vragen, high numbers, all answers at the end, or one that never came."""

from shapes_face import aanhangsel, plain
from shapes_model import Paper, a, q

PAPERS = (
    Paper(
        "lange reeks",
        ("combined list", "range", "far answer"),
        ("txt", "xml", "pdf", "wrapped", "odt"),
        aanhangsel(
            "het lid Lijst (CU)",
            "de Minister van Tellen",
            "tellingen",
            "2022-02-01",
            "Minister Cijfer (Tellen)",
            "2022-02-22",
            asked_by=("Lijst (CU)",),
            number=1702,
            session=(2021, 2022),
        ),
        (
            *(
                q(number, f"Hoeveel {what} zijn er?")
                for number, what in enumerate(
                    "stoelen tafels lampen deuren ramen daken muren vloeren trappen zolders kelders gangen".split(), 1
                )
            ),
            a((1, 2, 3, 4, 5, 6, 9, 12), "Van elk een miljoen.", h="Antwoord op vragen 1 t/m 6, 9 en 12"),
            a((7, 8), "Van muren en vloeren zijn geen cijfers bekend.", h="Antwoord op vraag 7 en 8"),
            a((10, 11), "Evenveel.", h="Antwoord op de vragen 10 en 11"),
        ),
    ),
    Paper(
        "spiegelbeeld",
        ("far answer", "combined question", "short answer"),
        ("txt", "xml", "html", "docx"),
        plain(
            "Antwoord van Minister Spiegel (Glas) (ontvangen 8 maart 2022)",
            speaker="Minister Spiegel (Glas)",
            date="2022-03-08",
            kind="vraag-antwoord",
            on_behalf_of=None,
            delay=None,
            number=None,
        ),
        (
            q(1, "Breekt glas?"),
            q(2, "Brengt dat ongeluk?"),
            q((3, 4), "Hoe lang? En helpt zout?", h="Vragen 3 en 4"),
            a(1, "Ja."),
            a(2, "Nee."),
            a((3, 4), "Zeven jaar, en nee.", h="Antwoord op vragen 3 en 4"),
        ),
    ),
    Paper(
        "ontbrekend antwoord",
        ("short answer", "combined adjacent"),
        ("txt", "pdf", "html", "md"),
        aanhangsel(
            "het lid Leeg (NSC)",
            "de Minister van Ruimte",
            "lege kantoren",
            "2024-04-02",
            "Minister Bouw (Ruimte)",
            "2024-04-23",
            asked_by=("Leeg (NSC)",),
            number=1633,
        ),
        (
            q(1, "Hoeveel kantoren staan leeg?"),
            a(1, "Negen procent.", h="Antwoord 1"),
            q(2, "Kunnen daar mensen in wonen?"),
            q(3, "Zo ja, hoeveel?"),
            a(3, "Ongeveer tienduizend.", h="Antwoord 3"),
        ),
    ),
    Paper(
        "nul en hoge nummers",
        ("combined apart", "far answer"),
        ("txt", "xml"),
        plain("Antwoorden van de minister van Nummers op de vragen 98 tot en met 101 van de vaste commissie"),
        (
            q(98, "Hoeveel huisnummers zijn er?"),
            a(98, "Acht miljoen."),
            q(99, "Wie geeft ze uit?"),
            q(100, "Is er een nummer nul?"),
            a(100, "Ja, één."),
            q(101, "Waar?"),
            a((99, 101), "De gemeente geeft ze uit. Nummer nul staat in Hulst.", h="Antwoord op vragen 99 en 101"),
        ),
    ),
)
