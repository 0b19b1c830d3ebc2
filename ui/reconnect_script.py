"""The script that keeps a press from being lost when the server was away.

Streamlit connects again by itself and draws the page in a new session; what is pressed before that drawing is done
finds nobody who knows the button. So a press waits for it: the same button is pressed then, a question is sent then.
"""

RECONNECT = """\
<script>
(() => {
  if (window.vbVerbinding) return;
  window.vbVerbinding = true;
  /* "" all is well, "lost" no connection, "back" connected again, "drawing" the new session draws. */
  let state = "", held = null;
  const done = () => {
    const press = held;
    state = "";
    held = null;
    const button = press && document.querySelector(press);
    if (button && !button.disabled) button.click();
  };
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app) return;
    const [connected, running] =
      [app.dataset.testConnectionState === "CONNECTED", app.dataset.testScriptState === "running"];
    if (!connected) state = "lost";
    else if (state === "lost") {
      state = "back";
      /* Whatever comes of it: no press waits for ever. */
      setTimeout(() => { if (state) done(); }, 20000);
    }
    if (state === "back" && running) state = "drawing";
    else if (state === "drawing" && !running) done();
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true, attributeFilter: ["data-test-connection-state", "data-test-script-state"],
  });
  const hold = (event, press) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    held = press;
  };
  document.addEventListener("click", (event) => {
    if (!state || !event.isTrusted || !event.target.closest) return;
    const button = event.target.closest("button");
    const keyed = button && button.closest('[class*="st-key-"]');
    const key = keyed && [...keyed.classList].find((name) => name.startsWith("st-key-"));
    if (key) hold(event, "." + CSS.escape(key) + " button");
  }, true);
  document.addEventListener("keydown", (event) => {
    if (!state || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (event.target.matches('[data-testid="stChatInputTextArea"]')) {
      hold(event, '[data-testid="stChatInputSubmitButton"]');
    }
  }, true);
})();
</script>"""
