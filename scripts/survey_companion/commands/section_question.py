"""To which section `survey add` adds an entry: the one that is named, or one that a person chooses."""

import sys

import click

from survey_companion.commands.new_papers import say
from survey_companion.editing.lists.entry_facts import Facts, PaperFacts
from survey_companion.editing.proposed.new_entries import NewEntry
from survey_companion.editing.proposed.section_choice import (
    NamedSection,
    find_named,
    list_sections,
    name_nearest,
)
from survey_companion.joining.section_fit import rank_sections
from survey_companion.model.headings import Kind
from survey_companion.project.adding import Adding


def choose_section(
    adding: Adding, entry: NewEntry, wanted: str | None, said: str | None = None
) -> NamedSection:
    """Return the section that is wanted or that somebody said, or that a person chooses among the best."""
    sections = list_sections(adding.survey, adding.lists)
    hint = "--section" if wanted else "the section in --from, which --section may correct"
    wanted = wanted or said
    if wanted is None:
        return _ask_section(_propose(adding, entry, sections))
    found = find_named(sections, wanted)
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(
            f"{each.shown} {each.section.address if each.section else ''}".strip() for each in found
        )
        raise click.BadParameter(f"“{wanted}” names several: {names}", param_hint=hint)
    names = (
        ", ".join(each.shown for each in name_nearest(sections, wanted)) or "none; the list has no headings"
    )
    raise click.BadParameter(f"no section “{wanted}”; the nearest are {names}", param_hint=hint)


def _propose(adding: Adding, entry: NewEntry, sections: tuple[NamedSection, ...]) -> list[NamedSection]:
    """Return the sections that fit best, the best first."""
    is_paper = isinstance(entry.facts, PaperFacts)
    text = f"{name_entry(entry.facts)} {entry.values.get('key_point', '')}"
    ranked = rank_sections(adding.survey, text, Kind.TAXONOMY if is_paper else Kind.RESOURCES)
    by_section = {each.section: each for each in sections if each.section is not None}
    return [by_section[fit.section] for fit in ranked if fit.section in by_section]


def _ask_section(best: list[NamedSection]) -> NamedSection:
    if not has_terminal():
        names = "".join(f"\n  {each.shown}" for each in best) or " none; survey read names the sections"
        raise click.UsageError(f"say where it goes with --section; the best fits are:{names}")
    if not best:
        raise click.UsageError("say where it goes with --section; no section has words of its title")
    say("It fits:")
    for number, each in enumerate(best, 1):
        say(f"  {number}  {each.shown}")
    number = click.prompt("Which one", type=click.IntRange(1, len(best)), default=1)
    return best[number - 1]


def has_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty()


def name_entry(facts: Facts) -> str:
    """Return the title of a paper, or the name of a data resource."""
    return facts.title if isinstance(facts, PaperFacts) else facts.name
