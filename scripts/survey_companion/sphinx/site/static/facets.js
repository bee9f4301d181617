/* The facets of an explorer: reads their values from the rows, and shows them as boxes to tick.
   .explorer-facets has name, label and order of each facet; .facet-NAME is a value. A facet with a fourth text
   has as values the names, between commas, in the column of that heading. A facet of many values shows a few
   of them and a field in which to type; a value gets its box when it is first shown. */
"use strict";

window.surveyFacets = ({ rows, columns, compare, fold, make, checkbox, change }) => {
const MOST = 30; // values shown at once
const MANY = 60; // more are searched

const rising = (a, b) => compare(a.text, b.text);
const commonest = (a, b) => b.rows - a.rows || rising(a, b);
const ORDERS = { rising, falling: (a, b) => rising(b, a), commonest };

const readTags = (row, name) => [...row.element.getElementsByClassName(`facet-${name}`)].map((tag) => tag.textContent);

/* A name that contains a comma is a tag; "et al." is nobody. */
function readNames(cell, name) {
	const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), names = [];
	while (walker.nextNode()) {
		const { data, parentElement } = walker.currentNode;
		if (parentElement.matches(`.facet-${name}`)) names.push(data);
		else if (!parentElement.matches(".sort-key, summary")) names.push(...data.replace(/ et al\.$/, "").split(", "));
	}
	return names.map((each) => each.replace(/[\u2068\u2069]|^,|,$/g, "")).filter((each) => /[^\s–]/.test(each));
}

function readFacet([name, label, order, heading]) {
	const facet = { name, label }, values = new Map();
	const column = columns.find((each) => each.label === heading);
	for (const row of rows) {
		const texts = column ? readNames(row.element.cells[column.index], name) : readTags(row, name);
		for (const each of texts) {
			const text = each.trim(), value = values.get(text) ?? { text, facet, rows: 0, box: {}, tally: {} };
			if (!row.values.has(value)) value.rows++;
			row.values.add(value);
			values.set(text, value);
		}
	}
	facet.values = [...values.values()].sort(ORDERS[order]);
	return facet;
}

/* The item of a value. */
function open(value) {
	if (value.item) return value.item;
	value.box = checkbox({ onchange: change, checked: !!value.box.checked });
	value.tally = make("span.tally");
	return value.item = make("li", {}, make("label", {}, value.box, make("span", { dir: "auto" }, value.text), value.tally));
}

/* The values to show of many: those ticked, then the commonest rows' that have all words typed. */
function choose({ field, values }) {
	const words = fold(field.value).split(" ");
	const fits = (value) => value.box.checked
		|| (value.count && words.every((word) => (value.folded ??= fold(value.text)).includes(word)));
	return values.filter(fits).sort((a, b) => !!b.box.checked - !!a.box.checked || b.count - a.count);
}

/* Replaces the items; one that had the focus keeps it. */
function list(facet) {
	const found = choose(facet), shown = facet.details.open ? found.slice(0, MOST) : found.filter(({ box }) => box.checked);
	const items = shown.map(open), { items: place } = facet, focused = document.activeElement;
	if (items.length !== place.children.length || items.some((item, index) => item !== place.children[index])) {
		place.replaceChildren(...items);
		if (items.some((item) => item.contains(focused))) focused.focus({ preventScroll: true });
	}
	facet.rest.textContent = found.length > shown.length ? `${found.length - shown.length} more: type to find them`
		: found.length ? "" : "None.";
}

function build(facet, index) {
	const isMany = facet.values.length > MANY, { name, label } = facet;
	facet.active = make("span");
	facet.items = make(`ul.facet-${name}`, { ariaLabel: label }, ...(isMany ? [] : facet.values.map(open)));
	facet.details = make("details.facet", { open: index < 3 || facet.values.length < 4 },
		make("summary", {}, label, facet.active), facet.items);
	if (!isMany) return facet.details;
	facet.field = make("input.find", { type: "search", ariaLabel: `Find: ${label}`, placeholder: "Find", oninput: () => facet.show() });
	facet.rest = make("p.rest");
	facet.items.before(facet.field);
	facet.items.after(facet.rest);
	facet.details.ontoggle = () => facet.show();
	return facet.details;
}

function show(facet, { length } = facet.values.filter(({ box }) => box.checked)) {
	facet.active.textContent = length ? ` (${length})` : "";
	if (facet.field) list(facet);
	for (const { item, box, tally, count } of facet.values) {
		if (!item) continue;
		box.disabled = !(count || box.checked || box === document.activeElement); // keeps the focus
		tally.textContent = count;
	}
}

const facets = JSON.parse(document.querySelector(".explorer-facets").textContent).map(readFacet)
	.filter(({ values }) => values.length > 1 || values[0]?.rows < rows.length);
for (const facet of facets) Object.assign(facet, { build: (index) => build(facet, index), show: (chosen) => show(facet, chosen) });
return facets;
};
