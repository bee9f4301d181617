"""LaTeX that compiles: fonts for every script, and tables that stay on the page.

Input: the pages that make sense in an edition. Output: what Sphinx's LaTeX leaves to the project.
A table of many rows has to break across pages, and columns need widths, or they run off the page; the
anchors of references would be lost. Drawings are left out, as TeX reads no SVG: their numbers stand beside
them as tables.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import texescape
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.nodes.known_tables import find_columns
from survey_companion.text.myst import flatten

_FONTS = Path(__file__).parent / "templates" / "latex" / "fonts.tex"
_PREAMBLE = r"""
\AtBeginEnvironment{longtable}{\footnotesize\sloppy\renewcommand{\arraystretch}{1.15}}
\setlength{\headheight}{14pt}
\setcounter{tocdepth}{1}
\setcounter{secnumdepth}{-2} % the numbers of sections are the list's, and stand in their titles
\emergencystretch=3em
"""
_LOST = "\ufffd"
_SPELT = rf"\symbol{{{ord(_LOST)}}}"
_LEAST, _MOST = 5, 40  # letters that a column of another table is taken to have


def latex_settings(stem: str, title: str, authors: list[str], day: str) -> dict[str, Any]:
    """Return the settings of Sphinx's LaTeX; `day`, which may be empty, stands on the title page."""
    names = r"\and ".join(map(_escape, authors))
    return {
        "latex_engine": "lualatex",
        "latex_documents": [("index", f"{stem}.tex", _escape(title), names, "manual")],
        "latex_elements": {
            "papersize": "a4paper",
            "releasename": "Edition",
            "extraclassoptions": "openany,oneside",
            "babel": r"\usepackage{babel}",
            "polyglossia": "",
            "fontpkg": _FONTS.read_text(encoding="utf-8"),
            "fncychap": "",
            "preamble": _PREAMBLE,
            "makeindex": "",
            "printindex": "",
        },
        "latex_toplevel_sectioning": "chapter",
        "latex_use_xindy": False,
        "today": day,
    }


def _escape(text: str) -> str:
    """Return the text for LaTeX, whatever it holds."""
    # Sphinx fills its tables when its builder starts, which is later than the settings are made.
    texescape.init()
    return texescape.escape(flatten(text), "lualatex").replace(_LOST, _SPELT)


class FitTables(SphinxPostTransform):
    """Lets every table break across pages, and gives every column a width."""

    formats = ("latex",)
    default_priority = 400

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Mark the tables."""
        for table in self.document.findall(nodes.table):
            table["classes"] += ["longtable", "colwidths-given"]
            group = next(table.findall(nodes.tgroup))
            columns = [each for each in group if isinstance(each, nodes.colspec)]
            widths = _shares(table) or _measure(group, len(columns))
            for column, width in zip(columns, widths, strict=True):
                column["colwidth"] = width


class KeepAnchors(SphinxPostTransform):
    """Gives the anchors of references and of words to LaTeX, which would lose them.

    Sphinx would move the references to the end as a `thebibliography` whose anchors no citation knows;
    here they stay on their page, as paragraphs.
    """

    formats = ("latex",)
    default_priority = 410

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Put targets into the text."""
        for citation in list(self.document.findall(nodes.citation)):
            first, *others = (each for each in citation.children if not isinstance(each, nodes.label))
            hang = nodes.raw("", r"\hangindent=1.5em\hangafter=1 ", format="latex")
            anchor = nodes.target("", "", ids=citation["ids"])
            citation.replace_self([nodes.paragraph("", "", anchor, hang, *first.children), *others])
        for span in [each for each in self.document.findall(nodes.inline) if each["ids"]]:
            span.insert(0, nodes.target("", "", ids=span["ids"]))
            span["ids"] = []


class SpellReplacements(SphinxPostTransform):
    """Names the sign that stands for lost letters by its number: LuaTeX takes it for a fault of the file."""

    formats = ("latex",)
    default_priority = 420

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Replace each sign."""
        for text in [each for each in self.document.findall(nodes.Text) if _LOST in each]:
            first, *others = text.split(_LOST)
            sign = nodes.raw("", _SPELT, format="latex")
            parts = [part for other in others for part in (sign.deepcopy(), nodes.Text(other))]
            text.parent.replace(text, [nodes.Text(first), *parts])


def _shares(table: nodes.table) -> tuple[int, ...]:
    """Return the width of each column as it is described; empty if one of them is not."""
    known = find_columns(table)
    shares = [column.share for column in known.columns] if known else []
    return tuple(share for share in shares if share) if all(shares) else ()


def _measure(group: nodes.tgroup, count: int) -> tuple[int, ...]:
    """Return a width for each column that follows its longest text."""
    widths = [_LEAST] * count
    for row in group.findall(nodes.row):
        for number, entry in enumerate(row.children[:count]):
            widths[number] = max(widths[number], min(_MOST, len(entry.astext())))
    return tuple(widths)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(FitTables)
    app.add_post_transform(KeepAnchors)
    app.add_post_transform(SpellReplacements)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
