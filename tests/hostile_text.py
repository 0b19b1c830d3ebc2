"""Text, XML, HTML and mail that are made to hurt: too deep, too wide, endless, or bait for a regular expression."""

from collections.abc import Iterator

_LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
VRAAG = "Vraag 1\nIs er kaas?\n\nAntwoord op vraag 1\nJa.\n\n"


def texts() -> Iterator[tuple[str, bytes]]:
    """Plain text and Markdown: encodings that clash, lines without end, numbers without end, and bait."""
    yield "bom.txt", b"\xef\xbb\xbf" * 3 + VRAAG.encode()
    yield "utf16.txt", VRAAG.encode("utf-16")
    yield "utf16-zonder-bom.txt", VRAAG.encode("utf-16-le")
    yield "utf32.txt", VRAAG.encode("utf-32")
    yield "twee-sets.txt", VRAAG.encode() + "Café’s en Eén".encode("cp1252") + "Café".encode("utf-16-be")
    yield "surrogaat.txt", VRAAG.encode() + b"\xed\xa0\x80\xed\xb0\x80 einde"
    yield "nullen.txt", VRAAG.encode().replace(b" ", b"\0")
    yield "besturing.txt", VRAAG.encode() + bytes(range(1, 32)) * 50
    yield "regeleinden.txt", VRAAG.replace("\n", "\r").encode() + "\u2028\u2029\x85\x0b\x0c".encode() * 40
    yield "omgekeerd.txt", ("\u202e" * 500 + VRAAG).encode()
    yield "getal.txt", f"Vraag {'9' * 5000}\nHoe?\n\nAntwoord op vraag {'9' * 5000}\nZo.\n".encode()
    yield "reeks.txt", f"{VRAAG}Antwoord op vraag 1 t/m 999999999\nAlles.\n".encode()
    yield "reeks-terug.txt", f"{VRAAG}Antwoord op vragen 9-1, 7 t/m 2 en 0\nNiets.\n".encode()
    yield "lijst.txt", f"{VRAAG}Antwoord op vraag {', '.join(map(str, range(1, 6000)))} en 6000\nAlles.\n".encode()
    yield "vreemde-cijfers.txt", "Vraag ²\nHoe?\n\nAntwoord op vraag ٣\nZo.\n\nVraag Ⅳ\nEn?\n\nVraag ½\n".encode()
    yield "een-regel.txt", b"kaas" * 200_000
    yield "spaties.txt", VRAAG.encode() + b" " * 300_000 + b"x"
    yield "lege-regels.txt", VRAAG.encode() + b"\n" * 200_000 + b"x"
    yield "spatieregels.txt", VRAAG.encode() + b" \n" * 100_000 + b"x"
    yield "vragen.txt", b"Vraag 1\n" * 20_000
    yield "vragen-oplopend.txt", "".join(f"Vraag {n}\nHoe {n}?\n\n" for n in range(1, 4000)).encode()
    yield "antwoorden.txt", "".join(f"Antwoord op vraag {n}\nZo {n}.\n\n" for n in range(4000, 0, -1)).encode()
    yield "noten.txt", (VRAAG + "".join(f"Zin[footnoteRef:{n}]. [{n}:  Bron. ]\n" for n in range(3000))).encode()
    yield "halve-noten.txt", VRAAG.encode() + b"[1: " * 30_000
    yield "haken.txt", VRAAG.encode() + b"[(" * 40_000 + b"Vraag 2"
    yield "verwijzingen.txt", (VRAAG + "zie het antwoord op vraag 1, 2, 3 en " * 5_000).encode()
    yield "afbreken.txt", (VRAAG + "zorg-\nverzekeraar-\n" * 10_000).encode()
    yield "cijfers.txt", VRAAG.encode() + b"1 " * 100_000 + b"\n" + b"1" * 100_000
    yield "punten.txt", VRAAG.encode() + b". " * 80_000 + b"A." * 50_000
    yield "datums.txt", VRAAG.encode() + b"3 mei 20" * 30_000 + b"(ontvangen " * 20_000
    yield "namen.txt", b"Antwoord van Minister " * 20_000 + VRAAG.encode()
    yield "leden.txt", b"Vragen van de leden Bos (D66), " * 10_000 + VRAAG.encode()
    yield "kamerstukken.txt", VRAAG.encode() + b"Kamerstuk 24 077, nr. " * 20_000
    yield "toelichting.txt", b"Toelichting:\n" * 20_000
    yield "tabs.txt", (VRAAG + "a\tb\tc\t" * 30_000 + "\n" + "\t" * 100_000).encode()
    yield "hekjes.md", (b"#" * 100_000) + b"\n" + b"# a\n" * 10_000
    yield "sterren.md", b"*" * 50_000 + b"_" * 50_000 + b"`" * 50_000 + b"\n" + b"> " * 20_000
    yield "tabel.md", b"|" * 100_000 + b"\n|---|\n" * 5_000
    yield "md-noten.md", b"[^1]" * 30_000 + b"\n" + b"[^1]: bron\n" * 5_000


