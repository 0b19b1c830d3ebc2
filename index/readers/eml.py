"""E-mail (.eml): subject, sender and date on lines at the front, then the text; attachments are named and not read.

The standard library's email package takes the message apart. Plain text is preferred to HTML; a message inside another
counts as an attachment. Signatures and quoted replies are left as they are.
"""

import re
from dataclasses import replace
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser

from index.errors import SourceError
from index.readers.html import write_page
from index.readers.markup_charset import decode
from index.readers.markup_input import MAX_DEPTH, check_size, too_deep, with_words
from index.readers.markup_writer import Writer
from index.readers.source import Source
from index.records import Heading, Span

# What the email package raises on damaged headers and bodies, besides its own errors.
_DAMAGE = (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
# Headers are read to this length: no subject or sender is longer, and parsing longer ones takes ever more time.
_LONGEST_HEADER = 4000
_LINES = (("Onderwerp", "subject"), ("Van", "from"), ("Datum", "date"))
_KNOWN = frozenset({"subject", "from", "date", "to", "received", "message-id", "mime-version", "content-type"})
_HEADER = re.compile(rb"^[!-9;-~]{1,60}:.*(?:\r?\n[ \t].*){0,200}", re.MULTILINE)
_PART_HEADER = re.compile(rb"^Content-[!-9;-~]{1,40}:.*(?:\r?\n[ \t].*){0,200}", re.MULTILINE | re.IGNORECASE)
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_MOST_PARTS = 500


def read_eml(data: bytes, name: str) -> Source:
    """Read an e-mail; its title is its subject, which is also its one heading where it has no others.

    Raises SourceError when it is too large, has no header of an e-mail, is damaged, or holds no visible text.
    """
    check_size(data, name)
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(_bounded(data))
        return with_words(_source(message, name), name)
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceError(
            f"{name}: beschadigde e-mail ({reason}); bewaar het bericht opnieuw als .eml",
            f"{name}: damaged e-mail ({reason}); save the message again as .eml",
        ) from None


def _bounded(data: bytes) -> bytes:
    """`data` with the headers of the message itself cut to a readable length."""
    end = _END_OF_HEADERS.search(data)
    head, rest = (data[: end.start()], data[end.start() :]) if end else (data, b"")
    rest = _PART_HEADER.sub(_cut, rest)
    return _HEADER.sub(_cut, head) + rest


def _cut(found: re.Match[bytes]) -> bytes:
    return found[0][:_LONGEST_HEADER].rstrip(b"\r\n")


def _source(message: EmailMessage, name: str) -> Source:
    if _KNOWN.isdisjoint(key.lower() for key in message):
        raise SourceError(
            f"{name}: geen e-mail (geen onderwerp, afzender of datum bovenaan); verwacht een bericht in .eml",
            f"{name}: no e-mail (no subject, sender or date at the top); expected a message in .eml",
        )
    _check_parts(message, name)
    writer = Writer()
    subject = _front(message, writer)
    body = message.get_body(preferencelist=("plain", "html"))
    if body is not None and body.get_content_subtype() == "html":
        _write_html(body, name, writer)
    elif body is not None:
        _write_plain(_plain(body, name), writer)
    for part in message.iter_attachments():
        writer.block()
        # A full stop: a name alone on its line would look like a heading.
        writer.text(f"Bijlage: {_file_name(part)} (niet gelezen).")
    source = writer.source(subject)
    # Only a page says where its paragraphs end; lines of plain text may be cut at any width.
    plain = body is not None and body.get_content_subtype() != "html"
    return replace(source, wrapped=None) if plain else source


def _check_parts(message: EmailMessage, name: str) -> None:
    layer: list[MIMEPart] = [message]
    seen = 0
    for _ in range(MAX_DEPTH // 10):
        seen += len(layer)
        layer = [part for whole in layer if whole.is_multipart() for part in whole.iter_parts()]
        if not layer or seen > _MOST_PARTS:
            break
    if layer:
        raise too_deep(name)


def _front(message: EmailMessage, writer: Writer) -> Span | None:
    """The lines at the front; the place of the subject."""
    subject: Span | None = None
    for label, key in _LINES:
        value = str(message.get(key) or "")
        if not value.strip():
            continue
        writer.block()
        line = writer.open()
        writer.text(f"{label}: ")
        place = writer.open()
        writer.text(value)
        span, whole = writer.close(place), writer.close(line)
        if key == "subject" and span and whole:
            subject = span
            # Lines at the front look like headings; with one that is marked, none is told by its looks.
            writer.headings.append(Heading(whole, 1))
    writer.block()
    return subject


def _write_html(part: MIMEPart, name: str, writer: Writer) -> None:
    if part.get_content_charset():
        write_page(_plain(part, name), name, writer, titled=True)
        return
    content = part.get_payload(decode=True)
    write_page(decode(content if isinstance(content, bytes) else b"", name), name, writer, titled=True)


def _plain(part: MIMEPart, name: str) -> str:
    """The text of a part, in the character set that it declares, else UTF-8."""
    content = part.get_payload(decode=True)
    charset = part.get_content_charset() or "utf-8"
    charset = "windows-1252" if charset in {"iso-8859-1", "latin-1", "us-ascii", "ascii"} else charset
    try:
        text = content.decode(charset) if isinstance(content, bytes) else ""
    except (UnicodeDecodeError, LookupError):
        raise SourceError(
            f"{name}: de tekst is geen {charset}, zoals het bericht zegt; bewaar het bericht opnieuw als .eml",
            f"{name}: the text is not {charset}, as the message says; save the message again as .eml",
        ) from None
    if part.get_param("format") == "flowed":
        # RFC 3676: a line that ends in a space goes on with the next.
        text = re.sub(r"(?<!\n--) \r?\n", " ", text)
    return text


def _write_plain(text: str, writer: Writer) -> None:
    """Lines as they stand, blank lines between paragraphs, tabs kept as white space."""
    for line in text.splitlines():
        if line.strip():
            writer.text(line.strip())
            writer.line()
        else:
            writer.block()
    writer.block()


def _file_name(part: MIMEPart) -> str:
    name = part.get_filename()
    if not name and part.get_content_type() == "message/rfc822":
        name = f"e-mail {str(part.get_content().get('subject') or '')[:_LONGEST_HEADER]}".strip()
    return " ".join((name or "zonder naam").split())
