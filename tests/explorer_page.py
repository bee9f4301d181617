"""Invented explorer pages of any size, the same for every run.

Output: a folder with a page as the site has it: the theme's own style sheet, our style sheets, the
complete table, the texts for export and the explorer's script. Neighbours: the tests of the explorer
and its benchmark.
"""

# ruff: noqa: E501  (a line of HTML reads best whole)

import json
import random
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import furo
from jinja2 import Template

from survey_companion.columns import resource_table, work_table
from survey_companion.columns.facets import FACETS
from survey_companion.sphinx.settings import explorer_formats
from survey_companion.sphinx.site.colour_sheets import sheet_values

STATIC = Path(__file__).parents[1] / "scripts" / "survey_companion" / "sphinx" / "site" / "static"
# As Sphinx writes the tag of the script.
SCRIPTS = ("cite.js", "folding.js", "facets.js")  # which the explorer uses
FIRST = "".join(f'<script src="_static/{name}"></script>' for name in SCRIPTS)
TAG = f"""<script {" ".join(f'{name}="{escape(value)}"' for name, value in explorer_formats().items())} src="_static/explorer.js"></script>"""
THEME = Path(furo.__file__).parent / "theme" / "furo" / "static"
WORDS = (
    "Alignment Basalt Boulder Carving Cliff Cobble Crystal Erosion Flint Fossil Gneiss Granite Gravel Layer"
    " Limestone Marble Mineral Mortar Obsidian Pebble Quarry Quartz Sandstone Shale Slate Stratum Tuff Vein"
).split()
NAMES = "Ada Doe,Ben Roe,Cy Moe,Dan Poe,Eve Koe,Flo Loe,Gus Noe,Hal Foe,Ida Goe,Jan Östby".split(",")
VENUES = (
    "STONES ROCKS Pebbles Quarries Cliffs Gravel Slates Marbles Tuffs Veins Layers Dunes Ores Cairns"
).split()
LANGUAGES = "Welsh English Sámi Maltese Faroese Basque Breton Sorbian Ladin Manx Karelian Livonian".split()
SECTIONS = ("1.1 Large Stones", "1.2 Small Stones", "1.10 Dust", "2.1 Found Stones", "2.2 Cut Stones")
KINDS = ("corpus", "benchmark", "lexicon")
REACHES = ("1", "2–10", "11–100", "more than 100")
LICENCES = ("CC BY 4.0", "CC0 1.0", "MIT")

WORKS = tuple(column.heading for column in work_table.WORKS.explorer_columns)
RESOURCES = tuple(column.heading for column in resource_table.RESOURCES.explorer_columns)


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row of the table: HTML of its cells, and its texts for export."""

    key: str
    cells: tuple[str, ...]
    texts: Mapping[str, str | list[str]] = field(default_factory=dict)


def facet(name: str, text: str) -> str:
    """Return a value of a facet as the page has it."""
    return f'<span class="facet-{name}">{escape(text)}</span>'


def work(
    key: str,
    title: str,
    *,
    year: str = "–",
    authors: tuple[str, ...] = ("Ada Doe",),
    sort: str = "",
    others: tuple[str, ...] = (),
    venue: str | None = None,
    languages: tuple[str, ...] = (),
    has: tuple[str, ...] = (),
    sections: tuple[str, ...] = (SECTIONS[0],),
    key_point: str = "",
) -> Row:
    """Return a row of a table of works; everything is text, none of it markup.

    `sort` is what the authors are sorted by, if by anything else than what is shown of them.
    """
    facts = ", ".join(facet("language", each) for each in languages)
    more = f"<details class='others'><summary>and {len(others)} more</summary><span>{escape(', '.join(others))}</span></details>"
    links = [
        f'<a class="label {each.lower()} facet-has reference external" href="https://example.org/">{each}</a>'
        for each in has
    ]
    listed = ", ".join(
        f'<a class="reference internal" href="#s">{facet("section", each)}</a>' for each in sections
    )
    part = f"{sections[0][0]} {'Found' if sections[0][0] == '2' else 'Sorted'}"
    return Row(
        key=key,
        cells=(
            facet("year", year) if year != "–" else year,
            f'<span class="row-key">{key}</span><a class="reference internal title" href="works/{key}.html">'
            f'{escape(title)}</a> <span class="key-point">{escape(key_point)}</span>'
            + (
                f' <span class="model-facts">Stone · 7B · {facts} · {facet("openness", "open weights")}</span>'
                if facts
                else ""
            ),
            (f'<span class="sort-key">{escape(sort)}</span> ' if sort else "")
            + f'<span class="authors">{escape(", ".join(authors))}</span>'
            + (more if others else ""),
            f'<span class="venue published">{facet("venue", venue)} {year}</span> {facet("type", "conference paper")}'
            if venue
            else f'<span class="venue">–</span> {facet("type", "preprint")}',
            " ".join(
                ['<a class="label paper reference external" href="https://example.org/">Paper</a>', *links]
            ),
            f"{facet('part', part)} {listed}",
        ),
        texts={
            "bib": f"@misc{{{key},\n  title = {{{key} in full}},\n  year = {{2024}},\n}}\n",
            "ris": f"TY  - GEN\nID  - {key}\nTI  - {key} in full\nER  - \n",
            "csv": f'{key},"A, ""{key}"""\n',
        },
    )


