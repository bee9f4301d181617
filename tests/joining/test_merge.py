"""Which listings are one work, and what the audit says of their differences."""

import re
from collections import Counter
from dataclasses import replace
from itertools import permutations

import pytest

from short_ways import read_catalogue, read_recorded, read_survey
from survey_companion.exports.bibtex import render_bibtex, render_entry
from survey_companion.joining.merge import identifiers_of, merge_survey, titles_of
from survey_companion.model.given_keys import GivenKey, GivenKeys, Signs
from survey_companion.model.identifiers import Identifier, Scheme
from survey_companion.model.problem_kinds import Code
from survey_companion.model.record_types import Preprint
from survey_companion.records.toml_records import parse_work_records

HEAD = "# T\n## A\n### One\n"


OTHER = {
    "no-link",
    "no-paper-link",
    "no-authors",
    "truncated-authors",
    "unknown-host",
    "year-before-preprint",
}


def _codes(text: str) -> list[tuple[str, int]]:
    """Return the problems of identity with their lines; other checks have tests of their own."""
    problems = read_survey(text).problems
    return [(each.code.slug, each.location.line) for each in problems if each.code.slug not in OTHER]


def test_a_record_names_papers_as_links_do() -> None:
    """A subject class, and the Anthology's own DOI, are spellings of the identifier that a link has."""
    record = (
        '[doe2019larks]\ntitle = "Larks"\nauthors = ["Doe, Ana"]\narxiv = "math.AG/0507087"\n'
        "confirmed = true\nsources = []\n[doe2019larks.published]\n"
        'type = "article"\nshort = "ACL 2019"\nyear = 2019\ndoi = "10.18653/v1/P19-1310"\n'
    )
    (work,) = read_recorded(HEAD + "- **Larks.** *Doe*\n", record).works
    assert [(each.scheme.name, each.value) for each in work.identifiers] == [
        ("ARXIV", "math/0507087"),
        ("ACL", "P19-1310"),
        ("DOI", "10.18653/v1/p19-1310"),
    ]
    assert work.doi == "10.18653/v1/P19-1310"


def test_one_title_is_one_work_wherever_it_stands() -> None:
    """Listings in two sections, with case and versions that differ, are one work in two sections."""
    survey = read_survey(
        HEAD + "- [2024] **A Work.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2401.00001v2)]\n"
        "### Two\n- [2024] **A work?** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/pdf/2401.00001.pdf)]\n"
    )
    (work,) = survey.works
    assert [section.title for section in work.sections] == ["One", "Two"]
    assert len(work.identifiers) == 1
    assert not [problem for problem in survey.problems if problem.is_open]


def test_works_stand_in_the_order_of_the_list() -> None:
    """A work stands where it is listed first, with a record or without, whatever its key and its title."""
    record = '[a2024]\ntitle = "Middle"\nauthors = []\nconfirmed = true\nsources = []\n'
    lines = ("Zebras", "Middle", "Apples", "Zebras")
    survey = read_recorded(HEAD + "".join(f"- **{title}.** *Doe*\n" for title in lines), record)
    assert [work.title for work in survey.works] == ["Zebras", "Middle", "Apples"]


def test_a_record_without_an_address_has_that_of_the_list() -> None:
    """The first link to the paper that the record does not refuse is the one to cite; it stands once."""
    record = (
        '[doe2024stones]\ntitle = "Stones"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        '[[doe2024stones.not_this]]\nidentifier = "https://example.org/walls"\nreason = "of another"\n'
    )
    links = "[[code](https://github.com/doe/stones)] [[paper](https://example.org/walls)]"
    line = f"- **Stones.** *Doe* {links} [[paper](https://example.org/stones)]\n"
    (work,) = read_recorded(HEAD + line, record).works
    assert work.paper is not None
    assert work.paper.url == "https://example.org/stones"
    assert [link.url for link in work.links] == ["https://github.com/doe/stones"]
    stated = record.replace("confirmed", 'url = "https://example.org/record"\nconfirmed')
    (work,) = read_recorded(HEAD + line, stated).works
    assert work.paper is not None
    assert work.paper.url == "https://example.org/record"


