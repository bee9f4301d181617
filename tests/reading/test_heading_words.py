"""What headings say of the entries below them."""

import pytest

from survey_companion.reading.lines.heading_words import (
    date_above,
    fold_heading,
    headings_left_out,
    is_general_heading,
    is_paper_heading,
    is_resource_heading,
)
from survey_companion.reading.lines.outline import Node


@pytest.mark.parametrize(
    ("path", "left_out", "kinds", "date", "words"),
    [
        (("Papers",), (), (False, True, True), (None, None), "papers"),
        (("Stones",), (), (False, False, False), (None, None), "stones"),
        (("Stones", "Papers"), (), (False, True, True), (None, None), "papers"),
        (("Stones", "Datasets"), (), (True, False, True), (None, None), "datasets"),
        (("Datasets",), (), (True, False, True), (None, None), "datasets"),
        (("Datasets", "Walls"), (), (False, False, False), (None, None), "walls"),
        (("Stones", "Datasets", "Walls"), (), (True, False, False), (None, None), "walls"),
        (("Stones", "Datasets", "Papers"), (), (False, True, True), (None, None), "papers"),
        (("Stones", "Papers on Datasets"), (), (False, True, True), (None, None), "papers on datasets"),
        (("Stones", "Dataset Papers"), (), (False, True, True), (None, None), "dataset papers"),
        (("Stones", "Tools for Stones"), (), (True, False, True), (None, None), "tools for stones"),
        (("Stones", "Tool Learning"), (), (False, False, False), (None, None), "tool learning"),
        (("Stones", "Papers", "Datasets"), (), (True, True, True), (None, None), "datasets"),
        (("Stones", "Tools & Libraries"), (), (True, False, True), (None, None), "tools & libraries"),
        (("Stones", "Open Source Software"), (), (True, False, True), (None, None), "open source software"),
        (("Stones", "News"), ("News",), (False, False, False), (None, None), "news"),
        (("Stones", "📰 News!"), ("📰 News!",), (False, False, False), (None, None), "news"),
        (("Stones", "3. News"), ("3. News",), (False, False, False), (None, None), "news"),
        (("News", "Papers"), (), (False, True, True), (None, None), "papers"),
        (("Stones", "News", "2020"), ("News",), (False, False, False), (2020, None), ""),
        (
            ("Stones", "News / Updates"),
            ("News / Updates",),
            (False, False, False),
            (None, None),
            "news / updates",
        ),
        (
            ("Stones", "News / Updates of all the Stones here"),
            (),
            (False, False, False),
            (None, None),
            "news / updates of all the stones here",
        ),
        (
            ("Stones", "Table of Contents"),
            ("Table of Contents",),
            (False, False, False),
            (None, None),
            "table of contents",
        ),
        (("Stones", "Table of Contents", "Walls"), (), (False, False, False), (None, None), "walls"),
        (
            ("Stones", "Contributing", "Walls"),
            ("Contributing",),
            (False, False, False),
            (None, None),
            "walls",
        ),
        (("Stones", "Contributing"), ("Contributing",), (False, False, False), (None, None), "contributing"),
        (("Contributing",), ("Contributing",), (False, False, False), (None, None), "contributing"),
        (("Contributing", "Walls"), (), (False, False, False), (None, None), "walls"),
        (
            ("Stones", "Acknowledgements"),
            ("Acknowledgements",),
            (False, False, False),
            (None, None),
            "acknowledgements",
        ),
        (("Stones", "论文"), (), (False, True, True), (None, None), "论文"),
        (("Stones", "数据集"), (), (True, False, True), (None, None), "数据集"),
        (("Stones", "目录"), ("目录",), (False, False, False), (None, None), "目录"),
        (("Stones", "滚石数据集"), (), (True, False, True), (None, None), "滚石数据集"),
        (("Stones", "2024"), (), (False, False, False), (2024, None), ""),
        (("Stones", "ACL 2023"), (), (False, False, False), (2023, "ACL 2023"), "acl 2023"),
        (("Stones", "ACL 2023", "Walls"), (), (False, False, False), (2023, "ACL 2023"), "walls"),
        (("Stones", "2024", "Walls"), (), (False, False, False), (2024, None), "walls"),
        (("Stones", "Stones of 2024"), (), (False, False, False), (None, None), "stones of 2024"),
        (
            ("Stones", "Findings of ACL 2023"),
            (),
            (False, False, False),
            (2023, "Findings of ACL 2023"),
            "findings of acl 2023",
        ),
        (
            ("Stones", "Long Papers and Findings of ACL 2023"),
            (),
            (False, True, False),
            (None, None),
            "long papers and findings of acl 2023",
        ),
        (("Stones", "ACL"), (), (False, False, False), (None, None), "acl"),
        (("Stones", "May 2023"), (), (False, False, False), (2023, None), "may 2023"),
        (("Stones", "!!!"), (), (False, False, False), (None, None), ""),
        (("Stones", "Benchmarks"), (), (True, False, True), (None, None), "benchmarks"),
        (("Stones", "Survey"), (), (False, True, True), (None, None), "survey"),
        (("Stones", "Surveys"), (), (False, True, True), (None, None), "surveys"),
        (("Stones", ""), (), (False, False, False), (None, None), ""),
        (("Stones", "Paper list"), (), (False, True, True), (None, None), "paper list"),
        (("Stones", "Tools (new)"), (), (True, False, True), (None, None), "tools (new"),
        (("Stones", "Data: all"), (), (True, False, True), (None, None), "data: all"),
        (("Stones", "Papers with code"), (), (False, True, True), (None, None), "papers with code"),
        (("Stones", "Code"), (), (True, False, True), (None, None), "code"),
        (("Stones", "Books and tutorials"), (), (True, False, True), (None, None), "books and tutorials"),
        (("Stones - News",), ("Stones - News",), (False, False, False), (None, None), "stones - news"),
        (("Stones", "Walls - News"), ("Walls - News",), (False, False, False), (None, None), "walls - news"),
        (("Stones", "References"), (), (False, False, False), (None, None), "references"),
    ],
)
def test_headings(
    path: tuple[str, ...],
    left_out: tuple[str, ...],
    kinds: tuple[bool, bool, bool],
    date: tuple[int | None, str | None],
    words: str,
) -> None:
    """Each path of headings: those without entries; data, papers, nothing more; year and venue; the words."""
    node = Node(level=0, text="", line=0)
    for level, text in enumerate(path, 1):
        node = Node(level=level, text=text, line=level, parent=node)
    assert tuple(each.text for each in headings_left_out(node)) == left_out
    assert (is_resource_heading(node), is_paper_heading(node), is_general_heading(path[-1])) == kinds
    assert date_above(node) == date
    assert fold_heading(path[-1]) == words
