"""What an index is built with. Each field is in the fingerprint: other settings, another index."""

from dataclasses import asdict, dataclass
from typing import Any

# Raised by hand when the files of a generation change their meaning.
FORMAT = 6


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Settings of a build: which model, and how long a passage may be in tokens of the Dutch encoding."""

    encoder: str = "vraagbaak"
    passage_tokens: int = 200

    def to_json(self) -> dict[str, Any]:
        """The settings as a plain dict, FORMAT included."""
        return {"format": FORMAT, **asdict(self)}
