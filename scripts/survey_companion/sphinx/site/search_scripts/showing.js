/* How a result looks: marked words, an excerpt in plain text, and what it is. Everything is text, never HTML. */
const EXCERPT = 180; // characters
const ROOT = document.documentElement.dataset.content_root ?? "./";

function make(name, properties, ...children) {
  const [tag, style] = name.split(".");
  const element = Object.assign(document.createElement(tag), properties);
  if (style) element.className = style;
  element.append(...children);
  return element;
}

/* The places [start, end] of the terms in a text. */
function places(text, terms) {
  const begins = (piece) => terms.some((term) => piece.startsWith(term) && (piece === term || mayGoOn(term)));
  const inRun = (piece, start) => {
    if (!unspaced.test(piece)) return begins(fold(piece)) ? [[start, start + piece.length]] : [];
    const letters = [...piece];
    const starts = letters.reduce((list, letter) => [...list, list.at(-1) + letter.length], [start]);
    return letters.flatMap((_, i) => [1, 2].flatMap((length) =>
      i + length <= letters.length && terms.includes(fold(letters.slice(i, i + length).join("")))
        ? [[starts[i], starts[i + length]]] : []));
  };
  return [...text.matchAll(compound)].flatMap(({ 0: whole, index }) => {
    const parts = whole.split(joiner);
    let start = index;
    const found = parts.flatMap((part) => {
      const inPart = [...part.matchAll(run)].flatMap((piece) => inRun(piece[0], start + piece.index));
      start += part.length + 1;
      return inPart;
    });
    const isWhole = !found.length && parts.length > 1 && begins(fold(parts.join(""))); // "gpt4" is GPT-4
    return isWhole ? [[index, index + whole.length]] : found;
  });
}

/* Append a text, with the terms marked. */
function mark(element, text, terms) {
  let end = 0;
  for (const [start, stop] of places(text, terms)) {
    if (stop <= end) continue;
    const from = Math.max(start, end);
    element.append(text.slice(end, from), make("mark", { textContent: text.slice(from, stop) }));
    end = stop;
  }
  element.append(text.slice(end));
  return element;
}

/* One line of the text of an entry: its beginning, or where most of the terms are. */
function excerpt({ text, more, kind }, terms) {
  const found = places(text, terms);
  if (!text && more && kind === "Work") return excerpt({ text: more }, terms);
  if (text.length <= EXCERPT) return text;
  const near = found.map(([start]) => found.filter(([from]) => from >= start && from < start + EXCERPT - 60).length);
  const best = near.length ? found[near.indexOf(Math.max(...near))][0] : 0;
  const rough = best > EXCERPT - 60 ? best - 50 : 0;
  const start = rough ? text.indexOf(" ", rough) + 1 || rough : 0;
  const cut = text.slice(start, start + EXCERPT);
  const isCut = start + EXCERPT < text.length;
  return `${start ? "… " : ""}${isCut ? `${cut.replace(/\s\S*$/, "")} …` : cut}`;
}

/* The first authors, and those that were asked for. */
function bylineOf({ kind, authors }, terms, most) {
  if (kind === "Author") return "";
  const names = authors.map(nameOf);
  const asked = names.filter((name, i) => i >= most && split(name).some((term) => terms.includes(term))).slice(0, 3);
  const shown = names.length > most + 1 ? [...names.slice(0, most), ...asked] : names;
  return shown.join(", ") + (shown.length < names.length ? " et al." : "");
}

const titleOf = ({ title, page }) => (page ? `${page.title} › ${title}` : title);

/* What a result is, in a few words. */
function describe(entry, terms, most = 3) {
  const key = entry.kind === "Work" ? entry.names[0] : "";
  const where = entry.kind === "Data resource" ? entry.places.map((place) => ENTRIES.Section[place][0]).join(", ") : "";
  const kind = entry.kind === "Term" ? "Glossary" : entry.kind;
  return [kind, bylineOf(entry, terms, most), entry.remark, where, key].filter(Boolean).join(" · ");
}

const addressOf = (entry) => ROOT + entry.address;
const pageOf = (query) => `${ROOT}${RESULTS}?${new URLSearchParams({ q: query })}`;
