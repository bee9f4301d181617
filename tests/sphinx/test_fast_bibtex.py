"""Citations made the fast way are those of sphinxcontrib-bibtex itself, byte for byte."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinxcontrib.bibtex.domain import BibtexDomain
from sphinxcontrib.bibtex.transforms import BibliographyTransform

from survey_companion.sphinx import tested_versions
from survey_companion.sphinx.speed import fast_bibtex

BIBLIOGRAPHY = "".join(
    f"@article{{doe{year}{letter}, author = {{Doe, Ana and Roe, Bo and Poe, Cy}},"
    f" title = {{Stones {letter}}}, journal = {{Walls}}, year = {{{year}}}}}\n"
    for year in range(2001, 2009)
    for letter in "ab"
)
BIBLIOGRAPHY += """
@proceedings{old1999, editor = {Zoe, Di}, title = {Old Walls}, publisher = {Press}, year = {1999}}
@inproceedings{part1999, author = {Ek, Eva}, title = {A Part}, crossref = {old1999}}
@misc{nameless, title = {Nobody's}}
"""
PAGES = {
    "index": "# Front\n\n{cite:t}`doe2001a`\n\n```{toctree}\n:glob:\n\n*\ndeep/*\n```\n",
    "one": "# One\n\nSee {cite:p}`doe2002b, doe2001a`, {cite:t}`{see}doe2003a{p. 3}`, {cite:t}`nameless`,"
    " {cite:label}`doe2004a`, {cite:year}`doe2004b`, {cite:p}`part1999` and {footcite:p}`doe2008b`.\n\n"
    "```{footbibliography}\n```\n",
    "deep/two": "# Two\n\n{cite:t}`doe2001a` {cite:t}`doe2001a` {cite:p}`doe2001a,doe2002b`"
    " {any}`doe2005a`\n\n"
    "| Work |\n| --- |\n| {cite:ct}`doe2005b` |\n",
    "here": "# Here\n\nWith its own list: {cite:t}`own-doe2006a` and"
    " {cite:p}`own-doe2006b, own-doe2006a`.\n\n"
    '```{bibliography}\n:filter: docname in docnames and author % "Doe"\n:keyprefix: own-\n'
    ":labelprefix: O\n:style: plain\n```\n",
    "lists": "# Lists\n\n```{bibliography}\n:list: enumerated\n"
    ":filter: docnames >= {'one', 'deep/two'}\n```\n\n"
    "```{bibliography}\n:list: bullet\n:notcited:\n:style: unsrt\n```\n",
    "references": "# References\n\n```{bibliography}\n:filter: cited and not (key % '2006')\n\n"
    "doe2007a\n```\n",
}
CONF = """
extensions = ["myst_parser", "sphinxcontrib.bibtex", *{extra}]
bibtex_bibfiles = ["all.bib"]
bibtex_reference_style = "{style}"
bibtex_tooltips_style = "{tooltips}"
"""
FAST = ("survey_companion.sphinx.speed.fast_bibtex",)


def _write(root: Path, extra: Sequence[str], style: str = "author_year", tooltips: str = "") -> Path:
    docs = root / "docs"
    for name, text in PAGES.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / f"{name}.md").write_text(text, encoding="utf-8")
    (docs / "all.bib").write_text(BIBLIOGRAPHY, encoding="utf-8")
    (docs / "conf.py").write_text(CONF.format(extra=extra, style=style, tooltips=tooltips), encoding="utf-8")
    return docs


def _build(docs: Path, builder: str, *options: str) -> tuple[dict[str, bytes], str]:
    """Return all files of an output, and what Sphinx said."""
    output, doctrees = docs.parent / builder, docs.parent / "doctrees"
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "--no-color",
        "-b",
        builder,
        "-d",
        str(doctrees),
        *options,
    ]
    clock = os.environ | {"SOURCE_DATE_EPOCH": "0"}
    done = subprocess.run(
        [*command, str(docs), str(output)], capture_output=True, text=True, check=True, env=clock
    )
    files = {
        path.relative_to(output).as_posix(): path.read_bytes().replace(bytes(docs.parent), b"")
        for path in output.rglob("*")
        if path.is_file() and path.name != ".buildinfo" and path.suffix != ".epub"  # its parts are there, too
    }
    return files, re.sub("0x[0-9a-f]+", "…", done.stderr).replace(str(docs.parent), "")


@pytest.mark.parametrize(("style", "tooltips"), [("author_year", ""), ("label", "unsrt")])
@pytest.mark.parametrize("builder", ["html", "latex", "pseudoxml", "epub"])
def test_same_bytes(tmp_path: Path, builder: str, style: str, tooltips: str) -> None:
    """Every file, and every warning, is that of the stock extension."""
    stock, said = _build(_write(tmp_path / "stock", (), style, tooltips), builder)
    fast, also_said = _build(_write(tmp_path / "fast", FAST, style, tooltips), builder)
    assert said == also_said
    assert sorted(stock) == sorted(fast)
    assert [name for name in stock if stock[name] != fast[name]] == []


@pytest.mark.parametrize(
    "filters", [":filter: docname = 1", ":filter: docname in {", ":filter: cited or not cited"]
)
def test_same_warnings(tmp_path: Path, filters: str) -> None:
    """Unknown keys, faulty filters and entries in two lists are told in every build, as ever."""
    said = []
    for name, extra in (("stock", ()), ("fast", FAST)):
        docs = _write(tmp_path / name, extra)
        (docs / "faulty.md").write_text(
            f"# Faulty\n\n{{cite:t}}`unknown` {{cite:t}}`unknown`\n\n```{{bibliography}}\n{filters}\n```\n",
            encoding="utf-8",
        )
        said.append([_build(docs, "html")[1], _build(docs, "html")[1]])
    assert said[0][0] != ""
    for stock, fast in zip(*said, strict=True):
        assert stock.splitlines() == fast.splitlines()


def test_a_change_is_seen(tmp_path: Path) -> None:
    """A build after a change of an entry gives the pages that a first build gives, and so does the next."""
    changed = BIBLIOGRAPHY.replace("Doe, Ana", "Zoe, Ana", 1).replace("Old Walls", "New Walls")
    outputs = []
    for name, extra in (("stock", ()), ("fast", FAST)):
        docs = _write(tmp_path / name, extra)
        if extra:
            _build(docs, "html")
        (docs / "all.bib").write_text(changed, encoding="utf-8")
        for page in docs.rglob("*.md"):  # of its own, the stock extension leaves old names on the pages
            page.write_text(page.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        outputs += [_build(docs, "html"), _build(docs, "html")]
    pages = [name for name in outputs[0][0] if name.endswith(".html")]  # Sphinx keeps old words in its index
    assert [name for name in pages if outputs[2][0][name] != outputs[0][0][name]] == []
    assert outputs[2][0] == outputs[3][0]
    assert b"Zoe" in outputs[3][0]["one.html"] + outputs[3][0]["index.html"]


def test_unknown_versions_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another version nothing is replaced, and nothing is said where only warnings are."""
    docs = _write(tmp_path, ())
    monkeypatch.setattr(tested_versions, "version", lambda name: "3.0" if name == "pybtex" else "2.7.0")
    said = StringIO()
    app = Sphinx(docs, docs, tmp_path / "html", tmp_path / "doctrees", "html", status=None, warning=said)
    fast_bibtex.setup(app)
    assert type(app.env.get_domain("cite")) is BibtexDomain
    assert BibliographyTransform in app.registry.post_transforms
    assert said.getvalue() == ""
