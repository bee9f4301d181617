"""The command `survey serve`: a live preview of the site.

Input: a project. Output: pages at an address of this machine, rebuilt when a file changes.
Each build runs in a new process, so that nothing of an earlier build is left in memory. Warnings are printed,
and the page is shown nevertheless.
"""

import socket
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from survey_companion.commands.options import (
    FAILED,
    Paths,
    ShowErrors,
    locate_or_stop,
    need_extra,
    project_options,
    sphinx_options,
)
from survey_companion.commands.steps import LIVE, convert_or_stop, run_sphinx
from survey_companion.project.disk import OWN
from survey_companion.project.locking import one_at_a_time
from survey_companion.sphinx.run import How, Run

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from survey_companion.project.locating import Project

_HOST = "127.0.0.1"
# Only these host names are answered: a web page could let its own name point to this machine (DNS rebinding).
_NAMES = [_HOST, "localhost"]


@click.command()
@project_options
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one."
)
@click.option("--open", "opens", is_flag=True, help="Open a browser.")
@sphinx_options
@click.option("--once", is_flag=True, hidden=True, help="Build what is shown, and end.")
def serve(
    catalogue: Paths,
    output: Path | None,
    port: int,
    *,
    opens: bool,
    once: bool,
    **how: Unpack[How],
) -> None:
    """Show the site at http://127.0.0.1:8000, rebuilt whenever the list, a record or a page changes.

    A page with a warning is shown, too. The site for readers, docs/_build/html, is not touched.

    \b
    Examples:
      survey serve --open
      survey serve --port 8080
    """
    need_extra("serve", "sphinx_autobuild", "starlette", "uvicorn")
    project = locate_or_stop(catalogue, output)
    if once:
        _build(project, how)
        return
    again = [sys.executable, "-P", "-m", "survey_companion", "serve", "--once"]
    again += [word for path in catalogue for word in ("--catalogue", str(path))]
    again += ["--output", str(project.output)]
    again += ["--trust"] if how["trusts"] else []
    _refuse_taken_port(port)
    rebuild = partial(_rebuild, again)
    rebuild(())
    if not project.docs.is_dir():  # the list could not be read, so there is nothing to watch
        sys.exit(FAILED)
    _show(project, rebuild, port, opens=opens)


def _refuse_taken_port(port: int) -> None:
    """End the program before any work is done if another program uses the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise click.BadParameter(f"{port}: {error.strerror}", param_hint="--port") from error


def _build(project: "Project", how: How) -> None:
    convert_or_stop(project)
    with ShowErrors("the pages may be incomplete until the next build"), one_at_a_time(project.docs):
        pages = project.docs / "_build" / OWN / LIVE / "pages"
        run_sphinx(project, LIVE, Run(builder="html", is_strict=False, **how), pages).finish()
    click.echo("Open pages load again", err=True)


def _rebuild(command: Sequence[str], changed_paths: Sequence[Path]) -> None:  # noqa: ARG001  (the watcher's)
    """Build the pages again; the build itself prints what goes wrong."""
    subprocess.run(command, check=False)  # noqa: S603  (our own command)


def _show(project: "Project", rebuild: "partial[None]", port: int, *, opens: bool) -> None:
    import uvicorn
    from sphinx_autobuild.utils import find_free_port, open_browser

    port = port or find_free_port()
    address = f"{_HOST}:{port}"
    if opens:
        open_browser(address, 1)
    click.echo(f"Serving at http://{address}", err=True)
    uvicorn.run(make_server(project, rebuild, address), host=_HOST, port=port, log_level="warning")


def make_server(project: "Project", rebuild: "partial[None]", address: str) -> "Starlette":
    """Return a server that answers requests, watches the files and reloads open pages."""
    from sphinx_autobuild.filter import IgnoreFilter
    from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
    from sphinx_autobuild.server import RebuildServer
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.routing import Mount, WebSocketRoute
    from starlette.staticfiles import StaticFiles

    build = project.docs / "_build"
    ignored = IgnoreFilter([build, project.docs / OWN], [r"\.tmp$", r"/\.git/"])
    watched = [project.docs, *(folder for folder in project.sources if folder.is_dir())]
    watcher = RebuildServer(watched, ignored, change_callback=rebuild)
    pages = StaticFiles(directory=build / OWN / LIVE / "pages", html=True, check_dir=False)
    return Starlette(
        routes=[WebSocketRoute("/websocket-reload", watcher, name="reload"), Mount("/", app=pages)],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=_NAMES, www_redirect=False),
            Middleware(JavascriptInjectorMiddleware, ws_url=address),
        ],
        lifespan=watcher.lifespan,
    )
