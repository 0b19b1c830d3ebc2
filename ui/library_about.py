"""From a paper to the view in which questions are asked: what is done with the paper that the address names."""

import streamlit as st

from index.errors import VraagbaakError
from ui.filters_state import limit_to
from ui.library_links import ABOUT
from ui.sources import Sources

_COUNT = "library-about"
# The field is there once the page is drawn; who types or presses first is left where they are.
_FOCUS = """\
<script>
/* {nonce} */
(() => {{
  let left = 60;
  const focus = () => {{
    const box = document.querySelector('[data-testid="stChatInputTextArea"]');
    if (box && !box.disabled) box.focus();
    else if (left--) requestAnimationFrame(focus);
  }};
  focus();
}})();
</script>"""


def ask_about(sources: Sources) -> None:
    """Keeps the search to the paper that the address names, once, and puts the cursor in the field."""
    named = st.query_params.get(ABOUT)
    if named is None:
        return
    del st.query_params[ABOUT]
    try:
        limit_to(sources.document(named).file)
    except VraagbaakError:
        return
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1
    st.html(_FOCUS.format(nonce=int(st.session_state[_COUNT])), unsafe_allow_javascript=True)
