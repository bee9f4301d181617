"""What Lighthouse says of pages of the site, served as on a server that compresses: `make lighthouse`.

Input: the folder of a built site. Output: for each page the scores, of 100, and the bytes that were sent.
Speed differs from machine to machine, so it is reported here; `test_lighthouse` checks what does not differ.
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "tests" / "browser" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


class Report(NamedTuple):
    """What Lighthouse says of a page."""

    scores: dict[str, int]  # by category, of 100
    bytes_sent: int
    faults: list[str]  # what costs points


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as the hosts of documentation do."""

    def do_GET(self) -> None:
        """Send a file, compressed."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        text = gzip.compress(path.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serve_compressed(site: Path) -> Iterator[str]:
    """Serve a site on this machine, and yield its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def ask_lighthouse(address: str, categories: Sequence[str] = CATEGORIES) -> Report:
    """Open a page as on a phone, and return what Lighthouse says of it."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["node", str(PROGRAM), address, "--quiet", "--output=json", f"--output-path={report}"]
        command += [f"--only-categories={','.join(categories)}", "--only-audits=total-byte-weight"]
        command += [f"--chrome-flags={_FLAGS}"]
        environment = {**os.environ, "CHROME_PATH": chromium, "HOME": folder}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(done.stderr[-2_000:])
        told = json.loads(report.read_text(encoding="utf-8"))
    return Report(
        scores={name: round(100 * told["categories"][name]["score"]) for name in categories},
        bytes_sent=int(told["audits"]["total-byte-weight"]["numericValue"]),
        faults=list(_list_faults(told)),
    )


def _list_faults(told: dict[str, dict[str, dict[str, object]]]) -> Iterator[str]:
    weights = {
        audit["id"]: audit["weight"]
        for category in told["categories"].values()
        for audit in category["auditRefs"]  # type: ignore[attr-defined]  # JSON
    }
    for name, audit in told["audits"].items():
        if weights.get(name) and audit["score"] is not None and float(str(audit["score"])) < 0.9:
            yield f"{audit['title']} {audit.get('displayValue', '')}".strip()


def choose_pages(site: Path) -> dict[str, str]:
    """Return the address of a page of each kind: of sections and works, the largest."""

    def largest(pattern: str) -> str:
        found = (path for path in site.glob(pattern) if path.stem != "index")
        return max(found, key=lambda path: (path.stat().st_size, path)).relative_to(site).as_posix()

    return {
        "front": "index.html",
        "section": largest("taxonomy/*/*.html"),
        "explorer": "explore.html",
        "work": largest("works/*.html"),
        "references": "references.html",
    }


def main() -> None:
    """Print what Lighthouse says of five pages of the site."""
    site = ROOT / "docs" / "_build" / "html"
    if not (site / "index.html").exists() or not PROGRAM.exists():
        sys.exit(
            "Build the site first, with: make site; and install Lighthouse: npm ci --prefix tests/browser"
        )
    print(f"{'':<12}" + "".join(f"{name:>16}" for name in (*CATEGORIES, "kB sent")))
    with serve_compressed(site) as address:
        for kind, page in choose_pages(site).items():
            report = ask_lighthouse(f"{address}/{page}")
            numbers = (*report.scores.values(), round(report.bytes_sent / 1_000))
            print(f"{kind:<12}" + "".join(f"{number:>16}" for number in numbers))
            for fault in report.faults:
                print(f"    {fault}")


if __name__ == "__main__":
    main()
