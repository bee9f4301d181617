"""What links by name say in the search, where Sphinx has not resolved them: `page_texts` marks them.

Input: a text with marks, and all pages. Output: the text, with "Doe et al. (2023)" for a citation and a title
for a place or a page.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sphinx.environment import BuildEnvironment

from survey_companion.sphinx.site.page_texts import MARK
from survey_companion.sphinx.survey_domain import SurveyDomain

_MENTION = re.compile(f"{MARK}([^:{MARK}]*):([^:{MARK}]*):([^{MARK}]*){MARK}")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


class LinkNames:
    """The names of all works, places and pages."""

    def __init__(self, env: BuildEnvironment, facts: Mapping[str, Sequence[Sequence[Any]]]) -> None:
        """Take the entries of the search by kind."""
        self._env = env
        self._works = {
            each[3][0]: _name_work(each, facts.get("Author", ())) for each in facts.get("Work", ())
        }

    def spell(self, text: str, docname: str) -> str:
        """Return a text of a page with its marked links replaced."""
        if MARK not in text:
            return text
        return _MENTION.sub(lambda found: self._name(docname, found[1], found[2], found[3]), text)

    def _name(self, docname: str, domain: str, role: str, target: str) -> str:
        if domain == "cite":
            return self._cite(role, target)
        if domain == "survey":
            return self._refer(role, target)
        if role == "doc":
            beside = f"{docname.rpartition('/')[0]}/{target}"
            title = self._env.titles.get(target.lstrip("/")) or self._env.titles.get(beside.lstrip("/"))
            return title.astext() if title else target
        label = self._env.domains.standard_domain.labels.get(target)
        return label[2] if label else target

    def _refer(self, role: str, target: str) -> str:
        domain = self._env.domains.get("survey")
        found = domain.find_page(role, target) if isinstance(domain, SurveyDomain) else None
        return found[1] if found else target

    def _cite(self, role: str, target: str) -> str:
        """Return authors and years, as the roles cite:p and cite:t have them."""
        cited = [self._works.get(key.strip(), (key.strip(), "")) for key in target.split(",")]
        if role == "p":
            return f"({'; '.join(', '.join(filter(None, each)) for each in cited)})"
        return ", ".join(f"{name} ({year})" if year else name for name, year in cited)


def _name_work(work: Sequence[Any], authors: Sequence[Sequence[Any]]) -> tuple[str, str]:
    """Return the authors in short form, or else the key, and the year or ""."""
    names = [
        authors[each][0] if isinstance(each, int) else each for each in (work[6] if len(work) > 6 else ())
    ]
    families = [name.partition("|")[2] for name in names]
    year = _YEAR.search(work[4]) if len(work) > 4 else None
    shown = f"{families[0]} et al." if len(families) > 2 else " and ".join(families)
    return shown or work[3][0], year[0] if year else ""
