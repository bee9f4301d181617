/* Finds the entries that have all words of a query, best first.
 *
 * What has the whole query as its number, key, identifier, name, title or author comes first. There is no table
 * of words: to look through the words of ten thousand works takes some milliseconds. `search_facts.py` says what
 * an entry is. */
const KINDS = {
  Section: "Sections", Term: "Glossary", Work: "Works", "Data resource": "Data resources", Benchmark: "Benchmarks",
  Author: "Authors", Language: "Languages", Figure: "Figures", Page: "Pages",
};
const ORDER = Object.keys(KINDS);
const COMMON = new Set("a an and are as at be by can do for from how in into is it its of on or that the their this to was what when which with".split(" "));
const IDENTIFIERS = [
  /^https?:\/\/(www\.)?/i, /^(dx\.)?doi\.org\//i, /^doi:\s*/i, /^(export\.)?arxiv\.org\/(abs|pdf|html)\//i, /^arxiv:\s*/i,
  /^10\.48550\/arxiv\./i, /^aclanthology\.org\//i, /^(section|sec\.?|§)\s*(?=[a-z]?\d)/i,
];

const spread = (texts) => ` ${[...new Set(texts.flatMap(split))].join(" ")} `;
const entries = [];

function add(kind, [title, address, text = "", names = [], remark = "", more = "", authors = [], places = [], parts = []], page) {
  const entry = { kind, title, address, text, names, remark, more, authors, places, page, parts: [] };
  entries.push(entry);
  entry.parts = parts.map(([heading, anchor, words]) => add(kind, [heading, address + anchor, words], entry));
  return entry;
}

/* Prepared when it is first needed, or ahead of that when the browser is idle. */
function prepare(entry) {
  const { title, names, authors, text, remark, more, places } = entry;
  entry.inTitle = spread([title]);
  entry.inNames = spread([...names, ...authors.map((name) => name.replace("|", " "))]);
  entry.inText = spread([text, remark, more, ...places.map((place) => ENTRIES.Section[place][0])]);
  return entry;
}
const prepared = (entry) => (entry.inText === undefined ? prepare(entry) : entry);

/* -- the query ----------------------------------------------------------------------------------- */

/* The query without what stands before and behind an identifier: "arXiv:2401.00001v2" is 2401.00001. */
function strip(query) {
  const bare = IDENTIFIERS.reduce((text, start) => text.replace(start, ""), query.trim());
  return bare.replace(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[a-z]{2})?\/\d{7})(v\d+)?(\.pdf)?$/i, "$1").replace(/[./]$/, "");
}

/* A term, and what counts as the same; a plural finds the singular, for one point less. */
const spellings = (term) =>
  [[term, 0], ...(/^[a-z]{3,}s$/.test(term) ? [[term.slice(0, -1), 1]] : [])];

const isOptional = (term) => COMMON.has(term) || (term.length < 3 && /^[a-z0-9]+$/.test(term));
const mayGoOn = (term) => !unspaced.test(term) && !/^\p{N}{1,5}$/u.test(term);

function parse(query) {
  const terms = [...new Set(ask(query))];
  const telling = terms.filter((term) => !isOptional(term));
  const needed = telling.length ? telling : terms;
  return { needed, wanted: needed.map(spellings), whole: canonical(query) };
}

/* -- the score of an entry ------------------------------------------------------------------------- */

function weigh(text, term, whole, part) {
  const at = text.indexOf(` ${term}`);
  if (at < 0) return 0;
  if (text[at + term.length + 1] === " " || text.includes(` ${term} `)) return whole;
  return mayGoOn(term) ? part : 0;
}

const weighTerm = (entry, term) =>
  weigh(entry.inTitle, term, 12, 9) || weigh(entry.inNames, term, 10, 7) || weigh(entry.inText, term, 4, 2)
  || (entry.parts.some((part) => weigh(prepared(part).inTitle, term, 1, 1) || weigh(part.inText, term, 1, 1)) ? 1 : 0);

/* The sum over all terms; 0 if one is missing. */
function weighWords(entry, wanted) {
  let sum = 0;
  for (const same of wanted) {
    let best = 0;
    for (const [term, less] of same) best = Math.max(best, weighTerm(entry, term) - less);
    if (best <= 0) return 0;
    sum += best;
  }
  return sum / wanted.length;
}

