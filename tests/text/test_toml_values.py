"""Values as TOML, read back by the library that reads settings."""

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.model.characters import is_visible
from survey_companion.text.toml_values import render_toml

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
_VALUES = st.recursive(
    _TEXTS | st.integers(-(2**63), 2**63 - 1) | st.booleans(),
    lambda inside: st.lists(inside) | st.dictionaries(_TEXTS, inside),
    max_leaves=8,
)


@given(_VALUES)
def test_what_is_written_is_read(value: object) -> None:
    """In one line, without a character that could not be seen."""
    text = render_toml(value)
    assert tomli.loads(f"v = {text}") == {"v": value}
    assert is_visible(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('a"b\\\x07\x7f\u202e\U000e0001', r'"a\"b\\\u0007\u007f\u202e\U000e0001"'),
        ("\ud800", r'"\ufffd"'),
        (("a", True, 1), '["a", true, 1]'),
        ({"a b": "c"}, '{ "a b" = "c" }'),
        ({}, "{}"),
    ],
)
def test_the_form_of_values(value: object, text: str) -> None:
    """Texts are quoted and escaped; half of a pair of surrogates cannot be kept."""
    assert render_toml(value) == text
