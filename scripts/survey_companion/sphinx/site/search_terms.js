
/* What a text is found by: the same as in survey/sphinx/search.py, with the same tables. */
const SurveyTerms = (() => {
  "use strict";
  const tables = "TABLES";
  const dropped = new RegExp(`[${tables.dropped}]`, "gu");
  const word = "[\\p{L}\\p{M}\\p{N}_]+";
  const compound = new RegExp(`${word}(?:[${tables.joiners}]${word})*`, "gu");
  const joiner = new RegExp(`[${tables.joiners}]`, "u");
  const run = new RegExp(`[${tables.unspaced}]+|[^${tables.unspaced}]+`, "gu");
  const unspaced = new RegExp(`[${tables.unspaced}]`, "u");

  const fold = (text) => {
    const plain = text.normalize("NFKD").replace(dropped, "").toLowerCase().replace(dropped, "");
    return [...plain].map((letter) => tables.letters[letter] ?? letter).join("").normalize("NFC");
  };
  const pairs = (letters) => letters.slice(1).map((letter, i) => letters[i] + letter);
  const pieces = (parts) => parts.flatMap((part) => part.match(run) ?? []);

  /* The terms under which a text is indexed. */
  const split = (text) =>
    (fold(text).match(compound) ?? []).flatMap((whole) => {
      const parts = whole.split(joiner);
      const terms = pieces(parts).flatMap((piece) =>
        unspaced.test(piece) ? [...piece, ...pairs([...piece])] : [piece]);
      return parts.length > 1 && !unspaced.test(whole) ? [...terms, parts.join("")] : terms;
    });

  const saysNothing = (term) =>
    stopwords.has(term) || /^\p{N}{1,3}$/u.test(term) || (/^.$/u.test(term) && !unspaced.test(term));

  /* The terms that a page must have. "GPT-4" is looked up as one word: "4" alone says nothing. */
  const ask = (query) =>
    (fold(query).match(compound) ?? []).flatMap((whole) => {
      const parts = whole.split(joiner);
      if (parts.length > 1 && !unspaced.test(whole) && parts.some((part) => saysNothing(part) || /^\p{N}+$/u.test(part)))
        return [parts.join("")];
      return pieces(parts).flatMap((piece) =>
        unspaced.test(piece) && [...piece].length > 1 ? pairs([...piece]) : [piece]);
    });

  return { ask, compound, fold, joiner, run, saysNothing, split, unspaced };
})();

var splitQuery = SurveyTerms.ask;
