"""Which DOI an address holds, and where it is not known."""

import pytest

from short_ways import read_survey
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    holds_identifier,
    identify,
    is_paper_address,
)
from survey_companion.model.problem_kinds import Code
from survey_companion.model.publishers import find_doi

# Invented papers at the addresses that publishers give to theirs.
_FRONTIERS = "10.3389/frai.2023.1234567"
_TACL = "10.1162/tacl_a_01411"
_BIORXIV = "10.1101/2023.04.05.535678"
_SICI = "10.1002/(sici)1234-5678(199908)36:6<637::lark>3.0.co;2-9"
KNOWN = {
    f"https://doi.org/{_FRONTIERS}": _FRONTIERS,
    f"https://www.frontiersin.org/articles/{_FRONTIERS}": _FRONTIERS,
    f"https://www.frontiersin.org/articles/{_FRONTIERS}/full": _FRONTIERS,
    f"https://www.frontiersin.org/journals/artificial-intelligence/articles/{_FRONTIERS}/pdf": _FRONTIERS,
    f"https://direct.mit.edu/tacl/article/doi/{_TACL}": _TACL,
    f"https://direct.mit.edu/tacl/article/doi/{_TACL}/107384/A-Song-of-Larks": _TACL,
    f"https://direct.mit.edu/tacl/article-pdf/doi/{_TACL}/107384/tacl_a_01411.pdf": _TACL,
    f"https://www.biorxiv.org/content/{_BIORXIV}": _BIORXIV,
    f"https://www.biorxiv.org/content/{_BIORXIV}v1": _BIORXIV,
    f"https://www.biorxiv.org/content/{_BIORXIV}v2.full.pdf": _BIORXIV,
    "https://www.medrxiv.org/content/10.1101/535678v1.full-text": "10.1101/535678",
    "https://onlinelibrary.wiley.com/doi/full/10.1002/lark.21234": "10.1002/lark.21234",
    "https://larks.onlinelibrary.wiley.com/doi/epdf/10.1002/lark.21234": "10.1002/lark.21234",
    "http://onlinelibrary.wiley.com/doi/10.1002/"
    "(SICI)1234-5678(199908)36:6%3C637::LARK%3E3.0.CO;2-9/abstract": _SICI,
    "https://doi.org/10.1002/(SICI)1234-5678(199908)36:6%3C637::LARK%3E3.0.CO;2-9": _SICI,
    "https://doi.org/10.1234/larks%2Fterns%3F": "10.1234/larks/terns?",
    "https://doi.org/10.1000.10/123": "10.1000.10/123",
    "https://dl.acm.org/doi/pdf/10.1145/1234567.1234568": "10.1145/1234567.1234568",
    "https://link.springer.com/content/pdf/10.1007/978-3-031-40498-6_9.pdf": "10.1007/978-3-031-40498-6_9",
    "https://link.springer.com/article/10.1007/s11633-024-1502-8/fulltext.html": "10.1007/s11633-024-1502-8",
    "https://academic.oup.com/larks/article/doi/10.1093/larks/abc123/5567116": "10.1093/larks/abc123",
    "https://zenodo.org/doi/10.5281/zenodo.1234567": "10.5281/zenodo.1234567",
}
UNKNOWN = (
    "https://larks.example.org/article/doi/10.1234/larks.5/full",
    "https://larks.example.org/10.1234/larks.5",
    "https://notdoi.org/10.1234/larks.5",
    "https://xdl.acm.org/doi/10.1145/1234567.1234568",
    "https://dl.acm.org/doi/10.1145/1234567.1234568/appendix/3",
    "https://link.springer.com/article/10.1140/epjc/s10052-014-2937-0",
    "https://academic.oup.com/larks/article/doi/10.1234/larks/abc123/5567116",
    "https://www.biorxiv.org/content/biorxiv/early/2019/02/15/550046.full.pdf",
    "https://doi.org/larks",
)


@pytest.mark.parametrize("url", KNOWN)
def test_a_doi_ends_where_the_publisher_ends_it(url: str) -> None:
    """What follows a DOI in an address is no part of it, and percent signs are those of the address."""
    assert identify(url) == Identifier(Scheme.DOI, KNOWN[url])


@pytest.mark.parametrize("url", UNKNOWN)
def test_no_doi_is_guessed(url: str) -> None:
    """Where nobody knows the form of an address, it is an address and nothing else."""
    assert identify(url).scheme is Scheme.URL


def test_all_addresses_of_a_paper_are_one_identifier() -> None:
    """A line with the publisher's page and one with the resolver name the same paper."""
    forms = [url for url, doi in KNOWN.items() if doi == _FRONTIERS]
    assert len(forms) == 4
    assert {identify(url) for url in forms} == {Identifier(Scheme.DOI, _FRONTIERS)}


@pytest.mark.parametrize("url", [url for url in UNKNOWN if "/10.1" in url])
def test_an_address_with_something_like_a_doi_is_still_that_of_a_paper(url: str) -> None:
    """Its line is read as a paper's, whether or not it is known where the DOI ends."""
    assert is_paper_address(url)
    assert holds_identifier(url)
    line = f"- [2023] **Song of Larks.** *Ana Doe* [[paper]({url})]"
    survey = read_survey(f"## Papers\n\n### One\n\n{line}\n")
    assert Code.UNKNOWN_HOST not in {each.code for each in survey.problems}


def test_the_prefix_has_digits_of_ours() -> None:
    """Other digits are no DOI; the resolver would find nothing."""
    assert find_doi("doi.org", "/10.１２３４/a") is None
    assert find_doi("doi.org", "/10.1234/a") == "10.1234/a"
