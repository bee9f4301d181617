"""Where the DOIs of registrants end."""

import pytest

from survey_companion.model import registrants
from survey_companion.model.identifiers import Identifier, Scheme, identify
from survey_companion.model.registrants import is_registrant, match_suffix

# Suffixes of the forms that registrants use; nearly all papers are invented.
EXAMPLES = {
    "10.1001": ("jama.2023.12345", "jamanetworkopen.2023.12345"),
    "10.1002": (
        "asi.24123",
        "widm.1234",
        "9781234567890.ch3",
        "(SICI)1098-2736(199908)36:6<637::AID-TEA4>3.0.CO;2-9",
    ),
    "10.1007": (
        *(
            "978-3-031-40498-6_9",
            "978-3-031-40498-6",
            "978-1-4899-7687-1_100201-1",
            "3-540-45014-9_1",
            "b12345",
        ),
        *("s11633-024-1502-8", "s10994-021-05946-3", "BF00123456", "11564096_40", "s100990050001"),
    ),
    "10.1016": (
        *("j.neunet.2023.01.123", "j.neucom.2024.127635", "S0140-6736(20)30183-5", "0004-3702(90)90046-3"),
        *("B978-0-12-345678-9.00012-3", "j.cell.2021.04.048"),
    ),
    "10.1017": ("S1351324922000123", "pan.2019.26", "9781108123456", "CBO9780511123456"),
    "10.1021": ("acs.jcim.0c01234", "jacs.1c01234", "ci049714+", "ja001234x"),
    "10.1037": ("rev0000123", "0033-295X.101.1.34"),
    "10.1038": (
        *(
            "s41586-021-03819-2",
            "s41467-023-12345-w",
            "nature14539",
            "323533a0",
            "nmeth.3547",
            "d41586-023-00123-4",
        ),
        *("sj.onc.1201234", "nrg.2016.12"),
    ),
    "10.1039": ("D0SC01234A",),
    "10.1049": ("cit2.12345", "iet-cvi.2019.0123"),
    "10.1056": ("NEJMoa2034577",),
    "10.1057": ("s41599-023-01234-5",),
    "10.1073": ("pnas.2012345118", "pnas.79.8.2554"),
    "10.1080": ("01621459.2017.1285773", "0952813x.2020.1234567", "02699930143000123"),
    "10.1088": ("2632-2153/abc81d", "1742-6596/123/1/012001"),
    "10.1093": ("bioinformatics/btz682", "nar/gkaa1074", "comjnl/27.2.97", "mind/LIX.236.433"),
    "10.1098": ("rsta.2019.0123",),
    "10.1101": ("2023.04.05.535678", "535678", "gr.123456.111"),
    "10.1103": ("PhysRevLett.116.061102", "RevModPhys.91.045002", "PRXQuantum.2.040101"),
    "10.1108": ("JD-01-2020-0012",),
    "10.1109": (
        "CVPR.2016.90",
        "TPAMI.2021.3059968",
        "ICASSP49357.2023.10095969",
        "5.726791",
        "ICSE-SEIP.2019.00042",
    ),
    "10.1111": ("cogs.12345", "j.1551-6709.2010.01106.x", "1467-9868.00196"),
    "10.1117": ("12.1234567", "1.JEI.29.1.012345"),
    "10.1126": ("science.aaa1234", "science.1127647", "sciadv.abc1234", "science.290.5500.2323"),
    "10.1136": ("amiajnl-2020-012345", "bmj.n123"),
    "10.1137": ("17M1234567", "S0097539792240406", "1.9781611977123.4"),
    "10.1142": ("S0218001488000123", "9789811234567_0012"),
    "10.1145": ("3442188.3445922", "3571730"),
    "10.1146": ("annurev-linguistics-011619-030503", "annurev.neuro.23.1.155"),
    "10.1155": ("2021/1234567",),
    "10.1162": ("tacl_a_00411", "neco.1997.9.8.1735", "TACL.a.12", "089120103321337421", "coli_r_00312"),
    "10.1177": ("0278364919872545", "1094342017704893"),
    "10.1186": ("s13059-022-02780-1", "1471-2105-12-77", "gb-2010-11-10-r106"),
    "10.1190": ("1.1234567", "geo2020-0123.1"),
    "10.1207": ("s15516709cog1402_1",),
    "10.1214": ("18-AOS1234", "aos/1176344136"),
    "10.1287": ("mnsc.2021.4123", "mnsc.14.7.123"),
    "10.1371": ("journal.pone.0123456", "journal.pcbi.1001234"),
    "10.14722": ("ndss.2023.23123",),
    "10.14778": ("3415478.3415542",),
    "10.1561": ("2200000001",),
    "10.15607": ("RSS.2023.XIX.012",),
    "10.1609": ("aaai.v38i17.29920", "aaai.v33i01.33016818", "icwsm.v17i1.22136"),
    "10.1613": ("jair.1.12345", "jair.301"),
    "10.17632": ("abcdefghij.1",),
    "10.20944": ("preprints202301.0123.v1",),
    "10.21203": ("rs.3.rs-1234567/v1",),
    "10.2139": ("ssrn.1234567",),
    "10.21437": ("Interspeech.2023-1234", "ssw.2021-1"),
    "10.2196": ("12345",),
    "10.2307": ("2346178",),
    "10.24963": ("ijcai.2023/123", "kr.2022/12"),
    "10.26434": ("chemrxiv-2022-abcde", "chemrxiv-2022-abcde-v2", "chemrxiv.12345678.v1"),
    "10.3115": ("1073083.1073135",),
    "10.31219": ("osf.io/abcde",),
    "10.31234": ("osf.io/abcde_v2",),
    "10.31235": ("osf.io/abcde",),
    "10.3233": ("FAIA251390", "SW-200123"),
    "10.3389": ("frai.2021.123456", "frai.2023.1234567"),
    "10.3390": ("electronics12010001", "s21041234"),
    "10.36227": ("techrxiv.12345678.v1", "techrxiv.170327789.91300003/v1"),
    "10.4230": ("LIPIcs.ICALP.2019.12",),
    "10.5194": ("gmd-16-1234-2023",),
    "10.5220": ("0010123400003116",),
    "10.5244": ("C.31.12",),
    "10.52202": ("075280-1234",),
    "10.5281": ("zenodo.1234567",),
    "10.57967": ("hf/1234",),
    "10.6084": ("m9.figshare.12345678", "m9.figshare.12345678.v2"),
    "10.64898": ("2025.12.05.512345",),
    "10.7554": ("eLife.12345",),
    "10.7717": ("peerj-cs.1234", "peerj.123"),
    "10.7910": ("DVN/ABC123",),
}
# These name papers of the Anthology and of arXiv.
OTHERS = {
    "10.18653/v1/P19-1310": Identifier(Scheme.ACL, "P19-1310"),
    "10.18653/v1/2023.acl-long.891": Identifier(Scheme.ACL, "2023.acl-long.891"),
    "10.3115/v1/P14-1001": Identifier(Scheme.ACL, "P14-1001"),
    "10.48550/arXiv.2401.12345": Identifier(Scheme.ARXIV, "2401.12345"),
    "10.48550/arXiv.math/0507087": Identifier(Scheme.ARXIV, "math/0507087"),
}
DOIS = [f"{prefix}/{suffix}" for prefix, suffixes in EXAMPLES.items() for suffix in suffixes]


