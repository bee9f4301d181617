"""Describes the columns of a table once, for all outputs that show the table.

A `Table` is for one kind of row: works, data resources, benchmarks or models. An output shows those `Column`s
that have a function for it: `cell` for pages, and thus for the EPUB, the book and LaTeX; `explorer` for the
site's explorer; `value` for the CSV file. The order is that of `Table.columns`.
To add a column, add one entry.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


class Look(Enum):
    """How the book typesets a cell that shares a column with others; `book.typ` defines each look."""

    PLAIN = "plain"
    ITALIC = "italic"
    SMALL = "small"
    TIED = "tied"  # without line breaks


@dataclass(frozen=True, kw_only=True, slots=True)
class BookColumn:
    """A column in the book. Its page has room for few columns, so one holds several cells of a row."""

    heading: str
    width: str  # a length of Typst such as "25mm"; "1fr": the width that the others leave


@dataclass(frozen=True, kw_only=True, slots=True)
class InBook:
    """Where the book shows a cell: below the earlier cells of the same column of the book."""

    column: int  # index of the `BookColumn` in `Table.book`, from 0
    label: str = ""  # shown before the cell
    look: Look = Look.PLAIN
    is_beside: bool = False  # on the line of the cell before it, not below


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(Generic[Row]):
    """One column: its names, and the functions that make its cells for each output."""

    key: str  # unique in its table; the name in the CSV file, and `column-…` in style sheets
    heading: str = ""  # empty if only the CSV file has the column
    label: str = ""  # shown before a cell where a phone has no room for headings; empty if none is needed
    is_labelled_on_pages: bool = True  # False: only the explorer shows the label
    is_number: bool = False  # aligned at the right, so that units stand below units
    is_spare: bool = False  # the explorer hides it if the window is too narrow for all columns
    # Width in LaTeX, relative to the other columns, if its words fit; None: as wide as its texts.
    share: int | None = 10
    book: InBook | None = None  # None: with its label in the first column of the book with a width in "fr"
    cell: Callable[[Row], str] | None = None  # Markdown
    explorer: Callable[[Row], str] | None = None  # Markdown, with the marks that `explorer.js` reads
    value: Callable[[Row], str] | None = None  # plain text; empty if unknown
    is_of_additions: bool = False  # the CSV file has it only if the survey has additions


@dataclass(frozen=True, kw_only=True, slots=True)
class Table(Generic[Row]):
    """The columns of all tables whose rows are of one kind."""

    name: str  # the class that marks the tables on the pages
    columns: tuple[Column[Row], ...]
    book: tuple[BookColumn, ...] = ()  # empty: the book typesets it as an ordinary table

    @property
    def page_columns(self) -> tuple[Column[Row], ...]:
        """Return the columns of tables on pages, in order."""
        return tuple(column for column in self.columns if column.cell)

    @property
    def explorer_columns(self) -> tuple[Column[Row], ...]:
        """Return the columns of the explorer, in order."""
        return tuple(column for column in self.columns if column.explorer)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the columns of the CSV file, in order."""
        return self.name_fields(has_additions=False)

    def name_fields(self, *, has_additions: bool) -> tuple[str, ...]:
        """Return the same; `has_additions` tells whether the survey has any."""
        shown = (column for column in self.columns if has_additions or not column.is_of_additions)
        return tuple(column.key for column in shown if column.value)

    def cells(self, rows: Iterable[Row]) -> list[tuple[str, ...]]:
        """Return the Markdown of each row, in the order of `page_columns`."""
        made = [column.cell for column in self.columns if column.cell]
        return [tuple(cell(row) for cell in made) for row in rows]

    def explorer_cells(self, rows: Iterable[Row]) -> list[tuple[str, ...]]:
        """Return the Markdown of each row of the explorer, in the order of `explorer_columns`."""
        made = [column.explorer for column in self.columns if column.explorer]
        return [tuple(cell(row) for cell in made) for row in rows]

    def values(self, row: Row, *, has_additions: bool = False) -> list[str]:
        """Return the plain text of a row, in the order of `name_fields`."""
        shown = (column for column in self.columns if has_additions or not column.is_of_additions)
        return [column.value(row) for column in shown if column.value]

    def place_in_book(self, column: Column[Any]) -> InBook:
        """Return where the book shows the cells of a column."""
        if column.book:
            return column.book
        widest = next(place for place, each in enumerate(self.book) if each.width.endswith("fr"))
        return InBook(column=widest, label=column.label)
