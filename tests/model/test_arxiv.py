"""Which identifiers arXiv can have given out, and where its papers are shown."""

import pytest

from short_ways import read_survey
from survey_companion.audit.identity import papers
from survey_companion.model.arxiv import find_false_arxiv, is_arxiv_id, name_arxiv
from survey_companion.model.identifiers import (
    Identifier,
    Scheme,
    holds_identifier,
    identify,
    parse_identifier,
)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("0704.0001", True),
        ("0703.0001", False),
        ("0712.1234", True),
        ("0713.1234", False),
        ("1412.9999", True),
        ("1412.12345", False),
        ("1501.00001", True),
        ("1501.0001", False),
        ("2113.12345", False),
        ("2100.12345", False),
        ("2401.00000", False),
        ("0901.0000", False),
        ("9112.12345", False),
        ("9012.12345", True),
        ("2401.123456", False),
        ("2401.12345v2", False),
        ("２４０１.12345", False),
        ("hep-th/9108001", True),
        ("hep-th/9107001", True),
        ("hep-th/9106001", False),
        ("hep-th/9913001", False),
        ("hep-th/0703123", True),
        ("hep-th/0704123", False),
        ("hep-th/9912000", False),
        ("hep-th.XX/9912001", False),
        ("math/0507087", True),
        ("math.AG/0507087", True),
        ("math.XX/0507087", False),
        ("cond-mat.mes-hall/0701435", True),
        ("cond-mat.stat-mech/0701435", True),
        ("physics.soc-ph/0601001", True),
        ("q-bio.NC/0409001", True),
        ("nlin.CD/0001001", True),
        ("astro-ph/9204001", True),
        ("cs.CL/0112017", True),
        ("q-alg/9501001", True),
        ("cmp-lg/9408001", True),
        ("solv-int/9501001", True),
        ("alg-geom/9202001", True),
        ("larks/9501001", False),
        ("", False),
    ],
)
def test_identifiers_that_can_be(text: str, is_one: bool) -> None:
    """Months are 1 to 12, archives and classes are arXiv's, and numbers have the digits of their time."""
    assert is_arxiv_id(text) is is_one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2401.12345v12", "2401.12345"),
        ("math.AG/0507087v1", "math/0507087"),
        ("CS.CL/0112017", "cs/0112017"),
        ("2401.12345v0", None),
        ("2401.12345.", None),
    ],
)
def test_a_name_has_neither_version_nor_class(text: str, name: str | None) -> None:
    """Both spellings of an old identifier are one."""
    assert name_arxiv(text) == name


_SHOWN = (
    "https://arxiv.org/abs/2401.12345",
    "http://arxiv.org/abs/2401.12345/",
    "http://www.arxiv.org/abs/2401.12345v3",
    "https://arxiv.org/pdf/2401.12345",
    "https://arxiv.org/pdf/2401.12345v2.pdf#page=3",
    "https://arxiv.org/html/2401.12345v1#S2",
    "https://arxiv.org/abs/arXiv:2401.12345",
    "https://ARXIV.org:443/abs/2401.12345?context=cs",
    "https://browse.arxiv.org/pdf/2401.12345.pdf",
    "https://export.arxiv.org/abs/2401.12345",
    "https://cn.arxiv.org/abs/2401.12345",
    "https://ar5iv.org/html/2401.12345",
    "https://ar5iv.labs.arxiv.org/html/2401.12345",
    "https://www.alphaxiv.org/abs/2401.12345v1",
    "https://alphaxiv.org/zh/overview/2401.12345",
    "https://huggingface.co/papers/2401.12345",
    "https://hf.co/papers/2401.12345/",
    "https://papers.cool/arxiv/2401.12345",
    "https://scirate.com/arxiv/2401.12345",
    "https://www.semanticscholar.org/arxiv/2401.12345",
    "https://api.semanticscholar.org/arXiv:2401.12345",
    "https://www.arxiv-vanity.com/papers/2401.12345/",
    "https://ui.adsabs.harvard.edu/abs/2024arXiv240112345D/abstract",
    "https://ui.adsabs.harvard.edu/abs/arXiv:2401.12345",
    "https://dblp.org/rec/journals/corr/abs-2401-12345.html",
    "https://doi.org/10.48550/arXiv.2401.12345",
    "https://search.example.org/doi:10.48550%252FarXiv.2401.12345v2/lark",
    "https://web.archive.org/web/2024/https://arxiv.org/abs/2401.12345v2",
    "https://web.archive.org/web/20240101000000if_/http://arxiv.org/pdf/2401.12345",
    "https://web.archive.org/web/https:/arxiv.org/abs/2401.12345",
    "https://archive.org/web/2024/https://huggingface.co/papers/2401.12345",
    "https://web.archive.org/web/2024*/https://arxiv.org/abs/2401.12345",
    "https://web.archive.org/web/2024/arxiv.org/abs/2401.12345",
    "https://web.archive.org/save/https://arxiv.org/abs/2401.12345",
    "https://arxiv.org/ftp/arxiv/papers/2401/2401.12345.pdf",
    "https://archive.ph/2024/https://arxiv.org/abs/2401.12345",
)


