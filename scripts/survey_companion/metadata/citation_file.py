"""The facts of the survey → CITATION.cff: how to cite the companion, and the survey itself.

Input: a `SurveyInfo`. Output: the text of the file; GitHub, Zenodo and Zotero read it.
Specification: https://github.com/citation-file-format/citation-file-format (1.2.0).
"""

import re
from typing import Any

import yaml

from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.metadata.jsonld import license_url
from survey_companion.model.authors import Author, Person
from survey_companion.model.companion import companion_authors, companion_title
from survey_companion.model.record_types import Publication
from survey_companion.model.survey import SurveyInfo, Work
from survey_companion.model.work_kinds import PublicationType
from survey_companion.text.formulas import show_plainly
from survey_companion.text.myst import flatten


def render_citation_file(info: SurveyInfo, origin: str) -> str | None:
    """Return the text of the file, with `origin` as first line; `None` for a survey without a title."""
    if info.title is None:
        return None
    text = yaml.safe_dump(_companion(info), sort_keys=False, allow_unicode=True, width=1000)
    return f"# {origin}\n{text}"


_TYPES = {
    PublicationType.INPROCEEDINGS: "conference-paper",
    PublicationType.ARTICLE: "article",
    PublicationType.TECHREPORT: "report",
    PublicationType.SOFTWARE: "software",
}


def _companion(info: SurveyInfo) -> dict[str, Any]:
    survey, preprint = survey_work(info), survey_preprint(info)
    cites = " and the survey, its preferred citation" if survey else ""
    values = {
        "cff-version": "1.2.0",
        "message": f"If you use this companion, please cite it{cites}.",
        "type": "dataset",
        "title": companion_title(info),
        "authors": [_author(each) for each in companion_authors(info)],
        "version": info.edition,
        "date-released": info.date if re.fullmatch(r"\d{4}-\d\d-\d\d", info.date or "") else None,
        "license": info.license if license_url(info.license) else None,
        "url": info.address,
        "repository-code": info.source_url or info.repository,
        "preferred-citation": _reference(survey) if survey else None,
        "references": [_reference(preprint)] if preprint else None,
    }
    return _known(values)


def _reference(work: Work) -> dict[str, Any]:
    """Return a version of the survey as a reference."""
    published = work.published
    values = {
        "type": _TYPES.get(published.type, "generic") if published else "generic",
        "title": show_plainly(work.title),
        "authors": [_author(each) for each in work.byline.authors] if work.byline else None,
        "year": work.year,
        **(_imprint(published) if published else {"status": "preprint" if work.arxiv else None}),
        "doi": work.doi,
        "url": work.paper.url if work.paper else None,
        "identifiers": [{"type": "other", "value": f"arXiv:{work.arxiv}"}] if work.arxiv else None,
    }
    return _known(values)


def _imprint(published: Publication) -> dict[str, Any]:
    """Return the fields of a publication; this format allows only full dates, so a month is left out."""
    venue = published.container
    is_article = published.type is PublicationType.ARTICLE
    date = published.date or ""
    first, last = published.page_range
    return {
        "month": int(date[5:7]) if date else None,
        "date-published": date if len(date) == 10 else None,
        "journal" if is_article else "collection-title": venue,
        "volume": published.volume,
        "issue": published.number,
        "start": first,
        "end": last,
        "publisher": {"name": published.publisher} if published.publisher else None,
    }


def _author(author: Author) -> dict[str, str]:
    if isinstance(author, Person):
        names = {
            "family-names": author.family,
            "given-names": author.given,
            "name-suffix": author.suffix,
        }
        return _known(names)
    return {"name": flatten(author.name)}


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {
        name: flatten(value) if isinstance(value, str) else value for name, value in values.items() if value
    }
