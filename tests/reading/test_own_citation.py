"""The BibTeX entry with which a list cites its survey says what the list itself does not."""

from pathlib import Path

import pytest

from short_ways import read_catalogue
from survey_companion.model.authors import Person
from survey_companion.model.survey import Catalogue
from survey_companion.project.inputs import read_survey
from survey_companion.project.locating import locate_project

ITEM = "- [2023] **A Study of Stones.** *Doe et al.* `ICLR` [[paper](https://arxiv.org/abs/2301.00001)]\n"
LIST = f"# Stone papers\n\n## Papers\n\n{ITEM}\n"
ENTRY = """\
@article{doe2023survey,
  title = {Stones: A Survey}, author = {Ada Doe and van der Roe, Max}, year = {2023},
  eprint = {2311.00001}, archivePrefix = {arXiv}, journal = {Pebbles}, volume = 3, pages = {1--12}
}
"""
OTHER = "@misc{roe2024tool, title = {A Tool for Stones}, author = {Max Roe}, year = 2024}\n"


def _fence(*entries: str) -> str:
    return f"```bibtex\n{''.join(entries)}```\n"


def _taken(catalogue: Catalogue) -> list[str]:
    """Return the notices of what was taken, with their places."""
    found = [each for each in catalogue.problems if each.code.slug == "own-entry"]
    return [f"{each.location}: {each.summary}" for each in found]


def test_what_the_entry_says() -> None:
    """Title, authors, year, arXiv number and venue are the survey's, and a notice says so; it is no paper."""
    catalogue = read_catalogue(f"{LIST}## Citation\n\n{_fence(ENTRY)}")
    info = catalogue.info
    assert (info.title, info.year, info.arxiv) == ("Stones: A Survey", 2023, "2311.00001")
    assert info.authors == (Person(family="Doe", given="Ada"), Person(family="van der Roe", given="Max"))
    assert info.published
    assert (info.published.short, info.published.venue) == ("Pebbles 2023", "Pebbles")
    assert (info.published.volume, info.published.page_range) == ("3", ("1", "12"))
    said = "the survey's own title, authors, year, arXiv number and venue are taken from this entry"
    assert _taken(catalogue) == [f"list.md:10:1: {said}: doe2023survey"]
    assert [each.title for each in catalogue.listings] == ["A Study of Stones"]
    assert catalogue.account.is_balanced


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"{LIST}## 引用\n\n{_fence(ENTRY)}", "doe2023survey"),
        (f"{LIST}## Cite us\n\n### BibTeX\n\n{_fence(OTHER, ENTRY)}", "doe2023survey"),
        (f"{LIST}## Citation\n\n{_fence(OTHER)}", "roe2024tool"),
        (f"{LIST}## Citation\n\n    {ENTRY}", "doe2023survey"),
        (f"{LIST}## Citation\n\n{ENTRY.replace(', year', f',{chr(10)}{chr(10)}year')}", "doe2023survey"),
        (f"# Stones: A Survey\n\n{_fence(ENTRY)}\n{_fence(OTHER)}\n## Papers\n\n{ITEM}", "doe2023survey"),
        (f"# Stone papers\n\n{_fence(ENTRY)}\n## Papers\n\n{ITEM}", "doe2023survey"),
        (f"{LIST}## Citation\n\n{_fence(OTHER, OTHER.replace('Tool', 'Wall'))}", None),  # which of them?
        (f"{LIST}{_fence(ENTRY)}", None),  # how to cite a paper of the list
        (f"{LIST}## Form\n\n{_fence(ENTRY)}\n{_fence(OTHER)}", None),
    ],
)
def test_which_entry_is_that_of_the_survey(text: str, key: str | None) -> None:
    """The one below a heading of citations, that with the list's title, or the only one beside the papers."""
    catalogue = read_catalogue(text)
    assert (catalogue.own_entry.key if catalogue.own_entry else None) == key
    assert [each.title for each in catalogue.listings] == ["A Study of Stones"]
    assert not [each for each in catalogue.problems if each.code.slug == "unread-item"]
    assert catalogue.account.is_balanced


def test_what_is_known_stays() -> None:
    """The front matter counts more; an entry with another title is of another work."""
    front = "---\ntitle: 'Stones: a survey'\nyear: 2024\n---\n"
    catalogue = read_catalogue(f"{front}{LIST}## Citation\n\n{_fence(ENTRY)}")
    assert (catalogue.info.title, catalogue.info.year) == ("Stones: a survey", 2024)
    assert catalogue.info.published is None, "of another year"
    assert catalogue.info.arxiv == "2311.00001"
    assert "the survey's own authors and arXiv number are taken" in _taken(catalogue)[0]
    catalogue = read_catalogue(f"---\ntitle: Hills\n---\n{LIST}## Citation\n\n{_fence(ENTRY)}")
    assert (catalogue.info.title, catalogue.info.authors, _taken(catalogue)) == ("Hills", (), [])


def test_names_that_are_cut_short_are_not_all_authors() -> None:
    """Nobody is cited as the author of a survey that others wrote, too."""
    text = ENTRY.replace("van der Roe, Max", "others").replace("Pebbles", "arXiv preprint arXiv:2311.00001")
    info = read_catalogue(f"{LIST}## Citation\n\n{_fence(text)}").info
    assert (info.authors, info.published, info.year) == ((), None, 2023)


