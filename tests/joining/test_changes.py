"""Two states of an invented list are compared, and editions are checked."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from added import ADDITIONS, PUBLISHED, read_added
from conftest import CASES
from short_ways import read_survey
from survey_companion.audit import audit_survey
from survey_companion.commands.cli import main
from survey_companion.exports.change_lists import (
    Comparison,
    render_change_list,
    render_json,
)
from survey_companion.joining.changes import compare
from survey_companion.model.authors import Person
from survey_companion.model.change_types import Change, ChangedKind, ChangeKind
from survey_companion.model.survey import Survey, SurveyInfo
from survey_companion.records.toml_records import (
    parse_editions,
)
from two_states import AFTER, BEFORE, MOVES, NEW_FACTS, NEW_WORKS, OLD_WORKS, compare_states, read_state


@pytest.fixture(scope="module")
def found() -> Comparison:
    """Two states in which everything happens that can happen."""
    return compare_states()


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
    before = read_state(text.format("a"), facts=facts.format("available", '["doe2020a"]'))
    after = read_state(text.format("b"), facts=facts.format("withdrawn", '["doe2020a", "roe2021b"]'))
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
    before, after = (read_state(f"# L\n\n## Papers\n\n{line.format(each)}") for each in (1, 2))
    (change,) = compare(before, after)
    (links,) = (each for each in change.details if each.field == "links")
    assert links.before == "paper https://example.org/1, code https://example.org/c1"


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
    before = read_state(text, record.format("a1", "Ayes", "") + record.format("b1", "Bees", ""))
    both = 'also_titled=["Bees"]\naliases=["b1", "a1"]'
    after = read_state(text, record.format("c1", "Ayes", both))
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
    survey = replace(read_state(AFTER, NEW_WORKS, NEW_FACTS, MOVES), editions=parsed)
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


# -- field by field ------------------------------------------------------------------------------------

LINE = "# L\n## Papers\n### One\n- [2020] **Lifting.** *Ana Doe*\n"
BASE = """[doe2020lifting]
title = "Lifting"
authors = ["Doe, Ana"]
year = 2020
confirmed = true
sources = []
"""
FULL = """submitted = "2020-01"
arxiv_class = "cs.CL"
language = "cy"
authors_total = 7
weights = "https://example.org/w"
also_titled = ["Raising", "Hoisting"]
aliases = ["doe2019lifting"]
not_this = [
    { identifier = "arXiv:2401.00007", reason = "Sand." },
    { identifier = "arXiv:2401.00008", reason = "Clay." },
]
preprint = { title = "Lifted", year = 2019 }

