"""The name and the text of a file → the form in which it keeps papers.

Input: a path, and text. Output: a `Form`. The name decides; where it says nothing, the beginning of the text.
"""

import re
from enum import Enum
from pathlib import PurePosixPath

from survey_companion.reading.sources.delimiters import find_delimiter


class Form(Enum):
    """How a file keeps papers; the value is its name in messages."""

    MARKDOWN = "Markdown"  # HTML included
    TABLE = "a table of cells"  # CSV, TSV
    BIBTEX = "BibTeX"
    YAML = "YAML"
    JSON = "JSON"


_SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mkd", ".mdown", ".qmd", ".rmd", ".html", ".htm"), Form.MARKDOWN),
    **dict.fromkeys((".csv", ".tsv", ".tab"), Form.TABLE),
    **dict.fromkeys((".bib", ".bibtex", ".biblatex"), Form.BIBTEX),
    **dict.fromkeys((".yaml", ".yml"), Form.YAML),
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".csljson"), Form.JSON),
}
SUFFIXES = frozenset(_SUFFIXES)  # of files that may be a list

_SIZE = 20_000  # at most so many characters at the beginning are examined
_BIBTEX = re.compile(r"(?:\s|%[^\n]*\n)*+@[A-Za-z]+\s*[{(]")
_JSON = re.compile(r"\s*+(?:\[\s*+[{\[\"]|\{\s*+\")")
_LINK = re.compile(r"\s*+\[\[?[^\]\n]*\]+\(")
_YAML = re.compile(r"(?:\s|#[^\n]*\n|---[ \t]*\n)*+-\s++[A-Za-z_]+:(?:\s|$)")

# A table of Markdown with its row of hyphens, or a heading with a line of its own.
_MARKDOWN = re.compile(r"^[ \t]*+\|?(?:[ \t]*+:?-{2,}+:?[ \t]*+\|)+|\n\n#{1,6} \S[^\n]*\n\n", re.MULTILINE)


def tell_form(path: str, text: str) -> Form:
    """Return the form of the text of a file."""
    form = _SUFFIXES.get(PurePosixPath(path).suffix.lower())
    if form is not None:
        return form
    start = text[:_SIZE]
    if _BIBTEX.match(start):
        return Form.BIBTEX
    if _JSON.match(start) and not _LINK.match(start):
        return Form.JSON
    if _YAML.match(start):
        return Form.YAML
    if _MARKDOWN.search(start):
        return Form.MARKDOWN
    return Form.TABLE if find_delimiter(start.split("\n")[:50], needs_head=True) else Form.MARKDOWN
