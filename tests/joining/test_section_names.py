"""The names by which sections are chosen."""

from collections.abc import Sequence

from survey_companion.joining.section_names import name_choices
from survey_companion.model.headings import Kind, Part, Section, Slug
from survey_companion.model.problems import Location


def _sections(*names: tuple[str, str, str | None]) -> Sequence[Section]:
    """Return sections by the title of their part, their own and their slug."""
    parts = {
        part: Part(kind=Kind.TAXONOMY, number=None, title=part, slug=Slug(part.lower()))
        for part, _, _ in names
    }
    return [
        Section(
            part=parts[part],
            number=None,
            title=title,
            slug=Slug(slug) if slug else None,
            location=Location(path="list.md", line=line),
        )
        for line, (part, title, slug) in enumerate(names, 1)
    ]


def test_each_section_has_one_name() -> None:
    """That of the part stands before a name that comes twice; the rest stays as the list has it."""
    sections = _sections(
        ("Hands", "Overview", "overview"),
        ("Mills", "Overview", "overview"),
        ("Mills", "Wheels  and\u202e stones", "wheels"),
        ("Mills", "Mills", None),
        ("Mills", "none", "none"),
        ("Mills", "", "empty"),
        ("Mills", "Overview", "overview-2"),
    )
    choices = name_choices(sections)
    assert list(choices) == [
        *("Hands › Overview", "Mills › Overview", r"Wheels and\u202e stones", "Mills", "Section none"),
        *("Section", "Mills › Overview (taxonomy/mills/overview-2)"),
    ]
    assert list(choices.values()) == sections, "in the order of the list"
