"""Several lists of one survey, read as one."""

from short_ways import read_catalogue
from survey_companion.audit import audit_survey
from survey_companion.exports.bibtex import render_entry
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages
from survey_companion.reading.joint_lists import join_catalogues

FIRST = """\
# Stones
## Papers
### 1. By hand
#### 1.1 Large
- [2020] **Lifting.** *Doe et al.* [[paper](https://arxiv.org/abs/2001.00001)]
#### 1.2 Small
- [2021] **Sorting.** *Roe et al.* [[paper](https://arxiv.org/abs/2101.00001)]
## Data
### 1. Slates
- [**Slate**](https://slate.example.org). Stones.
"""
SECOND = """\
# More stones
## Papers
### By hand
#### Small
- [2022] **Sieving.** *Moe et al.* [[paper](https://arxiv.org/abs/2201.00001)]
- [2019] **Sorting.** *Roe et al.* [[paper](https://arxiv.org/abs/1901.00001)]
#### Tiny
- [2023] **Grinding.** *Poe et al.* [[paper](https://arxiv.org/abs/2301.00001)]
### By machine
- [2024] **Crushing.** *Loe et al.* [[paper](https://arxiv.org/abs/2401.00001)]
## Data
### Slates
- [**Slate**](https://slate.example.com). Other stones.
"""


def _join(*texts: str) -> Survey:
    names = [f"{letter}.md" for letter in "zya"]  # so that the alphabet would give another order
    catalogue = join_catalogues(
        [read_catalogue(text, name) for text, name in zip(texts, names, strict=False)]
    )
    return audit_survey(
        merge_survey(catalogue, {}, {}, {name: f"bib/{name}" for name in names[: len(texts)]})
    )


def test_one_list_is_itself() -> None:
    """Nothing changes where there is only one."""
    catalogue = read_catalogue(FIRST)
    assert join_catalogues([catalogue]) is catalogue


def test_headings_of_one_name_are_one_section() -> None:
    """The first list gives number and order; what only a later one has comes last in its part."""
    survey = _join(FIRST, SECOND)
    assert [section.name for section in survey.sections if section.part.kind.value == "taxonomy"] == [
        "1.1 Large",
        "1.2 Small",
        "Tiny",
        "By machine",
    ]
    parts = {section.part for section in survey.sections if section.part.title == "By hand"}
    assert len(parts) == 1


def test_every_entry_is_there_once() -> None:
    """Entries come in the order of the lists, and the counts of lines add up over all of them."""
    survey = _join(FIRST, SECOND)
    assert [work.title for work in survey.works] == ["Lifting", "Sorting", "Sieving", "Grinding", "Crushing"]
    assert survey.account.is_balanced
    counts = [read_catalogue(text).account for text in (FIRST, SECOND)]
    assert survey.account.content == sum(each.content for each in counts)
    assert (survey.account.listings, survey.account.resources) == (6, 2)
    assert [resource.slug for resource in survey.resources] == ["slate", "slate-2"], "two addresses"


def test_a_work_of_two_lists_is_one_work() -> None:
    """Its contradictions name the other list, whose line they mean."""
    survey = _join(FIRST, SECOND)
    (work,) = [work for work in survey.works if work.title == "Sorting"]
    assert [listing.location.path for listing in work.listings] == ["z.md", "y.md"]
    found = [problem for problem in survey.problems if problem.about == work.key]
    assert {each.location.path for each in found if "line 7 of z.md" in each.found} == {"y.md"}


def test_pages_name_the_list_of_each_line() -> None:
    """A work's page and a section's open questions say in which file to look, by its name in the project."""
    survey = _join(FIRST, SECOND)
    (work,) = [work for work in survey.works if work.title == "Sorting"]
    pages = render_pages(survey, {each.key: render_entry(each) for each in survey.works})
    page = pages[f"works/{work.key}.md"]
    assert "on line 7 of bib/z.md as" in page
    assert "on line 6 of bib/y.md as" in page
    assert "bib/y.md, line 6)" in pages["taxonomy/by-hand/small.md"]
    assert pages["index.md" if "index.md" in pages else "snippets/about.md"].startswith("% Generated")


def _titled(*titles: str) -> list[str]:
    """Return a list for each title of a section with one work."""
    return [
        f"# L\n## Papers\n### 1. Part\n#### {title}\n- [2020] **{number} stones.** *Doe et al.*\n"
        for number, title in enumerate(titles)
    ]


def test_a_number_of_two_lists_names_one_section() -> None:
    """The first section keeps it; the other is shown without, and a message says so with its place."""
    survey = _join(*_titled("1.1 Large", "1.1 Small"))
    assert [section.name for section in survey.sections] == ["1.1 Large", "Small"]
    (problem,) = [each for each in survey.problems if each.code.slug == "duplicate-number"]
    assert (str(problem.location), problem.found) == ("y.md:4:1", "1.1")


def test_names_that_differ_in_signs_are_two_sections() -> None:
    """They would have one address, so the later one's is numbered and reported; case is no difference."""
    survey = _join(*_titled("C", "C++", "c"))
    assert [section.name for section in survey.sections] == ["C", "C++"]
    assert [section.address for section in survey.sections] == ["taxonomy/part/c", "taxonomy/part/c-2"]
    assert [each.found for each in survey.problems if each.code.slug == "duplicate-heading"] == ["C++"]
    assert [len(work.listings) for work in survey.works] == [1, 1, 1]


def test_parts_of_one_kind_stand_together() -> None:
    """A part of the taxonomy that a later list adds comes before the data resources of the first."""
    survey = _join(FIRST, SECOND)
    assert [section.part.title for section in survey.sections] == ["By hand"] * 3 + ["By machine", "Data"]
