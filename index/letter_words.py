"""The words with which a letter opens and closes, for use at the start of a line inside other patterns."""

SALUTATION = r"Geachte\b"
CLOSING = r"(?:Hoogachtend|Hoogachting|Met\s+(?:vriendelijke\s+groet|hoogachting))\b"
# Characters: what a first page holds above the text itself, masthead and letterhead included.
FACE_LENGTH = 5000
