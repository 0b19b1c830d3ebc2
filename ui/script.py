"""The two scripts of the page. They hold no text of a paper or a user: a language code, a number and a key go in.

One keeps the key of the browser in a cookie, copies what a button of class `vb-kopieer` holds, and presses for a
reference in the text the button that belongs to it. The other shows what is new.
"""

from qa.conversations import is_key
from ui.browser_key import COOKIE

_LISTENING = """\
<script>
document.documentElement.lang = "{lang}";
(() => {{
  const key = "{key}";
  const had = /(?:^|; ){cookie}=([0-9a-f]{{32,64}})(?:;|$)/.exec(document.cookie);
  if (key && !had) {{
    const safe = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = "{cookie}=" + key + "; Path=/; Max-Age=34560000; SameSite=Strict" + safe;
  }} else if (key && had[1] !== key && !document.querySelector(".vb-gevraagd") && !sessionStorage.{cookie}) {{
    /* Another page of this browser was first: begin again with its key. */
    sessionStorage.{cookie} = "1";
    location.reload();
  }}
  const spoken = /(?:^|; ){cookie}-taal=(nl|en)(?:;|$)/.exec(document.cookie);
  if (spoken ? spoken[1] !== "{lang}" : "{lang}" !== "{first}") {{
    document.cookie = "{cookie}-taal={lang}; Path=/; Max-Age=34560000; SameSite=Strict";
  }}
  if (window.vraagbaakListens) return;
  window.vraagbaakListens = true;
  /* Only what changes in an element that was there already is read aloud. */
  const said = document.createElement("div");
  said.id = "vb-gemeld";
  said.className = "vb-onzichtbaar";
  said.setAttribute("role", "status");
  document.body.append(said);
  const copyByHand = (text) => {{
    const box = document.createElement("textarea");
    box.value = text;
    box.style.position = "fixed";
    box.style.opacity = "0";
    document.body.append(box);
    box.select();
    const done = document.execCommand("copy");
    box.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }};
  const copy = (text) => navigator.clipboard && window.isSecureContext
    ? navigator.clipboard.writeText(text).catch(() => copyByHand(text)) : copyByHand(text);
  document.addEventListener("click", (event) => {{
    const button = event.target.closest && event.target.closest(".vb-kopieer");
    if (button) {{
      copy(button.dataset.tekst).then(() => {{
        const said = button.parentElement.querySelector("[role=status]");
        if (said) said.textContent = button.dataset.klaar;
        button.focus();
        setTimeout(() => {{ if (said) said.textContent = ""; }}, 4000);
      }}, () => {{}});
      return;
    }}
    const link = event.target.closest && event.target.closest("a.vb-verwijzing");
    const number = link && /#verwijzing-(\\d+)$/.exec(link.href);
    if (!number) return;
    event.preventDefault();
    /* The button is drawn after the text: who clicks at once waits for it. */
    const press = (left) => {{
      const opens = document.querySelector(".st-key-link-" + number[1] + " button");
      if (opens) opens.click();
      else if (left) setTimeout(press, 100, left - 1);
    }};
    press(30);
  }});
}})();
</script>"""


_SHOWING = """\
<script>
/* {nonce} {lang} */
requestAnimationFrame(() => {{
  const region = document.getElementById("vb-gemeld");
  const told = [...document.querySelectorAll("[data-gemeld]")].pop();
  const answers = String(document.querySelectorAll(".vb-gevraagd").length);
  if (region && region.dataset.bij !== answers) {{
    region.dataset.bij = answers;
    region.textContent = told ? told.dataset.gemeld : "";
  }}
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


def showing(nonce: int, lang: str) -> str:
    """Brings the marked quote into view, or else the last question; a new `nonce`, or language, runs it again.

    Raises ValueError for a language that the page does not have.
    """
    return _SHOWING.format(nonce=int(nonce), lang=_known(lang))


def listening(lang: str, key: str = "", first: str = "nl") -> str:
    """Names the page's language, keeps it and the key of the browser, and listens to what the page's buttons are for.

    `first`: the language in which the page opens for who chose none; `key`: what the browser is to be known by from now
    on, nothing where it is known. Raises ValueError for a language that the page does not have, or what is no key.
    """
    if key and not is_key(key):
        raise ValueError("key is no key of a browser, expected hexadecimal")
    return _LISTENING.format(lang=_known(lang), first=_known(first), key=key, cookie=COOKIE)


def _known(lang: str) -> str:
    if lang not in ("nl", "en"):
        raise ValueError(f"lang is {lang!r}, expected 'nl' or 'en'")
    return lang
