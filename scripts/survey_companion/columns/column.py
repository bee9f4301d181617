"""The columns of a table, described once for every output that shows the table.

A `Table` is for one kind of row: works, data resources, benchmarks, models. Each of its `Column`s stands in
those outputs for which it has a function: `cell` for the pages, and so for the EPUB, the book and LaTeX;
`explorer` for the site's explorer; `value` for the CSV file. The order is that of `Table.columns`.
To add a column, add one entry.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

Row = TypeVar("Row")


class Look(Enum):
    """How the book sets a cell that stands with others in one column; `book.typ` has a form for each."""

    PLAIN = "plain"
    ITALIC = "italic"
    SMALL = "small"
    TIED = "tied"  # no line ends within it


@dataclass(frozen=True, kw_only=True, slots=True)
class BookColumn:
    """A column of the book, whose page has room for few: several cells of a row stand in it."""

    heading: str
    width: str  # a length of Typst: "25mm"; "1fr" is what the others leave


@dataclass(frozen=True, kw_only=True, slots=True)
class InBook:
    """Where the book shows a cell: below those that stand in the same column of the book before it."""

    column: int  # the place of the `BookColumn` among those of the table, from 0
    label: str = ""  # stands before the cell
    look: Look = Look.PLAIN
    is_beside: bool = False  # on the line of the cell before it, not below


@dataclass(frozen=True, kw_only=True, slots=True)
class Column(Generic[Row]):
    """One column: what it is called, and what stands in it in each output."""

    key: str  # unique in its table; the name in the CSV file, and `column-…` in style sheets
    heading: str = ""  # empty if the CSV file alone has the column
    label: str = ""  # stands before a cell where a phone has no room for headings; empty if none is needed
    is_labelled_on_pages: bool = True  # False: the explorer alone needs the label
    is_number: bool = False  # on pages, digits get one width, so that they stand below each other
    is_spare: bool = False  # the explorer leaves it out where the window is too narrow for all columns
    share: int | None = 10  # of a page of LaTeX, in parts of the sum; None: as wide as its texts ask for
    book: InBook | None = None  # None: with its label in the first column that is as wide as possible
    cell: Callable[[Row], str] | None = None  # Markdown
    explorer: Callable[[Row], str] | None = None  # Markdown, with what `explorer.js` reads
    value: Callable[[Row], str] | None = None  # plain text; empty if unknown


@dataclass(frozen=True, kw_only=True, slots=True)
class Table(Generic[Row]):
    """The columns of all tables whose rows are of one kind."""

    name: str  # the class that marks the tables on the pages
    columns: tuple[Column[Row], ...]
    book: tuple[BookColumn, ...] = ()  # empty: the book sets the table as any other

    @property
    def page_columns(self) -> tuple[Column[Row], ...]:
        """Return the columns of the tables on pages, in order."""
        return tuple(column for column in self.columns if column.cell)

    @property
    def explorer_columns(self) -> tuple[Column[Row], ...]:
        """Return the columns of the explorer, in order."""
        return tuple(column for column in self.columns if column.explorer)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the columns of the CSV file, in order."""
        return tuple(column.key for column in self.columns if column.value)

    def cells(self, rows: Iterable[Row]) -> list[tuple[str, ...]]:
        """Return the Markdown of each row, in the order of `page_columns`."""
        made = [column.cell for column in self.columns if column.cell]
        return [tuple(cell(row) for cell in made) for row in rows]

    def explorer_cells(self, rows: Iterable[Row]) -> list[tuple[str, ...]]:
        """Return the Markdown of each row of the explorer, in the order of `explorer_columns`."""
        made = [column.explorer for column in self.columns if column.explorer]
        return [tuple(cell(row) for cell in made) for row in rows]

    def values(self, row: Row) -> list[str]:
        """Return the plain text of a row, in the order of `fields`."""
        return [column.value(row) for column in self.columns if column.value]

    def place_in_book(self, column: Column[Any]) -> InBook:
        """Return where the book shows a column."""
        if column.book:
            return column.book
        widest = next(place for place, each in enumerate(self.book) if each.width.endswith("fr"))
        return InBook(column=widest, label=column.label)