def xmls() -> Iterator[tuple[str, bytes]]:
    """XML: laughs, entities, depth, width, and wrong declarations."""
    yield "lach.xml", f'<!DOCTYPE a [<!ENTITY a "{"ha" * 50}">{_LAUGHS}]><a>&i;</a>'.encode()
    yield "kwadraat.xml", f'<!DOCTYPE a [<!ENTITY b "{"ha" * 50_000}">]><a>{"&b;" * 5_000}</a>'.encode()
    yield "bestand.xml", b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'
    yield "parameter.xml", b'<!DOCTYPE a [<!ENTITY % e SYSTEM "http://127.0.0.1/x"> %e;]><a>kaas</a>'
    yield "diep.xml", b"<a>" * 100_000 + b"x" + b"</a>" * 100_000
    yield "net-te-diep.xml", b"<al>" * 240 + b"x" + b"</al>" * 240
    yield "open.xml", b"<a>" * 200_000
    yield "breed.xml", b"<a>" + b"<al>x</al>" * 60_000 + b"</a>"
    yield "attribuut.xml", b'<a b="' + b"x" * 12_000_000 + b'">kaas</a>'
    yield "attributen.xml", b"<a " + b" ".join(b'b%d="x"' % n for n in range(40_000)) + b">kaas</a>"
    yield "tekens.xml", b"<a>" + b"&#x41;&#65;" * 50_000 + b"</a>"
    yield "verboden-teken.xml", b"<a>&#0;&#xD800;&#x1FFFFF;</a>"
    yield "cdata.xml", b"<a><![CDATA[" + b"]" * 100_000 + b"</a>"
    yield "utf7.xml", b'<?xml version="1.0" encoding="utf-7"?><a>+ADw-</a>'
    yield "utf16.xml", b'<?xml version="1.0" encoding="utf-16"?><a>kaas</a>'
    yield "noten.xml", _noten(5_000)
    yield "noot-in-noot.xml", b"<a><al>" + b"<noot><noot.al>" * 200 + b"x" + b"</noot.al></noot>" * 200 + b"</al></a>"
    yield "vragen.xml", _vragen("9" * 4_000)
    yield "reeks.xml", _vragen("1 t/m 99999999")
    yield (
        "cellen.xml",
        b"<a><table><tgroup><tbody>" + b"<row><entry/></row>" * 30_000 + b"</tbody></tgroup></table>x</a>",
    )


def _noten(count: int) -> bytes:
    notes = "".join(f"<noot><noot.nr>{n}</noot.nr><noot.al>Bron</noot.al></noot>" for n in range(count))
    return f"<a><al>kaas{notes}</al></a>".encode()


def _vragen(number: str) -> bytes:
    pair = f"<vraag><nr>{number}</nr><al>Hoe?</al></vraag><antwoord><nr>{number}</nr><al>Zo.</al></antwoord>"
    return f"<officiele-publicatie><kamervragen>{pair * 200}</kamervragen></officiele-publicatie>".encode()


def pages() -> Iterator[tuple[str, bytes]]:
    """HTML: depth, tables that say that they are wider than the world, links in circles, things that never close."""
    yield "diep.html", b"<div>" * 50_000 + b"x"
    yield "tabellen.html", b"<table><tr><td>" * 5_000 + b"x"
    yield "open.html", b"<p><b><i>" * 30_000 + b"x"
    yield "colspan.html", b"<table><tr><td colspan=999999999 rowspan=999999999>x<td>y</table>"
    yield "lijst.html", b"<ol start=999999999 type=i><li>x<li value=-5>y</ol><ol type=a start=99999999><li>z</ol>"
    yield "kring.html", b"<p id=a><a href=#b>1</a></p><p id=b><a href=#a>1</a></p>" * 2_000
    yield "noten.html", b"".join(b"<p>x<sup><a href=#n%d>1</a></sup><p id=n%d>1 y" % (n, n) for n in range(3_000))
    yield "script.html", b"<p>kaas<script>" + b"<!--" * 50_000
    yield "plaintext.html", b"<plaintext>" + b"</p>" * 50_000
    yield "attribuut.html", b'<p title="' + b"x" * 8_000_000 + b'">kaas'
    yield "entiteiten.html", b"&nbsp;&#0;&#xFFFFFFFF;&kaas;" * 20_000 + b"x"
    yield "formulier.htm", b"<form><select><option>" * 5_000 + b"x"


def mails() -> Iterator[tuple[str, bytes]]:
    """Mail: parts in parts, endless headers, encodings that lie."""
    depth = 400
    nested = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    yield "diep.eml", f"Subject: x\n{nested}Content-Type: text/plain\n\nkaas\n".encode()
    yield "kop.eml", b"Subject: " + b"=?utf-8?b?a2Fhcw==?= " * 20_000 + b"\n\nkaas\n"
    yield "koppen.eml", b"X-A: b\n" * 50_000 + b"\nkaas\n"
    yield "base64.eml", b"Content-Transfer-Encoding: base64\nContent-Type: text/plain\n\n" + b"!!==aa" * 30_000
    yield "tekenset.eml", b"Content-Type: text/plain; charset=rot13\n\nkaas\n"
    yield "tekenset-2.eml", b'Content-Type: text/plain; charset="utf-8\\0\n\nkaas \xff\xfe\n'
    yield "grens.eml", b'Content-Type: multipart/mixed; boundary=""\n\n--\n\nkaas\n----\n'
    yield "uu.eml", b"Content-Transfer-Encoding: x-uuencode\n\nbegin 666 a\n" + b"M" * 70_000 + b"\nend\n"
    yield "rfc822.eml", b"Content-Type: message/rfc822\n\n" * 300 + b"Subject: x\n\nkaas\n"
    yield "datum.eml", b"Date: 99 Foo 99999 99:99:99 +9999\nFrom: <<<@@@>>>,,,;\nTo: " + b"(" * 5_000 + b"\n\nkaas\n"