def test_settings_count_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What survey.toml leaves open is filled; what it says stays; one of another title fills nothing."""
    (tmp_path / "bib").mkdir()
    (tmp_path / "README.md").write_text(f"{LIST}## Citation\n\n{_fence(ENTRY)}", encoding="utf-8")
    settings = tmp_path / "bib" / "survey.toml"
    monkeypatch.chdir(tmp_path)
    settings.write_text('lists = ["README.md"]\n[survey]\nauthors = ["Poe, Kim"]\n')
    survey = read_survey(locate_project())
    assert (survey.info.title, survey.info.year) == ("Stones: A Survey", 2023)
    assert survey.info.authors == (Person(family="Poe", given="Kim"),)
    notices = [str(each.location) for each in survey.problems if each.code.slug == "own-entry"]
    assert notices == ["README.md:10:1"]
    settings.write_text('lists = ["README.md"]\n[survey]\ntitle = "On Hills"\n')
    survey = read_survey(locate_project())
    assert (survey.info.title, survey.info.authors) == ("On Hills", ())
    assert not [each for each in survey.problems if each.code.slug == "own-entry"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("@article", "article"),
        ("@conference", "inproceedings"),
        ("@inbook", "incollection"),
        ("@Thesis", "phdthesis"),
        ("@report", "techreport"),
        ("@book", "book"),
        ("@online", "misc"),
    ],
)
def test_the_entry_says_what_the_survey_is(entry: str, expected: str) -> None:
    """Types of BibTeX and of biblatex are known, in any case."""
    published = read_catalogue(
        f"{LIST}## Citation\n\n{_fence(ENTRY.replace('@article', entry))}"
    ).info.published
    assert published
    assert published.type.value == expected


@pytest.mark.parametrize(
    ("kind", "fields", "published"),
    [
        ("article", "journal = {Pebbles}", ("ARTICLE", "Pebbles 2023", "Pebbles")),
        ("inproceedings", "booktitle = {Stones 2023}", ("INPROCEEDINGS", "Stones 2023", "Stones 2023")),
        ("conference", "booktitle = {Stones}", ("INPROCEEDINGS", "Stones 2023", "Stones")),
        ("incollection", "booktitle = {Stones}", ("INCOLLECTION", "Stones 2023", "Stones")),
        ("techreport", "institution = {Acme}", ("TECHREPORT", "Acme 2023", "Acme")),
        ("report", "institution = {Acme}", ("TECHREPORT", "Acme 2023", "Acme")),
        ("book", "publisher = {Acme}", ("BOOK", "Acme 2023", "Acme")),
        ("article", "journal = {arXiv preprint arXiv:2311.00001}", None),
        ("article", "journal = {CoRR}", None),
        ("misc", "note = {x}", None),
    ],
)  # fmt: skip
def test_where_the_survey_appeared(kind: str, fields: str, published: tuple[str, str, str] | None) -> None:
    """The type of the entry is that of the publication; a preprint is none."""
    entry = f"@{kind}{{k, title = {{Stones: A Survey}}, year = 2023, {fields}}}\n"
    found = read_catalogue(f"{LIST}## Citation\n\n{_fence(entry)}").info.published
    assert (found and (found.type.name, found.short, found.venue)) == published


def test_all_of_the_publication() -> None:
    """Volume, number, pages, publisher and DOI are taken; a DOI at arXiv is a number there."""
    more = "number = 4, publisher = {Acme \\& Co}, doi = {10.1000/1}, volume = {3}, pages = {1--12}"
    entry = f"@article{{k, title = {{S}}, year = 2023, journal = {{Pebbles}}, {more}}}\n"
    found = read_catalogue(f"{LIST}## Citation\n\n{_fence(entry)}").info.published
    assert found
    assert (found.volume, found.number, found.pages) == ("3", "4", "1–12")
    assert (found.publisher, found.doi, found.year) == ("Acme & Co", "10.1000/1", 2023)
    entry = "@misc{k, title = {S}, year = 2023, doi = {10.48550/arXiv.2311.00002}}\n"
    info = read_catalogue(f"{LIST}## Citation\n\n{_fence(entry)}").info
    assert (info.arxiv, info.published) == ("2311.00002", None)


def test_one_fact_is_said_in_the_singular() -> None:
    """The notice names what is taken, one thing or several."""
    for front, said in (
        ("title: S\nyear: 2023\nauthors: [A B]", "the survey's own arXiv number is taken"),
        ("title: S\nyear: 2023\narxiv: '2311.00001'", "the survey's own authors are taken"),
        ("title: S\nauthors: [A B]", "the survey's own year and arXiv number are taken"),
    ):
        entry = "@misc{k, title = {S}, year = 2023, author = {A B}, eprint = {2311.00001}}\n"
        catalogue = read_catalogue(f"---\n{front}\n---\n{LIST}## Citation\n\n{_fence(entry)}")
        assert _taken(catalogue) == [f"list.md:{13 + front.count(chr(10))}:1: {said} from this entry: k"]
