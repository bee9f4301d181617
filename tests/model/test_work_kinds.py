"""What a work is, as far as its list tells."""

import pytest

from short_ways import read_survey
from survey_companion.model.work_kinds import KINDS, PREPRINT, UNKNOWN, Kind, PublicationType

ARTICLE, PAPER = KINDS[PublicationType.ARTICLE], KINDS[PublicationType.INPROCEEDINGS]


@pytest.mark.parametrize(
    ("line", "kind", "container"),
    [
        ("`Journal of Stones` [[paper](https://example.org/1)]", ARTICLE, "Journal of Stones"),
        ("`STONES 2024` [[paper](https://arxiv.org/abs/2405.00001)]", PAPER, "STONES 2024"),
        ("`Arxiv` [[paper](https://example.org/1)]", PREPRINT, None),
        ("[[paper](https://arxiv.org/abs/2405.00001)]", PREPRINT, None),
        ("[[paper](https://www.biorxiv.org/content/10.1101/2024.04.05.535678v2)]", PREPRINT, None),
        ("[[paper](https://doi.org/10.1145/3442188.3445922)]", UNKNOWN, None),
        ("[[paper](https://example.org/1)]", UNKNOWN, None),
    ],
)
def test_a_work_without_a_record(line: str, kind: Kind, container: str | None) -> None:
    """Its venue tells, or else the archive that keeps it; where neither does, nothing is claimed."""
    (work,) = read_survey(f"# L\n\n## Stones\n\n- [2024] **Rolling Stones.** *Doe et al.* {line}\n").works
    assert (work.kind, work.container) == (kind, container)


def test_kinds_are_told_apart() -> None:
    """No two kinds are called the same on pages, but for the theses; a part names what it stands in."""
    words = [kind.word for kind in (*KINDS.values(), PREPRINT, UNKNOWN)]
    assert sorted(word for word in words if words.count(word) > 1) == ["thesis", "thesis"]
    assert KINDS.keys() == set(PublicationType)
