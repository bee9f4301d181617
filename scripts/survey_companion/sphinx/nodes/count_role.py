"""Numbers in sentences that the build fills in, so that they stay right when the list grows.

    The survey lists {count}`works` in {count}`sections taxonomy`, {count}`works 2024` of them from 2024.

Input: `survey.json` beside the pages. Output: the role {count}, which becomes plain text.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import ExtensionMetadata

from survey_companion.sphinx.survey_domain import SITE_DATA, SurveyDomain

_YEAR = re.compile(r"works [12][0-9]{3}")
_LOGGER = logging.getLogger(__name__)


class Count(SphinxRole):
    """A number of works, listings, data resources or sections."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the number, or the role's text with a warning; a changed number renews the page."""
        self.env.note_dependency(str(Path(self.env.srcdir) / SITE_DATA))
        counts = cast("SurveyDomain", self.env.get_domain("survey")).counts
        name = " ".join(self.text.split())
        if name in counts or _YEAR.fullmatch(name):  # a year without works has the number 0
            return [nodes.Text(f"{counts.get(name, 0):,}")], []
        _LOGGER.warning(
            "nothing to count: %s%s", name, _advise(name, counts), location=self.get_location(),
            type="survey", subtype="count",
        )  # fmt: skip
        return [nodes.literal(self.rawtext, self.text)], []


def _advise(name: str, counts: Iterable[str]) -> str:
    """Return the end of the warning: the most similar name, and what can be counted."""
    known = list(counts)
    near = get_close_matches(name, known, n=1)
    whole = ", ".join(each for each in known if " " not in each)
    return (
        f"{f'; perhaps {near[0]}' if near else ''}; there are {whole}, each also with the anchor of a part or"
        " section or with taxonomy or resources, and works with a year"
    )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the role."""
    app.setup_extension("survey_companion.sphinx.survey_domain")
    app.add_role("count", Count())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
