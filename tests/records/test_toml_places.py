"""Where names and values stand in a TOML file."""

from collections.abc import Iterator

import pytest
import tomli

from conftest import ROOT
from survey_companion.records.toml_places import find_spot, index_places
from survey_companion.records.toml_validation import Place

TEXT = """\
a = "x" # c
"q.r" = [1, "b", { z = 'k', y = [2] }]
d.e = 2026-01-01 10:00:00
f = \"\"\"
b = 1
\\\"\"\" \"\"\"
g = 'c:\\'
[h."i j"]
k = true
  l = 1.5
[[m]]
n = -1
[[m]]
n = [
  "o", # "p"
  "p",
  "o",
]
"""


def _walk(value: object, place: Place = ()) -> Iterator[Place]:
    """Yield the path of each value that a library reads."""
    table = dict(enumerate(value)) if isinstance(value, list) else value
    for name, each in table.items() if isinstance(table, dict) else ():
        yield (*place, str(name))
        yield from _walk(each, (*place, str(name)))


def test_names_and_values_have_lines_and_columns() -> None:
    """Names in quotes, tables in lines, rows, texts of several lines and comments do not confuse it."""
    spots = {".".join(place): (*spot.name, *spot.value) for place, spot in index_places(TEXT).items()}
    assert spots == {
        "a": (1, 1, 1, 5),
        "q.r": (2, 1, 2, 9),
        "q.r.0": (2, 10, 2, 10),
        "q.r.1": (2, 13, 2, 13),
        "q.r.2": (2, 18, 2, 18),
        "q.r.2.z": (2, 20, 2, 24),
        "q.r.2.y": (2, 29, 2, 33),
        "q.r.2.y.0": (2, 34, 2, 34),
        "d.e": (3, 1, 3, 7),
        "f": (4, 1, 4, 5),
        "g": (7, 1, 7, 5),
        "h.i j": (8, 1, 8, 1),
        "h.i j.k": (9, 1, 9, 5),
        "h.i j.l": (10, 3, 10, 7),
        "m.0": (11, 1, 11, 1),
        "m.0.n": (12, 1, 12, 5),
        "m.1": (13, 1, 13, 1),
        "m.1.n": (14, 1, 14, 5),
        "m.1.n.0": (15, 3, 15, 3),
        "m.1.n.1": (16, 3, 16, 3),
        "m.1.n.2": (17, 3, 17, 3),
    }


def test_the_item_of_a_list_is_found() -> None:
    """The last that is equal; without one, the list; of what is not there, nothing."""
    places = index_places(TEXT)
    assert find_spot(places, ("m", "1", "n"), "o") == (17, 3)
    assert find_spot(places, ("m", "1", "n"), "p") == (16, 3)
    assert find_spot(places, ("m", "1", "n"), "q") == (14, 5)
    assert find_spot(places, ("x",), "q") is None


@pytest.mark.parametrize("path", sorted((ROOT / "bib").glob("*.toml")), ids=lambda path: path.name)
def test_real_files_are_read_as_a_library_reads_them(path: object) -> None:
    """Every value of our own files is found, and nothing else, but for arrays of tables as a whole."""
    text = ROOT.joinpath("bib", str(path)).read_text(encoding="utf-8")
    found, known = set(index_places(text)), set(_walk(tomli.loads(text)))
    assert found <= known
    assert all((*place, "0") in found for place in known - found)
