/* Turns a static table into an explorer: search, filters, sorting, selection, export to the formats its tag names.
   `folding.js` compares words, `facets.js` has the facets; .row-key is the row's key, .sort-key what its cell sorts by.
   The state is the fragment: #q=…&year=2024&sort=-year&select=key,key. Rows are untrusted: text only. */
"use strict";

(() => {
const PAGE = 50; // rows shown at once: keystrokes stay fast

const table = document.querySelector("table.explorer");
if (!table) return;
const heads = table.tHead.rows[0], body = table.tBodies[0];
const noun = /explorer-(\w+)/.exec(table.className)[1], kind = noun === "resources" ? noun : "works";

const { fold, spell } = window.surveyWords;
const { compare } = new Intl.Collator("en", { numeric: true });

const haystack = (row) => row.text ??= spell(readText(row.element, ".sort-key, .facet-list, summary")).join(" ");

/* The words and "phrases" of a query. */
const parseQuery = (query) => [...query.matchAll(/["“”„]([^"“”„]*)["“”„]?|[^\s"“”„]+/g)]
	.map(([word, phrase]) => spell(phrase ?? word)).filter(([spelling]) => spelling);

function readText(node, skip) {
	const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT), texts = [];
	while (walker.nextNode()) {
		const { data, parentElement } = walker.currentNode;
		if (!parentElement.closest(skip)) texts.push(data);
	}
	return texts.join(" ").trim();
}

const rows = [...body.rows].map((element, index) => ({
	element, index, key: element.querySelector(".row-key")?.textContent.trim(), values: new Set(),
}));
const columns = [...heads.cells].map((head, index) => {
	const label = head.textContent.trim();
	return { head, index, label, name: fold(label).replaceAll(" ", "-") };
});

/* The rank of each row in a column: NaN where unknown. */
function rankRows({ index }) {
	const texts = rows.map(({ element, box }) => {
		const cell = element.cells[box ? index + 1 : index], key = cell.querySelector(".sort-key");
		return (key ? key.textContent.trim() : readText(cell, ".row-key, summary")).replace(/^[–—-]$/, "");
	});
	const ranks = new Map(texts.map(fold).sort(compare).map((text, rank) => [text, rank]));
	const rank = texts.some(isNaN) ? (text) => ranks.get(fold(text)) : Number;
	return texts.map((text) => text ? rank(text) : NaN);
}

function sortRows(list) {
	const column = columns.find(({ name }) => name === sorting.value.replace(/^-/, ""));
	if (!column) return list;
	const ranks = column.ranks ??= rankRows(column), sign = sorting.value.startsWith("-") ? -1 : 1;
	return list.sort(({ index: a }, { index: b }) => isNaN(ranks[a]) - isNaN(ranks[b])
		|| sign * (ranks[a] - ranks[b]) || a - b);
}

function make(name, properties, ...children) {
	const [tag, style] = name.split("."), element = Object.assign(document.createElement(tag), properties);
	if (style) element.className = `explorer-${style}`;
	element.append(...children);
	return element;
}
const button = (text, onclick) => make("button", { onclick }, text);
const checkbox = (properties) => make("input", { type: "checkbox", ...properties });

const facets = surveyFacets({ rows, columns, compare, fold, make, checkbox, change });
const values = facets.flatMap((facet) => facet.values);
const chosen = (list = values) => list.filter(({ box }) => box.checked);
const picked = (list = rows) => list.filter((row) => row.picked);

const search = make("input.search", {
	type: "search", oninput: change, ariaLabel: `Search ${noun}`,
	placeholder: `Search ${noun}: words, names, "a phrase"`,
});
const count = make("p.count");
const status = make("p", { role: "status", ariaLive: "polite" });
const chips = make("ul.chips", { ariaLabel: "Active filters" });
const sorting = make("select", { onchange: change }, new Option("as listed", ""));
const format = make("select", {}, ...JSON.parse(document.currentScript.dataset[kind]).map((names) => new Option(...names)));
const what = make("span");
const unpick = button("Clear selection", () => { pick(rows, false); search.focus(); });
const pickAll = checkbox({ onchange: () => pick(shown, pickAll.checked) });
const actions = [button("Copy", () => exportTo(copy)), button("Download", () => exportTo(download))];
const none = make("p.none", {}, `No ${noun} match. `, button("Clear all", clearAll));
const more = button("", showMore);
const summary = make("summary");

