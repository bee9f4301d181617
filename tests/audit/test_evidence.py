"""Which numbers stand behind a work, a data resource or a benchmark."""

from dataclasses import replace
from decimal import Decimal

import pytest

from short_ways import read_catalogue
from survey_companion.audit.evidence import Evidence
from survey_companion.audit.sentences import Reference
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Survey
from survey_companion.records.toml_records import (
    parse_benchmarks,
    parse_resource_records,
    parse_results,
    parse_work_records,
)

LIST = """# T
## Walls
### One
- **Lifting 111 stones.** *Doe* [[paper](https://arxiv.org/abs/2301.00001)] They took 112 days.
- **Wide and very old 5: A wall.** *Roe* [[paper](https://doi.org/10.1000/roe)]
- **Five words stand here 6: A wall.** *Poe*
- **Without a colon 7.** *Moe*
## Data
### Heaps
- [**Slate 8**](https://slate.example.org): a heap of 121 slates.
- [**Chalk**](https://chalk.example.org)
"""
WORKS = """
[doe2023lifting]
title = "Lifting 111 stones"
authors = ["Doe, Ann", "Doe 131, Bo"]
authors_total = 132
year = 1934
arxiv = "2301.00001"
code = "https://example.org/134"
key_point = "It lifts 141, 142.5 and 46%."
also_titled = ["Lifting 143 stones", "Raising"]
confirmed = true
sources = ["https://example.org/151"]
aliases = ["doe2022lifting"]
unconfirmed_fields = ["year: perhaps 152"]
note = "Seen 153 times."

[doe2023lifting.published]
type = "article"
short = "Walls"
venue = "A venue of 135 walls"
year = 1934
volume = "136"
number = "137"
pages = "138–139"
editors = "Roe 154, Cy"

[doe2023lifting.model]
short_name = "Rock 3.1"
base = "Granite 4"
is_release = true
parameters = ["560M", "7B"]
language_count = 161

[moe2020cited]
title = "Cited 171"
authors = []
confirmed = true
sources = []
asked_by = ["slate-8"]
"""
RESOURCES = """
[slate-8]
name = "Slate 181"
status = "available"
languages = 182
size = { value = 2.6, unit = "trillion slates", note = "183 of them are new" }
license = "Stone Licence 9"
papers = ["moe2020cited"]
url = "https://slate.example.org/now"
year = 1984
confirmed = true
sources = []
"""
BENCHMARKS = """
[weighing]
name = "Weighing 191"
full_name = "The Weighing 192"
task = "guessing 193 weights"
license = "WL 10"
paper = "moe2020cited"
used_by = ["doe2023lifting"]
url = "https://weighing.example.org/194"
confirmed = true
sources = []
"""
RESULTS = """
[by-hand]
benchmark = "weighing"
title = "By 201 hands"
metric = "accuracy"
unit = "%"
higher_is_better = true
languages = { cy = "Welsh", fr = "French" }
note = "Nobody looked 202 times."

[[by-hand.rows]]
system = "Rock 11"
model = "Rock 3.1"
parameters = "203B"
setting = "204 shots"
note = "205 times."
scores = { cy = 20.6, fr = 20.7 }
average = 20.8
reported_in = { work = "moe2020cited", where = "Table 209" }
source = "a/b:210"

[[by-hand.rows]]
system = "Rock 12"
scores = { cy = 21.1 }
reported_in = { work = "doe2023lifting", where = "Table 1" }
source = "a/b:c"

[other]
benchmark = "other"
title = "By 301 feet"
metric = "accuracy"
unit = "%"
higher_is_better = true
languages = { cy = "Welsh" }

[[other.rows]]
system = "Rock 3.1"
scores = { cy = 31.1 }
reported_in = { work = "nobody", where = "Table 1" }
source = "a/b:c"
"""


@pytest.fixture(scope="module")
def survey() -> Survey:
    """Return a list with records of each kind, whose numbers are all different."""
    works, one = parse_work_records(WORKS, "works.toml")
    resources, two = parse_resource_records(RESOURCES, "resources.toml")
    benchmarks, three = parse_benchmarks(BENCHMARKS, "benchmarks.toml")
    results, four = parse_results(RESULTS, "results.toml")
    assert not (*one, *two, *three, *four)
    merged = merge_survey(read_catalogue(LIST), works, resources, {"list.md": "list.md"})
    return replace(merged, benchmarks=benchmarks, results=results)


def _find(survey: Survey, *references: tuple[str, str]) -> set[str]:
    """Return the numbers behind these references, from 12 on: smaller ones count lists and figures."""
    found = Evidence(survey).find(Reference(*each) for each in references)
    return {f"{number.normalize():f}" for number in found if number > Decimal(11)}


HAND = {"201", "202"}
FIRST = {"203000000000", "204", "205", "20.6", "20.7", "20.8"}
SLATE = {"182", "183", "2600000000000"}
LISTED = {"111", "112"}
LIFTING = {
    *LISTED,
    *("132", "135", "141", "142.5", "46", "143", "153", "560000000", "7000000000", "161"),
    *(*HAND, "21.1"),  # what it reports
    *(*FIRST, "301", "31.1"),  # and what others report of its model
}
WEIGHING = {"193"}