function weighNames(entry, whole) {
  const is = (name) => canonical(name) === whole;
  if (entry.names.some(is)) return entry.kind === "Section" ? 100 : 95;
  if (is(entry.title)) return entry.page ? 60 : 92;
  if (/^[^:]+:/.test(entry.title) && is(entry.title.split(":")[0])) return 88;
  if (entry.kind === "Section" && entry.names[0] && is(entry.title.slice(entry.names[0].length))) return 92;
  if (entry.more && is(entry.more)) return 90; // the title of a preprint
  return entry.authors.some((name) => is(name.replace("|", " ")) || is(name.split("|")[1])) ? 80 : 0;
}

function score(entry, { wanted, whole }) {
  const words = weighWords(prepared(entry), wanted);
  if (!words) return 0;
  const exact = weighNames(entry, whole);
  const title = canonical(entry.title);
  const phrase = title.startsWith(whole) ? 6 : ` ${title}`.includes(` ${whole}`) ? 4 : 0;
  const covered = (4 * wanted.length) / Math.max(wanted.length, title.split(" ").length);
  return exact || words + phrase + (words >= 7 ? covered : 0);
}

/* -- one typing error -------------------------------------------------------------------------------- */

let vocabulary;
const words = () => (vocabulary ??= new Set(
  entries.flatMap((entry) => [prepared(entry).inTitle, entry.inNames, entry.inText].flatMap((text) => text.trim().split(" ")))));

/* Whether one letter more, less or other, or two letters swapped, make `b` of `a`. */
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text, from) => text.slice(start + from);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
    || (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2));
}

/* The query with the words that nothing has replaced by those that are nearly the same; else null. */
function forgive({ needed, whole }) {
  const changed = [];
  const wanted = needed.map((term) => {
    const known = spellings(term);
    if (term.length < 4 || /\p{N}/u.test(term) || unspaced.test(term)) return known;
    if (entries.some((entry) => known.some(([each]) => weighTerm(entry, each)))) return known;
    const near = [...words()].filter((each) => isNear(term, each)
      || (each.length > term.length && [-1, 0, 1].some((more) => isNear(term, each.slice(0, term.length + more)))));
    near.sort((a, b) => isNear(term, b) - isNear(term, a) || a.length - b.length || (a < b ? -1 : 1));
    if (near.length) changed.push(near[0]);
    return near.length ? near.slice(0, 8).map((each, i) => [each, i ? 1 : 0]) : known;
  });
  return changed.length ? { needed, wanted, whole, changed } : null;
}

/* -- results --------------------------------------------------------------------------------------------- */

const yearOf = ({ remark }) => /(?:19|20)\d\d/.exec(remark)?.[0] ?? "";
const before = (a, b) =>
  b.score - a.score || ORDER.indexOf(a.entry.kind) - ORDER.indexOf(b.entry.kind)
  || (yearOf(a.entry) > yearOf(b.entry) ? -1 : yearOf(a.entry) < yearOf(b.entry) ? 1 : 0)
  || (a.entry.title < b.entry.title ? -1 : a.entry.title > b.entry.title ? 1 : 0);

/* Of the headings on a page only the best is shown, and the page only if it says more than that. */
function thin(hits) {
  const best = new Map(), own = new Map();
  for (const { entry, score: worth } of hits) {
    if (!entry.page) own.set(entry, worth);
    else if (!(best.get(entry.page)?.score >= worth)) best.set(entry.page, { entry, score: worth });
  }
  return hits.filter(({ entry, score: worth }) =>
    entry.page ? best.get(entry.page).entry === entry && !(own.get(entry.page) > worth) : !(best.get(entry)?.score >= worth && worth < 60));
}

function look(query) {
  const hits = entries.map((entry) => ({ entry, score: score(entry, query) })).filter(({ score: worth }) => worth);
  return thin(hits).sort(before);
}

/* What a query finds: `hits`, best first, the terms to mark, and the words that were read as others. */
function find(text) {
  const bare = strip(text);
  let query = parse(bare);
  if (!query.needed.length) return { hits: [], terms: [], changed: [], whole: "" };
  let hits = look(query);
  if (!hits.length) {
    query = forgive(query) ?? query;
    if (query.changed) hits = look(query);
  }
  const terms = query.wanted.flatMap((same) => same.map(([term]) => term));
  return { hits, terms, changed: (hits.length && query.changed) || [] };
}

const isExact = ({ score: worth }) => worth >= 60;

for (const kind of ORDER) (ENTRIES[kind] ?? []).forEach((entry) => add(kind, entry));
const idle = window.requestIdleCallback ?? setTimeout;
for (let start = 0; start < entries.length; start += 200) idle(() => entries.slice(start, start + 200).forEach(prepared));
