"""Checks of the earlier addresses of pages (`moved.toml`) and the changes of editions (`changes.toml`)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.record_types import Edition
from survey_companion.model.survey import Survey
from survey_companion.reading.lines.outline import anchor_at


def check_moves(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for an old address that is in use, has two new ones, or one that does not exist."""
    known = {*survey.pages, *survey.data_anchors}
    onward = {move.origin: move.target for move in survey.moves}
    times = Counter(anchor_at(move.origin) for move in survey.moves)
    anchors = {anchor: address for address, anchor in survey.pages.items()}
    for move in survey.moves:
        if move.target not in known:
            hint = f", which moved on to {onward[move.target]}" if move.target in onward else ""
            found = f"{move.origin} to {move.target}{hint}"
            yield Problem(code=Code.MOVED_NOWHERE, location=move.location, found=found)
        anchor = anchor_at(move.origin)  # the exports are named after it
        if move.origin in known or times[anchor] > 1 or anchors.get(anchor, move.target) != move.target:
            yield Problem(code=Code.ADDRESS_IN_USE, location=move.location, found=move.origin)


def check_editions(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for editions out of order, or unlike the settings, or with changes that are untrue."""
    for earlier, later in pairwise(survey.editions):
        if later.date <= earlier.date:
            found = f"{later.version} of {later.date} after {earlier.version} of {earlier.date}"
            yield Problem(code=Code.EDITION_ORDER, location=later.location, found=found)
    times = Counter(each.version for each in survey.editions)
    for each in survey.editions:
        if times[each.version] > 1:
            yield Problem(code=Code.EDITION_ORDER, location=each.location, found=f"{each.version} twice")
    yield from _check_newest(survey)
    yield from _check_names(survey)


def _check_newest(survey: Survey) -> Iterator[Problem]:
    info = survey.info
    newest = survey.editions[-1] if survey.editions else None
    if newest and (newest.version, newest.date) != (info.edition, info.date):
        found = f"{newest.version} of {newest.date}, but the settings have {info.edition} of {info.date}"
        yield Problem(code=Code.EDITION_DIFFERS, location=newest.location, found=found)


def _check_names(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for each name that contradicts the list; only the newest edition with a name counts."""
    there = {
        *(work.key for work in (*survey.works, *survey.cited)),
        *(*survey.aliases, *survey.pages, *survey.data_anchors),
        *(move.origin for move in survey.moves),
    }
    gone = {
        *(move.origin for move in survey.moves),
        *(name for name in survey.aliases),
    }
    said: set[str] = set()
    for edition in reversed(survey.editions):
        present, removed = _names(edition)
        for name in (name for name in present if name not in said and name not in there):
            yield Problem(code=Code.UNTRUE_CHANGE, location=edition.location, found=f"{name} is not there")
        for name in (name for name in removed if name not in said and name in there - gone):
            yield Problem(code=Code.UNTRUE_CHANGE, location=edition.location, found=f"{name} is still there")
        said |= {*present, *removed}


def _names(edition: Edition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names that should be in the list according to the edition, and those that should not."""
    return (*edition.added, *edition.moved, *edition.corrected), edition.removed
