"""The same pages in other ways, for comparison.

Input: a converted survey. Output: a folder to build: its pages without the pages of works; the same with a
plain link in place of each citation and reference; the same with the stock citations of
sphinxcontrib-bibtex. Files that would not change are not written, so that Sphinx sees what changed.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

_WORK = re.compile(r"\]\(</works/([^>]+)\.md>\)")
_REFERENCE = re.compile(r"\{(?:ref|doc|export)\}`([^`]+)`")
_CITATION = re.compile(r"\{cite:\w+\}`([^`]+)`")
_LINK = r"[\1](<https://example.org/\1>)"
_BLOCK = re.compile(r"```\{(?:bibliography|include)\}.*?```", re.DOTALL)

_PLAIN = """
extensions = ["myst_parser", "sphinx_design"]
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence"]
smartquotes = False
html_theme = "furo"
exclude_patterns = ["_build", "extra", "snippets"]
"""
_STOCK = f"""{_PLAIN}
extensions.append("sphinxcontrib.bibtex")
bibtex_bibfiles = ["../bib/survey.bib"]
"""
_MKDOCS = "site_name: Stones\ndocs_dir: {docs}\nsite_dir: {site}\nmarkdown_extensions: [tables]\n"


def write_without_works(survey: Path, target: Path) -> Path:
    """Write the survey's own pages but those of works, whose links lead elsewhere, and return the folder."""
    for path in _files(survey):
        if path.suffix != ".md":
            _write(target / path.relative_to(survey), path.read_bytes())
    return _write_pages(survey, target, lambda text: text)


def write_plain(survey: Path, target: Path) -> Path:
    """Write the pages with plain links and nothing that our own extensions do, and return the folder."""
    _write(target / "docs" / "conf.py", _PLAIN.encode())
    return _write_pages(survey, target, _link_plainly)


def write_stock(survey: Path, target: Path) -> Path:
    """Write the pages with the citations of sphinxcontrib-bibtex alone, and return the folder."""
    _write(target / "docs" / "conf.py", _STOCK.encode())
    _write(target / "bib" / "survey.bib", (survey / "bib" / "survey.bib").read_bytes())
    return _write_pages(survey, target, lambda text: _CITATION.sub(r"{cite:t}`\1`", _use_stock_parts(text)))


def write_mkdocs(survey: Path, target: Path) -> Path:
    """Write the pages with plain links for MkDocs, and return its settings."""
    docs = _write_pages(survey, target, lambda text: _flatten(_link_plainly(text)))
    settings = target / "mkdocs.yml"
    _write(settings, _MKDOCS.format(docs=docs, site=target / "site").encode())
    return settings


def count_works(survey: Path) -> int:
    """Return how many pages of works the survey has."""
    return sum(1 for _ in (survey / "docs" / "works").glob("*.md"))


def _link_plainly(text: str) -> str:
    return _BLOCK.sub("", _CITATION.sub(_LINK, _use_stock_parts(text)))


def _use_stock_parts(text: str) -> str:
    """Return the page with tables that are no explorers, and links that are no references."""
    return _REFERENCE.sub(_LINK, text.replace(":::{explorer}", ":::{table}"))


def _flatten(text: str) -> str:
    """Return Markdown without MyST's fences and attributes, which are text to MkDocs."""
    bare = re.sub(r"^```\{.*?^```\n", "", text, flags=re.MULTILINE | re.DOTALL)
    bare = re.sub(r"^(?::::|:\w+:|\{|\([\w-]+\)=).*\n", "", bare, flags=re.MULTILINE)
    bare = re.sub(r"\[([^\[\]]*)\]\{[^}]*\}", r"\1", bare)
    return re.sub(r"\]\(<([^>]*)>\)(?:\{[^}]*\})?", r"](\1)", bare)


def _write_pages(survey: Path, target: Path, change: Callable[[str], str]) -> Path:
    for path in _files(survey):
        if path.suffix == ".md":
            text = _WORK.sub(r"](<https://example.org/\1>)", path.read_text(encoding="utf-8"))
            _write(target / path.relative_to(survey), change(text).encode())
    return target / "docs"


def _files(survey: Path) -> Iterator[Path]:
    """Yield the survey's files but the pages of works and what is built."""
    for path in sorted(survey.rglob("*")):
        folder = path.relative_to(survey).parts[1:2]
        if path.is_file() and folder not in {("_build",), ("works",)}:
            yield path


def _write(path: Path, data: bytes) -> None:
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
