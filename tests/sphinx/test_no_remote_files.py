"""A page asks nobody, neither when it is built nor when it is read."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from browsing import run_sphinx, write_site

BIBLIOGRAPHY = "@misc{doe2020stones, author = {Doe, Ana}, title = {Stones}, year = {2020}}\n"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """The address of a server of somebody else, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("builder", ["html", "epub", "typst", "latex"])
def test_nothing_is_fetched_and_the_page_says_so(
    builder: str, asked: tuple[str, list[str]], tmp_path: Path
) -> None:
    """Images, tables and HTML of another site are warnings that name the place."""
    address, paths = asked
    page = (
        f"# Page\n\n![A badge]({address}/badge.svg)\n\n```{{image}} {address}/image.png\n```\n\n"
        f"```{{figure}} {address}/figure.png\nA figure.\n```\n\n"
        f"```{{csv-table}} T\n:url: {address}/table.csv\n```\n\n"
        f"```{{raw}} html\n:url: {address}/raw.html\n```\n"
    )
    docs = write_site(tmp_path, {"page": page}, BIBLIOGRAPHY)
    done = run_sphinx(docs, tmp_path / builder, builder)
    assert done.returncode != 0
    assert paths == [], done.stderr
    said = [line.split("WARNING: ")[1] for line in done.stderr.splitlines() if "WARNING: " in line]
    assert [line.split(": ")[-1].removeprefix(address) for line in said if "no page may load it" in line] == [
        *(
            "/badge.svg; save it below docs/ [survey]",
            "/image.png; save it below docs/ [survey]",
            "/figure.png; save it below docs/ [survey]",
        )
    ]
    assert sum("'url'" in line or '"url"' in line for line in said) == 2, said


def test_files_of_the_project_are_shown(tmp_path: Path) -> None:
    """An image and a table beside the page are what they were."""
    page = (
        "# Page\n\n![A dot](dot.svg)\n\n```{csv-table} T\n:file: table.csv\n```\n\n```{raw} html\n<hr>\n```\n"
    )
    docs = write_site(tmp_path, {"page": page}, BIBLIOGRAPHY)
    (docs / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    (docs / "table.csv").write_text("a,b\n")
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "html" / "page.html").read_text(encoding="utf-8")
    assert 'src="_images/dot.svg"' in text
    assert "<hr>" in text
    assert "<td" in text
