"""Accepted proposals → the text of `works.toml`.

Only the accepted fields change: comments, order and layout of the file stay as a person left them.
"""

from collections.abc import Iterable
from typing import Any

import tomlkit
from tomlkit.items import Array, Table

from survey.enrich.proposals import Proposal


def apply_proposals(text: str, key: str, proposals: Iterable[Proposal]) -> str:
    """Return the text with the proposals written into the record of that key, which may be new."""
    document = tomlkit.parse(text)
    if key not in document:
        record = tomlkit.table()
        record["confirmed"] = False
        record["sources"] = tomlkit.array()
        document[key] = record
    table = document[key]
    assert isinstance(table, Table)  # noqa: S101  (records.py has refused anything else)
    for proposal in proposals:
        _set(table, proposal.field, proposal.new)
        _note_source(table, proposal.source)
    return tomlkit.dumps(document)


def _set(table: Table, field: str, value: Any) -> None:  # noqa: ANN401  (whatever the field holds)
    *path, name = field.split(".")
    for step in path:
        if step not in table:
            table[step] = tomlkit.table()
        inner = table[step]
        assert isinstance(inner, Table)  # noqa: S101
        table = inner
    table[name] = _multiline(value) if isinstance(value, tuple) else value


def _multiline(values: Iterable[str]) -> Array:
    array = tomlkit.array()
    array.extend(values)
    return array.multiline(True)


def _note_source(table: Table, source: str) -> None:
    sources = table.get("sources")
    if isinstance(sources, Array) and source not in sources:
        sources.append(source)
