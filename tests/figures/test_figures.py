"""Figures show the survey's numbers, harm nobody, and can be read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from playwright.sync_api import Browser

from added import PUBLISHED, read_added
from conftest import CASES, ROOT
from drawn_by_hand import recolour
from named_languages import survey_of_languages
from short_ways import read_survey
from survey_companion.figures.all_figures import draw_figures, draw_sections
from survey_companion.figures.packing import Box, pack_rows
from survey_companion.figures.palette import DARK, LIGHT, STYLE, mix
from survey_companion.figures.results import draw_results
from survey_companion.figures.svg import Figure, parse_svg
from survey_companion.figures.text_width import break_lines, clean, fit_text, width
from survey_companion.joining.appearance import first_appeared
from survey_companion.joining.contents import enumerate_names
from survey_companion.joining.published import published_resources
from survey_companion.model.benchmark_types import BenchmarkRecord, ReportedIn, Result, ResultTable, Unit
from survey_companion.model.colours import PARTS
from survey_companion.model.headings import Kind, Section
from survey_companion.model.problems import Location
from survey_companion.model.record_types import ModelFacts, Openness, ResourceRecord, Size, Status, WorkRecord
from survey_companion.model.survey import Survey
from survey_companion.project.inputs import read_survey as read_project
from survey_companion.project.locating import locate_project

SVG = "{http://www.w3.org/2000/svg}"
NAMES = ["taxonomy", "evolution", "works-by-month", "overlap", "languages", "language-map", "resources"]
HERE = Location(path="works.toml", line=1)
EVIL = [
    "<script>alert(1)</script>",
    "]]></title><svg onload=x>",
    "\" onclick='x' & &lt;b&gt;",
    "عنوان \u202eطويل",
    "x" * 300,
    "漢字" * 60,
    "Nul \x00 and \ufffe",
]
ADDED = """
[breton]
title = "Lifting Stones in Breton"
authors = ["Loe, Ana"]
arxiv = "2601.00006"
submitted = "2026-01"
confirmed = true
sources = []
model = { is_release = true, short_name = "Brick", openness = "weights", languages = ["Breton"] }
[welsh]
title = "Lifting Stones in Welsh"
authors = ["Doe, Ana"]
arxiv = "2301.00002"
submitted = "2023-01"
confirmed = true
sources = []
model = { is_release = true, short_name = "Slab", openness = "weights", languages = ["Welsh"] }
"""
DRAWINGS = {path.stem: path for path in (ROOT / "docs" / "drawings").glob("*.svg")}  # made by hand


# -- surveys ---------------------------------------------------------------------------------------


def _invent(sections: int = 3, each: int = 6, *, numbered: bool = True) -> Survey:
    """Return a survey of invented stones whose works and data resources all have facts.

    Every third work is in the section before too.
    """
    lines = ["# Stones", "", "## Papers"]
    for part in (1, 2):
        lines += ["", f"### {f'{part}. ' * numbered}Part {part}"]
        for number in range(1, sections + 1):
            lines += ["", f"#### {f'{part}.{number} ' * numbered}Stones of kind {number}", ""]
            lines += [_line(part, number, index) for index in range(each)]
            lines += [_line(part, number + 1, index) for index in range(0, each, 3) if number < sections]
    lines += ["", "## Data", "", "### Quarries", ""]
    names = (f"Quarry {index} {EVIL[index % 3][:9]}" for index in range(24))
    lines += [f"- [**{name}**](https://example.org/q/{i}). Stones." for i, name in enumerate(names)]
    return _with_facts(read_survey("\n".join(lines)))


def _line(part: int, number: int, index: int) -> str:
    name = clean(EVIL[index % len(EVIL)]).replace("<", r"\<").replace("]", r"\]")
    address = f"https://example.org/{part}/{number}/{index}"
    return f"- [2020] **{name} {part}.{number}.{index}** *Doe et al.* [[paper]({address})]"


def _with_facts(survey: Survey) -> Survey:
    works = tuple(
        replace(work, year=None, record=_work_facts(index, work.title))
        for index, work in enumerate(survey.works)
    )
    facts = {str(each.slug): _resource_facts(index) for index, each in enumerate(survey.resources)}
    results = {f"table-{number}": _results(number) for number in range(3)}
    benchmark = BenchmarkRecord(name=EVIL[0], task="weighing", confirmed=True, sources=(), location=HERE)
    return replace(
        survey, works=works, resource_records=facts, benchmarks={"weighing": benchmark}, results=results
    )


def _results(number: int) -> ResultTable:
    """Return a table with evil names: of many systems, of one, and of numbers without end."""
    count, unit = ((20, Unit.PERCENT), (1, Unit.BLEU), (3, Unit.PERPLEXITY))[number]
    rows = tuple(
        Result(
            system=f"{EVIL[index % len(EVIL)]} {index}",
            scores={"cy": 4.5 + index, "fr": 10.0 ** (index % 4 + 1)}
            if index % 3 != 2 and number != 1
            else {},
            average=None if index == 7 else 12.34 + index * 4**number,
            reported_in=ReportedIn(work="doe2020", where="here"),
            source="here",
            location=HERE,
        )
        for index in range(count)
    )
    return ResultTable(
        benchmark="weighing",
        title=EVIL[number],
        metric="accuracy",
        unit=unit,
        higher_is_better=unit is not Unit.PERPLEXITY,
        languages={"cy": "Welsh", "fr": "French"},
        rows=rows,
        location=HERE,
    )


def _work_facts(index: int, title: str) -> WorkRecord:
    openness = [*Openness, None][index % (len(Openness) + 1)]
    return WorkRecord(
        title=title,
        authors=("Doe, Ana",),
        confirmed=True,
        sources=(),
        submitted=None if index % 7 == 3 else f"20{20 + index % 4}-{index % 12 + 1:02}",
        model=ModelFacts(
            is_release=index % 5 != 4,
            short_name=None if index % 4 == 0 else f"{EVIL[index % 3]} {index}",
            languages=("Welsh", EVIL[0], f"Language {index}"),
            openness=openness,
        ),
        location=HERE,
    )


def _resource_facts(index: int) -> ResourceRecord:
    units = ["GB", "TB", "tokens", "<b>stones</b>"]
    return ResourceRecord(
        name="Quarry",
        status=list(Status)[index % len(Status)],
        confirmed=True,
        sources=(),
        languages=None if index % 9 == 8 else 3 ** (index % 7),
        size=None if index % 5 == 4 else Size(value=10 ** (index % 6) * 1.5, unit=units[index % 4]),
        location=HERE,
    )


@pytest.fixture(scope="module")
def invented() -> Survey:
    """A small survey with evil titles."""
    return _invent()


@pytest.fixture(scope="module")
def project() -> Survey:
    """The project's own survey."""
    return read_project(locate_project(ROOT / "bib" / "catalogue.md", None))


