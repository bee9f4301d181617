"""Works of another list → lines to paste into ours, in the form that ours has.

Input: the bytes of our list, and works of another list, in groups. Output: `PastedLines`.
Only a part of our list is read with each new line, since a long one takes seconds. Where that part has no
form for a work, or is no Markdown, the line has the form that the documentation describes.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from survey_companion.editing.lists.entry_facts import facts_of
from survey_companion.editing.lists.list_text import UnwritableListError
from survey_companion.editing.lists.open_list import OpenList, open_list
from survey_companion.editing.writing.line_writer import NoFormError, Place, write_entry
from survey_companion.model.hints import Hints
from survey_companion.model.links import PAPER
from survey_companion.model.problems import SurveyError
from survey_companion.model.survey import Listing, Work

_MOST = 12  # entries of our list that show its form
_LINE = "- [20{}] **A title.** *Ana Doe, Bo Roe* `ACL` [[paper](https://example.org/{})]\n"
_HOUSE = "# List\n\n## Papers\n\n### Section\n\n" + "".join(_LINE.format(n, n) for n in range(20, 23))


@dataclass(frozen=True, kw_only=True, slots=True)
class PastedLines:
    """Lines to paste, and what is not in them."""

    text: str  # with a comment above the works of each group
    lost: tuple[tuple[str, int], ...]  # a fact without room, such as "remark" → how often, most often first
    unwritten: tuple[Work, ...]  # works that no line can say


def write_lines(
    data: bytes, path: str, hints: Hints | None, groups: Mapping[str, Sequence[Work]]
) -> PastedLines:
    """Return a line for each work, in order, below a comment with the name of its group.

    `data` is our list, and `path` says which form its file has.
    """
    samples = [sample for each in (_excerpt(data, path, hints), _open(_HOUSE.encode())) if (sample := each)]
    lost: Counter[str] = Counter()
    unwritten: list[Work] = []
    blocks: list[str] = []
    for name, works in groups.items():
        written = [(work, _write(samples, work.listings[0])) for work in works]
        unwritten += [work for work, entry in written if entry is None]
        entries = [entry for _, entry in written if entry]
        lines = [line for entry in entries for line in entry[0]]
        lost.update(fact for entry in entries for fact in entry[1])
        if lines:
            blocks.append("\n".join([f"<!-- {_comment(name)} -->", *lines, ""]))
    return PastedLines(text="\n".join(blocks), lost=tuple(lost.most_common()), unwritten=tuple(unwritten))


def _comment(text: str) -> str:
    """Return the text for a comment of HTML, which it cannot end."""
    return " ".join(re.sub("[<>]|--+", " ", text).split())


def _write(samples: Sequence[OpenList], listing: Listing) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the lines of an entry and the facts they leave out; `None` if no sample has a form for it."""
    for sample in samples:
        last = sample.catalogue.listings[-1]
        end = last.last_line + 1
        try:
            place = Place(start=end, end=end, heading=0, beside=last.location.line)
            found = write_entry(sample, facts_of(listing), place)
        except (NoFormError, UnwritableListError, SurveyError):
            continue
        return found.lines, found.lost
    return None


def _excerpt(data: bytes, path: str, hints: Hints | None) -> OpenList | None:
    """Return the part of our list that shows its form; `None` if it is not Markdown, or has no papers."""
    if not path.casefold().endswith((".md", ".markdown")):
        return None
    whole = _open(data, path, hints)
    if whole is None:
        return None
    section = Counter(each.section for each in whole.catalogue.listings).most_common(1)[0][0]
    shown = [each for each in whole.catalogue.listings if each.section == section][:_MOST]
    first, last = shown[0].location.line, shown[-1].last_line
    lines = whole.source.lines
    start = next((n for n in range(first - 1, 0, -1) if lines[n - 1].startswith("#")), 1)
    found = _open("".join(f"{line}\n" for line in lines[start - 1 : last]).encode(), path, hints)
    return found if found and _labels_links(found) else None


def _labels_links(sample: OpenList) -> bool:
    """Whether links to papers have a label that most have, and not the venue or another fact of their own."""
    papers = [each.link(PAPER) for each in sample.catalogue.listings]
    labels = Counter(each.label.casefold() for each in papers if each)
    return not labels or 2 * labels.most_common(1)[0][1] > labels.total()


def _open(data: bytes, path: str = "list.md", hints: Hints | None = None) -> OpenList | None:
    """Return the list, if it can be written to and has papers."""
    try:
        found = open_list(data, path, hints)
    except (UnwritableListError, SurveyError):
        return None
    return found if found.catalogue.listings else None
