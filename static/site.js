// A claim lights up with its note; a sheet closes on the way back and when the window widens; Alt with an arrow moves on.
{
  const wide = matchMedia("(min-width: 60rem)");
  const pair = ".claim, .claim-note";

  for (const [type, isLit] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(type, ({ target }) => {
      const one = target.closest?.(pair);
      if (!one) return;
      for (const other of document.querySelectorAll(pair)) {
        if (other.dataset.claim === one.dataset.claim) other.classList.toggle("lit", isLit);
      }
    });
  }

  document.addEventListener("click", (event) => {
    const back = event.target.closest?.(".claim-note:popover-open .pill");
    if (!back) return;
    event.preventDefault();
    back.closest(".claim-note").hidePopover();
    const claim = document.getElementById(decodeURIComponent(back.hash.slice(1)));
    const words = claim?.querySelector("a, button");
    words?.scrollIntoView({ block: "nearest" });
    words?.focus();
  });

  wide.addEventListener("change", () => {
    document.querySelector(".claim-note:popover-open")?.hidePopover();
  });

  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = step && event.altKey && event.target.closest?.(pair);
    if (!here) return;
    const all = [...document.querySelectorAll(here.matches(".claim") ? ".claim[id]" : ".claim-note")];
    const next = all[all.findIndex((one) => one.dataset.claim === here.dataset.claim) + step];
    if (!next) return;
    event.preventDefault();
    if (here.matches(":popover-open")) {
      here.hidePopover();
      next.showPopover();
    }
    [...next.querySelectorAll("a, button")].find((one) => one.checkVisibility())?.focus();
  });
}
