"""All tables whose columns are described in this wing, by the class that marks each on pages.

With this mapping, code that finds a table on a page looks up its columns.
"""

from collections.abc import Mapping
from typing import Any

from survey_companion.columns.benchmark_table import BENCHMARKS
from survey_companion.columns.column import Table
from survey_companion.columns.model_table import MODELS
from survey_companion.columns.resource_table import RESOURCES
from survey_companion.columns.work_table import WORKS

TABLES: Mapping[str, Table[Any]] = {table.name: table for table in (WORKS, RESOURCES, BENCHMARKS, MODELS)}
