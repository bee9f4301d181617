"""The page on settings names every setting, and its examples can be copied."""

import re
from dataclasses import fields

import pytest

from conftest import ROOT
from survey_companion.model.record_types import Preprint, Publication
from survey_companion.records.settings_fields import ChecksTable, CompanionTable, SettingsFile, SurveyTable
from survey_companion.records.survey_toml import parse_settings

PAGE = (ROOT / "docs" / "companion" / "settings.md").read_text(encoding="utf-8")
TABLES = {
    "": SettingsFile,
    "survey": SurveyTable,
    "survey.published": Publication,
    "survey.preprint": Preprint,
    "companion": CompanionTable,
    "checks": ChecksTable,
}
_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \| `([^`]+)` \| ([^|]+) \|$", re.MULTILINE)


def _rows(table: str) -> list[tuple[str, str]]:
    """Return the settings of a table that the page names, each with its example."""
    found = []
    for part in PAGE.split("\n## ")[1:]:
        head = re.match(r"`\[([\w.]+)\]`", part)
        if (head[1] if head else "") == table:
            found += [(row[1], row[4]) for row in _ROW.finditer(part)]
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_setting_is_explained(table: str) -> None:
    """A setting that is added or renamed is on the page, in the part of its table, once."""
    named = [name for name, _ in _rows(table)]
    tables = {name.split(".")[-1] for name in TABLES if name and "." not in name} if not table else set()
    assert sorted(named) == sorted({each.name for each in fields(TABLES[table])} - tables)


def test_every_example_is_right() -> None:
    """All examples together are settings without a problem."""
    lines = []
    for table in TABLES:
        inside = [f"{name} = {value}" for name, value in _rows(table) if f"survey.{name}" not in TABLES]
        lines += [f"[{table}]" if table else "", *inside]
    text = "\n".join(lines).replace('add_to = "README.md"', 'add_to = "more/data.md"')
    settings, problems = parse_settings(text, "survey.toml")
    assert problems == ()
    assert settings is not None
    assert settings.hints.shapes


def test_the_whole_example_is_right() -> None:
    """The first example can be copied as it is, and has every table."""
    (example,) = re.findall(r"```toml\n(lists = .*?)```", PAGE, re.DOTALL)
    settings, problems = parse_settings(example, "survey.toml")
    assert problems == ()
    assert settings is not None
    assert settings.info.published is not None
    assert settings.info.preprint is not None
    assert settings.info.companion_authors
    assert settings.checks_numbers