function build() {
	for (const { head, label, name } of columns) {
		const next = { [name]: `-${name}`, [`-${name}`]: "" };
		head.replaceChildren(button(label, () => { sorting.value = next[sorting.value] ?? name; change(); }));
		sorting.append(new Option(label, name), new Option(`${label}, descending`, `-${name}`));
	}
	heads.prepend(make("th.pick", {}, make("label", {}, pickAll, make("span", {}, "Select all shown"))));
	const exporting = make("div.export", { role: "group", ariaLabel: "Export" }, unpick,
		make("label", {}, what, format), ...actions);
	const filters = make("details.filters", {}, summary, ...facets.map((facet, index) => facet.build(index)));
	const bar = make("div.bar", {}, count, make("label.sort", {}, "Sort by ", sorting), exporting);
	const place = table.parentElement, frame = make("div.frame");
	place.before(frame);
	frame.append(search, filters, make("div.results", {}, bar, chips, place, none, more), status);
	table.classList.add("explorer-ready");
	const wide = matchMedia("(min-width: 80em)");
	(wide.onchange = () => { filters.open = wide.matches; })();
}

function prepare(row) {
	const { cells } = row.element, name = readText(row.element.querySelector("a") ?? cells[0], ".row-key");
	row.box = checkbox({ onchange: () => pick([row], row.box.checked), ariaLabel: `Select ${name}` });
	row.element.prepend(make("td.pick", {}, make("label", {}, row.box)));
}

let results = rows; // all that match, in order
let shown = []; // of these, on the page
let limit = PAGE;

// A value counts rows that match the query and the other facets' choices.
function match() {
	const terms = parseQuery(search.value);
	const choices = facets.map(({ values }) => chosen(values)).filter((list) => list[0]);
	for (const value of values) value.count = 0;
	results = sortRows(rows.filter((row) => {
		if (!terms.every((term) => term.some((spelling) => haystack(row).includes(spelling)))) return false;
		const [failed, another] = choices.filter((list) => !list.some((value) => row.values.has(value)));
		if (!another) for (const value of row.values) if (!failed || failed[0].facet === value.facet) value.count++;
		return !failed;
	}));
}

// Rows not shown leave the document: hidden, they slow its layout.
function showRows() {
	const before = shown;
	shown = results.slice(0, limit);
	if (shown.length === before.length && shown.every((row, index) => row === before[index])) return;
	for (const row of shown) if (!row.box) prepare(row);
	body.replaceChildren(...shown.map(({ element }) => element));
}

const inBrackets = ({ length }) => (length ? ` (${length})` : "");

function showChips() {
	const active = chosen();
	summary.textContent = `Filters${inBrackets(active)}`;
	chips.hidden = !active.length;
	chips.replaceChildren(...active.map(({ box, facet, text }, index) => button(`${facet.label}: ${text}`, () => {
		box.checked = false;
		change();
		(chosen().length ? chips.children[index].firstChild : search).focus();
	})).concat(button("Clear all", clearAll)).map((each) => make("li", {}, each)));
}

function showPicked() {
	for (const { element, box, picked } of shown) element.classList.toggle("explorer-picked", box.checked = !!picked);
	const all = picked().length, here = picked(shown).length;
	pickAll.checked = here && here === shown.length;
	pickAll.indeterminate = here && here < shown.length;
	unpick.hidden = !all;
	for (const each of actions) each.disabled = !all && !results.length;
	what.textContent = all ? `Export ${all} selected as ` : `Export all ${results.length} as `;
}

