"""Earlier addresses and editions say nothing that the list contradicts."""

from dataclasses import replace

import pytest

from short_ways import in_short, read_survey
from survey_companion.audit.earlier_editions import check_editions, check_moves
from survey_companion.model.problems import Location, Problem
from survey_companion.model.record_types import Edition, Move
from survey_companion.model.survey import Survey, SurveyInfo

LIST = (
    "# T\n## Walls\n### Low\n- [2020] **Bricks.** *Ana Doe* [[paper](https://doi.org/10.1000/a)]\n"
    "### High\n- [2021] **Towers.** *Bo Roe* [[paper](https://doi.org/10.1000/b)]\n"
    "## Data resources\n### Heaps\n- [**Slate**](https://example.org/slate): many slates.\n"
)


# -- addresses ---------------------------------------------------------------------------------------


def _moved(*moves: tuple[str, str]) -> list[str]:
    """Return what is said of these moves, each in a line of its own."""
    found = tuple(
        Move(origin=origin, target=target, location=Location(path="moved.toml", line=number))
        for number, (origin, target) in enumerate(moves, 1)
    )
    return in_short(check_moves(replace(read_survey(LIST), moves=found)))


@pytest.mark.parametrize(
    ("origin", "target"),
    [
        ("taxonomy/walls/old", "taxonomy/walls/low"),
        ("taxonomy/old/index", "taxonomy/walls/index"),
        ("data-old", "data-slate"),
        ("resources/data/old", "data-slate"),
        ("taxonomy/walls-low/index", "taxonomy/walls/low"),  # its anchor is that of the page it leads to
    ],
)
def test_an_old_address_leads_to_a_page_or_data_resource(origin: str, target: str) -> None:
    """What is no longer there may lead to whatever is there."""
    assert _moved((origin, target)) == []


def test_a_move_to_nowhere_is_told() -> None:
    """A new address that does not exist is named; if it moved on, also where to."""
    first = ("taxonomy/walls/old", "taxonomy/walls/older")
    found = "moved.toml:1:1 moved-nowhere: taxonomy/walls/old to taxonomy/walls/older"
    assert _moved(first) == [found]
    assert _moved(first, ("taxonomy/walls/older", "taxonomy/walls/low")) == [
        f"{found}, which moved on to taxonomy/walls/low"
    ]


def test_the_whole_message_says_what_to_do() -> None:
    """A person sees the place, the two addresses, what was expected and what to do."""
    move = Move(origin="data-old", target="data-new", location=Location(path="moved.toml", line=3))
    (problem,) = check_moves(replace(read_survey(LIST), moves=(move,)))
    assert str(problem) == (
        "moved.toml:3:1: error moved-nowhere: the new address (to) is that of no page or data resource:"
        " data-old to data-new; expected the present address of a section or part, or data-… of a data"
        " resource; correct it; if something moved more than once, each of its entries needs its present"
        " address"
    )


@pytest.mark.parametrize("origin", ["taxonomy/walls/high", "taxonomy/walls/index", "data-slate"])
def test_an_address_in_use_has_not_moved(origin: str) -> None:
    """The address of a page, of a part or of a data resource is no old one."""
    assert _moved((origin, "taxonomy/walls/low")) == [f"moved.toml:1:1 address-in-use: {origin}"]


@pytest.mark.parametrize("second", ["taxonomy/walls/old", "taxonomy/walls-old/index"])
def test_an_old_address_has_one_new_one(second: str) -> None:
    """An address, or the anchor that is made of it, that two entries move is told at both, and no other."""
    moves = [
        ("taxonomy/walls/old", "taxonomy/walls/low"),
        (second, "taxonomy/walls/high"),
        ("taxonomy/walls/once", "taxonomy/walls/low"),
    ]
    assert _moved(*moves) == [
        "moved.toml:1:1 address-in-use: taxonomy/walls/old",
        f"moved.toml:2:1 address-in-use: {second}",
    ]


def test_an_anchor_in_use_leads_nowhere_else() -> None:
    """Files are named after anchors: an old address with the anchor of a page can only lead there."""
    assert _moved(("taxonomy/walls-low/index", "taxonomy/walls/high")) == [
        "moved.toml:1:1 address-in-use: taxonomy/walls-low/index"
    ]


# -- editions ----------------------------------------------------------------------------------------


def _edition(version: str, date: str, line: int, **names: tuple[str, ...]) -> Edition:
    location = Location(path="changes.toml", line=line)
    return Edition(version=version, date=date, summary="Stones.", location=location, **names)


def _survey(*editions: Edition, **more: object) -> Survey:
    """Return the survey with these editions, the last of which is that of the settings."""
    newest = editions[-1]
    info = SurveyInfo(title="T", edition=newest.version, date=newest.date)
    return replace(read_survey(LIST), info=info, editions=editions, **more)  # type: ignore[arg-type]


