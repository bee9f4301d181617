"""The address of a paper's page at a publisher or in an archive → one spelling of all its addresses.

A page, its PDF and their older addresses are one where the site itself gives all of them one identifier.
Input: the parts of an address. Output: an address without https://, which is equal for one paper, and whose
own spelling is itself; or the DOI, where the address holds all that is in it.
"""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl

from survey_companion.model.arxiv import DBLP_HOSTS


class _Form(NamedTuple):
    """A form of addresses of papers."""

    path: re.Pattern[str]  # its groups "small…" are equal whatever their case; "pii" is so without its marks
    name: str  # the one spelling; {id} and {n} are also what the parameter says
    parameter: str | None = None  # in the query


def _form(path: str, name: str, parameter: str | None = None) -> _Form:
    return _Form(re.compile(path, re.IGNORECASE | re.ASCII), name, parameter)


_N = "0*(?P<n>[1-9][0-9]{0,9})"  # a number


def _proceedings(host: str) -> tuple[_Form, ...]:
    """Return the form of the abstract, the PDF and the entry of a paper, as of NeurIPS.

    https://proceedings.neurips.cc/paper_files/paper/2023/hash/0123…-Abstract-Conference.html
    """
    path = (
        "/+paper(?:_files/paper)?/(?P<year>[0-9]{4})/(?:hash|file)/(?P<small>[0-9a-f]{32})"
        r"-(?:Abstract|Paper|Bibtex|Metadata)(?P<track>(?:-[A-Za-z0-9_]+)?)\.(?:html|pdf|bib|json)"
    )
    return (_form(path, f"{host}/paper/{{year}}/hash/{{small}}-Abstract{{track}}.html"),)