def test_every_registrant_has_an_example() -> None:
    """What is not shown by an example is not known to be right."""
    assert {*EXAMPLES, *(doi.partition("/")[0] for doi in OTHERS)} == set(registrants._FORMS)


@pytest.mark.parametrize("doi", [*DOIS, *OTHERS])
def test_a_doi_ends_with_the_form_of_its_registrant(doi: str) -> None:
    """At a place that nobody knows, whatever is around it."""
    wanted = OTHERS.get(doi, Identifier(Scheme.DOI, doi.lower()))
    for around in (
        "{}",
        "doi/{}",
        "{}/",
        "{}/full",
        "{}.pdf",
        "{}.full.pdf",
        "{}/12345/A-title?x=1",
        "?id={}",
    ):
        escaped = doi.replace("<", "%3C").replace(">", "%3E").replace("+", "%2B")
        assert identify("https://larks.example.org/" + around.format(escaped)) == wanted


@pytest.mark.parametrize("doi", DOIS)
def test_what_is_glued_to_a_doi_makes_it_a_doubt(doi: str) -> None:
    """A part of a DOI would be another DOI, so none is taken."""
    prefix, _, suffix = doi.partition("/")
    for tail in (",b", "~1", "-supplement-", ".s001_x"):
        assert match_suffix(prefix, f"{prefix}/{suffix}{tail}", len(prefix) + 1) is None


def test_a_version_is_part_of_the_address() -> None:
    """Where a preprint has one DOI for all its versions."""
    for tail in (
        "v1",
        "v2.full",
        "v2.full.pdf",
        "v12.abstract",
        "v1.supplementary-material",
        "v1.full.pdf+html",
    ):
        url = f"https://www.biorxiv.org/content/10.64898/2025.12.05.512345{tail}"
        assert identify(url) == Identifier(Scheme.DOI, "10.64898/2025.12.05.512345")


def test_most_prefixes_are_nobodys() -> None:
    """A prefix is known as a whole."""
    assert is_registrant("10.1145")
    assert not is_registrant("10.11455")
    assert not is_registrant("10.5555")