def test_the_numbers_of_a_work(survey: Survey) -> None:
    """Those of its record, but no names and places, of its lines, its results and those of its model."""
    assert _find(survey, ("cite", "doe2023lifting")) == LIFTING
    assert {Decimal(2)} <= Evidence(survey).find([Reference("cite", "doe2023lifting")]), "it has two titles"


def test_the_numbers_of_a_paper_are_those_of_its_data(survey: Survey) -> None:
    """A paper presents its data resources and benchmarks, and reports results."""
    assert _find(survey, ("cite", "moe2020cited")) == {"171", *SLATE, *WEIGHING, *HAND, *FIRST}


def test_the_numbers_of_data_and_benchmarks(survey: Survey) -> None:
    """A data resource has those of its line and record, a benchmark those of its record and its results."""
    assert _find(survey, ("survey:resource", "slate-8")) == {*SLATE, "121"}
    assert _find(survey, ("survey:benchmark", "weighing")) == {*WEIGHING, *HAND, *FIRST, "21.1"}


WALL = ("cite", "roe2023wide")


@pytest.mark.parametrize(
    "reference",
    [
        ("cite", "doe2023lifting"),
        ("cite", "doe2022lifting"),
        ("survey:work", "doe2022lifting"),
        ("link", "https://arxiv.org/pdf/2301.00001v3"),
        ("link", "#work-doe2023lifting"),
        ("link", "works/doe2023lifting.md"),
        ("link", "../works/doe2023lifting.html#ref-doe2022lifting"),
        ("ref", "work-doe2022lifting"),
        ("ref", "ref-doe2023lifting"),
        ("doc", "/works/doe2023lifting"),
        ("doc", "../works/doe2022lifting/"),
        ("link", "works/doe2023lifting.md#top"),
    ],
)
def test_a_work_is_cited_in_many_ways(survey: Survey, reference: tuple[str, str]) -> None:
    """By key, old key, address, page and anchor."""
    assert _find(survey, reference) == LIFTING


@pytest.mark.parametrize(
    ("reference", "numbers"),
    [
        (("link", "https://slate.example.org"), {*SLATE, "121"}),  # the address of the list
        (("link", "https://slate.example.org/now"), {*SLATE, "121"}),  # and that of the record
        (("link", "#data-slate-8"), {*SLATE, "121"}),
        (("ref", "data-slate-8"), {*SLATE, "121"}),
        (("link", "https://weighing.example.org/194"), {*WEIGHING, *HAND, *FIRST, "21.1"}),
        (("ref", "bench-weighing"), {*WEIGHING, *HAND, *FIRST, "21.1"}),
        (("doc", "benchmarks/weighing"), {*WEIGHING, *HAND, *FIRST, "21.1"}),
        (("link", "https://chalk.example.org"), set()),
        (("cite", "nobody"), set()),
        (("survey:section", "sec-walls-one"), set()),
        (("survey:resource", "nothing"), set()),
        (("survey:benchmark", "nothing"), set()),
        (("ref", "fig-doe2023lifting"), set()),
        (("link", "https://example.org/works/doe2023lifting"), set()),
        (("link", "papers/doe2023lifting.md"), set()),
        (("link", ""), set()),
    ],
)
def test_what_other_references_stand_for(
    survey: Survey, reference: tuple[str, str], numbers: set[str]
) -> None:
    """Addresses, pages and anchors of data and benchmarks have theirs, and what is not known has none."""
    assert _find(survey, reference) == numbers


def test_several_references_have_the_numbers_of_all(survey: Survey) -> None:
    """A sentence may take one number from each of its sources; asking twice changes nothing."""
    both = (("survey:resource", "slate-8"), ("ref", "bench-weighing"))
    assert _find(survey, *both) == {*SLATE, "121", *WEIGHING, *HAND, *FIRST, "21.1"}
    evidence = Evidence(survey)
    references = [Reference(*each) for each in both]
    assert evidence.find(references[:1]) < evidence.find(references) == evidence.find(references)
    assert evidence.find([]) == frozenset()


def test_the_names_with_numbers(survey: Survey) -> None:
    """Models, data, benchmarks, systems and licences, and what stands before a colon in up to four words."""
    assert Evidence(survey).names == {
        *{("rock", "3.1"), ("granite", "4"), ("slate", "8"), ("slate", "181"), ("licence", "9")},
        *{("weighing", "191"), ("weighing", "192"), ("wl", "10"), ("rock", "11"), ("rock", "12")},
    }
    four = "Wide and old 5: A wall"
    works = tuple(replace(work, title=four) if ":" in work.title else work for work in survey.works)
    assert ("old", "5") in Evidence(replace(survey, works=works)).names


def test_a_record_counts_what_its_lists_hold() -> None:
    """A record with three languages supports the number three, but a truth value supports none."""
    text = WORKS.replace("language_count = 161", 'languages = ["Welsh", "French", "Low 401 German"]')
    works, problems = parse_work_records(text, "works.toml")
    assert not problems
    bare = merge_survey(read_catalogue(LIST), works, {}, {"list.md": "list.md"})
    found = Evidence(bare).find([Reference("cite", "doe2023lifting")])
    assert {Decimal(3), Decimal(401)} <= found
    assert not {Decimal(1), Decimal(0)} & found
