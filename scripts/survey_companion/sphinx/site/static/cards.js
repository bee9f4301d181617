/* Reference cards: a citation shows the whole reference when it is hovered, focused or tapped, and then what
 * the work shows, which pages discuss it, its links, and how to cite it.
 *
 * The reference is the text that sphinxcontrib-bibtex leaves in the link's title; without this script
 * the browser shows it as a tooltip. The rest is loaded from the script of the work. A second tap follows
 * the link. */
"use strict";

(() => {
  const CITATION = '.bibtex-citation a:is([href*="#ref-"], [href^="#row-"])';
  const { copyBy, element, load, root } = window.surveyCite;
  const ADDRESS =
    /\bhttps:\/\/[^\s<>"]+|\bdoi:10\.\d{4,9}\/[^\s<>"]+|\barXiv:(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?/gi;
  const OPEN_AFTER = 150; // milliseconds
  const CLOSE_AFTER = 250;
  const MOST_PAGES = 3; // that a card names
  const EDGE = 8; // pixels between card and window

  let shown = null; // { link, card, title }
  let dismissed = null; // the link whose card was closed by Escape, until pointer or focus leaves it
  let timer = 0;

  /* -- what a card says --------------------------------------------------------------------------- */

  const anchor = (href, text) => element("a", { href }, text);

  /* A full stop or bracket after an address belongs to the sentence, unless the address opened the bracket. */
  const trim = (address) => {
    let end = address.length;
    const opens = () => address.slice(0, end).split("(").length >= address.slice(0, end).split(")").length;
    while (/[.,;:'’”\])]/.test(address[end - 1]) && !(address[end - 1] === ")" && opens())) end -= 1;
    return address.slice(0, end);
  };

  const target = (address) => {
    const name = address.slice(address.indexOf(":") + 1);
    if (/^doi:/i.test(address)) return `https://doi.org/${encodeURIComponent(name).replaceAll("%2F", "/")}`;
    return /^arxiv:/i.test(address) ? `https://arxiv.org/abs/${name}` : address;
  };

  const linked = (text) => {
    const parts = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(ADDRESS)) {
      const address = trim(found);
      parts.push(text.slice(end, index), anchor(target(address), address));
      end = index + address.length;
    }
    return [...parts, text.slice(end)];
  };

  const reference = (title, key) => {
    const hasKey = title.endsWith(key) || title.endsWith(`${key}.`);
    if (!hasKey) return linked(title);
    return [...linked(title.slice(0, title.lastIndexOf(key))), element("code", {}, key)];
  };

  const keyOf = (link) => link.getAttribute("href").replace(/^.*#(?:ref|row)-/, "");

  /* The page of the work and its reference, from a citation that leads to the reference or to a row. */
  const addresses = (href, key) => {
    const row = href.startsWith("#row-") && document.getElementById(href.slice(1));
    const work = row && row.querySelector("a.cite")?.getAttribute("href").replace("#cite", "");
    if (work) return [work, work.replace(/works\/[^/]*?(\.html|\/)$/, `references$1#ref-${key}`)];
    const place = /^(.*)references(\.html|\/)#/.exec(href);
    return [place ? `${place[1]}works/${key}${place[2]}` : `works/${key}.html`, href];
  };

  const citeLink = (work) => {
    const cite = anchor(`${work}#cite`, "Cite");
    cite.className = "cite";
    cite.setAttribute("role", "button");
    cite.setAttribute("aria-haspopup", "dialog");
    return cite;
  };

  const build = (link, title) => {
    const href = link.getAttribute("href");
    const key = keyOf(link);
    const [work, listed] = addresses(href, key);
    const text = element("span", { className: "reference-card-text" }, ...reference(title, key));
    text.id = "reference-card-text";
    const more = element("span", { className: "reference-card-more" });
    const where = element("span", { className: "reference-card-more" });
    const links = element("span", { className: "reference-card-links" }, anchor(work, "Work page"), " ", anchor(listed, "In the bibliography"));
    // The outer box reaches up to the link, so that the pointer never leaves both on its way.
    const card = element("span", { className: "reference-card" }, element("span", { className: "reference-card-box" }, text, more, links, where));
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", "Reference");
    if (link.classList.contains("bare")) return card; // no script tells of it
    links.append(" ", citeLink(work));
    load(`works/${key}`).then((values) => tell(values, work, more, links, where), () => {}); // else the card has the reference alone
    return card;
  };

  /* Add what the script of the work says, and a button that copies its first format. What one does with a work
   * comes before where else it is discussed, or it would be many stops away and out of sight. */
  const tell = ({ point, pages = [], texts }, work, more, links, where) => {
    if (point) more.append(element("span", { className: "reference-card-point" }, point));
    const others = pages.map(([page, title]) => anchor(new URL(page, root).href, title)).filter(({ pathname }) => pathname !== location.pathname);
    const named = others.slice(0, MOST_PAGES).flatMap((page) => [", ", page]).slice(1);
    const rest = others.length > MOST_PAGES ? [", and ", anchor(work, `${others.length - MOST_PAGES} more`)] : [];
    if (named.length) where.append(element("span", {}, "Discussed in ", ...named, ...rest));
    const [label, , text] = texts[0];
    const copy = element("button", { type: "button", textContent: `Copy ${label}` });
    copy.onclick = () => copyBy(copy, text);
    links.append(" ", copy);
    place();
  };

  /* -- where it is ---------------------------------------------------------------------------------- */

  const place = () => {
    if (!shown) return;
    const { link, card } = shown;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const near = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const isGone = near.bottom < 0 || near.top > height || near.right < 0 || near.left > width;
    if (isGone && !card.contains(document.activeElement)) return close();
    const above = near.top - EDGE;
    const below = height - near.bottom - EDGE;
    card.style.maxHeight = "none";
    const isBelow = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = `${Math.max(isBelow ? below : above, 96)}px`;
    const top = isBelow ? near.bottom : near.top - card.offsetHeight;
    card.style.top = `${Math.max(0, Math.min(top, height - card.offsetHeight))}px`;
    card.style.left = `${Math.max(EDGE, Math.min(near.left, width - card.offsetWidth - EDGE))}px`;
  };

  /* -- opening and closing ---------------------------------------------------------------------------- */

  const close = () => {
    clearTimeout(timer);
    if (!shown) return;
    const { link, card, title } = shown;
    shown = null;
    card.remove();
    link.removeAttribute("aria-describedby");
    link.title = title;
  };

  /* Of several citations of a work only the first has a title. */
  const told = (link) => {
    const address = CSS.escape(link.getAttribute("href"));
    return document.querySelector(`.bibtex-citation a[href="${address}"][title]`)?.title;
  };

  const open = (link) => {
    if (shown?.link === link) return true;
    close();
    const title = link.title || told(link);
    if (!title || !link.isConnected) return false;
    const card = build(link, title);
    link.removeAttribute("title"); // or the browser would show it as well
    link.setAttribute("aria-describedby", "reference-card-text");
    link.after(card);
    shown = { link, card, title };
    place();
    return true;
  };

  const later = (action, delay) => {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  };

  /* While the dialog is open, the card waits: it has the button to which the focus returns. */
  const isBehind = () => document.querySelector("dialog[open]") !== null;

  const isInUse = () =>
    isBehind() || [shown.link, shown.card].some((each) => each.matches(":hover") || each.contains(document.activeElement));

  const enter = (node) => {
    const link = node.closest?.(CITATION);
    if (shown && (shown.card.contains(node) || shown.link === link)) clearTimeout(timer);
    else if (link && link !== dismissed) later(() => open(link), OPEN_AFTER);
  };

  const leave = (node, to) => {
    const link = node.closest?.(CITATION);
    if (link && link === dismissed && !link.contains(to)) dismissed = null;
    if (shown) later(() => isInUse() || close(), CLOSE_AFTER);
    else clearTimeout(timer);
  };

  /* The first tap opens the card, the second follows the link; a tap elsewhere closes the card. */
  let pointer = "mouse";
  document.addEventListener("pointerdown", (event) => {
    pointer = event.pointerType;
    if (shown && !shown.card.contains(event.target) && !shown.link.contains(event.target) && !isBehind()) close();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(CITATION);
    if (!link || pointer === "mouse" || !event.detail || shown?.link === link) return;
    if (open(link)) event.preventDefault();
  });
  document.addEventListener("keydown", () => (pointer = "mouse"), true);

  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && enter(event.target));
  document.addEventListener("pointerout", (event) => event.pointerType === "mouse" && leave(event.target, event.relatedTarget));
  // Focus by a tap or click is not visible focus.
  document.addEventListener("focusin", (event) => event.target.matches(":focus-visible") && enter(event.target));
  document.addEventListener("focusout", (event) => leave(event.target, event.relatedTarget));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || isBehind()) return;
    clearTimeout(timer);
    if (!shown) return;
    const { link, card } = shown;
    const hadFocus = card.contains(document.activeElement);
    dismissed = link;
    close();
    if (hadFocus) link.focus();
  });
  document.addEventListener("scroll", place, { capture: true, passive: true });
  window.addEventListener("resize", place);
  // A page that the browser keeps for "back" is kept without a card.
  window.addEventListener("pagehide", close);
})();
