"""The feed of editions."""

import xml.etree.ElementTree as ET  # only for its errors; what is read here is our own
from dataclasses import replace

import pytest
from defusedxml.ElementTree import fromstring

from survey_companion.exports.feed import render_feed
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import SurveyInfo
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
    assert feed.findtext(f"{ATOM}title") == "A & B <c>: editions"
    assert feed.findtext(f"{ATOM}updated") == "2024-01-31T00:00:00Z"
    assert feed.findtext(f"{ATOM}id") == "tag:stones.example,2023:book"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "A & B <c>"
    links = {each.get("rel"): each.get("href") for each in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://stones.example/book/changes.html",
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
