"""XML of officielebekendmakingen.nl, and any other XML: bytes -> Source. Document types and entities are refused.

Names of elements are taken as they come: one that is not known is a paragraph when text stands directly in it, and a
holder of paragraphs when not. So the visible text of any XML comes out in the order of the file; attributes do not.
What a known element becomes stands in markup_paper.py.
"""

from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from index.errors import SourceError
from index.readers.markup_input import check_size, is_too_deep, too_deep, with_words
from index.readers.markup_paper import Paper
from index.readers.source import Source


def read_xml(data: bytes, name: str) -> Source:
    """Read a paper in XML; questions and answers get heading lines from their markup, notes go to the end.

    Raises SourceError when it is too large, no well-formed XML, declares a document type or entities, is nested
    deeper than 150 elements, or holds no visible text.
    """
    check_size(data, name)
    try:
        root = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise SourceError(
            f"{name}: XML met een DOCTYPE of eigen entiteiten, dat wordt niet gelezen; haal de DOCTYPE-regel weg",
            f"{name}: XML with a DOCTYPE or entities of its own, which is not read; take the DOCTYPE line out",
        ) from None
    except (ParseError, LookupError, ValueError) as error:
        reason = str(error)
        raise SourceError(
            f"{name}: geen geldige XML ({reason}); haal het bestand opnieuw op",
            f"{name}: no well-formed XML ({reason}); fetch the file again",
        ) from None
    if is_too_deep(root):
        raise too_deep(name)
    return with_words(Paper(root).source(), name)
