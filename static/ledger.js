// Narrows the rows of a ledger's page down by several things at once, and says how many are left. A claim whose row has moved
// to another part of the ledger is shown in its post. Without this the links above the table lead to pages made for them.
{
  const form = document.querySelector(".narrow");
  const rows = [...document.querySelectorAll(".ledger tbody tr")];
  const texts = (row, selector) => [...row.querySelectorAll(selector)].map((one) => one.textContent.trim());
  const read = {
    label: (row) => [row.dataset.label],
    speaker: (row) => texts(row, ".speakers a"),
    source: (row) => texts(row, ".cell-source .source-link > :first-child"),
    year: (row) => [row.dataset.year],
  };

  const moved = location.hash.match(/^#claim-(.+?)--(.+)$/);
  if (moved && !document.getElementById(decodeURIComponent(location.hash.slice(1)))) {
    const home = document.querySelector(".site-name").href;
    location.replace(`${home}posts/${moved[1]}/#claim-${moved[2]}`);
  }

  const narrow = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value);
    for (const row of rows) row.hidden = !wanted.every(([name, value]) => read[name](row).includes(value));
    const status = form.querySelector("[role=status]");
    status.textContent = status.dataset.words.replace("#", rows.filter((row) => !row.hidden).length);
    form.querySelector("button").disabled = !wanted.length;
  };

  if (form) {
    const collator = new Intl.Collator(document.documentElement.lang);
    const later = window.requestIdleCallback ?? setTimeout; // one after the other, so that no press waits for all of them
    for (const select of form.querySelectorAll("select:not([name=label])")) later(() => {
      const values = [...new Set(rows.flatMap(read[select.name]))].sort(collator.compare);
      select.append(...values.map((value) => new Option(value, value)));
    });
    form.addEventListener("change", narrow);
    form.addEventListener("reset", () => setTimeout(narrow));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
}
