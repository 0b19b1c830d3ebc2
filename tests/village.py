"""A handful of papers about a village that does not exist, with everything a question can ask for by name.

Two sets of answers by two ministers, asked by two members, each with a number; and two letters, one without a date.
"""

import atexit
import functools
import hashlib
import shutil
import tempfile
from pathlib import Path

from index.build import build
from qa.answer import Engine

CHEESE, BRIDGE, LIBRARY, FERRY = "kaas", "brug", "bibliotheek", "veerpont"
_PAPERS = {
    CHEESE: """2025Z00101
Vragen van het lid Bakker (KLM) aan de minister van Financiën over de kaasmarkt (ingezonden 3 februari 2025)
Antwoord van minister Van Dam (Financiën) (ontvangen 20 maart 2025)

Vraag 1
Kent u het bericht over de kaasmarkt in Zandvoorde?

Antwoord op vraag 1
Ja, het bericht over de kaasmarkt is mij bekend.

Vraag 2
Hoeveel kilo kaas werd er in 2024 op de kaasmarkt verkocht?

Antwoord op vraag 2
In 2024 werd er op de kaasmarkt 8.400 kilo kaas verkocht, vooral jonge kaas.

Vraag 3
Wie betaalt de schoonmaak van de kaasmarkt?

Antwoord op vraag 3
De gemeente Zandvoorde betaalt de schoonmaak van het marktplein uit de marktgelden.
""",
    BRIDGE: """2024Z00909
Vragen van het lid Jansen-Smit (NS) aan de minister van Defensie over de brug (ingezonden 2 mei 2024)
Antwoord van minister Molenaar (Defensie) (ontvangen 6 juni 2024)

Vraag 1
Is de oude brug van Zandvoorde veilig?

Antwoord op vraag 1
De oude brug is na het herstel van de leuning weer veilig voor voetgangers.

Vraag 2
Wat kostte het herstel van de brug?

Antwoord op vraag 2
Het herstel van de brug kostte 310.000 euro; de provincie droeg de helft bij.

Vragen 3 en 4
Wanneer gaat de brug open voor auto's, en wie besluit daarover?

Antwoord op vragen 3 en 4
De brug gaat in september open voor auto's; het college van Zandvoorde besluit daarover.
""",
    LIBRARY: """Geachte voorzitter,

Met deze brief informeer ik uw Kamer over de bibliotheek van Zandvoorde.

Openingstijden
De bibliotheek van Zandvoorde is sinds de verbouwing op zes dagen in de week open, ook op zondag.

Boetes
Lezers onder de achttien betalen geen boete meer voor een boek dat te laat terugkomt.
""",
    FERRY: """Geachte voorzitter,

Met deze brief informeer ik uw Kamer over de veerpont van Zandvoorde, die naast de oude brug vaart.

Dienstregeling
De veerpont vaart ieder kwartier en bij storm niet.

Kosten
Een overtocht met de veerpont kost zestig cent; fietsen mogen gratis mee.
""",
}
_SAID = {
    CHEESE: 'number = "Aanhangsel 2024-2025, nr. 1701"',
    BRIDGE: 'number = "Aanhangsel 2023-2024, nr. 2004"',
    LIBRARY: 'number = "Kamerstuk 33 846, nr. 77"\ndate = "2025-03-03"\n'
    'title = "Brief over de bibliotheek"\nspeaker = "minister Molenaar (Cultuur)"',
    FERRY: 'title = "Brief over de veerpont"\nspeaker = "staatssecretaris De Wit (Defensie)"',
}


@functools.cache
def village_engine() -> Engine:
    """An engine over the papers, with the shipped encoder."""
    folder = Path(tempfile.mkdtemp(prefix="village-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "papers").mkdir()
    entries = []
    for name, text in _PAPERS.items():
        (folder / "papers" / f"{name}.txt").write_text(text, encoding="utf-8")
        checksum = hashlib.sha256(text.encode()).hexdigest()
        entries.append(f'[[document]]\nfile = "{name}.txt"\nsha256 = "{checksum}"\n{_SAID[name]}\n')
    (folder / "papers" / "sources.toml").write_text("\n".join(entries), encoding="utf-8")
    build([folder / "papers"], folder / "index")
    return Engine.open(folder / "index")
