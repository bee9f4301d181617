"""The feed of editions."""

import xml.etree.ElementTree as ET  # only for its errors; what is read here is our own
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring

from added import read_added
from short_ways import read_survey
from survey_companion.exports.change_lists import Comparison, render_atom
from survey_companion.exports.feed import MOST_ADDED, render_feed, works_by_name
from survey_companion.joining.changes import compare
from survey_companion.model.headings import Slug
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import CitationKey, SurveyInfo
from survey_companion.records.toml_records import parse_editions

ATOM = "{http://www.w3.org/2005/Atom}"
INFO = SurveyInfo(title="A & B <c>", address="https://stones.example/book/", edition="2", date="2024-01-31")


def _edition(version: str, day: str, summary: str) -> Edition:
    text = f'[[edition]]\nversion = "{version}"\ndate = "{day}"\nsummary = "{summary}"\n'
    (edition,), _ = parse_editions(text, "c.toml")
    return edition


def test_the_feed_is_a_feed() -> None:
    """It has what RFC 4287 asks of a feed and its entries: ids that last, times, an author, links, text."""
    editions = [_edition("1", "2023-01-31", "One."), _edition("2", "2024-01-31", "Two & <b>.")]
    text = render_feed(INFO, editions)
    assert text
    feed = fromstring(text)
    assert feed is not None
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}title") == "A & B <c>: what is new"
    assert feed.findtext(f"{ATOM}updated") == "2024-01-31T00:00:00Z"
    assert feed.findtext(f"{ATOM}id") == "tag:stones.example,2023:book"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "A & B <c>"
    links = {each.get("rel"): each.get("href") for each in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://stones.example/book/new.html",
        "self": "https://stones.example/book/exports/changes.atom",
    }
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}id") for entry in entries] == [
        "tag:stones.example,2023:book:edition-2",
        "tag:stones.example,2023:book:edition-1",
    ]
    assert [entry.findtext(f"{ATOM}content") for entry in entries] == ["Two & <b>.", "One."]
    for entry in entries:
        assert entry.findtext(f"{ATOM}title", "").startswith("Edition ")
        assert entry.findtext(f"{ATOM}updated", "").endswith("T00:00:00Z")
    older = fromstring(render_feed(INFO, editions[:1]) or "")
    assert older is not None
    assert older.findtext(f"{ATOM}id") == feed.findtext(f"{ATOM}id"), "a new edition changes no id"


def test_a_feed_needs_an_address() -> None:
    """Without one, or without editions, there is no feed."""
    assert render_feed(SurveyInfo(title="T"), [_edition("1", "2023-01-31", "One.")]) is None
    assert render_feed(INFO, []) is None


def test_odd_characters_leave_the_feed_well_formed() -> None:
    """What XML cannot write is left out, and nothing is markup."""
    odd = replace(_edition("1", "2023-01-31", "One."), summary="]]> \x08 \ufffe & </content>")
    text = render_feed(INFO, [odd])
    try:
        feed = fromstring(text or "")
    except ET.ParseError as error:
        pytest.fail(str(error))
    assert feed is not None
    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == "]]>   & </content>"


LIST = """\
# T
## Walls
- [2024] **Owls & Larks < Gulls.** *Ana Doe, Bo Roe* `ACL` [[paper](https://example.org/owls)]
- [2023] **Gulls.** *Cy Koe et al.*
"""


def _papers(text: str | None) -> list[tuple[str, ...]]:
    """Return id, title, link, day and text of each entry of a paper."""
    feed = fromstring(text or "")
    assert feed is not None
    entries = [
        (
            entry.findtext(f"{ATOM}id", ""),
            entry.findtext(f"{ATOM}title", ""),
            next(each.get("href", "") for each in entry.findall(f"{ATOM}link")),
            entry.findtext(f"{ATOM}updated", ""),
            entry.findtext(f"{ATOM}content", ""),
        )
        for entry in feed.findall(f"{ATOM}entry")
    ]
    assert len({entry[0] for entry in entries}) == len(entries), "each has an id of its own"
    days = [entry[3] for entry in entries]
    assert days == sorted(days, reverse=True), "newest first"
    return [entry for entry in entries if "/works/" in entry[2]]


def test_each_paper_that_an_edition_added_has_an_entry() -> None:
    """With authors, venue and a link to its page; data, sections and what is gone have none."""
    survey = read_survey(LIST)
    works = works_by_name(replace(survey, aliases={"koe2022birds": CitationKey("koe2023gulls")}))
    first = replace(_edition("1", "2023-01-31", "One."), added=("koe2022birds",))
    names = ("data-stone", "doe2024owls", "gone2020gone", "doe2024owls")
    second = replace(_edition("2", "2024-01-31", "Two."), added=names)
    site, tag = "https://stones.example/book/works", "tag:stones.example,2023:book:edition"
    assert _papers(render_feed(INFO, [first, second], works)) == [
        (
            f"{tag}-2:doe2024owls",
            "Owls & Larks < Gulls",
            f"{site}/doe2024owls.html",
            "2024-01-31T00:00:00Z",
            "Ana Doe, Bo Roe\nACL 2024",
        ),
        (
            f"{tag}-1:koe2022birds",
            "Gulls",
            f"{site}/koe2023gulls.html",
            "2023-01-31T00:00:00Z",
            "Cy Koe et al.\n2023",
        ),
    ]
    assert _papers(render_feed(INFO, [_edition("1", "2023-01-31", "One.")], works)) == []


