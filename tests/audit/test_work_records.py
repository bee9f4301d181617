"""Records describe what is listed, each work once, and no key is used twice."""

from dataclasses import replace

import pytest

from short_ways import in_short, read_catalogue, read_recorded
from survey_companion.audit import work_records
from survey_companion.joining.merge import merge_survey
from survey_companion.model.given_keys import GivenKey, KeyBook, Signs
from survey_companion.model.problems import Location
from survey_companion.records.toml_records import parse_resource_records

HEAD = "# T\n## Walls\n### One\n"
PUBLISHED = 'published = {type = "inproceedings", short = "WALLS 2023", year = 2023}'


def _line(title: str, *, venue: str = "ACL", url: str = "") -> str:
    return f"- [2022] **{title}.** *Ana Doe* `{venue}`{f' [[paper]({url})]' if url else ''}\n"


def _record(key: str, title: str, *more: str, confirmed: str = "true") -> str:
    lines = (
        f"[{key}]",
        f'title = "{title}"',
        'authors = ["Doe, Ana"]',
        f"confirmed = {confirmed}",
        "sources = []",
    )
    return "\n".join((*lines, *more, ""))


# -- the list against the records --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("venue", "is_told"),
    [
        ("arXiv", True),
        ("Arxiv 2022", True),
        ("ARXIV", True),
        ("Arxivist", False),
        ("WALLS", False),
        ("", False),
    ],
)
def test_a_preprint_that_was_published_is_told(venue: str, is_told: bool) -> None:
    """A line that still says arXiv is named with the publication; the record settles it."""
    line = _line("Stones", venue=venue) if venue else "- [2022] **Stones.** *Ana Doe*\n"
    survey = read_recorded(HEAD + line, _record("doe", "Stones", PUBLISHED))
    found = [
        f"list.md:4:1 since-published: {venue}, but published as WALLS 2023 (doe) settled: works.toml:1:1"
    ]
    assert in_short(work_records.check_preprint_venues(survey)) == (found if is_told else [])


def test_a_preprint_that_was_not_published_is_right() -> None:
    """A record without a publication, or no record at all, contradicts no venue."""
    text = HEAD + _line("Stones", venue="arXiv") + _line("Walls", venue="arXiv")
    survey = read_recorded(text, _record("doe", "Stones", 'arxiv = "2201.00001"'))
    assert in_short(work_records.check_preprint_venues(survey)) == []


URL = "https://arxiv.org/abs/2201.00001"


def test_a_work_without_a_record_is_told_where_there_are_records() -> None:
    """The first line of each is named, and the record that has the line's link."""
    text = (
        HEAD
        + _line("Stones")
        + _line("Walls", url=URL)
        + f"### Two\n{_line('Walls', url=URL)}"
        + _line("Sand")
    )
    records = _record("sand", "Sand", 'arxiv = "2201.00001"')
    assert in_short(work_records.check_listings(read_recorded(text, records))) == [
        "list.md:4:1 no-record: “Stones” (doe2022stones)",
        (
            "list.md:5:1 no-record: “Walls”; its link is that of sand, so perhaps a title to add to"
            " also_titled there (doe2022walls)"
        ),
    ]
    assert in_short(work_records.check_listings(read_recorded(text, ""))) == []


