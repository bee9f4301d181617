"""One run of Sphinx, with the settings of this program.

Input: a project and the folder to work in. Output: pages in that folder.
The settings are passed as values. A `conf.py` is a program that a stranger may have written, so it runs only
with --trust. The one that this program writes is for people who call Sphinx themselves.
"""

import os
import sys
import traceback
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import click

from survey_companion.project import disk
from survey_companion.project.file_kinds import FileKind, kind_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from survey_companion.project.build_folder import BuildFolder
    from survey_companion.project.locating import Project

_PACKAGE = Path(__file__).parents[1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """The builder, options and permissions of a run."""

    builder: str
    options: Mapping[str, str] = field(default_factory=dict)  # Sphinx settings, as with -D
    is_parallel: bool = False
    trusts: bool = False  # whether pages may run programs and show any file
    has_own_settings: bool = False  # whether a person's `docs/conf.py` is run
    is_strict: bool = True  # whether a warning is an error
    is_verbose: bool = False


class How(TypedDict):
    """The options of the command line that concern Sphinx."""

    trusts: bool
    is_verbose: bool


def has_own_settings(docs: Path) -> bool:
    """Whether there is a `conf.py` that differs from the one that this program writes."""
    from survey_companion.pages import SETTINGS, render_settings

    path = docs / SETTINGS
    if kind_of(path) is FileKind.NOTHING:
        return False
    return disk.read_bytes(path, path.as_posix()) != render_settings().encode()


def make_pages(project: "Project", room: "BuildFolder", run: Run) -> bool:
    """Let Sphinx write into the folder, and return whether it succeeded; errors are printed.

    Pages whose source is gone are removed, unless a person's own `conf.py` is used.
    """
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    try:
        with ExitStack() as stack:
            # Without this, docutils would read settings from the current folder, which may be a stranger's.
            stack.enter_context(patch_docutils(project.docs if run.has_own_settings else _PACKAGE))
            stack.enter_context(docutils_namespace())
            app = _start(project, room, run)
            app.build()
            _tidy(app, room, run)
    except SphinxError as error:
        click.echo(f"{error.category}: {error}", err=True)
        return False
    except OSError:
        raise  # such as a full disk; the caller reports it
    except Exception:  # noqa: BLE001  (Sphinx and its extensions may raise anything)
        click.echo(f"Sphinx failed:\n{traceback.format_exc()}", err=True)
        return False
    return app.statuscode == 0


def _start(project: "Project", room: "BuildFolder", run: Run) -> "Sphinx":
    from sphinx.application import Sphinx
    from sphinx.util.console import nocolor

    from survey_companion.sphinx.settings import site_settings

    settings: dict[str, Any] = {"nitpicky": True}
    if not run.has_own_settings:
        settings |= {**site_settings(project.docs), "survey_trusts": run.trusts}
    if not sys.stderr.isatty():
        nocolor()
    shows_progress = run.is_verbose or sys.stdout.isatty()  # not in logs, which progress would fill
    return Sphinx(
        srcdir=project.docs,
        confdir=project.docs if run.has_own_settings else None,
        outdir=room.pages,
        doctreedir=room.doctrees,
        buildername=run.builder,
        confoverrides={**settings, **run.options},
        status=sys.stdout if shows_progress else None,
        warning=sys.stderr,
        warningiserror=run.is_strict,
        parallel=(os.cpu_count() or 1) if run.is_parallel else 1,
    )


def _tidy(app: "Sphinx", room: "BuildFolder", run: Run) -> None:
    from survey_companion.project.edition_sources import note_files_read
    from survey_companion.sphinx.site.stale_files import list_site

    names = (str(name) for read in app.env.dependencies.values() for name in read)
    # In a project, the bibliography is read by every page with a citation.
    note_files_read(room, ["../bib/survey.bib", *filter(_is_elsewhere, names)])
    if run.builder == "html" and not run.has_own_settings:  # a person's extensions may write further files
        room.keep_only(list_site(app))


def _is_elsewhere(name: str) -> bool:
    """Whether a path from the folder of the pages leads out of it."""
    return Path(name).is_absolute() or os.path.normpath(name).startswith(os.pardir)
