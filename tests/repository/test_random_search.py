"""Property tests try the same examples everywhere; chance has a command of its own."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from random_search import search

TEST = """
from hypothesis import given
from hypothesis import strategies as st

@given(st.integers(0, 9))
def test_number(number):
    assert number {condition}
"""


def test_the_same_examples_are_tried_everywhere() -> None:
    """No chance, no memory of earlier runs and no clock decide what a property test says."""
    default = settings.default
    assert default is not None
    assert (default.derandomize, default.database, default.deadline) == (True, None, None)
    assert HealthCheck.too_slow in default.suppress_health_check


@pytest.mark.parametrize(
    ("condition", "minutes", "code"), [("!= 7", 5.0, 1), (">= 0", 0.02, 0)], ids=["fault", "none"]
)
def test_search_goes_on_until_something_is_found(
    condition: str, minutes: float, code: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A fault ends the search with what to write down; without one it ends when time is up."""
    path = tmp_path / "test_invented.py"
    path.write_text(TEST.format(condition=condition), encoding="utf-8")
    # A file of this folder is named too, because it brings the profile.
    assert search(minutes, ["-p", "no:cacheprovider", "-k", "test_number", str(path), __file__]) == code
    shown = capfd.readouterr().out
    assert ("number=7" in shown, "@example" in shown) == (bool(code), bool(code))
    assert ("Nothing found" in shown) is not bool(code)
