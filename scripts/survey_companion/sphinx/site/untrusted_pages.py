"""Pages of people who are not trusted: they are read as text, not as programs, and show no file of others.

MyST lets a page switch on extensions of its own, one of which runs Python; and a page may include, show or
offer for download any file that the user can read. Input: pages and the paths they name. Output: an error
that ends the build, unless `survey_trusts` is set, as it is for those who call Sphinx themselves.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path

from myst_parser.config.main import TopmatterReadError, read_topmatter
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util.typing import ExtensionMetadata

from survey_companion.project.file_kinds import Kind, kind_of

_Resolve = Callable[[BuildEnvironment, str, str | None], tuple[str, str]]


class StrangerError(SphinxError):
    """A page asks for what only a trusted one gets."""

    category = "Refused"


def refuse_settings(app: Sphinx, page: str, content: list[str]) -> None:
    """Refuse a page that changes how it is read.

    Raises:
        StrangerError: its front matter does.
    """
    text = content[0]
    is_doubtful = text.startswith("---") and not app.config.survey_trusts
    if is_doubtful and _has_settings(text.partition("\n---")[0]):
        raise StrangerError(
            f"{page}: its front matter has settings of MyST, which can run programs; {_REMEDY}"
        )


@lru_cache(maxsize=64)  # generated pages have a few front matters between them
def _has_settings(start: str) -> bool:
    """Whether the text up to the end of the front matter has settings of MyST."""
    try:
        front = read_topmatter(f"{start}\n---\n")
    except TopmatterReadError:  # which MyST names when it reads the page
        return False
    return isinstance(front, dict) and "myst" in front


_REMEDY = "remove it, or allow it with --trust"


def _guard(resolve: _Resolve) -> _Resolve:
    """Return what resolves the paths in pages, and lets none out of the project."""

    @wraps(resolve)
    def relfn2path(env: BuildEnvironment, filename: str, docname: str | None = None) -> tuple[str, str]:
        relative, path = resolve(env, filename, docname)
        if not env.config.survey_trusts:
            _check(env, docname or env.docname, str(filename), Path(path))
        return relative, path

    return relfn2path


def _check(env: BuildEnvironment, page: str, name: str, path: Path) -> None:
    """Refuse a path that leads out of the project, or to what Sphinx would wait for.

    Raises:
        StrangerError: it does.
    """
    found, real = kind_of(path), path.resolve()
    if not real.is_relative_to(Path(env.srcdir).resolve().parent):
        raise StrangerError(f"{page}: {name} lies outside of the project; {_REMEDY}")
    if found is Kind.SPECIAL:
        raise StrangerError(f"{page}: {name} is {found.value}")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the setting, and what looks at each page before it is read."""
    app.add_config_value("survey_trusts", True, "env", bool, "whether pages may do anything")
    app.connect("source-read", refuse_settings)
    # Directives of docutils, Sphinx and MyST all find files in this one way, and no event tells of it.
    if not hasattr(BuildEnvironment.relfn2path, "__wrapped__"):
        BuildEnvironment.relfn2path = _guard(BuildEnvironment.relfn2path)  # type: ignore[method-assign, assignment]
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
