"""A paper has one address, however it is named."""

import pytest

from survey_companion.editing.proposed.named_papers import name_paper


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("2405.01234v2", "https://arxiv.org/abs/2405.01234"),
        ("ARXIV: 2405.01234", "https://arxiv.org/abs/2405.01234"),
        ("<http://arxiv.org/pdf/2405.01234v1.pdf>", "https://arxiv.org/abs/2405.01234"),
        ("cs/0301012", "https://arxiv.org/abs/cs/0301012"),
        ("doi:10.1000/x.7", "https://doi.org/10.1000/x.7"),
        ("https://dx.doi.org/10.1000/X.7", "https://doi.org/10.1000/x.7"),
        ("acl:P19-1310", "https://aclanthology.org/P19-1310"),
        ("2023.acl-long.1", "https://aclanthology.org/2023.acl-long.1"),
        ("https://example.org/p.pdf", "https://example.org/p.pdf"),
        ("arxiv.org/abs/2405.01234v1", "https://arxiv.org/abs/2405.01234"),
        ("www.doi.org/10.1000/x.7", "https://doi.org/10.1000/x.7"),
        ("10.48550/arXiv.2405.01234", "https://arxiv.org/abs/2405.01234"),
        ("openreview.net/forum?id=aBc", "https://openreview.net/forum?id=aBc"),
        ("example.org/p.pdf", None),
        ("javascript:alert(1)", None),
        ("../../etc/passwd", None),
        ("A Study of Stones", None),
        ("", None),
    ],
)
def test_a_paper_has_one_address(text: str, address: str | None) -> None:
    """What names no paper has none."""
    assert name_paper(text) == address
