"""The survey as one line of a reference list.

Input: what the front matter says. Output: Markdown; `None` where authors or title are unknown.
"""

from survey.escape import escape_text, link
from survey.model import SurveyInfo


def refer_to_survey(info: SurveyInfo) -> str | None:
    """Return the reference of the survey."""
    if not info.authors or info.title is None:
        return None
    return f"{_authors_and_year(info)}. *{escape_text(info.title)}*.{_preprint(info)}"


def _authors_and_year(info: SurveyInfo) -> str:
    year = f" ({info.year})" if info.year else ""
    return f"{escape_text(', '.join(info.authors))}{year}"


def _preprint(info: SurveyInfo) -> str:
    return f" {link(f'arXiv:{info.arxiv}', f'https://arxiv.org/abs/{info.arxiv}')}." if info.arxiv else ""