def test_the_feed_has_the_papers_that_were_added_last() -> None:
    """A feed of ten years is not ten years long; each edition is in it all the same."""
    (work, _) = read_survey(LIST).works
    works = {f"k{number}": work for number in range(3 * MOST_ADDED)}
    old = replace(_edition("1", "2023-01-31", "One."), added=tuple(list(works)[2 * MOST_ADDED :]))
    new = replace(_edition("2", "2024-01-31", "Two."), added=tuple(list(works)[: MOST_ADDED - 1]))
    text = render_feed(INFO, [old, new], works)
    found = [entry[0].rpartition(":")[2] for entry in _papers(text)]
    assert found == [*new.added, old.added[0]]
    assert (text or "").count("<entry>") == MOST_ADDED + 2


def test_a_diff_s_feed_has_the_new_papers_too() -> None:
    """With the identifiers that the published feed gives them."""
    before, after = (
        replace(survey, info=replace(INFO, date="2024-01-31"))
        for survey in (read_survey(LIST.rpartition("- ")[0]), read_survey(LIST))
    )
    found = Comparison(before=before, after=after, changes=compare(before, after))
    assert [entry[:2] for entry in _papers(render_atom(found))] == [
        ("tag:stones.example,2024:book:edition-2:koe2023gulls", "Gulls")
    ]


def _additions() -> list[tuple[str, str, str]]:
    """Return id, day and last line of each addition of the invented survey."""
    site = "tag:stones.example,2023:book:added"
    return [
        (f"{site}:loe2026lifting", "2026-11-01T00:00:00Z", "Added by this companion in November 2026."),
        (f"{site}:poe2025stones", "2026-11-01T00:00:00Z", "Added by this companion in November 2026."),
    ]


def test_an_addition_has_an_entry_of_its_month() -> None:
    """Also before an edition names it; the feed says whose it is, and keeps its and all other ids."""
    survey = read_added()
    first = _edition("1", "2023-01-31", "One.")
    both = [first, replace(_edition("2", "2026-12-24", "Two."), added=("loe2026lifting", "moe2023pebbles"))]
    for editions in ([first], both):
        text = render_feed(INFO, editions, works_by_name(survey)) or ""
        told = [(each[0], each[3], each[4].split("\n")[-1]) for each in _papers(text) if ":added:" in each[0]]
        assert sorted(told) == _additions()
        assert "<id>tag:stones.example,2023:book:edition-1</id>" in text
    latest = render_feed(INFO, both, works_by_name(survey)) or ""
    assert "book:edition-2:moe2023pebbles" in latest, "it stands in the published list, too"
    assert "book:edition-2:loe2026lifting" not in latest, "once is enough"


def test_the_id_of_an_addition_outlives_its_key() -> None:
    """A better key leaves the entry the one that readers have seen."""
    survey = replace(read_added(), aliases={"loe2026stones": CitationKey("loe2026lifting")})
    text = render_feed(INFO, [_edition("1", "2023-01-31", "One.")], works_by_name(survey)) or ""
    assert "book:added:loe2026stones</id>" in text
    assert "book:added:loe2026lifting" not in text


def test_an_addition_before_the_first_edition_changes_no_id() -> None:
    """The year in all identifiers is that of the first edition."""
    survey = read_added("## By Hand\n\n- [2019] **Old Stones.** *Loe et al.* `ACL` `added 2021-05`\n")
    text = render_feed(INFO, [_edition("1", "2023-01-31", "One.")], works_by_name(survey)) or ""
    assert [each[0] for each in _papers(text)] == ["tag:stones.example,2023:book:added:loe2019old"]


def test_data_resources_have_entries_too() -> None:
    """Of those that the companion added, with a link to their row; their text is plain."""
    survey = read_added()
    text = render_feed(INFO, [_edition("1", "2023-01-31", "One.")], {}, survey.resources) or ""
    feed = fromstring(text)
    assert feed is not None
    entry, _ = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}id") == "tag:stones.example,2023:book:added:data-marble"
    assert entry.findtext(f"{ATOM}title") == "Marble"
    assert entry.findtext(f"{ATOM}updated") == "2026-09-01T00:00:00Z"
    assert entry.findtext(f"{ATOM}content") == "Soft stones.\nAdded by this companion in September 2026."
    assert next(each.get("href") for each in entry.findall(f"{ATOM}link")) == (
        "https://stones.example/book/resources/data/quarries.html#data-marble"
    )


def test_additions_need_no_edition() -> None:
    """A list that has made no edition yet has a feed of what it added; its ids name the oldest year."""
    survey = read_added()
    text = render_feed(INFO, [], works_by_name(survey), survey.resources) or ""
    assert "<id>tag:stones.example,2026:book</id>" in text
    assert text.count("<entry>") == 3
    assert render_feed(INFO, [], works_by_name(read_survey(LIST))) is None


def test_data_resources_count_among_what_was_added_last() -> None:
    """The feed stays small, whatever was added."""
    (marble,) = [each for each in read_added().resources if each.is_addition]
    many = [replace(marble, slug=Slug(f"r{number}")) for number in range(2 * MOST_ADDED)]
    text = render_feed(INFO, [_edition("1", "2023-01-31", "One.")], {}, many) or ""
    assert text.count("<entry>") == MOST_ADDED + 1