def test_a_paper_to_cite_that_is_listed_stands_once() -> None:
    """Papers that data resources ask to be cited are cited works, unless a line of the list is theirs."""
    record = (
        '[doe2024{0}]\ntitle = "{0}"\nauthors = []\nconfirmed = true\nsources = []\nasked_by = ["slate"]\n'
    )
    survey = read_recorded(HEAD + "- **listed.** *Doe*\n", record.format("listed") + record.format("other"))
    assert [work.key for work in survey.works] == ["doe2024listed"]
    assert [work.key for work in survey.cited] == ["doe2024other"]


def test_one_link_with_two_titles_is_never_merged_in_silence() -> None:
    """Works under one identifier stay apart, and both lines are named."""
    text = HEAD + (
        "- [2024] **A Work.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2401.00001)]\n"
        "- [2024] **B Work.** *Doe et al.* `Arxiv` [[paper](https://doi.org/10.48550/arXiv.2401.00001)]\n"
    )
    assert len(read_survey(text).works) == 2
    assert _codes(text) == [("two-titles", 4), ("two-titles", 5)]


NAMESAKES = (
    "- [2024] **Deep Larks.** *Doe et al.* `Lark Letters` [[paper](https://doi.org/10.1038/larks00001)]\n",
    "- [2016] **Deep Larks.** *Roe et al.* `Lark Press` [[book](https://www.deeplarks.example.org)]\n",
    "- [2015] **Deep larks!** *Poe et al.* [[paper](https://arxiv.org/abs/1512.00001)]\n",
)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_one_title_of_different_authors_and_identifiers_is_several_works(order: tuple[int, ...]) -> None:
    """Each work has its own authors, year and identifiers, whatever the order; one problem names them."""
    survey = read_survey(HEAD + "".join(NAMESAKES[number] for number in order))
    facts = {work.key: (work.year, work.doi, work.arxiv) for work in survey.works}
    assert facts == {
        "doe2024deep": (2024, "10.1038/larks00001", None),
        "roe2016deep": (2016, None, None),
        "poe2015deep": (2015, "10.48550/arXiv.1512.00001", "1512.00001"),
    }
    (problem,) = (each for each in survey.problems if each.code is Code.SAME_TITLE)
    assert problem.location.line == 5
    assert problem.found.endswith(" et al. on line 4, and of 1 more")
    assert not any(each.code in {Code.NEAR_TITLES, Code.COPIES_DISAGREE} for each in survey.problems)


@pytest.mark.parametrize(
    "second",
    [
        "- **Deep Larks.** *Roe et al.* [[paper](https://arxiv.org/abs/1512.00001v2)]\n",  # one identifier
        "- **Deep Larks.** *Roe, Poe* [[paper](https://arxiv.org/abs/1601.00001)]\n",  # one author
        "- **Deep Larks.** *Poë et al.* [[paper](https://arxiv.org/abs/1601.00001)]\n",  # one author
        "- **Deep Larks.** *Roe et al.*\n",  # no identifier
        "- **Deep Larks.** [[paper](https://arxiv.org/abs/1601.00001)]\n",  # no author
    ],
)
def test_one_title_is_one_work_unless_authors_and_identifiers_differ(second: str) -> None:
    """Authors that differ, or identifiers that differ, are a slip of one of the lines."""
    assert len(read_survey(HEAD + NAMESAKES[2] + second).works) == 1
    assert len(read_survey(HEAD + second + NAMESAKES[2]).works) == 1


@pytest.mark.parametrize(
    ("one", "two", "works"),
    [
        ("Müller et al.", "Mueller et al.", 1),  # a spelling
        ("Wei Li et al.", "Li Wei et al.", 1),  # the family name first
        ("Wei Li et al.", "Wei Doe et al.", 2),  # a given name is no author
        ("Li et al.", "Le et al.", 2),  # short names are other names
        ("Quarry et al.", "Basalt et al.", 2),
    ],
)
def test_an_author_is_the_same_however_spelt(one: str, two: str, works: int) -> None:
    """Lines with one title and two identifiers are one work if a name is only spelt otherwise."""
    lines = [
        f"- **Deep Larks.** *{who}* [[paper](https://arxiv.org/abs/2401.{number:05})]\n"
        for number, who in enumerate((one, two))
    ]
    assert len(read_survey(HEAD + "".join(lines)).works) == works


def test_a_line_without_authors_is_of_one_of_two_namesakes() -> None:
    """It is of the same work whatever the order of lines."""
    line = "- **Deep Larks.** `ICML`\n"
    for lines in permutations((*NAMESAKES[:2], line)):
        works = read_survey(HEAD + "".join(lines)).works
        assert {work.key: len(work.listings) for work in works} == {"doe2024deep": 2, "roe2016deep": 1}


