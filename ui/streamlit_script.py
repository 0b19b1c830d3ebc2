"""The script by which Streamlit's own labels are read in the language of the page, as ui/strings_streamlit.py has them.

It waits for what changes on the page and looks only at the parts that are named there. Texts are set as text.
"""

import json
import re

from ui.strings_streamlit import SWAPS, Swap

_SCRIPT = """\
<script>
(() => {{
  const rules = {rules}.map(([where, name, from, to]) => [where, name, new RegExp(from, "u"), to]);
  const read = (text, name, element) => {{
    for (const [selector, attribute, from, to] of rules) {{
      if (attribute !== name || !element.matches(selector)) continue;
      const found = from.exec(text);
      if (found) return to.replace("{{}}", () => found[1]);
    }}
    return text;
  }};
  const every = [...new Set(rules.map((rule) => rule[0]))].join(",");
  const one = (element) => {{
    /* Icons are words to the font. */
    if (element.translate === false) return;
    for (const name of ["aria-label", "placeholder"]) {{
      const text = element.getAttribute(name);
      const said = text && read(text, name, element);
      if (said && said !== text) element.setAttribute(name, said);
    }}
    for (const node of element.childNodes) {{
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue.trim()) continue;
      const said = read(node.nodeValue.trim(), "", element);
      if (said !== node.nodeValue.trim()) node.nodeValue = said;
    }}
  }};
  const all = (root) => {{
    if (root.matches(every)) one(root);
    root.querySelectorAll(every).forEach(one);
  }};
  if (window.vbWoorden) window.vbWoorden.disconnect();
  window.vbWoorden = new MutationObserver((changes) => {{
    const roots = new Set();
    for (const change of changes) {{
      if (change.type === "attributes") roots.add(change.target);
      else if (change.type === "characterData") roots.add(change.target.parentElement);
      else for (const added of change.addedNodes) roots.add(added.nodeType === 1 ? added : added.parentElement);
    }}
    for (const root of roots) if (root && root.isConnected) all(root);
  }});
  window.vbWoorden.observe(document.body, {{
    subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label", "placeholder"],
  }});
  all(document.body);
}})();
</script>"""


def streamlit_script(language: str) -> str:
    """Has Streamlit's labels read in `language`, "nl" or "en", now and as they come."""
    rules = [rule for swap in SWAPS for rule in _rules(swap, language)]
    return _SCRIPT.format(rules=json.dumps(rules, ensure_ascii=True).replace("<", "\\u003c"))


def _rules(swap: Swap, language: str) -> list[tuple[str, str, str, str]]:
    """Selector, attribute, what may stand there now as a pattern, what is to stand there."""
    wanted = swap.in_language(language)
    others = dict.fromkeys((swap.theirs, swap.dutch, swap.in_language("en")))
    return [(swap.selector, swap.attribute, f"^{_escaped(text)}$", wanted) for text in others if text != wanted]


def _escaped(text: str) -> str:
    return re.sub(r"[.*+?^$()|\[\]\\/]", r"\\\g<0>", text).replace("{}", "(.+)")
