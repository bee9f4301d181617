"""Venues without what is attached to them."""

import pytest

from survey_companion.reading.lines.list_items import clean_venue


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("ICML 2020", "ICML 2020"),
        ("ICML2020", "ICML"),
        ("ICML'20", "ICML"),
        ("ICML-2020", "ICML"),
        ("ICML 20", "ICML 20"),
        ("In ICML", "ICML"),
        ("in ICML", "ICML"),
        ("at ICML", "ICML"),
        ("In: ICML", "ICML"),
        ("2020 ICML", "ICML"),
        ("Stone Studies 39", "Stone Studies"),
        ("Stone Studies 2020", "Stone Studies 2020"),
        ("EMNLP 23", "EMNLP 23"),
        ("EMNLP23", "EMNLP"),
        ("arXiv preprint arXiv:2001.00001", "arXiv"),
        ("arXiv:2001.00001v2", "arXiv"),
        ("arXiv.2001.00001", "arXiv"),
        ("ICML, pp. 1-9", "ICML"),
        ("ICML 2020: 1-9", "ICML 2020"),
        ("ICML, 12–19, Paris", "ICML"),
        ("ACL (Findings)", "ACL (Findings)"),
        ("(ACL)", "(ACL)"),
        ("ACL (", "ACL"),
        ("Angew. Chem. Int.", "Angew. Chem. Int."),
        ("J. Stones.", "J. Stones"),
        ("ICML.", "ICML"),
        ("ICML,", "ICML"),
        ("  ICML  ", "ICML"),
        ("In", "In"),
        ("`ICML`", "ICML"),
        (". ICML", "ICML"),
        ("Preprint'24", "Preprint"),
        ("ICML ’20", "ICML"),
        ("ICML 2020 S. 288–300", "ICML 2020 S. 288–300"),
        ("ICML, S. 288–300. Springer", "ICML"),
        ("Ab20", "Ab20"),
        ("ABC20", "ABC"),
    ],
)
def test_clean_venues(text: str, venue: str) -> None:
    """Attached years, volumes, pages, numbers of preprints and the word In go; a year of its own stays."""
    assert clean_venue(text) == venue
