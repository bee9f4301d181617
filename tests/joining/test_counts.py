"""What is counted of a survey, and by which names."""

from conftest import CASES
from short_ways import read_survey
from survey_companion.joining.counts import count_all


def test_what_is_counted() -> None:
    """Works once in each place, lines as often as they stand, years of works, and sections by kind."""
    assert count_all(read_survey((CASES / "sample.md").read_text(encoding="utf-8"))) == {
        "listings": 7,
        "listings sec-by-hand": 5,
        "listings sec-by-hand-large-stones": 3,
        "listings sec-by-hand-small-stones": 2,
        "listings sec-by-machine": 2,
        "resources": 2,
        "resources res-data": 2,
        "resources res-data-quarries": 2,
        "sections": 4,
        "sections resources": 1,
        "sections taxonomy": 3,
        "works": 6,
        "works 2020": 1,
        "works 2021": 2,
        "works 2022": 1,
        "works 2023": 1,
        "works sec-by-hand": 4,
        "works sec-by-hand-large-stones": 3,
        "works sec-by-hand-small-stones": 2,
        "works sec-by-machine": 2,
    }
