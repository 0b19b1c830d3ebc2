"""The one script of the page. It holds no text of a paper or a user: only a language code and a number go in."""

_SCRIPT = """\
<script>
/* {nonce} */
document.documentElement.lang = "{lang}";
requestAnimationFrame(() => {{
  const panel = document.querySelector(".vb-bron");
  const mark = panel && panel.querySelector("mark");
  const asked = document.querySelectorAll(".vb-gevraagd");
  const chosen = document.querySelector(".vb-gekozen");
  if (panel) {{
    panel.scrollIntoView({{ block: "nearest" }});
    panel.scrollTop = 0;
    if (!mark) return;
    const [seen, wanted] = [panel.getBoundingClientRect(), mark.getBoundingClientRect()];
    if (wanted.bottom > seen.bottom - 16) panel.scrollTop = wanted.top - seen.top - panel.clientHeight / 3;
  }} else if (chosen) {{
    chosen.scrollIntoView({{ block: "start" }});
    chosen.focus({{ preventScroll: true }});
  }} else if (asked.length) {{
    asked[asked.length - 1].scrollIntoView({{ block: "start" }});
  }}
}});
</script>"""


def script(lang: str, nonce: int) -> str:
    """Names the page's language and shows the marked quote, or else the last question; a new `nonce` runs it again.

    Raises ValueError for a language that the page does not have.
    """
    if lang not in ("nl", "en"):
        raise ValueError(f"lang is {lang!r}, expected 'nl' or 'en'")
    return _SCRIPT.format(lang=lang, nonce=int(nonce))
