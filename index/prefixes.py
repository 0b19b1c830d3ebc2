"""Which words each family of embedding models wants before a question and before a passage.

Taken from the cards of the models; a model whose own configuration names its prompts goes before this table.
"""

import re
from typing import NamedTuple


class Prefixes(NamedTuple):
    """What is put before a question and before a passage; empty where the model wants nothing."""

    query: str = ""
    passage: str = ""


_SEARCH = "Represent this sentence for searching relevant passages: "

# First match wins, on the last part of the model's name in lower case.
_TABLE: tuple[tuple[str, Prefixes], ...] = (
    (
        r"e5-.*instruct",
        Prefixes("Instruct: Given a question, retrieve passages that answer the question\nQuery: "),
    ),
    (r"(^|[-_])e5-", Prefixes("query: ", "passage: ")),
    (r"snowflake-arctic-embed.*v2", Prefixes("query: ")),
    (r"snowflake-arctic-embed", Prefixes(_SEARCH)),
    (r"bge-m3", Prefixes()),
    (r"bge-.*-en|mxbai-embed", Prefixes(_SEARCH)),
    (r"nomic-embed-text", Prefixes("search_query: ", "search_document: ")),
    (r"gte-|minilm|mpnet", Prefixes()),
)


def prefixes(name: str) -> Prefixes:
    """The prefixes for a model name or folder; nothing for a family that is not in the table.

    >>> prefixes("intfloat/multilingual-e5-base")
    Prefixes(query='query: ', passage='passage: ')
    """
    last = re.split(r"[/\\]", name.rstrip("/\\"))[-1].lower()
    return next((found for pattern, found in _TABLE if re.search(pattern, last)), Prefixes())
