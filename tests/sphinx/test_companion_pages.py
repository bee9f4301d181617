"""The pages about the tool: their examples work as they stand, and explain every directive and role."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from browsing import run_sphinx
from conftest import ROOT
from survey_companion.sphinx.survey_domain import SurveyDomain

PAGES = ROOT / "docs" / "companion"
PACKAGE = ROOT / "scripts" / "survey_companion"
_BLOCK_OR_HEADING = re.compile(
    r"^(?P<fence>`{3,})(?P<language>\w+)\n(?P<code>.*?)^(?P=fence)$|^#+ (?P<heading>[^\n]+)$",
    re.MULTILINE | re.DOTALL,
)


def _sections(page: str) -> dict[str, list[tuple[str, str]]]:
    """Return the blocks of code below each heading of a page, each with its language."""
    found: dict[str, list[tuple[str, str]]] = {}
    heading = ""
    for each in _BLOCK_OR_HEADING.finditer((PAGES / page).read_text(encoding="utf-8")):
        if each["heading"]:
            heading = each["heading"]
            found[heading] = []
        else:
            found[heading].append((each["language"], each["code"]))
    return found


def _main(page: Path) -> Tag:
    main = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").select_one('[role="main"]')
    assert main
    return main


def _text(page: Path) -> str:
    """Return the words of a built page, with single spaces."""
    return " ".join(_main(page).get_text().split())


# -- the extensions alone ----------------------------------------------------------------------------

EXTENSIONS = _sections("extensions.md")


def _write(root: Path, conf: str, page: str) -> Path:
    """Write a project of one page."""
    ((_, library),) = EXTENSIONS["Use the Sphinx extensions alone"]
    docs = root / "docs"
    docs.mkdir()
    for name, text in {"conf.py": conf, "index.md": page, "library.bib": library}.items():
        (docs / name).write_text(text, encoding="utf-8")
    return docs


def _build(root: Path, conf: str, page: str, builder: str = "html") -> Path:
    """Build a project of one page without any warning, and return the output folder."""
    done = run_sphinx(_write(root, conf, page), root / builder, builder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return root / builder


def _example(heading: str) -> tuple[str, str]:
    """Return `conf.py` and page of an example."""
    (python, conf), (markdown, page) = EXTENSIONS[heading]
    assert (python, markdown) == ("python", "markdown")
    return conf, page


@pytest.mark.parametrize(
    ("heading", "texts"),
    [
        ("Fast citations", ["Stones were studied by Doe [Doe20].", "Ana Doe. Stones. Walls, 2020."]),
        ("Where a work is cited", ["Cited in Front.", "Ana Doe. Stones. Walls, 2020. Discussed in Front."]),
    ],
)
def test_citations_alone(heading: str, texts: Sequence[str], tmp_path: Path) -> None:
    """Each extension for citations works in a project that has no survey, and loads what it needs."""
    conf, page = _example(heading)
    text = _text(_build(tmp_path, conf, page) / "index.html")
    assert [each for each in texts if each not in text] == [], text


@pytest.mark.parametrize("heading", ["Fast citations", "Where a work is cited"])
def test_citations_need_a_bibliography(heading: str, tmp_path: Path) -> None:
    """Without a file of entries, what is missing is said by its name."""
    conf, page = _example(heading)
    docs = _write(tmp_path, conf.replace("bibtex_bibfiles", "# bibtex_bibfiles"), page)
    done = run_sphinx(docs, tmp_path / "html")
    assert done.returncode != 0
    assert "You must configure the bibtex_bibfiles setting" in done.stderr


def _read_book(folder: Path, name: str) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(folder / name).pages).split())


def test_a_book_alone(tmp_path: Path) -> None:
    """A project without citations becomes a book with its own title and author, which companions nothing."""
    conf, page = _example("A book without TeX")
    text = _read_book(_build(tmp_path, conf, page, "typst"), "onstones.pdf")
    assert text.startswith("On Stones Ana Doe ")
    assert "Some stones are large." in text
    assert not re.search("companion|survey", text, re.IGNORECASE)


def test_a_book_with_citations_alone(tmp_path: Path) -> None:
    """Where there is a bibliography, the book has it; release and name of the file are those set."""
    conf, _ = _example("A book without TeX")
    _, page = _example("Fast citations")
    conf += 'bibtex_bibfiles = ["library.bib"]\nrelease = "Version 2"\nsurvey_stem = "pebbles"\n'
    text = _read_book(_build(tmp_path, conf, page, "typst"), "pebbles.pdf")
    assert "Version 2" in text
    assert "Ana Doe. Stones. Walls, 2020." in text
    assert "Index of authors" in text


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_the_book_disturbs_no_other_output(builder: str, tmp_path: Path) -> None:
    """The other builders work as before in a project that has no citations."""
    conf, page = _example("A book without TeX")
    _build(tmp_path, conf, page, builder)


MAP = '<svg xmlns="http://www.w3.org/2000/svg"><text class="ink">A map</text></svg>'


@pytest.mark.parametrize(
    ("extension", "page", "text"),
    [
        ("nodes.drawings", "```{drawing} /map.svg\n```", "A map"),
        (
            "nodes.number_tables",
            "```{results}\n| A | B |\n| --- | --- |\n| Slate | 1.5 |\n```",
            "A B Slate 1.5",
        ),
        ("nodes.disclosure", "Ana[[and 1 more]{.summary} Bo]{.disclosure}", "Ana and 1 more Bo"),
        (
            "citations.reference_styles",
            "{cite:t}`doe2020stones`\n\n```{bibliography}\n```",
            "Doe (2020) [1] Ana Doe",
        ),
    ],
)
def test_other_parts_alone(extension: str, page: str, text: str, tmp_path: Path) -> None:
    """What the page calls a part that stands alone needs nothing but its own name in `conf.py`."""
    name = f"survey_companion.sphinx.{extension}"
    assert f"`{name}`\n: " in (PAGES / "extensions.md").read_text(encoding="utf-8")
    conf = f'extensions = ["myst_parser", "{name}"]\nmyst_enable_extensions = ["attrs_inline"]\n'
    if "cite" in page:
        conf += 'bibtex_bibfiles = ["library.bib"]\n'
        conf += 'bibtex_default_style = bibtex_reference_style = "survey"\n'
    docs = _write(tmp_path, conf, f"# Front\n\n{page}\n")
    (docs / "map.svg").write_text(MAP, encoding="utf-8")
    done = run_sphinx(docs, tmp_path / "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert text in _text(tmp_path / "html" / "index.html")


@pytest.mark.parametrize("role", ["{count}`works`", "{survey:work}`doe2020stones`"])
def test_parts_that_show_a_survey_need_one(role: str, tmp_path: Path) -> None:
    """Without what `survey convert` writes, each name is reported, and the rest of the page stands."""
    conf = 'extensions = ["myst_parser", "survey_companion.sphinx.nodes.count_role"]\n'
    done = run_sphinx(_write(tmp_path, conf, f"# Front\n\nThere are {role}.\n"), tmp_path / "html")
    assert re.search(
        r"index\.md:3: WARNING: (nothing to count: works|unknown work: doe2020stones)", done.stderr
    )
    assert "There are " in _text(tmp_path / "html" / "index.html")


@pytest.fixture(scope="module")
def linking(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example of a project that links to a companion, with the names of the invented one."""
    conf, page = _example("Link to a companion from another project")
    root = tmp_path_factory.mktemp("linking")
    page += "\n{external+stones:survey:work}`doe2023lifting`\n"
    page += "\n{external+stones:survey:section}`sec-by-machine`\n"
    conf = conf.replace("None", repr(str(sample_site / "objects.inv")))
    return _build(root, conf.replace('"]', '", "survey_companion.sphinx.survey_domain"]', 1), page)


