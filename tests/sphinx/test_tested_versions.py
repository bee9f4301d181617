"""What changes other packages is used with the versions that it was tested with, and with no other."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest

from survey_companion.sphinx import smaller, speed, tested_versions
from survey_companion.sphinx.speed import fast_bibtex
from survey_companion.sphinx.tested_versions import find_untested, is_tested


def _extensions() -> Iterator[Any]:
    """Yield the extensions that replace or rely on internals of other packages."""
    for folder in (speed, smaller):
        for found in pkgutil.iter_modules(folder.__path__):
            module = importlib.import_module(f"{folder.__name__}.{found.name}")
            if hasattr(module, "setup"):
                yield module


def test_a_series_is_the_beginning_of_a_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """9.0.4 is of the series "9.0.", as is 9.0; 9.1.0 and 10.0 are not. Packages of no series are named."""
    versions = {"sphinx": "9.0.4", "furo": "10.0", "docutils": "0.22"}
    monkeypatch.setattr(tested_versions, "version", versions.__getitem__)
    assert is_tested("this", {"sphinx": ("8.", "9.0.")})
    assert find_untested({"sphinx": ("9.1.", "9."), "furo": ("1.", "9.")}) == ["furo 10.0"]
    assert find_untested({"docutils": ("0.22.",)}) == []
    assert find_untested({"sphinx": ("9.1.",), "furo": ("2.",)}) == ["sphinx 9.0.4", "furo 10.0"]


def test_every_extension_knows_the_versions_of_the_lock() -> None:
    """A new release does not make every site slow or large without anybody noticing."""
    modules = list(_extensions())
    assert {module.__name__.rpartition(".")[2] for module in modules} == {
        *("compiled_templates", "fast_bibtex", "patches"),
        *("fewer_files", "shorter_html"),
    }
    assert {module.__name__: find_untested(module.TESTED) for module in modules} == {
        module.__name__: [] for module in modules
    }


@pytest.mark.parametrize(
    "module", tuple(_extensions()), ids=lambda module: module.__name__.rpartition(".")[2]
)
def test_with_another_version_nothing_changes(module: Any, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: ANN401
    """What was not tested registers nothing, and says so, but not as a warning."""
    said: list[tuple[str, object]] = []
    monkeypatch.setattr(tested_versions, "version", lambda _name: "99.0")
    monkeypatch.setattr(
        tested_versions,
        "_LOGGER",
        SimpleNamespace(info=lambda text, *values: said.append(("info", text % values))),
    )
    app = Mock()
    module.setup(app)
    assert [call[0] for call in app.method_calls] == ["setup_extension"] * (module is fast_bibtex)
    ((kind, text),) = said
    assert kind == "info"
    assert "switched off: not tested with" in str(text)
    assert all(f"{package} 99.0" in str(text) for package in module.TESTED)
