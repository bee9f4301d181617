/* What `search.js` on each page waits for. */
window.SurveySearch = { find, split, suggest };
document.querySelectorAll("input[name=q][role=combobox]").forEach(suggest);
const main = document.getElementById("search-page");
if (main) showResults(main);
