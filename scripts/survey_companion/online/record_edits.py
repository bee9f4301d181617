"""Accepted proposals → the text of `works.toml`.

Only the accepted fields change: comments, order and layout of the file stay as a person left them.
"""

import re
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from contextlib import contextmanager
from typing import Any

import tomli
import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, Table

from survey_companion.online.proposals import Proposal

_HEADER = re.compile(r"\[++ *+([^\].]++)[\].]")
_ALSO = {"confirmed", "sources", "unconfirmed_fields", "authors_truncated", "authors_total"}


class EditError(Exception):
    """The proposals cannot be written without changing something else; the message says what."""


def edit_record(text: str, key: str, proposals: Sequence[Proposal]) -> str:
    """Return the text with the proposals written into the record of that key, and nothing else changed.

    Raises:
        EditError: something else would change.
    """
    try:
        old = tomli.loads(text)
        changed = apply_proposals(text, key, proposals)
        new = tomli.loads(changed)
    except (TOMLKitError, ValueError, TypeError, RecursionError) as error:
        raise EditError("the file could not be read with the change in it") from error
    if _others(old, key) != _others(new, key) or _lines_of_others(text, key) != _lines_of_others(
        changed, key
    ):
        raise EditError("something else in the file would change, too")
    if _rest(old, key, proposals) != _rest(new, key, proposals) or not _are_longer(old, new, key):
        raise EditError(f"something else in the record of {key} would change, too")
    return changed


def _others(tables: dict[str, Any], key: str) -> list[tuple[str, Any]]:
    """Return every other record, in the order of the file."""
    return [(name, table) for name, table in tables.items() if name != key]


def _lines_of_others(text: str, key: str) -> list[str]:
    """Return the lines of all other records, with their comments."""
    lines: list[str] = []
    is_inside = False
    for line in text.splitlines():
        if found := _HEADER.match(line):
            is_inside = found[1].rstrip().strip("\"'") == key
        if not is_inside and line.strip():
            lines.append(line)
    return lines


def _rest(tables: dict[str, Any], key: str, proposals: Iterable[Proposal]) -> dict[str, Any]:
    """Return the fields of a record that no proposal changes."""
    proposed = {each.field for each in proposals}
    record = tables.get(key, {})
    flat = {name: value for name, value in record.items() if name != "published"}
    flat |= {f"published.{name}": value for name, value in record.get("published", {}).items()}
    return {name: value for name, value in flat.items() if name not in proposed | _ALSO}


def _are_longer(old: dict[str, Any], new: dict[str, Any], key: str) -> bool:
    """Whether the lists that proposals extend still begin with their old items."""
    before, after = old.get(key, {}), new.get(key, {})
    lists = ("sources", "unconfirmed_fields")
    return all(after.get(name, [])[: len(before.get(name, []))] == before.get(name, []) for name in lists)


def apply_proposals(text: str, key: str, proposals: Iterable[Proposal]) -> str:
    """Return the text with the proposals written into the record of that key, which may be new.

    No person has checked these values, so in a confirmed record their fields become unconfirmed.
    """
    document = tomlkit.parse(text)
    if key not in document:
        record = tomlkit.table()
        record["confirmed"] = False
        record["sources"] = tomlkit.array()
        document[key] = record
    table = _as_table(document[key])
    with _end_kept(table), _end_kept(table.get("published")):
        for proposal in proposals:
            _change(table, proposal)
    return tomlkit.dumps(document)


@contextmanager
def _end_kept(table: object) -> Iterator[None]:
    """Keep a table's last comments and blank lines after new fields: most belong to the next table."""
    body = table.value.body if isinstance(table, Table) else []
    start = next((number for number in range(len(body), 0, -1) if body[number - 1][0] is not None), 0)
    end = body[start:]
    del body[start:]
    yield
    body.extend(end)


def _change(table: MutableMapping[str, Any], proposal: Proposal) -> None:
    _set(table, proposal.field, proposal.new)
    _append(table, "sources", proposal.source)
    if table.get("confirmed"):
        _append(table, "unconfirmed_fields", proposal.field)
    if proposal.field == "authors":
        table.pop("authors_truncated", None)
        table.pop("authors_total", None)


def _as_table(item: object) -> MutableMapping[str, Any]:
    """Return the item as a table, inline or not; `toml_records` has refused anything else."""
    assert isinstance(item, MutableMapping), item  # noqa: S101
    return item


def _set(table: MutableMapping[str, Any], field: str, value: Any) -> None:  # noqa: ANN401  (any field's value)
    *path, name = field.split(".")
    for step in path:
        if step not in table:
            table[step] = tomlkit.table()
        table = _as_table(table[step])
    table[name] = _multiline(value) if isinstance(value, tuple) else value


def _multiline(values: Iterable[str]) -> Array:
    array = tomlkit.array()
    array.extend(values)
    return array.multiline(True)


def _append(table: MutableMapping[str, Any], name: str, value: str) -> None:
    known = table.get(name, [])
    if value in known:
        return
    if isinstance(known, Array) and "#" in known.as_string():  # perhaps a comment, which keeps its line
        known.append(value)
    else:
        table[name] = _multiline([*known, value])
