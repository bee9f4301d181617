"""What the front matter says → CITATION.cff: how to cite the companion, and the survey itself.

Input: a `SurveyInfo`. Output: the text of the file; GitHub, Zenodo and Zotero read it.
Specification: https://github.com/citation-file-format/citation-file-format (1.2.0).
"""

import re
from typing import Any

import yaml

from survey.authors import parse_author
from survey.escape import flatten
from survey.metadata.jsonld import companion_title
from survey.model import Author, Person, SurveyInfo


def render_citation_file(info: SurveyInfo, origin: str) -> str | None:
    """Return the file, `origin` being its first line; `None` for a survey without a title."""
    if info.title is None:
        return None
    text = yaml.safe_dump(_companion(info), sort_keys=False, allow_unicode=True, width=1000)
    return f"# {origin}\n{text}"


def _companion(info: SurveyInfo) -> dict[str, Any]:
    survey = _survey(info)
    cites = " and the survey, its preferred citation" if survey else ""
    values = {
        "cff-version": "1.2.0",
        "message": f"If you use this companion, please cite it{cites}.",
        "type": "dataset",
        "title": companion_title(info),
        "authors": [{"name": "The survey companion's authors"}],
        "version": info.edition,
        "date-released": info.date if re.fullmatch(r"\d{4}-\d\d-\d\d", info.date or "") else None,
        "license": info.license,
        "url": info.address,
        "repository-code": info.source_url,
        "preferred-citation": survey,
    }
    return _known(values)


def _survey(info: SurveyInfo) -> dict[str, Any] | None:
    """Return the survey; `None` if its authors are unknown."""
    if not info.authors:
        return None
    values = {
        "type": "generic",
        "title": info.title,
        "authors": [_author(parse_author(name)) for name in info.authors],
        "year": info.year,
        "url": f"https://arxiv.org/abs/{info.arxiv}" if info.arxiv else None,
        "identifiers": [{"type": "other", "value": f"arXiv:{info.arxiv}"}] if info.arxiv else None,
    }
    return _known(values)


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
