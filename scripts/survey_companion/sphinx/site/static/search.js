/* The search page: finds titles, data sets and pages without regard to accents, and says what each is.
 *
 * Sphinx's searchtools.js loads the index, asks for a query and lists the results; what is replaced
 * here is how the index is searched and how an excerpt is made. The terms come from language_data.js. */
"use strict";

(() => {
  const KINDS = [
    ["works/", "Work"],
    ["taxonomy/", "Section"],
    ["frontiers/", "Section"],
    ["resources/", "Data resources"],
  ];
  const DATA_SET = "survey:resource";
  const ORDER = ["Work", "Data set", "Section", "Data resources", "Page"];
  const EXCERPT = 240; // characters

  const stemmer = new Stemmer();
  const stem = (term) => stemmer.stemWord(term).toLowerCase();
  let wanted = []; // the stems that the query asks for

  const has = (table, term) => Object.prototype.hasOwnProperty.call(table, term);
  const words = (text) => SurveyTerms.fold(text).match(SurveyTerms.compound) ?? [];
  // "Code-Switching" and "code switching" are one title.
  const plain = (text) => words(text.replace(/[-\u2010\u2011]/g, " ")).join(" ");
  const unescape = (text) =>
    text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name) =>
      ({ amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" })[name]);

  const kindOf = (address, isDataSet) =>
    isDataSet ? "Data set" : (KINDS.find(([start]) => address.startsWith(start)) ?? ["", "Page"])[1];

  /* -- the query ------------------------------------------------------------------------------- */

  const parse = (query) => {
    const terms = [...new Set(SurveyTerms.ask(query))];
    const telling = terms.filter((term) => !SurveyTerms.saysNothing(term));
    return [...new Set((telling.length ? telling : terms).map(stem))];
  };

  /* -- the index; each result is [page, title, anchor, description, score, file, kind] ---------- */

  const findTitles = (index, asked) =>
    Object.entries(index.alltitles).flatMap(([title, places]) => {
      const folded = plain(title);
      if (!asked || !folded.includes(asked) || asked.length < folded.length / 2) return [];
      const score = (Scorer.title * asked.length) / folded.length;
      return places.map(([file, id]) => {
        const isPage = index.titles[file] === title;
        const shown = isPage ? title : `${index.titles[file]} > ${title}`;
        const anchor = id === null ? "" : `#${id}`;
        // A heading says more than a word in it, and the page's own heading most.
        const worth = score + (isPage ? 1 : 0.5);
        return [index.docnames[file], shown, anchor, null, worth, index.filenames[file], SearchResultKind.title];
      });
    });

  const findEntries = (index, asked) =>
    Object.entries(index.indexentries).flatMap(([entry, places]) => {
      const folded = plain(entry);
      if (!asked || !folded.includes(asked) || asked.length < folded.length / 2) return [];
      return places.map(([file, id, isMain]) => {
        const score = isMain ? (Scorer.title * asked.length) / folded.length : Scorer.partialTerm;
        const anchor = id ? `#${id}` : "";
        return [index.docnames[file], index.titles[file], anchor, null, score, index.filenames[file], SearchResultKind.index];
      });
    });

  const begins = (text, part) => ` ${text}`.includes(` ${part}`);

  const findObjects = (index, asked) =>
    Object.entries(index.objects).flatMap(([prefix, found]) =>
      found.flatMap(([file, type, priority, short, name]) => {
        const full = unescape(prefix ? `${prefix}.${name}` : name);
        const folded = plain(full);
        const [, typeName, display] = index.objnames[type];
        const around = `${folded} ${plain(display)} ${plain(index.titles[file])}`;
        const parts = asked.split(" ");
        const isNamed = parts.some((part) => !SurveyTerms.saysNothing(part) && begins(folded, part));
        if (!asked || !(folded.includes(asked) || (isNamed && parts.every((part) => begins(around, part))))) return [];
        const match = folded === asked ? Scorer.objNameMatch : Scorer.objPartialMatch;
        const score = match + (Scorer.objPrio[priority] ?? Scorer.objPrioDefault);
        const anchor = { "": full, "-": `${typeName}-${full}` }[short] ?? short;
        const isDataSet = index.objtypes[type] === DATA_SET;
        const where = isDataSet ? `in ${index.titles[file]}` : `${display}, in ${index.titles[file]}`;
        return [[index.docnames[file], full, `#${anchor}`, where, score, index.filenames[file], SearchResultKind.object]];
      }));

  /* The score of a term by page: the best of the ways in which the page has it. */
  const lookUp = (index, term) => {
    const scores = new Map();
    const add = (files, score) =>
      [files].flat().forEach((file) => scores.set(file, Math.max(score, scores.get(file) ?? 0)));
    for (const [table, whole, part] of [
      [index.titleterms, Scorer.title, Scorer.partialTitle],
      [index.terms, Scorer.term, Scorer.partialTerm],
    ]) {
      if (has(table, term)) add(table[term], whole);
      else if (term.length > 2)
        Object.keys(table).forEach((each) => each.includes(term) && add(table[each], part));
    }
    return scores;
  };

  const findPages = (index, terms) => {
    const [first, ...others] = terms.map((term) => lookUp(index, term));
    if (!first) return [];
    return [...first.keys()]
      .filter((file) => others.every((scores) => scores.has(file)))
      .map((file) => {
        const total = [first, ...others].reduce((sum, scores) => sum + scores.get(file), 0);
        const score = total / terms.length;
        return [index.docnames[file], index.titles[file], "", null, score, index.filenames[file], SearchResultKind.text];
      });
  };

  /* -- the results ------------------------------------------------------------------------------ */

  const rank = ([page, , , , , , kind]) => ORDER.indexOf(kindOf(page, kind === SearchResultKind.object));

  const find = (query) => {
    const index = Search._index;
    const asked = plain(query);
    const results = [
      ...findTitles(index, asked),
      ...findEntries(index, asked),
      ...findObjects(index, asked),
      ...findPages(index, wanted),
    ];
    results.sort((a, b) => b[4] - a[4] || rank(a) - rank(b) || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
    const seen = new Set();
    return results.filter(([page, , anchor]) => {
      const place = page + anchor;
      return !seen.has(place) && seen.add(place);
    });
  };

  Search.query = (query) => {
    wanted = parse(query);
    // Sphinx would mark these words on every page opened later, and fails on those of a figure.
    localStorage.removeItem("sphinx_highlight_terms");
    // The page has no other heading above this one.
    Search.title.setAttribute("role", "heading");
    Search.title.setAttribute("aria-level", "1");
    // A status is read out when its text changes, so it must be there before.
    Search.status.setAttribute("role", "status");
    const results = find(query);
    // Sphinx takes them from the end, and marks words only as they were typed: that is done below.
    setTimeout(() => _displayNextItem(results.reverse(), results.length, new Set(wanted), new Set()), 50);
  };

  /* -- marking what was found --------------------------------------------------------------------- */

  const match = (word) => {
    const stemmed = stem(SurveyTerms.fold(word));
    return wanted.find((term) => term === stemmed || (term.length > 2 && stemmed.includes(term)));
  };

  /* The places [start, end, term] in a run of letters of one kind. */
  const placesInRun = (run, start) => {
    if (!SurveyTerms.unspaced.test(run)) {
      const term = match(run);
      return term ? [[start, start + run.length, term]] : [];
    }
    const letters = [...run];
    const starts = letters.reduce((list, letter) => [...list, list.at(-1) + letter.length], [start]);
    return letters.flatMap((_, i) =>
      [1, 2].flatMap((length) => {
        const term = SurveyTerms.fold(letters.slice(i, i + length).join(""));
        return i + length <= letters.length && wanted.includes(term) ? [[starts[i], starts[i + length], term]] : [];
      }));
  };

  const places = (text) =>
    [...text.matchAll(SurveyTerms.compound)].flatMap(({ 0: whole, index }) => {
      const term = SurveyTerms.joiner.test(whole) && wanted.includes(stem(SurveyTerms.fold(whole.split(SurveyTerms.joiner).join(""))));
      if (term) return [[index, index + whole.length, whole]];
      return [...whole.matchAll(/[^\-\u2010\u2011.]+/gu)].flatMap((part) =>
        [...part[0].matchAll(SurveyTerms.run)].flatMap((run) => placesInRun(run[0], index + part.index + run.index)));
    });

  const mark = (element, text) => {
    element.textContent = "";
    let end = 0;
    for (const [start, stop] of places(text)) {
      if (stop <= end) continue;
      const from = Math.max(start, end);
      element.append(text.slice(end, from));
      const found = document.createElement("span");
      found.className = "highlighted";
      found.textContent = text.slice(from, stop);
      element.append(found);
      end = stop;
    }
    element.append(text.slice(end));
  };

  /* Where an excerpt shows most of what was asked for. */
  const bestStart = (found) => {
    let [best, most] = [0, 0];
    found.slice(0, 200).forEach(([start], i) => {
      const near = found.slice(i, i + 40).filter((place) => place[1] < start + EXCERPT - 60);
      const number = new Set(near.map((place) => place[2])).size;
      if (number > most) [best, most] = [start, number];
    });
    return Math.max(best - 60, 0);
  };

  const textOf = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    page.querySelectorAll(".headerlink, script, style, h1, thead").forEach((each) => each.remove());
    const part = anchor && page.getElementById(anchor.slice(1));
    return ((part || page.querySelector('[role="main"]'))?.textContent ?? "").replace(/\s+/g, " ").trim();
  };

  Search.makeSearchSummary = (html, _terms, anchor) => {
    const text = textOf(html, anchor);
    const rough = bestStart(places(text));
    const start = rough ? text.indexOf(" ", rough) + 1 || rough : 0;
    const isCut = start + EXCERPT < text.length;
    const excerpt = text.slice(start, start + EXCERPT);
    const summary = document.createElement("p");
    summary.className = "context";
    mark(summary, `${start ? "… " : ""}${isCut ? excerpt.replace(/ \S*$/, " …") : excerpt}`);
    return summary;
  };

  /* -- saying what a result is ---------------------------------------------------------------------- */

  const label = (item) => {
    const link = item.querySelector("a");
    const address = link.getAttribute("href");
    const kind = document.createElement("span");
    kind.className = "result-kind";
    kind.textContent = kindOf(address, item.classList.contains("kind-object") && address.includes("#data-"));
    mark(link, link.textContent);
    // Inside the link, so that a list of links says it, too.
    link.prepend(kind, " ");
    const key = /works\/(\w+)\.html/.exec(address)?.[1];
    if (key) link.after(" ", Object.assign(document.createElement("code"), { className: "result-key", textContent: key }));
  };

  const results = document.getElementById("search-results");
  if (!results) return;
  new MutationObserver((changes) => {
    const added = changes.flatMap((change) => [...change.addedNodes]);
    added.filter((node) => node.nodeType === Node.ELEMENT_NODE && node.matches("ul.search > li")).forEach(label);
  }).observe(results, { childList: true, subtree: true });
  // Not every result is a page.
  Object.assign(Documentation.TRANSLATIONS, {
    "Search finished, found one page matching the search query.": ["One result.", "${resultCount} results."],
    "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.":
      "Nothing was found. A page must have all the words; try fewer, or only the beginning of a name.",
  });
  // A page from disk may not read another one, so there are no excerpts.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
})();