@pytest.mark.parametrize(
    ("one", "two", "works"),
    [
        ("Song of the Larks", "Songs of the Larks", 1),  # a slip
        ("LARK", "LARK: Songs in Towns", 1),  # a subtitle
        ("LARK", "LARK Songs in Towns", 2),
        ("Song of the Larks 2", "Song of the Larks 3", 2),  # another number
        ("Song of the Larks II", "Song of the Larks III", 2),
        ("Song of the Larks", "Wing of the Terns", 2),
    ],
)
def test_one_identifier_is_one_work_only_if_the_titles_are_nearly_one(one: str, two: str, works: int) -> None:
    """A slip in a title makes no second work, and is told; of two clear titles, one link is wrong."""
    link = "*Doe et al.* `ACL` [[paper](https://aclanthology.org/2024.acl-long.1)]\n"
    survey = read_survey(f"{HEAD}- [2024] **{one}.** {link}### Two\n- [2024] **{two}.** {link}")
    assert len(survey.works) == works
    codes = {each.code for each in survey.problems}
    assert (Code.COPIES_DISAGREE in codes, Code.TWO_TITLES in codes) == (works == 1, works == 2)
    assert all(bool(work.identifiers) == (works == 1) for work in survey.works)


def test_a_slip_in_a_title_with_other_authors_is_no_slip() -> None:
    """Titles alike of other authors under one identifier stay two works."""
    lines = [
        f"- **Song of the {what}.** *{who} et al.* [[paper](https://arxiv.org/abs/2401.00001)]\n"
        for what, who in (("Larks", "Doe"), ("Lark", "Roe"))
    ]
    assert len(read_survey(HEAD + "".join(lines)).works) == 2


def test_an_identifier_that_two_titles_claim_is_in_neither_entry() -> None:
    """Neither as identifier nor as address, but both lines are named, and both pages still have the link."""
    url = "https://openreview.net/{}?id=Larks1"
    text = (
        f"{HEAD}- **A Lark.** *Doe et al.* [[paper]({url.format('forum')})]\n"
        f"- **B Swift.** *Roe et al.* [[paper]({url.format('pdf')})]\n"
        "- **C Tern.** *Poe et al.* [[paper](https://arxiv.org/abs/2401.00001)]"
        " [[code](https://example.org/tern)]\n"
        "- **D Gull.** *Moe et al.* [[paper](https://doi.org/10.48550/arXiv.2401.00001)]\n"
    )
    survey = read_survey(text)
    assert _codes(text) == [("two-titles", line) for line in (4, 5, 6, 7)]
    assert [work.identifiers for work in survey.works] == [()] * 4
    assert [len(work.links) for work in survey.works] == [1, 1, 2, 1]
    bibliography = render_bibtex(survey.works, "list.md")
    assert re.findall(r"openreview|2401", bibliography) == []
    assert "https://example.org/tern" in bibliography


def test_an_identifier_that_a_record_has_is_the_records() -> None:
    """A line under another title does not take it away, and does not get it."""
    record = (
        '[doe2024lark]\ntitle = "A Lark"\nauthors = ["Doe, Ana"]\nconfirmed = true\nsources = []\n'
        'arxiv = "2401.00001"\n'
    )
    link = "[[paper](https://arxiv.org/abs/2401.00001)]"
    survey = read_recorded(f"{HEAD}- **A Lark.** *Doe* {link}\n- **B Swift.** *Roe* {link}\n", record)
    assert [work.arxiv for work in survey.works] == ["2401.00001", None]


def test_an_address_of_several_papers_is_no_identifier() -> None:
    """A plain address, such as that of a volume, stays in the entries of all its papers."""
    link = "[[paper](https://proceedings.example.org/2024)]"
    survey = read_survey(f"{HEAD}- **A Lark.** *Doe* {link}\n- **B Swift.** *Roe* {link}\n")
    assert [work.paper is not None for work in survey.works] == [True, True]


