"""The marks of additions in tables."""

from added import PUBLISHED, read_added
from short_ways import read_survey
from survey_companion.columns.model_table import MODELS, model_rows
from survey_companion.columns.resource_rows import describe_resources
from survey_companion.columns.resource_table import RESOURCES, explored_resources, resource_rows
from survey_companion.columns.work_rows import describe_works, show_works
from survey_companion.columns.work_table import WORKS, explored_works, work_rows
from survey_companion.joining.contents import colour_parts, contents_by_part
from survey_companion.model.survey import Survey

RECORD = """
[loe]
title = "Lifting Stones in Breton"
authors = ["Loe, Ana"]
arxiv = "2601.00006"
submitted = "2026-01"
confirmed = true
sources = []
model = { is_release = true, short_name = "Brick" }
"""


def _explored(survey: Survey) -> list[str]:
    rows = explored_works(survey, show_works(survey.works), colour_parts(survey))
    return [cells[1] for cells in WORKS.explorer_cells(rows)]


def test_rows_of_a_section_are_marked_there() -> None:
    """What the companion added to this section has its month; what is published here has no mark."""
    survey = read_added()
    (section,) = [each for each in survey.sections if each.title == "Large Stones"]
    works = [work for work in survey.works if section in work.sections]
    rows = work_rows(works, section, (), show_works(works), colour_parts(survey))
    marks = {row.work.title: row.added for row in rows}
    assert marks == {
        "Lifting Stones in Breton": "[added 2026-11]{.addition}",
        "Pebbles of the North": "[added 2026-10]{.addition}",
        "Lifting Stones in Welsh": "",
        "A Very Large Stone": "",
    }
    titles = [cells[1] for cells in WORKS.cells(rows)]
    assert ["{.addition}" in title for title in titles] == [bool(row.added) for row in rows]


def test_the_explorer_marks_and_filters() -> None:
    """Each row is of one of the lists; a work of both is published, and has no mark."""
    survey = read_added()
    rows = _explored(survey)
    assert sum("[added by this companion]{.facet-list}" in row for row in rows) == 2
    assert sum("[published list]{.facet-list}" in row for row in rows) == 4
    assert sum("[added 2026-11]{.addition}" in row for row in rows) == 2
    data = RESOURCES.explorer_cells(explored_resources(survey, colour_parts(survey)))
    assert ["{.addition}" in name for name, *_ in data] == [False, True]
    assert ["[published list]{.facet-list}" in name for name, *_ in data] == [True, False]


def test_without_additions_nothing_is_marked() -> None:
    """Neither a mark nor a facet is on any page."""
    survey = read_survey(PUBLISHED)
    data = RESOURCES.explorer_cells(explored_resources(survey, colour_parts(survey)))
    assert not [text for text in (*_explored(survey), *(name for name, *_ in data)) if "added" in text]
    assert not [text for text in (*_explored(survey), *(name for name, *_ in data)) if "facet-list" in text]


def test_an_unknown_month_is_not_invented() -> None:
    """An addition without a month is marked as one all the same."""
    survey = read_added("## 1.1 Large Stones\n\n- [2026] **A Stone.** *Loe et al.* `Arxiv`\n")
    (row,) = [row for row in _explored(survey) if "A Stone" in row]
    assert "[added]{.addition}" in row


def test_models_are_marked() -> None:
    """In the explorer, and in editions, which have another cell."""
    survey = read_added(records=RECORD)
    (row,) = model_rows(survey)
    for cells in (MODELS.explorer_cells([row])[0], MODELS.cells([row])[0]):
        assert "[added 2026-11]{.addition}" in cells[0]


def test_data_resources_are_marked() -> None:
    """The mark stands beside the name."""
    survey = read_added()
    cells = RESOURCES.cells(resource_rows(survey.resources, {}, ()))
    assert ["[added 2026-09]{.addition}" in name for name, *_ in cells] == [False, True]


def test_the_line_of_facts_counts_apart() -> None:
    """The facts are those of the published list; a section with nothing else tells those of its additions."""
    survey = read_added()
    facts = {
        contents.section.title: describe_works(contents.works, contents.section)
        if contents.works
        else describe_resources(contents.resources, {})
        for part in contents_by_part(survey)
        for contents in part.all_sections
    }
    large = "2 works of the published list · first appeared 2022–2023 · 2 added by this companion"
    assert facts == {
        "Large Stones": large,
        "Small Stones": "1 work · first appeared 2023",
        "By Machine": "1 work · first appeared 2021",
        "Walking Stones": "1 work added by this companion · first appeared 2025",
        "Quarries": "1 data resource of the published list · 1 added by this companion",
    }


def test_tables_say_the_month() -> None:
    """The CSV file of a survey with additions has one column more, which is empty for what is published."""
    survey = read_added()
    assert WORKS.name_fields(has_additions=True) == (*WORKS.fields, "added")
    assert RESOURCES.name_fields(has_additions=True) == (*RESOURCES.fields, "added")
    rows = explored_works(survey, show_works(survey.works), {})
    rows = [row for row in rows if row.work.title in {"A Very Large Stone", "Lifting Stones in Breton"}]
    assert [WORKS.values(row, has_additions=True)[-1] for row in rows] == ["2026-11", ""]
    assert all(len(WORKS.values(row)) == len(WORKS.fields) for row in rows)
    undated = read_added("## 1.1 Large Stones\n\n- [2026] **A Stone.** *Loe et al.* `Arxiv`\n")
    (row,) = [row for row in explored_works(undated, show_works(undated.works), {}) if row.added]
    assert WORKS.values(row, has_additions=True)[-1] == "unknown"
