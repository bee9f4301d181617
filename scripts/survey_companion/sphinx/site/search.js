/* The boxes of the search on each page: "/" and Ctrl-K lead to one, and the first use loads the index.
   The index, search-index.js, is a script, since a page from disk may not read files in another way. */
"use strict";

(() => {
  const ROOT = document.documentElement.dataset.content_root ?? "./";
  let loading;

  function load() {
    loading ??= document.head.appendChild(Object.assign(document.createElement("script"), {
      src: `${ROOT}search-index.js`,
      onerror: () => {
        const status = document.getElementById("search-status");
        if (status) status.textContent = "The index of the search could not be loaded.";
      },
    }));
  }

  function prepare(box) {
    const attributes = { role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", autocomplete: "off" };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    box.addEventListener("focus", load);
    if (document.activeElement === box) load();
    return box;
  }

  /* On a narrow screen, where the box is out of sight, the search opens over the page. */
  let dialog;
  function open() {
    if (!dialog) {
      const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
      const form = make("form", { method: "get", action: document.querySelector("form.sidebar-search-container").action });
      const box = make("input", { type: "search", name: "q", spellcheck: false, ariaLabel: "Search" });
      const close = make("button", { type: "button", textContent: "Close", onclick: () => dialog.close() });
      dialog = make("dialog", { className: "search-dialog", ariaLabel: "Search" });
      form.setAttribute("role", "search");
      form.append(prepare(box), close);
      dialog.append(form);
      document.body.append(dialog);
      dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
      window.SurveySearch?.suggest(box);
    }
    load();
    if (!dialog.open) dialog.showModal();
    dialog.querySelector("input").focus();
  }

  const isSeen = (box) => {
    const { left, right, width } = box.getBoundingClientRect();
    return width > 0 && left >= 0 && right <= innerWidth && getComputedStyle(box).visibility === "visible";
  };

  function focus() {
    const boxes = [...document.querySelectorAll("#search-page input[name=q], .sidebar-search")];
    const box = boxes.find(isSeen);
    if (!box) return open();
    box.focus();
    box.select();
  }

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const isTyping = target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    const isSlash = key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping;
    const isLetter = key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSlash && !isLetter) return;
    event.preventDefault();
    focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("a.search-icon") || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.querySelectorAll("form[role=search] input[name=q]:not(.missing-search input)").forEach(prepare);
  if (document.getElementById("search-page")) load();
})();