# https://papers.nips.cc/paper/1234-song-of-larks.pdf
_NIPS = (
    *_proceedings("proceedings.neurips.cc"),
    _form(rf"/paper/{_N}(?:-[^/.]*)?(?:\.pdf)?/?", "papers.nips.cc/paper/{n}"),
)
# https://hal.science/hal-01234567v2/document
_HAL = (
    _form(
        r"/(?P<small>[a-z_]{2,12}-[0-9]{8})(?:v[0-9]+)?(?:/(?:document|image|(?:file|PDF)/[^/]+))?/?",
        "hal.science/{small}",
    ),
)
_DBLP = (
    _form(
        r"/rec/(?:(?:html|bib(?:tex)?[0-9]?|xml|ris)/)?(?P<id>[a-z]+/[^/]+/[^/.]+)(?:\.(?:html|bib|xml|ris|rdf))?/?",
        "dblp.org/rec/{id}",
    ),
)
_MARKED_PII = r"(?P<pii>S[0-9]{4}-?[0-9]{3}[0-9X]\(?[0-9]{2}\)?[0-9]{5}-?[0-9X])"
_PII = "sciencedirect.com/science/article/pii/{pii}"
# https://www.cell.com/larks/fulltext/S1234-5678(24)00012-3
_CELL = (
    _form(
        rf"/(?:[^/]+/){{0,3}}(?:fulltext|abstract|article|pdfs?|pdfExtended)/(?:PII)?{_MARKED_PII}(?:\.pdf|/[a-z]+)?/?",
        _PII,
    ),
)
_AAAI = (
    _form(
        rf"(?:/ojs)?/+index\.php/(?P<small>[a-z-]+)/article/(?:view|viewFile|download)/{_N}(?:/[0-9]+)*/?",
        "ojs.aaai.org/index.php/{small}/article/view/{n}",
    ),
    _form(
        r"/ocs/index\.php/(?P<small>[a-z-]+/[a-z0-9]+)/paper/(?:view|viewPaper|viewFile|download)/"
        rf"{_N}(?:/[0-9]+)*/?",
        "aaai.org/ocs/index.php/{small}/paper/view/{n}",
    ),
)
_PUBMED = "pubmed.ncbi.nlm.nih.gov/{n}"
_PMC = "pmc.ncbi.nlm.nih.gov/articles/PMC{n}"
_PMC_VIEW = r"(?:/(?:pdf(?:/[^/]*)?|epub|reader))?/?"
_PMLR = "proceedings.mlr.press/{small}/{small2}.html"
_PMLR_FILE = r"(?P<small2>[a-z0-9-]+)(?:\.html|\.pdf|/(?P=small2)\.pdf)"
_S2 = "semanticscholar.org/paper/{small}"
_IEEE = "ieeexplore.ieee.org/document/{n}"
_SSRN = "ssrn.com/abstract={n}"
_FORMS: dict[str, tuple[_Form, ...]] = {
    # At /references/pdf the parameter names a version of the paper, which is not the paper's own.
    "openreview.net": (
        _form("/(?:forum|pdf|attachment|revisions)/?", "openreview.net/forum?id={id}", "id"),
    ),
    "pubmed.ncbi.nlm.nih.gov": (_form(rf"/{_N}/?", _PUBMED),),
    "ncbi.nlm.nih.gov": (
        _form(rf"/(?:(?:m/)?pubmed|pmc/articles/pmid)/{_N}/?", _PUBMED),
        _form(rf"/(?:labs/)?pmc/articles/PMC{_N}{_PMC_VIEW}", _PMC),
    ),
    "pmc.ncbi.nlm.nih.gov": (_form(rf"/articles/PMC{_N}{_PMC_VIEW}", _PMC),),
    "europepmc.org": (
        _form(rf"/(?:article|abstract)/MED/{_N}/?", _PUBMED),
        _form(rf"/(?:articles?|abstract)/(?:PMC/)?PMC{_N}/?", _PMC),
    ),
    "semanticscholar.org": (
        _form("/(?:paper|reader)/(?:[^/]+/)?(?P<small>[0-9a-f]{40})(?:/[a-z-]+)?/?", _S2),
    ),
    "api.semanticscholar.org": (_form(rf"/CorpusID:{_N}/?", "api.semanticscholar.org/CorpusID:{n}"),),
    # https://proceedings.mlr.press/v202/doe23a.html, …/v202/doe23a/doe23a.pdf
    "proceedings.mlr.press": (_form(rf"/(?P<small>[vr][0-9]+)/{_PMLR_FILE}", _PMLR),),
    "raw.githubusercontent.com": (
        _form(rf"/mlresearch/(?P<small>[vr][0-9]+)/(?:main|gh-pages)/(?:assets/)?{_PMLR_FILE}", _PMLR),
    ),
    "jmlr.org": (
        _form(
            rf"/papers/v(?:olume)?{_N}/(?P<small>[a-z0-9-]+)(?:\.html|\.pdf|/(?P=small)\.pdf)",
            "jmlr.org/papers/v{n}/{small}.html",
        ),
        _form(rf"/proceedings/papers/(?P<small>v[0-9]+)/{_PMLR_FILE}", _PMLR),
    ),
    **dict.fromkeys(("papers.nips.cc", "papers.neurips.cc", "proceedings.neurips.cc"), _NIPS),
    # The same hash may be that of another paper of the conference itself.
    "datasets-benchmarks-proceedings.neurips.cc": _proceedings("datasets-benchmarks-proceedings.neurips.cc"),
    "proceedings.iclr.cc": _proceedings("proceedings.iclr.cc"),
    # https://openaccess.thecvf.com/content/CVPR2023/html/Doe_Larks_CVPR_2023_paper.html, …/papers/….pdf
    "openaccess.thecvf.com": (
        _form(
            r"/(?P<book>content[^/]*(?:/[^/]+){0,2})/(?:html|papers)/(?P<inside>(?:[^/]+/)?)"
            r"(?P<id>[^/]+_paper)\.(?:html|pdf)",
            "openaccess.thecvf.com/{book}/html/{inside}{id}.html",
        ),
    ),
    "ijcai.org": (
        _form(
            r"/(?:Abstract|Proceedings)/(?P<year>1[0-6])/(?:Papers/)?(?P<id>[0-9]{3})(?:\.pdf)?",
            "ijcai.org/Abstract/{year}/{id}",
        ),
    ),
    **dict.fromkeys(("ojs.aaai.org", "aaai.org"), _AAAI),
    "ieeexplore.ieee.org": (
        _form(rf"/(?:abstract/)?document/{_N}(?:/[a-z-]+)?/?", _IEEE),
        _form(r"/(?:stamp/stamp|stampPDF/getPDF|xpls?/[a-z_]+)\.jsp", _IEEE, "arnumber"),
        _form(rf"/ielx?[0-9]*/(?:[0-9]+/)+{_N}\.pdf", _IEEE),
    ),
    # ACM's own number of a paper without a DOI: https://dl.acm.org/doi/10.5555/944919.944937
    "dl.acm.org": (
        _form(
            r"/doi/(?:[a-z]+/)?(?P<small>10\.5555/[a-z0-9]+(?:\.[0-9]+)?)(?:\.pdf|/[a-z]+)?/?",
            "dl.acm.org/doi/{small}",
        ),
    ),
    "nature.com": (
        _form(
            r"/articles/(?P<small>[a-z]*[0-9][a-z0-9_-]*(?:\.[0-9]+)*)(?:\.e?pdf|/[a-z]+(?:/[0-9]+)?)?/?",
            "nature.com/articles/{small}",
        ),
    ),
    "sciencedirect.com": (
        _form(rf"/science/article/(?:(?:abs|am)/)?pii/{_MARKED_PII}(?:/[a-z]+)?/?", _PII),
        _form("/science/article/(?:(?:abs|am)/)?pii/(?P<pii>B?[0-9]{15,17}[0-9X])(?:/[a-z]+)?/?", _PII),
    ),
    "linkinghub.elsevier.com": (_form(rf"/retrieve/pii/{_MARKED_PII}/?", _PII),),
    **dict.fromkeys(("cell.com", "thelancet.com"), _CELL),
    **dict.fromkeys(DBLP_HOSTS, _DBLP),
    **dict.fromkeys(("hal.science", "archives-ouvertes.fr", "hal.inria.fr"), _HAL),
    # https://academic.oup.com/larks/article-abstract/24/3/lark012/1234567
    "academic.oup.com": (
        _form(
            r"/(?P<small>[a-z]+)/(?:article|article-abstract)/(?P<small2>[^/]+/[^/]+/[^/]+/[0-9]+)/?",
            "academic.oup.com/{small}/article/{small2}",
        ),
    ),
    "mdpi.com": (
        _form(
            r"/(?P<small>[0-9]{4}-[0-9]{3}[0-9X]/[0-9]+/[0-9]+/[0-9]+)(?:/(?:html?|pdf|xml))?/?",
            "mdpi.com/{small}",
        ),
    ),
    "jstor.org": (_form(rf"/stable/(?:pdf/)?{_N}(?:\.pdf)?/?", "jstor.org/stable/{n}"),),
    "usenix.org": (
        _form(
            "/(?P<small>conference/[^/]+/(?:technical-sessions/)?presentation/[^/]+)/?", "usenix.org/{small}"
        ),
    ),
    "papers.ssrn.com": (
        _form(r"/sol3/[a-z]+\.cfm/?", _SSRN, "abstract_id"),
        _form(r"/sol3/[a-z]+\.cfm/?", _SSRN, "abstractid"),
        _form(rf"/abstract={_N}/?", _SSRN),
    ),
    "ssrn.com": (_form(rf"/abstract={_N}/?", _SSRN),),
    "eprint.iacr.org": (_form(rf"/(?P<year>[0-9]{{4}})/{_N}(?:\.pdf)?/?", "eprint.iacr.org/{year}/{n}"),),
}  # fmt: skip
_SUBDOMAINS = {".hal.science": _HAL, ".archives-ouvertes.fr": _HAL}  # each institution has one
_VALUE = re.compile(r"[A-Za-z0-9_~-]{1,80}")
_NUMBER = re.compile("0*([1-9][0-9]{0,9})")
_NO_MARKS = str.maketrans("", "", "-()")

