"""Addresses that have changed."""

import pytest

from survey_companion.model.modern_addresses import modern_address, secure_address


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://arxiv.org/abs/2401.00001", "https://arxiv.org/abs/2401.00001"),
        ("HTTP://www.GitHub.com/o/r", "https://www.GitHub.com/o/r"),
        ("http://stones.github.io", "https://stones.github.io"),
        ("https://arxiv.org/abs/2401.00001", None),
        ("http://example.org/a", None),
        ("http://notarxiv.org/a", None),
        ("http://arxiv.org:8080/a", None),
        ("http://ada@arxiv.org/a", None),
        ("http://arxiv.org/pdf/1%20(http://arxiv.org/pdf/1)", None),
    ],
)
def test_only_known_hosts_become_secure(url: str, expected: str | None) -> None:
    """A host that is not in the table, has a port or only looks like one stays; so does an address in one."""
    assert secure_address(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.aclweb.org/anthology/P19-1310", "https://aclanthology.org/P19-1310"),
        ("https://aclweb.org/anthology/papers/P/P19/P19-1310/", "https://aclanthology.org/P19-1310"),
        ("http://aclweb.org/anthology/P/P19/p19-1310.pdf", "https://aclanthology.org/P19-1310.pdf"),
        ("https://www.aclweb.org/anthology/2020.acl-main.1", "https://aclanthology.org/2020.acl-main.1"),
        ("http://aclanthology.info/papers/P19-1310/p19-1310", "https://aclanthology.org/P19-1310"),
        ("http://xxx.lanl.gov/abs/0704.0001v2", "https://arxiv.org/abs/0704.0001v2"),
        ("http://dx.doi.org/10.1000/1", "https://doi.org/10.1000/1"),
        ("http://www.aclweb.org/portal/", None),
        ("http://www.aclweb.org/anthology/P19-1310?lang=en", None),
        ("http://www.aclweb.org/anthology/P19-1310#page=2", None),
        ("https://aclanthology.org/P19-1310", None),
        ("http://dx.doi.org/", None),
    ],
)
def test_old_addresses_of_papers_become_new(url: str, expected: str | None) -> None:
    """Only where the paper is known to stand at the new one today; with a query or a place they stay."""
    assert modern_address(url) == expected
