"""The pages of authors."""

import json
import re

import pytest

from short_ways import read_survey
from survey_companion.joining import authors_with_works
from survey_companion.pages.author_pages import render_authors, show_byline

LIST = """
## Papers

### One

- [2021] **Stones with \\`code\\` and {roles}: more.** *Ana Doe, Bo Roe*
- [2023] **Ropes.** *Bo Roe*
"""


def _render(text: str) -> dict[str, str]:
    survey = read_survey(text)
    return render_authors(survey, authors_with_works.list_authors(survey))


def _entries(page: str) -> dict[str, object]:
    lines = re.findall(r"^\[.*\]$", page, re.MULTILINE)
    return {name: keys for _, name, keys in map(json.loads, lines)}


def test_one_page_has_all_authors() -> None:
    """Each letter has a heading with an anchor; titles end at the colon, and no text ends the block."""
    pages = _render(LIST)
    assert list(pages) == ["authors.md"]
    page = pages["authors.md"]
    assert "2 authors of 2 works · 1 author of more than one" in page
    assert re.findall(r"^\((.+)\)=\n\n\{\.no-search\}\n## (.+)$", page, re.MULTILINE) == [
        ("authors-d", "D"),
        ("authors-r", "R"),
    ]
    assert list(_entries(page)) == ["Doe, Ana", "Roe, Bo"]
    assert page.count("`") == 2 + 2 * 6, "a backtick of a title"


def test_a_very_long_list_has_pages_of_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page leads to them; each author is on one."""
    monkeypatch.setattr(authors_with_works, "MOST_ON_A_PAGE", 1)
    pages = _render(LIST)
    assert sorted(pages) == ["authors.md", "authors/d.md", "authors/r.md"]
    assert "{doc}`R </authors/r>` (1 author)" in pages["authors.md"]
    assert list(_entries(pages["authors/r.md"])) == ["Roe, Bo"]


def test_without_authors_there_is_no_page() -> None:
    """A list of titles alone has nobody to name."""
    assert _render("## Papers\n\n### One\n\n- **Stones.**\n") == {}


def test_a_byline_is_json_in_a_role() -> None:
    """A backtick in a name does not end the role; who has no entry is a plain name."""
    shown = show_byline(["Ana `Doe`", "Bo\u2028Roe"], {"Ana `Doe`": ("authors", "author-ana-doe")})
    assert shown == '{byline}`[["Ana \\u0060Doe\\u0060","authors","author-ana-doe"],"Bo Roe"]`'
