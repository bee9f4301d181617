"""Which part of sphinx-design's style sheet a page carries."""

import re
from importlib.resources import files

from survey_companion.sphinx.smaller.fewer_files import subset_design

SHEET = (
    ":root{--sd-color-a:red;--sd-color-b:var(--sd-color-a);--sd-color-c:blue}"
    ".sd-badge{padding:0}.sd-badge.sd-outline{color:var(--sd-color-b)}.sd-card,a.sd-badge:hover{margin:0}"
    ".sd-tab:not(.sd-badge){top:0}@media (min-width:1px){.sd-badge{left:0}.sd-tab{left:1px}}"
    "@keyframes sd-turn{0%{top:0}}.sd-tab{animation:1s sd-turn}"
)


def test_a_page_without_classes_carries_nothing() -> None:
    """A page that uses nothing of sphinx-design has none of its rules."""
    assert subset_design(SHEET, frozenset()) == ""


def test_rules_are_kept_with_what_they_name() -> None:
    """A rule is kept when a selector can match, with its media query and the variables it needs."""
    assert subset_design(SHEET, frozenset({"sd-badge"})) == (
        ".sd-badge{padding:0}.sd-card,a.sd-badge:hover{margin:0}@media (min-width:1px){.sd-badge{left:0}}"
    )
    assert subset_design(SHEET, frozenset({"sd-badge", "sd-outline"})).startswith(
        ":root{--sd-color-a:red;--sd-color-b:var(--sd-color-a)}.sd-badge{padding:0}"
    )
    assert subset_design(SHEET, frozenset({"sd-tab"})) == (
        "@keyframes sd-turn{0%{top:0}}.sd-tab:not(.sd-badge){top:0}"
        "@media (min-width:1px){.sd-tab{left:1px}}.sd-tab{animation:1s sd-turn}"
    )


def test_the_real_sheet_is_read_whole() -> None:
    """With every class of the real sheet, every one is still there."""
    sheet = next(
        path
        for path in files("sphinx_design").joinpath("static").iterdir()
        if path.name == "sphinx-design.min.css"
    ).read_text(encoding="utf-8")
    classes = frozenset(re.findall(r"\.(sd-[\w-]+)", sheet))
    subset = subset_design(sheet, classes)
    assert frozenset(re.findall(r"\.(sd-[\w-]+)", subset)) == classes
    assert subset.count("{") == subset.count("}")
    assert len(subset) > 0.9 * len(sheet)