VERSIONS = (
    "- [2022] **Song of Larks.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2212.00001)]\n",
    "- [2022] **Song of Larks.** *Doe et al.* `Arxiv` [[pdf](https://arxiv.org/pdf/2212.00001)]\n",
    "- [2023] **Song of Larks.** *Doe et al.* `Lark Journal` [[paper](https://doi.org/10.1000/larks)]\n",
)


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=str)
def test_the_published_version_is_cited_whatever_the_order(order: tuple[int, ...]) -> None:
    """Venue, year and type are those of the publication; each identifier has its own field."""
    lines = (f"### S{number}\n{VERSIONS[number]}" for number in order)
    (work,) = read_survey(HEAD + "".join(lines)).works
    assert (work.key, work.year, work.venue) == ("doe2023song", 2023, "Lark Journal")
    entry = render_entry(work)
    assert entry.startswith("@article{doe2023song,")
    assert re.findall(r"(eprint|doi|url|year) += {(.*)}", entry) == [
        ("year", "2023"),
        ("eprint", "2212.00001"),
        ("doi", "10.1000/larks"),
        ("url", "https://doi.org/10.1000/larks"),
    ]
    assert work.preprint is not None


def test_a_publication_without_a_year_does_not_get_that_of_the_preprint() -> None:
    """Missing stays missing; a line that does not say which version it means may help out."""
    published = "- **Song of Larks.** *Doe et al.* `Lark Journal`\n"
    (work,) = read_survey(HEAD + VERSIONS[0] + published).works
    assert (work.year, work.venue) == (None, "Lark Journal")
    (work,) = read_survey(f"{HEAD}{VERSIONS[0]}{published}- [2023] **Song of Larks.** *Doe et al.*\n").works
    assert work.year == 2023


def test_an_anthology_link_without_a_venue_is_a_publication() -> None:
    """The year is then that of its line, not of the preprint's."""
    line = "- [2023] **Song of Larks.** *Doe et al.* [[paper](https://aclanthology.org/2023.acl-long.1)]\n"
    preprint = "- [2022] **Song of Larks.** *Doe et al.* [[paper](https://arxiv.org/abs/2212.00001)]\n"
    for lines in ((line, preprint), (preprint, line)):
        (work,) = read_survey(HEAD + "".join(lines)).works
        assert work.year == 2023


def test_what_copies_disagree_on_is_reported_with_its_line() -> None:
    """Year, authors, venue and code link are compared; the majority is shown."""
    link = "[[paper](https://arxiv.org/abs/2401.00001)]"
    text = (
        f"{HEAD}- [2024] **A Work.** *Doe et al.* `EMNLP` {link}\n"
        f"### Two\n- [2023] **A Work.** *Roe et al.* `ACL` {link} [[code](https://example.org/code)]\n"
        f"### Three\n- [2023] **A Work.** *Roe et al.* `ACL` {link}\n"
    )
    (work,) = read_survey(text).works
    assert (work.year, work.venue, work.key) == (2023, "ACL", "roe2023work")
    assert work.code is not None
    assert Counter(_codes(text)) == {("copies-disagree", 6): 4, ("copies-disagree", 8): 3}


def test_full_names_are_compared() -> None:
    """The same family names with other given names are other people."""
    text = f"{HEAD}- **A Work.** *Ana Doe and Bo Roe*\n### Two\n- **A Work.** *Zoe Doe and Max Roe*\n"
    assert _codes(text) == [("copies-disagree", 6)]


def test_one_title_with_two_identifiers_is_reported() -> None:
    """Each further arXiv identifier or address is a problem; an arXiv and an Anthology identifier are not."""
    links = (
        "https://arxiv.org/abs/2401.00001",
        "https://aclanthology.org/2024.acl-long.1",
        "https://arxiv.org/abs/2401.00009",
        "https://arxiv.org/abs/2401.00010",
        "https://arxiv.org/abs/2401.00009v2",
        "https://example.org/a",
        "https://example.org/b",
    )
    lines = [
        f"### S{i}\n- [2024] **A Work.** *Doe et al.* `ACL` [[paper]({url})]\n" for i, url in enumerate(links)
    ]
    assert len(read_survey(HEAD + "".join(lines)).works) == 1
    assert _codes(HEAD + "".join(lines)) == [("two-identifiers", line) for line in (9, 11, 17)]


def test_a_work_twice_in_one_section_is_reported() -> None:
    """The second line is named with the first."""
    line = "- [2024] **A Work.** *Doe et al.*\n"
    assert _codes(HEAD + line + line) == [("listed-twice", 5)]


# -- works with a record -----------------------------------------------------------------------------

