/* Adds a field to the page of authors that shows only the names that have all its words, or a work that has.
   The words are kept in the fragment, #q=…, so that the page can be linked to. */
"use strict";

(() => {
const { spell } = window.surveyWords;
const lists = [...document.querySelectorAll("ul.authors")];
if (!lists.length) return;

const groups = lists.map((list) => ({
	place: list.parentElement.querySelector(":scope > h2") ? list.parentElement : list, // with its heading
	items: [...list.children].map((element) => ({ element })),
}));
const total = groups.reduce((sum, { items }) => sum + items.length, 0);

const field = Object.assign(document.createElement("input"), { type: "search", id: "authors-q", autocomplete: "off" });
const label = Object.assign(document.createElement("label"), { htmlFor: "authors-q", textContent: "Find an author" });
const status = Object.assign(document.createElement("p"), { role: "status" });
const form = Object.assign(document.createElement("div"), { className: "authors-find" });
form.append(label, field, status);
(document.querySelector(".letters") ?? groups[0].place).before(form);

let timer;
function filter() {
	const words = field.value.split(/\s+/).map(spell).filter(([spelling]) => spelling);
	let found = 0;
	for (const { place, items } of groups) {
		let here = 0;
		for (const item of items) {
			item.text ??= spell(item.element.textContent).join(" ");
			const fits = words.every((word) => word.some((spelling) => item.text.includes(spelling)));
			item.element.hidden = !fits;
			here += fits;
		}
		place.hidden = !here;
		found += here;
	}
	clearTimeout(timer);
	timer = setTimeout(() => { status.textContent = words.length ? `${found} of ${total}` : ""; }, 300);
}

function keep() {
	const words = field.value.trim();
	history.replaceState(null, "", words ? `#${new URLSearchParams({ q: words })}` : location.pathname + location.search);
}

/* An address that names an author shows everybody. */
function restore() {
	const state = location.hash.startsWith("#q=") ? new URLSearchParams(location.hash.slice(1)).get("q") : "";
	if (state === field.value) return;
	field.value = state;
	filter();
	document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

field.addEventListener("input", () => { filter(); keep(); });
addEventListener("hashchange", restore);
restore();
})();
