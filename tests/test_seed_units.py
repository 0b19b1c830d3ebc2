"""The units of the five seed papers, set down by hand from the papers themselves."""

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from index.load import load
from index.records import Document, Unit
from index.sentences import sentences
from index.structure import find_units
from index.tidy import mask, tidy

FILES = {path.name[:3]: path for path in sorted((Path(__file__).resolve().parent.parent / "seeds").glob("*.txt"))}

# A line a pair: Vraag number | first … last words of the question | first … last words of the answer.
PAIRS = {
    "000": """
1 | Heeft u kennisgenomen van … van het lachgasverbod? | Ja.
2 | Bent u op de hoogte … en behandelcentra signaleren? | Er zijn bij het ministerie … of huisvesting.
3 | Welke aanvullende maatregelen gaat u … verder oploopt? | De verslavingszorginstellingen en … van lachgas.
4 | Deelt u de zorg dat de huidige … verbeterd kan worden? | Op basis van de uitvoeringstoets … in het geding is.
5 | Acht u het mogelijk en … nee, waarom niet? | Het is niet wenselijk om … 5 liter slagroom maken.
6 | Kan bij strafrechtelijke … te laten zijn? | De Richtlijn Opiumwet softdrugs … te laten zijn.
7 | Hoeveel personen zijn er … grote cilinders/tanks? | Sinds 1 oktober 2024 wordt … geen volledig beeld.
8 | Welke aanvullende maatregelen kunt u … enorm simpel is? | Uit gesprekken met … drugs ten goede komen.
9 | Worden op dit moment … Telegram en TikTok? | Het verkopen van drugs, waaronder … aangetoond kunnen worden.
10 | Bent u bereid om in gesprek … kan worden tegengegaan? | Jazeker. Nederland heeft … on Drugs, HDG).
""",
    "001": """
1 | Bent u bekend met het … onder het drugsbeleid”? | Ja.
2 | Herkent u het beeld dat … handel in Nederland? | Ik herken dit beeld. In … strafbaarheid van de handelingen.
3 | In hoeverre deelt u de … de praktijk ondermijnt? | Deze scheiding wordt … van het Nederlandse beleid.
4 | Welke mogelijkheden hebben … aanbieden en bezorgen? | Indien er gegevensdragers, … het geschetste probleem.
5 | Klopt het dat het verbod op … te bestrijden? | Voor zover reclame voor drugs … inhoud op hun dienst.
6 | Welke afspraken bestaan er … drugs aanbieden? | Het is belangrijk om een … antwoord op vraag 4.
7 | Bent u bereid te onderzoeken of … via hun diensten? | Nummeronafhankelijke … op dit thema, inbrengen.
8 | Hoe beoordeelt u de signalen … stoffen zoals nitazenen? | Deze signalen … gevaarlijke synthetische opioïden.
9 | Welke maatregelen … farmaceutische middelen aanbieden? | Onder de DSA bestaan … stellen of te verminderen.
10 | Acht u het huidige … acht u noodzakelijk? | Het huidige wettelijke … evaluatie van de DSA.
11 | Deelt u de zorg dat de combinatie … op deze platforms? | Ik deel die zorg. Zoals … van drugsgebruik.
12 | Kun u onderzoeken of de huidige … Kamer hierover informeren? | Uit gesprekken met … antwoord op vraag 4.
""",
}

