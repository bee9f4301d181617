/* Opens and closes the menu and the contents of a page, and adds what needs a script: "Print". */
(() => {
  "use strict";
  const list = (selector) => [...document.querySelectorAll(selector)];
  let shut = null;  // closes what is open

  /* Everything beside an open drawer is out of reach, up to the whole page. */
  const besides = (drawer) => {
    const found = [];
    for (let part = drawer; part !== document.body; part = part.parentElement) {
      found.push(...[...part.parentElement.children].filter((each) => each !== part && !each.inert));
    }
    return found;
  };

  const open = (button, drawer) => {
    const outside = besides(drawer);
    const close = document.createElement("button");
    const veil = document.createElement("div");
    close.type = "button";
    close.className = "drawer-close";
    close.textContent = "Close";
    veil.className = "veil";
    shut = () => {
      shut = null;
      outside.forEach((each) => { each.inert = false; });
      drawer.classList.remove("is-open");
      button.setAttribute("aria-expanded", "false");
      close.remove();
      veil.remove();
      button.focus();
    };
    close.addEventListener("click", shut);
    veil.addEventListener("click", shut);
    drawer.prepend(close);
    document.body.append(veil);
    outside.forEach((each) => { each.inert = true; });
    drawer.classList.add("is-open");
    button.setAttribute("aria-expanded", "true");
    close.focus();
    const current = drawer.querySelector("[aria-current], .scroll-current");
    if (current) { current.scrollIntoView({ block: "nearest" }); }
  };

  list("[aria-controls].menu-button, [aria-controls].contents-button").forEach((button) => {
    const drawer = document.getElementById(button.getAttribute("aria-controls"));
    if (!drawer) { return; }
    button.addEventListener("click", () => open(button, drawer));
    drawer.addEventListener("click", (event) => {
      if (shut && event.target.closest("a[href]")) { shut(); }
    });
    /* Where there is room for it, the drawer stands beside the text, and its button is gone. */
    addEventListener("resize", () => {
      if (shut && drawer.classList.contains("is-open") && getComputedStyle(button).display === "none") { shut(); }
    });
  });

  /* In the open menu a letter leads to the next link that begins with it, as in the menus of a system. */
  addEventListener("keydown", (event) => {
    const drawer = document.querySelector(".sidebar-drawer.is-open, .toc-drawer.is-open");
    const isTyped = [...event.key].length === 1 && event.key !== " " && event.key !== "/";
    if (!drawer || !isTyped || event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) { return; }
    const all = [...drawer.querySelectorAll("a[href]")].filter((each) => each.checkVisibility());
    const behind = all.findIndex((each) => each === document.activeElement) + 1;
    const letter = event.key.toLowerCase();
    const begins = (each) => each.textContent.trim().toLowerCase().startsWith(letter);
    const next = [...all.slice(behind), ...all.slice(0, behind)].find(begins);
    if (next) { next.focus(); }
  });

  addEventListener("keydown", (event) => {
    /* Sphinx takes this key, too, but a field that has used it for its own list keeps it. */
    const isUsed = event.defaultPrevented && event.target.matches("input");
    if (event.key === "Escape" && shut && !isUsed) { shut(); }
  });

  /* A long list of pages begins where the reader is. */
  const here = document.querySelector(".sidebar-tree [aria-current]");
  const box = here && here.closest(".sidebar-scroll");
  if (box && here.getBoundingClientRect().bottom > box.getBoundingClientRect().bottom) {
    box.scrollTop = here.offsetTop - box.clientHeight / 2;
  }

  list(".head-bar > p").forEach((bar) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Print";
    button.addEventListener("click", () => window.print());
    bar.append(" · ", button);
  });
})();
