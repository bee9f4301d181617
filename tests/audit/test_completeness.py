"""The report on how complete a bibliography is."""

import pytest

from added import PUBLISHED as LISTED
from added import read_added
from short_ways import read_recorded, read_survey
from survey_companion.audit.completeness import (
    ASPECTS,
    find_gaps,
    measure,
    render_completeness,
    render_markdown,
)

LIST = (
    "# L\n\n## Papers\n\n### Stones\n\n#### Round stones\n\n"
    "- [2020] **Rolling.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]\n"
    "- [2021] **Lifting.** *Roe et al.*\n"
    "- [2022] **Carrying.**\n"
)
RECORD = """
[doe2020rolling]
title = "Rolling"
authors = ["Doe, Ana"]
year = 2020
arxiv = "2001.00001"
confirmed = true
unconfirmed_fields = ["year"]
sources = []
"""


def test_the_report_for_a_terminal() -> None:
    """Each section has a row with counts and shares; then come as many works with gaps as asked for."""
    assert render_completeness(read_recorded(LIST, RECORD), 2).splitlines() == [
        "               works  all authors        venue   identifier          DOI    confirmed     no doubt",
        "Round stones       3     1 (33 %)     1 (33 %)     1 (33 %)     0  (0 %)     1 (33 %)     0  (0 %)",
        "the taxonomy       3     1 (33 %)     1 (33 %)     1 (33 %)     0  (0 %)     1 (33 %)     0  (0 %)",
        "",
        "What to fix first (2 of 3 works with gaps):",
        "  anon2022carrying: authors missing, venue unknown, no identifier, not confirmed",
        "  roe2021lifting: authors missing, venue unknown, no identifier, not confirmed",
    ]


def test_the_report_for_a_page() -> None:
    """The same as a table and a list; the last line says how many works are left out, and how to see them."""
    assert render_markdown(read_recorded(LIST, RECORD), 1).splitlines() == [
        "| Section | Works | All authors | Venue | Identifier | DOI | Confirmed | No doubt |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| Round stones | 3 | 1 | 1 | 1 | 0 | 1 | 0 |",
        "| the taxonomy | 3 | 1 | 1 | 1 | 0 | 1 | 0 |",
        "",
        "**What to fix first.**",
        "",
        "- `anon2022carrying`: authors missing, venue unknown, no identifier, not confirmed",
        "- and 2 more; `survey report --most 3` names them all",
    ]


HEAD = "# L\n\n## Papers\n\n### Stones\n\n"
BASE = '[doe]\ntitle = "Rolling"\nauthors = [{authors}]\nconfirmed = {confirmed}\nsources = []\n{more}\n'


def _has(line: str, record: str = "") -> set[str]:
    """Return what the only work of a list has of all that a citation needs."""
    (row, total) = measure(read_recorded(f"{HEAD}{line}\n", record))
    assert row.counts == total.counts
    return {name for (name, _), number in zip(ASPECTS, row.counts, strict=True) if number}


@pytest.mark.parametrize(
    ("line", "has"),
    [
        ("- [2020] **Rolling.** `ACL`", {"venue"}),
        ("- [2020] **Rolling.** *Doe*", {"all authors"}),
        ("- [2020] **Rolling.** *Doe et al.*", set()),
        ("- [2020] **Rolling.** *Doe et al.* `arXiv`", {"venue"}),
        ("- **Rolling.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]", {"all authors", "identifier"}),
        (
            "- **Rolling.** *Doe* [[paper](https://aclanthology.org/2020.acl-long.1)]",
            {"all authors", "identifier"},
        ),
        (
            "- **Rolling.** *Doe* [[paper](https://doi.org/10.1000/a)]",
            {"all authors", "identifier", "DOI"},
        ),
        ("- **Rolling.** *Doe* [[paper](https://example.org/a)]", {"all authors"}),
    ],
)
def test_what_a_line_has(line: str, has: set[str]) -> None:
    """A line without a record is never confirmed; an address is no identifier."""
    assert _has(line) == has


PUBLISHED = "[doe.published]\ntype = {type}\nshort = 'A'\nyear = 2020\n{more}\n"


@pytest.mark.parametrize(
    ("more", "has"),
    [
        ("", set()),
        ('arxiv = "2001.00001"', {"venue", "identifier"}),
        ('url = "https://example.org/a"', set()),
        (PUBLISHED.format(type='"article"', more=""), {"venue"}),
        (PUBLISHED.format(type='"article"', more='doi = "10.1000/a"'), {"venue", "identifier", "DOI"}),
        (
            PUBLISHED.format(type='"inproceedings"', more='acl_id = "2020.acl-long.1"'),
            {"venue", "identifier"},
        ),
        (PUBLISHED.format(type='"article"', more='url = "https://example.org/a"'), {"venue"}),
        (PUBLISHED.format(type='"inproceedings"', more='url = "https://example.org/a"'), {"venue"}),
        (PUBLISHED.format(type='"software"', more='url = "https://example.org/a"'), {"venue", "identifier"}),
        (
            PUBLISHED.format(type='"techreport"', more='url = "https://example.org/a"'),
            {"venue", "identifier"},
        ),
        (PUBLISHED.format(type='"software"', more=""), {"venue"}),
    ],
)
def test_what_a_record_has(more: str, has: set[str]) -> None:
    """Where it appeared, or that it is a preprint; software needs no more than an address."""
    record = BASE.format(authors='"Doe, Ana"', confirmed="true", more=more)
    assert _has("- [2020] **Rolling.** *Doe* `ACL`", record) == {"all authors", "confirmed", "no doubt", *has}


