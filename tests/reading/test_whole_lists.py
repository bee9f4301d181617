"""Everything that `survey read` and the reports say of whole lists of each form.

The lists are `tests/cases/lists/`; what is said of each is `tests/golden/reading/`.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import CASES, CheckGolden
from short_ways import read_cases
from survey_companion.model.survey import Catalogue
from survey_companion.reading.catalogue import build_catalogue
from survey_companion.reading.explanation import explain_line, explain_list
from survey_companion.reading.list_data import describe_list
from survey_companion.reading.list_reading import ListReading, read_list
from survey_companion.reading.sources.source import decode_source

LISTS = sorted((CASES / "lists").iterdir())
_NO_ENTRY = "Line {} holds no entry: it is a heading, prose or empty.\n"


def _read(data: bytes, path: str) -> tuple[ListReading, Catalogue, int]:
    source = decode_source(data, path)
    found = read_list(source)
    return found, build_catalogue(source, found), len(source.lines)


def _explain_lines(found: ListReading, count: int) -> str:
    """Return what is said of each line that holds an entry, and the numbers of all others."""
    said = {number: explain_line(found, number) for number in range(1, count + 1)}
    empty = [str(number) for number, text in said.items() if text == _NO_ENTRY.format(number)]
    entries = dict.fromkeys(text for number, text in said.items() if str(number) not in empty)
    return f"{''.join(entries)}No entry: {', '.join(empty)}\n"


def _list_values(described: dict[str, Any]) -> str:
    """Return the data as JSON, each entry on one line."""
    texts = {name: json.dumps(value, ensure_ascii=False) for name, value in described.items()}
    for name, value in described.items():
        if isinstance(value, list) and value:
            entries = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in value)
            texts[name] = f"[\n  {entries}\n ]"
    return "{\n " + ",\n ".join(f'"{name}": {text}' for name, text in texts.items()) + "\n}\n"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_whole_list(path: Path, check_golden: CheckGolden) -> None:
    """What people read of a list: its forms, each line piece by piece, and each problem with its place."""
    found, catalogue, count = _read(path.read_bytes(), path.name)
    summary, everything = (explain_list(found, catalogue, shows_all=each) for each in (False, True))
    parts = (
        summary,
        everything if everything != summary else "",
        _explain_lines(found, count),
        "".join(f"{problem}\n" for problem in catalogue.problems),
    )
    check_golden(f"reading/{path.name}.txt", "\n".join(filter(None, parts)))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_whole_list_for_programs(path: Path, check_golden: CheckGolden) -> None:
    """All that programs read of a list, entry by entry."""
    found, catalogue, _ = _read(path.read_bytes(), path.name)
    shown = _list_values(describe_list(found, catalogue))
    json.loads(shown)
    check_golden(f"reading/{path.name}.json", shown)


def test_the_pieces_of_lines_of_other_dialects(check_golden: CheckGolden) -> None:
    """What each part of a line was taken for, and why, in lists of many dialects."""
    texts = []
    for case in read_cases(CASES / "dialects.md"):
        found, _, count = _read(f"# L\n\n## Methods\n\n{case.text}".encode(), "list.md")
        texts.append(f"{case.title}\n\n{_explain_lines(found, count)}")
    check_golden("reading/dialects.txt", "\n".join(texts))
