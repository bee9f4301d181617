/* Suggestions below a box while a reader types: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/. */
const MOST = 8;
let boxes = 0;

function suggest(box) {
  const list = make("div.search-suggestions", { id: `search-suggestions-${++boxes}`, role: "listbox", hidden: true });
  list.setAttribute("aria-label", "Suggestions");
  // In a dialog it is part of it; elsewhere it lies over the page, whatever clips the box.
  (box.closest("dialog") ?? document.body).append(list);
  box.setAttribute("aria-controls", list.id);
  let active = -1;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (number) => {
    const all = options();
    active = number < -1 ? all.length - 1 : number >= all.length ? -1 : number;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) return box.removeAttribute("aria-activedescendant");
    box.setAttribute("aria-activedescendant", all[active].id);
    all[active].scrollIntoView({ block: "nearest" });
  };
  const place = () => {
    if (list.parentElement !== document.body) return;
    const { left, bottom, width } = box.getBoundingClientRect();
    const wide = Math.min(Math.max(width, 448), innerWidth - 16);
    Object.assign(list.style, {
      left: `${Math.max(8, Math.min(left, innerWidth - wide - 8))}px`, top: `${bottom + 4}px`,
      width: `${wide}px`, maxHeight: `${Math.max(innerHeight - bottom - 16, 160)}px`,
    });
  };
  const option = (address, ...children) => {
    const link = make("a", { role: "option", href: address, tabIndex: -1, id: `${list.id}-${list.children.length}` }, ...children);
    link.setAttribute("aria-selected", "false");
    list.append(link);
  };
  const show = () => {
    const query = box.value.trim();
    const { hits, terms } = query ? find(query) : { hits: [] };
    list.replaceChildren();
    for (const { entry } of hits.slice(0, MOST))
      option(addressOf(entry), mark(make("span"), titleOf(entry), terms), make("small", { textContent: describe(entry, terms, 1) }));
    if (hits.length > MOST) option(pageOf(query), make("span", { textContent: `All ${hits.length.toLocaleString("en")} results` }));
    choose(-1);
    list.hidden = !hits.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    place();
  };

  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      if (list.hidden) show();
      choose(key === "ArrowDown" ? active + 1 : active - 1);
    } else if (key === "Enter" && active >= 0) {
      options()[active].click();
      close();
    } else if (key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("blur", () => setTimeout(() => list.contains(document.activeElement) || close(), 150));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", close);
  addEventListener("resize", close);
  addEventListener("scroll", (event) => list.contains(event.target) || list.parentElement !== document.body || close(), true);
  if (document.activeElement === box && box.value && !box.closest("main, article")) show();
}
