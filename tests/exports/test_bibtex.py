"""The .bib file is read by other people's parsers as it was meant."""

import unicodedata

import bibtexparser.entrypoint as bibtexparser
import pybtex.database
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import CASES
from short_ways import read_catalogue, read_survey
from survey_companion.exports import biblatex, ris
from survey_companion.exports.bibtex import render_bibtex, render_byline
from survey_companion.exports.csl import csl_item
from survey_companion.joining.merge import merge_survey
from survey_companion.model.authors import Byline, Person, Team
from survey_companion.records.toml_records import parse_work_records
from survey_companion.text.formulas import decode_title, show_plainly
from survey_companion.text.latex import decode_latex

TEXT = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=40)


@pytest.mark.parametrize("name", ["sample.md", "terrible.md"])
def test_two_parsers_agree(name: str) -> None:
    """Pybtex and bibtexparser find the same keys, types and titles, every work once."""
    survey = read_survey((CASES / name).read_bytes())
    text = render_bibtex(survey.works, "list.md")
    theirs = pybtex.database.parse_string(text, "bibtex")
    others = bibtexparser.parse_string(text)
    keys = sorted(work.key for work in survey.works)
    assert list(theirs.entries) == keys
    assert [entry.key for entry in others.entries] == keys
    assert not others.failed_blocks
    titles = {work.key: show_plainly(work.title) for work in survey.works}
    assert {
        key: show_plainly(decode_title(entry.fields["title"])) for key, entry in theirs.entries.items()
    } == titles
    assert {entry.key: show_plainly(decode_title(entry["title"])) for entry in others.entries} == titles


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=4))
def test_any_text_round_trips(rows: list[tuple[str, str]]) -> None:
    """Whatever the titles and the authors are, no entry is lost and each title comes back."""
    escape = str.maketrans({char: f"\\{char}" for char in r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""})
    lines = [
        f"- [2024] **x{title.translate(escape)}x** *x{who.translate(escape)}x* [[paper](https://example.org/{i})]"
        for i, (title, who) in enumerate(rows)
    ]
    survey = read_survey("# T\n## P\n" + "\n".join(lines) + "\n")
    entries = pybtex.database.parse_string(render_bibtex(survey.works, "l.md"), "bibtex").entries
    assert list(entries) == sorted(work.key for work in survey.works)
    for work in survey.works:
        title = show_plainly(decode_title(entries[work.key].fields["title"]))
        assert title == unicodedata.normalize("NFC", show_plainly(work.title))


@pytest.mark.parametrize(
    ("author", "latex"),
    [
        (Person(family="Others", given=None), "{Others}"),
        (Person(family="Stone Age", given=None), "{Stone Age}"),
        (Person(family="Doe", given=None), "Doe"),
        (Person(family="Others", given="Ana"), "Others, Ana"),
        (Team(name=r"Night\input{x} $T$eam"), "{Nightinputx Team}"),
    ],
)
def test_a_person_of_one_name_is_not_taken_apart(author: Person, latex: str) -> None:
    """A family name alone is in braces where BibTeX would split it or take it for "and others"."""
    assert render_byline(Byline(authors=(author,), truncated=False)) == latex


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.48550/arXiv.%5Cinput%7B/etc/passwd%7D",
        "https://doi.org/10.1/%7Dx",
        "https://e.org/{x}\\y",
    ],
)
def test_an_address_cannot_carry_a_command(url: str) -> None:
    """No field takes a brace or a backslash from an address."""
    survey = read_survey(f"# T\n## P\n- [2024] **Stones.** *Doe et al.* [[paper]({url})]\n")
    text = render_bibtex(survey.works, "l.md")
    (entry,) = pybtex.database.parse_string(text, "bibtex").entries.values()
    assert not any(char in value for value in entry.fields.values() for char in "\\{}")


@pytest.mark.parametrize(
    "url",
    [
        "https://doi.org/10.1002/(SICI)1234-5678(199908)36:6%3C637::LARK%3E3.0.CO;2-9",
        "http://onlinelibrary.wiley.com/doi/10.1002/(SICI)1234-5678(199908)36:6%3C637::LARK%3E3.0.CO;2-9/abstract",
    ],
)
def test_a_doi_is_never_percent_encoded(url: str) -> None:
    """Biber, hyperref and pandoc encode what they must; the fields have what the DOI has."""
    survey = read_survey(f"# T\n## P\n- [1999] **Song of larks.** *Doe et al.* [[paper]({url})]\n")
    doi = "10.1002/(sici)1234-5678(199908)36:6<637::lark>3.0.co;2-9"
    (work,) = survey.works
    assert f"doi = {{{doi}}}" in " ".join(render_bibtex([work], "l.md").split())
    assert f"DO  - {doi}" in ris.render_work(work)
    assert csl_item(work)["DOI"] == doi


def test_a_doi_of_the_anthology_is_one() -> None:
    """It joins with the paper's page in the Anthology, and is in `doi` where the list gives it."""
    lines = [
        "- [2020] **Stones.** *Doe et al.* [[paper](https://doi.org/10.18653/v1/2020.acl-main.1)]",
        "- [2020] **Walls.** *Roe et al.* [[paper](https://aclanthology.org/2020.acl-main.2)]",
    ]
    stones, walls = read_survey("# T\n## P\n" + "\n".join(lines) + "\n").works
    assert (stones.doi, walls.doi) == ("10.18653/v1/2020.acl-main.1", None)


def test_a_work_without_authors_is_sorted_by_its_key() -> None:
    """Classical styles warn if an entry has neither; biblatex sorts by its own field."""
    survey = read_survey("# T\n## P\n- [2024] **Stones.** [[paper](https://example.org/1)]\n")
    (work,) = survey.works
    (entry,) = pybtex.database.parse_string(render_bibtex([work], "l.md"), "bibtex").entries.values()
    assert entry.fields["key"] == work.key
    (entry,) = pybtex.database.parse_string(biblatex.render_work(work), "bibtex").entries.values()
    assert entry.fields["sortkey"] == work.key


def test_all_parts_of_a_name_survive() -> None:
    """Pybtex finds particle, suffix, accents, team and whole names where a record has them."""
    names = [
        "van der Roe, Bo",
        "Doe, Jr., Ana",
        "de Souza, José G. C.",
        "Nguyễn, Thị Ánh",
        "{Night Team}",
        "陈, 伟",
        "김, 철수",
    ]
    record = f"[doe2020t]\ntitle = 'T'\nauthors = {names}\nconfirmed = true\nsources = []\n"
    works, problems = parse_work_records(record, "w.toml")
    assert not problems
    survey = merge_survey(
        read_catalogue("# T\n## P\n- [2020] **T.** *Doe et al.*\n"), works, {}, {"l.md": "l.md"}
    )
    (entry,) = pybtex.database.parse_string(render_bibtex(survey.works, "l.md"), "bibtex").entries.values()
    parts = [
        [decode_latex(" ".join(part)) for part in (each.prelast_names, each.last_names, each.lineage_names)]
        for each in entry.persons["author"]
    ]
    assert parts == [
        ["van der", "Roe", ""],
        ["", "Doe", "Jr."],
        ["de", "Souza", ""],
        ["", "Nguyễn", ""],
        ["", "Night Team", ""],
        ["", "陈伟", ""],  # as two parts, most styles would print "伟 陈"
        ["", "김철수", ""],
    ]
