"""What people wrote: how much, whom it cites, how it is spelled, and that it is ours.

Each failure says where, and what to do. `tests/prose.py` says what counts as running text.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from conftest import ROOT
from prose import (
    PROSE,
    Line,
    find_citations,
    find_roles,
    find_words,
    read_lines,
    read_text_lines,
    reading_ease,
    split_sentences,
    strip_markup,
    written_pages,
)
from survey_companion.exports.export_files import render_works
from survey_companion.model.headings import Kind, Part, Section
from survey_companion.model.survey import Survey
from survey_companion.pages import render_pages
from survey_companion.project.inputs import read_survey as read_project
from survey_companion.project.locating import locate_project
from survey_companion.text.person_names import name_author

PAGES = tuple(written_pages(ROOT))
FILES = tuple(path for path in PAGES if path.is_relative_to(PROSE))
PUBLISHED = ROOT.parent / "shared" / "catalogue"

LENGTHS = {Kind.TAXONOMY: (350, 600), Kind.RESOURCES: (120, 250)}  # words
SMALL_SECTION = 15  # works: of fewer, prose names each
SHARE = 0.6  # of the works of any other section
LONGEST = 60  # words in a line
SHARED = 8  # words in a row that no text of ours has in common with the published list


@pytest.fixture(scope="module")
def survey() -> Survey:
    """The project's own survey."""
    return read_project(locate_project(ROOT / "bib" / "catalogue.md", None))


def _source(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _prose_of(section: Section | Part) -> Path:
    return PROSE / f"{section.address}.md"


def _report(faults: Iterable[str]) -> None:
    """Fail with every fault in a line of its own."""
    found = list(faults)
    assert not found, "\n" + "\n".join(found)


# -- what counts as running text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("See {cite:t}`doe2020a,roe2021b` and {cite:p}`poe`.", "See Citation and Citation."),
        ("A {term}`block <Block>` in {ref}`sec-by-hand`.", "A block in sec‑by‑hand."),
        ("- *One* **two** [three](<https://example.org>){.label} `four`.", "One two three four."),
        ("Write `` {cite:t}`key` `` here.", "Write Code here."),
    ],
)
def test_markup_is_no_text(line: str, text: str) -> None:
    """Roles, links and emphasis leave their words; a citation is one word."""
    assert strip_markup(line) == text


def test_blocks_that_hold_no_text() -> None:
    """Headings, labels, tables, options, code and most directives have no running text; notes have."""
    source = """# Title

(label)=
Text one.

| a | b |
```python
code = 1
```
:::{container} margin
:name: x
A note.
:::

```{include} /snippets/x.md
```
% remark
{.site-only}
Text two."""
    assert read_text_lines(source) == [(4, "Text one."), (12, "A note."), (19, "Text two.")]


def test_markup_that_is_shown_is_not_meant() -> None:
    """A role in a block of code, or in code in a line, cites and links to nothing; line numbers stay."""
    source = """````markdown
```{note}
{cite:t}`one`
```
````
Write `` {cite:t}`two` ``.
```{note}
See {cite:t}`three`.
```
"""
    assert find_citations(source) == [(8, "three")]
    assert find_roles(source, "cite:t") == [(8, "three")]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Doe et al. (2020) lift stones, e.g. Slate, i.e. A. Smith’s, vs. Granite.", 1),
        ("They lift. Others do not.", 2),
        ("“They lift.” Others do not (see p. 7).", 2),
        ("It has 1.5 billion parts, v. 2.0 of them.", 1),
        ("Why? Because.", 2),
    ],
)
def test_sentences(line: str, number: int) -> None:
    """A full stop ends a sentence before a capital, but not in an abbreviation or a number."""
    assert len(split_sentences(line)) == number


def test_easy_words_read_easily() -> None:
    """Short words in short sentences read more easily than long ones, and no text at all is no fault."""
    easy = reading_ease(["The cat sat on the mat."])["ease"]
    hard = reading_ease(["Multilingual instruction finetuning facilitates crosslingual generalisation."])[
        "ease"
    ]
    assert easy > 90
    assert hard < 10
    assert reading_ease([])["words"] == 0


# -- how much, and whom it cites ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", LENGTHS)
def test_sections_have_prose(survey: Survey, kind: Kind) -> None:
    """Below the first sentence, prose has as many words as a reader needs, and no more.

    A section that has just been added to the list has none yet.
    """
    least, most = LENGTHS[kind]
    _report(
        f"{path}:2: {words} words of running text; write {least} to {most} (first line, headings and markup"
        f" do not count)"
        for section in survey.sections
        if section.part.kind is kind
        for path in [_prose_of(section)]
        if (ROOT / path).exists()
        for words in [_count_words(path)]
        if not least <= words <= most
    )


