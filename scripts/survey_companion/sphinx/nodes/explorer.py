r"""Explorers: tables of thousands of rows, each explorer a single node, which is read and written faster.

    :::{explorer}
    :class: explorer explorer-works works

    | Year | Work | Listed in |
    | --- | --- | --- |
    | [2024]{.facet-year} | [[Lifting](</works/doe2024.md>)]{.title} | [{ref}`sec-walls`]{.facet-section} |
    :::

Input: a table in Markdown whose cells have text, spans with classes, links, {ref} and {cite-button}, as
`columns` has them; anything else is an error. Output: one node, written as the table that Sphinx would make
of it, in a sixth of the time; without the classes of odd and even rows, and without its words in the search,
since other pages have them.
Beside each explorer, also one that is an ordinary table, the page has the facets as JSON, for `explorer.js`.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import count, pairwise
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.parsers.mdit import create_md_parser
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from survey_companion.columns.facets import FACETS
from survey_companion.sphinx.left_out import WORKS
from survey_companion.sphinx.nodes.known_tables import name_columns
from survey_companion.sphinx.smaller.shorter_html import is_top
from survey_companion.text.formulas import show_plainly

_LOG = logging.getLogger(__name__)
_PAGE = re.compile(r"/(?P<page>[\w/.-]+)\.md")
_OUTSIDE = re.compile(r"https?://", re.IGNORECASE)
_CLASSES = re.compile(r"[\w -]+")


class Link(NamedTuple):
    """A link within the site; its address is computed when the page is written."""

    kind: str  # "page"; "ref", whose text is the title of its target; or "cite", to the lines of a work
    target: str
    classes: str = ""


Part = str | Link  # HTML, or a link: the start of a "page" link, or all of another


class UnknownMarkError(Exception):
    """A cell contains something that an explorer does not support."""


class explorer(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """A table; `head` has the HTML of its header, `rows` a list of parts for each row."""


class Explorer(SphinxDirective):
    """A table of works or of data resources."""

    has_content = True
    option_spec: ClassVar[dict[str, Any]] = {"class": directives.class_option}

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        markdown = create_md_parser(getattr(self.env, "myst_config"), RendererHTML)  # noqa: B009  (MyST puts it there)
        try:
            tokens = markdown.parse("\n".join(self.content))
            rows = list(_read_rows(tokens, _tags(tokens, self.options.get("class", []))))
        except UnknownMarkError as error:
            raise self.error(f"an explorer has a table with text, spans and links alone: {error}") from error
        if not rows:
            raise self.error("an explorer has a table with text, spans and links alone: no row")
        node = explorer(classes=self.options.get("class", []), head=rows[0], rows=rows[1:])
        self.set_source_info(node)
        return [node]


def _tags(tokens: Sequence[Token], classes: Sequence[str]) -> dict[str, list[str]]:
    """Return the opening tags of the headings and of the cells of each column."""
    headings = [after.content for token, after in pairwise(tokens) if token.type == "th_open"]
    known = name_columns(classes, headings)
    if known is None:
        return {"th": ["<th>"] * len(headings), "td": ["<td>"] * len(headings)}
    tags: dict[str, list[str]] = {"th": [], "td": []}
    for column in known.columns:
        label = known.label_of(column)
        told = f' data-label="{escape(label)}"' if label else ""
        tags["th"].append(f"<th{_attribute(' '.join(['head', *known.heading_classes(column)]))}>")
        tags["td"].append(f"<td{_attribute(' '.join(known.cell_classes(column)))}{told}>")
    return tags


def _read_rows(tokens: Iterable[Token], tags: Mapping[str, Sequence[str]]) -> Iterator[list[Part]]:
    """Yield the parts of each row, those that follow each other joined; `tags` are those of its cells."""
    row: list[Part] = []
    places: Iterator[int] = count()
    for token in tokens:
        match token.type:
            case "tr_open":
                row, places = ["<tr>"], count()
            case "tr_close":
                yield _join([*row, "</tr>\n"])
            case "th_open" | "td_open":
                row.append(tags[token.tag][next(places)])
            case "th_close" | "td_close":
                row.append(f"</{token.tag}>\n")
            case "inline":
                row += _read_cell(token.children or [])
            case "table_open" | "table_close" | "thead_open" | "thead_close" | "tbody_open" | "tbody_close":
                pass
            case other:
                raise UnknownMarkError(other)


def _join(parts: Sequence[Part]) -> list[Part]:
    joined: list[Part] = []
    for part in parts:
        if joined and isinstance(part, str) and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _read_cell(tokens: Sequence[Token]) -> Iterator[Part]:
    """Yield the content of a cell: a line, or a paragraph and a disclosure after it.

    As in `disclosure`, "[[and 2 more]{.summary}[,]{.instead} Ana Doe]{.disclosure}" ends the paragraph.
    A line that is alone in its cell needs no element, as in `shorter_html`.
    """
    is_alone = not any(token.attrs.get("class") == "disclosure" for token in tokens)
    yield "" if is_alone else "<p>"
    spans: list[str] = []  # classes of the open spans
    closing = "" if is_alone else "</p>"
    for token in tokens:
        if token.type == "span_open":
            spans.append(str(token.attrs.get("class", "")))
            match spans[-1]:
                case "disclosure":
                    yield '</p>\n<details class="disclosure">'
                    closing = "</details>\n"
                case "summary":
                    yield "<summary>"
                case "instead":
                    pass
                case classes:
                    yield f'<span class="{_check_classes(classes)}">'
        elif token.type == "span_close":
            name = spans.pop()
            if name == "disclosure" and token is not tokens[-1]:
                raise UnknownMarkError("something behind what is closed")
            yield {"disclosure": "", "summary": "</summary>", "instead": ""}.get(name, "</span>")
        elif "instead" not in spans:
            yield _read_mark(token)
    yield closing


def _read_mark(token: Token) -> Part:
    match token.type:
        case "text" | "text_special":
            return escape(token.content, quote=False)
        case "link_open":
            return _open_link(str(token.attrs["href"]), _check_classes(str(token.attrs.get("class", ""))))
        case "link_close":
            return "</a>"
        case "myst_role" if token.meta["name"] == "ref":
            return Link("ref", token.content)
        case "myst_role" if token.meta["name"] == "cite-button":
            return Link("cite", f"{WORKS}{token.content}", "cite")
        case "myst_role" if token.meta["name"] == "math":  # in plain letters, by which rows are searched
            return escape(show_plainly(f"${token.content}$"), quote=False)
    raise UnknownMarkError(token.meta.get("name", token.type))


def _open_link(address: str, classes: str) -> Part:
    if found := _PAGE.fullmatch(address):
        return Link("page", found["page"], classes)
    if not _OUTSIDE.match(address):
        raise UnknownMarkError(f"a link to {address}")
    return f'<a{_attribute(classes)} href="{escape(address)}">'


def _attribute(classes: str) -> str:
    return f' class="{classes}"' if classes else ""


def _check_classes(classes: str) -> str:
    if classes and not _CLASSES.fullmatch(classes):
        raise UnknownMarkError(f"a class {classes}")
    return classes


def _write(translator: HTML5Translator, node: explorer) -> None:
    """Write the table in its wrapper."""
    classes = " ".join(node["classes"])
    head = "".join(_resolve(translator, node, node["head"]))
    translator.body.append(
        f'<div class="table-wrapper colwidths-auto {classes} docutils container">\n'
        f'<table class="{classes} docutils align-default">\n'
    )
    for child in node.children:
        child.walkabout(translator)
    translator.body.append(f"<thead>\n{head}</thead>\n<tbody>\n")
    for row in node["rows"]:
        translator.body.extend(_resolve(translator, node, row))
    translator.body.append("</tbody>\n</table>\n</div>\n")
    raise nodes.SkipNode


def _resolve(translator: HTML5Translator, node: explorer, parts: Sequence[Part]) -> Iterator[str]:
    """Yield the HTML of the parts; a link without a target is reported with a warning."""
    env, builder = translator.builder.env, translator.builder
    labels = env.domains.standard_domain.labels
    page = builder.current_docname
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.kind in {"page", "cite"}:
            if part.target not in env.all_docs:
                _LOG.warning("unknown document: %r", part.target, location=node, type="ref", subtype="doc")
            uri = builder.get_relative_uri(page, part.target)
            end, text = ("#cite", "Cite</a>") if part.kind == "cite" else ("", "")
            yield f'<a{_attribute(part.classes)} href="{escape(uri)}{end}">{text}'
        elif part.target in labels:
            docname, anchor, title = labels[part.target]
            uri = builder.get_relative_uri(page, docname)
            where = uri if is_top(docname, anchor) else f"{uri}#{anchor}"
            yield f'<a href="{escape(where)}">{escape(title, quote=False)}</a>'
        else:
            _LOG.warning("undefined label: %r", part.target, location=node, type="ref", subtype="ref")
            yield escape(part.target, quote=False)


class facets(nodes.General, nodes.Element):  # noqa: N801  (docutils names its nodes so)
    """The facets of the explorers; `names` are those that the page has."""


class GiveFacets(SphinxPostTransform):
    """Puts the facets before each explorer."""

    formats = ("html",)
    default_priority = 450  # before furo puts each table into its wrapper, at 500

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Insert the node; an EPUB has no script that would read it."""
        for table in list(self.document.findall(_is_explorer)) if self.app.builder.name != "epub" else ():
            names = [each.name for each in FACETS if not each.is_rare or _has_value(table, each.name)]
            table.parent.insert(table.parent.index(table), facets(names=names))


