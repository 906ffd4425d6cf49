// Only adds: without it every page says all it has to say.
(() => {
  "use strict";
  const wide = window.matchMedia("(min-width: 60rem)");
  const byClaim = (selector, claim) => [...document.querySelectorAll(selector)].filter((one) => one.dataset.claim === claim);

  // Claim and note light up together.
  const light = (event, on) => {
    const one = event.target.closest?.(".claim, .claim-note");
    if (!one || !wide.matches) return;
    for (const other of byClaim(".claim, .claim-note", one.dataset.claim)) other.classList.toggle("lit", on);
  };
  for (const [type, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(type, (event) => light(event, on));
  }

  // An open sheet closes when the window becomes wide, where the note stands in the margin.
  wide.addEventListener("change", () => {
    for (const note of document.querySelectorAll(".claim-note:popover-open")) note.hidePopover();
  });

  // The ledger's filter says how many rows it left.
  const filter = document.querySelector(".filter");
  filter?.addEventListener("change", () => {
    const rows = [...document.querySelectorAll(".ledger tbody tr")];
    const shown = rows.filter((row) => row.offsetParent !== null || row.getClientRects().length > 0).length;
    filter.querySelector(".filter-count").textContent = `${shown} / ${rows.length}`;
  });
})();
