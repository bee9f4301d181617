"""The page of what came when."""

import re
from dataclasses import replace

from added import PUBLISHED, read_added
from short_ways import read_survey
from survey_companion.exports.bibtex import render_entry
from survey_companion.exports.feed import has_feed
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import CitationKey, Survey
from survey_companion.pages import render_pages, render_starter

LINK = "{doc}`What is new, month by month </new>`."


def _edition(version: str, day: str, *added: str) -> Edition:
    place = Location(path="changes.toml", line=1)
    return Edition(version=version, date=day, summary=f"*{version}*.", added=added, location=place)


def _render(survey: Survey) -> dict[str, str]:
    return render_pages(survey, {each.key: render_entry(each) for each in survey.works})


def _months(page: str) -> dict[str, str]:
    """Return the text of each month by its anchor, in the order of the page."""
    parts = re.split(r"^\((new-[\w-]+)\)=\n", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_what_was_added_stands_by_its_month() -> None:
    """The newest month first, with an address of its own; works, then data resources, with their sections."""
    page = _render(read_added())["new.md"]
    months = _months(page)
    assert list(months) == ["new-2026-11", "new-2026-09"], "what the list published before is not new"
    assert months["new-2026-11"].startswith(
        "## November 2026\n\n**Added by this companion:** 2 works.\n\n"
        "- [Lifting Stones in Breton](</works/loe2026lifting.md>) Loe et al. (2026),"
        " in {ref}`sec-by-hand-large-stones` {cite-button}`loe2026lifting`\n"
    )
    assert "**Added by this companion:** 1 data resource." in months["new-2026-09"]
    assert "- [Marble](#data-marble), in {ref}`res-data-quarries` [Soft stones.]{.key-point}" in page
    assert "the newest first: what this companion added to it." in page
    assert "{doc}`/changes`" not in page, "there is no such page without editions"
    assert "feed" not in page, "nor a feed without an address"


def test_editions_stand_in_their_months_too() -> None:
    """With what they brought into the published list, under whatever key; what the companion added once."""
    survey = replace(
        read_added(),
        editions=(
            _edition("1", "2026-10-01", "koe2020sieves", "gone2020gone"),
            _edition("2", "2026-11-02", "loe2026lifting", "data-marble"),
            _edition("3", "2026-11-30", "data-slate"),
        ),
        aliases={"koe2020sieves": CitationKey("koe2021sieves")},
    )
    page = _render(survey)["new.md"]
    months = _months(page)
    assert list(months) == ["new-2026-11", "new-2026-10", "new-2026-09"]
    order = [months["new-2026-11"].index(each) for each in ("Edition 3", "Slate", "Edition 2", "Breton")]
    assert order == sorted(order)
    assert "**Edition 1, 1 October 2026.** \\*1\\*." in months["new-2026-10"]
    assert "(</works/koe2021sieves.md>)" in months["new-2026-10"]
    assert page.count("(</works/loe2026lifting.md>)") == page.count("#data-marble") == 1
    assert "editions of the list, and what this companion added to it." in page
    assert "{doc}`/changes`" in page


def test_what_has_no_month_stands_last() -> None:
    """Nothing is invented: nobody said when it came."""
    text = "## By Hand\n\n- [2019] **Old Stones.** *Loe et al.* `ACL`\n"
    text += "- [2020] **Stones.** *Loe* `added 2021-05`\n"
    months = _months(_render(read_added(text))["new.md"])
    assert list(months) == ["new-2021-05", "new-undated"]
    assert "Old Stones" in months["new-undated"]
    assert months["new-undated"].startswith("## In a month that nobody noted\n")


def test_without_news_there_is_no_page_and_no_link() -> None:
    """On the front page and in the navigation, either both or none."""
    none = read_survey(PUBLISHED)
    pages = _render(none)
    assert "new.md" not in pages
    assert LINK not in pages["snippets/new.md"]
    assert "\nnew\n" not in render_starter(none)["index.md"]
    for survey in (read_added(), replace(none, editions=(_edition("1", "2026-10-01"),))):
        pages = _render(survey)
        assert "new.md" in pages
        assert pages["snippets/new.md"].endswith(f"\n\n{{.site-only}}\n{LINK}\n")
        assert "\nnew\n" in render_starter(survey)["index.md"]


def test_the_page_names_the_feed_where_there_is_one() -> None:
    """It needs an address, and something whose day is known."""
    added = read_added()
    address = replace(added.info, address="https://stones.example/")
    undated = read_added("## By Hand\n\n- [2019] **Old Stones.** *Loe et al.* `ACL`\n")
    assert [has_feed(each) for each in (added, undated, replace(undated, info=address))] == [False] * 3
    assert has_feed(replace(added, info=address))
    assert has_feed(replace(undated, info=address, editions=(_edition("1", "2026-10-01"),)))
    assert "{export}`feed <changes.atom>`" in _render(replace(added, info=address))["new.md"]
