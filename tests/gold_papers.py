"""Papers about a cheese market and a library that do not exist, for the commands on gold questions."""

from harbour import paper

CHEESE = paper(
    "Kaasjager (Landbouw)", "3 mei 2024",
    ("Bent u bekend met het bericht «Kaasmarkt van Oudewater dicht» van de krant De Waag?", "Ja."),
    ("Hoeveel kaasmakers verloren hun vergunning voor de kaasmarkt van Oudewater in 2023? Zo ja, waarom?",
     "In 2023 verloren 41 kaasmakers hun vergunning voor de kaasmarkt. De gemeente deed dat om de hygiëne."),
    ("Deelt u die mening? Welke maatregelen neemt het ministerie tegen bedorven schapenkaas op weekmarkten?",
     "Ja. De warenautoriteit controleert schapenkaas op weekmarkten vanaf juli elke maand."),
    ("Is de keuring van boerenkaas op de markt van Oudewater verplicht?", "Nee."),
    ("Wanneer komt de kwaliteitsmeester van boerenkaas weer naar de weekmarkt van Oudewater?",
     "Zie het antwoord op vraag 2."),
)  # fmt: skip
LIBRARY = paper(
    "Boekhout (Cultuur)", "9 september 2025",
    ("Kunt u aangeven hoeveel bibliotheken in Zeewolde hun leeszaal sloten?",
     "- In Zeewolde sloten 12 bibliotheken hun leeszaal."),
    ("Waarom krijgt de bibliobus van Zeewolde geen subsidie voor luisterboeken?",
     "De bibliobus krijgt geen subsidie, omdat luisterboeken gratis te lenen zijn. De gemeente koopt vanaf juli elke "
     "maand een luisterboek."),
    ("Kunt u deze vragen één voor één beantwoorden?", "Ja."),
)  # fmt: skip
PAPERS = {"kaas": CHEESE, "bieb": LIBRARY}
