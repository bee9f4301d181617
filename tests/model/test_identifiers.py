"""Which addresses name the same publication."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.model import identifiers
from survey_companion.model.identifiers import Scheme, host_of, identify, is_web_address
from survey_companion.model.publishers import is_paper_host, may_hold_papers


@pytest.mark.parametrize(
    ("url", "scheme", "value"),
    [
        ("https://arxiv.org/abs/2305.11662v3", Scheme.ARXIV, "2305.11662"),
        ("http://www.arxiv.org/pdf/2305.11662.pdf", Scheme.ARXIV, "2305.11662"),
        ("https://arxiv.org/pdf/2305.11662v1", Scheme.ARXIV, "2305.11662"),
        ("https://export.arxiv.org/abs/cs/0112017", Scheme.ARXIV, "cs/0112017"),
        ("https://arxiv.org/abs/math.GT/0309136v2", Scheme.ARXIV, "math/0309136"),
        ("https://arxiv.org/abs/cond-mat.mes-hall/0701435", Scheme.ARXIV, "cond-mat/0701435"),
        ("https://browse.arxiv.org/abs/2305.11662", Scheme.ARXIV, "2305.11662"),
        ("https://huggingface.co/papers/2305.11662", Scheme.ARXIV, "2305.11662"),
        ("https://huggingface.co/papers/stones", Scheme.URL, "huggingface.co/papers/stones"),
        ("https://web.archive.org/web/2024/https://arxiv.org/abs/2305.11662v2", Scheme.ARXIV, "2305.11662"),
        ("https://web.archive.org/web/2024id_/https://doi.org/10.1/X", Scheme.URL, None),
        ("https://web.archive.org/web/2024/https://doi.org/10.1000/X", Scheme.DOI, "10.1000/x"),
        ("https://web.archive.org/web/2024/http://[/", Scheme.URL, None),
        (
            "https://web.archive.org/web/2024/https://web.archive.org/web/1/https://arxiv.org/abs/2305.11662",
            Scheme.URL,
            None,
        ),
        ("https://arxiv.org/abs/2313.12345", Scheme.URL, "arxiv.org/abs/2313.12345"),
        ("https://openreview.net/pdf?id=Lark1", Scheme.URL, "openreview.net/forum?id=Lark1"),
        (
            "https://openreview.net/forum?noteId=x&id=Lark1&referrer=y",
            Scheme.URL,
            "openreview.net/forum?id=Lark1",
        ),
        ("https://openreview.net/forum", Scheme.URL, "openreview.net/forum"),
        ("https://ar5iv.labs.arxiv.org/html/2305.11662", Scheme.ARXIV, "2305.11662"),
        ("https://doi.org/10.48550/arXiv.2305.11662", Scheme.ARXIV, "2305.11662"),
        ("https://doi.org/10.48550/arXiv.2305.11662v2", Scheme.ARXIV, "2305.11662"),
        ("https://doi.org/10.48550/arXiv.%5Cinput%7Bx%7D", Scheme.DOI, "10.48550/arxiv.\\input{x}"),
        ("https://aclanthology.org/2023.wmt-1.15/", Scheme.ACL, "2023.wmt-1.15"),
        ("https://aclanthology.org/2023.acl-long.891.pdf", Scheme.ACL, "2023.acl-long.891"),
        ("https://www.aclweb.org/anthology/P19-1310", Scheme.ACL, "P19-1310"),
        ("https://doi.org/10.18653/v1/P19-1310", Scheme.ACL, "P19-1310"),
        ("https://doi.org/10.18653/v1/2023.acl-long.891", Scheme.ACL, "2023.acl-long.891"),
        ("https://dl.acm.org/doi/abs/10.1145/3581783.3611992", Scheme.DOI, "10.1145/3581783.3611992"),
        (
            "https://link.springer.com/chapter/10.1007/978-3-031-40498-6_9",
            Scheme.DOI,
            "10.1007/978-3-031-40498-6_9",
        ),
        ("https://dx.doi.org/10.1145/ABC.", Scheme.DOI, "10.1145/abc"),
        ("https://example.org/a/?utm_source=x&id=2#top", Scheme.URL, "example.org/a?id=2"),
        ("http://www.EXAMPLE.org/a", Scheme.URL, "example.org/a"),
        ("https://example.org:8080/", Scheme.URL, "example.org:8080"),
        ("https://arxiv.org/list/cs.CL/recent", Scheme.URL, "arxiv.org/list/cs.CL/recent"),
    ],
)
def test_identifiers(url: str, scheme: Scheme, value: str | None) -> None:
    """Every form of an identifier becomes the same one."""
    identifier = identify(url)
    assert (identifier.scheme, identifier.value) == (scheme, value or identifier.value)


def test_hosts() -> None:
    """A host is shown without www."""
    assert host_of("https://www.example.org:80/a") == "example.org"


def _is_address(url: str) -> bool:
    """Whether a parser takes the text for an address of the web."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0