def _has_value(table: nodes.Node, name: str) -> bool:
    """Whether a row of the explorer has a value of the facet."""
    mark = f"facet-{name}"
    if isinstance(table, explorer):
        return any(isinstance(part, str) and mark in part for row in table["rows"] for part in row)
    return any(mark in node["classes"] for node in table.findall(nodes.inline))


def _is_explorer(node: nodes.Node) -> bool:
    return isinstance(node, explorer | nodes.table) and "explorer" in node["classes"]


def _write_facets(translator: HTML5Translator, node: facets) -> None:
    """Write what is told of each facet."""
    shown = [each.told for each in FACETS if each.name in node["names"]]
    told = json.dumps(shown, ensure_ascii=False)
    safe = told.replace("<", "\\u003c")  # so that no text can end the element
    translator.body.append(f'<script type="application/json" class="explorer-facets">{safe}</script>\n')
    raise nodes.SkipNode


def _skip(_: Any, __: explorer) -> None:  # noqa: ANN401  (any writer)
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive and its node, which is written only on the site."""
    others: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (_skip, None))
    app.add_node(explorer, html=(_write, None), **others)
    app.add_node(facets, html=(_write_facets, None))
    app.add_directive("explorer", Explorer)
    app.add_post_transform(GiveFacets)
    return {"version": "3", "env_version": 3, "parallel_read_safe": True, "parallel_write_safe": True}
