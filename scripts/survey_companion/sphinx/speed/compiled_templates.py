"""Saves the compiled page templates for the next build, and runs Python's garbage collector less often.

Without it, a build in which nothing changed compiles some fifty templates again, and the collector scans all
loaded objects many times; together that takes half of the time of such a build.
Input: the environment of Jinja that Sphinx uses. Output: the same pages, byte for byte.
"""

from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, bccache
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from survey_companion.project.garbage import collect_rarely
from survey_companion.sphinx.citations.freshness import style_version
from survey_companion.sphinx.tested_versions import is_tested

TESTED = {"sphinx": ("9.0.",), "jinja2": ("3.1.",)}


class _Templates(FileSystemBytecodeCache):
    """Compiled templates; another version of this program or of Jinja compiles them anew."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self._version = f"{style_version()} {version('jinja2')}"

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> bccache.Bucket:
        """Return the place of a template; its source counts, and the extensions of Jinja that change it."""
        parts = (self._version, *sorted(environment.extensions), source)
        return super().get_bucket(environment, name, filename, "\0".join(parts))


def _keep_templates(app: Sphinx) -> None:
    environment = getattr(getattr(app.builder, "templates", None), "environment", None)
    if environment is not None:
        environment.bytecode_cache = _Templates(Path(app.doctreedir) / "templates")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the cache, and let the collector rest."""
    if is_tested("kept templates", TESTED):
        collect_rarely()
        app.connect("builder-inited", _keep_templates)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
