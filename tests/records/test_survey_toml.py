"""What `survey.toml` says, and what is wrong with it: by line, all at once, and nothing else is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from survey_companion.model.authors import Person, Team
from survey_companion.model.work_kinds import PublicationType
from survey_companion.records.survey_toml import Settings, parse_settings

WHOLE = """\
lists = ["bib/a.md", "more/b.md"]
add_to = "more/b.md"

[survey]
title = "Stones"
short_title = "S"
authors = ["Doe, Ana", "{Night Team}"]
arxiv = "2401.00001"
aliases = ["doe2024stones"]

[survey.published]
type = "article"
short = "P 2025"
venue = "Pebbles"
year = 2025
date = "2025-01"
doi = "10.1000/1"
pmcid = "PMC12"

[survey.preprint]
title = "Walls"
year = 2024

[companion]
title = "Beside stones"
authors = ["{Stone Club}"]
edition = "1.0"
date = 2026-11-21
address = "https://stones.example.org/en"
source_url = "https://code.example.org/stones"
repository = "https://github.com/night-team/stones"
branch = "list/2026"
origin = "https://code.example.org/list"
license = "MIT"

[checks]
numbers_in_prose = true
"""


PUBLICATION = 'lists = ["a.md"]\n[survey.published]\ntype = "misc"\nshort = "P"\n{}\n'


def _read(text: str) -> Settings:
    settings, problems = parse_settings(text, "bib/survey.toml")
    assert not problems
    assert settings is not None
    return settings


def _faults(text: str) -> list[str]:
    """Return the place, the code and the value of each problem."""
    _, problems = parse_settings(text, "s.toml")
    return [f"{each.location} {each.code.slug} {each.found}" for each in problems]


def test_everything_is_read() -> None:
    """Lists, survey, publication, preprint, companion and checks; a year may come from the publication."""
    settings = _read(WHOLE)
    info = settings.info
    assert (settings.lists, settings.add_to) == (("bib/a.md", "more/b.md"), "more/b.md")
    assert settings.checks_numbers
    assert info.authors == (Person(family="Doe", given="Ana"), Team(name="Night Team"))
    assert (info.title, info.short_title, info.year, info.arxiv) == ("Stones", "S", 2025, "2401.00001")
    assert info.published is not None
    assert (info.published.type, info.published.date) == (PublicationType.ARTICLE, "2025-01")
    assert info.preprint is not None
    assert (info.preprint.title, info.preprint.year) == ("Walls", 2024)
    assert info.companion_authors == (Team(name="Stone Club"),)
    assert (info.companion_title, info.edition, info.date) == ("Beside stones", "1.0", "2026-11-21")
    assert info.address == "https://stones.example.org/en/", "pages are added to it"
    assert (info.repository, info.branch) == ("https://github.com/night-team/stones", "list/2026")
    assert info.aliases == ("doe2024stones",)


def test_only_lists_are_needed() -> None:
    """What is not said is unknown; new lines go to the last list, and nothing is looked at unasked."""
    settings = _read('lists = ["a.md", "b.md"]\n')
    assert settings.add_to == "b.md"
    assert not settings.checks_numbers
    assert settings.info.title is None
    assert settings.info.authors == ()


def test_additions_are_a_list_of_their_own() -> None:
    """They are read after the lists, and new lines go there unless `add_to` names another list."""
    settings = _read('lists = ["a.md"]\nadditions = "bib/more.md"\n')
    assert (settings.lists, settings.additions, settings.add_to) == (("a.md",), "bib/more.md", "bib/more.md")
    assert settings.every_list == ("a.md", "bib/more.md")
    assert settings.spots["additions", "bib/more.md"] == (2, 13)
    for chosen in ("a.md", "bib/more.md"):
        assert _read(f'lists = ["a.md"]\nadditions = "bib/more.md"\nadd_to = "{chosen}"\n').add_to == chosen
    assert _read('lists = ["a.md"]\n').every_list == ("a.md",)


@pytest.mark.parametrize("path", ["../b.md", "/etc/b.md", "bib/b.csv", "a.md", "bib\\\\b.md", "b"])
def test_additions_are_markdown_inside_the_project(path: str) -> None:
    """Any other path is named with its line, and the lists are read without additions."""
    text = f'lists = ["a.md"]\nadditions = "{path}"\n'
    settings, problems = parse_settings(text, "s.toml")
    assert settings is not None
    assert settings.additions is None
    assert [(str(each.location), each.code.slug) for each in problems] == [("s.toml:2:13", "invalid-value")]


def test_new_lines_go_to_a_list_that_is_read() -> None:
    """The message says what may be chosen."""
    text = 'lists = ["a.md"]\nadditions = "b.md"\nadd_to = "c.md"\n'
    _, (problem,) = parse_settings(text, "s.toml")
    assert problem.expected == "one of lists: a.md, or that of additions (did you mean b.md?)"


@pytest.mark.parametrize(
    "path", ["../a.md", "bib/../../a.md", "/etc/passwd", "C:/a.md", "bib\\\\a.md", "./a.md", "", "bib//a.md"]
)
def test_a_list_is_inside_the_project(path: str) -> None:
    """No path leads out of the folder, or to itself, on any system; the one that does is named."""
    settings, problems = parse_settings(f'lists = ["b.md", "{path}"]\n[survey]\ntitle = 1\n', "s.toml")
    assert settings is None
    assert [(each.location.line, each.found) for each in problems] == [
        (1, f'lists = "{path}"'),
        (3, "survey.title = 1"),
    ], "all problems at once"


def test_a_list_is_named_once() -> None:
    """The second of two is named."""
    assert _faults('lists = ["a.md", "b.md", "a.md"]\n') == ['s.toml:1:26 invalid-value lists = "a.md"']


@pytest.mark.parametrize("lists", ["[1]", '"a.md"', "{}"])
def test_lists_are_a_list_of_texts(lists: str) -> None:
    """A value of another kind is one problem, not also a missing field; other values are looked at, too."""
    text = f'lists = {lists}\n[survey]\narxiv = "x"\n'
    _, problems = parse_settings(text, "s.toml")
    assert [each.location.line for each in problems] == [1, 3]


def test_without_lists_nothing_can_be_read() -> None:
    """That is said, and with it whatever else is wrong."""
    assert _faults('[survey]\ntitle = "T"\nyear = "soon"\narxiv = "2401"\n') == [
        "s.toml:1:1 invalid-value lists = []",
        's.toml:3:8 invalid-field survey.year = "soon"',
        's.toml:4:9 invalid-value survey.arxiv = "2401"',
    ]
    assert _faults("lists = 1\nlists = [}\n") == ["s.toml:2:10 invalid-toml Invalid value"]
    assert _faults('ignore = ["News"]\nignore = [\n  "Links",\n]\n') == ["s.toml:2:1 invalid-toml ignore = ["]
    assert _faults('lists = ["a.md"]\n[survey]\n[companion]\n[survey]\n') == [
        "s.toml:4:1 invalid-toml [survey]"
    ]
    assert _faults('[survey]\n\nlists = [\n"a.md"\n\n') == ["s.toml:4:1 invalid-toml Unclosed array"]


def test_a_preprint_stands_beside_a_publication() -> None:
    """Of a survey that is a preprint only, the table would say nothing that is shown."""
    text = 'lists = ["a.md"]\n[survey]\ntitle = "T"\n[survey.preprint]\ntitle = "Q"\n'
    assert _faults(text) == ['s.toml:4:1 invalid-value survey.preprint = {"title": "Q"}']
    wrong = text + '[survey.published]\ntype = "novel"\n'
    assert [fault.split(" = ")[0] for fault in _faults(wrong)][-1].endswith("survey.published.type")
    assert not [fault for fault in _faults(wrong) if "preprint" in fault], "what is wrong is the publication"


def test_a_value_that_is_not_known_is_one_problem() -> None:
    """What was expected is said, and the field is not called missing besides."""
    text = PUBLICATION.format("year = 2025").replace('"misc"', '"journal"')
    _, (problem,) = parse_settings(text, "s.toml")
    assert str(problem) == (
        's.toml:3:8: error invalid-field: this value is not known: survey.published.type = "journal"; '
        "expected one of 'inproceedings', 'article', 'book', 'incollection', 'phdthesis', 'mastersthesis', "
        "'techreport', 'software', 'dataset' or 'misc'; correct the field"
    )


def test_each_fault_has_its_line_and_the_rest_is_kept() -> None:
    """Types, values and names, in the order of the file; a table that lacks what it must have goes whole."""
    text = """\
