"""What twice as much costs: of each pathological kind, at most three times the CPU time.

Input: the kinds of `pathological`, and every pattern of the package. Output: the worst of each group, and a
fault for each kind whose cost grows by more.
"""

import gc
import json
import math
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from xml.sax.saxutils import escape

import pathological
from pathological import HEAD, Make
from patterns import sweep_patterns

from survey_companion.audit import audit_survey
from survey_companion.audit.prose_numbers import Page
from survey_companion.exports.bibtex import render_bibtex
from survey_companion.exports.export_files import render_works
from survey_companion.joining.merge import merge_survey
from survey_companion.model.given_keys import GivenKeys
from survey_companion.model.problems import SurveyError
from survey_companion.model.survey import Survey
from survey_companion.online.answers import parse_arxiv, parse_csl
from survey_companion.online.anthology import parse_acl
from survey_companion.online.failures import UnavailableError
from survey_companion.pages import render_pages
from survey_companion.reading.catalogue import parse_catalogue
from survey_companion.reading.sources.source import MAX_LINE, decode_source
from survey_companion.records.key_lock import parse_keys, render_keys
from survey_companion.records.toml_records import parse_work_records
from survey_companion.text.latex import decode_latex

MOST = 3.0  # times the cost, of twice the length; a linear reader takes two, and noise is in every measure
FLOOR = 0.1  # seconds; what takes less may grow as it likes: from there on it could not hang
TRIES = 4  # the best counts: what is slow is slow every time
LONGEST = 20.0  # seconds; then a text is given up
_LARGE = 1_000  # entries of a cache that holds texts


class _EndlessError(BaseException):
    """Reading takes too long; no reader catches it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Kinds that are read in one way."""

    name: str
    kinds: tuple[tuple[str, Make], ...]
    read: Callable[[str], object]
    size: int  # of the larger text


def read_whole(text: str) -> Survey:
    """Return the survey of a list, after all that is made of it."""
    source = decode_source((text if text.startswith("---") else HEAD + text).encode(), "l.md")
    survey = audit_survey(merge_survey(parse_catalogue(source), {}, {}, {"l.md": "l.md"}))
    render_bibtex(survey.works, "l.md")
    render_pages(survey, render_works(survey)["bib"])
    return survey


def read_record(text: str) -> None:
    """Read records, and render what is listed of them."""
    records, _ = parse_work_records(text, "w.toml")
    catalogue = parse_catalogue(decode_source((HEAD + "- [2020] **A.** *Doe*\n").encode(), "l.md"))
    survey = audit_survey(merge_survey(catalogue, records, {}, {"l.md": "l.md"}))
    render_bibtex((*survey.works, *survey.cited), "l.md")
    render_pages(survey, render_works(survey)["bib"])


def read_given(text: str) -> None:
    """Read keys that were given out, and find the works of a list that have them."""
    keys, _ = parse_keys(text, "keys.lock")
    lines = "".join(f"- [2024] **Stone {i % 3}.** *D{'abc'[i % 3] * i} et al.*\n" for i in range(50))
    catalogue = parse_catalogue(decode_source((HEAD + lines).encode(), "l.md"))
    book = merge_survey(catalogue, {}, {}, {"l.md": "l.md"}, GivenKeys(keys=keys)).key_book
    render_keys(book.keys)


def read_answer(text: str) -> None:
    """Read what a source answers, or refuse it."""
    title = json.dumps(text)
    csl = f'{{"title": {title}, "author": [{{"family": {title}, "given": {title}}}], "page": {title}}}'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{escape(text)}</title></entry></feed>'
    for parse, answer in ((parse_acl, text), (parse_csl, csl), (parse_arxiv, feed)):
        with suppress(UnavailableError):
            parse(answer, "https://e.org")


def read_prose(text: str) -> None:
    """Compare the numbers of a page with what its sentences cite."""
    survey = merge_survey(parse_catalogue(decode_source(HEAD.encode(), "l.md")), {}, {}, {"l.md": "l.md"})
    audit_survey(survey, (), [Page("p", "p.md", text)])


GROUPS = (
    Group(name="lines", kinds=tuple(pathological.lines()), read=read_whole, size=MAX_LINE - 100),
    Group(name="many of a kind", kinds=tuple(pathological.MANY.items()), read=read_whole, size=2_000),
    Group(name="front matter", kinds=tuple(pathological.front_matter()), read=read_whole, size=4_000),
    Group(name="records", kinds=tuple(pathological.records()), read=read_record, size=10_000),
    Group(name="keys", kinds=tuple(pathological.keys()), read=read_given, size=4_000),
    Group(name="LaTeX", kinds=tuple(pathological.latex()), read=decode_latex, size=10_000),
    Group(name="prose", kinds=tuple(pathological.prose()), read=read_prose, size=MAX_LINE - 100),
    Group(name="answers", kinds=tuple(pathological.answers()), read=read_answer, size=10_000),
)


def forget() -> None:
    """Empty the caches that hold texts: the second run of a text would cost less than the first."""
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("survey_companion.")]
    for value in {id(each): each for module in modules for each in vars(module).values()}.values():
        if isinstance(value, _lru_cache_wrapper) and (value.cache_parameters()["maxsize"] or 0) > _LARGE:
            value.cache_clear()


def cost(read: Callable[[str], object], text: str) -> float:
    """Return the seconds of CPU time that reading takes; infinitely many where it does not end."""
    signal.signal(signal.SIGVTALRM, _give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    gc.disable()  # it would look through what other texts have left
    start = time.process_time()
    try:
        with suppress(SurveyError):  # it is refused, with its place
            read(text)
        return time.process_time() - start
    except _EndlessError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        gc.enable()


def _give_up(*_: object) -> None:
    raise _EndlessError


def cost_anew(read: Callable[[str], object], text: str) -> float:
    """Return the seconds of CPU time that reading takes, where no such text was read before."""
    forget()
    return cost(read, text)


def grow(
    read: Callable[[str], object],
    make: Make,
    size: int,
    cost: Callable[[Callable[[str], object], str], float] = cost,
) -> tuple[float, float]:
    """Return how much more the text of that size costs than one of half the size, and what it costs."""
    whole, half = make(size), make(size // 2)
    more = cost(read, whole)
    if more < FLOOR or more == math.inf:
        return (0.0 if more < FLOOR else more), more
    less = cost(read, half)
    for _ in range(TRIES - 1):
        if more <= MOST * less or more < FLOOR:
            break
        more, less = min(more, cost(read, whole)), min(less, cost(read, half))
    return (more / less, more) if more >= FLOOR else (0.0, more)


def measure_growth() -> Iterator[tuple[str, list[str]]]:
    """Yield a line for each group of kinds, and the faults found in it for --guard."""
    for group in GROUPS:
        group.read(group.kinds[0][1](1))  # what is only made once
        found = [(*grow(group.read, make, group.size, cost_anew), name) for name, make in group.kinds]
        yield _describe(group.name, found)
    yield _describe("patterns", list(sweep_patterns(grow)))


def _describe(group: str, found: list[tuple[float, float, str]]) -> tuple[str, list[str]]:
    factor, seconds, name = max(found)
    line = f"  {group:<24} {len(found):>6,} kinds; at worst {factor:.1f} times, {seconds:.2f} s: {name}"
    faults = [
        f"growth, {name}: {factor:.1f} times the time for twice the length, {seconds:.2f} s"
        for factor, seconds, name in found
        if factor > MOST
    ]
    return line, faults
