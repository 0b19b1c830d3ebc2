"""PDF files that are made to hurt, written by hand: trees and tables that run in circles, pages without end or size."""

import zlib
from collections.abc import Iterator, Sequence

TEXT = b"BT /F1 9 Tf 80 700 Td (Vraag 1) Tj 0 -12 Td (Is er kaas?) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pdf(objects: Sequence[bytes], trailer: bytes = b"", xref: bool = True) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    start = len(out)
    if xref:
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    size = len(objects) + 1
    out += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return out


def stream(data: bytes, more: bytes = b"") -> bytes:
    """A stream with its length."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


def page(
    tree: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    box: bytes = b"[0 0 595 842]",
    text: bytes = b"",
    more: bytes = b"",
) -> list[bytes]:
    """The objects of a file of one page: catalog, tree, page, font, text."""
    resources = b"/Resources<</Font<</F1 4 0 R>>%s>>" % more
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 5 0 R%s>>" % (box, resources)
    return [b"<</Type/Catalog/Pages 2 0 R>>", tree, leaf, FONT, text or stream(TEXT)]


def pdfs() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    yield "heel.pdf", pdf(page())
    yield "kring.pdf", pdf(page(b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"))
    tree = b"<</Type/Pages/Kids[%d 0 R]/Count 5>>"
    yield "kring-2.pdf", pdf([*page(tree % 6), tree % 2])
    yield "ouder.pdf", pdf(page(b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>"))
    yield "telling.pdf", pdf(page(b"<</Type/Pages/Kids[3 0 R]/Count 999999999>>"))
    yield "telling-negatief.pdf", pdf(page(b"<</Type/Pages/Kids[3 0 R]/Count -7>>"))
    yield "bladen.pdf", pdf(page(b"<</Type/Pages/Kids[" + b"3 0 R " * 700 + b"]/Count 700>>"))
    yield "geen-bladen.pdf", pdf(page(b"<</Type/Pages/Kids[]/Count 0>>"))
    yield "vorige.pdf", pdf(page(), b"/Prev 9")
    whole = pdf(page())
    start = whole.rindex(b"xref\n0")
    yield "vorige-kring.pdf", pdf(page(), b"/Prev %d" % start)
    yield "xref-weg.pdf", pdf(page(), xref=False)
    yield "xref-ver.pdf", whole.replace(b"startxref\n", b"startxref\n9999999999")
    yield "xref-nul.pdf", whole.replace(b"00000 n", b"65535 f")
    yield "xref-verkeerd.pdf", whole.replace(b"0000000", b"0000001", 3)
    yield "wortel.pdf", whole.replace(b"/Root 1 0 R", b"/Root 9 0 R")
    yield "sleutel.pdf", pdf(page(), b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(y)/P -4>>/ID[(a)(b)]")
    yield "groot.pdf", pdf(page(box=b"[0 0 999999999 999999999]"))
    yield "leeg-vlak.pdf", pdf(page(box=b"[0 0 0 0]"))
    yield "omgekeerd-vlak.pdf", pdf(page(box=b"[595 842 0 0]"))
    yield "geen-vlak.pdf", pdf(page(box=b"[a b c d]"))
    packed = zlib.compress(b"BT /F1 9 Tf 80 700 Td (kaas) Tj ET\n" * 300_000, 9)
    yield "bom.pdf", pdf(page(text=stream(packed, b"/Filter/FlateDecode")))
    twice = zlib.compress(zlib.compress(b" " * 60_000_000, 9), 9)
    yield "bom-2.pdf", pdf(page(text=stream(twice, b"/Filter[/FlateDecode/FlateDecode]")))
    yield "filters.pdf", pdf(page(text=stream(TEXT, b"/Filter[" + b"/ASCIIHexDecode" * 500 + b"]")))
    yield "lengte.pdf", whole.replace(b"/Length %d" % len(TEXT), b"/Length 99999999")
    yield "lengte-kring.pdf", whole.replace(b"/Length %d" % len(TEXT), b"/Length 5 0 R")
    form = stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>")
    yield "vorm.pdf", pdf([*page(text=stream(b"/X Do " + TEXT), more=b"/XObject<</X 6 0 R>>"), form])
    yield "letter.pdf", pdf(page(text=stream(TEXT.replace(b" 9 Tf", b" 0 Tf"))))
    yield "letter-groot.pdf", pdf(page(text=stream(TEXT.replace(b" 9 Tf", b" 99999999 Tf"))))
    yield "matrix.pdf", pdf(page(text=stream(b"0 0 0 0 0 0 cm " + TEXT)))
    yield "matrix-groot.pdf", pdf(page(text=stream(b"1e30 0 0 1e30 1e30 -1e30 cm " + TEXT)))
    yield "stapel.pdf", pdf(page(text=stream(b"q " * 100_000 + TEXT)))
    yield "haken.pdf", pdf(page(text=stream(b"BT /F1 9 Tf " + b"(" * 50_000 + b"kaas) Tj ET")))
    yield "rijen.pdf", pdf(page(text=stream(b"[" * 20_000 + TEXT)))
    yield "veel-letters.pdf", pdf(page(text=stream(b"BT /F1 1 Tf 80 700 Td " + b"(k) Tj 3 0 Td " * 20_000 + b"ET")))
    yield "stapelregels.pdf", pdf(page(text=stream(b"BT /F1 9 Tf 80 700 Td " + b"(kaas 1) Tj " * 3_000 + b"ET")))
    yield "verwijzing.pdf", pdf([b"1 0 R", *page()[1:]])
    yield (
        "boek.pdf",
        pdf([b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>", *page()[1:], b"<</First 6 0 R/Next 6 0 R>>"]),
    )
    yield "kop.pdf", b"%PDF-1.7\n"
    yield "staart.pdf", b"x" * 5_000 + whole
    yield "dubbel.pdf", whole + whole
