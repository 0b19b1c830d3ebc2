"""Papers whose answers are combined: next to each other, apart, in long lists, in ranges, under one heading."""

from shapes_face import aanhangsel, letterhead, plain
from shapes_model import Paper, a, q

MARKET = aanhangsel(
    "het lid Bos (D66)",
    "de Minister van Zuivel",
    "kaas op de weekmarkt",
    "2024-01-11",
    "Minister Van Dam (Zuivel)",
    "2024-02-08",
    asked_by=("Bos (D66)",),
    number=1871,
)
BRIDGES = aanhangsel(
    "de leden De Boer (BBB) en Van Vliet (CDA)",
    "de Minister van Bruggen en de Staatssecretaris van Sluizen",
    "het bericht «Brug bij Zoutkamp weer dicht»",
    "2022-09-27",
    "Minister Postma (Bruggen)",
    "2022-11-15",
    asked_by=("De Boer (BBB)", "Van Vliet (CDA)"),
    behalf="de Staatssecretaris van Sluizen",
    number=587,
    session=(2022, 2023),
    delay=402,
)

PAPERS = (
    Paper(
        "markt",
        ("combined apart", "combined adjacent", "far answer", "short answer"),
        ("txt", "xml", "html", "pdf"),
        MARKET,
        (
            q(1, "Kent u de klachten van kaasboeren over de hoogte van het staangeld?"),
            a(1, "Ja.", h="Antwoord 1"),
            q(2, "Hoeveel kramen zijn er de afgelopen vijf jaar verdwenen?"),
            q(3, "Vindt u dat een stad zonder kaaskraam nog een weekmarkt heeft?"),
            a(2, "Ongeveer tweehonderd, naar schatting van de vereniging van marktkooplieden.", h="Antwoord 2"),
            q(4, "Welke gemeenten heffen meer dan het dubbele van het gemiddelde?"),
            a(4, "Dat wordt niet landelijk bijgehouden.", h="Antwoord 4"),
            q(5, "Bent u bereid hierover met de gemeenten te spreken?"),
            q(6, "Zo ja, wanneer? Zo nee, waarom niet?"),
            a((5, 6), "Daartoe ben ik bereid. Ik spreek hen in het voorjaar.", h="Antwoord 5 en 6"),
            q(7, "Wat gaat u doen voor de kramen die er nog zijn?"),
            a((3, 7), "Een markt zonder kaas is mogelijk, maar niet wenselijk. Ik neem dit mee.", h="Antwoord 3 en 7"),
        ),
    ),
    Paper(
        "brug",
        ("combined list", "combined apart", "mede namens", "delay notice", "far answer"),
        ("txt", "xml", "pdf", "wrapped"),
        BRIDGES,
        (
            q(1, "Klopt het dat de brug bij Zoutkamp dit jaar al negen keer heeft vastgezeten?"),
            a(1, "Nee, het was tien keer.", h="Antwoord op vraag 1"),
            q(2, "Wie betaalt de omweg van de schippers?"),
            a(2, "Schippers betalen hun eigen brandstof.", h="Antwoord op vraag 2"),
            q(3, "Waarom is het draaipunt niet vervangen?"),
            q(4, "Welk onderhoud stond gepland?"),
            q(5, "Is dat onderhoud uitgevoerd?"),
            q(6, "Zijn er meer bruggen van dit type?"),
            a(6, "Er zijn er vier, alle in Friesland.", h="Antwoord op vraag 6"),
            q(7, "Hoe lang duurt het om er een te vervangen?"),
            a(7, "Anderhalf jaar.", h="Antwoord op vraag 7"),
            q(8, "Hebt u hierover overleg met de provincie?"),
            a(8, "Ja, maandelijks.", h="Antwoord op vraag 8"),
            q(9, "Komt er geld voor onderhoud bij?"),
            q(10, "Wanneer hoort de Kamer meer?"),
            a(
                (3, 4, 5, 9, 10),
                "Het draaipunt is in 2019 gekeurd en toen goed bevonden. Het geplande onderhoud is uitgesteld "
                "omdat er geen aannemer was.",
                "In de begroting is hiervoor geld vrijgemaakt. Over de planning ontvangt de Kamer voor de zomer een "
                "brief.",
                h="Antwoorden op vraag 3, 4, 5, 9 en 10",
            ),
        ),
    ),
    Paper(
        "bibliotheek",
        ("comma before en", "range", "combined list", "far answer"),
        ("txt", "md", "html", "docx", "odt"),
        plain(
            "Antwoord van Staatssecretaris Mulder (Boeken) (ontvangen 3 mei 2021)",
            date="2021-05-03",
            speaker="Staatssecretaris Mulder (Boeken)",
            kind="vraag-antwoord",
            on_behalf_of=None,
        ),
        (
            q(1, "Hoeveel bibliotheken zijn er nog open op zondag?"),
            q(2, "Hoeveel waren dat er in 2010?"),
            q(3, "Wat is de oorzaak van de daling?"),
            q(4, "Vindt u die ontwikkeling wenselijk?"),
            a(
                (1, 2, 3, 4),
                "Het gaat om 61 vestigingen, tegen 140 in 2010. De loonkosten op zondag zijn hoog. Dat betreur ik.",
                h="Antwoord op vragen 1 t/m 4",
            ),
            q(5, "Worden boeken vernietigd?"),
            a(5, "Ja, als niemand ze wil hebben.", h="Antwoord op vraag 5"),
            q(6, "Hoe oud is het oudste boek dat nog wordt uitgeleend?"),
            a(6, "Dat is mij niet bekend.", h="Antwoord op vraag 6"),
            q(7, "Leest u zelf?"),
            q(8, "Zo ja, wat?"),
            q(9, "Wilt u dat met de Kamer delen?"),
            a((7, 8, 9), "Ik lees elke avond. De titels houd ik voor mij.", h="Antwoord op vragen 7, 8, en 9"),
        ),
    ),
    Paper(
        "molens",
        ("comma before en", "combined question", "combined adjacent"),
        ("txt", "docx", "pdf", "xml"),
        aanhangsel(
            "het lid Visser (VVD)",
            "de Minister van Wind",
            "het draaien van molens bij nacht",
            "2019-10-02",
            "Minister Wolters (Wind)",
            "2019-10-30",
            asked_by=("Visser (VVD)",),
            number=455,
            session=(2019, 2020),
        ),
        (
            q(
                (1, 2),
                "Is het waar dat molens bij nacht niet mogen draaien? Op welke regel berust dat?",
                h="Vragen 1 en 2",
            ),
            a((1, 2), "Dat is niet waar. Er is geen regel die dat verbiedt.", h="Antwoord op vragen 1 en 2"),
            q(3, "Hoeveel molenaars zijn in opleiding?"),
            a(3, "Ruim driehonderd."),
            q(
                (4, 5, 6),
                "Kunt u aangeven wat een roede kost, wat een kap kost en wie dat betaalt?",
                h="Vraag 4, 5, en 6",
            ),
            a(
                (4, 5, 6),
                "Een roede kost ongeveer veertigduizend euro. De eigenaar betaalt, met subsidie.",
                h="Antwoord op vraag 4, 5, en 6",
            ),
        ),
        dress=("bold headings",),
    ),
    Paper(
        "tot en met",
        ("range", "combined question", "combined list"),
        ("txt", "xml", "wrapped", "html"),
        aanhangsel(
            "het lid Yilmaz (PvdA)",
            "de Minister van Water",
            "droogte in de polder",
            "2025-06-19",
            "Minister De Graaf (Water)",
            "2025-07-09",
            asked_by=("Yilmaz (PvdA)",),
            number=2604,
            session=(2024, 2025),
        ),
        (
            q((1, 2), "Hoe laag staat het water, en is dat lager dan vorig jaar?", h="Vraag 1 en 2"),
            q(3, "Is er genoeg water voor de koeien?"),
            q(4, "Is er genoeg water voor de sloten?"),
            a(
                (1, 2, 3, 4),
                "Het peil is elf centimeter onder streefpeil. Er is nog genoeg voor mens en dier.",
                h="Antwoord op de vragen 1 tot en met 4",
            ),
            q(5, "Gaat het regenen?"),
            a(5, "Dat kan ik niet toezeggen.", h="Antwoord op vraag 5"),
        ),
    ),
    Paper(
        "één kop, twee antwoorden",
        ("combined question", "short answer", "far answer"),
        ("txt", "docx", "html"),
        letterhead(
            "2023-03-14", "Beantwoording vragen over fietsenstallingen", reference="2023-114", kind="vraag-antwoord"
        ),
        (
            q((1, 2), "Hoeveel fietsen passen er in de stalling, en is dat genoeg?", h="Vraag 1 en 2"),
            q(3, "Is de stalling in de nacht open?"),
            a(1, "Vierduizend."),
            a(2, "Nee."),
            a(3, "Ja."),
        ),
        dress=("bold headings",),
    ),
    Paper(
        "alles ineens",
        ("combined list", "far answer", "mede namens"),
        ("txt", "xml", "docx", "odt"),
        plain(
            "Antwoorden van de minister van Spoor, mede namens de staatssecretaris van Trams, op Kamervragen van het "
            "lid Haan (SP) over wissels"
        ),
        (
            *(
                q(number, text)
                for number, text in enumerate(
                    (
                        "Hoeveel wissels waren er in januari bevroren?",
                        "Hoeveel daarvan zijn verwarmd?",
                        "Waarom niet alle wissels?",
                        "Wat kost een verwarmde wissel?",
                        "Hoe doet Zwitserland dat?",
                    ),
                    start=1,
                )
            ),
            a(
                (1, 2, 3, 4, 5),
                "In januari waren er 34 wissels bevroren, waarvan 30 zonder verwarming.",
                "Een verwarmde wissel kost twintigduizend euro. In Zwitserland verwarmt men alles.",
                h="Antwoord vraag 1 t/m 5",
            ),
        ),
    ),
    Paper(
        "kris kras",
        ("combined apart", "combined question", "far answer", "points elsewhere"),
        ("xml", "pdf", "wrapped", "txt"),
        aanhangsel(
            "het lid Smit (CU)",
            "de Staatssecretaris van Klokken",
            "de zomertijd op torens",
            "2024-03-29",
            "Staatssecretaris Uurman (Klokken)",
            "2024-04-22",
            asked_by=("Smit (CU)",),
            number=1622,
        ),
        (
            q(1, "Wie zet de torenklokken op zomertijd?"),
            q(2, "Hoeveel torens vergeten het?"),
            q((3, 4), "Is er een handleiding? Zo nee, komt die er?", h="Vraag 3 en 4"),
            a((3, 4), "Die is er, van zeven bladzijden.", h="Antwoord 3 en 4"),
            q(5, "Wie schreef die handleiding?"),
            a(2, "Daar zijn geen cijfers over.", h="Antwoord 2"),
            a(
                (1, 5),
                "De koster. Hij schreef ook de handleiding, zie het antwoord op vraag 3 en 4.",
                h="Antwoord 1 en 5",
            ),
        ),
    ),
)
