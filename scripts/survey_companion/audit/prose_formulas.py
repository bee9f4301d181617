"""Checks the formulas in prose, which pages show as code if they are none.

Input: the pages that people wrote. Output: a problem for each formula that is incomplete or has an unknown
command, in the order of the pages.
"""

import re
from collections.abc import Iterable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from survey_companion.audit.prose_numbers import Page
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.text.formulas import read_formula

_DIRECTIVE = "{math}"


def _build_parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(front_matter_plugin).use(myst_role_plugin)
    parser.use(colon_fence_plugin)
    return parser.use(dollarmath_plugin, allow_space=False, allow_digits=False)  # as in Sphinx's settings


_PARSER = _build_parser()


def check_formulas(pages: Iterable[Page]) -> Iterator[Problem]:
    """Yield a problem for each formula that is none, page by page."""
    for page in pages:
        if "$" in page.text or _DIRECTIVE in page.text:
            yield from _check_page(page)


def _check_page(page: Page) -> Iterator[Problem]:
    starts = [0, *(found.end() for found in re.finditer("\n", page.text))]
    at, before = 0, -1
    for line, latex, is_block in _find(_PARSER.parse(page.text)):
        if line != before:
            at, before = max(at, starts[min(line, len(starts) - 1)]), line
        place = page.text.find(latex, at)
        at = place if place >= 0 else at
        if read_formula(latex, in_prose=True, is_block=is_block) is None:
            number = page.text.count("\n", 0, at) + 1
            yield Problem(
                code=Code.UNKNOWN_FORMULA,
                location=Location(path=page.path, line=number, column=at - page.text.rfind("\n", 0, at)),
                found=" ".join(latex.split())[:200],
                wrong="this formula is incomplete or has an unknown command, so it is shown as code",
            )


def _find(tokens: Iterable[Token]) -> Iterator[tuple[int, str, bool]]:
    """Yield the 0-based line, the LaTeX of each formula, and whether it stands on lines of its own."""
    line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        if token.type == "math_block":
            yield line, token.content.strip(), True
        elif token.type in {"fence", "colon_fence"} and token.info.split()[:1] == [_DIRECTIVE]:
            yield line, _without_options(token.content).strip(), True
        for child in token.children or ():
            if child.type in {"math_inline", "math_inline_double"}:
                yield line, child.content, child.type != "math_inline"
            elif child.type == "myst_role" and child.meta["name"] == "math":
                yield line, child.content, False


def _without_options(content: str) -> str:
    """Return the content of a directive below its options, such as `:label: weight`."""
    lines = content.split("\n")
    while lines and (not lines[0].strip() or lines[0].startswith(":")):
        del lines[0]
    return "\n".join(lines)
