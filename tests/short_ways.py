"""Short ways to read a catalogue in tests, and to read test cases."""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt

from survey_companion.audit import audit_survey
from survey_companion.joining.merge import merge_survey
from survey_companion.model.problems import Problem
from survey_companion.model.survey import Catalogue, Survey
from survey_companion.reading.catalogue import parse_catalogue
from survey_companion.reading.sources.source import decode_source
from survey_companion.records.toml_records import parse_work_records


@dataclass(frozen=True)
class Case:
    """One case of a file in `tests/cases/`: a heading, an input and what is expected of it."""

    title: str
    text: str
    expected: Any


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file: after each heading a `markdown` block and a `json` block."""
    tokens = MarkdownIt().parse(path.read_text(encoding="utf-8"))
    cases: list[Case] = []
    title = text = ""
    for previous, token in zip([None, *tokens], tokens, strict=False):
        if previous is not None and previous.type == "heading_open":
            title = token.content
        elif token.type == "fence" and token.info == "markdown":
            text = token.content
        elif token.type == "fence" and token.info == "json":
            cases.append(Case(title, text, json.loads(token.content)))
    return cases


def read_catalogue(text: str | bytes, path: str = "list.md") -> Catalogue:
    """Return what the text says."""
    return parse_catalogue(decode_source(text.encode() if isinstance(text, str) else text, path))


def read_survey(text: str | bytes, path: str = "list.md") -> Survey:
    """Return the audited survey of the text, without records."""
    return audit_survey(merge_survey(read_catalogue(text, path), {}, {}, {path: path}))


def read_recorded(text: str, records: str) -> Survey:
    """Return the survey of the text, whose works have these records, which must be without fault."""
    facts, problems = parse_work_records(records, "works.toml")
    assert not problems
    return merge_survey(read_catalogue(text), facts, {}, {"list.md": "list.md"})


def in_short(problems: Iterable[Problem]) -> list[str]:
    """Return each problem as "list.md:4:1 no-link: found (about) settled: why", in the order given."""
    return [
        f"{each.location} {each.code.slug}: {each.found}"
        + (f" ({each.about})" if each.about else "")
        + (f" settled: {each.settled}" if each.settled else "")
        for each in problems
    ]


_ESCAPED = str.maketrans({char: f"\\{char}" for char in r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""})


def read_listed(records: str) -> Survey:
    """Return a survey of the works that have these records, all in one section."""
    lines = map(_list_work, tomllib.loads(records).values())
    return read_recorded("# Stones\n\n## Papers\n\n### Kinds\n\n" + "\n".join(lines) + "\n", records)


def _list_work(record: dict[str, Any]) -> str:
    """Return a line of a list, with the address of a work that only its address identifies."""
    year = f"[{record['year']}] " if "year" in record else ""
    link = f" [[paper]({record['url']})]" if "url" in record else ""
    return f"- {year}**{record['title'].translate(_ESCAPED)}.** *Doe et al.*{link}"