def _said(survey: Survey) -> list[str]:
    found: list[Problem] = list(check_editions(survey))
    return in_short(found)


def test_editions_in_order_are_right() -> None:
    """Each is a day later than the one before; a list without editions is right too."""
    editions = (_edition("1.0", "2023-12-31", 1), _edition("1.1", "2024-01-01", 5))
    assert _said(_survey(*editions)) == []
    assert _said(replace(read_survey(LIST), info=SurveyInfo(edition="1.0", date="2024-01-01"))) == []


@pytest.mark.parametrize("date", ["2023-12-31", "2023-12-30", "2022-12-31"])
def test_an_edition_is_later_than_the_one_before(date: str) -> None:
    """Two editions of one day are not in order, and neither are those of falling dates."""
    editions = (_edition("1.0", "2023-12-31", 1), _edition("1.1", date, 5))
    assert _said(_survey(*editions)) == [
        f"changes.toml:5:1 edition-order: 1.1 of {date} after 1.0 of 2023-12-31"
    ]


def test_a_version_is_given_once() -> None:
    """Both editions of one version are named."""
    dates = ("2021-01-01", "2022-01-01", "2023-01-01")
    editions = (
        _edition(v, date, n) for n, (v, date) in enumerate(zip(("1", "2", "1"), dates, strict=True), 1)
    )
    assert _said(_survey(*editions)) == [
        "changes.toml:1:1 edition-order: 1 twice",
        "changes.toml:3:1 edition-order: 1 twice",
    ]


@pytest.mark.parametrize(("version", "date"), [("1.1", "2024-01-01"), ("1.0", "2024-01-02"), (None, None)])
def test_the_newest_edition_is_that_of_the_settings(version: str | None, date: str | None) -> None:
    """Version and date are compared, those of the last edition alone."""
    editions = (_edition("0.9", "2023-01-01", 1), _edition("1.0", "2024-01-01", 5))
    survey = replace(_survey(*editions), info=SurveyInfo(edition=version, date=date))
    assert _said(survey) == [
        f"changes.toml:5:1 edition-differs: 1.0 of 2024-01-01, but the settings have {version} of {date}"
    ]


PRESENT = ("doe2020bricks", "taxonomy/walls/low", "taxonomy/walls/index", "data-slate")
MOVE = Move(
    origin="taxonomy/walls/old", target="taxonomy/walls/low", location=Location(path="moved.toml", line=1)
)


@pytest.mark.parametrize("kind", ["added", "moved", "corrected"])
def test_what_an_edition_names_is_there(kind: str) -> None:
    """Keys, pages and data resources are there, and so are old keys and addresses, which lead on."""
    names = (*PRESENT, "doe2019bricks", "taxonomy/walls/old")
    survey = _survey(
        _edition("1.0", "2024-01-01", 1, **{kind: names}),
        aliases={"doe2019bricks": "doe2020bricks"},
        moves=(MOVE,),
    )
    assert _said(survey) == []
    survey = _survey(_edition("1.0", "2024-01-01", 1, **{kind: ("doe2020brick", "data-slat")}))
    assert _said(survey) == [
        "changes.toml:1:1 untrue-change: doe2020brick is not there",
        "changes.toml:1:1 untrue-change: data-slat is not there",
    ]


def test_a_cited_work_is_there() -> None:
    """A paper that no section lists has a page of its own too."""
    survey = _survey(_edition("1.0", "2024-01-01", 1, added=("roe2021towers",)))
    cited = replace(survey, works=survey.works[:1], cited=survey.works[1:])
    assert _said(cited) == []


def test_what_an_edition_removed_is_not_there() -> None:
    """What is still there is named, but for old keys and addresses, which only lead on."""
    survey = _survey(
        _edition("1.0", "2024-01-01", 1, removed=(*PRESENT, "doe2019bricks", "taxonomy/walls/old", "gone")),
        aliases={"doe2019bricks": "doe2020bricks"},
        moves=(MOVE,),
    )
    assert _said(survey) == [f"changes.toml:1:1 untrue-change: {name} is still there" for name in PRESENT]


def test_only_the_newest_edition_with_a_name_counts() -> None:
    """What was added and later removed, or removed and later added, is told by the later edition alone."""
    survey = _survey(
        _edition("1.0", "2022-01-01", 1, added=("gone",), removed=("doe2020bricks",), corrected=("lost",)),
        _edition("1.1", "2023-01-01", 2, added=("doe2020bricks",), removed=("gone", "roe2021towers")),
    )
    assert _said(survey) == [
        "changes.toml:2:1 untrue-change: roe2021towers is still there",
        "changes.toml:1:1 untrue-change: lost is not there",
    ]
