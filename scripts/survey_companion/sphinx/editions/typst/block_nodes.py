"""Block nodes → Typst code: headings, paragraphs, lists, boxes, figures, references."""

from docutils import nodes

from survey_companion.figures.svg import parse_svg
from survey_companion.sphinx.editions.typst.base import BaseTranslator, child_of
from survey_companion.sphinx.editions.typst.drawing_sizes import find_extent, plan_drawing
from survey_companion.sphinx.editions.typst.markup import array, block, call, flag, string, strings, words
from survey_companion.sphinx.nodes.drawings import drawing

_PARAGRAPHS = frozenset({"facts", "figure-note", "lead"})
_DIVISIONS = frozenset({"lead", "margin"})


class Blocks(BaseTranslator):
    """The part of the translator for blocks, except tables."""

    # -- structure ---------------------------------------------------------------------------------

    def render_section(self, node: nodes.section) -> str:
        """Return a section; the first heading of a page starts a chapter."""
        title = child_of(node, nodes.title)
        rest = [child for child in node.children if child is not title]
        if "colophon" in node["classes"] and title is not None:
            said = block(map(self.translate, rest))
            return call("colophon", self.content(title), said, names=self.labels(node))
        with self.one_level_deeper():
            heading = self._heading(node, title) if title is not None else ""
            match [child for child in rest if not isinstance(child, nodes.Invisible)]:
                case [drawing() as only] if heading and not only["ids"]:
                    return self.render_drawing(only, heading)
            return "\n#".join(filter(None, [heading, *map(self.translate, rest)]))

    def _heading(self, node: nodes.section, title: nodes.title) -> str:
        names = self.labels(node)
        if self.depth > 1:
            level = self.chapter.level + self.depth - 1
            return call("subheading", str(level), self.content(title), names=names)
        chapter = self.chapter
        short = _without_number(title, chapter.number)
        return call(
            "opener",
            str(chapter.level),
            self.content(short),
            string(" ".join(short.astext().split())),
            number=string(chapter.number) if chapter.number else None,
            colours=strings(name for name in node["classes"] if name.startswith("part-")),
            names=names,
        )

    def render_paragraph(self, node: nodes.paragraph) -> str:
        """Return a paragraph."""
        classes = [name for name in node["classes"] if name in _PARAGRAPHS]
        return call("p", self.content(node), classes=strings(classes) if classes else None)

    def render_rubric(self, node: nodes.rubric) -> str:
        """Return a heading that is not in the table of contents."""
        return call("rubric", self.content(node))

    def render_transition(self, _: nodes.transition) -> str:
        """Return a rule."""
        return call("rule")

    # -- lists -------------------------------------------------------------------------------------

    def render_bullet_list(self, node: nodes.bullet_list) -> str:
        """Return a list with bullets."""
        return call("bullets", *map(self.translate, node.children))

    def render_enumerated_list(self, node: nodes.enumerated_list) -> str:
        """Return a list with numbers."""
        return call("steps", *map(self.translate, node.children), start=str(node.get("start", 1)))

    def render_definition_list(self, node: nodes.definition_list) -> str:
        """Return terms, each with its definition."""
        return call("definitions", *map(self._pair, _elements(node)))

    def _pair(self, item: nodes.Element) -> str:
        """Return the two halves of an item, such as term and definition, as an array."""
        second = (nodes.definition, nodes.field_body)
        head = [child for child in item.children if not isinstance(child, second)]
        body = [child for child in item.children if isinstance(child, second)]
        heads = [self.translate(child) for child in head]
        # Several terms of one definition are separated; a classifier has a space of its own.
        parts = [
            part
            for number, (child, code) in enumerate(zip(head, heads, strict=True))
            for part in ([string(", ")] if number and isinstance(child, nodes.term) else []) + [code]
        ]
        return array([block(parts), block(map(self.translate, body))])

    def render_classifier(self, node: nodes.Element) -> str:
        """Return the classifier after a term."""
        return block([string(" ("), self.content(node), string(")")])

    def render_field_list(self, node: nodes.field_list) -> str:
        """Return names, each with its value."""
        return call("fields", *map(self._pair, _elements(node)))

    # -- quotations and code -----------------------------------------------------------------------

    def render_block_quote(self, node: nodes.block_quote) -> str:
        """Return a quotation."""
        return call("quotation", self.content(node))

    def render_attribution(self, node: nodes.Element) -> str:
        """Return the source of a quotation."""
        return call("p", block([string("— "), self.content(node)]))

    def render_line_block(self, node: nodes.line_block) -> str:
        """Return lines that break where they break in the source."""
        return call("lines", *map(self.translate, node.children))

    def render_literal_block(self, node: nodes.literal_block) -> str:
        """Return code."""
        text = node.astext()
        self.note_letters(text, node)
        if "sentence" in node["classes"]:
            return call("sentence", words(text))
        language = node.get("language", "")
        known = string(language) if language not in {"", "none", "text", "default"} else None
        return call("listing", string(text), language=known)

    # -- boxes -------------------------------------------------------------------------------------

    def render_admonition(self, node: nodes.Element) -> str:
        """Return a box with its own title, or the name of its kind."""
        title = child_of(node, nodes.title)
        name = self.content(title) if title is not None else string(type(node).__name__.capitalize())
        rest = [child for child in node.children if child is not title]
        return call("box-with", name, block(map(self.translate, rest)))

    def render_container(self, node: nodes.container) -> str:
        """Return the content of a container, with tabs and dropdowns opened."""
        match node.get("design_component"):
            case "tab-item" | "dropdown":
                return self._opened(node)
            case "card":
                return call("card", self.content(node))
            case "card-title":
                return call("p", call("strong", self.content(node)))
        classes = [name for name in node["classes"] if name in _DIVISIONS]
        return call("division", strings(classes), self.content(node)) if classes else self.content(node)

    def _opened(self, node: nodes.container) -> str:
        """Return the content of a tab or dropdown under its title; a single tab needs no title."""
        title = child_of(node, nodes.rubric)
        body = block(self.translate(child) for child in node.children if child is not title)
        if title is None:
            return body
        anchors = self.anchors(title)
        is_alone = node["design_component"] == "tab-item" and len(node.parent.children) == 1
        return block([*anchors, body if is_alone else call("opened", self.content(title), body)])

    # -- figures -----------------------------------------------------------------------------------

    def render_drawing(self, node: drawing, heading: str | None = None) -> str:
        """Return a figure of the survey, or a reference to it if the book has it already.

        A heading that has nothing else below it moves with the figure.
        """
        svg = parse_svg(node["svg"])
        title, description = (svg.findtext(name, "").strip() for name in ("title", "desc"))
        extent = find_extent(svg)
        if extent is None or not title:
            self.report(node, "the drawing has no viewBox or no title")
            return ""
        path, is_new = self.place_drawing(node["svg"])
        if not is_new:
            return "\n#".join(filter(None, [heading, call("seen-drawing", string(path))]))
        plan = plan_drawing(svg, extent, self.paper)
        return call(
            "drawing",
            string(path),
            strings(self.place_pieces(path, plan.pieces) or [path]),
            width=f"{plan.width:.1f}pt",
            is_turned=flag(value=True) if plan.is_turned else None,
            may_move=flag(value=True) if plan.may_move else None,
            alt=string(f"{title}. {description}".strip()),
            caption=string(title),
            above=block([heading]) if heading else None,
        )

    def render_figure(self, node: nodes.figure) -> str:
        """Return a picture with its caption."""
        caption = child_of(node, nodes.caption)
        rest = [child for child in node.children if child is not caption]
        shown = self.content(caption) if caption is not None else None
        return call("framed", block(map(self.translate, rest)), caption=shown, names=self.labels(node))

    # -- references --------------------------------------------------------------------------------

    def render_citation(self, node: nodes.citation) -> str:
        """Return an entry of the bibliography, without its number, which citations do not show."""
        parts = [child for child in _elements(node) if not isinstance(child, nodes.label)]
        match parts:
            case [nodes.paragraph(), *more] if all("cited-by" in part["classes"] for part in more):
                return call("entry", *map(self.content, parts), names=self.labels(node))
        return call("long-entry", block(map(self.translate, parts)), names=self.labels(node))

    render_document = render_compound = render_list_item = render_definition = BaseTranslator.content
    render_definition_list_item = render_field = render_field_body = BaseTranslator.content
    render_field_name = render_term = render_line = render_legend = BaseTranslator.content
    render_glossary = render_centered = render_hlist = render_hlistcol = BaseTranslator.content
    render_versionmodified = render_acks = BaseTranslator.content
    render_caption = render_rubric
    render_topic = render_sidebar = render_admonition
    render_note = render_warning = render_tip = render_hint = render_important = render_admonition
    render_caution = render_danger = render_error = render_attention = render_seealso = render_admonition
    render_doctest_block = render_literal_block


def _elements(node: nodes.Element) -> list[nodes.Element]:
    return [child for child in node.children if isinstance(child, nodes.Element)]


def _without_number(title: nodes.title, number: str | None) -> nodes.title:
    """Return a title without the number of its chapter, which is printed separately."""
    first = next(iter(title.findall(nodes.Text)), None)
    if number is None or first is None or not first.startswith(f"{number} "):
        return title
    short = title.deepcopy()
    text = next(iter(short.findall(nodes.Text)))
    text.parent.replace(text, nodes.Text(text.removeprefix(f"{number} ")))
    return short