# A line a section, or two: heading ("-" above the first) | last part of its address | first … last words under it.
SECTIONS = {
    "002": """
- | aanhef | Het afgelopen jaar was een bijzonder jaar … (Kamerstuk 24 077, nr. 453).
Situatie tijdens de coronacrisis | situatie-tijdens-de-coronacrisis | -
Uitgaansdrugs en corona | uitgaansdrugs-en-corona | De coronacrisis heeft … voorlichting en preventie.
Harm reduction en verslavingszorg | harm-reduction-en-verslavingszorg | Het Harm … opgevangen kan worden.
Onderzoeken en monitors | onderzoeken-en-monitors | -
Monitor Drugs Incidenten 2019 | monitor-drugs-incidenten-2019 | De Monitor Drugsincidenten … voor MZS.
Verkennend onderzoek naar gebruikers van cocaïne in Nederland |
    verkennend-onderzoek-naar-gebruikers-van-cocaine-in | Eerder heb ik uw Kamer … groepen gebruikers van cocaïne.
EXPLORE-onderzoek naar middelengebruik onder scholieren in het praktijkonderwijs en voorgezet onderwijs |
    explore-onderzoek-naar-middelengebruik-onder-scholieren-in | Het Trimbos-instituut voert een … 2021 worden opgepakt.
Inzet van ervaringsdeskundigen | inzet-van-ervaringsdeskundigen | In de Drugspreventiebrief … onderwijs.
Persona onderzoek | persona-onderzoek | Het persona onderzoek bevindt … persona onderzoek informeren.
Lachgas | lachgas | Het Trimbos-instituut is medio 2019 … in werking treedt.
Wetsvoorstel verbod groepen NPS (nieuwe psychoactieve stoffen) |
    wetsvoorstel-verbod-groepen-nps-nieuwe-psychoactieve-stoffen | Zoals bekend bereid ik … voor het jaar 2021.
Motie drugsvrije schoolpleinen | motie-drugsvrije-schoolpleinen | Tijdens het VAO … gegeven aan de motie.
Platform tegengaan stijging drugsgebruik |
    platform-tegengaan-stijging-drugsgebruik | In april 2019 heb ik … drugspreventie en onderwijs.
LADIS | ladis | Het Landelijk Alcohol en Drugs … over de afgelopen jaren.
Afsluiting | afsluiting | Als afsluiting van deze brief … Welzijn en Sport, P. Blokhuis
""",
    "003": """
- | aanhef | Geachte voorzitter, De afgelopen periode … en voorlichting (hoofdstuk 5).
1. Problematiek online aanbod in (designer)drugs en (namaak)geneesmiddelen |
    1-problematiek-online-aanbod-in-designer-drugs-en-namaak | Voor de aanpak van … en de handhaving hierop.
Online illegaal aanbod van (designer)drugs |
    online-illegaal-aanbod-van-designer-drugs | Schadelijke middelen die het bewustzijn … met welke wetgeving.
Online illegaal aanbod van (namaak)geneesmiddelen |
    online-illegaal-aanbod-van-namaak-geneesmiddelen | Een verontrustende … Geneesmiddelenwet van toepassing.
2. Wettelijke kaders | 2-wettelijke-kaders | Hierboven is beschreven dat … en opsporingsinstanties.
3. Grensvlakproducten | 3-grensvlakproducten | Zoals beschreven is de wet- … voorziet hier niet in.
4. Huidige inzet | 4-huidige-inzet | De betrokken partijen NVWA, … de huidige inzet toegelicht.
De Digitale dienstenverorderning (DSA) als kader voor aanpak online verkoop |
    de-digitale-dienstenverorderning-dsa-als-kader-voor-aanpak | Een belangrijk … offline halen van websites.
Opsporingsmogelijkheden om illegale online handel te detecteren |
    opsporingsmogelijkheden-om-illegale-online-handel-te | Er zijn diverse … besluit over vervolging.
Monitoring van de drugsmarkt | monitoring-van-de-drugsmarkt | De NPS-markt wordt … maatregelen worden genomen.
Voorlichting | voorlichting | Voorlichting is een belangrijke … het Landelijk Meldpunt Zorg.
5. Effectievere, integrale aanpak | 5-effectievere-integrale-aanpak | Ondanks alle … en voorlichting.
Samenwerking | samenwerking | Om de illegale online handel aan … kunnen worden geagendeerd.
Capaciteit | capaciteit | Het kabinet ondersteunt de … van dit soort schadelijke middelen.
Aanpassing wet- en regelgeving | aanpassing-wet-en-regelgeving | Verder onderzoekt … wordt onderzocht.
Voorlichting | voorlichting-2 | We moeten realistisch zijn: … kunnen worden aangescherpt.
Tot slot | tot-slot | Het kabinet benadrukt dat … Sophie Hermans D.M. van Weel
Bijlage 1 | bijlage-1 | In onderstaande tabel staat het … (NVWA-IOD) en de Politie.
""",
    "004": """
- | aanhef | Geachte voorzitter, Drugsgebruik brengt … de Nationale Rapporteur Verslavingen.
Preparedness scan | preparedness-scan | Uw Kamer is bij brief van 18 maart jl. ge … in ons land.
Opaak rapport | opaak-rapport | Op verzoek van het ministerie … aan een volgend kabinet.
Jaarverslag 2024 Nationaal Rapporteur Verslavingen |
    jaarverslag-2024-nationaal-rapporteur-verslavingen | Met deze brief bied ik … van een beleidsreactie.
Brief met factsheets cannabis en cocaïne Nationaal Rapporteur Verslavingen |
    brief-met-factsheets-cannabis-en-cocaine-nationaal | Het Trimbos-instituut heeft in opdracht … Judith Zs.C.M. Tielen
""",
}

