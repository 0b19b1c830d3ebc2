"""Who signed a letter: the lines after its closing formula, in one column or two."""

import re

ROLE = r"(?:minister-president|minister|staatssecretaris)"
_CLOSING = re.compile(r"^[^\S\n]*(?:Hoogachtend|Met vriendelijke groet|Met hoogachting)\b.*$", re.MULTILINE)
_SIGNING_ROLE = re.compile(rf"^(?:De|de|DE)\s+(?P<role>{ROLE})(?:\s+(?:van|voor))?\s+(?P<post>[A-Z].*)$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\w{1,2}\.)+$")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){1,5}$")
_SIGNATURE_LENGTH = 500


def signatories(masked: str) -> str | None:
    """Who signed, in the form "minister Van Weel (Justitie en Veiligheid)"; two columns give two, joined by "en"."""
    closings = list(_CLOSING.finditer(masked))
    end = len(masked.rstrip())
    start = closings[-1].end() if closings else max(0, end - _SIGNATURE_LENGTH // 2)
    lines = masked[start : min(end, start + _SIGNATURE_LENGTH)].split("\n")
    columns: dict[int, list[str]] = {}
    for line in lines:
        for column, cell in enumerate(re.split(r"\t+|\s{6,}", line.strip())):
            if cell.strip():
                columns.setdefault(column, []).append(cell.strip())
    signed = [signature for column in sorted(columns) if (signature := _signature(columns[column]))]
    return " en ".join(signed) or None


def _signature(lines: list[str]) -> str | None:
    for position, line in enumerate(lines):
        role = _SIGNING_ROLE.match(line)
        if not role:
            continue
        post = role["post"]
        for following in lines[position + 1 :]:
            if post.endswith(","):
                # A post runs on over its lines: the last of them ends with a comma before the name.
                if _is_name(following):
                    return f"{role['role'].lower()} {_surname(following)} ({post.rstrip(',')})"
                post = f"{post} {following}"
            else:
                post = f"{post} {following}"
    return None


def surname_of(line: str) -> str | None:
    """The surname in a line that is a name and nothing else, None for any other line.

    >>> surname_of("D.M. van Weel"), surname_of("Postbus 20301")
    ('Van Weel', None)
    """
    if not _is_name(line) or any(character.isdigit() for character in line):
        return None
    return _surname(line) or None


def _is_name(line: str) -> bool:
    return _NAME.match(line) is not None and not line.endswith(",") and " en " not in line


def _surname(name: str) -> str:
    """ "Judith Zs.C.M. Tielen" -> "Tielen", "D.M. van Weel" -> "Van Weel"."""
    words = name.split()
    last_initial = max((place for place, word in enumerate(words) if _INITIALS.match(word)), default=0)
    surname = " ".join(words[last_initial + 1 :])
    return surname[:1].upper() + surname[1:]
