"""The script of the library: its links work inside the page, links are copied, and what was opened comes into view.

It holds no text of a paper or a user: only a number goes in. Without it each link still leads where it says.

The script comes after the content that it brings into view. Who has pressed, scrolled or jumped in that content by then
is left where they went.
"""

_SCRIPT = """\
<script>
/* {nonce} */
if (!window.vbBibliotheek) {{
  window.vbBibliotheek = true;
  document.addEventListener("click", (event) => {{
    const link = event.target.closest && event.target.closest("a.vb-ga, a.vb-kopieerlink");
    if (!link || link.origin !== location.origin || event.button) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link.classList.contains("vb-kopieerlink")) {{
      if (!navigator.clipboard) return;
      event.preventDefault();
      navigator.clipboard.writeText(link.href).then(
        () => {{ link.nextElementSibling.textContent = link.dataset.done; }},
        () => {{ location.href = link.href; }},
      );
      return;
    }}
    event.preventDefault();
    if (link.href === location.href) {{ window.vbToon(); return; }}
    history.pushState({{}}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }});
  window.vbGedaan = [];
  const acted = () => {{
    window.vbGedaan = [...document.querySelectorAll("[data-toon]")].map((content) => content.dataset.toon);
  }};
  for (const kind of ["pointerdown", "keydown", "wheel", "touchstart", "hashchange"])
    window.addEventListener(kind, acted, {{ capture: true, passive: true }});
  /* Another place begins; a jump within one tells this too, and hashchange right after it. */
  window.addEventListener("popstate", () => {{ window.vbGedaan = []; }}, true);
}}
window.vbToon = () => {{
  const chosen = document.querySelector(".vb-aangewezen");
  const seen = (chosen && chosen.querySelector("mark")) || chosen;
  const main = document.querySelector('[data-testid="stMain"]');
  if (seen) {{
    seen.scrollIntoView({{ block: seen === chosen ? "start" : "center" }});
    chosen.focus({{ preventScroll: true }});
  }} else if (main) {{
    main.scrollTo(0, 0);
  }}
}};
requestAnimationFrame(() => {{
  if (!window.vbGedaan.includes("{nonce}")) window.vbToon();
  window.vbGetoond = "{nonce}";
}});
</script>"""


def shown(html: str, nonce: int) -> str:
    """Content by the number of the script that brings it into view."""
    return f'<div data-toon="{int(nonce)}">{html}</div>'


def library_script(nonce: int) -> str:
    """Makes links work within the page, and shows what was opened; a new `nonce` runs it again."""
    return _SCRIPT.format(nonce=int(nonce))
