"""The names of systems in a table of results, with links to the works that are known by their parts.

    GPT-3 (text-davinci-002) + Direct    a link at "GPT-3", if a work presents a model of that name
    Stone-Chat 7B  on Rock 2 7B          the model below it, if the name does not say it

Input: a row and the names of models. Output: Markdown.
"""

from survey_companion.joining.model_names import ModelNames
from survey_companion.model.benchmark_types import Result
from survey_companion.model.survey import Work
from survey_companion.text.myst import escape_text, span


def show_system(row: Result, names: ModelNames | None) -> str:
    """Return the system; the works of its parts are linked, and so is its model if no part has that work."""
    if names is None:
        return escape_text(row.system)
    parts = names.find_parts(row.system)
    works = [work for _, work in parts if work]
    shown = "".join(_link(part, work) for part, work in parts) if works else escape_text(row.system)
    model = names.find(row.model or "")
    if model and row.model and model not in works:
        # The blank belongs to what an edition leaves out.
        return f"{shown}{span(f' on {_link(row.model, model)}', 'site-only')}"
    return shown


def _link(text: str, work: Work | None) -> str:
    """Return a part of a name with the blanks around it; a link if it has a work."""
    shown = escape_text(text)
    if work:
        shown = f"[{shown}](</works/{work.key}.md>)"
    return f"{' ' * text[:1].isspace()}{shown}{' ' * text[-1:].isspace()}"
