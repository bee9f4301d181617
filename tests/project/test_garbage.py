"""When Python looks for garbage."""

import gc
from collections.abc import Iterator

import pytest

from survey_companion.project.garbage import gc_off


@pytest.fixture(autouse=True)
def _look_again() -> Iterator[None]:
    """Leave it as it was before the test."""
    yield
    gc.enable()


def _is_looked_at(value: object) -> bool:
    return any(each is value for each in gc.get_objects())


def test_nothing_is_looked_for_while_a_list_is_converted() -> None:
    """Inside no garbage is looked for; what was made there is not looked at later."""
    with gc_off():
        kept: list[list[int]] = [[]]
        assert _is_looked_at(kept)
        assert not gc.isenabled()
    assert not _is_looked_at(kept)
    assert gc.isenabled()


def test_after_a_failure_all_is_as_before() -> None:
    """A list that cannot be read must not cost later commands of the same process their memory."""
    kept: list[list[int]] = [[]]
    with pytest.raises(ValueError, match="broken"), gc_off():
        raise ValueError("broken")
    assert gc.isenabled()
    assert _is_looked_at(kept)


def test_who_looked_for_nothing_before_does_not_afterwards() -> None:
    """One inside another ends with the outer one."""
    with gc_off():
        with gc_off():
            pass
        assert not gc.isenabled()
