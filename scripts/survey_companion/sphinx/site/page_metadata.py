"""Puts metadata for programs into the pages: COinS, JSON-LD and tags in the head.

Input: `metadata.json` beside the pages, which `survey convert` writes. Output: each page gets its part of the
metadata, and the bibliography gets the COinS of its entries. Pages whose metadata has changed are written
again. Only the builders of sites do this.
"""

import hashlib
import json
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinxcontrib.bibtex.nodes import bibliography

from survey_companion.sphinx.citations.mentions import changed_keys
from survey_companion.sphinx.site.offline_links import find_files

_FILE = "metadata.json"
_BUILDERS = {"html", "dirhtml"}
_FROM_ROOT = "from-root"  # attribute with an address relative to the root, to be made relative to the page


class coins(nodes.Inline, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """Empty elements for reference managers; each of the attribute `values` describes a work."""


def _read(app: Sphinx) -> dict[str, Any]:
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
    state = (written, find_pdf(app), sorted(_bibliographies(env)))
    return sorted(changed_keys(app, "metadata", state, lambda: _digest(app, env)) & env.found_docs)


def _digest(app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
    data = _read(app)
    parts = {
        name: [page, [data["coins"].get(key) for key in page["coins"]]]
        for name, page in data["pages"].items()
    }
    for name in _bibliographies(env):
        parts[name] = [parts.get(name), data["coins"]]
    front = app.config.root_doc
    parts[front] = [parts.get(front), find_pdf(app)]
    return {name: hashlib.sha256(json.dumps(part).encode()).hexdigest() for name, part in parts.items()}


def note_bibliography(app: Sphinx, doctree: nodes.document) -> None:
    """Remember which pages have a bibliography, because these show the COinS of works on all pages."""
    if any(doctree.findall(bibliography)):
        _bibliographies(app.env).add(app.env.docname)


def forget_heads(_: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is removed, or about to be read again."""
    _bibliographies(env).discard(docname)


def join_heads(_: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Add the pages that another process has read."""
    _bibliographies(env).update(_bibliographies(other).intersection(docnames))


def _bibliographies(env: BuildEnvironment) -> set[str]:
    if not hasattr(env, "survey_bibliographies"):
        env.survey_bibliographies = set()  # type: ignore[attr-defined]
    found: set[str] = env.survey_bibliographies  # type: ignore[attr-defined]
    return found


# -- in the text -----------------------------------------------------------------------------------


def place_coins(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add the COinS to the end of each page that lists works, and to the end of each reference."""
    if app.builder.name not in _BUILDERS:
        return
    data = _read(app)
    values: dict[str, str] = data["coins"]
    keys = data["pages"].get(docname, {}).get("coins", [])
    place = next(doctree.findall(nodes.section), None)
    if keys and place is not None:
        place += coins(values=[values[key] for key in keys])
    for citation in doctree.findall(nodes.citation) if docname in _bibliographies(app.env) else ():
        key = next((name.removeprefix("ref-") for name in citation["ids"] if name.startswith("ref-")), "")
        if key in values and isinstance(citation[-1], nodes.paragraph):
            citation[-1] += coins(values=[values[key]])


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
    page = _read(app)["pages"].get(pagename)
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
    app.connect("doctree-read", note_bibliography)
    app.connect("env-purge-doc", forget_heads)
    app.connect("env-merge-info", join_heads)
    app.connect("env-updated", find_outdated)
    app.connect("doctree-resolved", place_coins)
    app.connect("html-page-context", add_tags)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
