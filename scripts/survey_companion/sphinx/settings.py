"""The settings of a survey's site.

Input: the folder with the pages, where `survey convert` has left `survey.json`.
Output: the variables of a `conf.py`. They are kept here so that every survey gets the same site.
"""

import json
import os
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from survey_companion.exports.formats import Scope, choices_of_resources, formats_for
from survey_companion.model.dates import describe_edition, show_day
from survey_companion.sphinx.editions.latex_edition import latex_settings
from survey_companion.sphinx.site_language import language_settings
from survey_companion.text.formulas import show_plainly

_HERE = Path(__file__).parent
STATIC = _HERE / "site" / "static"
TEMPLATES = (_HERE / "site" / "templates", _HERE / "editions" / "templates")

# Pages that editions leave out: folders of works and of pages about the tool, then single pages with the text
# of links to them in an edition.
_FOLDERS_ONLINE_ONLY = ["works/*", "companion/*", "authors/*", "languages/*"]
_ONLINE_ONLY = {
    "explore": "the explorer of works",
    "explore-data": "the explorer of data resources",
    "authors": "all authors",
    "cite": "how to cite",
    "new": "what is new",
    "completeness": "how complete the records are",
    "contribute": "how to contribute",
    "problems": "the kinds of problems",
}


def explorer_formats() -> dict[str, str]:
    """Return the attributes that tell the explorers which formats to offer: labels and suffixes, as JSON."""
    own, papers = choices_of_resources()
    choices = {"works": formats_for(Scope.CHOSEN_WORKS), "resources": (*own, *papers)}
    return {
        f"data-{kind}": json.dumps([(each.label, each.suffix) for each in offered])
        for kind, offered in choices.items()
    }


