"""What most pages do not need is not done for each of them.

That the site is the same, byte for byte, is shown in `test_same_bytes`.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

_COUNTING = """
import json
from collections import Counter
from pathlib import Path

from docutils.frontend import OptionParser
from markdown_it import MarkdownIt
from sphinx.domains.std import StandardDomain
from sphinx.environment.adapters import toctree
from sphinx_design.dropdown import DropdownHtmlTransform
from survey_companion.sphinx.settings import site_settings

globals().update(site_settings(Path(__file__).parent))
counts = Counter()

def count(owner, name):
    original = getattr(owner, name)
    def counted(*arguments, **options):
        counts[f"{owner.__name__}.{name}"] += 1
        return original(*arguments, **options)
    setattr(owner, name, counted)

for owner, name in (
    (OptionParser, "populate_from_components"),
    (MarkdownIt, "__init__"),
    (StandardDomain, "clear_doc"),
    (DropdownHtmlTransform, "run"),
    (toctree, "document_toc"),
):
    count(owner, name)

def works_found(app):
    return [name for name in app.env.found_docs if name.startswith("works/")]

def write(app, error):
    works = len(works_found(app))
    files = (str(path) for name in works_found(app) for path in app.env.dependencies[name])
    including = [path for path in files if "/snippets/" in path or "/prose/" in path]
    sizes = {"pages": len(app.env.found_docs), "works": works, "including": len(including)}
    (Path(app.outdir) / "counts.json").write_text(json.dumps({**sizes, **counts}))

def setup(app):
    app.connect("build-finished", write)
"""


def test_most_pages_take_the_shortcuts(sample_site: Path, tmp_path: Path) -> None:
    """A version of Sphinx, MyST or sphinx-design that goes another way is noticed here."""
    shutil.copytree(sample_site.parents[1], tmp_path / "docs", ignore=shutil.ignore_patterns("_build"))
    shutil.copytree(sample_site.parents[2] / "bib", tmp_path / "bib")
    (tmp_path / "docs" / "conf.py").write_text(_COUNTING, encoding="utf-8")
    folders = (str(tmp_path / "docs"), str(tmp_path / "html"))
    subprocess.run([sys.executable, "-m", "sphinx", "-q", "-b", "html", *folders], check=True)
    counts = json.loads((tmp_path / "html" / "counts.json").read_text(encoding="utf-8"))
    assert counts.pop("including") == 0  # what other pages include is nothing to a page of a work
    pages, works = counts.pop("pages"), counts.pop("works")
    lists = counts.pop("sphinx.environment.adapters.toctree.document_toc")
    assert lists == 2 * (pages - works)  # the builder makes one for each page, and the theme another
    assert {name: number for name, number in counts.items() if number > pages / 2} == {}
