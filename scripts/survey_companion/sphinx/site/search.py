"""The search of the site: its own index, which works from disk, and the page of results.

Input: `search.json` beside the pages, which `survey convert` writes, and the pages as Sphinx reads them.
Output: `search-index.js`, which has all entries and the script that finds and shows them (the files of
`search_scripts`, in order), and the page `search`. `search.js` beside this module, a part of `frame.js` in
each page, loads it when a box is first used.
Sphinx's own index, with the scripts that read it, is not made.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.left_out import WORKS
from survey_companion.sphinx.site.link_names import LinkNames
from survey_companion.sphinx.site.page_texts import Passage, find_passages
from survey_companion.sphinx.site.search_entries import Facts, gather_entries
from survey_companion.sphinx.site.search_terms import tables_for_script
from survey_companion.sphinx.site.stale_files import note_file
from survey_companion.text.json_line import encode_json

_FACTS = "search.json"
_INDEX = "search-index.js"
_BUILDERS = {"html", "dirhtml"}
_SCRIPTS = Path(__file__).with_name("search_scripts")
_ORDER = ("terms", "ranking", "showing", "suggestions", "results", "start")
# What Sphinx's theme has for Sphinx's search; no page loads it.
_UNUSED = ("searchtools.js", "language_data.js", "sphinx_highlight.js")


# -- what pages say --------------------------------------------------------------------------------


def _passages(env: BuildEnvironment) -> dict[str, list[Passage]]:
    """Return the passages of each page that has been read."""
    if not hasattr(env, "survey_passages"):
        env.survey_passages = {}  # type: ignore[attr-defined]
    found: dict[str, list[Passage]] = env.survey_passages  # type: ignore[attr-defined]
    return found


def note_passages(app: Sphinx, document: nodes.document) -> None:
    """Remember what the search finds of a page; of works it finds what their records say."""
    name = app.env.docname
    is_hidden = {"no-search", "nosearch"} & app.env.metadata[name].keys()
    if app.builder.name in _BUILDERS and not name.startswith(WORKS) and not is_hidden:
        _passages(app.env)[name] = list(find_passages(document))


def forget_passages(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is removed, or about to be read again."""
    _passages(env).pop(docname, None)


def join_passages(_: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Add what another process has read."""
    found = _passages(other)
    _passages(env).update({name: found[name] for name in docnames if name in found})


# -- the index ------------------------------------------------------------------------------------------


def _read_facts(app: Sphinx) -> Facts:
    """Return the entries by their kind; empty if the file is missing."""
    path = Path(app.srcdir) / _FACTS
    found: Facts = json.loads(path.read_text(encoding="utf-8"))["kinds"] if path.exists() else {}
    return found


def write_index(app: Sphinx, failure: Exception | None) -> None:
    """Write the index, and remove what Sphinx's own search would need."""
    if failure or app.builder.name not in _BUILDERS:
        return
    facts = _read_facts(app)
    names = LinkNames(app.env, facts)
    pages = {
        docname: [(each, names.spell(each.text, docname)) for each in passages]
        for docname, passages in sorted(_passages(app.env).items())
        if docname in app.env.found_docs
    }
    entries = gather_entries(facts, pages, app.builder.get_target_uri)
    path = Path(app.outdir) / _INDEX
    path.write_text(render_index(entries, app.builder.get_target_uri("search")), encoding="utf-8")
    note_file(app, path)
    for name in _UNUSED:
        (Path(app.outdir) / "_static" / name).unlink(missing_ok=True)


def render_index(entries: Facts, results: str) -> str:
    """Return the script with all entries; `results` is the address of the page of results."""
    data: Mapping[str, object] = {"TABLES": tables_for_script(), "ENTRIES": entries, "RESULTS": results}
    constants = "".join(f"const {name} = {_encode(value)};\n" for name, value in data.items())
    scripts = "".join((_SCRIPTS / f"{name}.js").read_text(encoding="utf-8") for name in _ORDER)
    return f'(() => {{\n"use strict";\n{constants}{scripts}}})();\n'


def _encode(value: object) -> str:
    """Return a value as JSON that is also right inside an element `script`."""
    return encode_json(value).replace("</", "<\\/").replace("<!--", "<\\u0021--")


# -- pages -----------------------------------------------------------------------------------------------


def _prepare(app: Sphinx) -> None:
    """Switch Sphinx's index off."""
    if app.builder.name in _BUILDERS:
        app.builder.search = False  # type: ignore[attr-defined]  # of every builder of sites


def add_results_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the page of results."""
    if app.builder.name in _BUILDERS:
        yield "search", {"title": "Search"}, "search.html"


def drop_scripts(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _tree: object) -> None:
    """Load none of the scripts of Sphinx's search."""
    files = context.get("script_files", ())
    context["script_files"] = [each for each in files if Path(str(each.filename)).name not in _UNUSED]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events."""
    app.setup_extension("survey_companion.sphinx.site.stale_files")
    app.connect("builder-inited", _prepare)
    app.connect("doctree-read", note_passages)
    app.connect("env-purge-doc", forget_passages)
    app.connect("env-merge-info", join_passages)
    app.connect("html-collect-pages", add_results_page)
    app.connect("html-page-context", drop_scripts, priority=800)
    app.connect("build-finished", write_index)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
