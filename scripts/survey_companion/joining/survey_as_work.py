"""The facts of the survey → the survey as a `Work`, so that it is cited like any other.

Input: a `SurveyInfo`. Output: a `Work` for the version to cite, and one for a different preprint.
"""

from collections.abc import Collection
from dataclasses import replace

from survey_companion.joining.merge import recorded_work
from survey_companion.model.authors import Author, Byline, Person
from survey_companion.model.identifiers import Identifier, Scheme, arxiv_month
from survey_companion.model.problems import Location
from survey_companion.model.record_types import Preprint, WorkRecord
from survey_companion.model.survey import SurveyInfo, Work
from survey_companion.text.keys import KeyParts, assign_keys
from survey_companion.text.person_names import parse_inverted


def survey_work(info: SurveyInfo) -> Work | None:
    """Return the version to cite; `None` if authors or title are unknown."""
    if not info.authors or info.title is None:
        return None
    return _as_work(info, info.title)


def survey_preprint(info: SurveyInfo) -> Work | None:
    """Return the preprint of a survey that was published later; `None` if there is no other version."""
    if not info.authors or info.title is None or info.published is None or info.arxiv is None:
        return None
    own = info.preprint or Preprint()
    authors = tuple(map(parse_inverted, own.authors)) or info.authors
    bare = replace(
        info, published=None, preprint=None, authors=authors, year=own.year or _year_of(info.arxiv)
    )
    return _as_work(bare, own.title or info.title, taken=[_as_work(info, info.title).key])


def _year_of(arxiv: str) -> int | None:
    """Return the year in an arXiv identifier."""
    month = arxiv_month(Identifier(scheme=Scheme.ARXIV, value=arxiv))
    return int(month[:4]) if month else None


def _as_work(info: SurveyInfo, title: str, taken: Collection[str] = ()) -> Work:
    record = WorkRecord(
        title=title,
        authors=tuple(map(_as_recorded, info.authors)),
        confirmed=True,
        sources=(),
        year=info.year,
        arxiv=info.arxiv,
        published=info.published,
        preprint=info.preprint,
        location=Location(path="survey.toml", line=1),
    )
    byline = Byline(authors=info.authors, truncated=False)
    (key,) = assign_keys([KeyParts(byline=byline, year=info.year, title=title)], taken)
    return recorded_work(key, record, ())


def _as_recorded(author: Author) -> str:
    """Return the author's name as in records: "Doe, Ana", "Doe, Jr., Ana" or "{Night Team}"."""
    if not isinstance(author, Person):
        return f"{{{author.name}}}"
    return ", ".join(part for part in (author.family, author.suffix, author.given) if part)
