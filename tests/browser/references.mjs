// Reads files with references, and prints what each program makes of them as one JSON object.
// Usage: node references.mjs FILE.bib FILE.biblatex.bib FILE.ris FILE.json

import { readFileSync } from "node:fs";
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import { parse } from "@retorquere/bibtex-parser";

const [bib, biblatex, ris, json] = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));

// Given a format, citation.js guesses nothing and asks no server.
const convert = (text, forcedType) => plugins.input.chain(text, { forcedType, generateGraph: false });

const said = [];
console.warn = console.error = console.info = (...words) => said.push(words.join(" "));
const parsed = (text) => {
  const { errors, entries } = parse(text);
  said.push(...errors.map(({ error }) => error));
  return entries;
};

const found = {
  "citation.js bib": convert(bib, "@bibtex/text"),
  "citation.js biblatex.bib": convert(biblatex, "@biblatex/text"),
  "citation.js ris": convert(ris, "@ris/file"),
  "citation.js json": convert(json, "@else/json"),
  "Better BibTeX bib": parsed(bib),
  "Better BibTeX biblatex.bib": parsed(biblatex),
};
process.stdout.write(JSON.stringify({ found, said }));
