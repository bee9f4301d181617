"""The text of one list item → a data resource, if it may be one.

- [**Name**](https://…). Description.
"""

import re
from collections.abc import Sequence

from survey_companion.model.hints import FIELDS
from survey_companion.model.identifiers import is_web_address
from survey_companion.model.problem_kinds import Code
from survey_companion.reading.lines.drafts import Draft
from survey_companion.reading.lines.entry_types import Flaw, ResourceEntry
from survey_companion.reading.markdown.inline import Run

_BRACKETS = re.compile(r"\[([^\[\]]++)\]")
_ADDRESS = re.compile(r" \(https?:.", re.DOTALL)


def parse_resource(runs: Sequence[Run]) -> ResourceEntry | None:
    """Return the data resource; `None` if the text has no name."""
    runs = [run for run in runs if not (run.tag or (run.image and run.href is None))]
    marked = _count_marked(runs)
    if marked:
        name = _name("".join(run.text for run in runs[:marked]))
        rest = "".join(_flat(run) for run in runs[marked:])
    else:
        name, separator, rest = "".join(run.text for run in runs).partition(". ")
        name = _name(name) if separator and len(name) <= 60 else ""
    if not name or not re.search(r"\w", name):
        return None
    href = next((run.href for run in runs[:marked] if run.href is not None), None)
    url = href if href is not None and is_web_address(href) else None
    rest = _BRACKETS.sub(_unwrap, rest)
    description = " ".join(rest.split()).lstrip(".:,;–—- ") or None
    flaws = () if href is None or url else (Flaw(code=Code.UNUSABLE_LINK, found=href),)
    return ResourceEntry(name=name, url=url, description=description, flaws=flaws)


def _count_marked(runs: Sequence[Run]) -> int:
    """Return how many runs at the start are bold or linked; a second address ends the count."""
    first = next((run.href for run in runs if run.href is not None), None)
    return next(
        (
            i
            for i, run in enumerate(runs)
            if (not run.strong and run.href is None) or run.href not in {None, first}
        ),
        len(runs),
    )


def _unwrap(brackets: re.Match[str]) -> str:
    """Return [[paper](https://…)] without the outer brackets."""
    inside = brackets[1]
    address = _ADDRESS.search(inside, 1)
    is_link = address is not None and inside.endswith(")") and address.end() < len(inside)
    return inside if is_link else brackets[0]


def _name(text: str) -> str:
    return " ".join(text.split()).rstrip(".: ")


def _flat(run: Run) -> str:
    """Return a run of a description as text; the address of a link is kept in it."""
    return f"{run.text} ({run.href})" if run.href and run.href != run.text else run.text


def resource_of(draft: Draft) -> ResourceEntry:
    """Return the data resource of a row of a table; cells without a field keep their heads."""
    links = [url for _, url in draft.links if is_web_address(url)]
    more = f" Also: {', '.join(links[1:])}" if len(links) > 1 else ""
    cells = [
        piece for piece in draft.reading.candidate.pieces if piece.column not in {None, "title", *FIELDS}
    ]
    named = "; ".join(f"{(cell.column or '').capitalize()}: {cell.text}" for cell in cells if not cell.href)
    description = f"{named or draft.remark or ''}{more}".strip() or None
    return ResourceEntry(name=draft.title, url=links[0] if links else None, description=description, flaws=())
