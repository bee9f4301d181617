"""Two states of an invented list are compared, and editions are checked."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ET  # only for its types and errors; what is read here is our own
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from defusedxml.ElementTree import fromstring

from conftest import CASES, CheckGolden
from short_ways import read_catalogue, read_survey
from survey_companion.audit import audit_survey
from survey_companion.commands.cli import main
from survey_companion.exports.change_lists import (
    Comparison,
    render_atom,
    render_change_list,
    render_json,
    render_markdown,
)
from survey_companion.exports.feed import render_feed
from survey_companion.joining.changes import compare
from survey_companion.joining.merge import merge_survey
from survey_companion.model.change_types import Change, ChangedKind, ChangeKind
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import Person, Survey, SurveyInfo
from survey_companion.records.toml_records import (
    parse_editions,
    parse_moves,
    parse_resource_records,
    parse_work_records,
)

ATOM = "{http://www.w3.org/2005/Atom}"
FRONT = (
    '---\ntitle: Stones\nedition: "{}"\ndate: {}\naddress: https://stones.example/book/\n---\n\n# Stones\n\n'
)
BEFORE = (
    FRONT.format("1.0", "2023-01-31")
    + """\
## Papers

### By Hand

#### Boulders

- [2020] **Lifting.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **Rolling.** *Roe* [[paper](https://arxiv.org/abs/2101.00001)]
- [2021] **Carrying.** *Moe*
- [2019] **Throwing.** *Poe*

#### Pebbles

- [2020] **Sorting.** *Loe*
- [2020] **Sorting twice.** *Loe*

## Data

### Quarries

- [**Slate**](https://example.org/slate). Flat stones.
- **Granite**: Hard stones.
- **Shale**: Soft stones.
"""
)
AFTER = (
    FRONT.format("1.1", "2024-02-29")
    + """\
## Papers

### By Hand

#### Large Stones

- [2020] **Lifting.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **Carrying.** *Moe*
- [2024] **Stacking <b>all</b> `stones`.** *Koe*

#### Pebbles

- [2021] **Rolling.** *Roe* [[paper](https://arxiv.org/abs/2101.00001)]
- [2020] **Sorting.** *Loe*

## Data

### Quarries

- **Granite**: Very hard stones.
- **Mudstone**: Soft stones.
- **Marble**: White stones.

### Rivers

- [**Slate**](https://example.org/slate). Flat stones.
"""
)
MOVES = """
[[moved]]
from = "taxonomy/by-hand/boulders"
to = "taxonomy/by-hand/large-stones"
[[moved]]
from = "data-shale"
to = "data-mudstone"
"""
RECORD = """
[{key}]
title = "{title}"
authors = ["{author}"]
year = {year}
arxiv = "{arxiv}"
confirmed = true
sources = []
{more}
"""
OLD_WORKS = (
    RECORD.format(
        key="doe2020lifting", title="Lifting", author="Doe, A", year=2020, arxiv="2001.00001", more=""
    )
    + '[loe2020sorting]\ntitle="Sorting"\nauthors=["Loe, Di"]\nconfirmed=true\nsources=[]\n'
    + '[loe2020twice]\ntitle="Sorting twice"\nauthors=["Loe, Di"]\nconfirmed=true\nsources=[]\n'
)
NEW_WORKS = (
    RECORD.format(
        key="doe2021lifting",
        title="Lifting",
        author="Doe, Ana",
        year=2021,
        arxiv="2001.00001",
        more='aliases = ["doe2020lifting"]\ncode = "https://example.org/lift"\nkey_point = "It lifts."\n'
        '[doe2021lifting.published]\ntype = "article"\nshort = "JoS 2021"\nyear = 2021',
    )
    + '[loe2020sorting]\ntitle="Sorting"\nauthors=["Loe, Di"]\naliases=["loe2020twice"]\n'
    + "confirmed=true\nsources=[]\n"
)
OLD_FACTS = '[slate]\nname="Slate"\nstatus="available"\nconfirmed=true\nsources=[]\n'
NEW_FACTS = '[slate]\nname="Slate"\nstatus="withdrawn"\nlanguages=3\nconfirmed=true\nsources=[]\n'


def _read(text: str, works: str = "", facts: str = "", moves: str = "") -> Survey:
    records, problems = parse_work_records(works, "works.toml")
    resource_facts, more = parse_resource_records(facts, "resources.toml")
    moved, others = parse_moves(moves, "moved.toml")
    assert not (*problems, *more, *others)
    return replace(
        merge_survey(read_catalogue(text), records, resource_facts, {"list.md": "list.md"}), moves=moved
    )


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Two states in which everything happens that can happen."""
    before = _read(BEFORE, OLD_WORKS, OLD_FACTS)
    after = _read(AFTER, NEW_WORKS, NEW_FACTS, MOVES)
    return Comparison(before=before, after=after, changes=compare(before, after))


def test_every_kind_of_change_is_found(found: Comparison) -> None:
    """Each thing is named once for each kind of change; what a renamed section holds has not moved."""
    names = [(each.what.value, each.sort.value, each.name) for each in found.changes]
    assert names == [
        ("settings", "corrected", "date"),
        ("settings", "corrected", "edition"),
        ("section", "added", "resources/data/rivers"),
        ("section", "renamed", "taxonomy/by-hand/large-stones"),
        ("section", "corrected", "taxonomy/by-hand/large-stones"),
        ("work", "added", "koe2024stacking"),
        ("work", "removed", "loe2020twice"),
        ("work", "removed", "poe2019throwing"),
        ("work", "renamed", "doe2021lifting"),
        ("work", "moved", "roe2021rolling"),
        ("work", "corrected", "doe2021lifting"),
        ("data resource", "added", "marble"),
        ("data resource", "renamed", "mudstone"),
        ("data resource", "moved", "slate"),
        ("data resource", "corrected", "granite"),
        ("data resource", "corrected", "mudstone"),
        ("data resource", "corrected", "slate"),
    ]


def test_a_correction_names_its_fields(found: Comparison) -> None:
    """Title, authors, year, venue, identifiers and links are compared as they are shown, others by name."""
    change = next(
        each for each in found.changes if (each.what, each.sort) == (ChangedKind.WORK, ChangeKind.CORRECTED)
    )
    assert {each.field for each in change.details} == {
        *("authors", "year", "venue", "links", "key_point"),
        *("published.type", "published.short", "published.year"),
    } | ({"published"} if any(each.field == "published" for each in change.details) else set())
    assert [(each.before, each.after) for each in change.details if each.field == "authors"] == [
        ("A Doe", "Ana Doe")
    ]


def test_a_resource_has_its_link_and_its_facts_compared() -> None:
    """A link is compared by name and address, a list by its items, a choice by its word."""
    text = "# L\n\n## Data\n\n### Quarries\n\n- [**Slate**](https://example.org/{}). Flat.\n"
    facts = '[slate]\nname="Slate"\nstatus="{}"\npapers={}\nconfirmed=true\nsources=[]\n'
    before = _read(text.format("a"), facts=facts.format("available", '["doe2020a"]'))
    after = _read(text.format("b"), facts=facts.format("withdrawn", '["doe2020a", "roe2021b"]'))
    (change,) = compare(before, after)
    assert [(each.field, each.before, each.after) for each in change.details] == [
        ("links", "https://example.org/a", "https://example.org/b"),
        ("status", "available", "withdrawn"),
        ("papers", "doe2020a", "doe2020a; roe2021b"),
    ]


def test_links_of_a_work_are_compared_in_one_field() -> None:
    """They are told with their labels, separated by commas."""
    line = (
        "- [2020] **Lifting.** *Doe* [[paper](https://example.org/{0})] [[code](https://example.org/c{0})]\n"
    )
    before, after = (_read(f"# L\n\n## Papers\n\n{line.format(each)}") for each in (1, 2))
    (change,) = compare(before, after)
    (links,) = (each for each in change.details if each.field == "links")
    assert links.before == "paper https://example.org/1, code https://example.org/c1"


@pytest.mark.parametrize(
    ("name", "render"),
    [
        ("changes.txt", render_change_list),
        ("changes.md", render_markdown),
        ("changes.json", render_json),
        ("changes.atom", render_atom),
    ],
)
def test_each_form_is_as_it_was_looked_at(
    name: str, render: Callable[[Comparison], str], found: Comparison, check_golden: CheckGolden
) -> None:
    """Text, Markdown, JSON and feed say the same, and no title becomes markup."""
    check_golden(f"changes/{name}", render(found))


@pytest.mark.parametrize("state", ["before", "after"])
def test_nothing_changes_from_a_state_to_itself(state: str, found: Comparison) -> None:
    """The difference of a state and itself is empty, and each form says so."""
    same = getattr(found, state)
    nothing = Comparison(before=same, after=same, changes=compare(same, same))
    assert nothing.changes == ()
    assert render_change_list(nothing).endswith(": nothing changed\n")
    assert json.loads(render_json(nothing))["changes"] == []


_OPPOSITE = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


def _facts(change: Change, *, is_mirrored: bool = False) -> tuple[object, ...]:
    """Return what must agree in both directions; the name and title are always those of the later state."""
    details = [
        (each.field, each.after, each.before) if is_mirrored else (each.field, each.before, each.after)
        for each in change.details
    ]
    sort = _OPPOSITE.get(change.sort, change.sort) if is_mirrored else change.sort
    is_one_sided = sort in _OPPOSITE
    return change.what, sort, change.name if is_one_sided else None, tuple(sorted(details, key=str))


def test_the_way_back_mirrors_the_way_there(found: Comparison) -> None:
    """What was added there is removed back, and every value that changed changes back."""
    back = compare(found.after, found.before)
    assert sorted(map(str, (_facts(each, is_mirrored=True) for each in back))) == sorted(
        map(str, map(_facts, found.changes))
    )


def test_several_works_joined_under_a_new_key_mirror_too() -> None:
    """Of several old keys one is the renamed work, the same one in both directions."""
    text = "# L\n\n## Papers\n\n- **Ayes.** *Doe*\n- **Bees.** *Doe*\n"
    record = '[{}]\ntitle="{}"\nauthors=["Doe, A"]\nconfirmed=true\nsources=[]\n{}\n'
    before = _read(text, record.format("a1", "Ayes", "") + record.format("b1", "Bees", ""))
    both = 'also_titled=["Bees"]\naliases=["b1", "a1"]'
    after = _read(text, record.format("c1", "Ayes", both))
    there, back = compare(before, after), compare(after, before)
    assert [(each.sort.value, each.name) for each in there][:2] == [("removed", "b1"), ("renamed", "c1")]
    assert sorted(map(str, (_facts(each, is_mirrored=True) for each in back))) == sorted(
        map(str, map(_facts, there))
    )


def test_the_command_compares_files(tmp_path: Path) -> None:
    """Paths are read with their records beside them or elsewhere; only what cannot be read is a failure."""
    for folder, text, works in (("a", BEFORE, OLD_WORKS), ("b", AFTER, NEW_WORKS)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "list.md").write_text(text, encoding="utf-8")
        (tmp_path / folder / "works.toml").write_text(works, encoding="utf-8")
    paths = [str(tmp_path / folder / "list.md") for folder in "ab"]
    plain = CliRunner().invoke(main, ["diff", *paths])
    assert plain.exit_code == 0
    assert "  renamed    doe2021lifting  Lifting\n" in plain.output
    other = CliRunner().invoke(main, ["diff", *paths, "--records", str(tmp_path / "b")])
    assert "renamed" not in other.output
    assert CliRunner().invoke(main, ["diff", paths[0], str(tmp_path / "none.md")]).exit_code == 1
    assert (
        CliRunner().invoke(main, ["diff", str(CASES / "papers.md"), paths[0], "--format", "atom"]).exit_code
        == 0
    )
    feedless = CliRunner().invoke(main, ["diff", paths[0], str(CASES / "papers.md"), "--format", "atom"])
    assert feedless.exit_code == 1
    assert "needs address, edition and date" in feedless.output


def test_the_command_reads_git(tmp_path: Path) -> None:
    """`git:REV` is the catalogue of that revision with its records, whatever stands in the folder now."""
    bib = tmp_path / "bib"
    bib.mkdir()

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    def commit(text: str, works: str) -> None:
        (bib / "catalogue.md").write_text(text, encoding="utf-8")
        (bib / "works.toml").write_text(works, encoding="utf-8")
        run("git", "add", ".")
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        assert run("git", *who, "commit", "-m", "x").returncode == 0

    run("git", "init")
    commit(BEFORE, OLD_WORKS)
    commit(AFTER, NEW_WORKS)
    survey = (sys.executable, "-m", "survey_companion", "diff")
    done = run(*survey, "git:HEAD~1", "git:HEAD")
    assert "renamed    doe2021lifting" in done.stdout, done.stderr
    assert "nothing changed" in run(*survey, "git:HEAD").stdout
    for wrong in ("git:HEAD~9", "git:--output=x"):
        assert run(*survey, wrong).returncode == 2
    assert not (tmp_path / "x").exists()


# -- editions --------------------------------------------------------------------------------------

EDITION = '[[edition]]\nversion = "{}"\ndate = "{}"\nsummary = "S."\n{}\n'


def _check(*editions: str) -> list[str]:
    parsed, faults = parse_editions("".join(editions), "c.toml")
    survey = replace(_read(AFTER, NEW_WORKS, NEW_FACTS, MOVES), editions=parsed)
    found = [*faults, *(each for each in audit_survey(survey).problems if each.location.path == "c.toml")]
    return [f"{each.location} {each.code.slug}: {each.found}" for each in found]


NEWEST = EDITION.format("1.1", "2024-02-29", "{}")


def test_editions_that_are_right() -> None:
    """Old keys, moved addresses and what a later edition removed may be named."""
    first = EDITION.format("1.0", "2023-01-31", 'added = ["doe2020lifting", "poe2019throwing", "data-shale"]')
    second = NEWEST.format(
        'added = ["koe2024stacking"]\nremoved = ["poe2019throwing"]\n'
        'moved = ["taxonomy/by-hand/large-stones"]'
    )
    assert _check(first, second) == []


@pytest.mark.parametrize(
    ("editions", "problem"),
    [
        (
            [EDITION.format("1.2", "2024-02-29", "")],
            "c.toml:1:1 edition-differs: 1.2 of 2024-02-29, but the settings have 1.1 of 2024-02-29",
        ),
        (
            [EDITION.format("1.1", "2024-02-28", "")],
            "c.toml:1:1 edition-differs: 1.1 of 2024-02-28, but the settings have 1.1 of 2024-02-29",
        ),
        (
            [EDITION.format("1.0", "2024-02-29", ""), NEWEST.format("")],
            "c.toml:6:1 edition-order: 1.1 of 2024-02-29 after 1.0 of 2024-02-29",
        ),
        ([NEWEST.format('added = ["gone"]')], "c.toml:1:1 untrue-change: gone is not there"),
        (
            [NEWEST.format('removed = ["koe2024stacking"]')],
            "c.toml:1:1 untrue-change: koe2024stacking is still there",
        ),
        ([EDITION.format("1.1", "2023-02-29", "")], 'c.toml:1:1 invalid-value: edition.date = "2023-02-29"'),
        ([EDITION.format("v 1", "2024-02-29", "")], 'c.toml:1:1 invalid-value: edition.version = "v 1"'),
        ([NEWEST.format("colour = 1")], "c.toml:1:1 invalid-field: edition.colour = 1"),
        (["edition = 1\n"], "c.toml:1:1 invalid-field: edition is no array of tables"),
    ],
)
def test_editions_that_are_wrong(editions: list[str], problem: str) -> None:
    """Each fault is named at the line of its edition."""
    assert _check(*editions) == [problem]


def test_a_version_is_given_once() -> None:
    """The same version twice is named at both places."""
    early = EDITION.format("1.1", "2023-01-31", "")
    assert _check(early, NEWEST.format("")) == [
        "c.toml:1:1 edition-order: 1.1 twice",
        "c.toml:6:1 edition-order: 1.1 twice",
    ]


INFO = SurveyInfo(title="A & B <c>", address="https://stones.example/book/", edition="2", date="2024-01-31")


def _edition(version: str, day: str, summary: str) -> Edition:
    (edition,), _ = parse_editions(EDITION.format(version, day, "").replace("S.", summary), "c.toml")
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


def test_other_authors_of_the_survey_are_one_change() -> None:
    """Authors are shown by their names, under the name of their field."""
    empty = read_survey("# L\n\n## P\n\n- [2020] **Stones.** *Doe*\n")
    before, after = (
        replace(empty, info=replace(empty.info, authors=(Person(family=family, given="Ana"),)))
        for family in ("Doe", "Roe")
    )
    (change,) = compare(before, after)
    assert [(each.field, each.before, each.after) for each in change.details] == [
        ("authors", "Ana Doe", "Ana Roe")
    ]
