"""When Python looks for garbage."""

import gc
from collections.abc import Iterator

import pytest

from survey.memory import keeping_all


@pytest.fixture(autouse=True)
def _thaw() -> Iterator[None]:
    """Let garbage of the other tests be found again."""
    yield
    gc.unfreeze()


def test_nothing_is_looked_for_while_a_list_is_converted() -> None:
    """Inside no garbage is looked for; what was made there is not looked at later."""
    assert gc.isenabled()
    with keeping_all():
        assert not gc.isenabled()
        kept = [[] for _ in range(1_000)]  # type: list[list[int]]
    assert gc.isenabled()
    assert gc.get_freeze_count() > len(kept)


def test_a_failure_does_not_leave_it_off() -> None:
    """A list that cannot be read must not cost later commands of the same process their memory."""
    with pytest.raises(ValueError, match="broken"), keeping_all():
        raise ValueError("broken")
    assert gc.isenabled()
