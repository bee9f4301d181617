"""A short way to mend a list in tests: its text and records in, its text and the steps out."""

from collections.abc import Mapping, Sequence

from survey_companion.audit import audit_survey
from survey_companion.editing.lists.list_text import ListText, split_text
from survey_companion.editing.lists.open_list import OpenList
from survey_companion.editing.repairs.mend_causes import CAUSES
from survey_companion.editing.repairs.mending import Step, mend_lists
from survey_companion.editing.repairs.mends import Cause, ListState
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Survey
from survey_companion.reading.catalogue import parse_catalogue
from survey_companion.reading.sources.source import decode_source
from survey_companion.records.toml_records import parse_settlements, parse_work_records

PATH = "list.md"
START = "# Birds\n\n## Papers\n\n### Larks\n\n"

# A preprint that was published since, what a record says of it, and published papers beside it.
RECORD = """
[doe2024song]
title = "Song of Larks"
authors = ["Doe, Ada", "Roe, Max"]
year = 2024
arxiv = "2305.00001"
confirmed = true
sources = ["https://example.org/larks"]

[doe2024song.published]
type = "inproceedings"
short = "EMNLP 2024"
year = 2024
acl_id = "2024.emnlp-main.1"
"""
PREPRINT = "- [2023] **Song of Larks.** *Doe et al.* `Arxiv` [[paper](https://arxiv.org/abs/2305.00001)]\n"
OTHERS = (
    "- [2022] **Nests.** *Poe et al.* `ACL` [[paper](https://aclanthology.org/2022.acl-long.1)]\n"
    "- [2022] **Eggs.** *Poe et al.* `ACL` [[paper](https://aclanthology.org/2022.acl-long.2)]\n"
)


def read_bytes(data: bytes, records: str = "", settled: str = "") -> Survey:
    """Return the audited survey of a list with these records, which must be without fault."""
    works, faults = parse_work_records(records, "works.toml")
    settlements, more = parse_settlements(settled, "settled.toml")
    assert not faults
    assert not more
    catalogue = parse_catalogue(decode_source(data, PATH))
    return audit_survey(merge_survey(catalogue, works, {}, {PATH: PATH}), settlements)


def mend_bytes(
    data: bytes, records: str = "", settled: str = "", causes: Sequence[Cause] = ()
) -> tuple[bytes, tuple[Step, ...]]:
    """Return the list after all usual causes, or after those given, and what was done."""

    def read(texts: Mapping[str, ListText]) -> ListState:
        survey = read_bytes(texts[PATH].encode(), records, settled)
        return ListState(texts=texts, survey=survey, lists={PATH: OpenList(path=PATH, text=texts[PATH])})

    usual = causes or [each for each in CAUSES if each.is_usual]
    steps = mend_lists({PATH: split_text(data)}, read, usual)
    return (steps[-1].after[PATH].encode() if steps else data), steps


def mend(lines: str, records: str = "", settled: str = "", *, cause: str = "") -> str:
    """Return the lines of a section after they were mended."""
    causes = [each for each in CAUSES if each.slug == cause]
    after, _ = mend_bytes((START + lines).encode(), records, settled, causes)
    text = after.decode()
    assert text.startswith(START)
    return text.removeprefix(START)