def site_settings(docs: Path) -> dict[str, Any]:
    """Return the settings of the site in `docs`; https://www.sphinx-doc.org/en/master/usage/configuration.html."""
    info = json.loads((docs / "survey.json").read_text(encoding="utf-8"))
    for name in ("objects", "counts"):  # too large for settings; the domain reads them from the file
        info.pop(name, None)
    edition = " · ".join(str(info[name]) for name in ("edition", "date") if info[name])
    survey = show_plainly(info["title"] or "Survey")
    title = show_plainly(info.get("companion_title") or survey)
    authors = list(map(show_plainly, info.get("companion_authors", [])))
    short = show_plainly(info["short_title"] or survey)
    stem = info["stem"]
    described = describe_edition(info["edition"], info["date"])
    published = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
    return {
        "project": title,
        "author": ", ".join(authors),
        "version": info["edition"] or "0",  # an EPUB needs a version
        "release": edition,
        **language_settings(info.get("language")),
        "extensions": [
            "myst_parser",
            "sphinx_design",
            "sphinxcontrib.bibtex",
            "survey_companion.sphinx.speed.fast_bibtex",
            "survey_companion.sphinx.citations.reference_styles",
            "survey_companion.sphinx.site.accessibility",
            "survey_companion.sphinx.site.addresses",
            "survey_companion.sphinx.nodes.author_list",
            "survey_companion.sphinx.citations.backlinks",
            "survey_companion.sphinx.citations.cite_buttons",
            "survey_companion.sphinx.site.colour_sheets",
            "survey_companion.sphinx.nodes.captions",
            "survey_companion.sphinx.nodes.count_role",
            "survey_companion.sphinx.nodes.disclosure",
            "survey_companion.sphinx.survey_domain",
            "survey_companion.sphinx.citations.download_links",
            "survey_companion.sphinx.nodes.drawings",
            "survey_companion.sphinx.editions.epub_builder",
            "survey_companion.sphinx.nodes.explorer",
            "survey_companion.sphinx.citations.freshness",
            "survey_companion.sphinx.editions.latex_edition",
            "survey_companion.sphinx.smaller.shorter_html",
            "survey_companion.sphinx.site.stale_files",
            "survey_companion.sphinx.site.unlisted_pages",
            "survey_companion.sphinx.site.page_metadata",
            "survey_companion.sphinx.site.page_frame",
            "survey_companion.sphinx.editions.offline",
            "survey_companion.sphinx.editions.unfolded_boxes",
            "survey_companion.sphinx.site.no_remote_files",
            "survey_companion.sphinx.site.offline_links",
            "survey_companion.sphinx.nodes.known_tables",
            "survey_companion.sphinx.nodes.mathematics",
            "survey_companion.sphinx.speed.compiled_templates",
            "survey_companion.sphinx.speed.patches",
            "survey_companion.sphinx.nodes.number_tables",
            "survey_companion.sphinx.site.search",
            "survey_companion.sphinx.site.untrusted_pages",
            "survey_companion.sphinx.editions.typst",
            "survey_companion.sphinx.smaller.fewer_files",
        ],
        "exclude_patterns": ["_build", ".survey", "extra", "prose", "snippets", "**/.#*"],
        "html_extra_path": ["extra"],
        "nitpicky": True,
        "locale_dirs": [],  # else Sphinx would write compiled translations into `docs/locales`
        # Sphinx finds its own doctrees in an EPUB's folder, and would warn of each one.
        "suppress_warnings": ["epub.unknown_project_files"],
        "myst_enable_extensions": [
            "attrs_block",
            "attrs_inline",
            "colon_fence",
            "deflist",
            "fieldlist",
            "dollarmath",
        ],
        # "$5 and $10" are prices: a formula has no blank inside its dollar signs, and no digit beside them.
        "myst_dmath_allow_space": False,
        "myst_dmath_allow_digits": False,
        "myst_update_mathjax": False,
        "html_math_renderer": "mathml",
        "myst_links_external_new_tab": False,
        # Prose and templates have typographic quotation marks already; converting takes a tenth of the build.
        "smartquotes": False,
        "bibtex_bibfiles": ["../bib/survey.bib"],
        "bibtex_default_style": "survey",
        "bibtex_reference_style": "survey",
        "bibtex_cite_id": "ref-{key}",
        "html_theme": "furo",
        "html_baseurl": published or info.get("address") or "",
        "survey_stem": stem,
        "survey_info": info,
        "survey_numbers": info.get("numbers", {}),
        "survey_pdf": f"downloads/{stem}.pdf",
        "html_title": escape(short, quote=False),  # the theme inserts it as HTML
        "survey_about": _say_what_it_is(survey, short),
        "templates_path": list(map(str, TEMPLATES)),
        "html_static_path": [str(STATIC)],
        "html_css_files": [
            "survey.css",
            "figures.css",
            "cite.css",
            "cards.css",
            "explorer.css",
            "authors.css",
            "results.css",
        ],
        "html_js_files": [
            ("frame.js", {"defer": "defer"}),
            ("cite.js", {"defer": "defer"}),
            ("cards.js", {"defer": "defer"}),
            ("folding.js", {"defer": "defer"}),
            ("authors.js", {"defer": "defer"}),
            ("facets.js", {"defer": "defer"}),
            ("results.js", {"defer": "defer"}),
            ("explorer.js", {"defer": "defer", **explorer_formats()}),
        ],
        "html_show_sphinx": False,
        "html_show_copyright": False,
        "html_copy_source": False,
        "html_show_sourcelink": False,
        "html_theme_options": {
            "navigation_with_keys": True,
            "enable_search_shortcuts": False,
        },  # ours are in search.js
        "html_use_index": False,
        "survey_online_only": [*_FOLDERS_ONLINE_ONLY, *_ONLINE_ONLY],
        "survey_online_titles": _ONLINE_ONLY,
        "survey_edition": described,
        "survey_redirects": info.get("redirects", []),
        "survey_earlier": info.get("earlier", []),
        # Only a site that is built where it is published knows its path on the server; others may be opened
        # from a folder.
        "survey_root": urlsplit(published).path,
        "survey_date": info["date"] or "",
        "survey_makers": authors,
        "epub_basename": stem,
        "epub_author": ", ".join(authors) or "unknown",
        "epub_publisher": ", ".join(authors) or short,
        "epub_copyright": _rights(info),
        "epub_description": f"Companion to the survey: its works and data resources by section, figures and"
        f" references. {described}".strip(),
        "epub_identifier": f"{info.get('address') or info.get('arxiv') or title}"
        + (f"#edition-{info['edition']}" if info["edition"] else ""),
        "epub_show_urls": "no",
        "epub_tocscope": "includehidden",
        **latex_settings(stem, title, authors, show_day(info["date"] or "")),
    }


def _say_what_it_is(survey: str, short: str) -> str:
    """Return what follows the name of the site and a colon."""
    whose = "a survey" if survey == short else f"“{survey}”"
    return f"the works of {whose} by section, ready to cite."


def _rights(info: dict[str, Any]) -> str:
    """Return a sentence about the licence."""
    known = info.get("license")
    return f"Licence of this companion's texts and data: {known}" if known else "No licence is stated."