@pytest.fixture(scope="module")
def with_additions() -> Survey:
    """A survey to which a companion has added works, one of them with a model, and a data resource."""
    survey = read_added(records=ADDED)
    facts = {str(each.slug): replace(_resource_facts(3), name=each.name) for each in survey.resources}
    return replace(survey, resource_records=facts)


@pytest.fixture(
    scope="module",
    params=["invented", "unnumbered", "large", "sample", "terrible", "project", "with_additions"],
)
def survey(request: pytest.FixtureRequest) -> Survey:
    """Surveys of all sorts: evil titles, no numbers, 60 sections, no records, damage, and our own."""
    match request.param:
        case "invented" | "project" | "with_additions":
            found = request.getfixturevalue(request.param)
            assert isinstance(found, Survey)
            return found
        case "unnumbered":
            return _invent(2, 4, numbered=False)
        case "large":
            return _invent(30, 5)
        case name:
            return read_survey((CASES / f"{name}.md").read_bytes())


def _every(survey: Survey) -> tuple[Figure, ...]:
    """Return the figures of the survey, of its sections and of its tables of results."""
    return (*draw_figures(survey), *draw_sections(survey).values(), *draw_results(survey).values())


def _places(survey: Survey) -> list[set[Section]]:
    """Return the sections in which the published list has each work; what is added is counted apart."""
    return [{each.section for each in work.listings if not each.is_addition} for work in survey.works]


def _named(survey: Survey, name: str) -> Figure:
    return next(figure for figure in draw_figures(survey) if figure.name == name)


# -- reading a picture back ------------------------------------------------------------------------


def _root(svg: str) -> Element:
    root = fromstring(svg)
    assert isinstance(root, Element)
    return root


def _number(element: Element, name: str) -> float:
    return float(element.get(name, "0"))