const amount = (number) => `${number} ${number === 1 ? noun.slice(0, -1) : noun}`;

function show() {
	match();
	showRows();
	none.hidden = results.length;
	more.hidden = results.length <= limit;
	more.textContent = `Show more (${results.length - limit} left)`;
	for (const facet of facets) facet.show(chosen(facet.values));
	showChips();
	showPicked();
	for (const { head, name } of columns) {
		head.ariaSort = { [name]: "ascending", [`-${name}`]: "descending" }[sorting.value] ?? null;
	}
	count.textContent = (results.length < rows.length ? `${results.length} of ` : "") + amount(rows.length);
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
	limit += PAGE;
	show();
	shown[limit - PAGE].box.focus();
}

function pick(list, on) {
	for (const row of list) row.picked = on;
	showPicked();
	announce(`${picked().length} selected`);
	save();
}

/* A count is announced when typing pauses. */
let timer;
function announce(text, message = false) {
	clearTimeout(timer);
	timer = setTimeout(() => {
		status.textContent = text;
		status.className = `explorer-${message ? "status" : "quiet"}`;
	}, message ? 50 : 500);
}

let loading;
const loadTexts = () => loading ??= new Promise((resolve, reject) => {
	window.surveyExports = resolve;
	const src = `exports/explorer-${kind}.js`;
	const onload = () => reject(new Error(`Could not load ${src}. Check that it lies beside this page.`));
	document.head.append(make("script", { src, onload, onerror: onload }));
}).catch((error) => { loading = null; throw error; });

// The selection, else all.
async function exportTo(deliver) {
	const id = format.value, list = picked().length ? sortRows(picked()) : results;
	try {
		const { formats, items } = await loadTexts(), { label, type, head, join, tail = "" } = formats[id];
		const found = list.filter(({ key }) => items[key]?.[id]?.length), missing = list.length - found.length;
		const texts = new Set(found.flatMap(({ key }) => items[key][id]));
		const done = await deliver(head + [...texts].join(join) + tail, type, `${noun}.${id}`);
		announce(`${done} ${amount(found.length)} as ${label}${missing ? `; ${missing} without ${label}` : ""}.`, true);
	} catch ({ message }) {
		announce(message, true);
	}
}

function download(text, type, name) {
	make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name }).click();
	return "Downloaded";
}

async function copy(text) {
	await surveyCite.copy(text).catch(() => { throw new Error("Copying was refused. Use Download."); });
	return "Copied";
}

const isAnchor = () => /^#[^=]+$/.test(location.hash);

function save() {
	const state = new URLSearchParams(chosen().map(({ facet, text }) => [facet.name, text]));
	const rest = { q: search.value.trim(), sort: sorting.value, select: picked().map(({ key }) => key).join() };
	for (const name in rest) if (rest[name]) state.set(name, rest[name]);
	const fragment = String(state).replaceAll("%2C", ",");
	if (fragment || !isAnchor()) history.replaceState(null, "", location.href.replace(/#.*|$/, fragment && `#${fragment}`));
}

function restore() {
	const state = new URLSearchParams(location.hash.slice(1)), keys = new Set(state.get("select")?.split(","));
	search.value = state.get("q");
	for (const { text, facet, box } of values) {
		// Once "D1" was "1".
		box.checked = state.getAll(facet.name).some((each) => [each, each.replace(/^\d/, "D$&")].includes(text));
		facet.details.open ||= box.checked;
	}
	for (const row of rows) row.picked = keys.has(row.key);
	sorting.value = state.get("sort");
	sorting.value ||= ""; // no such column
	change();
}

addEventListener("hashchange", () => {
	if (location.href.endsWith("#")) save(); // "back to top" wiped the state
	else if (!isAnchor()) restore();
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

// Read the rows ahead of the first keystroke.
const idle = window.requestIdleCallback ?? setTimeout;
for (let start = 0; start < rows.length; start += 200) idle(() => rows.slice(start, start + 200).forEach(haystack));
})();