lists = ["a.md"]
add_to = "b.md"

[survey]
titl = "T"
authors = ["Ana Doe", "{Club}"]
arxiv = "2401"
year = 20
[survey.published]
venue = "P"
[companion]
date = "2026-13-01"
address = "https://a.example/?q"
edition = "one two"
origin = "ftp://a.example"
repository = "https://a.example/owner/name"
branch = "one two"
"""
    assert _faults(text) == [
        's.toml:2:10 invalid-value add_to = "b.md"',
        's.toml:5:1 invalid-field survey.titl = "T"',
        's.toml:6:12 invalid-value survey.authors = "Ana Doe"',
        's.toml:7:9 invalid-value survey.arxiv = "2401"',
        "s.toml:8:8 invalid-value survey.year = 20",
        "s.toml:9:1 invalid-field survey.published.type = nothing",
        "s.toml:9:1 invalid-field survey.published.year = nothing",
        's.toml:12:8 invalid-value companion.date = "2026-13-01"',
        's.toml:13:11 invalid-value companion.address = "https://a.example/?q"',
        's.toml:14:11 invalid-value companion.edition = "one two"',
        's.toml:15:10 invalid-value companion.origin = "ftp://a.example"',
        's.toml:16:14 invalid-value companion.repository = "https://a.example/owner/name"',
        's.toml:17:10 invalid-value companion.branch = "one two"',
    ]
    settings, problems = parse_settings(text, "s.toml")
    assert settings is not None
    assert settings.lists == ("a.md",)
    assert settings.info.published is None
    assert (settings.info.repository, settings.info.branch) == (None, "main")
    assert str(problems[1]) == (
        's.toml:5:1: error invalid-field: this field is not known (did you mean title?): survey.titl = "T"; '
        "expected one of title, short_title, authors, year, arxiv, published, preprint, aliases; "
        "correct the field"
    )


@pytest.mark.parametrize(
    ("date", "year", "is_right"),
    [
        ("2025-01-10", 2025, True),
        ("2025-12", 2025, True),
        ("2025-13", 2025, False),
        ("2025-02-30", 2025, False),
        ("2025", 2025, False),
        ("2024-12-31", 2025, False),
    ],
)
def test_a_date_is_one_of_the_year_beside_it(date: str, year: int, is_right: bool) -> None:
    """A month or a day, of the publication's year."""
    text = (
        f'lists = ["a.md"]\n[survey.published]\ntype = "misc"\nshort = "P"\nyear = {year}\ndate = "{date}"\n'
    )
    assert _faults(text) == (
        [] if is_right else [f's.toml:6:8 invalid-value survey.published.date = "{date}"']
    )


