"""What makes a build faster changes no byte of the site."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_WITHOUT = """
from pathlib import Path
from survey_companion.sphinx.settings import site_settings
globals().update(site_settings(Path(__file__).parent))
extensions = [each for each in extensions if not each.startswith("survey_companion.sphinx.speed.")]
"""


def _read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {".buildinfo", "index.html.gz"}
    }


def _build(docs: Path, builder: str, *options: str) -> dict[str, bytes]:
    target = docs.parent / "-".join([builder, *options])
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", builder, "-d", str(docs.parent / "trees")]
    clock = os.environ | {"SOURCE_DATE_EPOCH": "0"}
    # When one of several processes fails, Sphinx waits for the others without end.
    subprocess.run([*command, *options, str(docs), str(target)], check=True, env=clock, timeout=300)
    return _read(target)


def test_same_bytes(sample_site: Path, tmp_path: Path) -> None:
    """Every page, in either layout of addresses, is the same without any of the modules in `speed`.

    So it is when several processes read and write the pages.
    """
    ignored = shutil.ignore_patterns("_build")
    shutil.copytree(sample_site.parents[1], tmp_path / "docs", ignore=ignored)
    shutil.copytree(sample_site.parents[2] / "bib", tmp_path / "bib")
    built = {name: _build(tmp_path / "docs", name) for name in ("html", "dirhtml")}
    assert _build(tmp_path / "docs", "html", "-j2") == built["html"]
    (tmp_path / "docs" / "conf.py").write_text(_WITHOUT, encoding="utf-8")
    for name, fast in built.items():
        stock = _build(tmp_path / "docs", name)
        assert sorted(stock) == sorted(fast)
        assert [each for each in stock if stock[each] != fast[each]] == []
        assert any(each.startswith("works/") for each in stock)