# A line a footnote: number | what stands right before its mark ("-": no mark) | how it begins | its unit.
NOTES = {
    "000": """
1 | tot 15% in 2023. | Lachgas 13.3.4 Uitgaande jongeren | antwoord-2
2 | verslavingszorg van het LADIS | LADIS - Kerncijfers | antwoord-2
3 | Verslavingskunde Nederland | Lachgas-handreiking-2024.pdf | antwoord-3
4 | het gebruik van lachgas. | Lachgas: Van zorgen naar acties | antwoord-3
""",
    "001": """
1 | sinds 2017 stabiel. | Nationale Drug Monitor, editie 2026. | antwoord-3
2 | gerechtelijke vordering; | Telecommunicatiewet, Hoofdstuk 13. | antwoord-4
3 | 2025 hierover geïnformeerd. | Zie bijlage 3 bij Kamerbrief | antwoord-4
4 | in stand te houden. | Artikel 1 DSA en overweging 9 | antwoord-7
5 | 2025 over geïnformeerd. | Kamerstukken II 2025/26, 22 112, nr. 4207. | antwoord-9
1 | - | NRC, 23 maart 2026, | -
""",
    "002": """
1 | voortgangsbrief van 19 december 2019 | Kamerstuk 24 077, nr. 456 | aanhef
2 | als bijlage bij deze brief | Raadpleegbaar via | harm-reduction-en-verslavingszorg
3 | rapporteert deze jaarlijks | Raadpleegbaar via | monitor-drugs-incidenten-2019
4 | van onderzoek en preventie. | Kamerstuk 24 077 nr. 426 | monitor-drugs-incidenten-2019
5 | dat dit jaar is uitgevoerd | Raadpleegbaar via | verkennend-onderzoek-naar-gebruikers-van-cocaine-in
6 | bijgaande factsheet | Raadpleegbaar | explore-onderzoek-naar-middelengebruik-onder-scholieren-in
7 | treft u bijgaand aan | Raadpleegbaar | explore-onderzoek-naar-middelengebruik-onder-scholieren-in
8 | Drugspreventiebrief van april 2019 | Kamerstuk 24 077, nr. 426 | inzet-van-ervaringsdeskundigen
9 | niet-westerse migratieachtergrond | Raadpleegbaar via | lachgas
10 | bekende gevolgen van lachgas op. | CAM, Risicobeoordeling lachgas (2019) | lachgas
11 | naar acties» geactualiseerd | Raadpleegbaar via | lachgas
12 | ontwikkelen. | Aanhangsel Handelingen II 2019/20, nr. 243 | lachgas
13 | is 19 november gestart. | www.rijballonvrij.nl | lachgas
14 | internetconsultatie. | Kamerstuk 24 077, nr. 465 | lachgas
15 | schoolpleinen aangenomen. | Kamerstuk 24 077 nr. 453 | motie-drugsvrije-schoolpleinen
16 | spreekt me zeer aan. | https://www.trimbos.nl/kennis/ijsl | motie-drugsvrije-schoolpleinen
""",
    "003": """
1 | aangemeld zijn bij de overheid. | In Nederland moeten online aanbieders | aanhef
2 | die zeer potent | een 'potent' middel brengt | online-illegaal-aanbod-van-designer-drugs
3 | (Opiumwet) en NVWA | Waaronder ook de NVWA-IOD, | 3-grensvlakproducten
4 | (DSA) | Verordening (EU) 2022/2065 | de-digitale-dienstenverorderning-dsa-als-kader-voor-aanpak
5 | websites. | IGJ en NVWA halen | de-digitale-dienstenverorderning-dsa-als-kader-voor-aanpak
6 | van toepassing is | Deze tabel bevat uitsluitend | bijlage-1
""",
    "004": """
1 | preventiestrategie | https://www.rijksoverheid.nl/documenten/rapporten/2025/06/13/samen | aanhef
2 | brief van 18 maart jl. | Kamerstuk 29477, nr. 926 | preparedness-scan
""",
}


def rows(table: str) -> list[list[str]]:
    """The lines of a table above as cells; a line that ends with a bar goes on."""
    return [line.split(" | ") for line in table.replace("|\n    ", "| ").strip().splitlines()]


def begins_and_ends(shown: str, cell: str) -> bool:
    """True when `shown` begins and ends as the cell says; a cell without dots is the whole of it."""
    first, dots, last = cell.partition(" … ")
    return shown.startswith(first) and shown.endswith(last) if dots else shown == cell


@cache
def paper(key: str) -> tuple[Document, tuple[Unit, ...]]:
    """One seed paper as the index reads it, by the first three characters of its name."""
    document = load(FILES[key])
    return document, find_units(document)


def on_disk(key: str) -> str:
    """The file as it lies on disk, decoded and nothing more."""
    return FILES[key].read_bytes().decode("utf-8")


def test_there_are_five_papers_with_22_vraag_antwoord_units() -> None:
    assert sorted(FILES) == ["000", "001", "002", "003", "004"]
    assert sum(bool(unit.numbers) for key in FILES for unit in paper(key)[1]) == 22


