"""Which addresses are those of one paper."""

import pytest

from survey_companion.model.identifiers import Identifier, Scheme, identify, is_paper_address, names_one_work
from survey_companion.model.paper_pages import find_page, is_page
from survey_companion.reading.words.paper_addresses import is_paper_link

_HASH = "0123456789abcdef0123456789abcdef"
_S2 = "0123456789abcdef0123456789abcdef01234567"
# The one spelling, and other addresses of the same paper; all papers are invented.
SAME = {
    "openreview.net/forum?id=Lark_1-x": (
        "https://openreview.net/forum?id=Lark_1-x",
        "http://www.openreview.net/forum?noteId=Tern&id=Lark_1-x#review",
        "https://openreview.net/pdf?id=Lark_1-x",
        "https://openreview.net/attachment?id=Lark_1-x&name=supplementary_material",
        "https://web.archive.org/web/2024/https://openreview.net/forum?id=Lark_1-x",
    ),
    "pubmed.ncbi.nlm.nih.gov/31234567": (
        "https://pubmed.ncbi.nlm.nih.gov/31234567/",
        "http://www.ncbi.nlm.nih.gov/pubmed/31234567",
        "https://www.ncbi.nlm.nih.gov/m/pubmed/31234567/",
        "https://europepmc.org/article/MED/31234567",
    ),
    "pmc.ncbi.nlm.nih.gov/articles/PMC7654321": (
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC7654321/",
        "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7654321/pdf/larks.pdf",
        "https://europepmc.org/article/PMC/PMC7654321",
    ),
    f"semanticscholar.org/paper/{_S2}": (
        f"https://www.semanticscholar.org/paper/Song-of-Larks-Doe/{_S2}",
        f"https://www.semanticscholar.org/paper/{_S2}/figure",
        f"https://www.semanticscholar.org/reader/{_S2.upper()}",
    ),
    "api.semanticscholar.org/CorpusID:1234567": (
        "https://api.semanticscholar.org/CorpusID:1234567",
        "https://api.semanticscholar.org/CorpusId:1234567",
    ),
    "proceedings.mlr.press/v202/doe23a.html": (
        "https://proceedings.mlr.press/v202/doe23a.html",
        "https://proceedings.mlr.press/v202/doe23a/doe23a.pdf",
        "http://proceedings.mlr.press/v202/doe23a.pdf",
        "https://raw.githubusercontent.com/mlresearch/v202/main/assets/doe23a/doe23a.pdf",
    ),
    "proceedings.mlr.press/v37/doe15.html": (
        "http://proceedings.mlr.press/v37/doe15.pdf",
        "http://jmlr.org/proceedings/papers/v37/doe15.html",
    ),
    "jmlr.org/papers/v20/18-123.html": (
        "https://jmlr.org/papers/v20/18-123.html",
        "https://www.jmlr.org/papers/volume20/18-123/18-123.pdf",
    ),
    f"proceedings.neurips.cc/paper/2020/hash/{_HASH}-Abstract.html": (
        f"https://proceedings.neurips.cc/paper/2020/hash/{_HASH}-Abstract.html",
        f"https://papers.nips.cc/paper/2020/file/{_HASH}-Paper.pdf",
        f"https://proceedings.neurips.cc//paper/2020/hash/{_HASH}-Abstract.html",
        f"https://papers.neurips.cc/paper_files/paper/2020/hash/{_HASH}-Abstract.html",
    ),
    f"proceedings.neurips.cc/paper/2023/hash/{_HASH}-Abstract-Conference.html": (
        f"https://proceedings.neurips.cc/paper_files/paper/2023/file/{_HASH}-Paper-Conference.pdf",
        f"https://papers.nips.cc/paper_files/paper/2023/hash/{_HASH}-Abstract-Conference.html",
    ),
    "papers.nips.cc/paper/1234": (
        "http://papers.nips.cc/paper/1234-song-of-larks",
        "https://papers.nips.cc/paper/1234-song-of-larks.pdf",
    ),
    "openaccess.thecvf.com/content/CVPR2023/html/Doe_Song_of_Larks_CVPR_2023_paper.html": (
        "https://openaccess.thecvf.com/content/CVPR2023/html/Doe_Song_of_Larks_CVPR_2023_paper.html",
        "https://openaccess.thecvf.com/content/CVPR2023/papers/Doe_Song_of_Larks_CVPR_2023_paper.pdf",
    ),
    "openaccess.thecvf.com/content_CVPRW_2019/html/Birds/Doe_Larks_CVPRW_2019_paper.html": (
        "http://openaccess.thecvf.com/content_CVPRW_2019/papers/Birds/Doe_Larks_CVPRW_2019_paper.pdf",
    ),
    "ijcai.org/Abstract/16/123": (
        "http://www.ijcai.org/Abstract/16/123",
        "https://www.ijcai.org/Proceedings/16/Papers/123.pdf",
    ),
    "ojs.aaai.org/index.php/aaai/article/view/12345": (
        "https://ojs.aaai.org/index.php/AAAI/article/view/12345",
        "https://ojs.aaai.org/index.php/AAAI/article/view/12345/67890",
        "https://ojs.aaai.org//index.php/AAAI/article/download/12345/67890",
        "https://www.aaai.org/ojs/index.php/AAAI/article/view/12345",
    ),
    "aaai.org/ocs/index.php/aaai/aaai18/paper/view/12345": (
        "https://www.aaai.org/ocs/index.php/AAAI/AAAI18/paper/view/12345",
        "https://www.aaai.org/ocs/index.php/AAAI/AAAI18/paper/viewFile/12345/67890",
    ),
    "ieeexplore.ieee.org/document/1234567": (
        "https://ieeexplore.ieee.org/document/1234567/",
        "https://ieeexplore.ieee.org/abstract/document/1234567/authors",
        "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=1234567",
        "http://ieeexplore.ieee.org/xpl/articleDetails.jsp?arnumber=1234567",
        "https://ieeexplore.ieee.org/iel7/34/1234/01234567.pdf",
    ),
    "nature.com/articles/sdata201612": ("https://www.nature.com/articles/sdata201612",),
    "nature.com/articles/ng0500_25": ("https://www.nature.com/articles/ng0500_25.pdf",),
    "dl.acm.org/doi/10.5555/123456.123457": (
        "https://dl.acm.org/doi/10.5555/123456.123457",
        "https://dl.acm.org/doi/pdf/10.5555/123456.123457",
    ),
    "nature.com/articles/s41599-021-01234-5": (
        "https://www.nature.com/articles/s41599-021-01234-5",
        "https://www.nature.com/articles/s41599-021-01234-5.pdf",
        "https://www.nature.com/articles/s41599-021-01234-5/figures/1",
    ),
    "sciencedirect.com/science/article/pii/S1234567824000123": (
        "https://www.sciencedirect.com/science/article/pii/S1234567824000123",
        "https://www.sciencedirect.com/science/article/abs/pii/S1234567824000123?via%3Dihub",
        "https://linkinghub.elsevier.com/retrieve/pii/S1234567824000123",
        "https://www.cell.com/larks/fulltext/S1234-5678(24)00012-3",
        "https://www.thelancet.com/journals/lark/article/PIIS1234-5678(24)00012-3/fulltext",
    ),
    "sciencedirect.com/science/article/pii/123456789012345X": (
        "https://www.sciencedirect.com/science/article/pii/123456789012345x",
    ),
    "dblp.org/rec/conf/lark/DoeR23": (
        "https://dblp.org/rec/conf/lark/DoeR23",
        "https://dblp.org/rec/bib/conf/lark/DoeR23",
        "https://dblp.uni-trier.de/rec/html/conf/lark/DoeR23",
        "https://dblp.org/rec/conf/lark/DoeR23.html?view=bibtex",
    ),
    "hal.science/hal-01234567": (
        "https://hal.science/hal-01234567v2",
        "https://hal.archives-ouvertes.fr/hal-01234567/document",
        "https://inria.hal.science/hal-01234567/file/larks.pdf",
        "https://hal.inria.fr/hal-01234567",
    ),
    "academic.oup.com/larks/article/24/3/lark012/1234567": (
        "https://academic.oup.com/larks/article/24/3/lark012/1234567",
        "https://academic.oup.com/larks/article-abstract/24/3/lark012/1234567?redirectedFrom=fulltext",
    ),
    "mdpi.com/1234-567x/12/1/10": (
        "https://www.mdpi.com/1234-567X/12/1/10",
        "https://www.mdpi.com/1234-567X/12/1/10/pdf?version=1",
    ),
    "jstor.org/stable/1234567": (
        "https://www.jstor.org/stable/1234567",
        "https://www.jstor.org/stable/pdf/1234567.pdf",
    ),
    "usenix.org/conference/larks23/presentation/doe": (
        "https://www.usenix.org/conference/larks23/presentation/doe",
    ),
    "ssrn.com/abstract=1234567": (
        "https://ssrn.com/abstract=1234567",
        "https://papers.ssrn.com/abstract=1234567",
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567",
        "https://papers.ssrn.com/sol3/Delivery.cfm?abstractid=1234567&mirid=1",
    ),
    "eprint.iacr.org/2023/123": ("https://eprint.iacr.org/2023/123.pdf", "https://eprint.iacr.org/2023/123"),
}
DOIS = {
    "https://www.ijcai.org/proceedings/2023/123": "10.24963/ijcai.2023/123",
    "https://www.ijcai.org/proceedings/2023/0123.pdf": "10.24963/ijcai.2023/123",
    "https://www.nature.com/articles/s41586-021-01234-5": "10.1038/s41586-021-01234-5",
    "https://www.ijcai.org/Proceedings/2017/0012.pdf": "10.24963/ijcai.2017/12",
    "https://www.nature.com/articles/nature12345.pdf": "10.1038/nature12345",
    "https://www.nature.com/nature/journal/v521/n7553/full/nature12345.html": "10.1038/nature12345",
    "https://www.nature.com/articles/nmeth.3456": "10.1038/nmeth.3456",
    "https://www.nature.com/articles/s41586-021-01234-5_reference.pdf": "10.1038/s41586-021-01234-5",
}
OTHERS = (
    "https://openreview.net/group?id=Larks.cc/2024",
    "https://openreview.net/forum?id=Lark%201",
    "https://openreview.net/references/pdf?id=Lark1",
    "https://openreview.net/forum",
    "https://pubmed.ncbi.nlm.nih.gov/?term=larks",
    "https://www.semanticscholar.org/author/1234567",
    "https://proceedings.mlr.press/v202/",
    "https://proceedings.mlr.press/v202/doe23a/doe23a-supp.pdf",
    f"https://proceedings.neurips.cc/paper/2020/file/{_HASH}-Supplemental.pdf",
    "https://openaccess.thecvf.com/CVPR2023",
    "https://www.ijcai.org/proceedings/2023/",
    "https://ieeexplore.ieee.org/xpl/conhome/1234567/proceeding",
    "https://ieeexplore.ieee.org/stamp/stamp.jsp?arnumber=larks",
    "https://www.nature.com/larks",
    "https://dblp.org/pid/12/3456.html",
    "https://academic.oup.com/larks/article-pdf/24/3/lark012/1234567/lark012.pdf",
    "https://www.mdpi.com/journal/larks",
    "https://example.org/forum?id=Lark1",
)


