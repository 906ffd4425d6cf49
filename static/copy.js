// Copied words keep the label and the sources of each claim.
{
  const FEWEST = 3;
  const find = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(".claim");

  const copy = (range) => {
    const box = document.createElement("div");
    box.className = "unseen";
    box.append(range.cloneContents());
    const around = find(range.commonAncestorContainer);
    if (around) {
      const claim = around.cloneNode(false);
      claim.append(...box.childNodes);
      box.append(claim);
    }
    return box;
  };

  // What the note begins with, written behind its claim.
  const tell = (claim) => {
    const note = document.getElementById(`note-${claim.dataset.claim}`);
    if (!note) return [];
    const links = [...note.querySelectorAll(".note-source .to-source")].map(({ href, textContent }) => (
      Object.assign(document.createElement("a"), { href, textContent: textContent.trim() })
    ));
    claim.append(" [", note.querySelector(".label").textContent.trim(), ...links.flatMap((link) => ["; ", link]), "]");
    return links.map((link) => [link.textContent, link.href.replace(/#:~:text=.*$/, "")]);
  };

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount || event.target.closest?.("input, textarea")) return;
    if (String(selection).trim().split(/\s+/).length < FEWEST) return;
    const box = copy(selection.getRangeAt(0));
    const claims = [...box.querySelectorAll(".claim")];
    if (!claims.length) return;
    for (const one of box.querySelectorAll(".notes, .claim-label")) one.remove();
    const sources = new Map(claims.flatMap(tell));
    for (const link of box.querySelectorAll("a[href]")) link.href = link.href;
    document.body.append(box);
    const words = box.innerText.replaceAll("\u2060", "").trim();
    box.remove();
    const list = [...sources].map(([name, url]) => `${name}: ${url}`);
    event.clipboardData.setData("text/plain", [words, ...list].join("\n"));
    event.clipboardData.setData("text/html", box.innerHTML);
    event.preventDefault();
  });
}
