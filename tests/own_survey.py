"""The facts of the project's own survey, from its settings, so that no test has to name one of them."""

from functools import cache

from conftest import ROOT
from survey_companion.exports.feed import name_files
from survey_companion.model.survey import SurveyInfo
from survey_companion.records.survey_toml import NAME, parse_settings


@cache
def own_info() -> SurveyInfo:
    """Return what the settings say of the survey and of its companion."""
    path = ROOT / "bib" / NAME
    settings, problems = parse_settings(path.read_text(encoding="utf-8"), path.name)
    assert settings is not None
    assert not problems
    return settings.info


def own_stem() -> str:
    """Return how the files of its editions are named, without their suffixes."""
    return name_files(own_info())
