"""What an edition changed, as text, Markdown, JSON and feed."""

from collections.abc import Callable

import pytest

from conftest import CheckGolden
from survey_companion.exports.change_lists import (
    Comparison,
    render_atom,
    render_change_list,
    render_json,
    render_markdown,
)
from two_states import compare_states


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("changes.txt", render_change_list),
        ("changes.md", render_markdown),
        ("changes.json", render_json),
        ("changes.atom", render_atom),
    ],
)
def test_each_form_is_as_it_was_looked_at(
    name: str, render: Callable[[Comparison], str], check_golden: CheckGolden
) -> None:
    """Text, Markdown, JSON and feed say the same, and no title becomes markup."""
    check_golden(f"changes/{name}", render(compare_states()))
