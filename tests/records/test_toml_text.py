"""Tables of a TOML file, and where they stand."""

import pytest

from survey_companion.records.toml_text import index_lines, load_toml


def test_tables_are_read() -> None:
    """A file's tables are those that it has, up to twenty inside each other."""
    assert load_toml("[a]\nb = [{ c = 1 }]\n") == {"a": {"b": [{"c": 1}]}}
    assert load_toml(f"a = {'[' * 20}{']' * 20}\n")


@pytest.mark.parametrize(
    "text", [f"a = {'[' * 21}{']' * 21}\n", f"a{'.a' * 20}.b = 1\n", f"[a{'.a' * 25}]\n"]
)
def test_deep_tables_are_refused(text: str) -> None:
    """What nests deeper is refused, with its name and the line where that begins."""
    with pytest.raises(ValueError, match=r"a has tables more than 20 deep \(at line 2, column 1\)"):
        load_toml(f"\n{text}")


def test_no_toml_is_refused() -> None:
    """So is what is no TOML, by the library's own words."""
    with pytest.raises(ValueError, match="line 1, column 3"):
        load_toml("a b")


def test_a_table_that_comes_again_is_found_at_its_first_line() -> None:
    """A table of a row may follow under each row; rows themselves are numbered from 0."""
    text = "[[a]]\n[a.b]\n[[a]]\n[a.b]\n"
    assert index_lines(text) == {("a", "0"): 1, ("a", "b"): 2, ("a", "1"): 3}


def test_other_quotes_do_not_end_a_string() -> None:
    """A string of several lines ends only at the quotes that it began with."""
    text = "a = \"\"\"\n'''\nb = 1\n\"\"\"\nc = '''\n\"\"\"\nd = 2\n'''\ne = 3\n"
    assert index_lines(text) == {("a",): 1, ("c",): 5, ("e",): 9}


def test_lines_inside_multi_line_strings_are_no_keys() -> None:
    """What looks like a key inside a string is not indexed."""
    assert index_lines('[a]\nnote = """\nb = 1\n[c]\n"""\nd = 2\n') == {
        ("a",): 1,
        ("a", "note"): 2,
        ("a", "d"): 6,
    }
