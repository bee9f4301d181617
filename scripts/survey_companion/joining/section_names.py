"""The names by which a person chooses a section, as in the drop-down of an issue form.

Input: the sections of a survey. Output: a name for each; what was chosen leads back to its section.
"""

from collections import Counter
from collections.abc import Iterable

from survey_companion.model.headings import Section
from survey_companion.model.problems import show


def name_choices(sections: Iterable[Section]) -> dict[str, Section]:
    """Return the sections by unique names in one line, in their order: "1.1 SFT Alignment".

    Where two have one name, that of the part stands before it: "Models › Overview". GitHub takes the word
    None for no choice, so a section of this name is "Section None".
    """
    sections = tuple(sections)
    names = Counter(_flatten(each.name) for each in sections)
    chosen: dict[str, Section] = {}
    for section in sections:
        name = _flatten(section.name)
        if names[name] > 1 and section.slug:
            name = f"{_flatten(section.part.name)} › {name}"
        if not name or name.lower() == "none":
            name = f"Section {name}".strip()
        if name in chosen:
            name = f"{name} ({section.address})"
        chosen[name] = section
    return chosen


def _flatten(text: str) -> str:
    return show(" ".join(text.split()))
