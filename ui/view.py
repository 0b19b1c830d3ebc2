"""What the shell hands to each view, and the number by which the page's script knows that there is something new."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.answer_view import error_html
from ui.sign_in import may_use
from ui.sources import Answering
from ui.strings import Strings

CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Context:
    """One drawing of the page: the engine on the index in `folder`, the words, and the view's place in the sidebar.

    `generation`: the name of the generation of the index that the engine answers from.
    """

    engine: Answering
    folder: Path
    generation: str
    words: Strings
    sidebar: DeltaGenerator


def guarded(view: Callable[[], None], words: Strings) -> None:
    """Draws a view; a fault of ours becomes one line: the page never shows a traceback."""
    if not may_use():
        # A part that is drawn by itself does not pass the door: back to it.
        st.rerun()
    try:
        view()
    except Exception:  # the last line of defence
        logging.getLogger(__name__).exception("a view failed")
        st.html(error_html(words.view_failed, words))


def settled(key: str, options: Sequence[str]) -> None:
    """Gives a chooser of `options` its value before it is drawn: the one that it has, or else the first.

    Set anew each time, so that the browser shows it in the words of now: the language may have changed, and what was
    chosen may be gone.
    """
    value = st.session_state.get(key)
    st.session_state[key] = value if value in options else options[0]


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """The names of options, those that are there already with a number: a chooser knows an option by its name alone.

    >>> distinct({"a.txt": "Brief", "b.txt": "Brief"})
    {'a.txt': 'Brief', 'b.txt': 'Brief (2)'}
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for option, name in names.items():
        tries = (name if number == 1 else f"{name} ({number})" for number in count(1))
        found[option] = next(free for free in tries if free not in taken)
        taken.add(found[option])
    return found


def changed() -> None:
    """Makes the script bring what is new into view; closing or typing leaves the page where it is."""
    st.session_state[CHANGES] = st.session_state.get(CHANGES, 0) + 1
