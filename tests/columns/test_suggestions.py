"""How readers are told to suggest a change, with and without a repository."""

import re
from dataclasses import replace

from conftest import CASES
from short_ways import read_recorded, read_survey
from survey_companion.columns.resource_table import RESOURCES, explored_resources, resource_rows
from survey_companion.columns.suggestions import Suggestions, find_suggestions
from survey_companion.columns.work_rows import show_works
from survey_companion.columns.work_table import WORKS, explored_works, work_rows
from survey_companion.exports.export_files import render_works
from survey_companion.joining.contents import colour_parts
from survey_companion.model.problems import Location
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages, render_starter
from survey_companion.records.toml_records import parse_benchmarks, parse_results

LIST = """\
# T
## Papers
### Walls
- [2020] **Old walls.** *Ana Doe*
### Roofs
- [2020] **Old walls.** *Ana Doe*
## Data Resources
### Stones
- [**Big *Stones***](https://example.org/stones). Stones.
"""
HOME = "https://github.com/night/stones"
COMMIT = "0123456789abcdef0123456789abcdef01234567"
PLACE = Location(path="list.md", line=4)


def _survey(repository: str | None = HOME, commit: str | None = None) -> Survey:
    survey = read_survey(LIST)
    return replace(survey, info=replace(survey.info, repository=repository, commit=commit))


def _addresses(markdown: str) -> list[str]:
    return re.findall(r"\(<(https://github[^>]*)>", markdown)


def test_each_row_links_the_form_of_its_own_line() -> None:
    """A work in two sections is filled in with the line of the section that shows it; editions show none."""
    survey = _survey()
    suggestions = find_suggestions(survey)
    cells = show_works(survey.works, suggestions)
    for number, line in ((0, 4), (1, 6)):
        (row,) = WORKS.cells(
            work_rows(survey.works, survey.sections[number], (), cells, colour_parts(survey))
        )
        links = dict(zip([each.key for each in WORKS.page_columns], row, strict=True))["links"]
        (address,) = _addresses(links)
        assert address.startswith(f"{HOME}/issues/new?template=wrong-entry.yml&title=Wrong%20entry%3A%20doe")
        assert address.endswith(f"&key=doe2020old&line=list.md%3A{line}")
        assert "[Wrong?](<https://" in links
        assert links.endswith('"Suggest a change"){.label .wrong .site-only}')


def test_rows_of_data_resources_and_of_explorers_link_it_too() -> None:
    """A data resource is named as on the page, and a work by its key."""
    survey = _survey()
    cells = show_works(survey.works, find_suggestions(survey))
    (found,) = WORKS.explorer_cells(explored_works(survey, cells, colour_parts(survey)))
    assert "&key=doe2020old&line=list.md%3A4" in " ".join(found)
    rows = resource_rows(survey.resources, {}, (), find_suggestions(survey))
    for cells_of in (
        RESOURCES.cells(rows),
        RESOURCES.explorer_cells(explored_resources(survey, colour_parts(survey))),
    ):
        assert "&key=Big%20Stones&line=list.md%3A9" in " ".join(cells_of[0])


def test_the_page_of_a_work_links_its_lines() -> None:
    """At the commit that is built, if a service names it; the edit is of the branch."""
    for commit, ref in ((None, "main"), (COMMIT, COMMIT)):
        survey = _survey(commit=commit)
        page = render_pages(survey, render_works(survey)["bib"])["works/doe2020old.md"]
        assert f"lists it on [line 4](<{HOME}/blob/{ref}/list.md?plain=1#L4>) as" in page
        assert f"lists it on [line 6](<{HOME}/blob/{ref}/list.md?plain=1#L6>) as" in page
        assert "&line=list.md%3A4%2C%20list.md%3A6>), or" in page
        assert f"[edit the list](<{HOME}/edit/main/list.md>)." in page


