/* "Cite", copying, and what they load on demand. Offered to the other scripts as `surveyCite`:
 *
 *   copy(text)      puts a text on the clipboard
 *   load(name)      the values of `cite/NAME.js`, such as "works/doe2023lifting"
 *   open(link)      opens the dialog for a link of class "cite"
 *
 * Without this script each link leads to the lines to copy. All values are untrusted: text only. */
"use strict";

(() => {
  const HERE = document.currentScript.src;
  const ROOT = new URL("..", HERE);
  const LINK = "a.cite";

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* -- loading: a page opened from disk may load scripts, but may not read files -------------------- */

  const loaded = new Map();

  const add = (name, properties) =>
    new Promise((resolve, reject) => {
      const made = element(name, { ...properties, onload: resolve, onerror: () => reject(new Error("Not loaded")) });
      document.head.append(made);
    });

  const once = (address, start) => {
    if (!loaded.has(address)) {
      loaded.set(address, start().catch((error) => {
        loaded.delete(address); // the next press tries again
        throw error;
      }));
    }
    return loaded.get(address);
  };

  const script = (address) => once(address, () => add("script", { src: address }));
  const sheet = (address) => once(address, () => add("link", { rel: "stylesheet", href: address }));

  const told = new Map();
  window.surveyCited = (name, values) => told.set(name, { ...told.get(name), ...values });
  const load = async (name) => {
    await script(new URL(`cite/${name}.js`, ROOT).href);
    return told.get(name);
  };

  /* -- copying: the old way needs no secure page or permission --------------------------------------- */

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const focused = document.activeElement;
      const area = element("textarea", { value: text, className: "quiet", ariaHidden: "true" });
      (document.querySelector("dialog[open]") ?? document.body).append(area); // what is outside a dialog is inert
      area.select();
      const copied = document.execCommand("copy");
      area.remove();
      focused?.focus();
      if (!copied) throw new Error("Copying was refused.");
    }
  };

  const status = element("div", { className: "quiet", role: "status" });
  const say = (text) => {
    (document.querySelector("dialog[open]") ?? document.body).append(status);
    status.textContent = "";
    setTimeout(() => (status.textContent = text), 50);
  };

  /* A press copies, and says so on the button and to a screen reader. */
  const copyBy = async (button, text) => {
    const word = (button.dataset.word ??= button.textContent);
    let done = "Copied";
    try {
      await copy(text);
    } catch {
      done = "Not copied";
    }
    say(done);
    button.textContent = done;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => (button.textContent = word), 2000);
  };

  for (const block of document.querySelectorAll(".highlight > pre")) {
    const text = block.textContent;
    const button = element("button", { type: "button", className: "copy", textContent: "Copy" });
    button.onclick = () => copyBy(button, text);
    block.before(button);
  }

  /* -- the dialog ---------------------------------------------------------------------------------------- */

  const beside = (name) => new URL(name, HERE).href;

  const open = async (link) => {
    try {
      await Promise.all([sheet(beside("cite_dialog.css")), script(beside("cite_dialog.js"))]);
      window.surveyCiteDialog(link);
    } catch {
      location.assign(link.href); // to the lines
    }
  };

  for (const link of document.querySelectorAll(LINK)) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-haspopup", "dialog");
  }

  const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(LINK);
    if (!link || !isPlain(event) || event.defaultPrevented) return;
    event.preventDefault();
    open(link);
  });

  /* As with every button, the space bar presses when it is let go. */
  for (const type of ["keydown", "keyup"]) {
    document.addEventListener(type, (event) => {
      if (event.key !== " " || !event.target.matches?.(LINK)) return;
      event.preventDefault();
      if (type === "keyup") event.target.click();
    });
  }

  /* -- Zotero reads the COinS of all works in the bibliography; nobody else waits for them ------------- */

  window.surveyCoins = (values) => {
    for (const [key, value] of Object.entries(values)) {
      const span = element("span", { className: "Z3988", title: value });
      document.getElementById(`ref-${key}`)?.append(element("span", { ariaHidden: "true" }, span));
    }
    document.dispatchEvent(new Event("ZoteroItemUpdated", { bubbles: true, cancelable: true }));
  };

  const coins = document.querySelector("[data-coins]");
  const idle = window.requestIdleCallback ?? setTimeout;
  if (coins) addEventListener("load", () => idle(() => script(new URL(coins.dataset.coins, location).href).catch(() => {})));

  window.surveyCite = { copy, copyBy, element, load, open, root: ROOT };
})();