# https://www.ijcai.org/proceedings/2023/0123.pdf: since 2017 the DOI has the same year and number
_IJCAI = re.compile(
    r"/proceedings/(201[7-9]|20[2-9][0-9])/0{0,3}([1-9][0-9]{0,3})(?:\.pdf)?/?", re.IGNORECASE | re.ASCII
)
# https://www.nature.com/articles/s41586-021-03819-2: journals whose DOIs are 10.1038/ and what the address
# says. Others there have other prefixes, or dots in the DOI alone: sdata201612 is 10.1038/sdata.2016.12.
_NATURE = re.compile(
    "(?:/articles|/[a-z]+/journal/v[0-9]+/n[0-9]+s?/(?:full|abs|pdf))/((?:s41(?:467|524|551|559|562|567|586|587|588|591|592|593|596|597|598|746)"
    "|s42(?:003|004|005|254|255|256)|s43588)"
    r"-[0-9]{3}-[0-9]{4,5}-[0-9a-z]|(?:nature|ncomms|srep)[0-9]{4,5}|(?:nbt|ng|nmeth|nn|nphys)\.?[0-9]{3,5})"
    r"(?:_reference)?(?:\.e?pdf|\.html|/[a-z]+(?:/[0-9]+)?)?/?",
    re.ASCII,
)


def find_page(host: str, path: str, query: str) -> str | None:
    """Return the one spelling of a paper's address; `None` if the address is of no known form.

    The host is without "www."; the path is decoded, the query is as printed.
    """
    forms = _FORMS.get(host)
    if forms is None:
        forms = next((_SUBDOMAINS[end] for end in _SUBDOMAINS if host.endswith(end)), ())
    for form in forms:
        found = form.path.fullmatch(path)
        values = _read_parameter(form.parameter, query) if found and form.parameter else {}
        if found and values is not None:
            groups = {name: _fold(name, value) for name, value in found.groupdict().items()}
            return form.name.format(**groups, **values)
    return None


def _fold(name: str, value: str) -> str:
    if name == "pii":
        return value.translate(_NO_MARKS).upper()
    return value.lower() if name.startswith("small") else value


def _read_parameter(wanted: str, query: str) -> dict[str, str] | None:
    """Return what the parameter says, as text and as a number; `None` if it says nothing like it."""
    said = next((value for name, value in parse_qsl(query) if name.lower() == wanted), "")
    number = _NUMBER.fullmatch(said)
    if wanted == "id":
        return {"id": said} if _VALUE.fullmatch(said) else None
    return {"n": number[1]} if number else None


def is_page(address: str) -> bool:
    """Whether the address, without https://, is the one spelling of that of a paper."""
    place, _, query = address.partition("?")
    host, slash, path = place.partition("/")
    return find_page(host, slash + path, query) == address


def find_page_doi(host: str, path: str) -> str | None:
    """Return the DOI of a page whose address has all of it but the prefix, which is that of its publisher."""
    if host == "ijcai.org" and (found := _IJCAI.fullmatch(path)):
        return f"10.24963/ijcai.{found[1]}/{found[2]}"
    if host == "nature.com" and (found := _NATURE.fullmatch(path)):
        return f"10.1038/{found[1]}"
    return None
