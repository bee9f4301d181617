"""Addresses and identifiers in cells become links."""

import pytest

from survey_companion.reading.forms.link_cells import link_cell, make_link


@pytest.mark.parametrize(
    ("head", "cell", "shown"),
    [
        ("url", "https://example.org", "[paper](https://example.org)"),
        ("url", "www.example.org", "[paper](https://www.example.org)"),
        (
            "url",
            "https://a.org, https://b.org; https://c.org",
            "[paper](https://a.org) [paper](https://b.org) [paper](https://c.org)",
        ),
        ("url", "a https://b.org", "a https://b.org"),
        ("paper link", "https://a.org", "[paper](https://a.org)"),
        ("code link", "https://a.org", "[code](https://a.org)"),
        ("code", "https://a.org", "[code](https://a.org)"),
        ("title", "https://a.org", "[paper](https://a.org)"),
        ("doi", "10.1000/1", "[doi](https://doi.org/10.1000/1)"),
        ("doi", "doi: 10.1000/1", "[doi](https://doi.org/10.1000/1)"),
        ("title", "10.1000/1", "10.1000/1"),
        ("doi", "10.1000", "10.1000"),
        ("url", "2001.00001", "[arXiv](https://arxiv.org/abs/2001.00001)"),
        ("url", "arXiv:2001.00001v2", "[arXiv](https://arxiv.org/abs/2001.00001v2)"),
        ("url", "hep-th/9901001", "[arXiv](https://arxiv.org/abs/hep-th/9901001)"),
        ("url", "9999.99999", "9999.99999"),
        ("url", "", ""),
        ("url", "https://a.org/(x)", "[paper](<https://a.org/(x)>)"),
        ("url", "https://a.org/<x>", "https://a.org/<x>"),
        ("url link", "https://a.org", "[paper](https://a.org)"),
        ("链接", "https://a.org", "[paper](https://a.org)"),
    ],
)
def test_cells_with_links(head: str, cell: str, shown: str) -> None:
    """A cell of nothing but addresses is links; identifiers are only below a head of links."""
    assert link_cell(head, cell) == shown


@pytest.mark.parametrize(
    ("label", "url", "shown"),
    [
        ("a", "https://a.org", "[a](https://a.org)"),
        ("a[b]*", "https://a.org", "[a\\[b\\]\\*](https://a.org)"),
        ("a", "WWW.a.org", "[a](https://WWW.a.org)"),
        ("a", "https://a.org/(x)", "[a](<https://a.org/(x)>)"),
        ("a", "https://a.org/<x>\\", "[a](https://a.org/%3Cx%3E%5C)"),
        ("", "https://a.org", "[](https://a.org)"),
        ("a", "https://a.org/a b", "[a](<https://a.org/a b>)"),
    ],
)
def test_links_in_markdown(label: str, url: str, shown: str) -> None:
    """The label is plain text; an address with brackets or blanks stands in angle brackets."""
    assert make_link(label, url) == shown
