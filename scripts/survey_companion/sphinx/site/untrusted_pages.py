"""Refuses pages that could run programs or show files from outside the project.

In MyST, a page can switch on extensions, one of which runs Python; and a page may include, show or offer for
download any file that the user can read. Input: pages and the paths in them. Output: an error that ends the
build, unless `survey_trusts` is set, which is the default for people who call Sphinx themselves.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

from myst_parser.config.main import TopmatterReadError, read_topmatter
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.typing import ExtensionMetadata

from survey_companion.project.file_kinds import FileKind, kind_of

_Resolve = Callable[[BuildEnvironment, str, str | None], tuple[str, str]]


class StrangerError(SphinxError):
    """A page uses something that is allowed only with --trust."""

    category = "Refused"


def refuse_settings(app: Sphinx, page: str, content: list[str]) -> None:
    """Refuse a page that changes MyST's settings.

    Raises:
        StrangerError: its front matter changes them.
    """
    text = content[0]
    is_doubtful = text.startswith("---") and not app.config.survey_trusts
    if is_doubtful and _has_settings(text.partition("\n---")[0]):
        raise StrangerError(
            f"{page}: its front matter has settings of MyST, which can run programs; {_REMEDY}"
        )


@lru_cache(maxsize=64)  # generated pages have only a few different front matters
def _has_settings(start: str) -> bool:
    """Whether the text up to the end of the front matter has settings of MyST."""
    try:
        front = read_topmatter(f"{start}\n---\n")
    except TopmatterReadError:  # MyST reports it when it reads the page
        return False
    return isinstance(front, dict) and "myst" in front


_REMEDY = "remove it, or allow it with --trust"


def _guard(resolve: _Resolve) -> _Resolve:
    """Return Sphinx's function that resolves paths in pages, extended by the check."""

    @wraps(resolve)
    def relfn2path(env: BuildEnvironment, filename: str, docname: str | None = None) -> tuple[str, str]:
        relative, path = resolve(env, filename, docname)
        if not env.config.survey_trusts:
            _check(env, docname or env.docname, str(filename), Path(path))
        return relative, path

    return relfn2path


def _check(env: BuildEnvironment, page: str, name: str, path: Path) -> None:
    """Refuse a path that leads out of the project, or to a pipe, for which Sphinx would wait.

    Raises:
        StrangerError: it leads there.
    """
    found, real = kind_of(path), path.resolve()
    if not real.is_relative_to(Path(env.srcdir).resolve().parent):
        raise StrangerError(f"{page}: {name} lies outside of the project; {_REMEDY}")
    if found is FileKind.SPECIAL:
        raise StrangerError(f"{page}: {name} is {found.value}")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting, the event and the check of paths."""
    app.add_config_value("survey_trusts", True, "env", bool, "whether pages may do anything")
    app.connect("source-read", refuse_settings)
    # All directives of docutils, Sphinx and MyST resolve paths by this function, for which there is no event.
    if not hasattr(BuildEnvironment.relfn2path, "__wrapped__"):
        BuildEnvironment.relfn2path = _guard(BuildEnvironment.relfn2path)  # type: ignore[method-assign, assignment]
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
