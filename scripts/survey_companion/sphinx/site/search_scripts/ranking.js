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
  /^https?:\/\/(www\.)?/i, /^(dx\.)?doi\.org\//i, /^doi:\s*/i, /^(export\.)?arxiv\.org\/(abs|pdf|html)\//i, /^arxiv[:\s]\s*(?=\d|[a-z-]+(\.[a-z]{2})?\/\d)/i,
  /^10\.48550\/arxiv\./i, /^aclanthology\.org\//i, /^(section|sec\.?|§)\s*(?=[a-z]?\d)/i,
];

const entries = [];

/* The terms of some texts, each once, with a blank before and behind each. */
function spread(texts) {
  const terms = new Set();
  for (const text of texts) {
    let before = "";
    for (const whole of wholes(fold(text))) {
      if (/^\p{N}+(\.\p{N}+)*$/u.test(whole) && /^\p{L}+$/u.test(before)) terms.add(before + whole.replaceAll(".", "")); // "llama-2" is Llama 2
      before = whole;
      if (/^[a-z0-9_]+$/.test(whole)) terms.add(whole); // most words
      else splitWhole(whole).forEach((term) => terms.add(term));
    }
  }
  return ` ${[...terms].join(" ")} `;
}

/* An author is "Ana|Doe". An entry of a work has the numbers of its authors. */
const nameOf = (author) => author.replace("|", " ").trim();
const worksOf = new Map(); // how many works an author has

function lookUp(author) {
  const name = typeof author === "number" ? ENTRIES.Author[author][0] : author;
  worksOf.set(name, (worksOf.get(name) ?? 0) + 1);
  return name;
}

function add(kind, [title, address, text = "", names = [], remark = "", more = "", authors = [], places = [], parts = []], page) {
  const entry = { kind, title, address, text, names, remark, more, authors: authors.map(lookUp), places, page, parts: [] };
  if (kind === "Author") Object.assign(entry, { title: nameOf(title), authors: [title], works: worksOf.get(title) ?? 0 });
  if (entry.works) entry.remark = entry.works === 1 ? "1 work" : `${entry.works} works`;
  entry.rank = ORDER.indexOf(kind);
  entry.year = Number(/(?:19|20)\d\d/.exec(remark)?.[0] ?? 0);
  entries.push(entry);
  entry.parts = parts.map(([heading, anchor, words]) => add(kind, [heading, address + anchor, words], entry));
  return entry;
}

/* Prepared when it is first needed, or ahead of that when the browser is idle. */
function prepare(entry) {
  const { kind, title, names, authors, text, remark, more, places } = entry;
  const isAuthor = kind === "Author"; // found by the name only, so that no word of a title finds an author first
  entry.whole = isAuthor ? "" : canonical(title);
  entry.inTitle = spread(isAuthor ? [] : [title]);
  entry.inNames = spread([...names, ...authors.map(nameOf)]);
  entry.inText = spread(isAuthor ? [] : [text, remark, more, ...places.map((place) => ENTRIES.Section[place][0])]);
  return entry;
}
const prepared = (entry) => (entry.inText === undefined ? prepare(entry) : entry);

/* -- the query ----------------------------------------------------------------------------------- */

