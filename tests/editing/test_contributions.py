"""What a contributor sent is read in any order and case; placeholders say nothing."""

import pytest

from survey_companion.editing.proposed.contributions import (
    LONGEST,
    Contribution,
    UnreadContributionError,
    read_contributions,
)
from survey_companion.model.authors import Person


def _read(text: str) -> Contribution:
    (found,) = read_contributions(text)
    return found


@pytest.mark.parametrize(
    ("paper", "papers", "venue", "year"),
    [
        ("https://arxiv.org/abs/2305.01234v2", ("https://arxiv.org/abs/2305.01234",), None, None),
        ("2305.01234", ("https://arxiv.org/abs/2305.01234",), None, None),
        ("arXiv:2305.01234 (EMNLP 2023)", ("https://arxiv.org/abs/2305.01234",), "EMNLP", 2023),
        (
            "[EMNLP 2023](https://arxiv.org/abs/2305.01234)",
            ("https://arxiv.org/abs/2305.01234",),
            "EMNLP",
            2023,
        ),
        ("EMNLP 2023, https://example.org/p.pdf.", ("https://example.org/p.pdf",), "EMNLP", 2023),
        ("EMNLP", (), "EMNLP", None),
        ("[Conference/Journal/arXiv]", (), None, None),
    ],
)
def test_the_field_of_the_paper_has_many_forms(
    paper: str, papers: tuple[str, ...], venue: str | None, year: int | None
) -> None:
    """An address, a number, a venue with its year, or all of them."""
    found = _read(f"title: Stones\npaper: {paper}\n")
    assert (found.papers, found.venue, found.year) == (papers, venue, year)


def test_fields_stand_in_any_order_and_case() -> None:
    """In bold, in a list or in a quotation; a value may go on in the next line."""
    found = _read(
        "> - **Key-Point:** Stones roll\n> downhill.\n- AUTHORS: Nora Quill and Otto Vane\n* Title : Stones\n"
        "code: <https://example.org/c>\nSection: 1.2 Rolling\n"
    )
    assert found.title == "Stones"
    assert found.authors == (Person(family="Quill", given="Nora"), Person(family="Vane", given="Otto"))
    assert found.code == ("https://example.org/c",)
    assert found.section == "1.2 Rolling"
    assert found.key_point == "Stones roll downhill."
    assert _read("> title: Stones\n> key-point: They roll.\n>\n").key_point == "They roll."


def test_several_blocks_are_several_papers() -> None:
    """Each begins with a field that comes again; its line is known."""
    found = read_contributions("title: Stones\npaper: 2305.01234\n\ntitle: Walls\npaper: 2305.05678\n")
    assert [(each.line, each.title) for each in found] == [(1, "Stones"), (4, "Walls")]


def test_an_entry_of_bibtex_keeps_what_it_says() -> None:
    """LaTeX is read, an identifier is an address, and "and others" says that there are more."""
    found = _read(
        '@article{x,\n title = {St{\\"o}nes {\\&} Walls},\n '
        "author = {{Night Team} and Quill, Nora and others},\n"
        " journal = {Journal of Stones}, year = {2021}, month = mar, doi = {10.1000/7},\n"
        " url = {https://github.com/quill/stones}\n}\n"
    )
    assert (found.title, found.venue, found.year, found.month) == (
        "Stönes & Walls",
        "Journal of Stones",
        2021,
        3,
    )
    assert (found.papers, found.code) == (
        ("https://doi.org/10.1000/7",),
        ("https://github.com/quill/stones",),
    )
    assert (len(found.authors), found.et_al) == (2, True)


@pytest.mark.parametrize(
    "text", ["", "\n", "title:\npaper: [x]\n", "### Title\n\n_No response_\n", "x" * (LONGEST + 1)]
)
def test_what_says_nothing_is_refused(text: str) -> None:
    """Nothing is made of nothing."""
    with pytest.raises(UnreadContributionError):
        read_contributions(text)


def test_a_long_text_takes_no_long_time() -> None:
    """Many lines behind a field are not all joined to it."""
    found = _read("title: Stones\npaper: 2305.01234\nkey-point: a\n" + "b c\n" * 40_000)
    assert found.key_point is not None
    assert len(found.key_point) < 10_000