def test_prose_is_of_a_section(survey: Survey) -> None:
    """Each file opens the page of a section or of a part of the list."""
    places = {_prose_of(place) for section in survey.sections for place in (section, section.part)}
    _report(
        f"{path}:1: no section has this page; move or remove the file" for path in FILES if path not in places
    )


def _count_words(path: Path) -> int:
    return sum(len(find_words(line.text)) for line in read_lines(ROOT, path) if line.number > 1)


def test_prose_begins_with_one_sentence() -> None:
    """The first line of each file opens its page: one sentence, no heading, no markup of blocks."""
    _report(
        f"{path}:1: begin with one sentence that says what the section is"
        for path in FILES
        if not _is_sentence(next(iter(_source(path).splitlines()), ""))
    )


def _is_sentence(line: str) -> bool:
    return bool(re.match(r"[A-Z“\[*{].*[.!?]$", line)) and len(split_sentences(strip_markup(line))) == 1


def test_prose_names_the_works_of_its_section(survey: Survey) -> None:
    """Prose cites every work of a small section, and most of those of a large one.

    Two kinds of work need not be cited: those without a record, since nobody has written down yet what they
    are, and those that another section lists, too, and cites.
    """
    _report(_missing_works(survey))


def _missing_works(survey: Survey) -> Iterator[str]:
    cited = {section: _cited_on(_prose_of(section)) for section in survey.sections}
    for section in survey.sections:
        if not (ROOT / _prose_of(section)).exists():
            continue
        recorded = [work for work in survey.works if section in work.sections and work.record]
        missing = [
            work.key for work in recorded if not any(work.key in cited[each] for each in work.sections)
        ]
        known = [work.key for work in recorded if work.key in cited[section]]
        number = len(known) + len(missing)
        needed = number if len(recorded) < SMALL_SECTION else -(-number * 6 // 10)
        if len(known) < needed:
            named = ", ".join(missing)
            yield f"{_prose_of(section)}:1: cites too few works; cite {needed - len(known)} more of: {named}"


def _cited_on(path: Path) -> set[str]:
    """Return the keys of the works that prose cites; none if there is none."""
    return {key for _, key in find_citations(_source(path))} if (ROOT / path).exists() else set()


def test_citations_exist() -> None:
    """Every citation on a page that a person wrote names a work of the bibliography."""
    known = set(re.findall(r"^@\w+\{([^,]+),", _source(Path("bib/survey.bib")), re.MULTILINE))
    _report(
        f"{path}:{number}: no work is called {key}; see bib/keys.lock"
        for path in PAGES
        for number, key in find_citations(_source(path))
        if key not in known
    )


def test_targets_exist(survey: Survey) -> None:
    """Every link to a data resource or a label on a page that a person wrote arrives."""
    resources = {resource.slug for resource in survey.resources}
    generated = render_pages(survey, render_works(survey)["bib"], ["x"])
    texts = [*generated.values(), *map(_source, PAGES)]
    labels = {label for text in texts for label in re.findall(r"^\(([^()\s]+)\)=", text, re.MULTILINE)}
    labels |= {label for text in texts for label in re.findall(r"^:name: (\S+)", text, re.MULTILINE)}
    checks = (("survey:resource", resources, "data resource"), ("ref", labels, "label"))
    _report(
        f"{path}:{number}: no {kind} is called {target}"
        for role, known, kind in checks
        for path in PAGES
        for number, target in find_roles(_source(path), role)
        if target not in known | {"genindex", "search", "modindex"}
    )


# -- form --------------------------------------------------------------------------------------------


def _lines() -> list[Line]:
    return [line for path in PAGES for line in read_lines(ROOT, path)]


def test_a_line_holds_one_sentence() -> None:
    """Prose has one sentence per line, so that a change of one shows as such."""
    _report(
        f"{line}: begin a new line before: {sentences[1][:40]}"
        for line in _lines()
        for sentences in [split_sentences(line.text)]
        if len(sentences) > 1
    )


def test_no_sentence_is_endless() -> None:
    """No line has more than sixty words."""
    _report(
        f"{line}: {number} words; say it in two sentences of at most {LONGEST}"
        for line in _lines()
        for number in [len(find_words(line.text))]
        if number > LONGEST
    )


# -- language ----------------------------------------------------------------------------------------


def test_spelling() -> None:
    """Codespell knows no word as a misspelling that `tests/spelling.txt` does not allow."""
    files = subprocess.run(
        [
            "git",
            "ls-files",
            "--cached",
            "--others",
            "--exclude-standard",
            ":(glob)*.md",
            "docs",
            "scripts",
            "tests",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    texts = [
        name
        for name in files
        if Path(name).suffix in {".md", ".py", ".js", ".css", ".jinja", ".typ", ".toml"}
    ]
    command = [sys.executable, "-m", "codespell_lib", "--ignore-words", "tests/spelling.txt", *texts]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 65}, done.stderr
    hint = "correct the word, or add it in lower case to tests/spelling.txt"
    _report(f"{fault}: {hint}" for fault in done.stdout.splitlines() if not _is_deliberate(fault))


def _is_deliberate(fault: str) -> bool:
    """Return whether a file is bad on purpose."""
    return fault.startswith(("./tests/cases/", "tests/cases/", "tests/golden/"))


_AMERICAN = re.compile(
    r"\b(?:(?:mis)?behaviors?|behavioral|colors?|colored|centers?|centered|favor\w*|neighbor\w*|labor|honor"
    r"|model(?:ed|ing)|label(?:ed|ing)|travel(?:ed|ing)|cancel(?:ed|ing)|signal(?:ed|ing)|catalogs?|gray"
    r"|analyz(?:e|es|ed|ing)|defense|offense|fulfill|fulfills|skillful|artifacts?|math|rival(?:ed|ing))\b",
    re.IGNORECASE,
)


def test_spelling_is_british() -> None:
    """Pages that people write are in British English; names and titles keep theirs as code or links."""
    _report(
        f"{line}: {word[0]} is American; write it as in Britain"
        for line in _lines()
        for word in _AMERICAN.finditer(line.text)
        if word[0] not in {"Color", "MATH"}
    )


# What proselint is not asked: each of these was looked at on our own pages.
_NOT_ASKED = {
    "restricted",  # its own default
    "spelling",  # codespell and the list above
    "annotations",  # "note that" and the like may be said
    "hedging",  # a survey says how sure it is
    "weasel_words",  # "very" is allowed where it is meant
    "typography",  # code and names keep their straight signs
}


def test_prose_lint(tmp_path: Path) -> None:
    """Proselint finds no clichés, doubled words, wrong words or unfortunate terms in what people wrote."""
    for path in PAGES:
        page = tmp_path / path
        page.parent.mkdir(parents=True, exist_ok=True)
        texts = {line.number: line.text for line in read_lines(ROOT, path)}
        last = max(texts, default=0)
        page.write_text("".join(f"{texts.get(i, '')}\n" for i in range(1, last + 1)), encoding="utf-8")
    settings = tmp_path / "proselint.json"
    settings.write_text(json.dumps({"checks": dict.fromkeys(_NOT_ASKED, False)}), encoding="utf-8")
    command = [sys.executable, "-m", "proselint", "--config", str(settings), "check", "docs"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    found = [fault for fault in done.stdout.splitlines() if fault.strip()]
    _report(f"{fault.removeprefix(f'{tmp_path}/')}: say it in other words" for fault in found)


# -- ours --------------------------------------------------------------------------------------------


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = [word.lower() for word in re.findall(r"[^\W_]+", text)]
    for start in range(len(words) - SHARED + 1):
        yield tuple(words[start : start + SHARED])


def test_nothing_is_copied_from_the_published_list(survey: Survey) -> None:
    """No text of ours has eight words in a row in common with the published list, but titles and names."""
    published = sorted(PUBLISHED.glob("*.md"))
    if not published:
        pytest.skip(
            f"NOT TESTED: whether our prose repeats the published list, which is not in {PUBLISHED};"
            " put its files there and run this again"
        )
    theirs = {run for path in published for run in _runs(strip_markup(path.read_text(encoding="utf-8")))}
    theirs -= {run for text in _titles(survey) for run in _runs(text)}
    texts = [(str(line), line.text) for line in _lines()]
    texts += [(str(each.location), each.description) for each in survey.resources if each.description]
    _report(
        f"{place}: the published list says so, too; say it in other words: {' '.join(run)}"
        for place, text in texts
        for run in _runs(text)
        if run in theirs
    )


def _titles(survey: Survey) -> Iterator[str]:
    """Yield what is quoted as it is: titles, and the names of sections and data resources."""
    yield survey.info.title or ""
    yield " ".join(map(name_author, survey.info.authors))
    for work in (*survey.works, *survey.cited):
        yield work.title
        yield from (listing.title for listing in work.listings)
    yield from (section.name for section in survey.sections)
    yield from (resource.name for resource in survey.resources)
