"""The one tree of errors that Vraagbaak raises on purpose.

VraagbaakError
├── SourceError      a file cannot be read as a paper
├── StoreError       no index there, a damaged one, or one made with something else
├── EncoderError     an embedding model or token encoding cannot be used
└── QuestionError    a question, or a file of questions or gold, cannot be used

Each message is one line: what was got, what was expected, what to do. It is shown to users as it is, in Dutch.
"""


class VraagbaakError(Exception):
    """Base of all errors that are explained to the user in one line."""


class SourceError(VraagbaakError):
    """A file cannot be read as a paper."""


class StoreError(VraagbaakError):
    """The index is missing, damaged, or made with another model or settings."""


class EncoderError(VraagbaakError):
    """An embedding model or a token encoding cannot be loaded or used."""


class QuestionError(VraagbaakError):
    """A question, a file of questions, or a gold file cannot be used."""