def test_another_project_links_to_a_companion(linking: Path) -> None:
    """Sections, pages, works, data resources and benchmarks have names that intersphinx and MyST find."""
    base = "https://stones.example.org/"
    links = {
        str(link["href"]): link.get_text()
        for link in _main(linking / "index.html").find_all("a", class_="external")
    }
    assert links == {
        f"{base}taxonomy/by-hand/index.html#sec-by-hand": "1 By Hand",
        f"{base}taxonomy/index.html": "Taxonomy",
        f"{base}works/doe2023lifting.html#work-doe2023lifting": "Lifting Stones in Welsh and English",
        f"{base}resources/data/quarries.html#data-slate": "the slates",
        f"{base}benchmarks/weighing.html#bench-weighing": "Weighing",
        f"{base}taxonomy/by-machine/index.html#sec-by-machine": "2 By Machine",
    }


def test_a_name_that_a_companion_lost_is_reported(sample_site: Path, tmp_path: Path) -> None:
    """A link to a work that is gone is a warning in the other project."""
    conf, _ = _example("Link to a companion from another project")
    conf = conf.replace("None", repr(str(sample_site / "objects.inv")))
    page = "# Front\n\n<inv:stones:survey:work#gone> {external+stones:ref}`gone`\n"
    done = run_sphinx(_write(tmp_path, conf, page), tmp_path / "html")
    assert done.returncode != 0
    assert len(re.findall(r"index\.md:3: WARNING: .*gone", done.stderr)) == 2


