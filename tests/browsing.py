"""Small sites to look at with a browser, and how to look."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

_CONF = """
from pathlib import Path
from survey_companion.sphinx.settings import site_settings
globals().update(site_settings(Path(__file__).parent))
"""
_INFO: dict[str, object] = {
    "title": "Stones",
    "short_title": None,
    "stem": "stones",
    "authors": [],
    "edition": None,
    "date": None,
}


def write_site(
    root: Path, pages: Mapping[str, str], bibliography: str, objects: Sequence[Sequence[str]] = ()
) -> Path:
    """Write the sources of a site with the project's own settings, and return their folder."""
    docs = root / "docs"
    front = "# Front\n\n```{toctree}\n:glob:\n\n**\n```\n"
    references = "# References\n\n```{bibliography}\n```\n"
    for name, text in {"index": front, "references": references, **pages}.items():
        path = docs / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (docs / "conf.py").write_text(_CONF, encoding="utf-8")
    (docs / "extra").mkdir()
    (docs / "survey.json").write_text(json.dumps({**_INFO, "objects": objects}), encoding="utf-8")
    (root / "bib").mkdir()
    (root / "bib" / "survey.bib").write_text(bibliography, encoding="utf-8")
    return docs


def run_sphinx(
    docs: Path, output: Path, builder: str = "html", *options: str
) -> subprocess.CompletedProcess[str]:
    """Build the pages of a folder; any warning makes it fail."""
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-n",
        "-W",
        "--keep-going",
        "-q",
        "--no-color",
        "-b",
        builder,
        *options,
    ]
    command += [str(docs), str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def make_site(
    root: Path, pages: Mapping[str, str], bibliography: str, objects: Sequence[Sequence[str]] = ()
) -> Path:
    """Build a small site without any warning, and return the folder with its pages."""
    done = run_sphinx(write_site(root, pages, bibliography, objects), root / "html")
    assert done.returncode == 0, done.stderr
    return root / "html"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Serve a file; browsers ask some pages for an icon, and small sites have none."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


class _Server(ThreadingHTTPServer):
    """A server for a browser, which asks for more files at once than the usual queue of 5 holds."""

    request_queue_size = 128


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine, and give its address, without a slash at the end."""
    with _Server(("localhost", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def is_given_up(asked: Request) -> bool:
    """Return whether a browser has given up the icon, since the next page was opened at once."""
    return asked.url.endswith("/favicon.svg") and asked.failure == "net::ERR_ABORTED"


@contextmanager
def watched_page(browser: Browser, address: str) -> Iterator[Page]:
    """Open a page in a window of its own, and check at the end that it has not complained."""
    with browser.new_context(viewport={"width": 1000, "height": 700}) as context:
        page = context.new_page()
        complaints = watch(page)
        page.goto(address)
        yield page
        assert complaints == []


def watch(page: Page) -> list[str]:
    """Return a list to which everything goes that a page complains about."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return complaints
