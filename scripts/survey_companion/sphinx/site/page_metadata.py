"""Puts metadata for programs into the pages: COinS, JSON-LD and tags in the head.

Input: `metadata.json` beside the pages, which `survey convert` writes. Output: each page gets its part of the
metadata, and the bibliography a mark by which it gets the COinS of its entries. Pages whose metadata has
changed are written again. Only the builders of sites do this.
"""

import hashlib
import json
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.sphinx.citations.mentions import changed_keys
from survey_companion.sphinx.site.offline_links import find_files

_FILE = "metadata.json"
_BUILDERS = {"html", "dirhtml"}
_COINS = "cite/coins.js"  # below the site's root
_FROM_ROOT = "from-root"  # attribute with an address relative to the root, to be made relative to the page


class coins(nodes.Inline, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Empty elements for reference managers; each of the attribute `values` describes a work."""


class coins_of_all(nodes.Inline, nodes.Element):  # noqa: N801
    """A mark that `cite.js` shall add the COinS of the script `src` to the references."""


def read_metadata(app: Sphinx) -> dict[str, Any]:
    """Return the contents of `metadata.json`; empty if the file is missing."""
    path = Path(app.srcdir) / _FILE
    return _parse(path, path.stat().st_mtime_ns) if path.exists() else {"coins": {}, "pages": {}}


@lru_cache(maxsize=1)
def _parse(path: Path, _changed: int) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


# -- which pages to write again --------------------------------------------------------------------


def find_outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages whose metadata has changed since they were written to this folder."""
    path = Path(app.srcdir) / _FILE
    written = path.stat().st_mtime_ns if path.exists() else 0
    state = (written, find_pdf(app))
    return sorted(changed_keys(app, "metadata", state, lambda: _digest(app)) & env.found_docs)


def _digest(app: Sphinx) -> dict[str, str]:
    data = read_metadata(app)
    parts = {
        name: [page, [data["coins"].get(key) for key in page["coins"]]]
        for name, page in data["pages"].items()
    }
    front = app.config.root_doc
    parts[front] = [parts.get(front), find_pdf(app)]
    return {name: hashlib.sha256(json.dumps(part).encode()).hexdigest() for name, part in parts.items()}


# -- in the text -----------------------------------------------------------------------------------


def place_coins(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add the COinS to each page that lists works, and to the bibliography a mark for `cite.js`.

    The script adds those of all works after the page is shown, as they are two fifths of its weight.
    """
    if app.builder.name not in _BUILDERS:
        return
    data = read_metadata(app)
    values: dict[str, str] = data["coins"]
    keys = data["pages"].get(docname, {}).get("coins", [])
    place = next(doctree.findall(nodes.section), None)
    if keys and place is not None:
        place += coins(values=[values[key] for key in keys])
    if place is not None and any(doctree.findall(nodes.citation)) and _has_script(app):
        place += coins_of_all(src=f"{'../' * app.builder.get_target_uri(docname).count('/')}{_COINS}")


def _has_script(app: Sphinx) -> bool:
    return (Path(app.srcdir) / "extra" / _COINS).exists()


def _write_place(translator: HTML5Translator, node: coins_of_all) -> None:
    translator.body.append(f'<span data-coins="{escape(node["src"])}" hidden></span>')
    raise nodes.SkipNode


def _write_coins(translator: HTML5Translator, node: coins) -> None:
    spans = (f'<span class="Z3988" title="{escape(value)}"></span>' for value in node["values"])
    translator.body.append(f'<span aria-hidden="true">{"".join(spans)}</span>')
    raise nodes.SkipNode


# -- in the head -----------------------------------------------------------------------------------


def add_tags(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the tags and the JSON-LD to the page's head; Sphinx's own pages, such as the search, have none."""
    if doctree is None or app.builder.name not in _BUILDERS:
        return
    page = read_metadata(app)["pages"].get(pagename)
    if page is None:
        return
    depth = app.builder.get_target_uri(pagename).count("/")
    tags = [_render_tag(name, attributes, "../" * depth) for name, attributes in page["head"]]
    if pagename == app.config.root_doc and _is_cited(page) and (pdf := find_pdf(app)):
        tags.append(_render_tag("meta", {"name": "citation_pdf_url", "content": pdf}, ""))
    script = f'<script type="application/ld+json">{page["jsonld"]}</script>'
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags, script])


def _is_cited(page: dict[str, Any]) -> bool:
    return any(attributes.get("name") == "citation_title" for _, attributes in page["head"])


def _render_tag(name: str, attributes: dict[str, str], root: str) -> str:
    values = {
        "href" if each == _FROM_ROOT else each: root + value if each == _FROM_ROOT else value
        for each, value in attributes.items()
    }
    text = " ".join(f'{each}="{escape(value)}"' for each, value in values.items())
    return f"<{name} {text}>"


def find_pdf(app: Sphinx) -> str | None:
    """Return the address of the survey's PDF on the site; `None` without such a file or a site address."""
    path, base = app.config.survey_pdf, app.config.html_baseurl
    folders = [Path(app.srcdir) / folder for folder in app.config.html_extra_path]
    is_there = any(each.path == path for each in find_files(app)) or any(
        (folder / path).is_file() for folder in folders
    )
    if not path or not base or not is_there:
        return None
    return f"{base.rstrip('/')}/{path}"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the node, the setting and the events."""
    app.setup_extension("survey_companion.sphinx.site.offline_links")
    app.add_config_value(
        "survey_pdf", "", "env", frozenset({str}), "the PDF of the survey, from the site's root"
    )
    app.add_node(coins, html=(_write_coins, None))
    app.add_node(coins_of_all, html=(_write_place, None))
    app.connect("env-updated", find_outdated)
    app.connect("doctree-resolved", place_coins)
    app.connect("html-page-context", add_tags)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