RECORD = '[{key}]\ntitle = "{title}"\nauthors = [{who}]\nconfirmed = true\nsources = []\n{more}\n'


def _record(key: str, title: str = "Song of Larks", who: str = '"Doe, Ana"', more: str = "") -> str:
    return RECORD.format(key=key, title=title, who=who, more=more)


def _listed(title: str = "Song of Larks", who: str = "Ana Doe", *links: str) -> str:
    shown = "".join(
        f" [[{label or 'paper'}]({url})]" for url, _, label in (each.partition("=") for each in links)
    )
    return f"- [2024] **{title}.** *{who}* `ACL`{shown}\n"


def _arxiv(number: int) -> str:
    return f"https://arxiv.org/abs/2401.{number:05}"


LINKED = 'arxiv = "2401.00001"'


@pytest.mark.parametrize(
    ("records", "key"),
    [
        ((_record("a"), _record("b")), "b"),  # nothing tells them apart: the last one
        ((_record("a", more=LINKED), _record("b", who='"Roe, Bo"')), "a"),
        ((_record("a", who='"Roe, Bo"', more=LINKED), _record("b")), "a"),  # the link is stronger
        ((_record("a"), _record("b", who='"Roe, Bo"', more=LINKED)), "b"),
        ((_record("a"), _record("b", who='"Roe, Bo"')), "a"),  # the authors
        ((_record("a", more=LINKED), _record("b", who='"Roe, Bo"', more=LINKED)), "a"),
        ((_record("a", more=LINKED), _record("b", more=LINKED)), "b"),
        ((_record("a"), _record("b", who="")), "a"),
        ((_record("a", more='arxiv = "2401.00009"'), _record("b")), "b"),
    ],
)
def test_of_records_with_one_title_the_likest_is_that_of_the_line(records: tuple[str, ...], key: str) -> None:
    """It has the link of the line, or else an author; of those equally like it, the last is taken."""
    survey = read_recorded(HEAD + _listed("Song of larks!", "Ana Doe", _arxiv(1)), "".join(records))
    assert [work.key for work in survey.works] == [key]


def test_any_title_of_a_record_is_that_of_its_lines() -> None:
    """That of the version to cite, other ones and that of the preprint; lines of all are of one work."""
    more = 'also_titled = ["Larks", "Old larks"]\npreprint = {title = "New larks"}'
    titles = ("Larks", "New Larks", "Song of Larks", "Old larks", "No larks")
    survey = read_recorded(HEAD + "".join(_listed(title) for title in titles), _record("doe", more=more))
    assert [[each.location.line for each in work.listings] for work in survey.works] == [[4, 5, 6, 7], [8]]
    mixed = read_recorded(
        HEAD + "".join(map(_listed, ("Larks", "Old larks", "Larks"))), _record("doe", more=more)
    )
    assert [each.location.line for each in mixed.works[0].listings] == [4, 5, 6]
    record = survey.work_records["doe"]
    assert titles_of(record) == ("Song of Larks", "Larks", "Old larks", "New larks")
    assert titles_of(replace(record, preprint=None)) == ("Song of Larks", "Larks", "Old larks")
    assert titles_of(replace(record, preprint=Preprint(year=2020))) == ("Song of Larks", "Larks", "Old larks")


PUBLISHED = 'published = {{type = "article", short = "Letters 2024", year = 2024{}}}'
ANTHOLOGY = ', acl_id = "2024.acl-long.1"'
OWN = ', url = "https://letters.example.org/a"'
DOI = ', doi = "10.1000/A"'