@pytest.mark.parametrize("key", PAIRS)
def test_vraag_antwoord_units(key: str) -> None:
    document, (opening, *units) = paper(key)
    assert (opening.address, opening.numbers) == (f"{document.id}#aanhef", ())
    for unit, (number, question, answer) in zip(units, rows(PAIRS[key]), strict=True):
        assert (unit.address, unit.numbers) == (f"{document.id}#antwoord-{number}", (int(number),))
        assert len(unit.questions) == 1
        assert begins_and_ends(tidy(document, unit.questions[0]), question)
        assert unit.answer is not None
        assert begins_and_ends(tidy(document, unit.answer), answer)


@pytest.mark.parametrize("key", SECTIONS)
def test_letter_sections(key: str) -> None:
    document, units = paper(key)
    wanted = rows(SECTIONS[key])
    assert [(unit.heading or "-", unit.address) for unit in units] == [
        (heading, f"{document.id}#{name}") for heading, name, _ in wanted
    ]
    for unit, (_, _, body) in zip(units, wanted, strict=True):
        assert (unit.numbers, unit.questions) == ((), ())
        assert begins_and_ends(tidy(document, unit.answer) if unit.answer else "-", body)


@pytest.mark.parametrize("key", NOTES)
def test_footnotes(key: str) -> None:
    document, units = paper(key)
    text = document.text
    owners = {note: unit.address.split("#")[1] for unit in units for note in unit.footnotes}
    assert len(owners) == sum(len(unit.footnotes) for unit in units)
    for note, (number, before, begins, owner) in zip(document.footnotes, rows(NOTES[key]), strict=True):
        assert note.number == int(number)
        assert text[note.text.start :].startswith(begins)
        assert owners.get(note, "-") == owner
        if before == "-":
            assert note.mark is None
        else:
            assert note.mark is not None
            assert text[: note.mark.start].endswith(before)
            assert text[note.mark.start : note.mark.end] in (number, f"[footnoteRef:{number}]")


def test_bulleted_headings_stand_under_the_numbered_one() -> None:
    under = {unit.address.split("#")[1]: unit.headings for unit in paper("003")[1]}
    assert under["voorlichting"] == ("4. Huidige inzet", "Voorlichting")
    assert under["voorlichting-2"] == ("5. Effectievere, integrale aanpak", "Voorlichting")
    assert under["tot-slot"] == ("Tot slot",)


@pytest.mark.parametrize("key", sorted(FILES))
def test_positions_hold_on_the_file_as_it_lies_on_disk(key: str) -> None:
    document, units = paper(key)
    text = on_disk(key)
    assert document.text == text
    for unit in units:
        for span in (unit.span, *unit.questions, *([unit.answer] if unit.answer else [])):
            raw = text[span.start : span.end]
            assert raw[0].strip(), unit.address
            assert unit.span.start <= span.start < span.end <= unit.span.end
            # What is shown is a thinning of these very characters.
            characters = iter(raw)
            assert all(wanted == " " or wanted in characters for wanted in tidy(document, span))


@pytest.mark.parametrize("key", sorted(FILES))
def test_every_character_lies_in_exactly_one_unit(key: str) -> None:
    document, units = paper(key)
    masked = mask(on_disk(key), document.noise)
    assert all(left.span.end <= right.span.start for left, right in pairwise(units))
    covered: Counter[int] = Counter()
    for unit in units:
        for part in (*unit.questions, *([unit.answer] if unit.answer else [])):
            covered.update(range(part.start, part.end))
    assert set(covered.values()) == {1}
    outside = "".join(" " if covered[at] and not sign.isspace() else sign for at, sign in enumerate(masked))
    if key in PAIRS:
        wanted = [f"Vraag {number} Antwoord op vraag {number}" for number, *_ in rows(PAIRS[key])]
    else:
        wanted = [heading for heading, *_ in rows(SECTIONS[key]) if heading != "-"]
    assert outside.replace("· ", "").split() == " ".join(wanted).split()


@pytest.mark.parametrize("key", sorted(FILES))
def test_units_end_with_a_character_that_is_shown(key: str) -> None:
    document, units = paper(key)
    masked = mask(document.text, document.noise)
    assert [unit.address for unit in units if masked[unit.span.end - 1].isspace()] == []


def test_the_table_is_one_sentence() -> None:
    document, units = paper("002")
    found = [tidy(document, span) for unit in units if unit.answer for span in sentences(document, unit.answer)]
    assert [sentence for sentence in found if "MDMA 39,7" in sentence] == [
        "Tabel 1. Percentage uitgaanders die in die betreffende periode 1 of meer keer een bepaald middel hebben "
        "gebruikt Q2 2019 Q3 2019 Q2 2020 Q3 2020 MDMA 39,7 42,0 26,7 28,0 Amfetamine 15,9 19,8 9,6 12,1 "
        "Lachgas 20,7 20,7 9,6 10,3"
    ]
