"""Records of evaluation benchmarks and of the results reported on them, each with its sources.

`records.toml_records` reads them from TOML. `None` means unknown; an empty string never does.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar

from survey_companion.model.problems import Location
from survey_companion.model.record_types import READ_STRICTLY, Size


class Unit(Enum):
    """What scores are counted in."""

    PERCENT = "%"
    BLEU = "BLEU"
    CHRF = "chrF"
    ROUGE = "ROUGE"
    COMET = "COMET"  # times 100
    PERPLEXITY = "perplexity"

    @property
    def range(self) -> tuple[float, float]:
        """Return the lowest and the highest possible score."""
        return (1, math.inf) if self is Unit.PERPLEXITY else (0, 100)


@dataclass(frozen=True, kw_only=True, slots=True)
class BenchmarkRecord:
    """What is known of an evaluation benchmark."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    name: str
    task: str
    confirmed: bool  # whether a person has compared it with its sources
    sources: tuple[str, ...]  # addresses, or owner/repository:path
    full_name: str | None = None
    ability: str | None = None  # which ability the task tests
    languages: int | None = None  # number of languages
    languages_note: str | None = None
    size: Size | None = None
    metric: str | None = None
    origin: str | None = None
    license: str | None = None
    year: int | None = None
    paper: str | None = None  # citation key
    translates: str | None = None  # citation key of the benchmark it translates, if it has no paper itself
    url: str | None = None
    used_by: tuple[str, ...] = ()  # citation keys
    description: str | None = None
    caveat: str | None = None  # what to keep in mind when reading its scores
    unconfirmed_fields: tuple[str, ...] = ()
    note: str | None = None
    location: Location = field(compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedIn:
    """The work that reports a result, and the place in it."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    work: str  # citation key
    where: str  # "Table 3, block …"


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """The scores of one system in one setting."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    system: str  # its name in the table of the paper
    reported_in: ReportedIn
    source: str  # where the numbers were read: an address, or owner/repository:path
    model: str | None = None
    method: str | None = None
    parameters: str | None = None  # "7B"
    setting: str | None = None
    scores: Mapping[str, int | float] = field(default_factory=dict)  # by language code; some may be missing
    average: int | float | None = None
    computed_average: bool = False  # whether we computed the average because the paper prints none
    average_note: str | None = None  # why the average is not the mean of the scores
    note: str | None = None
    location: Location = field(compare=False)


@dataclass(frozen=True, kw_only=True, slots=True)
class ResultTable:
    """Results of one setting; they are comparable with each other, but not with those of other tables."""

    __pydantic_config__: ClassVar = READ_STRICTLY

    benchmark: str  # slug
    title: str
    metric: str
    unit: Unit
    higher_is_better: bool
    languages: Mapping[str, str]  # name by code, in the order of the columns
    rows: tuple[Result, ...]
    average_leaves_out: tuple[str, ...] = ()  # codes of the languages that the averages do not include
    average_note: str | None = None  # why the averages are not the means of the scores
    note: str | None = None
    location: Location = field(compare=False)

    @property
    def measured(self) -> str:
        """Return what the scores are: "accuracy, in %", or "BLEU (tokenised)", which names its unit."""
        return self.metric if self.unit.value in self.metric else f"{self.metric}, in {self.unit.value}"