@pytest.mark.parametrize(
    ("more", "paper", "preprint"),
    [
        ((), None, None),
        (('url = "https://a.example.org"',), "https://a.example.org", None),
        ((LINKED,), _arxiv(1), None),
        ((LINKED, 'url = "https://a.example.org"'), _arxiv(1), None),  # the identifier is surer
        ((PUBLISHED.format(""),), None, None),
        ((PUBLISHED.format(""), LINKED), _arxiv(1), None),
        ((PUBLISHED.format(""), 'url = "https://a.example.org"'), "https://a.example.org", None),
        ((PUBLISHED.format(OWN), 'url = "https://a.example.org"'), "https://letters.example.org/a", None),
        ((PUBLISHED.format(OWN + DOI + ANTHOLOGY),), "https://letters.example.org/a", None),
        ((PUBLISHED.format(OWN + ANTHOLOGY),), "https://letters.example.org/a", None),
        ((PUBLISHED.format(DOI + ANTHOLOGY),), "https://doi.org/10.1000/A", None),  # a DOI lasts longest
        ((PUBLISHED.format(DOI),), "https://doi.org/10.1000/A", None),
        ((PUBLISHED.format(ANTHOLOGY),), "https://aclanthology.org/2024.acl-long.1/", None),
        ((PUBLISHED.format(ANTHOLOGY), LINKED), "https://aclanthology.org/2024.acl-long.1/", _arxiv(1)),
        ((PUBLISHED.format(OWN), LINKED), "https://letters.example.org/a", _arxiv(1)),
        ((PUBLISHED.format(f', url = "{_arxiv(1)}"'), LINKED), _arxiv(1), None),
    ],
)
def test_the_links_of_a_record(more: tuple[str, ...], paper: str | None, preprint: str | None) -> None:
    """The first goes to the version to cite, the second to a preprint that is another version."""
    survey = read_recorded(HEAD + _listed(), _record("doe", more="\n".join(more)))
    (work,) = survey.works
    assert [each and (each.label, each.url, each.role.name) for each in (work.paper, work.preprint)] == [
        paper and ("paper", paper, "paper"),
        preprint and ("preprint", preprint, "paper"),
    ]


@pytest.mark.parametrize(
    ("more", "venue"),
    [
        ("", None),
        ("url = 'https://a.example.org'", None),
        (LINKED, "arXiv"),
        (PUBLISHED.format(""), "Letters 2024"),
        (f"{PUBLISHED.format('')}\n{LINKED}", "Letters 2024"),
    ],
)
def test_the_venue_of_a_record(more: str, venue: str | None) -> None:
    """That of the publication; a work on arXiv alone is there; what the list prints does not count."""
    (work,) = read_recorded(HEAD + _listed(), _record("doe", more=more)).works
    assert work.venue == venue


def test_the_identifiers_of_a_record_are_in_order() -> None:
    """arXiv, the Anthology, the DOI in small letters, its addresses; each once."""
    addresses = f'url = "{_arxiv(1)}"'
    more = f"{LINKED}\n{addresses}\n{PUBLISHED.format(OWN + DOI + ANTHOLOGY)}"
    (work,) = read_recorded(HEAD + _listed(), _record("doe", more=more)).works
    assert [(each.scheme.name, each.value) for each in work.identifiers] == [
        ("ARXIV", "2401.00001"),
        ("ACL", "2024.acl-long.1"),
        ("DOI", "10.1000/a"),
        ("URL", "letters.example.org/a"),
    ]
    assert work.record is not None
    assert identifiers_of(work.record) == work.identifiers
    (bare,) = read_recorded(HEAD + _listed(), _record("doe")).works
    assert bare.identifiers == ()


def test_authors_of_a_record() -> None:
    """As it names them; a record without authors has no byline, whatever the line prints."""
    (work,) = read_recorded(HEAD + _listed(), _record("doe", more="authors_truncated = true")).works
    assert work.byline is not None
    assert work.byline.truncated
    (work,) = read_recorded(HEAD + _listed(), _record("doe", who="")).works
    assert work.byline is None


def test_links_of_lines_are_kept_beside_those_of_the_record() -> None:
    """But none that the record has, that leads to the paper, or that the record refuses."""
    more = (
        f'{LINKED}\ncode = "https://code.example.org/larks"\nweights = "https://weights.example.org"\n'
        'not_this = [{identifier = "arXiv:2401.00007", reason = "Terns."}]'
    )
    links = (
        f"{_arxiv(1)}v2",
        _arxiv(7),
        _arxiv(8),
        "https://code.example.org/larks/=github",
        "https://other.example.org=page",
    )
    more_links = ("https://other.example.org=again", "https://third.example.org=page")
    lines = "".join(_listed("Song of Larks", "Ana Doe", *each) for each in (links, more_links))
    (work,) = read_recorded(HEAD + lines, _record("doe", more=more)).works
    assert [(each.label, each.url, each.role.name) for each in work.links] == [
        ("code", "https://code.example.org/larks", "code"),
        ("weights", "https://weights.example.org", "code"),
        ("paper", _arxiv(8), "paper"),
        ("page", "https://other.example.org", "other"),
        ("page", "https://third.example.org", "other"),
    ]