def resource(key: str, name: str, *, languages: int | None, size: str | None, paper: list[str]) -> Row:
    """Return a row of a table of data resources; its papers are BibTeX keys."""
    reach = REACHES[min(3, len(str(languages)))] if languages else ""
    return Row(
        key=key,
        cells=(
            f'<span class="row-key">{key}</span><a class="reference external" href="https://example.org/">{escape(name)}</a>',
            facet("kind", KINDS[len(key) % 3]),
            f'<span class="facet-reach row-key">{reach}</span><span class="sort-key">{languages}</span>{languages} languages'
            if languages
            else "–",
            f'<span class="sort-key">{size}</span>{size} stones' if size else "–",
            facet("license", LICENCES[len(name) % 3]),
            facet("status", "available"),
            f'{facet("part", "1 Data")} <a href="#s">{facet("section", SECTIONS[len(name) % 5])}</a>',
        ),
        texts={
            "bib": [f"@misc{{{each},\n  title = {{{each}}},\n}}\n" for each in paper],
            "csv": f"{key},{name}\n",
        },
    )


def many_works(count: int) -> Iterator[Row]:
    """Yield that many works with titles, names and facts as various as a real list's."""
    chance = random.Random(187)  # noqa: S311  (reproducible, not secret)
    for number in range(count):
        words = chance.choices(WORDS, k=chance.randint(5, 11))
        names = tuple(chance.choices(NAMES, k=chance.randint(1, 12)))
        yield work(
            f"doe{number}{words[0].lower()}",
            f"{words[0]}-{number}: {' '.join(words[1:])} for Low-Resource Stones",
            year=str(chance.randint(2018, 2025)),
            authors=names[:3],
            others=names[3:],
            venue=chance.choice((*VENUES, None)),
            languages=tuple(dict.fromkeys(chance.choices(LANGUAGES, k=3))) if chance.random() < 0.4 else (),
            has=tuple(each for each in ("Code", "Data", "Model") if chance.random() < 0.4),
            sections=tuple(dict.fromkeys(chance.choices(SECTIONS, k=chance.randint(1, 2)))),
            key_point=f"{' '.join(chance.choices(WORDS, k=14)).capitalize()}.",
        )


def write_page(
    folder: Path, rows: list[Row], columns: tuple[str, ...] = WORKS, *, exports: bool = True
) -> Path:
    """Write the page and all it needs; return its path."""
    noun = "works" if columns is WORKS else "resources"
    static = folder / "_static"
    static.mkdir(parents=True)
    for path in (
        THEME / "styles" / "furo.css",
        STATIC / "explorer.css",
        *(STATIC / name for name in SCRIPTS),
        STATIC / "explorer.js",
    ):
        shutil.copy(path, static)
    sheet = Template((STATIC / "survey.css.jinja").read_text(encoding="utf-8"))
    (static / "survey.css").write_text(sheet.render(sheet_values()), encoding="utf-8")
    if exports:
        (folder / "exports").mkdir()
        (folder / "exports" / f"explorer-{noun}.js").write_text(_exports(rows), encoding="utf-8")
    path = folder / f"{noun}.html"
    path.write_text(_page(noun, columns, rows), encoding="utf-8")
    return path


def _exports(rows: list[Row]) -> str:
    formats = {
        "bib": {"label": "BibTeX", "type": "application/x-bibtex", "head": "", "join": "\n"},
        "ris": {"label": "RIS", "type": "application/x-research-info-systems", "head": "", "join": "\n"},
        "csv": {"label": "CSV", "type": "text/csv", "head": "key,title\n", "join": ""},
    }
    return (
        f"surveyExports({json.dumps({'formats': formats, 'items': {row.key: row.texts for row in rows}})});\n"
    )


def _cell(html: str, label: str) -> str:
    text, details, others = html.partition("<details")
    told = f' data-label="{label}"' if label else ""
    return f"<td{told}><p>{text}</p>{details}{others}</td>"


def _page(noun: str, columns: tuple[str, ...], rows: list[Row]) -> str:
    styles = "".join(
        f'<link rel="stylesheet" href="_static/{name}.css">' for name in ("furo", "survey", "explorer")
    )
    table = work_table.WORKS if noun == "works" else resource_table.RESOURCES
    described = [column for column in table.explorer_columns if column.heading in columns]
    head = "".join(
        f'<th class="head column-{column.key}"><p>{column.heading}</p></th>' for column in described
    )
    labels = [column.label for column in described]
    body = "\n".join(
        f'<tr class="row-{"odd" if index % 2 else "even"}">'
        + "".join(map(_cell, row.cells, labels))
        + "</tr>"
        for index, row in enumerate(rows)
    )
    facets = json.dumps([each.told for each in FACETS])
    more = "works" if noun == "works" else "data-resources"
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Explorer</title>
<meta name="viewport" content="width=device-width,initial-scale=1">{styles}</head>
<body><script>document.body.dataset.theme = "auto";</script>
<div class="page">
<aside class="sidebar-drawer"><div class="sidebar-container"><form role="search"><input name="q" id="site-search" aria-label="Site search"></form></div></aside>
<div class="main"><div class="content"><div class="article-container"><a href="#" class="back-to-top">Back to top</a>
<article role="main" id="content"><h1>All {noun}</h1><p>{len(rows)} {noun}.</p>
<script type="application/json" class="explorer-facets">{facets}</script>
<div class="table-wrapper {more} docutils container"><table class="explorer explorer-{noun} {more} docutils align-default">
<thead><tr class="row-odd">{head}</tr></thead>
<tbody>{body}</tbody></table></div>
</article></div></div><aside class="toc-drawer no-toc"></aside></div></div>
<script>
// Sphinx's own shortcut for its search.
document.addEventListener("keydown", (event) => {{
  if (event.key === "/" && !/INPUT|TEXTAREA|SELECT|BUTTON/.test(document.activeElement.tagName)) {{
    document.getElementById("site-search").focus();
    event.preventDefault();
  }}
}});
</script>
{FIRST}{TAG}</body></html>
"""
