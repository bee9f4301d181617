"""Which listings are one work, and what the audit says of their differences."""

from collections import Counter

from short_ways import read_recorded, read_survey

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


def test_what_copies_disagree_on_is_reported_with_its_line() -> None:
    """Year, authors, venue and code link are compared; the majority is shown."""
    link = "[[paper](https://arxiv.org/abs/2401.00001)]"
    text = (
        f"{HEAD}- [2024] **A Work.** *Doe et al.* `Arxiv` {link}\n"
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
