"""What the page of a work says of other works, and of tables of results.

Input: a survey. Output: for each work, what is built on its model, its results, and why works are related.
All texts are Markdown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from survey_companion.columns.result_places import name_reporting, name_works
from survey_companion.columns.work_rows import WorkCells
from survey_companion.joining.appearance import newest_first
from survey_companion.joining.authors_with_works import SEVERAL, AuthorOfWorks, locate_authors
from survey_companion.joining.contents import count_noun, enumerate_names
from survey_companion.joining.model_names import ModelNames, find_built
from survey_companion.joining.related import Relation
from survey_companion.joining.work_results import ResultRole, RowsOfWork, find_results
from survey_companion.model.record_types import ModelFacts
from survey_companion.model.survey import CitationKey, Survey, Work
from survey_companion.text.formulas import show_plainly
from survey_companion.text.keys import fold
from survey_companion.text.myst import escape_text

_MOST = 2  # sections, languages or bases that a reason names
_FEW = 3  # a model of more languages is not about any of them
_BETWEEN = re.compile(r"--|[\s–—/]+")  # words, as `telling_words` tells them apart
_MARKS = "\"“”‘’'.,:;!?()[]{}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Successor:
    """A work whose model is built on that of another work."""

    title: str
    byline: str
    model: str  # name and sizes; may be empty


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultLine:
    """What one table has of a work."""

    benchmark: str  # its slug
    setting: str  # its slug
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedWork:
    """A related work; every text is Markdown."""

    title: str
    byline: str
    reason: str  # why it is related, in words


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationsOfWork:
    """What the page of one work says of others, and of results."""

    released: tuple[Successor, ...]  # works whose model is built on this work's
    studied: tuple[Successor, ...]  # works that study this work's model
    of_model: tuple[ResultLine, ...]  # results of this work's model
    of_others: tuple[ResultLine, ...]  # results of systems with other names that use this work's model
    reported: tuple[ResultLine, ...]  # other results that it reports
    related: tuple[RelatedWork, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Relations:
    """What is known about all works; each is looked up by the key of a work."""

    cells: Mapping[CitationKey, WorkCells]
    bylines: Mapping[str, str] = field(default_factory=dict)
    names: ModelNames = field(default_factory=lambda: ModelNames(()))
    built: Mapping[CitationKey, Sequence[Work]] = field(default_factory=dict)  # the newest first
    results: Mapping[CitationKey, Sequence[RowsOfWork]] = field(default_factory=dict)
    authors: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # places of those of several works

    def of(self, work: Work, related: Iterable[Relation]) -> RelationsOfWork:
        """Return what the page of a work says; `cells` must have those of all related works."""
        return RelationsOfWork(
            released=self.successors(work, is_release=True),
            studied=self.successors(work, is_release=False),
            of_model=self.lines(work, ResultRole.SYSTEM),
            of_others=self.lines(work, ResultRole.MODEL),
            reported=self.lines(work, ResultRole.REPORTED),
            related=tuple(self._relate(work, other) for other in related),
        )

    def _relate(self, work: Work, other: Relation) -> RelatedWork:
        cells = self.cells[other.work.key]
        return RelatedWork(title=cells.title, byline=cells.byline, reason=self.reasons(work, other))

    def successors(self, work: Work, *, is_release: bool) -> tuple[Successor, ...]:
        """Return the works that release a model built on that of a work, or those that study it."""
        found = (other for other in self.built.get(work.key, ()) if _model(other).is_release is is_release)
        return tuple(self._succeed(other) for other in found)

    def _succeed(self, work: Work) -> Successor:
        model, cells = _model(work), self.cells[work.key]
        sizes = f" ({', '.join(model.parameters)})" if model.parameters else ""
        return Successor(
            title=cells.title,
            byline=cells.byline,
            model=escape_text(f"{model.short_name}{sizes}") if model.short_name else "",
        )

    def lines(self, work: Work, role: ResultRole) -> tuple[ResultLine, ...]:
        """Return what each table has of a work that has this role in its rows."""
        found = (rows for rows in self.results.get(work.key, ()) if rows.role is role)
        return tuple(self._line(rows) for rows in found)

    def _line(self, rows: RowsOfWork) -> ResultLine:
        best = rows.rows[0]
        number = count_noun(len(rows.rows), "row")
        measured = escape_text(rows.table.measured)
        score = "" if best.average is None else f", **{best.average}** on average ({measured})"
        which = escape_text(best.system) + score
        lead = f"{number}, the best {which}" if len(rows.rows) > 1 else which
        is_own = rows.role is ResultRole.REPORTED
        source = "" if is_own else f"; reported in {name_reporting(best.reported_in.work, self.bylines)}"
        return ResultLine(benchmark=rows.table.benchmark, setting=rows.slug, text=f"{lead}{source}")

    def reasons(self, work: Work, other: Relation) -> str:
        """Return in a sentence why two works are related; it names at least the words of both titles."""
        found = [*self._shared_sections(work, other.work), *self._shared_models(work, other.work)]
        words = [f"“{escape_text(word)}”" for word in _as_printed(other)]
        if words:
            found.append(f"{enumerate_names(words)} in both titles")
        return "; ".join(found)

    def _shared_sections(self, work: Work, other: Work) -> Iterator[str]:
        shared = [section.name for section in other.sections if section in work.sections]
        if shared:
            yield f"both in {_name_few(shared)}"

    def _shared_models(self, work: Work, other: Work) -> Iterator[str]:
        one, two = _model(work), _model(other)
        keys = {base.key for base in self.names.bases(work)}
        bases = [base for base in self.names.bases(other) if base.key in keys]
        names = [base.record.model.short_name for base in bases if base.record and base.record.model]
        if shown := [name for name in names if name]:
            verb = "built on" if one.is_release and two.is_release else "about"
            yield f"both {verb} {_name_few(shown)}"
        languages = [each for each in two.languages if each in one.languages]
        if languages and max(len(one.languages), len(two.languages)) <= _FEW:
            yield f"both for {_name_few(languages)}"


def relate_works(
    survey: Survey,
    cells: Mapping[CitationKey, WorkCells],
    names: ModelNames,
    authors: Mapping[str, Sequence[AuthorOfWorks]],
) -> Relations:
    """Return what pages of works say of other works; `authors` are those of each page of authors."""
    works = newest_first((*survey.works, *survey.cited))
    tables = {slug: table for slug, table in survey.results.items() if table.benchmark in survey.benchmarks}
    return Relations(
        cells=cells,
        bylines=name_works(cells),
        names=names,
        built=find_built(works, names),
        results=find_results(tables, names),
        authors=locate_authors(authors, SEVERAL),
    )


_NO_MODEL = ModelFacts(is_release=False)


def _model(work: Work) -> ModelFacts:
    return work.record.model if work.record and work.record.model else _NO_MODEL


def _as_printed(relation: Relation) -> list[str]:
    """Return the shared words as the other title prints them, without numbers and single letters."""
    printed = {fold(word): word.strip(_MARKS) for word in _BETWEEN.split(show_plainly(relation.work.title))}
    words = [printed.get(word, word) for word in relation.words]
    telling = [word for word in words if len(word) > 1 and not word.isdecimal()]
    return list(dict.fromkeys(telling or words))


def _name_few(names: Iterable[str]) -> str:
    return enumerate_names([escape_text(name) for name in names], _MOST)
