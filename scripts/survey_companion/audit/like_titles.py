"""Checks of works whose titles are the same, or nearly so."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from survey_companion.audit.identity import LONGEST, about_listing, authors
from survey_companion.model.identifiers import Scheme
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Survey, Work
from survey_companion.text.keys import normalise_title

NEAR = 88  # similarity, of 100, from which titles are near; different works of the survey's list reach 84
RARE = 20  # words in more titles than this are ignored in the search for near titles


def check_namesakes(survey: Survey) -> Iterator[Problem]:
    """Yield one problem for each title that several works have; it stands at the second of them."""
    holders: dict[str, list[Work]] = defaultdict(list)
    for work in survey.works:
        for title in dict.fromkeys(listing.title for listing in work.listings):
            holding = holders[normalise_title(title)]
            if not (holding and holding[-1] is work):
                holding.append(work)
    for works in holders.values():
        if len(works) > 1:
            first, second, *more = works
            line = first.listings[0].location.seen_from(second.listings[0].location)
            rest = f", and of {len(more)} more" if more else ""
            found = (
                f"“{second.title}” of {authors(second.listings[0])}, and of"
                f" {authors(first.listings[0])} on {line}{rest}"
            )
            is_settled = all(work.record for work in works)
            yield about_listing(Code.SAME_TITLE, second, second.listings[0], found, is_settled=is_settled)


def check_near_titles(survey: Survey) -> Iterator[Problem]:
    """Yield a problem for two works with almost the same title, such as a preprint and its publication."""
    titles = [work.title[:LONGEST].casefold() for work in survey.works]
    words = [set(title.replace(":", " ").replace("-", " ").split()) for title in titles]
    for one, two in sorted(_candidates(words)):
        score = fuzz.token_sort_ratio(titles[one], titles[two], score_cutoff=NEAR)
        first, second = survey.works[one], survey.works[two]
        is_same = normalise_title(first.title) == normalise_title(second.title)  # see `check_namesakes`
        is_known = bool(first.record and second.record) or _are_told_apart(first, second)
        if score and not is_same and not is_known:
            line = first.listings[0].location.seen_from(second.listings[0].location)
            found = f"“{second.title}”, and “{first.title}” on {line}"
            yield about_listing(Code.NEAR_TITLES, second, second.listings[0], found)


def _are_told_apart(first: Work, second: Work) -> bool:
    """Whether archives or publishers gave the works different identifiers, and their authors differ, too."""
    schemes = {each.scheme for each in first.identifiers} & {each.scheme for each in second.identifiers}
    is_other = bool(schemes - {Scheme.URL}) and not set(first.identifiers) & set(second.identifiers)
    known = [authors(work.listings[0]) for work in (first, second)]
    return is_other and "none" not in known and known[0] != known[1]


def _candidates(words: Sequence[set[str]]) -> set[tuple[int, int]]:
    """Return pairs of titles that share at least two rare words."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, title in enumerate(words):
        for word in title:
            holders[word].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for group in holders.values():
        if len(group) <= RARE:
            shared.update(combinations(group, 2))
    return {pair for pair, number in shared.items() if number >= 2}
