/* Turns a complete static table into an explorer: search, filters, sorting, selection, export.

   Input: <table class="explorer explorer-NOUN …">. In a row, the text of .facet-NAME is a value of that
   facet, .row-key is the row's key, .sort-key is what its cell sorts by. The state is in the fragment:
   #q=…&year=2024&sort=-year&select=key,key. Text of rows is untrusted: it is only ever set as text. */
(() => {
const LABELS = {
  year: "Year", part: "Part", section: "Section", venue: "Venue", type: "Type", has: "Has", language: "Language",
  openness: "Openness", kind: "Kind", reach: "Languages", license: "Licence", status: "Status",
};
const FORMATS = { works: ["BibTeX", "RIS", "CSV"], resources: ["BibTeX", "CSV"] };
const PAGE = 100; // rows shown at once: keeps a keystroke fast
const SHORT = 8; // values of a facet shown at once

const table = document.querySelector("table.explorer");
if (!table) return;
const heads = table.tHead.rows[0], body = table.tBodies[0];
const noun = /explorer-(\w+)/.exec(table.className)[1];

// -- Text

const LETTERS = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", æ: "ae", œ: "oe", þ: "th", ς: "σ" };
const HYPHENATED = /[\p{L}\p{M}\p{N}]+([-‐‑'’][\p{L}\p{M}\p{N}]+)+/gu;
const { compare } = new Intl.Collator("en", { numeric: true });

/* Text without case, punctuation, accents, and Arabic and Hebrew points. */
const fold = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, "")
  .replace(/[ßøłđðħıæœþς]/g, (letter) => LETTERS[letter])
  .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
const join = (text) => fold(text).replaceAll(" ", "");

/* The text in a node, with a space between elements but not around emphasis or a subscript. */
function readText(node, skip) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  let text = "", last;
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement, holder = parent.closest("a, span, p, td");
    if (parent.closest(skip)) continue;
    text += (holder === last ? "" : " ") + walker.currentNode.data;
    last = holder;
  }
  return text.trim();
}

/* What is searched in a row; "cross-lingual" is there as two words and as one. */
function haystack(row) {
  if (row.text) return row.text;
  const text = readText(row.element, ".sort-key, summary");
  return row.text = `${fold(text)} ${(text.match(HYPHENATED) ?? []).map(join).join(" ")}`;
}

/* The words and "phrases" of a query, each with its spellings; a row must have one of each. */
const parseQuery = (query) => [...query.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/g)]
  .map(([word, phrase]) => (phrase === undefined ? [fold(word), join(word)] : [fold(phrase)]))
  .filter(([spelling]) => spelling);

// -- Controls

