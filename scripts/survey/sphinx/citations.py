"""How citations and references read.

Extends sphinxcontrib-bibtex: "Garcia et al. (2024)" in the text, titles in the list as they are
printed, and "et al." where the author list stops early.
"""

from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
import pybtex.richtext
from pybtex.richtext import Tag, Text
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import (
    FieldIsMissing,
    Node,
    first_of,
    href,
    node,
    optional,
    sentence,
)
from pybtex.style.template import (
    field as entry_field,
)
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.style.referencing import BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle

from survey.latex import decode_latex

_OTHERS = "others"  # BibTeX's name for the authors that are not named


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _names(children: Any, data: Any, role: str, full: bool, sep: str = ", ") -> Text:  # noqa: ANN401, ARG001
    """Join names for a text or a list: one, two, or many authors, with "et al." where some are missing."""
    persons = data["entry"].persons.get(role)
    if not persons:
        raise FieldIsMissing(role, data["entry"])
    style = data["style"]
    plugin, abbreviate = (
        (style.person.style_plugin, style.person.abbreviate)
        if hasattr(style, "person")
        else (style.name_style, style.abbreviate_names)
    )
    named = [person for person in persons if str(person) != _OTHERS]
    names = [plugin.format(person, abbreviate).format_data(data) for person in named]
    is_short = len(names) < len(persons) or (len(names) > 2 and not full)
    if is_short:
        shown = names if full else names[:1]
        return Text(Text(sep).join(shown), " ", Tag("em", "et al."))
    if len(names) == 2:
        return Text(" and ").join(names)
    return Text(Text(sep).join(names[:-1]), f"{sep}and ", names[-1]) if len(names) > 1 else Text(*names)


class ReferenceStyle(PlainStyle):  # type: ignore[misc]  # pybtex has no types
    """The list of references: sorted by author and year, titles with the capitals they have."""

    def format_names(self, role: str, as_sentence: bool = True) -> Node:
        """Return the template of the names."""
        names = _names(role=role, full=True)
        return sentence[names] if as_sentence else names

    def format_title(self, e: Any, which_field: str, as_sentence: bool = True) -> Node:  # noqa: ANN401, ARG002
        """Return the template of the title, which pybtex would put in lower case."""
        title = entry_field(which_field)
        return sentence[title] if as_sentence else title

    def format_web_refs(self, e: Any) -> Node:  # noqa: ANN401
        """Return the template of the identifiers; the bare address only where there is none."""
        if "eprint" in e.fields or "doi" in e.fields:
            return sentence[optional[self.format_doi(e)], optional[self.format_eprint(e)]]
        return sentence[optional[self.format_url(e)]]

    def format_url(self, e: Any) -> Node:  # noqa: ANN401, ARG002
        """Return the template of the address."""
        address = entry_field("url", raw=True)
        return href(address)[address]


@dataclass
class _Persons(PersonStyle):
    def names(self, role: str, full: bool) -> Node:
        return _names(role=role, full=full)

    def author_or_editor_or_title(self, full: bool) -> Node:
        title = entry_field("title")
        return first_of[optional[self.names("author", full)], optional[self.names("editor", full)], title]


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@dataclass
class InTextStyle(AuthorYearReferenceStyle):
    """Citations in the text: Garcia et al. (2024), or (Garcia et al., 2024)."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)
    person: PersonStyle = field(default_factory=_Persons)


def _from_latex(cls: type[Text], latex: str) -> Text:
    return cls(decode_latex(latex))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register both styles under the name "survey"."""
    app.setup_extension("sphinxcontrib.bibtex")
    pybtex.plugin.register_plugin("pybtex.style.formatting", "survey", ReferenceStyle)
    register_plugin("sphinxcontrib.bibtex.style.referencing", "survey", InTextStyle)
    # pybtex knows few of LaTeX's commands: it would show {\~{\^e}} or {\textless} as they stand.
    pybtex.richtext.Text.from_latex = classmethod(_from_latex)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