@pytest.mark.parametrize(("pmcid", "is_right"), [("PMC1", True), ("1", False), ("PMC01", False)])
def test_a_pmcid_has_its_letters(pmcid: str, is_right: bool) -> None:
    """As PubMed Central writes it."""
    text = (
        f'lists = ["a.md"]\n[survey.published]\ntype = "misc"\nshort = "P"\nyear = 2025\npmcid = "{pmcid}"\n'
    )
    assert bool(_faults(text)) is not is_right


def test_no_text_has_a_line_break() -> None:
    """A control character could end a field of a .bib file, or a tag, and is a fault like any other."""
    assert _faults('lists = ["a.md"]\n[survey]\ntitle = "a\\u0007b"\n') == [
        's.toml:3:9 invalid-value survey.title = "a\\u0007b"'
    ]


@given(st.text(alphabet='lists=[]"a.md\n{}1survey title_'), st.text())
def test_no_text_breaks_it(text: str, value: str) -> None:
    """Whatever the file holds, there are problems with lines of it, or settings."""
    quoted = re.sub(r'["\\\x00-\x1f\x7f\ud800-\udfff]', "", value)
    for each in (text, f'lists = ["{quoted}"]\n{text}'):
        settings, problems = parse_settings(each, "s.toml")
        assert settings is not None or problems
        assert all(1 <= problem.location.line <= each.count("\n") + 1 for problem in problems)


@pytest.mark.parametrize("text", ["", " ", "\u200b"])
def test_a_text_shows_something(text: str) -> None:
    """An empty or invisible title is no title; the field is left out where it is unknown."""
    found = _faults(f'lists = ["a.md"]\n[survey]\ntitle = "{text}"\n[companion]\nlicense = "{text}"\n')
    assert [fault.split(" = ")[0] for fault in found] == [
        "s.toml:3:9 invalid-value survey.title",
        "s.toml:5:11 invalid-value companion.license",
    ]


def test_years_agree() -> None:
    """The year to cite is that of the publication, and a preprint's year is one."""
    text = PUBLICATION.format("year = 2025").replace("[survey.p", "[survey]\nyear = 2024\n[survey.p")
    assert _faults(text) == ["s.toml:3:8 invalid-value survey.year = 2024"]
    text = PUBLICATION.format('year = 2025\n[survey.preprint]\nyear = 99\nauthors = ["A, B, C, D"]')
    assert _faults(text) == [
        "s.toml:7:8 invalid-value survey.preprint.year = 99",
        's.toml:8:12 invalid-value survey.preprint.authors = "A, B, C, D"',
    ]


@pytest.mark.parametrize(
    ("key", "is_right"), [("mls", True), ("a" * 12, True), ("a" * 13, False), ("M", False)]
)
def test_a_prefix_of_keys_is_short(key: str, is_right: bool) -> None:
    """Small letters, digits and hyphens that every program takes."""
    assert bool(_faults(f'lists = ["a.md"]\n[companion]\nkey = "{key}"\n')) is not is_right


