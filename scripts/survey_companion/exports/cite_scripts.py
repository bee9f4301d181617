"""Makes the scripts from which the dialog "Cite" takes its texts, for each work, section, part and figure.

Input: works with their entries, and citations of places. Output: the text of each script by its path under
`docs/`. A script, and not plain JSON: a page opened from disk may load scripts, but may not read files.
A page loads a script only when a reader asks for it. It calls one function, with its own name and with:

    title   what is cited
    texts   label, suffix of the file, and text of each format, in the order of the dialog
    point   what the work does or shows; left out if nobody has said
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from survey_companion.exports import formats
from survey_companion.exports.export_files import Entries
from survey_companion.exports.place_citations import Citation
from survey_companion.exports.reference_text import render_work
from survey_companion.model.survey import CitationKey, Survey, Work
from survey_companion.text.formulas import show_plainly

_FOLDER = "extra/cite"
_SENTENCE = "txt"
_Text = tuple[str, str, str]  # label, suffix, text


def render_work_scripts(survey: Survey, entries: Entries) -> dict[str, str]:
    """Return a script for each work, named after its key."""
    works = (*survey.works, *survey.cited)
    return dict(_render(f"works/{work.key}", _describe(work, entries)) for work in works)


def render_place_scripts(citations: Mapping[str, Citation]) -> dict[str, str]:
    """Return a script for each section, part and figure, named after its anchor."""
    return dict(
        _render(
            f"places/{anchor}",
            {"title": citation.title, "texts": [*_order(citation.files, citation.key)]},
        )
        for anchor, citation in citations.items()
    )


def render_call(name: str, values: Mapping[str, Any]) -> str:
    """Return the call of the function that takes the values; no text in it can end a script or a line."""
    text = json.dumps(values, separators=(",", ":")).replace("<", "\\u003c")
    return f"surveyCited({json.dumps(name)},{text});\n"


def _render(name: str, values: Mapping[str, Any]) -> tuple[str, str]:
    return f"{_FOLDER}/{name}.js", render_call(name, values)


def _describe(work: Work, entries: Entries) -> dict[str, Any]:
    files = {
        each.suffix: each.join_works([entries[each.suffix][work.key]])
        for each in formats.FORMATS
        if each.render_place and each.suffix in entries
    }
    values = {
        "title": show_plainly(work.title),
        "texts": [*_order(files | {_SENTENCE: render_work(work)}, work.key)],
        "point": work.record.key_point if work.record else None,
    }
    return {name: value for name, value in values.items() if value}


def _order(files: Mapping[str, str], key: CitationKey) -> Iterator[_Text]:
    """Yield the texts in the order of the dialog: entries for programs first, then a sentence and the key."""
    shown = [each for each in formats.FORMATS if each.suffix in files]
    for each in sorted(shown, key=lambda each: each.suffix == _SENTENCE):
        label = "APA text" if each.suffix == _SENTENCE else each.label
        yield label, each.suffix, files[each.suffix]
    yield "Key", "", key