@pytest.mark.parametrize("url", _SHOWN)
def test_a_paper_is_one_wherever_it_is_shown(url: str) -> None:
    """arXiv, its mirrors, those who show its papers, and archives of them name one paper."""
    assert identify(url) == Identifier(Scheme.ARXIV, "2401.12345")


def test_old_papers_are_one_wherever_they_are_shown() -> None:
    """With and without the class, and in the year of the bibliographic code."""
    forms = ("abs/math.AG/0507087", "abs/math/0507087v2", "pdf/math/0507087.pdf", "abs/math.ag/0507087")
    assert {identify(f"https://arxiv.org/{form}") for form in forms} == {
        Identifier(Scheme.ARXIV, "math/0507087")
    }
    old = identify("https://ui.adsabs.harvard.edu/abs/2013arXiv1301.0781D")
    assert old == parse_identifier("arXiv:1301.0781")


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2113.12345",
        "https://arxiv.org/abs/2401.12345.",
        "https://arxiv.org/list/cs.CL/2401",
        "https://arxiv.org:8080/abs/2401.12345",
        "https://arxiv.org@larks.example.org/abs/2401.12345",
        "https://xn--arxiv-4ya.org/abs/2401.12345",
        "https://[2001:db8::1]/abs/2401.12345",
        "https://notarxiv.org/abs/2401.12345",
        "https://arxiv.org/abs/2401%2E12345%252Ev2",
        "https://arxiv.org/html/2401.12345v1/x1.png",
        "https://huggingface.co/papers/month/2024-01",
        "https://ui.adsabs.harvard.edu/abs/2024arXiv241312345D",
        "https://arxiv.org/abs/" + "%252E" * 700,
        "https://arxiv.org/abs/" + "a" * 3_900,
        "https://arxiv.org/abs/" + "1" * 3_900,
    ],
)
def test_no_arxiv_identifier_is_guessed(url: str) -> None:
    """Nothing is taken for an identifier that arXiv cannot have given out, or that stands elsewhere."""
    assert identify(url).scheme is Scheme.URL


@pytest.mark.parametrize(
    ("path", "said", "meant"),
    [
        ("/abs/2403.01244.", "2403.01244.", "2403.01244"),
        ("/pdf/1905.05178v1f", "1905.05178v1f", "1905.05178"),
        ("/abs/2113.12345", "2113.12345", None),
        ("/abs/2401.1234567", "2401.1234567", None),
        ("/html/larks", "larks", None),
    ],
)
def test_a_false_identifier_is_told(path: str, said: str, meant: str | None) -> None:
    """What stands for an identifier is told with that which was probably meant."""
    assert find_false_arxiv("arxiv.org", path) == (said, meant)
    assert holds_identifier(f"https://arxiv.org{path}")


@pytest.mark.parametrize("path", ["/abs/2403.01244", "/html/2403.01244v1/x1.png", "/list/cs.CL/recent", "/"])
def test_other_pages_hold_no_false_identifier(path: str) -> None:
    """Papers, their pictures and lists of papers are no mistakes; no other place is asked."""
    assert find_false_arxiv("arxiv.org", path) is None
    assert find_false_arxiv("larks.example.org", "/abs/2403.01244.") is None


def test_two_mirrors_of_one_paper_join_its_lines() -> None:
    """A line with a mirror and one with arXiv itself are of one work."""
    lines = "\n".join(
        f"- [2024] **{title}.** *Ana Doe* [[paper]({url})]"
        for title, url in (("Song of larks", _SHOWN[0]), ("Song of larks at dawn: a study", _SHOWN[17]))
    )
    works = read_survey(f"## Papers\n\n### One\n\n{lines}\n").works
    assert {identifier for work in works for line in work.listings for identifier in papers(line)} == {
        Identifier(Scheme.ARXIV, "2401.12345")
    }
