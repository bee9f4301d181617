"""Which addresses have an identifier that no paper can have."""

import pytest

from survey_companion.model.false_identifiers import find_false_identifier

ARXIV = "https://arxiv.org/abs/2403.01244"
PLACEHOLDER = "10.5555/… is no DOI: ACM gives it to papers that have none"


@pytest.mark.parametrize(
    ("url", "wrong", "meant"),
    [
        (f"{ARXIV}.", "“.” at the end is no part of the address", ARXIV),
        (f"{ARXIV}),", "“),” at the end is no part of the address", ARXIV),
        (f"{ARXIV}%20", "“%20” at the end is no part of the address", ARXIV),
        (f"{ARXIV}。", "“。” at the end is no part of the address", ARXIV),
        (
            "https://doi.org/10.1145/1234567.",
            "“.” at the end is no part of the address",
            "https://doi.org/10.1145/1234567",
        ),
        (
            "https://openreview.net/forum?id=Lark1.",
            "“.” at the end is no part of the address",
            "https://openreview.net/forum?id=Lark1",
        ),
        ("https://arxiv.org/abs/2113.12345", "2113.12345 is no arXiv identifier", None),
        ("https://arxiv.org/pdf/2403.01244v1x", "2403.01244v1x is no arXiv identifier", ARXIV),
        ("https://doi.org/10.5555/123.456", PLACEHOLDER, "https://dl.acm.org/doi/10.5555/123.456"),
    ],
)
def test_what_is_wrong_is_told(url: str, wrong: str, meant: str | None) -> None:
    """With the address that was probably meant, where there is one."""
    assert find_false_identifier(url) == (wrong, meant)


@pytest.mark.parametrize(
    "url",
    [
        ARXIV,
        f"{ARXIV}v2",
        f"{ARXIV}#S1.",
        "https://dl.acm.org/doi/10.5555/123.456",
        "https://doi.org/10.1016/0004-3702(90)90046-3",
        "https://doi.org/10.1234/larks(terns)",
        "https://larks.example.org/song.",
        "https://larks.example.org/" + ".)%20" * 700,
    ],
)
def test_nothing_else_is_wrong(url: str) -> None:
    """Identifiers that can be, brackets in pairs, and addresses of nothing that has an identifier."""
    assert find_false_identifier(url) is None
