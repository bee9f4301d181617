"""Which DOI an address holds, and where it is not known."""

import pytest

from short_ways import read_survey
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    holds_identifier,
    identify,
    is_doi,
    is_identifier,
    is_paper_address,
    seeming_doi,
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
KNOWN |= {
    # Wherever it stands, a DOI ends with the form of its registrant.
    "https://larks.example.org/doi/10.1145/1234567.1234568": "10.1145/1234567.1234568",
    "https://dl.acm.org/doi/10.1145/1234567.1234568/appendix/3": "10.1145/1234567.1234568",
    "https://larks.example.org/a/doi:10.1145/1234567.1234568.full.pdf+html": "10.1145/1234567.1234568",
    "https://larks.example.org/read?doi=10.1145%2F1234567.1234568&x=1": "10.1145/1234567.1234568",
    "https://larks.example.org/read?DOI=https://doi.org/10.1145/1234567.1234568": "10.1145/1234567.1234568",
    "https://larks.example.org/read?doi=10.1234/larks.5": "10.1234/larks.5",
    "https://larks.example.org/read#/doi/10.1145/1234567.1234568": "10.1145/1234567.1234568",
    "https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.0123456&type=printable": (
        "10.1371/journal.pone.0123456"
    ),
    "https://larks.example.org/10.1145/1234567.1234568/10.1145/1234567.1234568": "10.1145/1234567.1234568",
    "https://doi.org/https://doi.org/10.1145/1234567.1234568": "10.1145/1234567.1234568",
    "https://larks.example.org/10.1002/(SICI)1234-5678(199908)36:6%253C637::LARK%253E3.0.CO;2-9/pdf": _SICI,
    "https://doi.org/10.1002/(SICI)1234-5678(199908)36:6%253C637::LARK%253E3.0.CO;2-9": _SICI,
}
UNKNOWN = (
    "https://larks.example.org/article/doi/10.1234/larks.5/full",
    "https://larks.example.org/10.1234/larks.5",
    "https://notdoi.org/10.1234/larks.5",
    "https://dl.acm.org/doi/10.1145/1234567.1234568,12",
    "https://larks.example.org/10.1145/1234567.1234568.s001",
    "https://larks.example.org/10.1145/1234567.1234568/10.1145/1234567.1234569",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456.g001",
    "https://larks.example.org/read?doi=10.1145/larks",
    "https://link.springer.com/article/10.1140/epjc/s10052-014-2937-0",
    "https://academic.oup.com/larks/article/doi/10.1234/larks/abc123/5567116",
    "https://www.biorxiv.org/content/biorxiv/early/2019/02/15/550046.full.pdf",
    "https://doi.org/larks",
    "https://doi.org/10.1145/..",
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
    assert find_doi("doi.org", "/10.1234/a") == ("10.1234/a", True)


@pytest.mark.parametrize(
    ("url", "value", "is_paper"),
    [
        ("https://dl.acm.org/doi/abs/10.5555/123456.123457", "dl.acm.org/doi/10.5555/123456.123457", True),
        ("https://doi.org/10.5555/123456.123457", "doi.org/10.5555/123456.123457", True),
        ("https://larks.example.org/?doi=10.5555/1", "larks.example.org?doi=10.5555%2F1", False),
    ],
)
def test_a_placeholder_is_no_doi(url: str, value: str, is_paper: bool) -> None:
    """ACM gives 10.5555 to papers that have none; its page is a paper's all the same."""
    assert identify(url) == Identifier(Scheme.URL, value)
    assert is_paper_address(url) is is_paper
    assert seeming_doi(url) is None
    assert not is_doi("10.5555/123456.123457")
    assert not is_identifier("doi:10.5555/123456.123457")


@pytest.mark.parametrize(
    ("url", "doi"),
    [
        ("https://larks.example.org/article/doi/10.1234/larks.5/full", "10.1234/larks.5"),
        ("https://larks.example.org/read?id=10.1234/larks.5", "10.1234/larks.5"),
        ("https://dl.acm.org/doi/10.1145/1234567.1234568,12", "10.1145/1234567.1234568,12"),
        ("https://larks.example.org/search?q=10.1234/larks.5", None),
        ("https://doi.org/10.1234/larks.5", None),
        ("https://arxiv.org/abs/2401.12345?x=10.1234/larks", None),
        ("https://larks.example.org/10.12/larks", None),
        ("https://larks.example.org/a10.1234/larks", None),
        ("https://larks.example.org/larks", None),
    ],
)
def test_a_doubtful_doi_is_told(url: str, doi: str | None) -> None:
    """It is all that may be of the DOI; an address with an identifier has none."""
    assert seeming_doi(url) == doi


@pytest.mark.parametrize(
    "piece", ["10.1145/", "/doi/10.1234/a", "%252531", "10.1002/(SICI)1234-", ".pdf", "(", "\uff11"]
)
def test_hostile_addresses_come_to_an_end(piece: str) -> None:
    """However long and strange, an address is read, and it has no DOI."""
    for start in (
        "https://larks.example.org/10.1145/",
        "https://doi.example.org/?doi=10.1145/",
        "https://a.org/#",
    ):
        assert identify(start + piece * (3_900 // len(piece))).scheme is Scheme.URL
