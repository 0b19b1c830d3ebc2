"""The look of our own HTML, and the one script of the page. Nothing in here comes from a paper or a user.

Colours keep at least 4.5:1 contrast on their background (WCAG 2.2 AA); all fonts are those that the page already has.
"""

CSS = """
<style>
.stMainBlockContainer { max-width: 84rem; padding-top: 2.5rem; }
.stMain h2, .stMain h3, .stMain h4 { font-weight: 600; letter-spacing: 0; }
:is(.vb-bron, .vb-citaat, .vb-nietgevonden, .vb-dichtstbij) p { margin: 0 0 .6rem; line-height: 1.55; }
.vb-onzichtbaar { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.vb-welkom h1 { font-size: 2.25rem; padding: 0 0 .5rem; color: #12395b; }
.vb-welkom p { font-size: 1.1rem; max-width: 42rem; margin: 0 0 1rem; }
.vb-welkom h2 { font-size: 1rem; padding: .5rem 0 0; color: #3f4f5f; }
.vb-gevraagd p { margin: 0; font-weight: 600; overflow-wrap: anywhere; white-space: pre-wrap; }
.vb-zekerheid { font-size: .875rem; color: #3f4f5f; margin: 0; }
.vb-zekerheid strong { padding: .1rem .5rem; border-radius: 1rem; }
.vb-zeker strong { background: #dcefe0; color: #1c5428; }
.vb-waarschijnlijk strong { background: #dfeaf5; color: #12395b; }
.vb-onzeker strong { background: #fbead2; color: #74400a; }
.vb-antwoord { font-size: 1.05rem; margin: .6rem 0 0; }
.vb-citaat { margin: 0; }
.vb-citaat blockquote { margin: 0; padding: .1rem 0 .1rem 1rem; border-left: 4px solid #1f5f99; position: relative; }
.vb-citaat blockquote p { font-size: 1.05rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
.vb-nummer { color: #1f5f99; font-weight: 600; }
.vb-citaat .vb-nummer { float: left; margin-right: .4rem; line-height: 1.55; font-size: 1.05rem; }
.vb-citaat figcaption, .vb-feiten { font-size: .875rem; color: #4a5968; line-height: 1.45; }
.vb-citaat figcaption { padding-left: calc(1rem + 4px); }
.vb-citaat cite { font-style: italic; }
.vb-nietgevonden { background: #fdf4e3; border-left: 4px solid #a35b00; padding: 1rem 1.25rem .5rem; }
.vb-nietgevonden h2 { font-size: 1.25rem; padding: 0 0 .4rem; color: #5f3600; }
.vb-dichtstbij ul { padding: 0; margin: 0; list-style: none; }
.vb-dichtstbij li { margin: 0 0 .9rem; padding-left: .9rem; border-left: 2px solid #c3ccd6; color: #3f4f5f; }
.vb-dichtstbij li p { margin-bottom: .2rem; }
.vb-fout, .vb-melding { background: #fcebea; border-left: 4px solid #b3261e; padding: .9rem 1.25rem; }
.vb-melding { background: #eef2f6; border-color: #4a5968; }
.vb-fout p, .vb-melding p { margin: 0; overflow-wrap: anywhere; }
.vb-bron { background: #fff; border: 1px solid #c3ccd6; border-radius: .5rem; padding: 1rem 1.25rem;
  max-height: calc(100vh - 13rem); overflow-y: auto; overflow-wrap: anywhere; position: relative; }
.vb-bron .vb-kop { font-size: .8rem; color: #4a5968; margin: 0; }
.vb-bron h2 { font-size: 1.15rem; padding: 0 0 .25rem; color: #12395b; }
.vb-bron h3 { font-size: 1rem; padding: .75rem 0 .25rem; }
.vb-bron h4 { font-size: .875rem; padding: .75rem 0 .25rem; }
.vb-bron article { border-top: 1px solid #dfe5eb; border-bottom: 1px solid #dfe5eb; margin: .75rem 0; }
.vb-bron mark { background: #ffe48a; color: #1b2733; padding: .1rem 0; }
.vb-vraag { color: #3f4f5f; }
.vb-noten { font-size: .875rem; color: #3f4f5f; }
.vb-noten ol { padding-left: 1.5rem; margin: 0 0 .75rem; }
.vb-omgeving { color: #56636f; font-size: .9rem; }
.vb-omgeving summary { cursor: pointer; padding: .2rem 0; }
.vb-bronnen h2 { font-size: 1.05rem; padding: 0; }
.vb-bronnen p { margin: .2rem 0 .6rem; color: #4a5968; font-size: .875rem; }
.vb-bronnen ul { list-style: none; padding: 0; margin: 0; max-height: 22rem; overflow-y: auto; }
.vb-bronnen li { font-size: .9rem; line-height: 1.35; margin: 0 0 .7rem; overflow-wrap: anywhere; }
.vb-bronnen .vb-feiten { display: block; }
.stMain :focus-visible, .stSidebar :focus-visible { outline: 3px solid #1f5f99; outline-offset: 2px; }
[data-testid="stColumn"]:has(.vb-bron), [data-testid="stColumn"]:has(.vb-melding) {
  position: sticky; top: 1rem; align-self: flex-start; }
</style>
"""

_SCRIPT = """
<script>
/* shown {nonce} */
document.documentElement.lang = "{lang}";
requestAnimationFrame(() => {{
  const panel = document.querySelector(".vb-bron");
  const mark = panel && panel.querySelector("mark");
  if (mark) panel.scrollTop += mark.getBoundingClientRect().top - panel.getBoundingClientRect().top
    - panel.clientHeight / 3;
}});
</script>
"""


def script(lang: str, nonce: int) -> str:
    """Names the page's language and brings the marked quote into view; `nonce` makes it run for each quote anew."""
    if lang not in ("nl", "en"):
        raise ValueError(f"lang is {lang!r}, expected 'nl' or 'en'")
    return _SCRIPT.format(lang=lang, nonce=int(nonce))