@pytest.mark.parametrize("page", SAME)
def test_addresses_of_a_paper_are_one(page: str) -> None:
    """Its page, its PDF and older addresses have one spelling, which is a page and its own spelling."""
    assert {identify(url) for url in SAME[page]} == {Identifier(Scheme.URL, page)}
    assert identify(f"https://{page}") == Identifier(Scheme.URL, page)
    assert is_page(page)
    assert names_one_work(Identifier(Scheme.URL, page))


@pytest.mark.parametrize("url", [url for urls in SAME.values() for url in urls] + list(DOIS))
def test_addresses_of_a_paper_are_known_as_such(url: str) -> None:
    """A line with such a link is a paper's."""
    assert is_paper_address(url)
    assert is_paper_link(url)


@pytest.mark.parametrize("url", DOIS)
def test_a_page_that_names_its_doi_has_it(url: str) -> None:
    """The prefix of these publishers is one, and the rest stands in the address."""
    assert identify(url) == Identifier(Scheme.DOI, DOIS[url])


@pytest.mark.parametrize("url", OTHERS)
def test_other_pages_are_no_papers_page(url: str) -> None:
    """Groups, volumes, supplements and searches are addresses, and nothing else."""
    assert not names_one_work(identify(url))


def test_papers_of_one_hash_are_two() -> None:
    """The tracks of a year, and conferences that share a program, number their papers alike."""
    path = f"/paper/2023/hash/{_HASH}-Abstract"
    pages = {
        find_page(host, f"{path}{track}.html", "")
        for host in (
            "proceedings.neurips.cc",
            "proceedings.iclr.cc",
            "datasets-benchmarks-proceedings.neurips.cc",
        )
        for track in ("-Conference", "-round1")
    }
    assert len(pages) == 6
