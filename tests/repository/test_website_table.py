"""The table that the survey's website keeps says the same as the published list, where both are at hand."""

import pytest

from conftest import ROOT
from short_ways import read_survey
from survey_companion.text.keys import normalise_title

FOLDER = ROOT.parent / "shared" / "catalogue"
TABLE, LIST = FOLDER / "website-papers.csv", FOLDER / "upstream-readme.md"


@pytest.mark.skipif(
    not (TABLE.exists() and LIST.exists()), reason="the published files are not beside this one"
)
def test_the_table_has_the_works_of_the_list() -> None:
    """Titles and keys are the same, but for a name that only the table, in GB 18030, has kept."""
    table, listed = read_survey(TABLE.read_bytes(), "t.csv"), read_survey(LIST.read_bytes(), "l.md")
    lost = {work.key for work in listed.works if "\u00ef\u00bf\u00bd" in work.title}
    kept = {work.key for work in table.works if any(char > "\x7f" for char in work.title)}
    assert {work.key for work in table.works} - kept == {work.key for work in listed.works} - lost
    titles = [
        {normalise_title(work.title) for work in survey.works if work.key not in damaged}
        for survey, damaged in ((table, kept), (listed, lost))
    ]
    assert titles[0] == titles[1]
    assert len(lost) == len(kept)
    assert table.account.listings == listed.account.listings
    assert [each.code.slug for each in table.problems if each.code.slug == "read-as"] == ["read-as"]
