"""A survey companion: turns an awesome-list into a BibTeX file and a cross-referenced Sphinx site.

For use from other programs:

    from survey_companion import convert, read

    survey = read("stones/README.md")
    print(len(survey.works), "works,", len(survey.problems), "problems")
    print(convert("stones/README.md", "stones-site").written, "files written")

The names in `__all__` are the public interface; everything else may change with any version. Each name is
imported when it is first used, so that importing the package itself takes no time.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from survey_companion.model.problems import SurveyError
    from survey_companion.model.survey import Survey
    from survey_companion.project.api import convert, read
    from survey_companion.project.conversion import Conversion

__version__ = "0.1.0"
__all__ = ["Conversion", "Survey", "SurveyError", "__version__", "convert", "read"]

_MODULES = {
    "Conversion": "project.conversion",
    "Survey": "model.survey",
    "SurveyError": "model.problems",
    "convert": "project.api",
    "read": "project.api",
}


def __getattr__(name: str) -> object:
    """Import and return the object with a public name."""
    if name not in _MODULES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    """Return the public names, whether they have been imported or not."""
    return sorted({*globals(), *__all__})
