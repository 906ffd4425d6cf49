// The search page. Nothing of the index is loaded before somebody asks: then Pagefind's module, and of its index only the parts
// that hold the words. What was asked for stands in the address, so that the way back leads to the same results.
{
  const form = document.querySelector("form.search");
  const status = document.querySelector(".search-status");
  const lists = [...document.querySelectorAll(".found")];
  const selects = [...form.querySelectorAll("select")];
  const language = document.documentElement.lang;
  const AT_ONCE = 10;
  const CHOICES = 300;
  let index;
  let latest = 0;

  const load = () => (index ??= import(form.dataset.index).then(async (found) => {
    await found.options({ excerptLength: 28 });
    const filters = await found.filters();
    for (const select of selects) if (select.name !== "label") offer(select, filters[select.name] ?? {});
    return found;
  }));

  const offer = (select, counts) => {
    const often = Object.entries(counts).sort(([, one], [, other]) => other - one).slice(0, CHOICES);
    const names = often.map(([name]) => name).sort(new Intl.Collator(language).compare);
    const chosen = wish.get(select.name);
    select.append(...names.map((name) => new Option(name, name, false, name === chosen)));
  };

  const ask = () => {
    const given = [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
    return new URLSearchParams(given);
  };

  const search = async () => {
    const ticket = ++latest;
    const asked = String(wish);
    history.replaceState(null, "", asked ? `?${asked}` : location.pathname);
    if (!asked) return show([]);
    try {
      const found = await load();
      const words = wish.get("q");
      const chosen = Object.fromEntries(selects.map((one) => [one.name, wish.get(one.name)]).filter(([, value]) => value));
      const sort = words ? {} : { sort: { date: "desc" } };
      const results = await Promise.all(lists.map(({ dataset }) => (
        found.search(words, { filters: { ...chosen, kind: dataset.kind }, ...sort })
      )));
      if (ticket === latest) await show(results.map((one) => one.results), ticket);
    } catch {
      index = undefined;
      if (ticket === latest) show([], ticket, status.dataset.failed);
    }
  };

  const show = async (found, ticket = latest, words = "") => {
    const number = new Intl.NumberFormat(language);
    const counts = found.map((results) => results.length);
    const first = await Promise.all(found.map((results) => read(results.slice(0, AT_ONCE))));
    if (ticket !== latest) return;
    lists.forEach((list, place) => {
      list.hidden = !counts[place];
      list.querySelector("ol").replaceChildren(...(first[place] ?? []));
      rest.set(list, found[place]?.slice(AT_ONCE) ?? []);
      list.querySelector("button").hidden = !rest.get(list).length;
    });
    if (found.length) {
      words = counts.some(Boolean)
        ? status.dataset.found.replace("#claims", number.format(counts[0])).replace("#posts", number.format(counts[1]))
        : status.dataset.none;
    }
    status.textContent = words;
    status.ariaBusy = "false";
  };

  const read = (results) => Promise.all(results.map(async (one) => make(await one.data())));

  const make = ({ meta, excerpt, filters }) => {
    const kind = filters.kind[0];
    const item = document.querySelector(`template.found-${kind}`).content.cloneNode(true).firstElementChild;
    const link = item.querySelector("a");
    link.href = meta.url;
    link.textContent = meta.title;
    if (meta.lang) link.lang = item.querySelector(".excerpt").lang = meta.lang;
    const passage = marked(excerpt);
    item.querySelector(".excerpt").append(...passage);
    if (kind === "claim") {
      // Where the words stand in the claim itself, the passage would say it once more: its reason stands there instead.
      const hits = passage.filter((node) => node.nodeName === "MARK").map((node) => node.textContent);
      if (meta.reason && hits.every((hit) => meta.title.includes(hit))) item.querySelector(".excerpt").textContent = meta.reason;
      const label = document.querySelector(`template.found-label[data-of="${CSS.escape(meta.label)}"]`);
      if (label) {
        const chip = label.content.cloneNode(true);
        chip.firstElementChild.lastChild.textContent = meta.said;
        item.prepend(chip);
      }
      item.querySelector(".found-sources").textContent = meta.sources ?? "";
      const post = item.querySelector(".found-post");
      post.textContent = post.dataset.words.replace("#", () => meta.post);
    } else {
      item.querySelector(".found-date").textContent = meta.date;
      item.querySelector(".found-counts").textContent = meta.counts ?? "";
    }
    return item;
  };

  // The passage comes as HTML with nothing but marks in it; it is taken apart, never put into the page as it came.
  const marked = (html) => {
    const read = new DOMParser().parseFromString(html, "text/html").body;
    return [...read.childNodes].map((node) => {
      if (node.nodeName !== "MARK") return document.createTextNode(node.textContent);
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      return mark;
    });
  };

  const rest = new Map();
  for (const list of lists) {
    const more = list.querySelector("button");
    more.addEventListener("click", async () => {
      const [next, left] = [rest.get(list).slice(0, AT_ONCE), rest.get(list).slice(AT_ONCE)];
      rest.set(list, left);
      const items = await read(next);
      list.querySelector("ol").append(...items);
      more.hidden = !left.length;
      items[0]?.querySelector("a").focus();
    });
  }

  let wish = new URLSearchParams(location.search);
  form.elements.q.value = wish.get("q") ?? "";
  form.elements.label.value = wish.get("label") ?? "";

  let pause;
  const changed = (wait) => {
    latest += 1; // what is still on its way answers a question that nobody asks any more
    status.ariaBusy = "true";
    clearTimeout(pause);
    pause = setTimeout(() => {
      wish = ask();
      search();
    }, wait);
  };
  form.addEventListener("focusin", () => load().catch(() => { index = undefined; }), { once: true });
  form.elements.q.addEventListener("input", () => changed(250));
  form.addEventListener("change", (event) => { if (event.target !== form.elements.q) changed(0); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed(0);
  });
  if (String(wish)) search();
}
