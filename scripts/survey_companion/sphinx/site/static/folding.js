/* How the explorers and the page of authors compare what a reader types with what stands there:

     fold(text)    without case, punctuation and accents; "C#" and "C++" keep theirs
     spell(text)   the folded spellings: "Cross-lingual", "O'Brien" and "Llama2" are two words and one

   The search of the site has terms of its own, in `search_scripts/terms.js`, with the same letters. */
"use strict";

window.surveyWords = (() => {
const LETTERS = new Map("ßss æae œoe þth ŋng øo łl đd ðd ıi ħh ŧt ĸk ƀb ɓb ɖd ɗd əe ɛe ƒf ɠg ɣg ɨi ƙk ɲn ɔo ƥp ʉu ʋv ƴy ƶz"
	.split(" ").map((pair) => [pair[0], pair.slice(1)]));

const fold = (text) => text.normalize("NFKD").toLowerCase()
	.replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f]/g, "")
	.replace(/[ß-ʋ]/g, (letter) => LETTERS.get(letter) ?? letter)
	.replace(/(\p{L}[#+]+)(?![\p{L}\p{N}])[^\p{L}\p{M}\p{N}]*|[^\p{L}\p{M}\p{N}]+/gu, "$1 ").trim();

const spell = (text) => [...new Set(
	[text, text.replace(/[-‐‑'’ʼ]/g, ""), text.replace(/(\p{L})(\d)/gu, "$1 $2")].map(fold),
)];

return { fold, spell };
})();
