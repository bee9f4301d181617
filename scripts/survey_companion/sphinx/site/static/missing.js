/* Puts the words of the missing address into the search field. */
"use strict";

(() => {
  const place = location.pathname.replace(/\.html?$/, "").replace(/\/(index)?$/, "");
  const last = place.slice(place.lastIndexOf("/") + 1);
  if (location.protocol === "file:" || last === "404") return;
  try {
    document.getElementById("missing-words").value = decodeURIComponent(last).replace(/[\W_]+/gu, " ").trim();
  } catch { /* an address that is no text: the reader types the words */ }
})();
