"""Two states of an invented list, between which everything happens that can happen."""

from dataclasses import replace

from short_ways import read_catalogue
from survey_companion.exports.change_lists import Comparison
from survey_companion.joining.changes import compare
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import parse_moves, parse_resource_records, parse_work_records

FRONT = (
    '---\ntitle: Stones\nedition: "{}"\ndate: {}\naddress: https://stones.example/book/\n---\n\n# Stones\n\n'
)
BEFORE = (
    FRONT.format("1.0", "2023-01-31")
    + """\
## Papers

### By Hand

#### Boulders

- [2020] **Lifting.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **Rolling.** *Roe* [[paper](https://arxiv.org/abs/2101.00001)]
- [2021] **Carrying.** *Moe*
- [2019] **Throwing.** *Poe*

#### Pebbles

- [2020] **Sorting.** *Loe*
- [2020] **Sorting twice.** *Loe*

## Data

### Quarries

- [**Slate**](https://example.org/slate). Flat stones.
- **Granite**: Hard stones.
- **Shale**: Soft stones.
"""
)
AFTER = (
    FRONT.format("1.1", "2024-02-29")
    + """\
## Papers

### By Hand

#### Large Stones

- [2020] **Lifting.** *Doe* [[paper](https://arxiv.org/abs/2001.00001)]
- [2021] **Carrying.** *Moe*
- [2024] **Stacking <b>all</b> `stones`.** *Koe*

#### Pebbles

- [2021] **Rolling.** *Roe* [[paper](https://arxiv.org/abs/2101.00001)]
- [2020] **Sorting.** *Loe*

## Data

### Quarries

- **Granite**: Very hard stones.
- **Mudstone**: Soft stones.
- **Marble**: White stones.

### Rivers

- [**Slate**](https://example.org/slate). Flat stones.
"""
)
MOVES = """
[[moved]]
from = "taxonomy/by-hand/boulders"
to = "taxonomy/by-hand/large-stones"
[[moved]]
from = "data-shale"
to = "data-mudstone"
"""
RECORD = """
[{key}]
title = "{title}"
authors = ["{author}"]
year = {year}
arxiv = "{arxiv}"
confirmed = true
sources = []
{more}
"""
OLD_WORKS = (
    RECORD.format(
        key="doe2020lifting", title="Lifting", author="Doe, A", year=2020, arxiv="2001.00001", more=""
    )
    + '[loe2020sorting]\ntitle="Sorting"\nauthors=["Loe, Di"]\nconfirmed=true\nsources=[]\n'
    + '[loe2020twice]\ntitle="Sorting twice"\nauthors=["Loe, Di"]\nconfirmed=true\nsources=[]\n'
)
NEW_WORKS = (
    RECORD.format(
        key="doe2021lifting",
        title="Lifting",
        author="Doe, Ana",
        year=2021,
        arxiv="2001.00001",
        more='aliases = ["doe2020lifting"]\ncode = "https://example.org/lift"\nkey_point = "It lifts."\n'
        '[doe2021lifting.published]\ntype = "article"\nshort = "JoS 2021"\nyear = 2021',
    )
    + '[loe2020sorting]\ntitle="Sorting"\nauthors=["Loe, Di"]\naliases=["loe2020twice"]\n'
    + "confirmed=true\nsources=[]\n"
)
OLD_FACTS = '[slate]\nname="Slate"\nstatus="available"\nconfirmed=true\nsources=[]\n'
NEW_FACTS = '[slate]\nname="Slate"\nstatus="withdrawn"\nlanguages=3\nconfirmed=true\nsources=[]\n'


def read_state(text: str, works: str = "", facts: str = "", moves: str = "") -> Survey:
    """Return the survey of a list and its records, which have no faults."""
    records, problems = parse_work_records(works, "works.toml")
    resource_facts, more = parse_resource_records(facts, "resources.toml")
    moved, others = parse_moves(moves, "moved.toml")
    assert not (*problems, *more, *others)
    return replace(
        merge_survey(read_catalogue(text), records, resource_facts, {"list.md": "list.md"}), moves=moved
    )


def compare_states() -> Comparison:
    """Return what changes between the two."""
    before = read_state(BEFORE, OLD_WORKS, OLD_FACTS)
    after = read_state(AFTER, NEW_WORKS, NEW_FACTS, MOVES)
    return Comparison(before=before, after=after, changes=compare(before, after))
