// Remembers whether a reader wants the evidence beside the text. Stands in the head and is not deferred, so that the switch
// is set before anything of the page is seen; without it the switch works, and each page begins with the evidence.
{
  const KEY = "firsthand-reading";
  const SWITCH = ".reading input";

  const recall = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a reader may forbid storage
    }
  };

  const set = () => {
    const box = document.querySelector(SWITCH);
    const choice = recall();
    if (box && choice) box.checked = choice !== "clean";
    return box;
  };

  if (recall() === "clean") {
    const watch = new MutationObserver(() => {
      if (set()) watch.disconnect();
    });
    watch.observe(document, { childList: true, subtree: true });
    addEventListener("DOMContentLoaded", () => watch.disconnect());
  }

  // Back from another page, or restored by the browser: what was chosen last holds.
  addEventListener("pageshow", set);

  addEventListener("change", ({ target }) => {
    if (!target.matches?.(SWITCH)) return;
    try {
      localStorage.setItem(KEY, target.checked ? "evidence" : "clean");
    } catch {
      // then it holds for this page
    }
  });
}
