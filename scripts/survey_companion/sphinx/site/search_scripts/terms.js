/* The terms by which a text is found: the same as in `search_terms.py`, with the same tables. */
const dropped = new RegExp(`[${TABLES.dropped}]`, "gu");
const word = "[\\p{L}\\p{M}\\p{N}_]+(?:(?<=\\p{L})[#+]+(?![\\p{L}\\p{N}_]))?"; // C# and C++ are not C
const compound = new RegExp(`${word}(?:[${TABLES.joiners}]${word})*`, "gu");
const joiner = new RegExp(`[${TABLES.joiners}]`, "u");
const run = new RegExp(`[${TABLES.unspaced}]+|[^${TABLES.unspaced}]+`, "gu");
const unspaced = new RegExp(`[${TABLES.unspaced}]`, "u");
const isPlain = (text) => /^[\x00-\x7f]*$/.test(text);

function fold(text) {
  if (isPlain(text)) return text.toLowerCase();
  const plain = text.normalize("NFKD").replace(dropped, "").toLowerCase().replace(dropped, "");
  return [...plain].map((letter) => TABLES.letters[letter] ?? letter).join("").normalize("NFC");
}

const pairs = (letters) => letters.slice(1).map((letter, i) => letters[i] + letter);

function splitWhole(whole) {
  const parts = whole.split(joiner);
  const terms = parts.flatMap((part) => part.match(run) ?? []).flatMap((piece) =>
    unspaced.test(piece) ? [...piece, ...pairs([...piece])] : [piece]);
  return parts.length > 1 && !unspaced.test(whole) ? [...terms, parts.join("")] : terms;
}

/* The words of a folded text. Most texts need only ASCII, for which browsers are five times as fast. */
const plainCompound = /[a-z0-9_]+(?:(?<=[a-z])[#+]+(?![a-z0-9_]))?(?:[-.'][a-z0-9_]+(?:(?<=[a-z])[#+]+(?![a-z0-9_]))?)*/g;
const wholes = (folded) => folded.match(isPlain(folded) ? plainCompound : compound) ?? [];

/* The terms under which a text is indexed. */
const split = (text) => wholes(fold(text)).flatMap(splitWhole);

const saysNothing = (term) => /^\p{N}{1,3}$/u.test(term) || (/^.$/u.test(term) && !unspaced.test(term));

/* The terms that a reader asks for. "GPT-4" is looked up as one word: "4" alone says nothing. */
const ask = (query) =>
  wholes(fold(query)).flatMap((whole) => {
    const parts = whole.split(joiner);
    if (parts.length > 1 && !unspaced.test(whole) && parts.some((part) => saysNothing(part) || /^\p{N}+$/u.test(part)))
      return [parts.join("")];
    return parts.flatMap((part) => part.match(run) ?? []).flatMap((piece) =>
      unspaced.test(piece) && [...piece].length > 1 ? pairs([...piece]) : [piece]);
  });

/* A name as it is compared with a whole query: "Code-Switching" and "code switching" are one. */
const canonical = (text) =>
  wholes(fold(text.replace(/['\u2018\u2019]/g, "").replace(/[-\u2010\u2011]/g, " "))).join(" ");
