"""Where a reference leads."""

import pytest
from pybtex.database import Entry, Person

from survey_companion.sphinx.citations.reference_styles import InTextStyle, ReferenceStyle

ARXIV = {"eprint": "2103.00001", "archivePrefix": "arXiv", "url": "https://arxiv.org/abs/2103.00001"}
SICI = "10.1002/(SICI)1234-5678(199902)22:3<267::LARK>3.0.CO;2-A"


def _links(**fields: str) -> list[str]:
    """Return the addresses of a reference, and what is shown of each."""
    entry = Entry("misc", [("title", "Larks"), *fields.items()], {"author": [Person("Doe, Ana")]})
    entry.key = "doe2021larks"
    html = ReferenceStyle().format_entry("1", entry).text.render_as("html")
    return [part.partition('"')[0] for part in html.split('href="')[1:]]


@pytest.mark.parametrize(
    ("fields", "addresses"),
    [
        ({"url": "https://example.org/a"}, ["https://example.org/a"]),
        ({"doi": "10.1234/larks"}, ["https://doi.org/10.1234/larks"]),
        (
            {"doi": "10.1234/larks", **ARXIV},
            ["https://doi.org/10.1234/larks", "https://arxiv.org/abs/2103.00001"],
        ),
        ({"doi": "10.48550/arXiv.2103.00001", **ARXIV}, ["https://arxiv.org/abs/2103.00001"]),
        ({"doi": "10.48550/arXiv.2103.00001"}, ["https://doi.org/10.48550/arXiv.2103.00001"]),
        ({"doi": SICI}, [f"https://doi.org/{SICI.replace('<', '%3C').replace('>', '%3E')}"]),
    ],
)
def test_a_reference_leads_to_each_version_once(fields: dict[str, str], addresses: list[str]) -> None:
    """The DOI of a preprint and its identifier are one link, and an address has no angles."""
    assert _links(**fields) == addresses


SORTED = [
    r"{\'A}st, Zoe",
    "van der Berg, Jan",
    "Doe, Ana and Roe, Bo",
    "Doe, Ana and Zoe, Ann",
    "Doe, Bo",
    "{Night Team} and others",
    "Oberg, Pat",
    "O'Brien, Pat",
    "Obst, Pat",
    r"{\TH}\'orst, Ada",
    "Zoe, Ada",
    "李世民",
    "王, 五 and Roe, Bo",
    "",
]


def test_references_are_sorted_by_family_names() -> None:
    """Accents, apostrophes, particles and braces do not count; a work without authors comes last."""
    entries = [
        Entry(
            "misc", [("title", author)], {"author": [*map(Person, author.split(" and "))] if author else []}
        )
        for author in SORTED
    ]
    assert ReferenceStyle().sort(entries[::-1]) == entries


def test_whole_names_stay_whole() -> None:
    """A name of Chinese or Korean letters has no space, and its family name comes first."""
    persons = {"author": [Person("李, 世民"), Person("김, 철수"), Person("Doe, Ana")]}
    entry = Entry("misc", [("title", "Larks"), ("year", "2024")], persons)
    entry.key = "li2024larks"
    text = ReferenceStyle().format_entry("1", entry).text.render_as("plaintext")
    assert text.startswith("李世民, 김철수, and Ana Doe. Larks.")
    style = InTextStyle()
    named = style.person.author_or_editor_or_title(full=False)
    assert str(named.format_data({"entry": entry, "style": style})) == "李世民 et al."
