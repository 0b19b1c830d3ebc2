"""The one script of the page. It holds no text of a paper or a user: only a language code and a number go in."""

_SCRIPT = """\
<script>
/* {nonce} */
document.documentElement.lang = "{lang}";
requestAnimationFrame(() => {{
  const panel = document.querySelector(".vb-bron");
  const mark = panel && panel.querySelector("mark");
  if (!mark) return;
  panel.scrollIntoView({{ block: "nearest" }});
  panel.scrollTop += mark.getBoundingClientRect().top - panel.getBoundingClientRect().top - panel.clientHeight / 3;
}});
</script>"""


def script(lang: str, nonce: int) -> str:
    """Names the page's language and brings the marked quote into view; a new `nonce` makes it run again.

    Raises ValueError for a language that the page does not have.
    """
    if lang not in ("nl", "en"):
        raise ValueError(f"lang is {lang!r}, expected 'nl' or 'en'")
    return _SCRIPT.format(lang=lang, nonce=int(nonce))