/* An element: "p.count" is <p class="explorer-count">; what is no property becomes an attribute. */
function make(name, properties = {}, ...children) {
  const [tag, style] = name.split("."), element = document.createElement(tag);
  if (style) element.className = `explorer-${style}`;
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
const button = (text, onclick) => make("button", { type: "button", onclick }, text);
const checkbox = (properties) => make("input", { type: "checkbox", ...properties });
const digits = (number) => number.toLocaleString("en");
const amount = (number) => `${digits(number)} ${number === 1 ? noun.slice(0, -1) : noun}`;

const search = make("input", {
  type: "search", autocomplete: "off", "aria-label": `Search ${noun}`, oninput: change,
  placeholder: `Search ${noun}: words, names, "a phrase"`,
});
const count = make("p.count");
const status = make("p.status", { role: "status", "aria-live": "polite" });
const chips = make("ul.chips", { "aria-label": "Active filters" });
const sorting = make("select", { onchange: change }, new Option("page order", ""));
const format = make("select", {}, ...FORMATS[noun].map((label) => new Option(label)));
const what = make("span");
const unpick = button("Clear selection", () => { pick(rows, false); search.focus(); });
const pickAll = checkbox({ onchange: () => pick(shown, pickAll.checked) });
const none = make("p.none", {}, `No ${noun} match. `, button("Clear all", clearAll));
const more = button("", showMore);
const summary = make("summary");

// -- Rows, columns, facets

const rows = [...body.rows].map((element, index) => ({
  element, index, place: index, key: element.querySelector(".row-key")?.textContent.trim(), values: new Set(),
}));
const columns = [...heads.cells].map((head, index) => {
  const label = head.textContent.trim();
  return { head, index, label, name: fold(label).replaceAll(" ", "-") };
});

const firstNumber = ({ text }) => Number(/\d+/.exec(text) ?? Infinity);
const numbered = (a, b) => firstNumber(a) - firstNumber(b) || (firstNumber(a) < Infinity ? compare(a.text, b.text) : 0);
const newest = (a, b) => compare(b.text, a.text);
const commonest = (a, b) => b.rows - a.rows || compare(a.text, b.text);
const ORDERS = { year: newest, reach: numbered, part: numbered, section: numbered }; // unnumbered: the page's order

function readFacet([name, label]) {
  const facet = { name, label }, values = {};
  for (const row of rows) {
    for (const tag of row.element.getElementsByClassName(`facet-${name}`)) {
      const text = tag.textContent.trim(), value = values[`=${text}`] ??= { text, facet, rows: 0 };
      if (!row.values.has(value)) value.rows++;
      row.values.add(value);
    }
  }
  facet.values = Object.values(values).sort(ORDERS[name] ?? commonest);
  return facet;
}
const facets = Object.entries(LABELS).map(readFacet)
  .filter(({ values }) => values.length > 1 || values[0]?.rows < rows.length);
const values = facets.flatMap((facet) => facet.values);
const chosen = () => values.filter((value) => value.box.checked);
const picked = () => rows.filter((row) => row.picked);

/* The rank of each row in a column: NaN where unknown, equal for equal texts. */
function rankRows({ index }) {
  const texts = rows.map(({ element, box }) => {
    const cell = element.cells[box ? index + 1 : index];
    const text = cell.querySelector(".sort-key")?.textContent.trim() ?? readText(cell, ".row-key, summary");
    return /^[–—-]?$/.test(text) ? null : text;
  });
  if (texts.every((text) => !isNaN(text))) return texts.map((text) => (text === null ? NaN : Number(text)));
  const known = texts.filter((text) => text !== null).map(fold).sort(compare);
  const ranks = new Map(known.map((text, rank) => [text, rank]));
  return texts.map((text) => (text === null ? NaN : ranks.get(fold(text))));
}

function sortRows(list) {
  const column = columns.find(({ name }) => name === sorting.value.replace("-", ""));
  if (!column) return list;
  const ranks = column.ranks ??= rankRows(column), sign = sorting.value.startsWith("-") ? -1 : 1;
  return [...list].sort(({ index: a }, { index: b }) => isNaN(ranks[a]) - isNaN(ranks[b])
    || sign * (ranks[a] - ranks[b]) || a - b);
}

function buildFacet(facet, index) {
  const items = facet.values.map((value) => {
    value.box = checkbox({ onchange: change });
    value.tally = make("span.tally");
    return value.item = make("li", {}, make("label", {}, value.box, make("span", { dir: "auto" }, value.text), value.tally));
  });
  facet.all = button("", () => { facet.long = !facet.long; showFacet(facet); });
  facet.active = make("span");
  return facet.details = make("details.facet", { open: index < 3 || items.length < 4 }, make("summary", {}, facet.label, facet.active),
    make(`ul.${facet.name}`, { "aria-label": facet.label }, ...items), facet.all);
}

function build() {
  for (const { head, label, name } of columns) {
    const next = { [name]: `-${name}`, [`-${name}`]: "" };
    head.replaceChildren(button(label, () => { sorting.value = next[sorting.value] ?? name; change(); }));
    sorting.append(new Option(label, name), new Option(`${label}, descending`, `-${name}`));
  }
  heads.prepend(make("th.pick", {}, make("label", {}, pickAll, make("span", {}, "Select all shown"))));
  const exporting = make("div.export", { role: "group", "aria-label": "Export" }, unpick,
    make("label", {}, what, format), button("Copy", () => exportTo(copy)), button("Download", () => exportTo(download)));
  // Fetched before a button is pressed: a browser may refuse to copy long after a click.
  exporting.onpointerenter = () => loadTexts().catch(() => {});
  const filters = make("details.filters", {}, summary, ...facets.map(buildFacet));
  const place = table.closest(".table-wrapper") ?? table, frame = make("div.frame");
  place.before(frame);
  frame.append(make("div.search", { role: "search" }, search), filters, make("div.results", {},
    make("div.bar", {}, count, make("label.sort", {}, "Sort by ", sorting), exporting), chips, place, none, more), status);
  table.classList.add("explorer-ready");
  const wide = matchMedia("(min-width: 80em)");
  (wide.onchange = () => { filters.open = wide.matches; })();
}

/* Gives a row its checkbox, and its cells their labels, when it is first shown. */
function prepare(row) {
  const { element } = row, name = element.querySelector(".title") ?? element.querySelector(".row-key")?.parentElement ?? element;
  for (const { index, label } of columns) element.cells[index].dataset.label = label;
  row.box = checkbox({ onclick: (event) => pickTo(row, event.shiftKey), "aria-label": `Select ${readText(name, ".row-key, .sort-key")}` });
  element.prepend(make("td.pick", {}, make("label", {}, row.box)));
}

// -- What is shown

let results = rows; // all that match, in order
let shown = rows; // those of them on the page
let limit = PAGE;
let end = rows.length; // the place of the next row that is moved to the end

/* A value counts the rows that match the query and the choices in all other facets. */
function match() {
  const terms = parseQuery(search.value), active = facets.filter((facet) => facet.values.some((value) => value.box.checked));
  for (const value of values) value.count = 0;
  results = sortRows(rows.filter((row) => {
    if (!terms.every((term) => term.some((spelling) => haystack(row).includes(spelling)))) return false;
    const failed = active.filter((facet) => !facet.values.some((value) => value.box.checked && row.values.has(value)));
    if (failed.length < 2) for (const value of row.values) if (!failed[0] || failed[0] === value.facet) value.count++;
    return !failed.length;
  }));
}

/* Rows beyond the limit are hidden where they are; rows move only when their order demands it. */
function showRows() {
  const before = shown, keep = new Set(shown = results.slice(0, limit));
  for (const row of before) if (!keep.has(row)) row.element.hidden = true;
  for (const row of shown) {
    if (!row.box) prepare(row);
    row.element.hidden = false;
  }
  if (shown.some((row, index) => index && shown[index - 1].place > row.place)) {
    body.append(...shown.map((row) => row.element));
    for (const row of shown) row.place = end++;
  }
  none.hidden = results.length > 0;
  more.hidden = results.length <= limit;
  more.textContent = `Show more (${digits(results.length - shown.length)} left)`;
}

function showFacet({ values, active, all, long }) {
  const number = values.filter((value) => value.box.checked).length;
  active.textContent = number ? ` (${number})` : "";
  all.hidden = values.length <= SHORT;
  all.textContent = long ? "Show fewer" : `Show all ${values.length}`;
  values.forEach(({ box, item, tally, count }, index) => {
    box.disabled = !count && !box.checked && box !== document.activeElement; // or the focus would be lost
    item.hidden = !long && index >= SHORT && !box.checked;
    tally.textContent = digits(count);
  });
}

function showChips() {
  const active = chosen();
  summary.textContent = active.length ? `Filters (${active.length})` : "Filters";
  chips.hidden = !active.length;
  chips.replaceChildren(...active.map(({ box, facet, text }, index) => make("li", {}, button(`${facet.label}: ${text}`, () => {
    box.checked = false;
    change();
    (chosen().length ? chips.querySelectorAll("button")[index] : search).focus();
  }))), make("li", {}, button("Clear all", clearAll)));
}

function showPicked() {
  for (const { box, element, picked } of shown) {
    box.checked = picked;
    element.classList.toggle("explorer-picked", Boolean(picked));
  }
  const number = picked().length, here = shown.filter((row) => row.picked).length;
  pickAll.checked = here && here === shown.length;
  pickAll.indeterminate = here && here < shown.length;
  unpick.hidden = !number;
  what.textContent = number ? `Export ${digits(number)} selected as ` : `Export all ${digits(results.length)} as `;
}

function show() {
  match();
  showRows();
  facets.forEach(showFacet);
  showChips();
  showPicked();
  for (const { head, name } of columns) {
    head.ariaSort = { [name]: "ascending", [`-${name}`]: "descending" }[sorting.value] ?? null;
  }
  count.textContent = (results.length < rows.length ? `${digits(results.length)} of ` : "") + amount(rows.length);
  announce(count.textContent);
  save();
}

function change() {
  limit = PAGE;
  show();
}

function clearAll() {
  search.value = "";
  for (const { box } of values) box.checked = false;
  change();
  search.focus();
}

function showMore() {
  const first = shown.length;
  limit += PAGE;
  show();
  shown[first].box.focus();
}

function pick(list, on) {
  for (const row of list) row.picked = on;
  showPicked();
  announce(`${digits(picked().length)} selected`);
  save();
}

let last; // the row whose box was clicked last: a shift-click's range begins there
function pickTo(row, range) {
  const from = range ? shown.indexOf(last) : -1, to = shown.indexOf(row);
  pick(from < 0 ? [row] : shown.slice(Math.min(from, to), Math.max(from, to) + 1), row.box.checked);
  last = row;
}

/* Text for the live region: a count waits for a pause in typing; a message is also seen. */
let timer;
function announce(text, message = false) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    status.textContent = text;
    status.className = message ? "explorer-status" : "explorer-quiet";
  }, message ? 50 : 500);
}