def test_the_first_known_link_of_a_line_is_the_hint() -> None:
    """A link that no record has is no hint; of two that records have, the first is."""
    links = "".join(f" [[paper](https://arxiv.org/abs/2201.0000{number})]" for number in (9, 2, 1))
    records = "".join(_record(f"k{n}", f"Sand {n}", f'arxiv = "2201.0000{n}"') for n in (1, 2))
    survey = read_recorded(f"{HEAD}- [2022] **Stones.** *Ana Doe*{links}\n", records)
    (problem,) = work_records.check_listings(survey)
    assert problem.found == (
        "“Stones”; its link is that of k2, so perhaps a title to add to also_titled there"
    )


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("", ["arXiv 2201.00001", "DOI 10.1000/a"]),
        ('arxiv = "2201.00001"', ["DOI 10.1000/a"]),
        ('not_this = [{identifier = "doi:10.1000/a", reason = "Walls."}]', ["arXiv 2201.00001"]),
    ],
)
def test_an_identifier_that_the_record_does_not_have_is_told(more: str, found: list[str]) -> None:
    """A record has or refuses each identifier of its lines; plain addresses may be many."""
    links = "".join(
        f" [[paper]({url})]" for url in (URL, "https://doi.org/10.1000/a", "https://a.example.org")
    )
    text = f"{HEAD}- [2022] **Stones.** *Ana Doe*{links}\n- [2022] **Walls.** *Ana Doe*{links}\n"
    survey = read_recorded(text, _record("doe", "Stones", more))
    assert in_short(work_records.check_unrecorded_links(survey)) == [
        f"list.md:4:1 link-not-recorded: {each} (doe)" for each in found
    ]


# -- the records against the list --------------------------------------------------------------------


def _works(text: str, records: str) -> list[str]:
    return in_short(work_records.check_works(read_recorded(HEAD + text, records)))


def test_a_record_describes_a_line_or_is_asked_for() -> None:
    """A record of no line is told, unless a data resource asks for it to be cited."""
    records = (
        _record("doe", "Stones") + _record("roe", "Walls") + _record("poe", "Sand", 'asked_by = ["slate"]')
    )
    assert _works(_line("Stones"), records) == ["works.toml:6:1 unlisted-record: [roe]"]


def test_a_record_that_nobody_confirmed_is_told() -> None:
    """Its key and its title are named."""
    assert _works(_line("Stones"), _record("doe", "Stones", confirmed="false")) == [
        "works.toml:1:1 unconfirmed-record: [doe] Stones"
    ]


def test_two_records_of_one_identifier_are_told() -> None:
    """The later one is named with the first; two identifiers in common are two problems."""
    more = ('arxiv = "2201.00001"', 'url = "https://a.example.org"')
    records = "".join(_record(key, title, *more) for key, title in (("doe", "Stones"), ("roe", "Walls")))
    records += _record("poe", "Sand", 'url = "https://b.example.org"')
    assert _works("".join(map(_line, ("Stones", "Walls", "Sand"))), records) == [
        "works.toml:8:1 twin-records: [roe] and [doe] both have arXiv 2201.00001",
        "works.toml:8:1 twin-records: [roe] and [doe] both have address a.example.org",
    ]


def test_an_identifier_that_a_record_has_twice_is_no_twin() -> None:
    """A record may name one address as its own and as that of its publication."""
    published = 'published = {type = "misc", short = "A", year = 2022, url = "https://a.example.org"}'
    assert _works(_line("Stones"), _record("doe", "Stones", 'url = "https://a.example.org"', published)) == []


def test_an_alias_is_no_key_and_stands_once() -> None:
    """An alias that is a key, or another record's alias, is told; a lone one is right."""
    records = (
        _record("doe", "Stones", 'aliases = ["old", "roe", "doe2022sand"]')
        + _record("roe", "Walls", 'aliases = ["old", "older"]')
        + _record("poe", "Clay", 'aliases = ["poe", "oldest", "oldest"]')
    )
    assert _works("".join(map(_line, ("Stones", "Walls", "Clay", "Sand"))), records) == [
        "works.toml:1:1 key-used-twice: [doe] has the alias roe",
        "works.toml:7:1 key-used-twice: [roe] has the alias old",
        "works.toml:13:1 key-used-twice: [poe] has the alias poe",
    ]


# -- keys --------------------------------------------------------------------------------------------

PLACE = Location(path="keys.lock", line=7)
TITLED = Signs(titles=("oldstones", "stonesold"))


def _keys(**book: tuple[GivenKey, ...]) -> list[str]:
    survey = read_recorded(HEAD + _line("Stones"), _record("doe", "Stones"))
    return in_short(work_records.check_works(replace(survey, key_book=KeyBook(**book))))


