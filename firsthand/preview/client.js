// In pages of the preview alone. Waits for the next build while its tab is seen, and then does the least that is needed:
// loads the page again where it changed, swaps style sheets where only they did, shows or takes away what is wrong.
{
  const own = document.currentScript.dataset;
  const here = location.pathname;
  const kept = "firsthand-scroll";
  let epoch = own.epoch;
  let asking = null;

  const pause = (ms) => new Promise((done) => setTimeout(done, ms));

  const ask = async () => {
    const mine = (asking = new AbortController());
    while (asking === mine) {
      try {
        const query = new URLSearchParams({ epoch, page: here });
        const answer = await fetch(`/__firsthand/news?${query}`, { signal: mine.signal, cache: "no-store" });
        if (answer.status === 200) take(await answer.json());
        else await pause(1000); // no news yet, or too many tabs wait at once
      } catch {
        await pause(1000); // the preview was stopped; it may come back
      }
    }
  };

  const rest = () => {
    asking?.abort();
    asking = null;
  };

  const take = (news) => {
    epoch = news.epoch;
    if (news.mark !== own.mark) {
      rest();
      sessionStorage.setItem(kept, JSON.stringify([here, scrollX, scrollY]));
      location.reload();
      return;
    }
    swapStyles(news.styles);
    show(news.overlay);
  };

  const stem = (path) => path.replace(/\.[0-9a-f]{8}\.css$/, "");

  const swapStyles = (styles) => {
    for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
      const path = new URL(link.href).pathname;
      const next = styles.find((style) => stem(style) === stem(path));
      if (!next || next === path || link.dataset.next === next) continue;
      const fresh = link.cloneNode();
      fresh.href = next;
      link.dataset.next = next;
      fresh.addEventListener("load", () => link.remove()); // both until then: nothing flashes
      fresh.addEventListener("error", () => fresh.remove());
      link.after(fresh);
    }
  };

  const show = (html) => {
    document.querySelector("firsthand-overlay")?.remove();
    if (!html) return;
    const host = document.createElement("firsthand-overlay");
    host.attachShadow({ mode: "open" }).innerHTML = html;
    document.body.append(host);
    open(host);
  };

  const open = (host) => {
    const button = host.shadowRoot.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => host.remove());
    host.popover = "manual"; // above the site's own sheets
    host.showPopover?.();
  };

  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") document.querySelector("firsthand-overlay")?.remove();
  });

  const look = () => {
    if (document.visibilityState === "hidden") rest();
    else if (!asking) ask();
  };
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
  addEventListener("pagehide", rest);

  const [page, x, y] = JSON.parse(sessionStorage.getItem(kept) ?? "[]");
  sessionStorage.removeItem(kept);
  if (page === here) {
    const back = () => scrollTo({ left: x, top: y, behavior: "instant" });
    back();
    addEventListener("load", back, { once: true }); // what came late may have moved everything once more
  }
  const laid = document.querySelector("firsthand-overlay");
  if (laid?.shadowRoot) open(laid);
  look();
}
