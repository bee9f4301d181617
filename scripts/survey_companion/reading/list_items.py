"""The text of one list item → a paper, a data resource, or neither.

Input: the runs of an item. Output: an entry, which `catalogue` places in a section.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from survey_companion.model.problem_kinds import Code
from survey_companion.reading.entries import Flaw, PaperEntry, ResourceEntry
from survey_companion.reading.inline import Run
from survey_companion.reading.paper_lines import parse_linked_title, parse_paper
from survey_companion.reading.resource_lines import parse_resource

Entry = PaperEntry | ResourceEntry | Flaw | None

_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def parse_entry(runs: Sequence[Run]) -> Entry:
    """Return the entry; a `Flaw` if it looks like an entry but cannot be read; `None` if it is none."""
    text = [run for run in runs if not (run.tag or (run.image and run.href is None))]
    entry = parse_paper(text) or parse_resource(text)
    if isinstance(entry, ResourceEntry):
        entry = replace(entry, as_paper=parse_linked_title(text))
    tags = [run.text for run in runs if run.tag and not _LINE_BREAK.fullmatch(run.text)]
    if tags and isinstance(entry, PaperEntry | ResourceEntry):
        return replace(entry, flaws=(*entry.flaws, _blame(tags)))
    return entry


def _blame(tags: Sequence[str]) -> Flaw:
    """Return the flaw of an entry with HTML tags; a lost link or image is worse than any other tag."""
    links = (tag for tag in tags if re.search(r"\b(?:href|src)\s*=", tag, re.IGNORECASE))
    link = next(links, None)
    return Flaw(code=Code.HTML_LINK, found=link) if link else Flaw(code=Code.HTML_TAG, found=tags[0])
