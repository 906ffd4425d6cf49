// Remembers the switch; not deferred, so that it is set before anything is seen.
{
  const KEY = "firsthand-reading";
  const SWITCH = ".reading input";

  const recall = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage may be forbidden
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

  addEventListener("pageshow", set);

  addEventListener("change", ({ target }) => {
    if (!target.matches?.(SWITCH)) return;
    try {
      localStorage.setItem(KEY, target.checked ? "evidence" : "clean");
    } catch {
      // it holds for this page
    }
  });
}
