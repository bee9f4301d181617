r"""Lists of authors with their works: thousands of names, each list a single node, and links to the names.

    ```{authors}
    {"doe2024": ["Lifting", 2024], "poe2023": ["Étude", 2023, "fr"]}
    ["author-ana-doe", "Doe, Ana", ["doe2024", "poe2023"]]
    ```

Input: a line with title, year (or null) and perhaps language of each work by its citation key, then a line
for each author with anchor, name and keys; all are JSON, so no character of a name is markup. Output: one
node, written as a list with a link to the page of each work; without its words in the search, since the pages
of works have them. `authors.js` adds a field that filters the list.

The role {byline}`…` has the names of a work as JSON, each a text or a text with the page and the anchor to
which it leads; it makes ordinary links without looking for their targets, which would take longer than all
else on the page.
"""

import json
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.text.myst import isolate


class author_list(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """A list; `works` has title, year and language by key, `authors` anchor, name and keys of each author."""


class Authors(SphinxDirective):
    """A list of authors."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        try:
            works, *authors = [json.loads(line) for line in self.content if line.strip()]
            known = {str(key): [*facts, ""][:3] for key, facts in works.items()}
            people = [(str(anchor), str(name), list(map(str, keys))) for anchor, name, keys in authors]
            used = {key for _, _, keys in people for key in keys}
        except (ValueError, TypeError, AttributeError) as error:
            raise self.error(f"a list of authors has lines of JSON: {error}") from error
        if not people or used - known.keys():
            raise self.error(f"a list of authors names its works: {sorted(used - known.keys())}")
        node = author_list(works=known, authors=people)
        self.set_source_info(node)
        return [node]


def _write(translator: HTML5Translator, node: author_list) -> None:
    """Write the list."""
    builder = translator.builder
    links = {
        key: _link(builder.get_relative_uri(builder.current_docname, f"works/{key}"), *facts)
        for key, facts in node["works"].items()
    }
    translator.body.append('<ul class="authors">\n')
    for anchor, name, keys in node["authors"]:
        works = ", ".join(links[key] for key in keys)
        translator.body.append(
            f'<li id="{escape(anchor)}"><b>{escape(isolate(name), quote=False)}</b> {works}</li>\n'
        )
    translator.body.append("</ul>\n")
    raise nodes.SkipNode


def _link(address: str, title: str, year: int | None, language: str) -> str:
    """Return the link to the page of a work, with its year."""
    told = f' lang="{escape(language)}"' if language else ""
    link = f'<a href="{escape(address)}"{told}>{escape(isolate(title), quote=False)}</a>'
    return f"{link} {year}" if year else link


class BylineRole(SphinxRole):
    """The names of a work's authors, those with an entry in the list of authors as links to it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the names, joined by commas."""
        shown: list[nodes.Node] = []
        for each in json.loads(self.text):
            shown += [nodes.Text(", ")] if shown else []
            shown.append(nodes.Text(each) if isinstance(each, str) else self._link(*each))
        return shown, []

    def _link(self, name: str, page: str, anchor: str) -> nodes.reference:
        uri = self.env._app.builder.get_relative_uri(self.env.docname, page)  # a role has no public one
        return nodes.reference(name, name, internal=True, refuri=f"{uri}#{anchor}")


def _skip(_: Any, __: author_list) -> None:  # noqa: ANN401  (any writer)
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its node, which is written only on the site, and the role."""
    others: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (_skip, None))
    app.add_node(author_list, html=(_write, None), **others)
    app.add_directive("authors", Authors)
    app.add_role("byline", BylineRole())
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
