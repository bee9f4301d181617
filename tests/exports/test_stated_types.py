"""What a list in BibTeX says that a work is goes into every format, without a record."""

import pytest

from short_ways import read_survey
from survey_companion.columns.work_rows import type_of
from survey_companion.exports import biblatex, bibtex, ris
from survey_companion.exports.csl import csl_item
from survey_companion.exports.reference_text import refer
from survey_companion.metadata.coins import render_coins
from survey_companion.model.survey import Work


def _read(entry: str) -> Work:
    text = f"@{entry}, author={{Ana Doe}}, title={{On Stones and Walls}}, year={{2021}}}}\n"
    (work,) = read_survey(text, "list.bib").works
    return work


@pytest.mark.parametrize(
    ("entry", "classical", "other", "known"),
    [
        (
            "book{x, publisher={Stone Press}",
            ("@book{", "publisher = {Stone Press}"),
            ("@book{", "publisher = {Stone Press}"),
            ("book", "BOOK", "book"),
        ),
        (
            "phdthesis{x, school={Stone University}",
            ("@phdthesis{", "school = {Stone University}"),
            ("@thesis{", "type = {phdthesis}", "institution = {Stone University}"),
            ("thesis", "THES", "thesis"),
        ),
        (
            "techreport{x, institution={Stone Institute}",
            ("@techreport{", "institution = {Stone Institute}"),
            ("@report{", "type = {techreport}", "institution = {Stone Institute}"),
            ("report", "RPRT", "report"),
        ),
        (
            "incollection{x, booktitle={The Book of Stones}",
            ("@misc{", "howpublished = {The Book of Stones}"),
            ("@misc{", "howpublished = {The Book of Stones}"),
            ("chapter", "CHAP", "chapter"),
        ),
        (
            "inproceedings{x, booktitle={Nature of Stones}",
            ("@inproceedings{", "booktitle = {{Nature of Stones}}"),
            ("@inproceedings{", "booktitle = {{Nature of Stones}}"),
            ("paper-conference", "CONF", "proceedings"),
        ),
        (
            "article{x, journal={arXiv preprint arXiv:2101.00001}, eprint={2101.00001}",
            ("@misc{", "howpublished = {arXiv:2101.00001}"),
            ("@online{", "eprint = {2101.00001}"),
            ("article", "UNPD", "preprint"),
        ),
        ("book{x", ("@misc{",), ("@misc{",), ("book", "BOOK", "book")),
    ],
)
def test_the_type_of_an_entry_stays(
    entry: str, classical: tuple[str, ...], other: tuple[str, ...], known: tuple[str, str, str]
) -> None:
    """No book is said to be in proceedings of its publisher, and what arXiv has stays a preprint."""
    work = _read(entry)
    assert all(part in " ".join(bibtex.render_work(work).split()) for part in classical)
    assert all(part in " ".join(biblatex.render_work(work).split()) for part in other)
    item = csl_item(work)
    assert (item["type"], ris.render_work(work)[6:10].strip(), type_of(work)) == known


def test_who_published_it_stays() -> None:
    """References, CSL and COinS name the school of a thesis."""
    work = _read("phdthesis{x, school={Stone University}")
    assert refer(work) == "Doe, A. (2021). On Stones and Walls [PhD thesis, Stone University]."
    assert csl_item(work)["publisher"] == "Stone University"
    assert csl_item(work)["genre"] == "PhD thesis"
    assert "rft.publisher=Stone+University" in render_coins(work)


def test_misc_says_nothing() -> None:
    """An entry of the type for everything else is what its venue looks like."""
    assert _read("misc{x, journal={Journal of Stones}").kind.csl == "article-journal"
