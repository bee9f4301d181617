"""A file that is no list in Markdown → blocks.

Input: a `Source`. Output: a `Structure`, or `None` for Markdown. Each form has a module of its own.
"""

from collections.abc import Mapping

from survey_companion.model.problem_kinds import Code
from survey_companion.reading.forms.bibtex_list import read_bibtex
from survey_companion.reading.forms.delimited import read_delimited
from survey_companion.reading.forms.sectioned_rows import Structure
from survey_companion.reading.forms.tree_rows import read_tree
from survey_companion.reading.sources.source import Source
from survey_companion.reading.sources.source_forms import Form

# What is said of the file as a whole, and where it could not be read.
OF_FORM = frozenset(
    {
        *(Code.READ_AS, Code.OWN_ENTRY, Code.OPEN_QUOTE, Code.LONG_ROW),
        *(Code.BROKEN_FILE, Code.BROKEN_BIBTEX, Code.UNUSED_FIELDS),
    }
)
_READERS = {Form.TABLE: read_delimited, Form.BIBTEX: read_bibtex, Form.YAML: read_tree, Form.JSON: read_tree}


def read_structure(source: Source, given: Mapping[str, str]) -> Structure | None:
    """Return the blocks of the file, and the problems of its form; `None` for a list in Markdown.

    `given` are heads of columns that a person names, as `known_head` returns them, with the field of each.
    """
    read = _READERS.get(source.form)
    return read(source, given) if read else None
