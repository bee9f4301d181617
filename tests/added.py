"""An invented survey with a list of additions of all kinds, which several tests use."""

from conftest import CASES
from short_ways import read_catalogue
from survey_companion.audit import audit_survey
from survey_companion.joining.merge import merge_survey
from survey_companion.model.survey import Catalogue, Survey
from survey_companion.reading.additions import choose_models, join_additions, read_additions
from survey_companion.reading.list_reading import read_list
from survey_companion.reading.sources.source import decode_source
from survey_companion.records.toml_records import parse_work_records

PUBLISHED = (CASES / "published.md").read_text(encoding="utf-8")

ADDITIONS = (CASES / "additions.md").read_text(encoding="utf-8")


def read_both(
    additions: str = ADDITIONS, published: str = PUBLISHED, path: str = "additions.md"
) -> tuple[Catalogue, Catalogue]:
    """Return the published list alone, and with the additions."""
    alone = read_catalogue(published)
    models = choose_models([read_list(decode_source(published.encode(), "list.md"))])
    added = read_additions(decode_source(additions.encode(), path), None, models)
    return alone, join_additions(alone, added)


def read_added(additions: str = ADDITIONS, published: str = PUBLISHED, records: str = "") -> Survey:
    """Return the audited survey of both lists, whose works have these records."""
    _, catalogue = read_both(additions, published)
    facts, problems = parse_work_records(records, "works.toml")
    assert not problems
    lists = {"list.md": "bib/list.md", "additions.md": "bib/additions.md"}
    return audit_survey(merge_survey(catalogue, facts, {}, lists))
