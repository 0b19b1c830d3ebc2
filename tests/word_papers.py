"""Word and OpenDocument files made for the tests, from the XML of their bodies."""

import io
import zipfile
from xml.sax.saxutils import escape

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        **{name: name for name in ("office", "text", "table", "style")},
        **{"fo": "xsl-fo-compatible", "draw": "drawing"},
    }.items()
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of `parts`."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A .docx with this body; `footnotes`, `numbering`, `styles`, `settings`, `header1`, … hold insides of parts."""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes"}
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for name in parts
    )
    files: dict[str, str | bytes] = {
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>',
    }
    for name, inside in parts.items():
        root = roots.get(name, "settings" if name == "settings" else "ftr" if name.startswith("footer") else "hdr")
        files[f"word/{name}.xml"] = f"<w:{root} {_NS}>{inside}</w:{root}>"
    return zipped(files)


def r(text: str, dress: str = "") -> str:
    """A run; `dress` holds names of properties, as in "b" or "vanish"."""
    properties = "".join(f"<w:{name}/>" for name in dress.split())
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", num: int = 0, level: int = 0, more: str = "") -> str:
    """A paragraph of runs, plain text becoming one."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{styled}{listed}{more}</w:pPr>{inner}</w:p>"


def table(*rows: list[str]) -> str:
    """A table; cells are plain text or the XML of paragraphs and tables."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows) + "</w:tbl>"


def _cell(inside: str) -> str:
    return f"<w:tc>{inside if inside.startswith('<') else p(inside)}</w:tc>"


def box(*paragraphs: str) -> str:
    """A run with a text box, its text twice, as Word writes it."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx>'
        f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def numbering(*lists: list[tuple[str, str]]) -> str:
    """The inside of numbering.xml: list n (from 1) has levels of (format, text)."""
    abstract = nums = ""
    for key, levels in enumerate(lists, start=1):
        inside = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text) in enumerate(levels)
        )
        abstract += f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>'
        nums += f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
    return abstract + nums


def notes(kind: str, *texts: str) -> str:
    """The inside of footnotes.xml or endnotes.xml, with Word's separator and notes from 1."""
    separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return separator + "".join(
        f'<w:{kind} w:id="{key}">{p(mark, f" {text}")}</w:{kind}>' for key, text in enumerate(texts, start=1)
    )


def mark(kind: str, key: int) -> str:
    """A run with the mark of a note."""
    return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'


def odt(body: str, automatic: str = "", styles: str = "", master: str = "") -> bytes:
    """An .odt with this text, automatic styles, named styles and master pages."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODF}>"
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_ODF}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{master}</office:master-styles></office:document-styles>",
        }
    )
