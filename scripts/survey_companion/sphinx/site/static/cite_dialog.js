/* The dialog "Cite": all formats of one citation, loaded when somebody first presses "Cite". */
"use strict";

(() => {
  const { copyBy, element, load } = window.surveyCite;
  const STORED = "survey-cite-format";

  /* The browser may forbid to store anything. */
  const recall = () => {
    try {
      return localStorage.getItem(STORED);
    } catch {
      return null;
    }
  };
  const remember = (label) => {
    try {
      localStorage.setItem(STORED, label);
    } catch {
      // it is chosen anew next time
    }
  };

  /* "…/works/KEY.html#cite", or "…#cite-ANCHOR" of a section, part or figure. */
  const nameOf = (address) => {
    const { hash, pathname } = new URL(address);
    if (hash !== "#cite") return `places/${decodeURIComponent(hash.slice(6))}`;
    return `works/${decodeURIComponent(/([^/]+?)(?:\.html|\/)$/.exec(pathname)[1])}`;
  };

  const build = () => {
    const title = element("p", { id: "cite-dialog-title" });
    const formats = element("fieldset", {}, element("legend", { className: "quiet", textContent: "Format" }));
    const text = element("pre", { tabIndex: 0, role: "region", ariaLabel: "Citation" });
    const copy = element("button", { type: "button", textContent: "Copy", className: "cite-copy" });
    const download = element("a", { textContent: "Download" });
    const close = element("button", { type: "button", textContent: "×", ariaLabel: "Close", className: "cite-close" });
    const head = element("div", { className: "cite-head" }, element("h2", { id: "cite-dialog-word", textContent: "Cite" }), close);
    const foot = element("div", { className: "cite-foot" }, copy, download);
    const dialog = element("dialog", { id: "cite-dialog" }, head, title, formats, text, foot);
    dialog.setAttribute("aria-labelledby", "cite-dialog-word cite-dialog-title");
    document.body.append(dialog);
    return { dialog, title, formats, text, copy, download, close, foot };
  };

  const parts = build();
  let current = null; // [label, suffix, text]
  let opener = null;

  const release = () => parts.download.href.startsWith("blob:") && URL.revokeObjectURL(parts.download.href);

  const choose = (format, name) => {
    const [label, suffix, text] = (current = format);
    parts.text.textContent = text;
    parts.text.scrollTop = 0;
    release();
    parts.download.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    parts.download.download = `${name}.${suffix}`;
    parts.download.hidden = !suffix;
    parts.text.ariaLabel = `Citation, ${label}`;
  };

  const offer = (texts, name) => {
    const wanted = recall();
    const first = texts.find(([label]) => label === wanted) ?? texts[0];
    const radios = texts.map((format) => {
      const radio = element("input", { type: "radio", name: "cite-format", checked: format === first });
      radio.onchange = () => {
        choose(format, name);
        remember(format[0]);
      };
      return element("label", {}, radio, element("span", { textContent: format[0] }));
    });
    parts.formats.replaceChildren(parts.formats.firstChild, ...radios);
    choose(first, name);
  };

  const fail = (link) => {
    parts.title.replaceChildren("The citation could not be loaded. ", element("a", { href: link.href, textContent: "Go to the lines to copy" }));
    parts.title.querySelector("a").onclick = () => parts.dialog.close();
  };

  const show = async (link) => {
    const { dialog, title, formats, text, foot } = parts;
    const name = nameOf(link.href);
    const say = (isThere) => {
      for (const part of [formats, text, foot]) part.hidden = !isThere;
    };
    opener = link;
    try {
      const { title: cited, texts } = await load(name);
      title.textContent = cited;
      offer(texts, name.slice(name.indexOf("/") + 1));
      say(true);
    } catch {
      say(false);
      fail(link);
    }
    if (!dialog.open) dialog.showModal();
    if (!formats.hidden) parts.copy.focus();
  };

  /* Tab goes round inside, and not to the browser's own buttons. */
  parts.dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation(); // the card below it stays
      parts.dialog.close(); // also while the browser is busy with a download
    }
    if (event.key !== "Tab") return;
    const all = [...parts.dialog.querySelectorAll("button, a[href], pre, input:checked")].filter((each) => each.checkVisibility());
    const end = event.shiftKey ? 0 : all.length - 1;
    if (document.activeElement !== all[end]) return;
    event.preventDefault();
    all[all.length - 1 - end].focus();
  });

  parts.copy.onclick = () => copyBy(parts.copy, current[2]);
  parts.close.onclick = () => parts.dialog.close();
  // A press beside the dialog is one on its backdrop; one that started inside, as when a text is marked, is not.
  let isBeside = false;
  parts.dialog.addEventListener("pointerdown", ({ target }) => (isBeside = target === parts.dialog));
  parts.dialog.addEventListener("click", ({ target }) => target === parts.dialog && isBeside && parts.dialog.close());
  parts.dialog.addEventListener("close", () => {
    release();
    parts.download.removeAttribute("href");
    if (opener?.isConnected) opener.focus();
  });

  window.surveyCiteDialog = show;
})();