def test_without_a_repository_the_line_is_told() -> None:
    """In words, with the page on contributing; nothing is linked that is not there."""
    survey = _survey(repository=None)
    pages = render_pages(survey, render_works(survey)["bib"])
    told = "[Wrong? See line {}](</contribute.md>){{.label .wrong .site-only}}"
    assert told.format(4) in pages["taxonomy/papers/walls.md"]
    assert told.format(9) in pages["resources/data-resources/stones.md"]
    page = pages["works/doe2020old.md"]
    assert "\nWrong? [Suggest a change](</contribute.md>): it stands on lines 4 and 6 of list.md." in page
    assert "lists it on line 4 as" in page
    assert "github" not in " ".join(pages.values())


def test_a_work_on_no_line_is_named_alone() -> None:
    """What only a record knows has no line, and no list to edit."""
    assert Suggestions(lists={}).of_page("doe", []) == "Wrong? [Suggest a change](</contribute.md>)."
    linked = find_suggestions(_survey()).of_page("doe", [])
    assert linked.startswith("[Wrong? Suggest a change](<")
    assert linked.endswith("&key=doe>).")


def test_a_list_s_text_cannot_end_a_link() -> None:
    """Names are percent-encoded, and the address stays one."""
    link = find_suggestions(_survey()).of_row('A>) "x" | `b`\n&line=1', PLACE)
    (address,) = _addresses(link)
    assert address.endswith("&key=A%3E%29%20%22x%22%20%7C%20%60b%60%0A%26line%3D1&line=list.md%3A4")


def test_the_page_on_contributing_says_how() -> None:
    """With a repository there is a form; without one, the line is to be told to whoever keeps the list."""
    linked = render_starter(_survey())["contribute.md"]
    assert f"The list is kept at [github.com/night/stones](<{HOME}>)." in linked.replace("\\", "")
    assert "opens a form" in linked
    survey = _survey(repository=None)
    plain = render_starter(survey)["contribute.md"]
    assert "is kept at" not in plain
    assert "Tell the people who keep the list" in plain
    known = replace(survey, info=replace(survey.info, source_url="https://example.org/list/"))
    assert "(<https://example.org/list/>)" in render_starter(known)["contribute.md"]


RECORD = """\
[doe2020old]
title = "Old walls"
authors = ["Doe, Ana"]
year = 2020
confirmed = true
sources = []
[doe2020old.model]
short_name = "Wall"
is_release = true
"""
BENCHMARKS = (CASES / "sample-benchmarks.toml").read_text(encoding="utf-8")
RESULTS = (CASES / "sample-results.toml").read_text(encoding="utf-8")


def _rich_pages(repository: str | None) -> dict[str, str]:
    """Return the pages of a survey with a model and with benchmarks, with results and without."""
    survey = read_recorded(LIST, RECORD)
    survey = replace(
        survey,
        info=replace(survey.info, repository=repository),
        benchmarks=parse_benchmarks(BENCHMARKS, "../bib/benchmarks.toml")[0],
        results=parse_results(RESULTS, "../bib/results.toml")[0],
    )
    return render_pages(survey, render_works(survey)["bib"])


def test_models_and_benchmarks_have_the_link_too() -> None:
    """A model has the line of its work; a benchmark that of its record, wherever the program was started."""
    pages = _rich_pages(HOME)
    assert "&key=doe2020old&line=list.md%3A4" in pages["models.md"]
    rows = [line for line in pages["benchmarks/index.md"].splitlines() if line.startswith("| [")]
    assert rows
    assert all("&line=benchmarks.toml%3A" in row for row in rows)
    page = next(text for name, text in pages.items() if re.match("benchmarks/(?!index)", name))
    assert "[Wrong? Suggest a change](<https://" in page
    assert "edit the list" not in page, "the record stands in no list"
    for name in ("explore.md", "explore-data.md", "models.md"):
        assert "Is something wrong?" not in pages[name], "each row has a link"


def test_without_a_repository_explorers_say_once_where_to_look() -> None:
    """Their rows have no link, and benchmarks name the line of their record."""
    pages = _rich_pages(None)
    for name, where in (("explore.md", "work"), ("explore-data.md", "section"), ("models.md", "work")):
        told = f"The page of each {where} says on which line it stands: [suggest a change](</contribute.md>)."
        assert pages[name].count(told) == 1
    index = pages["benchmarks/index.md"]
    assert "of benchmarks.toml](</contribute.md>)" in index
    assert "../bib" not in "".join(pages.values())
