"""Makes Sphinx's LaTeX compile well: fonts for every script, and tables that fit the page.

Input: the pages of an edition. Output: settings for Sphinx, and changed nodes.
A long table has to break across pages, and columns need widths, or they run off the page. Without a
transform, the anchors of references would be lost. Drawings are left out, because TeX cannot read SVG; the
pages have their numbers as tables.
"""

from collections.abc import Sequence
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
_LINE = 103  # characters of a table's small type on a line, as wide as capitals and digits are
_BETWEEN = 3  # characters: the space between two columns
_SYLLABLES = 12  # characters of a word that can be hyphenated for which there is room
_LONGEST = 48  # the same of another word
_LEAST, _MOST = 5, 40  # bounds of a column's longest text, in characters, for the widths in other tables


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
    """Return the text escaped for LaTeX."""
    # Sphinx fills its tables of escapes only when the builder starts, after the settings are made.
    texescape.init()
    return texescape.escape(flatten(text), "lualatex").replace(_LOST, _SPELT)


class FitTables(SphinxPostTransform):
    """Makes every table break across pages, and gives every column a width."""

    formats = ("latex",)
    default_priority = 400

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Mark the tables."""
        for table in self.document.findall(nodes.table):
            table["classes"] += ["longtable", "colwidths-given"]
            group = next(table.findall(nodes.tgroup))
            columns = [each for each in group if isinstance(each, nodes.colspec)]
            widths = _shares(table) or _measure(group, len(columns))
            fitted = fit_words(widths, _longest_words(group, len(columns)))
            for column, width in zip(columns, fitted, strict=True):
                column["colwidth"] = width


class KeepAnchors(SphinxPostTransform):
    """Keeps the anchors of references and of inline text, which Sphinx's LaTeX would lose.

    Sphinx would move the references into a `thebibliography` at the end, with anchors that citations do not
    use; here they stay on their page, as paragraphs.
    """

    formats = ("latex",)
    default_priority = 410

    def run(self, **_: Any) -> None:  # noqa: ANN401  (Sphinx's arguments)
        """Insert targets into the text."""
        for citation in list(self.document.findall(nodes.citation)):
            first, *others = (each for each in citation.children if not isinstance(each, nodes.label))
            hang = nodes.raw("", r"\hangindent=1.5em\hangafter=1 ", format="latex")
            anchor = nodes.target("", "", ids=citation["ids"])
            citation.replace_self([nodes.paragraph("", "", anchor, hang, *first.children), *others])
        for span in [each for each in self.document.findall(nodes.inline) if each["ids"]]:
            span.insert(0, nodes.target("", "", ids=span["ids"]))
            span["ids"] = []


class SpellReplacements(SphinxPostTransform):
    """Writes U+FFFD, which stands for lost characters, as a number: LuaTeX refuses files that contain it."""

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
    """Return a width for each column, in proportion to its longest text."""
    widths = [_LEAST] * count
    for row in group.findall(nodes.row):
        for number, entry in enumerate(row.children[:count]):
            widths[number] = max(widths[number], min(_MOST, len(entry.astext())))
    return tuple(widths)


def _longest_words(group: nodes.tgroup, count: int) -> list[int]:
    """Return the room that the longest word of each column needs, in characters."""
    longest = [0] * count
    for row in group.findall(nodes.row):
        for number, entry in enumerate(row.children[:count]):
            longest[number] = max(longest[number], *map(_room_of, entry.astext().split()), 0)
    return longest


def _room_of(word: str) -> int:
    """Return the room for a word: TeX hyphenates one of letters alone, but breaks "CC-BY-NC" nowhere."""
    return min(len(word), _SYLLABLES if word.strip(".,;:()").isalpha() else _LONGEST)


def fit_words(widths: Sequence[int], words: Sequence[int]) -> tuple[int, ...]:
    """Return relative widths of columns in which the longest word of each fits, if the page has room for all.

    `widths` are the wanted ones, returned as they are if they do; `words` are in characters. What the words
    leave of the page goes to the columns in proportion to what they were to have beyond their words. Where
    the page has too little room, every column lacks the same, so that no word is far off.
    """
    wanted = [width * _LINE / sum(widths) for width in widths]
    needed = [word + _BETWEEN for word in words]
    if all(have >= need for have, need in zip(wanted, needed, strict=True)):
        return tuple(widths)
    rest = _LINE - sum(needed)
    if rest <= 0:
        lack = rest / len(needed)
        return tuple(round(10 * max(need + lack, _BETWEEN)) for need in needed)
    beyond = [max(have - need, 0) for have, need in zip(wanted, needed, strict=True)]
    return tuple(
        round(10 * (need + rest * more / sum(beyond))) for need, more in zip(needed, beyond, strict=True)
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transform."""
    app.add_post_transform(FitTables)
    app.add_post_transform(KeepAnchors)
    app.add_post_transform(SpellReplacements)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
