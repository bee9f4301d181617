"""A YAML or JSON file → blocks: a table below each section.

Input: a `Source`. Output: a `Structure`. A mapping with a title is a paper, wherever it stands; the keys
around it are its sections, and so is a field of that name.
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from survey_companion.model.headings import Kind
from survey_companion.model.problem_kinds import Code
from survey_companion.model.problems import Location, Problem
from survey_companion.reading.forms.json_tree import parse_json
from survey_companion.reading.forms.link_cells import escape
from survey_companion.reading.forms.sectioned_rows import SectionedRow, Structure, build_blocks
from survey_companion.reading.forms.tree_cells import read_people, show, texts_of
from survey_companion.reading.forms.trees import Branch, Leaf, Tree
from survey_companion.reading.forms.yaml_tree import parse_yaml
from survey_companion.reading.markdown.blocks import Block, Heading, Prose, Row
from survey_companion.reading.sources.source import Source
from survey_companion.reading.sources.source_forms import Form
from survey_companion.reading.words.column_heads import (
    find_kind_columns,
    find_section_columns,
    is_dataset_or_software,
    is_index,
    known_head,
)
from survey_companion.reading.words.field_words import FIELD_LABELS

# Keys that name no section, since they only say that papers follow.
_PLAIN_KEYS = frozenset(
    "papers paper entries entry items item list data references works publications bibliography articles"
    " children sections categories subsections subcategories topics records results rows content resources"
    " 论文 文献 条目".split()
)
_NAMES = ("title", "name", "section", "category", "topic", "chapter", "heading", "label")
_OF_PAPERS = frozenset({"authors", "venue"})
_OF_RECORDS = frozenset({"authors", "affiliation", "date", "venue", "link", "code"})  # never hold papers


@dataclass(slots=True)
class _Found:
    """What is found in the file."""

    records: list[tuple[tuple[str, ...], Branch]] = field(default_factory=list)
    title: Leaf | None = None
    others: list[Leaf] = field(default_factory=list)  # texts in lists of records


def read_tree(source: Source, given: Mapping[str, str]) -> Structure:
    """Return the blocks of the file."""
    text = "\n".join(source.lines)
    file = parse_json(text) if source.form is Form.JSON else parse_yaml(text)
    found = _Found()
    holders = _find_holders(file.roots)
    for root in file.roots:
        _find_records(root, holders, found)
    problems = [
        Problem(
            code=Code.UNREAD_LINE,
            location=Location(path=source.path, line=leaf.first),
            found=leaf.text,
            expected="a mapping with a title, like those around it",
        )
        for leaf in found.others
    ]
    unread = {line for leaf in found.others for line in range(leaf.first, leaf.last + 1)}
    if file.fault is not None:
        location = Location(path=source.path, line=file.fault.line, column=file.fault.column)
        wrong = f"the file cannot be read as {source.form.value} from here on"
        problems.append(
            Problem(code=Code.BROKEN_FILE, location=location, found=file.fault.found, wrong=wrong)
        )
        unread |= set(range(file.fault.line, len(source.lines) + 1))
    rows, head = _rows(found.records)
    blocks = build_blocks(head, rows, PurePosixPath(source.path).stem, given=given)
    return Structure(blocks=[*_top(source, found, rows, unread), *blocks], problems=problems)


def _top(source: Source, found: _Found, rows: Sequence[SectionedRow], unread: set[int]) -> Iterator[Block]:
    """Yield the title, and the lines that hold no records."""
    known = {line for row in rows for line in row.row.lines}
    broken = unread - known
    prose = set(range(1, len(source.lines) + 1)) - known - broken
    yield Prose(lines=tuple(sorted(prose)), name="keys")
    yield Prose(lines=tuple(sorted(broken)), name="broken")
    if found.title is not None:
        yield Heading(lines=(found.title.first,), level=1, text=escape(found.title.text))


# -- records ---------------------------------------------------------------------------------------


def _meaning(key: str) -> str:
    return FIELD_LABELS.get(known_head(key), "")


def _leaf(branch: Branch, meaning: str) -> Leaf | None:
    """Return the first text of the mapping whose key has that meaning."""
    for key, value in branch.pairs:
        if isinstance(value, Leaf) and value.text and _meaning(key) == meaning:
            return value
    return None


def _find_holders(roots: Sequence[Tree]) -> dict[int, bool]:
    """Return the identity of each branch → whether it is a record; those that hold none are left out.

    A mapping with a title, or with a name and authors, a venue or a link, is a record unless other records
    stand in it.
    """
    kinds: dict[int, bool] = {}
    order: list[Branch] = []
    left = [root for root in roots if isinstance(root, Branch)]
    while left:
        branch = left.pop()
        order.append(branch)
        left += [
            value
            for key, value in branch.pairs
            if isinstance(value, Branch) and not (branch.is_mapping and _meaning(key) in _OF_RECORDS)
        ]
    for branch in reversed(order):  # the inner ones first
        if any(id(value) in kinds for value in branch.values):
            kinds[id(branch)] = False
        elif branch.is_mapping and _is_record(branch):
            kinds[id(branch)] = True
    return kinds


def _is_record(branch: Branch) -> bool:
    if _leaf(branch, "title"):
        return True
    return bool(_leaf(branch, "short_name") and _says(branch, {"link", "code", *_OF_PAPERS}))


def _says(branch: Branch, meanings: AbstractSet[str]) -> bool:
    """Whether the mapping has a field with one of these meanings."""
    return any(_meaning(key) in meanings and any(texts_of(value)) for key, value in branch.pairs)


def _find_records(root: Tree, kinds: dict[int, bool], found: _Found) -> None:
    """Add the records in a value to those that were found, each with the names of the sections around it."""
    left: list[tuple[Tree, tuple[str, ...]]] = [(root, ())]
    while left:
        value, path = left.pop()
        if isinstance(value, Leaf) or id(value) not in kinds:
            continue
        if kinds[id(value)]:
            found.records.append((path, value))
            continue
        if value.is_mapping:
            own = next((each for name in _NAMES for key, each in value.pairs if key.lower() == name), None)
            if isinstance(own, Leaf) and own.text:
                if value is root and found.title is None:
                    found.title = own
                else:
                    path = (*path, own.text)
        else:
            found.others += [each for each in value.values if isinstance(each, Leaf) and each.text]
        left += [(each, _step(path, key, each, kinds)) for key, each in reversed(value.pairs)]


def _step(path: tuple[str, ...], key: str, value: Tree, kinds: dict[int, bool]) -> tuple[str, ...]:
    """Return the path of a value; a key that names a record, or says that papers follow, is no section."""
    is_record = kinds.get(id(value), False)
    return path if not key or is_record or key.lower() in _PLAIN_KEYS else (*path, key)


# -- rows ------------------------------------------------------------------------------------------


def _rows(records: Sequence[tuple[tuple[str, ...], Branch]]) -> tuple[list[SectionedRow], list[str]]:
    """Return a row for each record, and the head of all."""
    title = next(
        (known_head(key) for _, record in records for key, _ in record.pairs if _meaning(key) == "title"),
        "title",
    )
    tables = [_values(record, title) for _, record in records]
    heads = list(dict.fromkeys(head for table in tables for head in table))
    plain = [[_text(table.get(head)) for head in heads] for table in tables]
    levels = find_section_columns(heads, plain)
    kinds = find_kind_columns(heads, plain)
    left_out = {*levels, *kinds}
    kept = [head for number, head in enumerate(heads) if number not in left_out and not is_index(head)]
    rows = []
    for (path, record), table, texts in zip(records, tables, plain, strict=True):
        authors = next((table[head] for head in kept if head in table and _meaning(head) == "authors"), None)
        is_named = not (_leaf(record, "title") or _says(record, _OF_PAPERS))
        is_resource = is_named or any(is_dataset_or_software(texts[number]) for number in kinds)
        rows.append(
            SectionedRow(
                path=(*path, *(texts[number] for number in levels if texts[number])),
                row=Row(
                    lines=tuple(range(record.first, record.last + 1)),
                    column=record.column,
                    cells=tuple(
                        show(table[head], head, _meaning(head)) if head in table else "" for head in kept
                    ),
                ),
                people=read_people(authors) if authors else None,
                kind=Kind.RESOURCES if is_resource else None,
            )
        )
    return rows, kept


def _values(record: Branch, title: str) -> dict[str, Tree]:
    """Return the value of each head; of two keys with one head the first that has a value.

    `title` is the head of titles; the name of a record without a title stands below it.
    """
    has_title = _leaf(record, "title") is not None
    found: dict[str, Tree] = {}
    for key, value in record.pairs:
        head = known_head(key)
        if not has_title and _meaning(key) == "short_name":
            head, has_title = title, True
        if head not in found or (isinstance(found[head], Leaf) and not _text(found[head])):
            found[head] = value
    return found


def _text(value: Tree | None) -> str:
    return value.text if isinstance(value, Leaf) else ""
