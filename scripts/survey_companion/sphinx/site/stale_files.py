"""Lists the files that belong to the site, so that leftovers of earlier builds can be removed.

Sphinx writes only pages that have changed, and never removes one. Input: a finished build.
Output: the names of all files of the site, including unchanged ones, which this build did not write.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from survey_companion.project import disk
from survey_companion.project.build_folder import MADE_ANEW
from survey_companion.project.file_kinds import FileKind

_LOGGER = logging.getLogger(__name__)
_ALWAYS = (".buildinfo", "objects.inv")


def note_file(app: Sphinx, path: Path) -> None:
    """Remember a file beside the pages that every build writes."""
    _noted(app).add(path.relative_to(app.outdir).as_posix())


def _noted(app: Sphinx) -> set[str]:
    if not hasattr(app, "_survey_files"):
        app._survey_files = set()  # type: ignore[attr-defined]
    noted: set[str] = app._survey_files  # type: ignore[attr-defined]
    return noted


def note_page(
    app: Sphinx, page: str, _template: str, _context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Remember a page without a document, such as the search."""
    if tree is None:
        note_file(app, Path(app.builder.get_outfilename(page)))  # type: ignore[attr-defined]


def note_shadowed(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Warn of files in `docs/extra` that have the name of a page, and return those pages to be written.

    Sphinx copies such a file over the page, and writes the page again only if it has changed.
    """
    extra = {name for folder in app.config.html_extra_path for name in _list_files(Path(app.confdir, folder))}
    shadowed = sorted(page for page in env.found_docs if f"{page}.html" in extra)
    for page in shadowed:
        _LOGGER.warning("extra/%s.html is not shown: a page has that name; rename it", page, type="survey")
    return shadowed


def list_site(app: Sphinx) -> Iterator[str]:
    """Yield the name of every file of the site, by its POSIX path."""
    yield from _ALWAYS
    yield from _noted(app)
    builder: Any = app.builder
    for page in app.env.found_docs:
        yield Path(builder.get_outfilename(page)).relative_to(app.outdir).as_posix()
    yield from (f"{builder.imagedir}/{name}" for _, name in app.env.images.values())
    yield from (f"_downloads/{name}" for _, name in app.env.dlfiles.values())
    for folder in app.config.html_extra_path:
        yield from _list_files(Path(app.confdir, folder))
    for name in MADE_ANEW:
        yield from (f"{name}/{file}" for file in _list_files(Path(app.outdir, name)))


def _list_files(folder: Path) -> Iterator[str]:
    for path, found in disk.list_tree(folder):
        if found in {FileKind.FILE, FileKind.LINK}:
            yield Path(path).relative_to(folder).as_posix()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the events."""
    app.connect("html-page-context", note_page)
    app.connect("env-updated", note_shadowed)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