/* The query without what stands before and behind an identifier: "arXiv:2401.00001v2" is 2401.00001. */
function strip(query) {
  const bare = IDENTIFIERS.reduce((text, start) => text.replace(start, ""), query.trim()).replace(/^(\S+)\.pdf$/i, "$1");
  return bare.replace(/^(\d{4}\.\d{4,5}|[a-z-]+(\.[a-z]{2})?\/\d{7})(v\d+)?$/i, "$1").replace(/[./]$/, "");
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
  const joined = new Map(); // "cross-lingual" is also "crosslingual"
  for (const compoundWord of wholes(fold(query)).filter((each) => joiner.test(each))) {
    const parts = compoundWord.split(joiner);
    parts.forEach((part) => joined.set(part, parts.join("")));
  }
  const wanted = needed.map((term) => [...spellings(term), ...(joined.has(term) ? [[joined.get(term), 0]] : [])]);
  return { needed, wanted, whole: canonical(query) };
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

/* What being the whole query is worth: as a number, key, identifier or name, title, author; else 0. */
function weighNames(entry, { needed, whole }) {
  const compact = whole.replaceAll(" ", "");
  const is = (name) => canonical(name).replaceAll(" ", "") === compact;
  const hasAll = (text) => needed.every((term) => text.includes(` ${term} `));
  const isAuthor = (name) => is(nameOf(name)) || is(name.split("|")[1]) || is(name.split("|").reverse().join(" "));
  const isWritten = () => hasAll(entry.inNames) && entry.authors.some(isAuthor);
  // Somebody with several works comes before them; the only work is what was asked for.
  if (entry.kind === "Author") return isWritten() ? (entry.works > 1 ? 82 : 79) : 0;
  if (hasAll(entry.inNames) && entry.names.some(is)) return entry.kind === "Section" ? 100 : 95;
  if (entry.whole === whole) return entry.page ? 60 : 92;
  if (entry.kind === "Section" && entry.whole === `${canonical(entry.names[0] ?? "")} ${whole}`) return 92;
  if (entry.more && hasAll(entry.inText) && is(entry.more)) return 90; // the title of a preprint
  if (entry.whole.startsWith(whole) && is(entry.title.split(":")[0])) return 88;
  return isWritten() ? 80 : 0;
}

function score(entry, query) {
  const { wanted, whole } = query;
  const words = weighWords(prepared(entry), wanted);
  if (!words) return 0;
  const exact = weighNames(entry, query);
  if (entry.kind === "Author") return exact || words - 1;
  const title = entry.whole;
  const phrase = title.startsWith(whole) ? 6 : ` ${title}`.includes(` ${whole}`) ? 4 : 0;
  const covered = (4 * wanted.length) / Math.max(wanted.length, title.split(" ").length);
  return exact || words + phrase + (words >= 7 ? covered : 0);
}

/* -- one typing error -------------------------------------------------------------------------------- */

let vocabulary;
const words = () => (vocabulary ??= new Set(
  entries.flatMap((entry) => [prepared(entry).inTitle, entry.inNames, entry.inText].flatMap((text) => text.trim().split(" ")))));

/* How many letters of a word are a term with one letter more, less or other, or two swapped; 0 if they are not. */
function reach(term, word) {
  let start = 0;
  while (start < term.length && term[start] === word[start]) start++;
  const goesOn = (from, to) => word.startsWith(term.slice(from), to);
  if (goesOn(start + 1, start + 1)) return term.length;
  if (goesOn(start, start + 1)) return term.length + 1;
  if (goesOn(start + 1, start)) return term.length - 1;
  return term[start] === word[start + 1] && term[start + 1] === word[start] && goesOn(start + 2, start + 2) ? term.length : 0;
}

/* The words nearest to a term, whole words before beginnings of longer ones. */
function findNear(term) {
  const near = [];
  for (const word of words()) {
    const length = reach(term, word);
    if (length) near.push([word.length - length, word]);
  }
  return near.sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1)).slice(0, 8).map(([, word]) => word);
}

/* The query with the words that nothing has replaced by those that are nearly the same; else null. */
function forgive({ needed, wanted: asked, whole }) {
  const changed = [];
  const wanted = needed.map((term, i) => {
    const known = asked[i];
    if (term.length < 4 || /\p{N}/u.test(term) || unspaced.test(term)) return known;
    if (entries.some((entry) => known.some(([each]) => weighTerm(entry, each)))) return known;
    const near = findNear(term);
    if (near.length) changed.push(near[0]);
    return near.length ? near.map((each, place) => [each, place ? 1 : 0]) : known;
  });
  return changed.length ? { needed, wanted, whole, changed } : null;
}

/* -- results --------------------------------------------------------------------------------------------- */

const before = ({ score: a, entry: one }, { score: b, entry: other }) =>
  b - a || one.rank - other.rank || other.year - one.year
  || (one.title < other.title ? -1 : one.title > other.title ? 1 : 0);

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
