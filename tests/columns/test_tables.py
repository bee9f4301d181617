"""What holds of every table, whatever its columns are."""

import pytest

from survey_companion.columns.all_tables import TABLES
from survey_companion.columns.column import Table


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_cell_stands_in_the_column_of_the_book_that_names_it(table: Table[object]) -> None:
    """A heading of the book that has a column's heading in it is above its cells; each column has some."""
    used = set()
    for column in table.page_columns if table.book else ():
        place = table.place_in_book(column)
        used.add(place.column)
        names = [column.heading.lower() in each.heading.lower() for each in table.book]
        assert names[place.column] or not any(names), column.key
    assert used == set(range(len(table.book)))
