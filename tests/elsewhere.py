"""The command line on another Python, which has none of our compiled dependencies.

    python elsewhere.py record ANSWERS convert …    here: keeps what pydantic says
    python elsewhere.py replay ANSWERS convert …    there: says it again, so that all else runs on that Python

All other dependencies are Python, or have a part in Python that does the same.
"""

import pickle
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

Answers = dict[tuple[str, str], Any]


class _Adapter:
    """What `records` and `front_matter` use of pydantic's class of this name."""

    def __init__(self, kind: type) -> None:
        self._kind = kind

    def __class_getitem__(cls, kind: object) -> type:
        return cls

    def _answer(self, way: str, data: object) -> Any:  # noqa: ANN401  (whatever a record may be)
        raise NotImplementedError

    def validate_json(self, data: object) -> Any:  # noqa: ANN401  (likewise)
        return self._answer("validate_json", data)

    def validate_python(self, data: object) -> Any:  # noqa: ANN401  (likewise)
        return self._answer("validate_python", data)


def _record(answers: Answers) -> None:
    """Keep every answer of pydantic."""
    import pydantic  # noqa: PLC0415  (not there on another Python)

    class Recorder(_Adapter):
        adapter = pydantic.TypeAdapter

        def _answer(self, way: str, data: object) -> Any:  # noqa: ANN401  (likewise)
            record = getattr(self.adapter(self._kind), way)(data)
            answers[self._kind.__name__, repr(data)] = record
            return record

    pydantic.TypeAdapter = Recorder  # type: ignore[misc, assignment]


@cache
def _load(path: Path) -> Answers:
    """Return what was recorded; its records are of classes that have to be importable by now."""
    answers: Answers = pickle.loads(path.read_bytes())  # noqa: S301  (written by this test)
    return answers


def _replay(path: Path) -> None:
    """Stand in for pydantic with the answers in a file."""

    class Player(_Adapter):
        def _answer(self, way: str, data: object) -> Any:  # noqa: ANN401, ARG002  (likewise)
            return _load(path)[self._kind.__name__, repr(data)]

    module = ModuleType("pydantic")
    vars(module).update(TypeAdapter=Player, ValidationError=type("ValidationError", (Exception,), {}))
    sys.modules["pydantic"] = module


def _run(mode: str, path: Path, arguments: list[str]) -> None:
    answers: Answers = {}
    if mode == "record":
        _record(answers)
    else:
        _replay(path)
    from survey_companion.commands.cli import main  # noqa: PLC0415  (after pydantic has been replaced)

    sys.argv = ["survey", *arguments]
    try:
        main()
    finally:
        if mode == "record":
            path.write_bytes(pickle.dumps(answers, protocol=4))


if __name__ == "__main__":
    _run(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
