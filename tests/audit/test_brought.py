"""What a change of a list brought, told from the two states alone."""

from dataclasses import replace

import pytest

from list_changes import CASES, FIRST, GOOD, KITES, LIST, RECORD, ROPES, SECOND, SETTLED, Case
from short_ways import read_catalogue
from survey_companion.audit import audit_survey
from survey_companion.audit.brought import Brought, bring_all, find_brought
from survey_companion.audit.brought_report import NO_LINES, render_markdown, render_text
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problem_kinds import Code
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import parse_settlements, parse_work_records

FILES = {"bib/works.toml": RECORD, "bib/settled.toml": SETTLED}
OF_OTHER_FILES = {"a broken survey.toml", "no usable list"}


def _read(text: str, files: dict[str, str]) -> Survey:
    """Return the survey of a list and its records, without keys that were given out."""
    works, faults = parse_work_records(files["bib/works.toml"], "bib/works.toml")
    settlements, _ = parse_settlements(files["bib/settled.toml"], "bib/settled.toml")
    survey = merge_survey(read_catalogue(text), works, {}, {"list.md": "list.md"})
    return audit_survey(replace(survey, problems=(*survey.problems, *faults)), settlements)


def _bring(text: str, files: dict[str, str]) -> Brought:
    untouched = {"works.toml", "settled.toml"} - {name.removeprefix("bib/") for name in files}
    return find_brought("then", _read(LIST, FILES), _read(text, {**FILES, **files}), untouched)


@pytest.mark.parametrize(
    "case", [each for each in CASES if each.title not in OF_OTHER_FILES], ids=lambda case: case.title
)
def test_a_change_gets_the_remarks_that_concern_it(case: Case) -> None:
    """The same as with a repository, but for the keys that nobody has given out here."""
    text = LIST
    for old, new in case.edits:
        text = text.replace(old, new, 1)
    brought = _bring(text, case.files)
    found = tuple(f"{each.location.line} {each.code.slug}: {each.found}" for each in brought.problems)
    assert found == case.problems
    assert brought.has_errors == bool(case.exit_code)
    asked = [f"{each.code.slug}: {each.found}" for each in brought.for_maintainer]
    assert sorted(asked) == sorted(each for each in case.maintainer if not each.startswith("lost-key"))


def test_the_way_back_brings_what_was_there() -> None:
    """A change that is undone adds what it had removed, and the other way round."""
    short = LIST.replace(f"{KITES}\n", "")
    back = find_brought("then", _read(short, FILES), _read(LIST, FILES))
    assert [(each.sort.value, each.title) for each in back.changes] == [
        ("added", "Kites lift stones: an experiment")
    ]
    forth = find_brought("then", _read(LIST, FILES), _read(short, FILES))
    assert [(each.sort.value, each.title) for each in forth.changes] == [
        ("removed", "Kites lift stones: an experiment")
    ]
    assert back.problems == forth.problems == ()


def test_as_many_as_before_is_nothing_new() -> None:
    """Problems that are alike are counted: of three, after two, one is new."""
    line = "- [2022] **A rope.**\n"
    two, three = (LIST.replace(FIRST, FIRST + line * number) for number in (2, 3))
    before, after = _read(two, FILES), _read(three, FILES)
    codes = [each.code for each in find_brought("then", before, after).problems]
    assert sorted(code.slug for code in codes) == ["listed-twice", "no-authors", "no-link"]
    assert find_brought("then", after, before).problems == ()


def test_of_two_copies_the_new_one_is_named() -> None:
    """Above the old line or below it, the remark stands at the line that was added."""
    for old, new in ((FIRST, f"{FIRST}{KITES}\n"), (KITES, f"{KITES}\n{ROPES}")):
        (problem,) = _bring(LIST.replace(old, new, 1), {}).problems
        assert problem.code is Code.LISTED_TWICE
        assert (
            LIST.replace(old, new, 1).splitlines()[problem.location.line - 1] == new.strip().splitlines()[-1]
        )
        assert problem.location.line == (9 if old == FIRST else 15)


def test_a_line_that_its_section_has_is_only_listed_twice() -> None:
    """That other sections list the work, too, is known, and no question about the line."""
    before = LIST.replace(SECOND, f"{SECOND}{ROPES}\n")
    after = before.replace(KITES, f"{KITES}\n{ROPES}")
    problems = find_brought("then", _read(before, FILES), _read(after, FILES)).problems
    assert [each.code for each in problems] == [Code.LISTED_TWICE]


def test_everything_is_shown_where_nothing_can_be_compared() -> None:
    """All open problems, sorted by who is to read them, and why."""
    brought = bring_all(
        "then", _read(LIST.replace(FIRST, f"{FIRST}- **A rope.** *Doe*\n"), FILES).problems, "No."
    )
    assert [each.code for each in brought.problems] == [Code.NO_LINK]
    assert {each.code for each in brought.for_maintainer} == {Code.NO_RECORD}
    assert "Not compared with then: No.\n" in render_text(brought)
    assert render_markdown(brought, NO_LINES).endswith("Nothing was compared: `No.`\n")


def test_a_long_report_is_cut() -> None:
    """A summary for a job names a hundred of each, and says where the others are."""
    lines = "".join(
        GOOD.replace("hooks", f"{number} hooks").partition(" *Poe")[0] + "\n" for number in range(130)
    )
    text = render_markdown(_bring(LIST.replace(FIRST, FIRST + lines), {}), NO_LINES)
    assert text.count("### Warning at ") <= 100
    assert "more; survey check shows all.\n" in text
    assert "… and 30 more; survey diff shows all.\n" in text


def test_a_terminal_shows_the_first_changes() -> None:
    """Of a whole part that is gone, some works are named and the others counted; --all names each."""
    many = "".join(f"- **Stones of the kind {number}.** *Doe* `ICML`\n" for number in range(25))
    before, after = (
        _read(f"## P\n\n### One\n\n{lines}", FILES) for lines in (many, many[: many.index("\n") + 1])
    )
    brought = find_brought("then", before, after)
    short, long = render_text(brought), render_text(brought, shows_all=True)
    assert (short.count("work removed"), long.count("  work removed")) == (20, 24)
    assert "  and 5 more; --all shows them\n" in short
    assert "more; --all" not in long


def test_the_order_of_lines_brings_nothing() -> None:
    """Problems of two lines, and those of a whole list, stand at another line then, and are the same."""
    form = "- **{}.** *{}* [[paper](https://arxiv.org/abs/{})]"
    lines = [
        form.format("Lifting the walls of many old stones", "Doe", "2101.00001"),
        form.format("Lifting the walls of many old stone", "Doe", "2101.00002"),
        form.format("One title of three", "Roe", "2101.00003"),
        form.format("Pebbles in a river", "Roe", "2101.00003"),
        form.format("Songs about granite", "Roe", "2101.00003"),
        form.format("Twice", "Moe", "2101.00004"),
        form.format("Twice", "Moe", "2101.00005"),
        *(
            f"- [2020] **{name}.** [[paper](https://example.org/{name})]"
            for name in ("Chalk", "Flint", "Slate", "Tuff", "Marl", "Sand")
        ),
    ]
    heading = "## Papers\n\n### P\n\n"
    before, after = (_read(heading + "\n".join(each) + "\n", FILES) for each in (lines, lines[::-1]))
    codes = {each.code for each in before.problems if each.is_open}
    pairs = {Code.NEAR_TITLES, Code.TWO_TITLES, Code.TWO_IDENTIFIERS, Code.LISTED_TWICE}
    assert pairs | {Code.NO_AUTHORS} <= codes
    assert find_brought("then", before, after).problems == ()
