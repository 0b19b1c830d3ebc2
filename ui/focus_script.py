"""The script that keeps the keyboard where it was when what had it is drawn anew or is gone.

Streamlit draws another button where its look changes, and takes away what is no longer there; the browser then puts
the focus on the page as a whole, and who uses keys alone begins at the top again. So the keys of the widgets and
containers (`st-key-...`) round what has the focus are remembered. What was drawn anew gets it back; for what is gone it
goes to the nearest container that is left, or to the field for a question. A container `after-X` names X instead.
"""

FOCUS = """\
<script>
(() => {
  if (window.vbFocus) return;
  window.vbFocus = true;
  const usable = ':is(button, input, textarea, select, summary, a[href], [tabindex="0"])';
  const passed = ':is(:disabled, [tabindex="-1"], [data-testid="stTooltipIcon"] *)';
  const state = "data-test-script-state";
  const after = "st-key-after-";
  /* What has the focus, the keys round it, which of its key it is; whether it is gone, and whether keys are used. */
  let at = null, keys = [], place = 0, gone = false, byKeys = false, ours = false;
  const part = (key) => document.querySelector("." + CSS.escape(key));
  const within = (key) => [...(part(key)?.querySelectorAll(usable) ?? [])]
    .filter((element) => !element.matches(passed) && element.checkVisibility());
  const note = (element) => {
    [at, keys, gone] = [element, [], false];
    for (let round = element; round; round = round.parentElement)
      keys.push(...[...round.classList].filter((name) => name.startsWith("st-key-")));
    place = keys.length ? Math.max(0, within(keys[0]).indexOf(element)) : 0;
  };
  const readable = (element) => {
    if (!element || !element.checkVisibility() || !element.innerText.trim()) return null;
    element.tabIndex = -1;
    return element;
  };
  const nearest = () => {
    for (const key of keys.slice(1)) {
      const found = key.startsWith(after) ? within("st-key-" + key.slice(after.length)) : within(key);
      const next = found[0] || readable(part(key));
      if (next) return next;
    }
    return document.querySelector('[data-testid="stChatInputTextArea"]') || readable(document.querySelector("h1"));
  };
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!at || !byKeys || !app) return;
    gone = gone || !at.isConnected || at.matches(":disabled");
    const now = document.activeElement;
    if (!gone || (now && now !== document.body && now !== at)) return;
    const same = keys.length ? within(keys[0]) : [];
    /* What is gone for good is known only once all is drawn, and what Streamlit still fetches is there. That a run
       began need not show: a slow browser draws its beginning and its end at once. */
    const ready = app.getAttribute(state) === "notRunning" && !app.querySelector('[data-testid="stSkeleton"]');
    const again = same[place] || same[0];
    const next = again || (ready && nearest());
    if (!next) return;
    /* What was nearest may not be so once the last of it is drawn: it is looked for until a key is pressed. */
    [at, gone, ours] = [next, !again, true];
    if (next !== now) next.focus();
    ours = false;
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true, childList: true, attributeFilter: [state, "disabled"],
  });
  document.addEventListener("focusin", (event) => { if (!ours) note(event.target); });
  const used = (keyboard) => {
    byKeys = keyboard;
    if (document.activeElement && document.activeElement !== document.body) note(document.activeElement);
  };
  document.addEventListener("keydown", () => used(true), true);
  document.addEventListener("pointerdown", () => used(false), true);
})();
</script>"""
