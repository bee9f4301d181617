"""The address of a paper → what sources say of it, for a paper that no list has yet.

Sources are those of `proposals`: the ACL Anthology, doi.org and arXiv. OpenReview is not asked, since it has
no answers that can be read without running its page; the title must be given then.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from survey_companion.model.identifiers import Identifier, identify
from survey_companion.model.problems import shorten
from survey_companion.online.answers import SourceAnswer, parse_arxiv
from survey_companion.online.cache import Cache
from survey_companion.online.client import Client
from survey_companion.online.failures import UnavailableError, UnreachableError
from survey_companion.online.proposals import SAME_TITLE, Hosts, Question, ask_doi, list_questions
from survey_companion.text.keys import normalise_title

_SHOWN = 200  # characters of an address in a message


@dataclass(kw_only=True, slots=True)
class Found:
    """What sources said."""

    answers: list[SourceAnswer] = field(default_factory=list)  # the most reliable first
    doubts: list[str] = field(default_factory=list)  # a message for each source that is not used
    asked: int = 0
    reached: int = 0

    @property
    def is_without_network(self) -> bool:
        """Whether sources were asked, and none could be reached."""
        return self.asked > 0 and self.reached == 0


def look_up(addresses: Sequence[str], client: Client, cache: Cache, hosts: Hosts) -> Found:
    """Return what the sources of the identifiers in the addresses say."""
    found = Found()
    questions = list(list_questions([identify(each) for each in addresses], hosts))
    for question in questions:  # answers add further questions
        found.asked += 1
        answer = _ask(question, client, cache, found)
        if answer is None:
            continue
        found.answers.append(answer)
        if question[2] is parse_arxiv and (doi := answer.fields.get("published.doi")):
            named = ask_doi(str(doi), hosts)
            questions += [named] if named[0] not in {asked for asked, _, _ in questions} else []
    found.answers = _agreeing(found)
    return found


def _ask(question: Question, client: Client, cache: Cache, found: Found) -> SourceAnswer | None:
    url, headers, parse = question
    kept = cache.read(url, headers)
    if kept is not None:
        with suppress(UnavailableError):  # a kept answer may be incomplete
            answer = parse(kept, url)
            found.reached += 1
            return answer
    try:
        text = client.fetch(url, headers)
        answer = parse(text, url)
    except UnavailableError as failure:
        found.reached += not isinstance(failure, UnreachableError)
        found.doubts.append(f"{shorten(url, _SHOWN)}: not used, because {failure}")
        return None
    found.reached += 1
    cache.keep(url, headers, text)
    return answer


def _agreeing(found: Found) -> list[SourceAnswer]:
    """Return the answers that are of the same paper as the first."""
    agreeing: list[SourceAnswer] = []
    for answer in found.answers:
        if agreeing and not is_same_title(agreeing[0].title, answer.title):
            found.doubts.append(
                f"{shorten(answer.source, _SHOWN)}: not used, because it has another title, “{answer.title}”"
            )
        else:
            agreeing.append(answer)
    return agreeing


def is_same_title(one: str, two: str) -> bool:
    """Whether two titles are spellings of one."""
    return fuzz.ratio(normalise_title(one), normalise_title(two)) >= SAME_TITLE


def has_source(identifier: Identifier, hosts: Hosts) -> bool:
    """Whether some source knows papers by such an identifier."""
    return any(list_questions([identifier], hosts))