// -- Export

let loading;
const loadTexts = () => loading ??= new Promise((resolve, reject) => {
  window.surveyExports = resolve;
  const src = `exports/explorer-${noun}.js`;
  // Once the texts are there, rejecting changes nothing.
  const onload = () => reject(new Error(`Could not load ${src}. Check that it lies beside this page, then try again.`));
  document.head.append(make("script", { src, onload, onerror: onload }));
}).catch((error) => { loading = null; throw error; });

/* The selection, else all results, in the order shown. */
async function exportTo(deliver) {
  const label = format.value, id = label.toLowerCase().slice(0, 3);
  const list = picked().length ? sortRows(picked()) : results;
  try {
    const { formats, items } = await loadTexts(), { head, join, type } = formats[id];
    const found = list.filter(({ key }) => items[key]?.[id]?.length), missing = list.length - found.length;
    const texts = new Set(found.flatMap(({ key }) => items[key][id]));
    const done = await deliver(head + [...texts].join(join), type, `${noun}.${id}`);
    announce(`${done} ${amount(found.length)} as ${label}${missing ? `; ${missing} without ${label}` : ""}.`, true);
  } catch ({ message }) {
    announce(message, true);
  }
}

function download(text, type, name) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
  return "Downloaded";
}

/* The clipboard needs a secure page and a permission; the old way needs neither. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const focused = document.activeElement, area = make("textarea.quiet", { value: text });
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    focused.focus();
    if (!copied) throw new Error("The browser refused to copy. Use Download instead.");
  }
  return "Copied";
}

// -- The fragment

const isAnchor = () => location.hash && !location.hash.includes("=");

function save() {
  const state = new URLSearchParams(chosen().map(({ facet, text }) => [facet.name, text]));
  const rest = { q: search.value.trim(), sort: sorting.value, select: picked().map((row) => row.key).join(",") };
  for (const name in rest) if (rest[name]) state.set(name, rest[name]);
  const fragment = String(state).replaceAll("%2C", ",");
  if (fragment || !isAnchor()) history.replaceState(history.state, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

function restore() {
  const state = new URLSearchParams(location.hash.slice(1)), keys = new Set(state.get("select")?.split(","));
  search.value = state.get("q") ?? "";
  for (const { text, facet, box } of values) {
    box.checked = state.getAll(facet.name).includes(text);
    if (box.checked) facet.details.open = true;
  }
  for (const row of rows) row.picked = keys.has(row.key);
  sorting.value = state.get("sort") ?? "";
  if (!sorting.value) sorting.value = "";
  change();
}

addEventListener("hashchange", () => {
  if (isAnchor()) return; // a place on the page, no state
  if (location.href.endsWith("#")) save(); // "back to top" has wiped the state
  else restore();
});

// Before Sphinx, whose "/" leads to its own search.
addEventListener("keydown", (event) => {
  const { key, target } = event, field = target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  if (key === "/" && !field && !event.ctrlKey && !event.metaKey && !event.altKey) search.focus();
  else if (key === "Escape" && target === search) { search.value = ""; change(); }
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);

build();
restore();

/* Read the rows while nothing else happens, so that the first keystroke need not. */
const idle = window.requestIdleCallback ?? setTimeout;
let read = 0;
(function readSome() {
  rows.slice(read, read += 100).forEach(haystack);
  if (read < rows.length) idle(readSome);
})();
})();
