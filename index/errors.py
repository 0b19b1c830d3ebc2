"""The one tree of errors that Vraagbaak raises on purpose.

VraagbaakError
├── SourceError      a file cannot be read as a paper
├── StoreError       no index there, a damaged one, or one made with something else
├── EncoderError     an embedding model or token encoding cannot be used
├── ClusterError     a cluster of machines cannot be reached or used
└── QuestionError    a question, a reference, or a file of questions or gold cannot be used

Each message is one line: what was got, what was expected, what to do. Users read it as it is, in the
language they asked for: every error carries the line in Dutch and in English.
"""


class VraagbaakError(Exception):
    """Base of all errors that are explained to the user in one line, in two languages."""

    def __init__(self, dutch: str, english: str) -> None:
        super().__init__(" ".join(dutch.split()))
        self.english = " ".join(english.split())

    def __reduce__(self) -> tuple[type["VraagbaakError"], tuple[str, str]]:
        """How an error crosses from one process to another: with both its lines."""
        return type(self), (str(self), self.english)

    def in_language(self, language: str) -> str:
        """The line in Dutch ("nl") or English ("en")."""
        return self.english if language == "en" else str(self)


class SourceError(VraagbaakError):
    """A file cannot be read as a paper."""


class StoreError(VraagbaakError):
    """The index is missing, damaged, or made with another model or settings."""


class EncoderError(VraagbaakError):
    """An embedding model or a token encoding cannot be loaded or used."""


class ClusterError(VraagbaakError):
    """A cluster of machines that was to do work cannot be reached or used, or has gone away."""


class QuestionError(VraagbaakError):
    """A question, a reference, or a file of questions or gold cannot be used."""