def _text_box(text: Element) -> Box:
    """Return the box that a line of text is estimated to take."""
    size, words = _number(text, "font-size"), "".join(text.itertext())
    length = width(words, size, bold=text.get("font-weight") == "bold")
    x, y = _number(text, "x"), _number(text, "y")
    left = x - length * {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
    return Box(left, y - 0.75 * size, left + length, y + 0.22 * size)


def _boxes(root: Element) -> Iterator[tuple[Element, Box]]:
    """Yield every visible element with the box it takes; fails for a shape that this test cannot measure."""
    hidden = {child for pattern in root.iter(f"{SVG}pattern") for child in pattern.iter()}
    for each in root.iter():
        tag = each.tag.removeprefix(SVG)
        if each in hidden or tag in {"svg", "title", "desc", "style", "defs", "g", "a"}:
            continue
        edge = _number(each, "stroke-width") / 2
        match tag:
            case "text":
                yield each, _text_box(each)
            case "rect":
                x, y = _number(each, "x"), _number(each, "y")
                yield each, _widen(Box(x, y, x + _number(each, "width"), y + _number(each, "height")), edge)
            case "circle":
                x, y = _number(each, "cx"), _number(each, "cy")
                yield each, _widen(Box(x, y, x, y), _number(each, "r") + edge)
            case "line":
                xs = sorted((_number(each, "x1"), _number(each, "x2")))
                ys = sorted((_number(each, "y1"), _number(each, "y2")))
                yield each, Box(xs[0], ys[0], xs[1], ys[1])
            case "polygon":
                points = [tuple(map(float, pair.split(","))) for pair in each.get("points", "").split()]
                xs, ys = sorted(x for x, _ in points), sorted(y for _, y in points)
                yield each, _widen(Box(xs[0], ys[0], xs[-1], ys[-1]), edge)
            case _:
                pytest.fail(f"cannot measure <{tag}>")


def _widen(box: Box, edge: float) -> Box:
    return Box(box.left - edge, box.top - edge, box.right + edge, box.bottom + edge)


def _overlapping(root: Element) -> list[tuple[str, str]]:
    """Return the texts of every two labels whose estimated boxes overlap."""
    texts = [("".join(text.itertext()), _text_box(text)) for text in root.iter(f"{SVG}text")]
    return [(a, b) for (a, one), (b, other) in combinations(texts, 2) if one.meets(other)]


def _outside(root: Element) -> list[str]:
    """Return what reaches over the edge of the picture."""
    right, bottom = map(float, root.get("viewBox", "").split()[2:])
    room = Box(-0.05, -0.05, right + 0.05, bottom + 0.05)
    return [
        f"{each.tag} {''.join(each.itertext())} {box}"
        for each, box in _boxes(root)
        if not box.is_inside(room)
    ]


def _addresses(survey: Survey) -> set[str]:
    """Return every address that the site of a survey has."""
    places = [place for section in survey.sections for place in (section, section.part)]
    found = {f"{place.address}.html#{place.anchor}" for place in places}
    found |= {f"works/{work.key}.html" for work in survey.works}
    found |= {f"{each.section.address}.html#data-{each.slug}" for each in survey.resources}
    return found | {"index.html"} | {f"{kind.value}/index.html" for kind in Kind}


# -- what every figure promises --------------------------------------------------------------------


def test_every_figure_is_drawn_in_order(invented: Survey, project: Survey) -> None:
    """A survey with all facts has all figures, ours too."""
    assert [figure.name for figure in draw_figures(invented)] == NAMES
    assert [figure.name for figure in draw_figures(project)] == NAMES


def test_a_figure_names_itself(survey: Survey) -> None:
    """Title and description come first and belong to the picture; no identifier occurs twice."""
    for figure in _every(survey):
        root = _root(figure.svg)
        title, description = list(root)[:2]
        assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
        assert (title.text, description.text) == (figure.title, figure.description)
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert (root.get("role"), root.get("class")) == ("group", "figure")
        assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
        assert [each.text for each in root.iter(f"{SVG}style")] == [STYLE]
    ids = [id_ for each in _every(survey) for id_ in re.findall(r'\sid="([^"]*)"', each.svg)]
    assert len(ids) == len(set(ids))


def test_evil_text_stays_text(survey: Survey) -> None:
    """Only the elements and attributes that the figures are made of occur, whatever titles hold."""
    made_of = {"svg", "title", "desc", "style", "defs", "pattern", "g", "a", "text"}
    made_of |= {"rect", "circle", "line", "polygon"}
    for figure in _every(survey):
        for each in _root(figure.svg).iter():
            assert each.tag.removeprefix(SVG) in made_of
            assert not [name for name in each.attrib if name.startswith("on")]
            assert each.tag != f"{SVG}style" or each.text == STYLE


def test_evil_titles_are_shown(invented: Survey) -> None:
    """An evil title is there to read, letter by letter."""
    titles = {title.text for title in _root(_named(invented, "evolution").svg).iter(f"{SVG}title")}
    assert any(title and "<script>alert(1)</script>" in title for title in titles)
    assert ("<script>alert(1)</script>") in {row[0] for row in _named(invented, "languages").rows}


def test_links_lead_to_pages_of_the_survey(survey: Survey) -> None:
    """Every link has a title of its own and an address that the site has."""
    addresses = _addresses(survey)
    for figure in _every(survey):
        for link in _root(figure.svg).iter(f"{SVG}a"):
            assert link.get("href") in addresses
            assert link[0].tag == f"{SVG}title"
            assert link[0].text


def test_nothing_leaves_the_picture(survey: Survey) -> None:
    """Every shape and every text is inside the picture."""
    for figure in _every(survey):
        assert (figure.name, _outside(_root(figure.svg))) == (figure.name, [])


def test_labels_do_not_overlap(survey: Survey) -> None:
    """No two texts of a figure overlap."""
    for figure in _every(survey):
        assert (figure.name, _overlapping(_root(figure.svg))) == (figure.name, [])


def test_text_is_large_enough(survey: Survey) -> None:
    """No text is smaller than 14 units of 480: ten pixels on the narrowest phone."""
    for figure in _every(survey):
        assert all(_number(text, "font-size") >= 14 for text in _root(figure.svg).iter(f"{SVG}text"))


def test_same_bytes_twice(survey: Survey) -> None:
    """The same survey gives the same figures."""
    assert draw_figures(survey) == draw_figures(survey)


def test_rows_are_a_table_of_plain_text(survey: Survey) -> None:
    """Every row has a cell for each column, and none is empty."""
    for figure in _every(survey):
        assert figure.rows
        assert all(len(row) == len(figure.columns) and all(row) for row in figure.rows)


def test_a_survey_without_content_has_no_figures() -> None:
    """Where there is nothing to show, nothing is drawn."""
    assert draw_figures(read_survey("# Nothing\n")) == ()


def test_a_figure_without_facts_is_left_out() -> None:
    """A list without records has its map, the months that arXiv identifiers tell and what sections share."""
    sample = read_survey((CASES / "sample.md").read_bytes())
    assert [figure.name for figure in draw_figures(sample)] == ["taxonomy", "works-by-month", "overlap"]
    assert draw_sections(sample) == {}
    alone = [replace(work, sections=work.sections[:1]) for work in sample.works]
    assert [each.name for each in draw_figures(replace(sample, works=tuple(alone)))] == [
        "taxonomy",
        "works-by-month",
    ]
    undated = tuple(work for work in alone if work.arxiv is None)
    assert [figure.name for figure in draw_figures(replace(sample, works=undated))] == ["taxonomy"]


# -- numbers ---------------------------------------------------------------------------------------


def test_the_map_counts_entries(survey: Survey) -> None:
    """Each section has as many entries as are listed there, and a part counts each work once."""
    rows = _named(survey, "taxonomy").rows
    expected = []
    for kind in Kind:
        parts = dict.fromkeys(each.part for each in survey.sections if each.part.kind is kind)
        for part in parts:
            works = sum(any(each.part is part for each in inside) for inside in _places(survey))
            resources = sum(each.section.part is part for each in published_resources(survey))
            expected.append((clean(part.name), works + resources))
    assert [(row[0], int(row[2])) for row in rows if row[1] == "all"] == expected
    split = {each.part for each in survey.sections if each.slug}  # the others are one section themselves
    inside = [
        sum(section in inside for inside in _places(survey))
        + sum(each.section is section for each in published_resources(survey))
        for section in sorted(survey.sections, key=lambda each: each.part.kind is Kind.RESOURCES)
        if section.part in split
    ]
    assert [int(row[2]) for row in rows if row[1] != "all"] == inside


def test_every_release_is_told_once(invented: Survey, project: Survey) -> None:
    """Each release is a row; each one of known month is drawn once, each other is named."""
    for survey in (invented, project):
        figure = _named(survey, "evolution")
        releases = [w for w in survey.works if w.record and w.record.model and w.record.model.is_release]
        drawn = [link.get("href") for link in _root(figure.svg).iter(f"{SVG}a")]
        dated = [f"works/{work.key}.html" for work in releases if work.record and work.record.submitted]
        assert sorted(href for href in drawn if href and href.startswith("works/")) == sorted(dated)
        assert len(figure.rows) == len(releases)
        unknown = [row[1] for row in figure.rows if row[0] == "unknown"]
        assert len(unknown) == len(releases) - len(dated)
        assert all(name in figure.description for name in unknown[:12])


def test_a_union_of_sections_has_no_lane() -> None:
    """A section whose releases all have another lane gets none, and the description says so."""
    lines = [f"- [2020] **Stone {number}** *Doe et al.*" for number in range(4)]
    text = ["## Papers", "### 1. Stones", "#### 1.1 Small", *lines[:2], "#### 1.2 Large", *lines[2:]]
    figure = _named(_with_facts(read_survey("\n".join([*text, "#### 1.3 All", *lines]))), "evolution")
    bands = [link[0].text or "" for link in _root(figure.svg).iter(f"{SVG}a")]
    assert [band[:4] for band in bands if band.startswith("1.")] == ["1.1 ", "1.2 "]
    assert "since all its releases are in other lanes: 1.3 All" in figure.description


def test_marks_tell_openness_without_colour(invented: Survey) -> None:
    """Open, closed and unknown differ in filling or shape."""
    root = _root(_named(invented, "evolution").svg)
    forms: dict[str, set[tuple[str, bool]]] = {}
    for link in root.iter(f"{SVG}a"):
        if (link.get("href") or "").startswith("works/"):
            title = link[0].text or ""
            mark = next(each for each in link if each.tag in {f"{SVG}circle", f"{SVG}polygon"})
            openness = next(each for each in ("open weights", "closed", "unknown") if f", {each}:" in title)
            forms.setdefault(openness, set()).add((mark.tag, "paper" in mark.get("class", "").split()))
    assert forms == {
        "open weights": {(f"{SVG}circle", False)},
        "closed": {(f"{SVG}circle", True)},
        "unknown": {(f"{SVG}polygon", True)},
    }


def test_months_count_each_work_once(invented: Survey, project: Survey) -> None:
    """The rows add up to all works, those of unknown month included; bars show the others."""
    for survey in (invented, project):
        figure = _named(survey, "works-by-month")
        assert sum(int(row[2]) for row in figure.rows) == len(survey.works)
        undated = sum("-" not in (first_appeared(work) or "") for work in survey.works)
        assert sum(int(row[2]) for row in figure.rows if row[0] == "unknown") == undated
        assert f"{undated} works of unknown month" in figure.description
        bars = [g[0].text or "" for g in _root(figure.svg).iter(f"{SVG}g") if g[0].tag == f"{SVG}title"]
        shown = [int(found[1]) for bar in bars if (found := re.search(r"^\d.*: (\d+) works?$", bar))]
        assert sum(shown) == len(survey.works) - undated


def test_every_series_has_a_texture_of_its_own(survey: Survey) -> None:
    """No two sections of the bars look the same, however many there are."""
    for figure in _every(survey):
        patterns = [
            tuple((each.tag, tuple(each.items())) for each in list(pattern))
            for pattern in _root(figure.svg).iter(f"{SVG}pattern")
        ]
        assert len(patterns) == len(set(patterns))


@pytest.mark.parametrize(
    ("first", "column", "name"),
    [
        ("2019-01", "Month", "2019-01"),
        ("2015-02", "Quarter", "2015 Q1"),
        ("1990-05", "Year", "1990"),
    ],
)
def test_many_months_become_quarters_or_years(invented: Survey, first: str, column: str, name: str) -> None:
    """There are never more bars than can be told apart."""
    facts = _work_facts(0, "x")
    early, late = invented.works[:2]
    works = (
        replace(early, record=replace(facts, submitted=first)),
        replace(late, record=replace(facts, submitted="2022-12")),
    )
    figure = _named(replace(invented, works=works), "works-by-month")
    assert figure.columns[0] == column
    assert figure.rows[0][0] == name


def test_overlap_counts_shared_works(survey: Survey) -> None:
    """Every pair's number is that of the works listed in both."""
    figures = [figure for figure in draw_figures(survey) if figure.name == "overlap"]
    for figure in figures:
        taxonomy = [each for each in survey.sections if each.part.kind is Kind.TAXONOMY]
        shared = sum(
            a in inside and b in inside
            for a in taxonomy
            for b in taxonomy
            if a is not b
            for inside in _places(survey)
        )
        assert sum(int(row[2]) for row in figure.rows if row[1] != "itself") == shared
        assert sum(int(row[2]) for row in figure.rows if row[1] == "itself") == sum(
            len(inside) for inside in _places(survey)
        )
    assert bool(figures) == any(len(inside) > 1 for inside in _places(survey))


def test_languages_count_works(invented: Survey) -> None:
    """Every language has its row; the picture has the 25 most frequent, the description the rest."""
    figure = _named(invented, "languages")
    assert figure.rows[1] == ("Welsh", str(len(invented.works)))
    assert len(figure.rows) == len(invented.works) + 2
    bars = list(_root(figure.svg).iter(f"{SVG}g"))
    assert len(bars) == 25
    assert f"Not drawn: {len(invented.works) + 2 - 25} languages" in figure.description


def test_every_resource_is_told(invented: Survey, project: Survey) -> None:
    """Each resource is a row; each one of known languages is drawn with its name, the others are named."""
    for survey in (invented, project):
        figure = _named(survey, "resources")
        assert len(figure.rows) == len(survey.resources)
        links = [each for each in _root(figure.svg).iter(f"{SVG}a") if "#data-" in (each.get("href") or "")]
        facts = survey.resource_records  # a resource that was just added to the list has none
        known = [each for each in survey.resources if each.slug in facts and facts[each.slug].languages]
        assert len(links) == len(known)
        assert all(any(each.tag == f"{SVG}text" for each in link) for link in links)
        others = [clean(each.name) for each in survey.resources if each not in known]
        assert not others or enumerate_names(others) in figure.description


def test_bytes_compare_and_other_units_do_not(invented: Survey) -> None:
    """GB and TB share a lane; every other unit has its own."""
    texts = {"".join(text.itertext()) for text in _root(_named(invented, "resources").svg).iter(f"{SVG}text")}
    assert {text for text in texts if text.startswith("Size in ")} == {
        "Size in bytes",
        "Size in tokens",
        "Size in <b>stones</b>",
    }


def test_results_show_the_best_systems(invented: Survey) -> None:
    """The best averages are drawn, in order and to scale; the rows have all that are known."""
    figures = draw_results(invented)
    assert list(figures) == ["table-0", "table-1", "table-2"]
    many, lower = figures["table-0"], figures["table-2"]
    averages = [float(row[1]) for row in many.rows]
    assert averages == sorted(averages, reverse=True)
    assert len(many.rows) == 19
    assert "The 10 best of 19 systems by average" in many.description
    root = _root(many.svg)
    drawn = [text.text for text in root.iter(f"{SVG}text") if text.get("font-weight") == "bold"]
    assert drawn == [row[1] for row in many.rows[:10]]
    dots = [_number(circle, "cx") for circle in root.iter(f"{SVG}circle")]
    steps = [(b - a) / (y - x) for a, b, x, y in zip(dots, dots[1:], averages, averages[1:], strict=False)]
    assert max(steps) - min(steps) < 0.2
    best = [float(row[1]) for row in lower.rows]
    assert best == sorted(best)


# -- letters, places and colours -------------------------------------------------------------------


@pytest.mark.parametrize("text", EVIL)
def test_shortened_text_fits(text: str) -> None:
    """Text never takes more room than it has, in one line or several."""
    assert width(fit_text(text, 15, 100), 15) <= 100
    lines = break_lines(f"{text} and more words", 15, 120, 3)
    assert 1 <= len(lines) <= 3
    assert all(width(line, 15) <= 120 for line in lines)


def test_short_text_is_kept_whole() -> None:
    """What fits is not touched, and what is broken into lines is whole."""
    assert fit_text("Slate", 15, 100) == "Slate"
    assert " ".join(break_lines("one two three four", 15, 80, 9)) == "one two three four"


def test_overlap_gives_letters_where_numbers_are_missing() -> None:
    """A section without a number gets a letter, and never the number of another one."""
    lines = ["# Stones"]
    for heading in ("A", "2. B", "C", "1. D"):
        lines += [f"## {heading}", "- [2020] **Lifting.** *Doe et al.* [[paper](https://example.org/1)]"]
    (figure,) = (each for each in draw_figures(read_survey("\n".join(lines))) if each.name == "overlap")
    texts = ["".join(text.itertext()) for text in _root(figure.svg).iter(f"{SVG}text")]
    assert [text for text in texts if len(text) == 1 and text != "1"] == ["a", "2", "b"]
    assert [text for text in texts if len(text) > 1][-4:] == ["a: A", "2 B", "b: C", "1 D"]


def test_packed_spans_do_not_overlap() -> None:
    """No two spans of one row are nearer than the gap, and few rows are used."""
    spans = [(0.0, 10.0), (5.0, 15.0), (12.0, 20.0), (30.0, 31.0)]
    assert pack_rows(spans, 1) == [0, 1, 0, 0]


def _contrast(one: str, other: str) -> float:
    """Return the ratio of https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio ."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out(palette: dict[str, str]) -> None:
    """Text has a contrast of 4.5 on every ground that it is written on, in both themes."""
    parts = [role for role in palette if re.fullmatch(r"part-\d+", role)]
    assert len(parts) == len(PARTS)
    for part in parts:
        assert _contrast(palette["ink"], palette[f"{part} tint"]) >= 4.5
        assert _contrast(palette["muted"], palette[f"{part} tint"]) >= 4.5
        assert _contrast(palette["paper"], palette[part]) >= 4.5
        strongest = mix(palette[part], palette["paper"], 0.45)  # of the shading of the matrix
        assert _contrast(palette["ink"], strongest) >= 4.5
    assert _contrast(palette["ink"], palette["paper"]) >= 4.5
    assert _contrast(palette["muted"], palette["paper"]) >= 4.5


def test_every_painted_element_has_its_dark_colour(invented: Survey, project: Survey) -> None:
    """A class of its own overrides every colour; no colour is outside the palette."""
    classes = {rule.replace(".", " ").strip() for rule in re.findall(r"svg\.figure (\S+?)\{", STYLE)}
    svgs = [figure.svg for survey in (invented, project) for figure in _every(survey)]
    for svg in [*svgs, *(path.read_text(encoding="utf-8") for path in DRAWINGS.values())]:
        for each in _root(svg).iter():
            fills = {each.get("fill"), each.get("stroke")} - {None, "none"}
            if fills and not (each.get("fill") or "").startswith("url("):
                assert fills <= set(LIGHT.values())
                assert each.get("class")
                words = set((each.get("class") or "").split())
                assert words <= {word for role in classes for word in role.split()}


# -- drawings made by hand -------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_drawings_keep_the_rules(name: str) -> None:
    """What a person drew has a title and a description, and nothing overlaps."""
    root = _root(DRAWINGS[name].read_text(encoding="utf-8"))
    title, description = list(root)[:2]
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    has_links = any(root.iter(f"{SVG}a"))
    assert (root.get("role"), root.get("class")) == ("group" if has_links else "img", "figure")
    assert _outside(root) == []
    assert _overlapping(root) == []


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_drawings_have_the_colours_of_the_table(name: str, request: pytest.FixtureRequest) -> None:
    """A colour that changes is renewed in what a person drew; one that is added changes nothing there."""
    path = DRAWINGS[name]
    text = path.read_text(encoding="utf-8")
    expected = recolour(text)
    assert f"<style>{STYLE.partition(chr(10))[0]}\n" in text
    if request.config.getoption("--renew"):
        path.write_text(expected, encoding="utf-8")
    elif text != expected:
        command = "python -m pytest tests/figures --renew"
        pytest.fail(f"the colours of {path.relative_to(ROOT)} are stale; renew them with: {command}")


def test_drawings_are_recoloured() -> None:
    """Of each element its classes' colours, of the style the rules that the elements need, and no more."""
    svg = (
        '<svg class="figure"><style>old</style><rect class="part-1 tint" fill="#000000"/>'
        '<path class="edge-2 paper" stroke="#000000" fill="none"/>'
        '<text class="ink" fill="#000000">fill="#1"</text></svg>'
    )
    style = (
        "@media (prefers-color-scheme: dark){\n"
        f"svg.figure .ink{{fill:{DARK['ink']}}}\nsvg.figure .paper{{fill:{DARK['paper']}}}\n"
        f"svg.figure .part-1{{fill:{DARK['part-1']}}}\n"
        f"svg.figure .part-1.tint{{fill:{DARK['part-1 tint']}}}\n"
        f"svg.figure .edge-2{{stroke:{DARK['part-2']}}}\n}}"
    )
    assert recolour(svg) == (
        f'<svg class="figure"><style>{style}</style><rect class="part-1 tint" fill="{LIGHT["part-1 tint"]}"/>'
        f'<path class="edge-2 paper" stroke="{LIGHT["part-2"]}" fill="none"/>'
        f'<text class="ink" fill="{LIGHT["ink"]}">fill="#1"</text></svg>'
    )


def test_the_drawing_of_the_alignments_has_links(project: Survey) -> None:
    """The drawing of the two alignments leads to pages there are, and to each that has prose already."""
    root = _root(DRAWINGS["alignments"].read_text(encoding="utf-8"))
    links = [link.get("href") for link in root.iter(f"{SVG}a")]
    taxonomy = [each for each in project.sections if each.part.kind is Kind.TAXONOMY]
    places = [place for section in taxonomy for place in (section, section.part)]
    prose = ROOT / "docs" / "prose"
    needed = [place for place in places if (prose / f"{place.address}.md").exists()]
    assert set(links) <= {f"{place.address}.html#{place.anchor}" for place in places}
    assert {f"{place.address}.html#{place.anchor}" for place in needed} <= set(links)
    assert all(link[0].tag == f"{SVG}title" for link in root.iter(f"{SVG}a"))


# -- in a browser ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Drawn:
    """A text as a browser draws it."""

    text: str
    drawn: float  # units
    room: float


_MEASURE = """
() => Array.from(document.querySelectorAll('text'), each => [each.textContent, each.getBBox().width])
"""


def _measure(browser: Browser, svgs: Sequence[str]) -> list[_Drawn]:
    found = []
    with browser.new_page() as page:
        for svg in svgs:
            page.set_content(svg)
            boxes = [_text_box(text) for text in _root(svg).iter(f"{SVG}text")]
            for (text, drawn), box in zip(page.evaluate(_MEASURE), boxes, strict=True):
                found.append(_Drawn(text, drawn, box.right - box.left))
    return found


def test_a_browser_draws_no_text_wider_than_estimated(
    browser: Browser, project: Survey, invented: Survey
) -> None:
    """The estimates, on which all places rest, are never too small."""
    svgs = [figure.svg for survey in (project, invented) for figure in _every(survey)]
    drawn = [path.read_text(encoding="utf-8") for path in DRAWINGS.values()]
    found = _measure(browser, [*svgs, *drawn])
    assert len(found) > 300
    assert [each for each in found if each.drawn > each.room + 0.5] == []


def test_the_map_of_languages_shows_its_gaps() -> None:
    """Works are counted by section and family; what names no language is a row of its own."""
    figure = _named(survey_of_languages(), "language-map")
    assert figure.columns == ("Languages", "One", "Two", "Three")
    assert figure.rows == (
        ("English", "1", "0", "0"),
        ("Indo-European, others", "0", "0", "0"),
        ("Iranian", "2", "1", "0"),
        ("Other languages", "1", "0", "0"),
        ("Languages not named", "0", "1", "0"),
    )
    assert figure.description == (
        "Of 12 cells, 8 are empty: no work of the section names a language of the family."
        " 1 work with several languages does not name them, and may fill some."
    )
    frames = next(g for g in _root(figure.svg).iter(f"{SVG}g") if g.get("class") == "rule")
    assert len(frames) == 15 - 5


def test_a_wide_map_of_languages_draws_the_sections_of_most_works() -> None:
    """The picture is bounded, and says what it leaves out; the table has every section."""
    figure = _named(_invent(30, 5), "language-map")
    assert "The 24 sections of most works are drawn." in figure.description
    assert len(figure.columns) == 61


def test_a_drawing_is_read_as_it_was_written(invented: Survey) -> None:
    """A figure that is read and written is the same; so are one without a namespace and one made by hand."""
    for figure in _every(invented):
        assert ElementTree.tostring(parse_svg(figure.svg), encoding="unicode") + "\n" == figure.svg
    assert parse_svg("<svg viewBox='0 0 1 1'/>").get("viewBox") == "0 0 1 1"
    for path in DRAWINGS.values():
        assert parse_svg("<?xml version='1.0'?>" + path.read_text(encoding="utf-8")).find("title") is not None


@pytest.mark.parametrize(
    "text", ["", "words", "<svg>", "<html/>", "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>"]
)
def test_what_is_no_drawing_is_refused(text: str) -> None:
    """Neither a text, another kind of file, a part of one nor one that defines words of its own is read."""
    with pytest.raises(ValueError, match=r".+"):
        parse_svg(text)


def test_a_section_shows_its_works_in_time(project: Survey) -> None:
    """Every work with a month is one dot of each of its sections, filled if it is published."""
    for section in project.sections:
        figure = draw_sections(project).get(section.anchor)
        dated = {
            work.title
            for work in project.works
            if section in work.sections and work.record and work.record.submitted
        }
        assert {row[1] for row in figure.rows} == dated if figure else not dated
        if figure:
            published = sum(row[2] == "published" for row in figure.rows)
            assert f"{published} published since" in figure.description


def _strokes(figure: Figure) -> list[str]:
    """Return the titles of the links whose mark has a stroke through it."""
    links = _root(figure.svg).iter(f"{SVG}a")
    return [
        each[0].text or ""
        for each in links
        if any(polygon.get("class") == "ink" for polygon in each.iter(f"{SVG}polygon"))
    ]


def test_additions_have_another_fill(with_additions: Survey) -> None:
    """In every figure with marks, what the companion added has a stroke, and a legend says what it means."""
    drawn = {figure.name: figure for figure in draw_figures(with_additions)}
    (release,) = _strokes(drawn["evolution"])
    assert release.startswith("Brick")
    (data,) = _strokes(drawn["resources"])
    assert data.startswith("Marble")
    section = draw_sections(with_additions)["sec-by-hand-large-stones"]
    (dot,) = _strokes(section)
    assert dot.startswith("Lifting Stones in Breton")
    assert "added by this companion" in dot
    for figure in (drawn["evolution"], drawn["resources"], section):
        assert "added by" in "".join(_root(figure.svg).itertext()).replace("\n", " ")
        assert [row for row in figure.rows if any("added by this companion" in cell for cell in row)]


def test_additions_are_counted_apart(with_additions: Survey) -> None:
    """The map has two numbers, the bars a texture of their own; what compares sections counts none."""
    drawn = {figure.name: figure for figure in draw_figures(with_additions)}
    assert drawn["taxonomy"].columns == ("Part", "Section", "Entries", "Added")
    assert ("1 By Hand", "1.1 Large Stones", "2", "2") in drawn["taxonomy"].rows
    assert ("Frontiers", "F1 Walking Stones", "0", "1") in drawn["taxonomy"].rows
    assert "2 + 2" in "".join(_root(drawn["taxonomy"].svg).itertext())
    assert drawn["taxonomy"].svg.count("url(#fig-taxonomy-added-") == 3
    months = drawn["works-by-month"].rows
    assert sum(int(row[2]) for row in months if row[1] == "added by this companion") == 2
    assert sum(int(row[2]) for row in months if row[1] != "added by this companion") == 4
    assert [row[0] for row in drawn["languages"].rows] == ["Welsh"]
    assert "overlap" not in drawn, "only an addition is in two sections"


def test_figures_without_additions_are_as_ever() -> None:
    """An empty list of additions changes no figure, and no legend names what is not there."""
    empty = draw_figures(read_added("# Additions\n", records=ADDED.partition("[welsh]")[0]))
    alone = draw_figures(read_survey(PUBLISHED))
    assert [each.svg for each in empty] == [each.svg for each in alone]
    assert "added by" not in "".join(each.svg for each in alone)
