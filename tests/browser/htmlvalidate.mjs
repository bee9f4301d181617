/* What html-validate asks of every page, and what it does not; https://html-validate.org/rules/. */
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:recommended"],
  rules: {
    // Matters of taste: HTML allows both forms, and docutils, Sphinx and the theme choose another than the tool.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // The titles of works are as long as their authors made them.
    "long-title": "off",
    // The sidebar's search has one field and no button: Enter, which every keyboard on a screen has, too, sends it.
    "wcag/h32": "off",
    // The theme's "__toc" is valid HTML; only very old HTML wanted a letter first.
    "valid-id": ["error", { relaxed: true }],
    // The theme's <article role="main"> and docutils' <div role="list"> say the same as <main> and <ul>;
    // the theme's style sheet and the site's address them so.
    "prefer-native-element": ["error", { exclude: ["main", "list", "listitem"] }],
  },
};
