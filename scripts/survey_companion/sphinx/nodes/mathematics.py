"""Mathematics on pages: MathML that is made while the site is built, so that no page asks for a script.

Input: formulas in pages, by the role or the directive `math`, or in dollar signs. Output: nodes whose text
is the formula in plain letters, for titles, searches and other outputs, and whose attribute `latex` has the
formula itself. What is no formula that the companion knows is shown as code, and said.
"""

from html import escape
from typing import Any

from docutils import nodes
from docutils.utils import get_source_line
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number, wrap_displaymath
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator

from survey_companion.text.formulas import Formula, read_formula
from survey_companion.text.mathml import render_mathml

_LOGGER = logging.getLogger(__name__)
NAME = "mathml"


def find_formula(node: nodes.Element) -> Formula | None:
    """Return the formula of a node; `None` if it is none, which only projects without `ReadFormulas` have."""
    latex = node.get("latex", node.astext())
    return read_formula(latex, in_prose=True, is_block=isinstance(node, nodes.math_block))


def formula_of(node: nodes.Element) -> Formula:
    """Return the formula of a node that `ReadFormulas` has read."""
    formula = find_formula(node)
    assert formula is not None, node  # noqa: S101
    return formula


class ReadFormulas(SphinxTransform):
    """Reads each formula, before titles and words are collected."""

    default_priority = 300

    def apply(self, **_: object) -> None:
        """Change the nodes of formulas."""
        for node in [*self.document.findall(nodes.math), *self.document.findall(nodes.math_block)]:
            latex = node.astext()
            formula = find_formula(node)
            if formula is None:
                _show_as_code(node, latex)
            else:
                node["latex"] = latex
                node.clear()
                node.append(nodes.Text(formula.plain))


def _show_as_code(node: nodes.Element, latex: str) -> None:
    """Replace a formula that is none, and say so; it is a remark, since the page is complete."""
    source, line = get_source_line(node)
    if not line and node.parent is not None:
        source, line = get_source_line(node.parent)
    said = "%s:%s: this formula is shown as code, since it is incomplete or has an unknown command: %s"
    _LOGGER.info(said, source, line or 1, " ".join(latex.split())[:200])
    kind = nodes.literal_block if isinstance(node, nodes.math_block) else nodes.literal
    code = kind(latex, latex, ids=node["ids"], names=node["names"])
    if kind is nodes.literal_block:
        code["language"] = "text"
    node.replace_self(code)


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Write a formula within a line."""
    self.body.append(render_mathml(formula_of(node).mathml))
    raise nodes.SkipNode


def visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number if it has a name."""
    # The theme puts a container around it, which has its identifiers, too.
    has_own = isinstance(node.parent, nodes.container) and node.parent["ids"] == node["ids"]
    shown = nodes.container() if has_own else node
    self.body.append(self.starttag(shown, "div", CLASS="math notranslate nohighlight"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(f"{render_mathml(formula_of(node).mathml)}</div>\n")
    raise nodes.SkipNode


def name_page(app: Sphinx, page: str, _: str, context: dict[str, Any], __: nodes.document | None) -> None:
    """Give a page whose title has a formula a name in plain letters; browsers show no MathML there."""
    if "<math" in str(context.get("title", "")):
        context["title"] = escape(app.env.titles[page].astext())


def visit_inline_latex(self: LaTeXTranslator, node: nodes.math) -> None:
    """Write a formula within a line as LaTeX."""
    latex = formula_of(node).source
    self.body.append(rf"\protect\({latex}\protect\)" if self.in_title else rf"\({latex}\)")
    raise nodes.SkipNode


def visit_block_latex(self: LaTeXTranslator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own as LaTeX."""
    label = f"equation:{node['docname']}:{node['label']}" if node.get("label") else None
    self.body.append(wrap_displaymath(formula_of(node).source, label, self.config.math_number_all))
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform and the writers."""
    app.add_transform(ReadFormulas)
    app.add_html_math_renderer(NAME, (visit_inline, None), (visit_block, None))
    app.connect("html-page-context", name_page)
    app.add_node(nodes.math, override=True, latex=(visit_inline_latex, None))
    app.add_node(nodes.math_block, override=True, latex=(visit_block_latex, None))
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