[doe2020lifting.model]
is_release = false
parameters = ["7B", "13B"]
openness = "weights+code"
language_count = 3
"""


def _details(before: Survey, after: Survey) -> list[tuple[str, str | None, str | None]]:
    """Return the details of the only change."""
    (change,) = compare(before, after)
    return [(each.field, each.before, each.after) for each in change.details]


def test_each_field_of_a_record_is_shown_as_text() -> None:
    """A list by its items, a table field by field, a choice by its word; what is unknown is not shown."""
    bare, full = read_state(LINE, BASE), read_state(LINE, BASE + FULL)
    added = [
        ("links", "weights https://example.org/w"),
        ("authors_total", "7"),
        ("arxiv_class", "cs.CL"),
        ("submitted", "2020-01"),
        ("language", "cy"),
        ("also_titled", "Raising; Hoisting"),
        (
            "not_this",
            "identifier: arXiv:2401.00007, reason: Sand.; identifier: arXiv:2401.00008, reason: Clay.",
        ),
        ("preprint.title", "Lifted"),
        ("preprint.year", "2019"),
        ("model.is_release", "false"),
        ("model.parameters", "7B; 13B"),
        ("model.language_count", "3"),
        ("model.openness", "weights+code"),
    ]
    assert sorted(_details(bare, full)) == sorted((field, None, after) for field, after in added)
    assert sorted(_details(full, bare)) == sorted((field, before, None) for field, before in added)
    assert _details(read_state(LINE), bare) == [("confirmed", None, "true")]


def test_authors_are_shown_as_printed() -> None:
    """Persons with their given names, teams, and that others are left out; a missing byline is nothing."""
    first = read_state(LINE, BASE)
    other = (
        BASE.replace('"Doe, Ana"', '"Doe, Jr., Ana", "{Night Team}", "Roe"') + "authors_truncated = true\n"
    )
    assert _details(first, read_state(LINE, other)) == [
        ("authors", "Ana Doe", "Ana Doe Jr., Night Team, Roe, and others")
    ]
    assert _details(first, read_state(LINE, BASE.replace('"Doe, Ana"', ""))) == [("authors", "Ana Doe", None)]


def test_identifiers_venue_and_year_are_compared() -> None:
    """As a work has them, whatever field of the record they come from."""
    published = 'published = { type = "misc", short = "Letters", year = 2021, doi = "10.1000/A" }\n'
    other = BASE.replace("year = 2020", "year = 2021") + 'arxiv = "2001.00001"\n' + published
    assert _details(read_state(LINE, BASE), read_state(LINE, other)) == [
        ("year", "2020", "2021"),
        ("venue", None, "Letters"),
        ("identifiers", None, "arXiv 2001.00001, DOI 10.1000/a"),
        ("links", None, "paper https://doi.org/10.1000/A, preprint https://arxiv.org/abs/2001.00001"),
        ("published.type", None, "misc"),
        ("published.short", None, "Letters"),
        ("published.year", None, "2021"),
        ("published.doi", None, "10.1000/A"),
    ]


HEAD = "# L\n## Papers\n"


def _summary(
    before: Survey, after: Survey
) -> list[tuple[str, str, str, list[tuple[str, str | None, str | None]]]]:
    return [
        (
            each.what.value,
            each.sort.value,
            each.name,
            [(detail.field, detail.before, detail.after) for detail in each.details],
        )
        for each in compare(before, after)
    ]


def _sections(**titles: str) -> str:
    """Return a list with these works, named by words, in each section."""
    sections = (
        f"### {name}\n" + "".join(f"- [2020] **{title}.** *Doe*\n" for title in words.split())
        for name, words in titles.items()
    )
    return HEAD + "".join(sections)


def test_a_work_moves_between_sections() -> None:
    """Only the sections that it left and came to are named; one that is listed in both is not."""
    before = read_state(_sections(One="Lifting Sorting", Two="Lifting", Three="Rolling"))
    after = read_state(_sections(One="Lifting Rolling", Two="Sorting", Three="Lifting"))
    place = "taxonomy/papers/"
    assert _summary(before, after) == [
        ("work", "moved", "doe2020lifting", [("section", f"{place}two", f"{place}three")]),
        ("work", "moved", "doe2020rolling", [("section", f"{place}three", f"{place}one")]),
        ("work", "moved", "doe2020sorting", [("section", f"{place}one", f"{place}two")]),
    ]
    fewer = read_state(_sections(One="Lifting Sorting", Three="Rolling"))
    assert _summary(before, fewer) == [
        ("section", "removed", f"{place}two", []),
        ("work", "moved", "doe2020lifting", [("section", f"{place}two", None)]),
    ]
    assert _summary(fewer, before) == [
        ("section", "added", f"{place}two", []),
        ("work", "moved", "doe2020lifting", [("section", None, f"{place}two")]),
    ]


def _move(origin: str, target: str) -> str:
    return f'[[moved]]\nfrom = "taxonomy/papers/{origin}"\nto = "taxonomy/papers/{target}"\n'


@pytest.mark.parametrize("moves", [_move("one", "new"), ""])
def test_a_work_has_not_moved_with_its_section(moves: str) -> None:
    """A section that was renamed takes its works along; without the note, it is another section."""
    before = read_state(_sections(One="Lifting", Two="Sorting"))
    after = read_state(_sections(New="Lifting", Two="Sorting"), moves=moves)
    place = "taxonomy/papers/"
    if moves:
        assert _summary(before, after) == [
            ("section", "renamed", f"{place}new", [("name", f"{place}one", f"{place}new")]),
            ("section", "corrected", f"{place}new", [("heading", "One", "New")]),
        ]
    else:
        assert _summary(before, after) == [
            ("section", "added", f"{place}new", []),
            ("section", "removed", f"{place}one", []),
            ("work", "moved", "doe2020lifting", [("section", f"{place}one", f"{place}new")]),
        ]


def test_a_work_that_left_a_renamed_section_has_moved() -> None:
    """One that went along and to a further section has moved too."""
    before = read_state(_sections(One="Lifting Sorting Rolling", Two="Sorting"))
    after = read_state(_sections(New="Lifting Rolling", Two="Sorting Rolling"), moves=_move("one", "new"))
    place = "taxonomy/papers/"
    moved = [each for each in _summary(before, after) if each[1] == "moved"]
    assert moved == [
        ("work", "moved", "doe2020rolling", [("section", f"{place}one", f"{place}new, {place}two")]),
        ("work", "moved", "doe2020sorting", [("section", f"{place}one", None)]),
    ]


def test_a_move_that_was_known_before_is_no_change() -> None:
    """Both states have the note and the page; one that leads from or to nothing is none either."""
    before = read_state(_sections(New="Lifting"), moves=_move("one", "new"))
    after = read_state(_sections(New="Lifting"), moves=_move("one", "new") + _move("new", "nothing"))
    assert _summary(before, after) == []


def test_two_sections_joined_in_one_are_told() -> None:
    """One of them is renamed, the other is removed and says what it became."""
    before = read_state(_sections(One="Lifting", Two="Sorting"))
    after = read_state(_sections(Both="Lifting Sorting"), moves=_move("one", "both") + _move("two", "both"))
    place = "taxonomy/papers/"
    assert [each for each in _summary(before, after) if each[0] == "section"] == [
        ("section", "removed", f"{place}two", [("name", f"{place}two", f"{place}both")]),
        ("section", "renamed", f"{place}both", [("name", f"{place}one", f"{place}both")]),
        ("section", "corrected", f"{place}both", [("heading", "One", "Both")]),
    ]
    assert [each for each in _summary(after, before) if each[0] == "section"] == [
        ("section", "added", f"{place}two", [("name", f"{place}both", f"{place}two")]),
        ("section", "renamed", f"{place}one", [("name", f"{place}both", f"{place}one")]),
        ("section", "corrected", f"{place}one", [("heading", "Both", "One")]),
    ]


def test_a_work_is_known_by_its_title_or_its_alias() -> None:
    """A new key with the old title, or one that names the old key, is of the same work; others are new."""
    first = read_state(LINE, BASE)
    renamed = BASE.replace("[doe2020lifting]", "[lift]")
    found = [("work", "renamed", "lift", [("name", "doe2020lifting", "lift")])]
    assert _summary(first, read_state(LINE, renamed)) == found
    other = LINE.replace("Lifting", "Raising")
    records = renamed.replace('"Lifting"', '"Raising"')
    assert [each[1:3] for each in _summary(first, read_state(other, records))] == [
        ("added", "lift"),
        ("removed", "doe2020lifting"),
    ]
    alias = f'{records}aliases = ["doe2020lifting"]\n'
    assert _summary(first, read_state(other, alias)) == [
        *found,
        ("work", "corrected", "lift", [("title", "Lifting", "Raising")]),
    ]


def test_settings_are_compared_field_by_field() -> None:
    """Each field is a change of its own, in order of the fields; authors are shown by name."""
    before = SurveyInfo(title="Stones", year=2020, authors=(Person(family="Doe", given="Ana"),))
    after = SurveyInfo(
        title="Walls", license="CC0-1.0", authors=before.authors, companion_authors=before.authors
    )
    survey = read_state(LINE)
    changes = compare(replace(survey, info=before), replace(survey, info=after))
    assert [
        (each.name, each.title, *((d.field, d.before, d.after) for d in each.details)) for each in changes
    ] == [
        ("companion_authors", "", ("companion_authors", None, "Ana Doe")),
        ("license", "", ("license", None, "CC0-1.0")),
        ("title", "", ("title", "Stones", "Walls")),
        ("year", "", ("year", "2020", None)),
    ]


def test_a_change_says_whose_it_is() -> None:
    """What the companion added is told as such, and so is what came into the published list since."""
    line = "- [2026] **Lifting Stones in Breton.** *Loe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2601.00006)]\n"
    assert f"{line[:-1]} `added 2026-11`\n" in ADDITIONS
    head = "#### 1.1 Large Stones\n\n"
    empty, added = read_added("# Additions\n"), read_added()
    taken = read_added(
        ADDITIONS.replace(f"{line[:-1]} `added 2026-11`\n", ""), PUBLISHED.replace(head, head + line)
    )
    new = {each.name: _list_of(each) for each in compare(empty, added) if each.sort is ChangeKind.ADDED}
    assert new["loe2026lifting"] == new["marble"] == [(None, "additions of the companion")]
    gone = {each.name: _list_of(each) for each in compare(added, empty) if each.sort is ChangeKind.REMOVED}
    assert gone["loe2026lifting"] == [("additions of the companion", None)]
    since = {each.name: _list_of(each) for each in compare(added, taken)}
    assert since == {"loe2026lifting": [("additions of the companion", None)]}


def _list_of(change: Change) -> list[tuple[str | None, str | None]]:
    return [(each.before, each.after) for each in change.details if each.field == "list"]