def test_an_alias_is_an_earlier_key_unless_it_is_in_use() -> None:
    """Not one that a record or a line has; of two records that claim it, the first gets it."""
    records = _record("a", "Larks", more='aliases = ["b", "doe2024terns", "old", "older"]') + _record(
        "b", "Swifts", more='aliases = ["old"]'
    )
    survey = read_recorded(HEAD + _listed("Larks") + _listed("Swifts") + _listed("Terns"), records)
    assert survey.works[2].key == "doe2024terns2", "an alias names no other work"
    assert survey.aliases == {"doe2024terns": "a", "old": "a", "older": "a"}


@pytest.mark.parametrize(
    ("more", "identifiers"),
    [
        ("", ["arXiv"]),
        ('arxiv = "2401.00001"', []),  # the record claims it
        (
            'arxiv = "2401.00001"\nnot_this = [{identifier = "arXiv:2401.00001", reason = "Terns."}]',
            ["arXiv"],
        ),
        ('not_this = [{identifier = "arXiv:2401.00001", reason = "Terns."}]', ["arXiv"]),
    ],
)
def test_a_record_may_refuse_what_another_work_claims(more: str, identifiers: list[str]) -> None:
    """Then the identifier is the other work's; otherwise what both claim is not that of the line."""
    line = _listed("Terns", "Bo Roe", _arxiv(1))
    survey = read_recorded(HEAD + _listed() + line, _record("doe", more=more))
    assert [each.scheme.value for each in survey.works[1].identifiers] == identifiers
    linked = read_recorded(
        HEAD + _listed("Song of Larks", "Ana Doe", _arxiv(1)) + line, _record("doe", more=more)
    )
    is_refused = "not_this" in more
    assert [each.scheme.value for each in linked.works[1].identifiers] == (["arXiv"] if is_refused else [])


def test_a_claim_in_several_lines_of_a_work_is_one_claim() -> None:
    """A record and its lines, or several lines, have the identifier once."""
    lines = _listed("Song of Larks", "Ana Doe", _arxiv(1)) * 2 + _listed(
        "Terns", "Bo Roe", _arxiv(2), _arxiv(2)
    )
    survey = read_recorded(HEAD + lines, _record("doe", more=LINKED))
    assert [work.arxiv for work in survey.works] == ["2401.00001", "2401.00002"]


def test_all_that_a_work_is_known_by_is_remembered() -> None:
    """Of a record all titles, identifiers and authors, the titles of its lines, and where it stands."""
    more = f'{LINKED}\nalso_titled = ["Larks"]'
    text = HEAD + _listed("Larks") + _listed("Terns", "Bo Roe", _arxiv(2))
    records = _record("doe", more=more) + _record("poe", "Swifts", '"Poe, Cy"', 'asked_by = ["slate"]')
    survey = read_recorded(text, records)
    assert survey.key_book.keys == (
        GivenKey(
            key="doe",
            signs=Signs(
                titles=("larks", "songoflarks"),
                identifiers=(Identifier(Scheme.ARXIV, "2401.00001"),),
                authors=("doe",),
            ),
            place="taxonomy/a/one",
        ),
        GivenKey(key="poe", signs=Signs(titles=("swifts",), authors=("poe",))),
        GivenKey(
            key="roe2024terns",
            signs=Signs(
                titles=("terns",), identifiers=(Identifier(Scheme.ARXIV, "2401.00002"),), authors=("roe",)
            ),
            place="taxonomy/a/one",
        ),
    )


def test_a_line_gets_no_key_that_is_given_to_a_record() -> None:
    """Neither one that a record has now, nor one that was given out before."""
    given = GivenKeys(
        keys=(
            GivenKey(key="doe2024larks", signs=Signs(titles=("larks",))),
            GivenKey(key="doe2024terns", signs=Signs(titles=("nothing",)), is_gone=True),
            GivenKey(key="doe2020was", signs=Signs(titles=("larks",)), now="doe2024larks"),
        )
    )
    facts, _ = parse_work_records(_record("doe2024larks", "Swifts"), "works.toml")
    catalogue = read_catalogue(HEAD + "".join(map(_listed, ("Swifts", "Larks", "Terns"))))
    survey = merge_survey(catalogue, facts, {}, {"list.md": "list.md"}, given)
    assert [work.key for work in survey.works] == ["doe2024larks", "doe2020was", "doe2024terns2"]
    assert survey.gone == {"doe2024terns": None}
