"""What holds no entries → the account of its lines, and problems that name it.

Input: a `ListReading`. Output: lines of a `CatalogueDraft` with what they are: headings, prose or unread.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from survey_companion.model.characters import is_letter
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import shorten
from survey_companion.reading.catalogue_draft import CatalogueDraft
from survey_companion.reading.lines.flaws import has_other_fields
from survey_companion.reading.list_reading import PROPOSAL, ListReading
from survey_companion.reading.markdown.blocks import Heading, Prose, Table
from survey_companion.reading.markdown.front_matter import parse_front_matter, skip_front_matter
from survey_companion.reading.proposed_blocks import find_blocks

_ASIDE = frozenset({"fence", PROPOSAL})  # blocks in which papers may be proposed
_UNREAD = frozenset({"too_long", "too_deep", "broken"})  # the problem of what is broken is one of its format


def read_blocks(draft: CatalogueDraft, found: ListReading) -> None:
    """Account for the blocks that hold no entries."""
    for block in found.blocks:
        if isinstance(block, Heading):
            draft.account_for(block.lines, "heading")
        elif isinstance(block, Prose):
            _read_prose(draft, block)
        elif not hasattr(block, "paragraphs"):
            draft.account_for(block.lines, "prose")  # entries are accounted for later
    _read_tables(draft, found.tables, Code.UNREAD_TABLE, "problem")
    _read_tables(draft, found.other_tables, Code.OTHER_TABLE, "prose")


def _read_tables(draft: CatalogueDraft, tables: Sequence[Table], code: Code, name: str) -> None:
    """Account for tables whose rows are no entries, and say so once for each head."""
    alike: dict[tuple[str, ...], list[Table]] = defaultdict(list)
    for table in tables:
        draft.account_for(table.lines, name)
        alike[table.head].append(table)
    for same in alike.values():
        more = f", and {len(same) - 1:,} more with this head" if len(same) > 1 else ""
        draft.report(code, same[0].lines, f"a table of {len(same[0].lines)} lines{more}")


def _read_prose(draft: CatalogueDraft, block: Prose) -> None:
    draft.account_for(block.lines, "problem" if block.name in _UNREAD else "prose")
    if block.name == "front_matter":
        read = skip_front_matter if draft.has_settings else parse_front_matter
        draft.info, problems = read(block.text, draft.source.locate(block.lines[0]))
        draft.problems.extend(problems)
    elif block.name == "too_long":
        draft.report(Code.LONG_LINE, block.lines, f"{len(block.lines)} lines")
    elif block.name == "too_deep":
        draft.report(Code.UNREAD_LINE, block.lines, block.text)


def read_unread(draft: CatalogueDraft, found: ListReading) -> None:
    """Account for what is no entry, and name what was not understood and what was left out."""
    for candidate in (*found.prose, *found.left_out):
        draft.account_for(candidate.lines, "prose")
    if left_out := [each for each in found.left_out if each.pieces]:
        headings = Counter(each.node.text for each in left_out)
        names = ", ".join(f"{shorten(name, 40)} ({number:,})" for name, number in headings.most_common(5))
        more = f" and {len(headings) - 5:,} more" if len(headings) > 5 else ""
        draft.report(Code.LEFT_OUT, left_out[0].lines, f"{len(left_out):,} items below {names}{more}")
    for candidate in found.groups:
        draft.account_for(candidate.lines, "heading")
    proposed = _read_proposals(draft, found)
    for candidate in found.unread:
        if proposed.issuperset(candidate.lines):
            continue
        draft.account_for(candidate.lines, "problem")
        code = Code.MISSING_TITLE if has_other_fields(candidate) else Code.UNREAD_ITEM
        draft.report(code, candidate.lines, draft.quote(candidate.lines))


def _read_proposals(draft: CatalogueDraft, found: ListReading) -> frozenset[int]:
    """Return the lines of papers that are proposed where no entry is read, in fences or not; name each."""
    asides = [each for each in found.blocks if isinstance(each, Prose) and each.name in _ASIDE]
    loose = {number for each in asides for number in each.lines}
    loose |= {number for each in (*found.prose, *found.left_out, *found.unread) for number in each.lines}
    lines = [line if number in loose else "" for number, line in enumerate(draft.source.lines, 1)]
    proposed: set[int] = set()
    for block in find_blocks(lines) if loose else ():
        if block.is_proposal:
            numbers = tuple(number for number in range(block.line, block.last + 1) if number in loose)
            proposed.update(numbers)
            draft.account_for(numbers, "problem")
            draft.report(Code.PROPOSED_ENTRY, numbers, block.fields["title"])
    return frozenset(proposed)


def read_leftovers(draft: CatalogueDraft) -> None:
    """Account for every line that is in no block."""
    draft.account_for(tuple(draft.source.unread), "problem")
    for number, line in enumerate(draft.source.lines, 1):
        if number in draft.lines or not line.strip():
            continue
        if any(map(is_letter, line)):
            draft.account_for((number,), "problem")
            draft.report(Code.UNREAD_LINE, (number,), line)
        else:
            draft.account_for((number,), "prose")  # only a list marker or a quotation mark