HINTS = """\
ignore = ["News"]
data = ["Tools", "News"]
columns = {Wer = "authors", Was = "thing"}

[labels]
Wo = "venue"
Wann = "when"

[[shape]]
like = '- **{title}** {venue}'

[[shape]]
like = '- {when}'
"""


def test_hints_are_read_and_wrong_ones_named() -> None:
    """Beside a list no `lists` is needed; each hint that cannot be followed is reported with its line."""
    settings, problems = parse_settings(HINTS, "survey.toml", needs_lists=False)
    assert settings is not None
    assert [(each.location.line, each.found) for each in problems] == [
        (2, 'data = "News"'),
        (3, 'columns.Was = "thing"'),
        (7, 'labels.Wann = "when"'),
        (13, 'shape.1.like = "- {when}"'),
    ]
    assert not settings.describes_survey
    assert settings.hints.ignore == ("News",)
    assert settings.hints.columns == {"Wer": "authors"}
    assert settings.hints.labels == {"Wo": "venue"}
    assert ("shape", "- **{title}** {venue}") in settings.spots
    assert parse_settings(HINTS, "survey.toml")[0] is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('lisst = ["b.md"]', "2:1 this field is not known (did you mean lists?): lisst"),
        (
            'title = "T"',
            "2:1 this field is not known here (it belongs below [survey] or below [survey.preprint]",
        ),
        ("[companiom]", "2:1 this field is not known (did you mean companion?): companiom"),
        (
            '[survey]\ntool = "x.whl"',
            "3:1 this field is not known here (it belongs above all tables): survey.tool",
        ),
        (
            "[survey]\nkey = 'a'",
            "3:1 this field is not known here (it belongs below [companion]): survey.key",
        ),
        ("[survey]\nqqq = 1", "3:1 this field is not known: survey.qqq"),
        (
            '[survey.published]\nyear = 2025\ntype = "artikle"',
            "4:8 this value is not known (did you mean article?): survey.published.type",
        ),
        ("checks = { numbers_in_prose = 1 }", "2:31 this value is of another kind"),
    ],
)
def test_the_nearest_right_name_is_said(line: str, message: str) -> None:
    """A slip in a name, a field in another table and a slip in a value of a closed set are told apart."""
    _, problems = parse_settings(f'lists = ["a.md"]\n{line}\n', "s.toml")
    said = [f"{each.location} {each.summary}".removeprefix("s.toml:") for each in problems]
    assert [each for each in said if each.startswith(message)], said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('columns = { "Wer" = "authorz" }', "year, links (did you mean authors?)"),
        ('add_to = "bib/A.md"', "one of lists: bib/a.md (did you mean bib/a.md?)"),
    ],
)
def test_the_nearest_right_value_is_said(text: str, expected: str) -> None:
    """So are slips in what a column holds, and in which list gets new lines."""
    _, (problem,) = parse_settings(f'lists = ["bib/a.md"]\n{text}\n', "s.toml")
    assert problem.expected is not None
    assert problem.expected.endswith(expected)


@pytest.mark.parametrize(
    ("tag", "is_right"),
    [
        *((tag, True) for tag in ("en", "pt-BR", "zh-Hans", "sr-Latn-RS", "yue", "ar")),
        *((tag, False) for tag in ("xx", "english", "pt_BR", "de-", "de-AT-x", "<b>")),
    ],
)
def test_a_language_is_known(tag: str, is_right: bool) -> None:
    """Tags of BCP 47 that Unicode's tables have; everything else is refused with what was expected."""
    text = f'lists = ["a.md"]\n[companion]\nlanguage = "{tag}"\n'
    assert bool(_faults(text)) is not is_right
    settings, _ = parse_settings(text, "s.toml")
    assert settings is not None
    assert settings.info.language == (tag if is_right else None)


@pytest.mark.parametrize(
    ("tool", "is_right"),
    [
        ("git+https://code.example.org/stones/companion@v1.0", True),
        ("git+https://code.example.org:8443/a/b/c.git@release/2", True),
        ("tools/survey_companion-1.0-py3-none-any.whl", True),
        ("git+https://code.example.org/stones/companion", False),
        ("git+http://code.example.org/stones/companion@v1", False),
        ("survey-companion==1.0", False),
        ("../x.whl", False),
        ("-r.whl", False),
        ("a b.whl", False),
    ],
)
def test_a_tool_can_be_installed(tool: str, is_right: bool) -> None:
    """From a tag of a repository or from a wheel in the project, and from nowhere else."""
    assert bool(_faults(f'lists = ["a.md"]\ntool = "{tool}"\n')) is not is_right


def test_a_shape_needs_its_text() -> None:
    """A table without `like`, and an unknown field, are reported like those of other tables."""
    _, problems = parse_settings('lists = ["a.md"]\n[[shape]]\nlik = "x"\n', "s.toml")
    assert {each.location.line for each in problems} <= {2, 3}
    assert problems
