"""Writes the references of the survey: one for the version to cite, and one for its preprint.

Input: the facts about the survey. Output: Markdown; nothing if the authors or the title are unknown.
"""

from collections.abc import Iterator

from survey_companion.joining.survey_as_work import survey_preprint, survey_work
from survey_companion.model.identifiers import doi_address
from survey_companion.model.survey import SurveyInfo, Work
from survey_companion.text.myst import escape_text, link
from survey_companion.text.person_names import name_author

_PMC = "https://pmc.ncbi.nlm.nih.gov/articles"


def refer_to_survey(info: SurveyInfo) -> list[str]:
    """Return the reference of the survey; if it is published, followed by that of its preprint."""
    work, preprint = survey_work(info), survey_preprint(info)
    if work is None:
        return []
    references = [f"{_start(work)} *{escape_text(work.title)}*. {' '.join(_places(work))}".rstrip()]
    if preprint:
        title = "" if preprint.title == work.title else f"*{escape_text(preprint.title)}*, "
        year = f"{preprint.year}, " if preprint.year else ""
        references.append(f"The preprint: {title}{year}{_arxiv(preprint)}")
    return references


def name_survey(info: SurveyInfo) -> str | None:
    """Return the title of the survey, with a link to the version to cite; `None` without a title."""
    if info.title is None:
        return None
    work = survey_work(info)
    title = f"*{escape_text(info.title)}*"
    if work is None or work.paper is None:
        return title
    label = "paper"
    if info.published and info.published.doi:
        label = f"doi:{info.published.doi}"
    elif info.arxiv and not info.published:
        label = f"arXiv:{info.arxiv}"
    return f"{title} ({link(label, work.paper.url)})"


def _start(work: Work) -> str:
    names = ", ".join(name_author(author) for author in work.byline.authors) if work.byline else ""
    return f"{escape_text(names)} ({work.year})." if work.year else f"{escape_text(names)}."


def _places(work: Work) -> Iterator[str]:
    """Yield where the survey appeared, and its addresses."""
    published = work.published
    if published is None:
        yield _arxiv(work)
        return
    number = f"({published.number})" if published.number else ""
    volume = f"{published.volume or ''}{number}"
    parts = (published.container, volume, published.pages)
    yield f"{escape_text(', '.join(part for part in parts if part))}."
    if published.doi:
        yield f"{link(f'doi:{published.doi}', doi_address(published.doi))}."
    elif work.paper:
        yield f"{link('paper', work.paper.url)}."
    if published.pmcid:
        yield f"{link(published.pmcid, f'{_PMC}/{published.pmcid}/')} (free to read)."


def _arxiv(work: Work) -> str:
    return f"{link(f'arXiv:{work.arxiv}', f'https://arxiv.org/abs/{work.arxiv}')}." if work.arxiv else ""
