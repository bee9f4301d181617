"""Sections, works, data resources and benchmarks that pages and other projects can refer to by name.

Input: `survey.json` beside the pages. Output: the roles {survey:section}`sec-…`, {survey:work}`key`,
{survey:resource}`slug` and {survey:benchmark}`slug`, entries for the search, and an
inventory for intersphinx.
"""

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from docutils.nodes import Element
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

SITE_DATA = "survey.json"
_HIDDEN = -1  # Sphinx's priority for "not in the search": sections and works are found by their pages' titles
_PRIORITY = {"section": _HIDDEN, "work": _HIDDEN, "resource": 1, "benchmark": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Object:
    type: str  # a key of `SurveyDomain.object_types`
    name: str  # unique within the type
    shown: str  # text of a link to it
    docname: str
    anchor: str


class _Role(XRefRole):
    """A role for a link whose text is the name of its target."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=True)

    def process_link(
        self, env: BuildEnvironment, refnode: Element, has_explicit_title: bool, title: str, target: str
    ) -> tuple[str, str]:
        """Return title and target unchanged; the page is read again if a name in `survey.json` changes."""
        env.note_dependency(str(Path(env.srcdir) / SITE_DATA))
        return super().process_link(env, refnode, has_explicit_title, title, target)


class SurveyDomain(Domain):
    """The domain `survey`; https://www.sphinx-doc.org/en/master/extdev/domainapi.html."""

    name = "survey"
    label = "Survey"
    object_types: ClassVar[dict[str, ObjType]] = {
        "section": ObjType("section", "section"),
        "work": ObjType("work", "work"),
        "resource": ObjType("data set", "resource"),
        "benchmark": ObjType("benchmark", "benchmark"),
    }
    roles: ClassVar[dict[str, Any]] = {name: _Role() for name in object_types}
    dangling_warnings: ClassVar[dict[str, str]] = {
        name: f"unknown {kind.lname}: %(target)s" for name, kind in object_types.items()
    }

    @cached_property
    def _data(self) -> dict[str, Any]:
        """Return the contents of `survey.json`; empty if the file is missing."""
        path = Path(self.env.srcdir) / SITE_DATA
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return found

    @property
    def counts(self) -> dict[str, int]:
        """Return the counts by name, for the role {count}."""
        found: dict[str, int] = self._data.get("counts", {})
        return found

    @cached_property
    def _named(self) -> dict[tuple[str, str], _Object]:
        """Return all objects by type and name."""
        known = (
            _Object(type=type_, name=name, shown=shown, docname=docname, anchor=anchor)
            for type_, name, shown, docname, anchor in self._data.get("objects", [])
        )
        return {(each.type, each.name): each for each in known}

    @cached_property
    def _known(self) -> dict[tuple[str, str], _Object]:
        """Return the objects whose page is in this output; editions have no pages of works."""
        return {name: each for name, each in self._named.items() if each.docname in self.env.found_docs}

    def find_page(self, kind: str, name: str) -> tuple[str, str] | None:
        """Return an object's page on the site, and the text of a link; `name` may be an earlier name."""
        found = self._named.get((kind, name))
        return (found.docname, found.shown) if found else None

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield the objects for the search and the inventory, in the order of the file."""
        for each in self._known.values():
            yield each.name, each.shown, each.type, each.docname, each.anchor, _PRIORITY[each.type]

    def resolve_xref(  # noqa: PLR0913, PLR0917  (Sphinx's arguments)
        self,
        env: BuildEnvironment,  # noqa: ARG002
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> nodes.reference | None:
        """Return the link; `None` if there is no such object, which Sphinx reports."""
        found = self._known.get((typ, target))
        if found is None:
            return None
        if not node["refexplicit"]:
            contnode = nodes.inline("", found.shown)
        return make_refnode(builder, fromdocname, found.docname, found.anchor, contnode)

    def resolve_any_xref(self, *_: object) -> list[tuple[str, nodes.reference]]:
        """Return nothing: {any} finds sections by their labels already, and must not find two targets."""
        return []

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Do nothing: processes share no data, as each reads the file."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the domain."""
    app.add_domain(SurveyDomain)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
