"""What a contributor sent → what it says of papers and data resources.

Input: a block of the lines `title:`, `paper:`, `author:`, `code:`, `key-point:`, in any order and case, in a
code fence or not; the text of an issue form, as GitHub makes it; or BibTeX. Output: contributions, each with
the line where it begins. Placeholders such as "[Title]", "(optional)" and "_No response_" are no values.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from survey_companion.editing.lists.entry_facts import flatten
from survey_companion.editing.proposed.named_papers import name_paper
from survey_companion.model.authors import Author
from survey_companion.model.identifiers import is_paper_address, is_web_address
from survey_companion.reading.forms.bibtex_entries import BibEntry, parse_bibtex
from survey_companion.reading.forms.bibtex_fields import (
    find_links,
    read_authors,
    read_date,
    read_venue,
    to_plain,
)
from survey_companion.reading.lines.list_items import clean_venue
from survey_companion.reading.proposed_blocks import FIELDS, Block, fill_in, find_blocks, fold_name
from survey_companion.reading.words.author_names import find_names
from survey_companion.reading.words.printed_dates import arxiv_date, find_date
from survey_companion.text.formulas import decode_title
from survey_companion.text.person_names import parse_author

LONGEST = 200_000  # characters of a text that is read
_OF_CORRECTIONS = {"entry", "line", "what is wrong", "where you saw it"}
_LABEL = re.compile(r"###[ \t]+(?P<name>\S.{0,60}?)[ \t]*#*[ \t]*")
_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(]", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{0,300})\]\((https?://[^\s()]{1,2000})\)")


class UnreadContributionError(Exception):
    """The text is no contribution; the message says what was found and expected, at a line and column."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line  # 1-based


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What somebody says of one paper, or of one data resource."""

    line: int = 1  # 1-based, where it begins in its text
    title: str | None = None
    authors: tuple[Author, ...] = ()
    et_al: bool = False
    year: int | None = None
    month: int | None = None
    venue: str | None = None
    papers: tuple[str, ...] = ()  # addresses of the paper, the first named first
    code: tuple[str, ...] = ()
    key_point: str | None = None
    section: str | None = None
    name: str | None = None  # of a data resource
    address: str | None = None
    description: str | None = None
    left_out: tuple[str, ...] = ()  # what it says that cannot be used, each in a few words

    @property
    def is_resource(self) -> bool:
        """Whether it is of a data resource."""
        return self.name is not None


def read_contributions(text: str) -> tuple[Contribution, ...]:
    """Return what the text says, in its order; never empty.

    Raises:
        UnreadContributionError: it says nothing of a paper or a data resource.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > LONGEST:
        raise UnreadContributionError(1, f"{len(text):,} characters; expected at most {LONGEST:,}")
    lines = re.split("\r\n|\r|\n", text)
    if _ENTRY.search(text):
        return _read_bibtex(lines)
    blocks = list(_read_form(lines)) or list(find_blocks(lines))
    filled = [each for each in map(_read_fields, blocks) if each is not None]
    if not filled:
        what = "a form that nobody has filled in" if blocks else "no such line"
        raise UnreadContributionError(
            blocks[0].line if blocks else 1,
            f"{what}; expected lines such as “title: …” and “paper: …”, the text of an issue form, or BibTeX",
        )
    return tuple(filled)


