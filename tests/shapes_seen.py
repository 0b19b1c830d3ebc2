"""Papers after oddities of single real ones: headings written carelessly, lists in answers, faces with less or more."""

from shapes_face import aanhangsel, letterhead, plain
from shapes_model import Face, Paper, a, q

GREEN = aanhangsel(
    "de leden Van Eik en Esdoorn (beiden VVD)",
    "de Staatssecretaris van Bomen en de Minister van Struiken",
    "het bericht «Gratis bomen vallen «onder water»»",
    "2024-05-29",
    "Staatssecretaris Van Beuken (Bomen – Loof en Naald)",
    "2024-06-14",
    asked_by=("Van Eik (VVD)", "Esdoorn (VVD)"),
    behalf="de Minister van Struiken",
    number=1990,
)
FACE_AH = Face(
    (
        "AH 611",
        "2024Z18123",
        "Antwoord van minister Kade (Havens), mede namens de minister van Schepen (ontvangen 20 november 2024)",
    ),
    facts={
        "case": "2024Z18123",
        "speaker": "minister Kade (Havens)",
        "on_behalf_of": "de minister van Schepen",
        "date": "2024-11-20",
        "kind": "vraag-antwoord",
    },
)

PAPERS = (
    Paper(
        "havens",
        ("combined list", "mede namens", "far answer"),
        ("txt", "docx", "html"),
        FACE_AH,
        (
            q(1, "Kunt u bevestigen dat de kades zijn verhoogd?"),
            q(2, "Wanneer is daarover gesproken?"),
            q(3, "Is dat ook in de commissie gezegd?"),
            q(4, "Hoe verhoudt zich dat tot het antwoord op vraag 3 van vorig jaar?"),
            a(
                (1, 2, 3, 4),
                "De kades zijn met een meter verhoogd, na overleg in de commissie.",
                h="Antwoord vragen 1,2,3 en 4",
            ),
        ),
    ),
    Paper(
        "bomen",
        ("mede namens", "combined question", "combined adjacent", "short answer"),
        ("pdf", "txt", "xml"),
        GREEN,
        (
            q(1, "Bent u bekend met het bericht?"),
            a(1, "Ja.", h="Antwoord 1"),
            q((2, 3), "Vindt u dat goed bomenschap? Zo nee, waarom niet?", h="Vraag 2 en 3"),
            a((2, 3), "Bomen horen op het droge te staan.", h="Antwoorden 2 en 3"),
            q(4, "Wilt u deze vragen beantwoorden voor het debat?"),
            a(4, "Ja.", h="Antwoord"),
        ),
    ),
    Paper(
        "een lijst in het antwoord",
        ("table rows", "combined adjacent", "points elsewhere"),
        ("txt", "docx", "xml", "html"),
        plain("Antwoorden van de minister van Fietsen op vragen van het lid Pedaal (GroenLinks-PvdA) over zadels"),
        (
            q(1, "Welke maatregelen neemt u?"),
            a(
                1,
                "Ik neem drie maatregelen:",
                "1. Er komen zadels bij.",
                "2. De zadels worden zachter.",
                "3. De subsidie wordt verdubbeld. Is dat genoeg? Dat zal blijken.",
            ),
            q(2, "Wat kost dat, in de jaren:", "1) 2024", "2) 2025"),
            q(3, "Wie betaalt?"),
            a(
                (2, 3),
                "De kosten zijn als volgt.",
                (("Jaar", "Miljoen"), ("2024", "3"), ("2025", "4")),
                "Zie voor wie betaalt het antwoord op vraag 1, onder 3.",
                h="Antwoord op vraag 2 en 3",
            ),
        ),
    ),
    Paper(
        "deelvragen met eigen kop",
        ("lettered", "combined adjacent"),
        ("txt", "docx", "pdf"),
        letterhead("2024-06-03", "Vragen over ganzen", "Hierbij de antwoorden.", reference="GANS-4"),
        (
            q(1, "Hoeveel ganzen telt u in:", "a. Friesland?", "b. Zeeland?"),
            a(1, "a. In Friesland 400.000.", "b. In Zeeland 90.000.", h="Antwoord op vraag 1a en 1b"),
            q(2, "Is dat veel?"),
            a(2, "Ja, meer dan ooit.", h="Antwoord op vraag 2:"),
        ),
        dress=("bold headings",),
    ),
    Paper(
        "slordige koppen",
        ("combined apart", "comma before en", "range"),
        ("txt", "docx", "html"),
        plain("Antwoorden van de staatssecretaris van Kaarten op vragen van het lid Legger (VVD) over plattegronden"),
        (
            q(1, "Hoe oud is de oudste kaart?", h="Vraag  1 "),
            a(1, "Achthonderd jaar.", h="Antwoord  op vraag 1 "),
            q(2, "Klopt die nog?", h="VRAAG 2"),
            q(3, "Wie tekende hem?", h="Vraag 3."),
            q(4, "Waar hangt hij?", h="vraag 4:"),
            q(5, "Is hij te zien?", h="Vraag 5"),
            a((2, 3, 4), "Nee. Een monnik. In het archief.", h="ANTWOORD OP DE VRAGEN 2 T/M 4"),
            q(6, "Op welke dagen?", h="Vraag 6"),
            q(7, "Kost dat iets?", h="Vraag 7"),
            a((5, 6, 7), "Op afspraak, elke dag, gratis.", h="Beantwoording vragen 5, 6, en 7"),
        ),
    ),
    Paper(
        "met het woord Antwoord vooraan",
        ("pointing in text", "short answer", "same line"),
        ("txt", "docx", "odt"),
        plain("Antwoorden van de minister van Ruimte op vragen van het lid Ster (D66) over satellieten"),
        (
            q(1, "Hoeveel satellieten zijn er gelanceerd?", h="1."),
            a(1, "Antwoord op die vraag is niet eenvoudig, want niet elk land meldt dat.", h="Antwoord:"),
            q(2, "Vraag 1 is al eerder gesteld. Wat was toen het antwoord?", h="2."),
            a(2, "Vijf.", h="Antwoord:"),
            q(3, "Hoeveel zijn er nu?", h="3."),
            a(3, "Negen. Vraag 2 en vraag 3 hangen dus samen.", h="Antwoord:"),
        ),
        dress=("inline",),
    ),
    Paper(
        "vraag met vraagtekens en getallen",
        ("combined apart", "points elsewhere", "mark on a year"),
        ("txt", "pdf", "wrapped", "xml"),
        aanhangsel(
            "het lid Kanon (PVV)",
            "de Minister van Musea",
            "kanonnen uit 1672",
            "2020-09-16",
            "Minister Van Vaandel (Musea)",
            "2020-10-07",
            asked_by=("Kanon (PVV)",),
            number=212,
            session=(2020, 2021),
        ),
        (
            q(1, "Hoeveel kanonnen uit 1672 staan er buiten? 3? 8? Of meer dan 100?"),
            q(2, "Roesten die sinds 2015{1}?"),
            a(2, "Ja, zie ook het antwoord op vraag 3 van 8 mei 2015.", h="Antwoord 2"),
            q(3, "Worden zij geverfd?"),
            a((1, 3), "Er staan er 8 buiten. In 2018{2} zijn er 3 geverfd.", h="Antwoord 1 en 3"),
        ),
        {1: "Roestrapport, hoofdstuk 3", 2: "Kamerstuk 32 820, nr. 244"},
    ),
    Paper(
        "brief met twee handtekeningen",
        ("letterhead table", "end notes 1)", "combined adjacent", "stale properties", "mede namens"),
        ("docx",),
        letterhead(
            "2024-09-30",
            "Beantwoording Kamervragen over kermissen",
            "In antwoord op uw brief van 2 september 2024, nr. 2024Z12991, zenden wij u de antwoorden op de vragen "
            "van de leden Draaimolen (BBB) en Schiettent (PVV) over kermissen.",
            "Antwoorden op de vragen van de leden Draaimolen (BBB) en Schiettent (PVV) over kermissen",
            reference="4998120",
            case="2024Z12991",
            kind="vraag-antwoord",
        ),
        (
            q(1, "Hoeveel kermissen zijn er dit jaar? {1}"),
            q(2, "Hoeveel botsauto's?"),
            a((1, 2), "Er zijn 1.100 kermissen, met 9.000 botsauto's. {2}", h="Antwoord op vragen 1 en 2"),
            q(3, "Zijn die veilig?"),
            a(3, "Ja."),
        ),
        {1: "Kermiskrant, 28 augustus 2024.", 2: "Opgave van de exploitanten."},
        dress=("bold headings", "bold questions", "notes 1)", "empty lines"),
    ),
    Paper(
        "antwoord zonder kop na twee vragen",
        ("bold tells", "combined adjacent", "combined question"),
        ("docx", "odt"),
        letterhead(
            "2022-03-08", "Vragen over sluizen", "Hierbij de antwoorden.", reference="SL-81", kind="vraag-antwoord"
        ),
        (
            q(1, "Hoeveel sluizen zijn dicht?"),
            a(1, "Veertig.", h=""),
            q((2, 3), "Wanneer gaan zij open? En wie beslist daarover?", h="Vragen 2 en 3"),
            a((2, 3), "In april. De dijkgraaf beslist, na overleg.", "Dat overleg is op 1 maart geweest.", h=""),
        ),
        dress=("bold headings", "bold questions"),
    ),
    Paper(
        "zie ook zonder punt",
        ("delay notice", "short answer", "combined apart"),
        ("txt", "pdf", "wrapped"),
        Face(
            (
                "Vragen van het lid Stoep (SP) aan de Minister van Straten over losse tegels (ingezonden 7 mei 2024).",
                "Antwoord van Minister Kei (Straten) (ontvangen 13 juni 2024). Zie ook Aanhangsel Handelingen, "
                "vergaderjaar 2023–2024, nr. 1848",
            ),
            number=1999,
            facts={
                "delay": "Aanhangsel 2023-2024, nr. 1848",
                "asked_by": ("Stoep (SP)",),
                "date": "2024-06-13",
                "asked": "2024-05-07",
                "number": "Aanhangsel 2023-2024, nr. 1999",
                "speaker": "Minister Kei (Straten)",
            },
        ),
        (
            q(1, "Hoeveel tegels liggen er los?"),
            q(2, "Waarom?"),
            a(2, "Door wortels.", h="Antwoord 2"),
            q(3, "Wanneer liggen zij vast?"),
            a((1, 3), "Dat weet niemand, en ik ook niet.", h="Antwoord 1 en 3"),
        ),
    ),
)