_PIECES = ("http://", "https://", "//", "b-c", ".org", "80", *"a.:@/[]?#é %")


@given(st.lists(st.sampled_from(_PIECES), max_size=9))
def test_a_web_address_has_a_host_and_a_port_if_any(pieces: list[str]) -> None:
    """What is taken for an address is one for a parser, too."""
    url = "".join(pieces)
    assert not is_web_address(url) or _is_address(url)


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://[::1]/a", True),
        ("https://ada@[2001:DB8::1]:8080/a", True),
        ("https://[stones]/a", False),
        ("https://[v1.stones]/a", False),
        ("https://[::1].org/a", False),
        ("https://a[::1]/a", False),
        ("https://[1:2]/a", False),
        ("https://example.org/🫨", True),
    ],
)
def test_every_python_takes_the_same_for_an_address(url: str, is_one: bool) -> None:
    """A host in brackets is an address of IPv6, and a picture may be newer than the Python that reads it."""
    assert is_web_address(url) is is_one


@given(st.from_regex(identifiers._PLAIN_ADDRESS, fullmatch=True))
def test_what_is_an_address_at_sight_is_one(url: str) -> None:
    """What is let through without a parser is an address for the parser, too."""
    assert _is_address(url)


@given(st.from_regex(identifiers._ARXIV_ADDRESS, fullmatch=True))
def test_an_arxiv_address_is_read_at_sight_as_with_a_parser(url: str) -> None:
    """With "www." in front, which is nothing to an address, the same address goes the long way."""
    assert identify(url) == identify(url.replace("://", "://www."))


def test_an_address_has_an_end() -> None:
    """Nobody could open it, and no PDF has room for it."""
    assert is_web_address("https://example.org/" + "a" * 3_980)
    assert not is_web_address("https://example.org/" + "a" * 3_981)


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/٢٤٠١.٠٠٠٠١",
        "https://arxiv.org/abs/2401.0000１",
        "https://aclanthology.org/2020.acl-main.１/",
        "https://aclanthology.org/2020.acl-\u017fmain.1/",
        "https://doi.org/10.１２３４/a",
    ],
)
def test_digits_of_another_script_are_no_identifier(url: str) -> None:
    """Only what the source gives out; a look-up of anything else would find nothing."""
    assert identify(url).scheme is Scheme.URL


@pytest.mark.parametrize(
    ("host", "is_paper", "may_hold"),
    [
        ("proceedings.mlr.press", True, True),
        ("ceur-ws.org", True, True),
        ("pubmed.ncbi.nlm.nih.gov", True, True),
        ("zenodo.org", False, True),
        ("notarxiv.org", False, False),
        ("ws.org", False, False),
        ("", False, False),
    ],
)
def test_hosts_of_papers(host: str, is_paper: bool, may_hold: bool) -> None:
    """A host counts with all its parts, and no other host that ends like it."""
    assert (is_paper_host(host), may_hold_papers(host)) == (is_paper, may_hold)
