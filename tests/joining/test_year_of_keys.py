"""Citation keys after a year of edits: each names the work that it was given to, and works keep theirs."""

import pytest

from survey_companion.records.toml_records import parse_work_records
from year_of_edits import begin

MARKED = """\
# Stones

## Papers

### 1. By Hand

#### 1.1 Lifting

- [2024] **Deep Stone.** *Doe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00001)]
- [2024] **Deep Bridge.** *Roe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00002)]
- [2024] **Wide Stone.** *Doe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00003)]
- [2024] **Wide Wall.** *Roe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00004)]

#### 1.2 Carrying

- [2024] **Tall Stone.** *Doe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00005)]
- [2024] **Tall Bridge.** *Roe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00006)]
- [2024] **Deep Stone.** *Doe et al.* `Walls` [[paper](https://arxiv.org/abs/2301.00001)]
"""
QUOTED = "# Walls\n\n## Drawing\n\n### Lines\n\n" + "".join(
    f'* **{name}**: "{title} of {name} Walls", ICLR, 2024 (*Stone Works*).'
    f" [[Paper](https://arxiv.org/abs/2302.{number:05})][[Code](https://github.com/stones/{name})]\n"
    for number, (name, title) in enumerate(
        (name, title) for name in ("Chalk", "Soot") for title in ("Deep", "Wide")
    )
)
RECORDS = "".join(
    f'[{key}]\ntitle = "{title}"\nauthors = ["{author}"]\narxiv = "2301.{number:05}"\nconfirmed = true\n'
    "sources = []\n"
    for key, title, author, number in (
        ("doe2023stone", "Deep Stone", "Doe, Ana", 1),
        ("roe2023bridge", "Deep Bridge", "Roe, Bo", 2),
        ("roe2023tall", "Tall Bridge", "Roe, Bo", 6),
    )
)
WEEKS = 52


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("text", "records"),
    [(MARKED, ""), (MARKED, RECORDS), (QUOTED, "")],
    ids=["marked", "recorded", "quoted"],
)
def test_a_year_of_edits_changes_no_key(text: str, records: str, seed: int) -> None:
    """A key never names another work, none is lost, and works keep theirs, whatever is done to the list."""
    facts, problems = parse_work_records(records, "works.toml")
    assert not problems
    year = begin(text, seed, facts)
    first = len(year.named)
    for _ in range(WEEKS):
        for _ in range(year.random.randint(1, 6)):
            year.edit()
        year.end_week()
    assert len(year.named) > 2 * first, "the year has brought new works"
