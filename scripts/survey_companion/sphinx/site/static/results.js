/* Lets readers sort the tables of results, and lets the heads of a table that fits stay in sight.

   Each head becomes a button: the first press shows the best (or largest) first, texts from A; the second the
   other way round; the third restores the order of the page. What is missing always comes last. Without this
   script the tables are as the page has them. */
(() => {
  "use strict";

  const SCALES = { M: 1e6, B: 1e9, T: 1e12 };
  const compare = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;

  /* The number at the start of a text, "7.1B" and "10 to 13B" included; null if it has none. */
  function numberOf(text) {
    const found = /^(\d[\d,]*(?:\.\d+)?)\s*([MBT])?/.exec(text);
    return found && Number(found[1].replaceAll(",", "")) * (SCALES[found[2]] || 1);
  }

  function read(cell) {
    const text = cell.textContent.trim();
    return text === "–" || text === "" ? null : text;
  }

  /* The values of a column, numbers if all of them are, and whether the largest is to come first. */
  function study(cells) {
    const texts = cells.map(read);
    const numbers = texts.map((text) => (text === null ? null : numberOf(text)));
    if (texts.some((text, at) => text !== null && numbers[at] === null)) return { values: texts, falls: false };
    const best = cells.findIndex((cell) => cell.querySelector("strong"));
    const largest = Math.max(...numbers.filter((number) => number !== null));
    return { values: numbers, falls: best < 0 || numbers[best] === largest };
  }

  function order(values, direction) {
    const places = values.map((_, at) => at);
    const difference = (one, other) =>
      typeof one === "number" ? one - other : compare(one, other);
    return places.sort((one, other) => {
      const [a, b] = [values[one], values[other]];
      if (a === null || b === null) return (a === null) - (b === null) || one - other;
      return direction * difference(a, b) || one - other;
    });
  }

  function makeSortable(table) {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const { values, falls } = study(rows.map((row) => row.cells[column]));
        const first = falls ? "descending" : "ascending";
        const second = falls ? "ascending" : "descending";
        const before = head.getAttribute("aria-sort");
        const now = before === first ? second : before === second ? null : first;
        for (const each of heads) each.removeAttribute("aria-sort");
        if (now) head.setAttribute("aria-sort", now);
        const sorted = now ? order(values, now === "ascending" ? 1 : -1).map((at) => rows[at]) : rows;
        table.tBodies[0].append(...sorted);
      });
    });
  }

  function watchWidth(table) {
    const box = table.parentElement;
    if (!box.classList.contains("table-wrapper")) return;
    const measure = () => box.classList.toggle("fits", table.offsetWidth <= box.clientWidth);
    new ResizeObserver(measure).observe(box);
  }

  for (const table of document.querySelectorAll("table.results")) makeSortable(table);
  for (const table of document.querySelectorAll("table.results, table.best")) watchWidth(table);
})();
