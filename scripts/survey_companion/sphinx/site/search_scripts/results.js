/* The page of results. The query stays in the address, so that "back" works and results can be sent on. */
const FEW = 5; // results of a group that are shown at first
const FULL = 100; // results of a group that are shown when a reader wants all

function showResults(main) {
  const box = main.querySelector("input[name=q]");
  const status = main.querySelector("#search-status");
  const filters = main.querySelector("#search-filters");
  const results = main.querySelector("#search-results");
  const help = main.querySelector("#search-help");
  let found, chosen;

  const item = ({ entry }) => {
    const link = mark(make("a", { href: addressOf(entry) }), titleOf(entry), found.terms);
    const text = excerpt(entry, found.terms);
    const about = mark(make("p.search-what"), describe(entry, found.terms), found.terms);
    return make("li", {}, link, about, ...(text ? [mark(make("p.context"), text, found.terms)] : []));
  };
  const group = (name, hits, most, kind) => {
    const list = make("ul.search", {}, ...hits.slice(0, most).map(item));
    const section = make("section", {}, make("h2", {}, name, " ", make("span", { textContent: hits.length.toLocaleString("en") })), list);
    if (hits.length > most) {
      const more = make("button", { type: "button", textContent: kind === chosen ? "More" : `All ${hits.length.toLocaleString("en")}: ${name.toLowerCase()}` });
      more.onclick = () => (kind === chosen ? draw(most + FULL) : filter(kind));
      section.append(more);
    }
    return section;
  };
  const groups = () => {
    const kinds = new Map(); // in the order of their best results
    for (const hit of found.hits) kinds.set(hit.entry.kind, [...(kinds.get(hit.entry.kind) ?? []), hit]);
    return kinds;
  };
  function draw(most) {
    const kinds = groups();
    if (!kinds.has(chosen)) chosen = undefined;
    const best = found.hits.filter(isExact);
    const isApart = !chosen && kinds.size > 1 && best.length && best.length <= FEW;
    const others = (hits) => hits.filter((hit) => !isApart || !best.includes(hit));
    const shown = [...kinds].filter(([kind]) => !chosen || kind === chosen);
    results.replaceChildren(
      ...(isApart ? [group(best.length > 1 ? "Best matches" : "Best match", best, FEW)] : []),
      ...shown.map(([kind, hits]) => [kind, others(hits)]).filter(([, hits]) => hits.length)
        .map(([kind, hits]) => group(KINDS[kind], hits, chosen || kinds.size < 2 ? most : FEW, kind)));
    const button = (name, number, kind) => {
      const made = make("button", { type: "button" }, name, " ", make("span", { textContent: number.toLocaleString("en") }));
      made.setAttribute("aria-pressed", String(kind === chosen));
      made.onclick = () => filter(kind);
      return made;
    };
    filters.replaceChildren(...(kinds.size > 1
      ? [button("All", found.hits.length), ...[...kinds].map(([kind, hits]) => button(KINDS[kind], hits.length, kind))] : []));
    filters.hidden = kinds.size < 2;
  }
  function filter(kind) {
    chosen = kind;
    draw(FULL);
    remember();
    filters.querySelector('[aria-pressed="true"]')?.focus();
  }
  function remember() {
    const address = new URL(location.href);
    address.searchParams.set("q", box.value.trim());
    if (chosen) address.searchParams.set("in", chosen);
    else address.searchParams.delete("in");
    history.replaceState(null, "", address);
  }
  const say = (query) => {
    const { hits, changed } = found;
    if (!query) return "";
    if (!hits.length) return `Nothing was found for “${query}”. Every word must occur; try fewer words, or the beginning of a name.`;
    const number = hits.length === 1 ? "1 result" : `${hits.length.toLocaleString("en")} results`;
    return changed.length ? `Nothing has all words as typed; ${number} for “${changed.join(" ")}”.` : `${number} for “${query}”.`;
  };
  function show() {
    const asked = new URLSearchParams(location.search);
    const query = (asked.get("q") ?? "").trim();
    box.value = query;
    document.querySelectorAll(".sidebar-search").forEach((each) => { each.value = ""; });
    found = find(query);
    chosen = asked.get("in") ?? undefined;
    draw(FULL);
    status.textContent = say(query);
    help.hidden = found.hits.length > 0;
    help.querySelectorAll("a[data-query]").forEach((link) => {
      link.hash = query ? `#${new URLSearchParams({ q: query })}` : "";
    });
  }
  main.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const address = new URL(location.href);
    address.search = new URLSearchParams({ q: box.value.trim() });
    history.pushState(null, "", address);
    show();
  });
  addEventListener("popstate", show);
  show();
}