def test_a_lost_key_is_told_where_the_file_has_it() -> None:
    """A key that a record still has is told as a record of no line; one of no file has no place."""
    assert _keys(lost=(GivenKey(key="roe", location=PLACE),)) == ["keys.lock:7:1 lost-key: roe"]
    assert _keys(lost=(GivenKey(key="doe", location=PLACE), GivenKey(key="roe"))) == []


def test_a_key_of_another_work_is_told_at_the_record_that_took_it() -> None:
    """It is named with the title of the work that had it; without a record or a file nobody took it."""
    assert _keys(reused=(GivenKey(key="doe", signs=TITLED, location=PLACE),)) == [
        "works.toml:1:1 reused-key: [doe] was a work with the title oldstones (keys.lock:7:1)"
    ]
    assert (
        _keys(reused=(GivenKey(key="roe", signs=TITLED, location=PLACE), GivenKey(key="doe", signs=TITLED)))
        == []
    )


# -- data resources ----------------------------------------------------------------------------------


def _resources(description: str, languages: str = "100", slug: str = "slate", papers: str = "") -> list[str]:
    text = (
        f"{HEAD}{_line('Stones')}## Data\n### Heaps\n- [**Slate**](https://example.org/s): {description}.\n"
    )
    record = (
        f'[{slug}]\nname = "Slate"\nstatus = "available"\nconfirmed = true\nsources = []\n'
        f"papers = [{papers}]\n{f'languages = {languages}' if languages else ''}\n"
    )
    facts, problems = parse_resource_records(record, "resources.toml")
    assert not problems
    survey = merge_survey(read_catalogue(text), {}, facts, {"list.md": "list.md"})
    return in_short(work_records.check_resources(survey))


@pytest.mark.parametrize(
    ("description", "languages", "found"),
    [
        ("100 languages", "100", None),
        ("89 languages", "100", "89 languages"),
        ("90 languages", "100", None),  # a tenth is no contradiction
        ("110 languages", "100", None),
        ("111 languages", "100", "111 languages"),
        ("50+ languages", "100", "50+ languages"),
        ("50 other languages", "100", "50 other languages"),
        ("50 very old languages", "100", "50 very old languages"),
        ("50 of the very old languages", "100", None),  # not so near that it is sure
        ("1,234 languages", "100", "1,234 languages"),
        ("1234 languages", "100", "1234 languages"),
        ("1,234 languages", "1234", None),
        ("12345 languages", "100", None),
        ("0 languages", "100", None),
        ("50 languages", "", None),
        ("50 stones", "100", None),
        ("many languages", "100", None),
    ],
)
def test_a_number_of_languages_is_that_of_the_record(
    description: str, languages: str, found: str | None
) -> None:
    """A description may round, or leave a few out; more than a tenth is told."""
    told = f"list.md:7:1 claim-differs: “{found}”, but resources.toml:1:1 says {languages} (slate)"
    assert _resources(description, languages) == ([told] if found else [])


def test_a_large_number_has_commas() -> None:
    """The number of the record is written as people write it."""
    assert _resources("50 languages", "9999") == [
        "list.md:7:1 claim-differs: “50 languages”, but resources.toml:1:1 says 9,999 (slate)"
    ]


def test_a_record_of_no_data_resource_is_told_and_no_more() -> None:
    """A slip in its slug hides what else could be said of it."""
    assert _resources("50 languages", slug="slat", papers='"nobody"') == [
        "resources.toml:1:1 unlisted-record: [slat]"
    ]


def test_a_data_resource_asks_for_works_that_there_are() -> None:
    """The key of a listed work is known, any other is told."""
    assert _resources("Stones", papers='"doe2022stones", "roe2022", "poe2022"') == [
        "resources.toml:1:1 unknown-key: [slate] asks for roe2022",
        "resources.toml:1:1 unknown-key: [slate] asks for poe2022",
    ]