@pytest.mark.parametrize(
    ("authors", "confirmed", "more", "has"),
    [
        ('"Doe, Ana"', "true", "", {"all authors", "confirmed", "no doubt"}),
        ('"Doe, Ana"', "true", "authors_truncated = true", {"confirmed", "no doubt"}),
        ("", "true", "", {"confirmed", "no doubt"}),
        ('"Doe, Ana"', "false", "", {"all authors"}),
        ('"Doe, Ana"', "true", 'unconfirmed_fields = ["year"]', {"all authors", "confirmed"}),
        ('"Doe, Ana"', "false", 'unconfirmed_fields = ["year"]', {"all authors"}),
    ],
)
def test_what_is_confirmed(authors: str, confirmed: str, more: str, has: set[str]) -> None:
    """A record that a person confirmed may still have doubtful fields."""
    record = BASE.format(authors=authors, confirmed=confirmed, more=more)
    assert _has("- [2020] **Rolling.** *Doe*", record) == has


def test_gaps_are_named_in_words() -> None:
    """A doubtful field is a gap, but the class of a preprint is none, and a missing DOI neither."""
    record = BASE.format(
        authors='"Doe, Ana"',
        confirmed="true",
        more='arxiv = "2001.00001"\nunconfirmed_fields = ["year", "arxiv_class", "published.doi: a guess"]',
    )
    lines = "- [2020] **Rolling.** *Doe*\n- **Lifting.** *Roe* `ACL`\n- **Carrying.** *Poe* `ACL`\n"
    survey = read_recorded(f"{HEAD}{lines}", record)
    assert [(work.key, missing) for work, missing in find_gaps(survey)] == [
        ("poecarrying", ("no identifier", "not confirmed")),
        ("roelifting", ("no identifier", "not confirmed")),
        ("doe", ("not confirmed: the year; the DOI of the published version: a guess",)),
    ]
    sure = record.replace('"year", "arxiv_class", "published.doi: a guess"', '"arxiv_class"')
    assert list(find_gaps(read_recorded(f"{HEAD}- **Rolling.** *Doe*\n", sure))) == []


def test_a_list_without_gaps_says_so() -> None:
    """Nothing is to be fixed, and nothing is left out."""
    record = BASE.format(authors='"Doe, Ana"', confirmed="true", more='arxiv = "2001.00001"')
    survey = read_recorded(f"{HEAD}- **Rolling.** *Doe*\n", record)
    assert render_markdown(survey).splitlines()[-2:] == ["Nothing is missing.", ""]
    assert render_completeness(survey).splitlines()[-1] == "What to fix first (0 of 0 works with gaps):"


def test_papers_outside_the_taxonomy_have_a_row() -> None:
    """They are counted in no section; a list without works has shares of nothing."""
    record = BASE.format(authors='"Doe, Ana"', confirmed="true", more='asked_by = ["slate"]')
    heading = f"{HEAD}- **Lifting.** *Roe*\n"
    rows = measure(read_recorded(heading, record))
    assert [(row.name, row.works, row.counts) for row in rows] == [
        ("Stones", 1, (1, 0, 0, 0, 0, 0)),
        ("the taxonomy", 1, (1, 0, 0, 0, 0, 0)),
        ("outside the taxonomy", 1, (1, 0, 0, 0, 1, 1)),
    ]
    data = "# L\n## Data\n### Heaps\n- [**Slate**](https://example.org/slate): slates.\n"
    shown = render_completeness(read_recorded(data, "")).splitlines()
    assert shown[1] == "the taxonomy       0" + f"{0:>6} {'–':>6}" * 6


def test_a_limit_is_said_only_where_it_is_reached() -> None:
    """Two of two gaps are all, one of two is not; a heading with markup is shown as it is."""
    survey = read_recorded(
        "# L\n\n## Papers\n\n### Stones *new*|old\n\n- **Lifting.** *Roe*\n- **Carrying.** *Poe*\n", ""
    )
    every = render_markdown(survey, 2).splitlines()
    assert every[-1].startswith("- `roelifting`: ")
    assert render_markdown(survey, 1).splitlines()[-1] == (
        "- and 1 more; `survey report --most 2` names them all"
    )
    assert every[2].startswith("| Stones new\\|old | 2 | 2 | 0 |")


def test_additions_are_reported_apart() -> None:
    """Rows of the published list count what it has; additions have a row, and so do their own sections."""
    published = {row.name: row.works for row in measure(read_survey(LISTED))}
    rows = {row.name: row.works for row in measure(read_added())}
    assert rows == published | {"F1 Walking Stones": 1, "added by the companion": 2}