def _read_form(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the answers of an issue form: below each label stands a value.

    Raises:
        UnreadContributionError: it is the form for a correction.
    """
    first, fields, label = 0, dict[str, str](), ""
    for number, line in enumerate(lines, 1):
        found = _LABEL.fullmatch(line[:200])
        if found:
            name = fold_name(found["name"])
            if name in _OF_CORRECTIONS:
                raise UnreadContributionError(
                    number,
                    f"“{found['name']}”, of a form that corrects an entry; expected one of a new entry",
                )
            label = FIELDS.get(name, "")
            first = first or (number if label else 0)
            if label:
                fields[label] = ""
        elif label:
            fields[label] = f"{fields[label]}\n{line}".strip()
    if fields:
        yield Block(line=first, last=len(lines), fields=fields)


def _read_fields(block: Block) -> Contribution | None:
    """Return what the fields say; `None` if nothing is filled in that names a paper or a data resource."""
    line = block.line
    values = {name: fill_in(value) for name, value in block.fields.items()}
    if values.get("name"):
        address = next(iter(_addresses(values.get("address") or values.get("paper") or "")), None)
        return Contribution(
            line=line, name=values["name"], address=address, description=values.get("description"),
            section=values.get("section"), left_out=_name_unread("address", values, address),
        )  # fmt: skip
    papers, venue, year, month = _read_paper(values.get("paper") or "")
    if not (values.get("title") or papers):
        return None
    names = find_names(values.get("authors") or "")
    authors = names.names or ((values["authors"],) if values.get("authors") else ())
    given = find_date(values.get("year") or "")
    own_venue, own_year = _split_venue(values.get("venue") or "")
    code = _addresses(values.get("code") or "")
    return Contribution(
        line=line,
        title=values.get("title"),
        authors=tuple(parse_author(each or "") for each in authors if each),
        et_al=names.et_al,
        year=given[0] or own_year or year,
        month=given[1] or month,
        venue=own_venue or venue,
        papers=papers,
        code=code,
        key_point=values.get("key_point"),
        section=values.get("section"),
        left_out=_name_unread("code", values, *code),
    )


def _name_unread(name: str, values: Mapping[str, str | None], *found: str | None) -> tuple[str, ...]:
    """Return the value of a field in which no address was found, to be named; a value is never just lost."""
    value = values.get(name)
    return (f"{name} “{value[:80]}”, which is no web address",) if value and not any(found) else ()


def _read_paper(text: str) -> tuple[tuple[str, ...], str | None, int | None, int | None]:
    """Return the addresses, the venue, the year and the month that the field of the paper names."""
    linked = _MARKDOWN_LINK.sub(r" \1 \2 ", text)
    addresses = _addresses(linked)
    rest = " ".join(_ADDRESS.sub(" ", linked).split()).strip(" ,;:()[]–—-")
    if not addresses and (named := name_paper(rest)):
        return (named,), None, None, None
    month = next((date[1] for word in rest.split() if (date := arxiv_date(word))[0]), None)
    for word in rest.split():
        if not addresses and (named := name_paper(word.strip("()[],;"))):
            addresses = (named,)
            rest = rest.replace(word, " ").strip(" ,;:()[]")
    venue, year = _split_venue(rest)
    return addresses, venue, year, month


def _split_venue(text: str) -> tuple[str | None, int | None]:
    """Return "EMNLP" and 2023 for "EMNLP 2023"."""
    year = find_date(text)[0]
    bare = re.sub(rf"[\s,'’]*\(?{year}\)?", "", text) if year else text
    venue = clean_venue(bare).strip() if bare.strip() else ""
    return (venue if any(map(str.isalpha, venue)) else None), year


def _addresses(text: str) -> tuple[str, ...]:
    found = (each.rstrip(".,;") for each in _ADDRESS.findall(text))
    return tuple(dict.fromkeys(name_paper(each) or each for each in found if is_web_address(each)))


# -- BibTeX ----------------------------------------------------------------------------------------


def _read_bibtex(lines: Sequence[str]) -> tuple[Contribution, ...]:
    file = parse_bibtex(lines)
    if file.faults:
        fault = file.faults[0]
        raise UnreadContributionError(fault.line, f"“{flatten(fault.found)[:80]}”, and {fault.wrong}")
    found = tuple(_read_entry(each) for each in file.entries)
    without = next((each for each in found if not each.title), None)
    if without or not found:
        raise UnreadContributionError(
            without.line if without else 1, "no title; expected title = {…} in each entry"
        )
    return found


def _read_entry(entry: BibEntry) -> Contribution:
    authors, et_al = read_authors(entry.fields.get("author", ""))
    year, month, _ = read_date(entry.fields)
    links = [
        (label, name_paper(url) or url) for label, url in find_links(entry.fields) if is_web_address(url)
    ]
    papers = [
        url for label, url in links if label != "code" and (label != "website" or is_paper_address(url))
    ]
    return Contribution(
        line=entry.lines[0],
        title=flatten(decode_title(entry.fields.get("title", ""))) or None,
        authors=authors,
        et_al=et_al,
        year=year,
        month=month,
        venue=read_venue(entry.type, entry.fields),
        papers=tuple(dict.fromkeys(papers)),
        code=tuple(dict.fromkeys(url for label, url in links if label == "code")),
        key_point=flatten(to_plain(entry.fields.get("annotation", entry.fields.get("annote", "")))) or None,
    )
