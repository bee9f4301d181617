"""The style of citations and references.

Extends sphinxcontrib-bibtex: "Garcia et al. (2024)" in the text, titles in the list as they are printed, and
"et al." if not all authors are named. Equal citations get letters after the year, and right-to-left text is
isolated.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pybtex.plugin
import pybtex.richtext
from docutils import nodes
from pybtex.database import Entry
from pybtex.richtext import BaseText, Tag, Text
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.plain import Style as PlainStyle
from pybtex.style.template import FieldIsMissing, Node, first_of, href, join, node, optional, tag
from pybtex.style.template import field as plain_field
from pybtex_docutils import Backend
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinxcontrib.bibtex.plugin import register_plugin
from sphinxcontrib.bibtex.roles import CiteRole
from sphinxcontrib.bibtex.style.referencing import BaseReferenceStyle, BracketStyle, PersonStyle
from sphinxcontrib.bibtex.style.referencing.author_year import AuthorYearReferenceStyle
from sphinxcontrib.bibtex.style.referencing.basic_author_year import BasicAuthorYearTextualReferenceStyle
from sphinxcontrib.bibtex.style.template import join2, post_text, pre_text, reference, year

from survey_companion.model.arxiv import ARXIV_DOI
from survey_companion.model.identifiers import doi_address, host_of
from survey_companion.sphinx.citations.bib_names import OTHERS, ByNames, whole_name
from survey_companion.sphinx.citations.mentions import bibliography_of
from survey_companion.sphinx.citations.year_letters import date_entry, is_lettered, letter_years, show_year
from survey_companion.text.formulas import decode_title, show_plainly
from survey_companion.text.myst import has_right_to_left

FIRST_NAMES = 10  # authors in the list of references on the site, whose pages of works have the others
REST = "more-names"  # tag, and then class, of the names behind the first ten
_ET_AL = Tag("em", "et al.")
_ENDS = (".", "?", "!", "\u061f", "\u06d4")  # the last two are Arabic


def _isolate(text: BaseText) -> BaseText:
    """Return the text, isolated if it is right-to-left, so that it does not reorder the text beside it."""
    return Text("\u2068", text, "\u2069") if has_right_to_left(str(text)) else text


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def entry_field(children: Any, data: Any, name: str) -> BaseText:  # noqa: ANN401, ARG001
    """Return the value of a field, isolated if it is right-to-left."""
    return _isolate(plain_field(name).format_data(data))


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def sentence(children: Any, data: Any) -> BaseText:  # noqa: ANN401
    """Return the phrases joined, with a full stop at the end unless there is a mark already."""
    text = join(sep=", ")[children].format_data(data)
    return text + "." if text and not str(text).rstrip("\u2069").endswith(_ENDS) else text


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _names(children: Any, data: Any, role: str, full: bool, sep: str = ", ") -> Text:  # noqa: ANN401, ARG001
    """Return names joined for a text or a list, with "et al." if some are missing or left out."""
    persons = data["entry"].persons.get(role)
    if not persons:
        raise FieldIsMissing(role, data["entry"])
    style = data["style"]
    plugin, abbreviate = (
        (style.person.style_plugin, style.person.abbreviate)
        if hasattr(style, "person")
        else (style.name_style, style.abbreviate_names)
    )
    named = [person for person in persons if str(person) != OTHERS]
    is_short = len(named) < len(persons) or (len(named) > 2 and not full)
    shown = named if full or not is_short else named[:1]
    names = [_isolate(_name(person, plugin, abbreviate, data)) for person in shown]
    if full and len(names) > FIRST_NAMES + 1:  # hiding a single name would save no room
        rest = _join_rest(names[FIRST_NAMES:], sep, is_short=is_short)
        return Text(Text(sep).join(names[:FIRST_NAMES]), Tag(REST, Text(sep, rest)))
    if is_short:
        return Text(Text(sep).join(names), " ", _ET_AL)
    if len(names) == 2:
        return Text(" and ").join(names)
    return _join_rest(names, sep, is_short=False) if len(names) > 1 else Text(*names)


def _join_rest(names: list[BaseText], sep: str, *, is_short: bool) -> Text:
    """Return two or more names that end a list: "Doe, Roe, and Moe", or "Doe, Roe et al."."""
    if is_short:
        return Text(Text(sep).join(names), " ", _ET_AL)
    return Text(Text(sep).join(names[:-1]), f"{sep}and ", names[-1])


def _name(person: Any, plugin: Any, abbreviate: bool, data: Any) -> BaseText:  # noqa: ANN401
    """Return the name of a person, which the style may shorten to the family name; "李世民" stays whole."""
    whole = whole_name(person)
    return Text(whole) if whole else plugin.format(person, abbreviate).format_data(data)


def _imprint(fields: Mapping[str, str]) -> list[str]:
    """Return the field that says who published what stands in no journal and no proceedings, if any.

    The archive of a preprint is told with its number.
    """
    if {"booktitle", "journal", "eprint"} & {*fields}:
        return []
    return [name for name in ("school", "institution", "publisher", "howpublished") if name in fields][:1]


class ReferenceStyle(PlainStyle):  # type: ignore[misc]  # pybtex has no types
    """The list of references: sorted by family name and year, with the capitals of titles unchanged.

    All types of entries have one form, and no field is required, because a list may leave out any of them.
    """

    default_sorting_style = ByNames

    def get_misc_template(self, e: Any) -> Node:  # noqa: ANN401
        """Return the template of one reference."""
        venue = "booktitle" if "booktitle" in e.fields else "journal"
        names_year = e.fields.get(venue, "").rstrip("} ").endswith(e.fields.get("year", "?"))
        where = [
            optional[tag("em")[entry_field(venue)]],
            *(optional[entry_field(name)] for name in _imprint(e.fields)),
            optional[join["volume ", entry_field("volume")]],
            optional[join["pages ", entry_field("pages")]],
        ]
        if is_lettered(e):  # the year with its letter must be there, even after "Proceedings of … 2023"
            where.append(join[show_year(e)])
        elif not names_year:
            where.append(optional[entry_field("year")])
        return toplevel[
            optional[sentence[_names(role="author", full=True)]],
            optional[tag("strong")[sentence[entry_field("title")]]],
            optional[sentence[where]],
            sentence[self._web(e)],
            tag("tt")[e.key],
        ]

    get_article_template = get_book_template = get_booklet_template = get_misc_template
    get_inbook_template = get_incollection_template = get_inproceedings_template = get_misc_template
    get_manual_template = get_mastersthesis_template = get_phdthesis_template = get_misc_template
    get_proceedings_template = get_software_template = get_techreport_template = get_misc_template

    def _web(self, e: Any) -> list[Node]:  # noqa: ANN401
        """Return the templates of the version to cite and of the preprint."""
        links = [optional[self.format_eprint(e)]]
        doi = e.fields.get("doi", "")
        if doi and not ("eprint" in e.fields and doi.startswith(ARXIV_DOI)):  # both lead to the preprint
            links.insert(0, href(doi_address(doi))[f"doi:{doi}"])
        address = e.fields.get("url", "")
        if "doi" not in e.fields and not ("eprint" in e.fields and host_of(address) == "arxiv.org"):
            url = plain_field("url", raw=True)
            links.insert(0, optional[href(url)[url]])
        return links


@dataclass
class _Persons(PersonStyle):
    def names(self, role: str, full: bool) -> Node:
        return _names(role=role, full=full)

    def author_or_editor_or_title(self, full: bool) -> Node:
        title = entry_field("title")
        return first_of[optional[self.names("author", full)], optional[self.names("editor", full)], title]


@dataclass
class _Textual(BasicAuthorYearTextualReferenceStyle):
    """Garcia et al. (2024), all of it a link, so that it is easy to tap."""

    def inner(self, role_name: str) -> Node:
        """Return the link to one entry."""
        names = self.person.author_or_editor_or_title(full="s" in role_name)
        dated = join[self.bracket.left, year, self.bracket.right]
        cited = reference[join(sep=self.text_reference_sep)[names, dated]]
        return join2(sep1=self.pre_text_sep, sep2=self.post_text_sep)[pre_text, cited, post_text]


@dataclass
class _EntryLink(BaseReferenceStyle):
    """The word "Cite" as a citation, for tables that show author and year anyway."""

    def role_names(self) -> Iterable[str]:
        """Return the name in {cite:entry}."""
        return ["entry"]

    def outer(self, role_name: str, children: list[BaseText]) -> Node:  # noqa: ARG002
        """Return the links of one citation."""
        return join[children]

    def inner(self, role_name: str) -> Node:  # noqa: ARG002
        """Return the link to one entry."""
        return reference["Cite"]


def _round() -> BracketStyle:
    return BracketStyle(left="(", right=")", sep="; ")


@node  # type: ignore[untyped-decorator]  # pybtex has no types
def _dated(children: Any, data: Any) -> BaseText:  # noqa: ANN401
    """Return the citation with the year as shown, which may have a letter."""
    return children[0].format_data(data | {"entry": date_entry(data["entry"])})


@dataclass
class InTextStyle(AuthorYearReferenceStyle):
    """Citations in the text: Garcia et al. (2024), or (Garcia et al., 2024)."""

    bracket_textual: BracketStyle = field(default_factory=_round)
    bracket_parenthetical: BracketStyle = field(default_factory=_round)
    bracket_author: BracketStyle = field(default_factory=_round)
    bracket_label: BracketStyle = field(default_factory=_round)
    bracket_year: BracketStyle = field(default_factory=_round)
    person: PersonStyle = field(default_factory=_Persons)

    def __post_init__(self) -> None:
        """Add the textual style and the style of {cite:entry}."""
        super().__post_init__()  # type: ignore[no-untyped-call]  # sphinxcontrib-bibtex has no types
        textual = _Textual(bracket=self.bracket_textual, person=self.person)
        self.role_style |= dict.fromkeys(textual.role_names(), textual)
        self.role_style["entry"] = _EntryLink()

    def inner(self, role_name: str) -> Node:
        """Return the link to one entry."""
        return _dated[super().inner(role_name)]


def letter_entries(entries: Iterable[Entry]) -> None:
    """Add letters to entries whose citations would be equal, in the order of the list of references."""
    style = InTextStyle()
    named = style.person.author_or_editor_or_title(full=False)
    letter_years(
        ReferenceStyle().sort(entries), lambda entry: str(named.format_data({"entry": entry, "style": style}))
    )


def _letter_bibliography(app: Sphinx) -> None:
    """Add letters to the entries, once after they were read; they are stored with their letters."""
    data = bibliography_of(app.env).bibdata.data
    if not hasattr(data, "survey_is_lettered"):
        letter_entries(data.entries.values())
        data.survey_is_lettered = True


def _tag_rest(*parts: Any) -> nodes.inline:  # noqa: ANN401
    return nodes.inline(*parts, classes=[REST])


def _from_latex(cls: type[Text], latex: str) -> Text:
    return cls(show_plainly(decode_title(latex)))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register both styles under the name "survey"."""
    app.setup_extension("sphinxcontrib.bibtex")
    pybtex.plugin.register_plugin("pybtex.style.formatting", "survey", ReferenceStyle)
    register_plugin("sphinxcontrib.bibtex.style.referencing", "survey", InTextStyle)
    app.add_role_to_domain("cite", "entry", CiteRole())
    app.connect("builder-inited", _letter_bibliography)  # before any process reads a page
    Backend.tags[REST] = _tag_rest  # type: ignore[assignment]  # it is called like a class
    # pybtex decodes few LaTeX commands: it would show {\~{\^e}} or {\textless} unchanged.
    pybtex.richtext.Text.from_latex = classmethod(_from_latex)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
