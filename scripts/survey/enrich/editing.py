"""Accepted proposals → the text of `works.toml`.

Only the accepted fields change: comments, order and layout of the file stay as a person left them.
"""

from collections.abc import Iterable, MutableMapping
from typing import Any

import tomlkit
from tomlkit.items import Array

from survey.enrich.proposals import Proposal


def apply_proposals(text: str, key: str, proposals: Iterable[Proposal]) -> str:
    """Return the text with the proposals written into the record of that key, which may be new.

    Nobody has seen a value that a program wrote, so each is named among the unconfirmed fields.
    """
    document = tomlkit.parse(text)
    if key not in document:
        record = tomlkit.table()
        record["confirmed"] = False
        record["sources"] = tomlkit.array()
        document[key] = record
    table = _as_table(document[key])
    for proposal in proposals:
        _set(table, proposal.field, proposal.new)
        _append(table, "sources", proposal.source)
        if table.get("confirmed"):
            _append(table, "unconfirmed_fields", proposal.field)
        if proposal.field == "authors":
            table.pop("authors_truncated", None)
            table.pop("authors_total", None)
    return tomlkit.dumps(document)


def _as_table(item: object) -> MutableMapping[str, Any]:
    """Return a table of any of TOML's kinds; `records` has refused anything else."""
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
    known = list(table.get(name, []))
    if value not in known:
        table[name] = _multiline([*known, value])