# -- directives and roles ----------------------------------------------------------------------------

DIRECTIVES = _sections("directives.md")
SHOWN = {
    "Links by name": [
        (
            "a section by its anchor: 1.1 Large Stones a work by its citation key: Lifting Stones in Welsh"
            " and English a data resource by its short name: Slate a benchmark by its short name: Weighing"
            " in your own words: the latest"
        )
    ],
    "Citations": [
        "Doe et al. (2023) lift stones by hand, others do not (Müller et al., 2022).",
        "Work Entry Lifting Stones Cite",
    ],
    "`cite-button`": ["Take Cite or the whole section Cite."],
    "`cited-in`": ["Cited in "],
    "`offline-files`": ["Example"],  # the site is built without them
    "`authors` and `byline`": ["Doe, Ana Lifting Stones 2023"],
    "Numbers that the build fills in": [
        "The list has 6, 1 of them from 2023. 4 are about work by hand, in 3 sections in all."
    ],
    "Formulas": ["Terns weigh ai2 grams, or ω times as much."],
    "Links to exported files": ["Take the BibTeX file with you, or only one section."],
    "`drawing`": ["By Hand"],
    "`results`": ["System de German fr French Average Stone 33.4 41.0 37.2 Wall 35.1 – 35.1"],
    "Text that is closed until it is opened": [
        "Ana Doe and 2 more Bo Roe, Cy Poe",
        "The measurements Three stones were weighed, and two of them twice.",
    ],
    "What only the site has, and what only the book has": ["This page is short. The search is at the top."],
    "`explorer`": ["Year Work Listed in 2023-01 2023 doe2023lifting Lifting Stones 1 By Hand"],
}


@pytest.fixture(scope="module")
def examples(sample_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site with a page for each example, built without any warning."""
    root = tmp_path_factory.mktemp("examples")
    docs = sample_site.parent.parent
    shutil.copytree(docs, root / "docs", ignore=shutil.ignore_patterns("_build", ".survey"))
    shutil.copytree(docs.parent / "bib", root / "bib")
    for heading, blocks in DIRECTIVES.items():
        for number, (_, code) in enumerate(blocks):
            page = root / "docs" / "examples" / f"{list(DIRECTIVES).index(heading)}-{number}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(f"---\norphan: true\n---\n\n# Example\n\n{code}", encoding="utf-8")
    done = run_sphinx(root / "docs", root / "html")
    assert done.returncode == 0, done.stderr
    return root / "html" / "examples"


@pytest.mark.parametrize("heading", [heading for heading, blocks in DIRECTIVES.items() if blocks])
def test_examples_of_directives_and_roles(heading: str, examples: Path) -> None:
    """Each example on the page, built in the invented site, shows what the page says."""
    number = list(DIRECTIVES).index(heading)
    pages = [examples / f"{number}-{position}.html" for position in range(len(DIRECTIVES[heading]))]
    for page, expected in zip(pages, SHOWN[heading], strict=True):
        assert expected in _text(page)


def test_every_directive_and_role_is_explained() -> None:
    """Whatever a module of ours registers has its name on the page."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    names = set(re.findall(r'add_(?:role|directive)\("([\w-]+)"', code))
    names |= {f"cite:{name}" for name in re.findall(r'add_role_to_domain\("cite", "([\w-]+)"', code)}
    names |= {f"survey:{name}" for name in SurveyDomain.roles}
    assert len(names) > 10
    text = (PAGES / "directives.md").read_text(encoding="utf-8")
    assert [name for name in sorted(names) if f"{{{name}}}" not in text and f"`{name}`" not in text] == []
