"""Mending in general: what is read again after it has to say the same."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from conftest import CASES
from mended import OTHERS, PREPRINT, RECORD, START, mend_bytes, read_bytes
from survey_companion.editing.repairs.mends import Cause, Change, ListState, Mend
from survey_companion.model.survey import Survey

LARKS = "- [2024] **Song of Larks.** *Doe et al.* `ICML` [[paper](https://arxiv.org/abs/2405.00001)]"
TERNS = "- [2023] **Song of Terns.** *Roe et al.* `ICML` [[paper](https://arxiv.org/abs/2305.00002)]"
GULLS = "- [2022] **Song of Gulls.** *Poe et al.* `ICML` [[paper](https://arxiv.org/abs/2205.00003)]"
TEXT = f"{START}{LARKS}\n{TERNS}\n{GULLS}\n"  # lines 7 to 9

Edit = dict[int, str | None]


def _cause(*mends: Mend) -> Cause:
    def find(state: ListState) -> Iterator[Mend]:
        lines = state.texts["list.md"].lines
        for each in mends:
            choices = [
                one for one in each.choices if any(lines[n - 1] != new for n, new in one.lines.items())
            ]
            if len(choices) == len(each.choices):
                yield each

    return Cause(slug="a-test", sentence="tests are mended", find=find)


def _mend(*choices: Change, about: str | None = None) -> Mend:
    return Mend(path="list.md", choices=choices, about=about)


def _change(lines: Edit, **becomes: object) -> Change:
    return Change(lines=lines, reason="so", becomes=becomes)


def _run(*mends: Mend, text: str = TEXT) -> str:
    return mend_bytes(text.encode(), causes=[_cause(*mends)])[0].decode()


def test_what_a_change_means_to_change_is_changed() -> None:
    """And nothing else."""
    line = LARKS.replace("ICML", "ACL")
    assert _run(_mend(_change({7: line}, venue="ACL"))) == TEXT.replace(LARKS, line)


@pytest.mark.parametrize(
    "change",
    [
        _change({7: LARKS.replace("ICML", "ACL")}),
        _change({7: LARKS.replace("ICML", "ACL").replace("Doe", "Poe")}, venue="ACL"),
        _change({7: LARKS.replace("2024", "2025")}, venue="ACL"),
        _change({7: "- see below"}),
        _change({7: ""}),
        _change({7: None}),
        _change({1: "# Fish"}),
        _change({5: "### Terns"}),
        _change({5: None}),
        _change({6: "a word"}),
        _change({8: None, 9: None}),
        _change({7: LARKS + "\n" + GULLS}),
        _change({7: LARKS.replace("arxiv.org/abs/2405.00001", "example.org/a")}),
        _change({7: LARKS + " \udc80"}),
    ],
    ids=map(str, range(14)),
)
def test_what_would_change_more_is_not_done(change: Change) -> None:
    """Other facts, lines that are no entries any more, headings, prose, lost lines: the list stays."""
    assert _run(_mend(change)) == TEXT


def test_the_next_choice_is_tried() -> None:
    """The first that holds is taken."""
    wrong, right = LARKS.replace("ICML", "ACL").replace("Doe", "Poe"), LARKS.replace("ICML", "ACL")
    mend = _mend(_change({7: wrong}, venue="ACL"), _change({7: right}, venue="ACL"))
    assert _run(mend) == TEXT.replace(LARKS, right)


@pytest.mark.parametrize("bad", [{8: TERNS.replace("Roe", "Poe")}, {8: None}, {8: "### Terns"}])
def test_one_wrong_change_does_not_stop_the_others(bad: Edit) -> None:
    """Whether it can be told which of them is at fault or not."""
    new = {7: LARKS.replace("ICML", "ACL"), 9: GULLS.replace("ICML", "ACL")}
    good = [_mend(_change({number: line}, venue="ACL")) for number, line in new.items()]
    assert _run(good[0], _mend(_change(bad)), good[1]) == f"{START}{new[7]}\n{TERNS}\n{new[9]}\n"


def test_what_would_be_a_new_problem_is_not_done() -> None:
    """A link to http is one, though the line says what the change means it to say."""
    link = read_bytes(TEXT.encode()).works[0].listings[0].links[0]
    url = link.url.replace("https", "http")
    changed = (type(link)(label=link.label, url=url, role=link.role),)
    assert _run(_mend(_change({7: LARKS.replace(link.url, url)}, links=changed))) == TEXT


def test_two_changes_of_one_line_are_made_one_after_the_other() -> None:
    """The second finds the line as the first left it."""

    def find(old: str, new: str, **becomes: str) -> Callable[[ListState], Iterator[Mend]]:
        def find(state: ListState) -> Iterator[Mend]:
            line = state.texts["list.md"].lines[6]
            if old in line:
                yield _mend(_change({7: line.replace(old, new)}, **becomes))

        return find

    one = Cause(slug="one", sentence="", find=find("ICML", "ACL", venue="ACL"))
    two = Cause(slug="two", sentence="", find=find("Larks.**", "Larks**"))
    after, steps = mend_bytes(TEXT.encode(), causes=[one, two])
    expected = LARKS.replace("ICML", "ACL").replace("Larks.**", "Larks**")
    assert after.decode() == TEXT.replace(LARKS, expected)
    assert [step.cause.slug for step in steps] == ["one", "two"]
    assert all(first.after == second.before for first, second in pairwise(steps))


def test_a_letter_that_the_encoding_lacks_is_not_written() -> None:
    """The list stays as it is, and other changes are made."""
    data = TEXT.replace("Song of Gulls", "Größe der Möwen").encode("cp1252")
    line = LARKS.replace("ICML", "ICMŁ")
    other = TERNS.replace("ICML", "ACL")
    cause = _cause(_mend(_change({7: line}, venue="ICMŁ")), _mend(_change({8: other}, venue="ACL")))
    assert mend_bytes(data, causes=[cause])[0] == data.replace(TERNS.encode(), other.encode())


def _count(survey: Survey) -> dict[tuple[str, str | None], int]:
    found: dict[tuple[str, str | None], int] = {}
    for each in survey.problems:
        kind = each.code.slug, each.about
        found[kind] = found.get(kind, 0) + 1
    return found


@pytest.mark.parametrize(
    ("data", "records"),
    [
        ((CASES / "terrible.md").read_bytes(), ""),
        ((START + PREPRINT + OTHERS + PREPRINT).encode(), RECORD),
        ((START + PREPRINT + OTHERS + PREPRINT.replace("et al.", "et. al")).encode(), RECORD),
    ],
    ids=["everything wrong", "doubled preprint", "disagreeing copies"],
)
def test_twice_is_the_same_as_once(data: bytes, records: str) -> None:
    """A second run finds nothing, no kind of problem is there more often, and something was mended."""
    after, steps = mend_bytes(data, records)
    assert steps
    assert mend_bytes(after, records) == (after, ())
    before, now = _count(read_bytes(data, records)), _count(read_bytes(after, records))
    assert all(number <= before.get(kind, 0) for kind, number in now.items())
    assert sum(now.values()) < sum(before.values())
