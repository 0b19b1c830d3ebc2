"""Papers about plants, books and ferries in places that do not exist: with some names, days and figures, not all.

What is asked of them stands in lacking.jsonl; half of that has no answer here, though every word of it is met.
"""

import atexit
import functools
import shutil
import tempfile
from pathlib import Path

from harbour import paper

from index.build import build
from qa.answer import Engine

_PAPERS = {
    "orchideeen": paper(
        "Van Oosten (Natuur en Handel)", "12 maart 2025",
        ("Bent u bekend met het bericht over de smokkel van zeldzame orchideeën?", "Ja, dat bericht is mij bekend."),
        ("Hoe vaak worden gesmokkelde orchideeën gevonden?",
         "In 2024 nam de politie 312 gesmokkelde orchideeën in beslag, vooral in loodsen in Wilgenstad. De douane "
         "controleert pakketten in de haven. De planten gaan naar een kwekerij die hen verzorgt."),
        ("Wie houdt toezicht op de handel in beschermde planten, en wie rapporteert over de smokkel?",
         "De Plantenwarenautoriteit (PWA) houdt toezicht op de handel in beschermde planten. De Nationaal Rapporteur "
         "Plantensmokkel rapporteert ieder jaar over de aard en de omvang van de smokkel. De voorzitter van de "
         "Stichting Wilde Bloem, mevrouw H. de Vries, heeft mij gevraagd dat ook voor cactussen te doen."),
        ("Wordt de wet gewijzigd om de smokkel van orchideeën aan te pakken?",
         "Ja, ik werk aan een wijziging van de wet waarmee de smokkel van beschermde planten strafbaar wordt. Het "
         "wetsvoorstel wordt aan de Kamer gezonden zodra de Raad van State heeft geadviseerd. Het verbod op de verkoop "
         "van wilde cactussen gaat in op 1 juli 2026."),
        ("Hoe kunnen kopers verdachte planten melden?",
         "Kopers kunnen verdachte planten melden met de app Plantwacht. Meldingen worden door de politie bekeken. De "
         "app is gratis en de makers krijgen daarvoor een vergoeding."),
    ),
    "festivals": paper(
        "De Leeuw (Volkssport)", "3 oktober 2024",
        ("Hoeveel festivalgangers gebruiken drugs?",
         "Van de festivalgangers gebruikte 14 procent in 2023 cannabis, blijkt uit de Feestmonitor. Bij xtc was dat 9 "
         "procent. Het gebruik van cocaïne onder festivalgangers neemt volgens de onderzoekers toe."),
        ("Wie heeft het onderzoek onder festivalgangers uitgevoerd?",
         "Het onderzoek is uitgevoerd door het Instituut Vrije Tijd, onder leiding van dr. A. Bakker. De "
         "onderzoeksleider is gevraagd het onderzoek te herhalen. De directeur van het instituut heeft daarmee "
         "ingestemd."),
        ("Wat kost de voorlichting op festivals, en wat levert die op?",
         "De voorlichting op festivals kost 1,4 miljoen euro per jaar. De festivals dragen bij aan de "
         "drinkwaterpunten. Er zijn vrijwilligers van de verslavingszorg aanwezig, die met bezoekers praten "
         "over de risico's van drugs."),
        ("Hoeveel aanhoudingen zijn er verricht bij festivals?",
         "De politie verrichtte in 2023 bij festivals 87 aanhoudingen voor het bezit van xtc. Het Openbaar Ministerie "
         "(OM) beoordeelt deze zaken. De gemeente Wilgenstad trok vergunningen in na overlast."),
        ("Wanneer verschijnt de volgende Feestmonitor?",
         "De volgende Feestmonitor wordt door het instituut voorbereid. De vorige Feestmonitor verscheen in mei 2024. "
         "De uitkomsten zal ik met uw Kamer delen."),
    ),
    "boekenbus": """Geachte voorzitter,

Met deze brief informeer ik uw Kamer over de boekenbussen in de provincie Dorrewaard.

Bussen en lezers
Er rijden 34 boekenbussen door de provincie. Een bus blijft twee uur op een plein staan. De bussen worden vooral \
door ouderen bezocht, en de chauffeurs helpen lezers met formulieren.

Kosten
De provincie betaalt 2,1 miljoen euro per jaar voor de boekenbussen. De gemeenten dragen daaraan bij. De \
subsidie voor de boekenbussen wordt verlengd.

Bestuur
De directeur van de Stichting Boekenbus en de burgemeester van Lindeveen hebben een convenant gesloten. De \
wethouder van Lindeveen, Karel Houtman, houdt toezicht op de uitvoering van het convenant. De evaluatie van het \
convenant is begonnen.

Nieuwe regels
De Wet lezen op wielen verplicht gemeenten een standplaats aan te wijzen. De wet treedt in werking op een nader \
te bepalen moment. De inspectie controleert de standplaatsen; de eerste controles waren in het voorjaar van \
2025.

Hoogachtend,

de staatssecretaris van Lezen,

mr. T.A. Korevaar
""",
    "veerpont": paper(
        "Zandloper (Vaarwegen)", "18 juni 2025",
        ("Is de veerpont tussen Lindeveen en Aalmeer vaak buiten dienst?",
         "De veerpont tussen Lindeveen en Aalmeer lag in 2024 in totaal 43 dagen stil door storm en onderhoud. De "
         "schipper besluit of er gevaren wordt."),
        ("Hoeveel reizigers gebruiken de veerpont, en wat betalen zij?",
         "De veerpont vervoert 260.000 reizigers per jaar. Voor een overtocht betalen reizigers een kaartje; "
         "scholieren varen gratis mee. Ongeveer een vijfde van de reizigers is scholier."),
        ("Komt er een nieuwe pont?",
         "Ja, de provincie laat een nieuwe, elektrische pont bouwen door een werf. De bouw van de pont is vertraagd. "
         "De pont krijgt de naam Waterlelie."),
        ("Zijn er ongelukken met de veerpont geweest?",
         "De inspectie heeft drie ongelukken met de veerpont onderzocht. De politie heeft de schipper gehoord. De "
         "boete die daarop volgde is betaald."),
        ("Wanneer is de oude pont gebouwd en wanneer wordt die gesloopt?",
         "De oude pont is in 1962 gebouwd. De oude pont wordt gesloopt als de nieuwe vaart."),
    ),
    "zwemwater": paper(
        "Van Oosten (Natuur en Handel)", "20 augustus 2025",
        ("Hoe vaak is zwemmen in de Grote Plas verboden?",
         "De provincie verbood het zwemmen in de Grote Plas vorig jaar zes keer wegens blauwalg. De gemeente plaatst "
         "dan borden bij het strand. De politie handhaaft het verbod."),
        ("Welk middel wordt tegen blauwalg gebruikt?",
         "Tegen blauwalg wordt een middel gebruikt dat waterstofperoxide bevat. Het middel is toegelaten en breekt in "
         "het water af. De kosten van het middel worden door de waterschappen gedragen."),
        ("Hoeveel boetes zijn er voor zwemmen opgelegd?",
         "Boa's van de gemeente legden in 2024 bij de Grote Plas 58 boetes op. De politie schreef waarschuwingen uit. "
         "Wie toch zwemt, krijgt een boete."),
        ("Hoe heet het plan voor schoon zwemwater en wie leidt het?",
         "De waterschappen voeren het plan Heldere Plas uit. Dijkgraaf Sofie van der Beek leidt het plan. De "
         "projectleider brengt jaarlijks verslag uit."),
    ),
}  # fmt: skip


@functools.cache
def garden_engine() -> Engine:
    """An engine over the papers, with the shipped encoder."""
    folder = Path(tempfile.mkdtemp(prefix="garden-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "papers").mkdir()
    for name, text in _PAPERS.items():
        (folder / "papers" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    return Engine.open(folder / "index")
