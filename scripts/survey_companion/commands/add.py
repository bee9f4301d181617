"""The command `survey add`."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from survey_companion.commands.asked_sources import AskedSources, source_options
from survey_companion.commands.options import FAILED, Paths, ShowErrors, locate_or_stop, project_options

if TYPE_CHECKING:
    from survey_companion.editing.proposed.contributions import Contribution
    from survey_companion.editing.proposed.new_entries import NewEntry
    from survey_companion.editing.proposed.section_choice import NamedSection
    from survey_companion.model.survey import Work
    from survey_companion.project.adding import Added, Adding

_MOST_NOTES = 10  # new problems that are shown


@click.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--section", help="Where it goes: a section's number, title, anchor or address.")
@click.option(
    "--from", "source", metavar="FILE",
    help="Read what to add from a file, or from standard input for -: the lines title:, paper:, author:,"
    " code: and key-point:, the text of an issue form, or BibTeX.",
)  # fmt: skip
@click.option("--title", help="The title. If a source says another one, nothing is written.")
@click.option("--authors", help="All authors, separated by commas.")
@click.option("--year", type=click.IntRange(1900, 2100), help="The year.")
@click.option("--venue", help="Where it appeared, such as EMNLP.")
@click.option("--code", help="The address of its code.")
@click.option("--key-point", help="What it does or shows, in one sentence; for its record.")
@click.option("--offline", is_flag=True, help="Ask no source; --title, or a file, says what it is.")
@click.option("--yes", "is_accepted", is_flag=True, help="Write without asking.")
@project_options
@source_options
def add(  # noqa: PLR0913, PLR0917  (each is an option)
    ids: tuple[str, ...],
    section: str | None,
    source: str | None,
    title: str | None,
    authors: str | None,
    year: int | None,
    venue: str | None,
    code: str | None,
    key_point: str | None,
    catalogue: Paths,
    output: Path | None,
    *,
    offline: bool,
    is_accepted: bool,
    sources: AskedSources,
) -> None:
    """Add a paper to the list: a line in the form of its neighbours, a key, and the .bib file.

    ID is an arXiv number, a DOI, an identifier of the ACL Anthology, or an address, OpenReview's included.
    What it is is looked up at arXiv, doi.org and the ACL Anthology. A paper that is listed already is named
    with its place; with another --section it gets the same line there, too.

    Nothing is written before you have seen the difference and said yes.

    \b
    Exit codes:
      0  it was added, is listed already, or was only shown
      1  two titles contradict each other, or it cannot be written in this list
      2  wrong usage, or a section that is unknown or not clear
      3  no source could be reached

    \b
    Examples:
      survey add 2401.02909 --section 1.1
      survey add 10.18653/v1/2022.emnlp-main.340 --section "SFT Alignment" --yes
      survey add --from issue.txt
      survey add --offline --title "A Study of Stones" --authors "Ada Doe, Max Roe" --year 2024 --section 1.2
    """
    from survey_companion.commands.new_papers import Given, read_file, read_options
    from survey_companion.editing.lists.list_text import UnwritableListError
    from survey_companion.editing.writing.line_writer import NoFormError
    from survey_companion.project.adding import Adding

    given = Given(title=title, authors=authors, year=year, venue=venue, code=code, key_point=key_point)
    if source is not None and (ids or not given.is_empty):
        raise click.UsageError("--from says what to add, so give no ID and no --title or the like with it")
    said = read_file(source) if source is not None else read_options(ids, given)
    asked = None if offline else sources
    project = locate_or_stop(catalogue, output)
    with ShowErrors():
        try:
            adding = Adding(project, datetime.now(tz=UTC).strftime("%Y-%m"))
            _check_form(adding)
            for each in said:
                _add_one(adding, each, section, asked)
            _finish(adding, is_accepted=is_accepted)
        except (NoFormError, UnwritableListError) as error:
            _stop(str(error))


def _check_form(adding: "Adding") -> None:
    """Refuse lists that are no Markdown."""
    from survey_companion.reading.sources.source_forms import Form

    for each in adding.lists:
        if each.source.form is not Form.MARKDOWN:
            raise click.UsageError(
                f"{each.path} is {each.source.form.name}; survey add writes lists in Markdown only,"
                " so add the row by hand"
            )


def _stop(message: str) -> NoReturn:
    """Say why nothing is written, and end the program."""
    from survey_companion.commands.new_papers import say

    say(f"{message}; nothing is written")
    sys.exit(FAILED)


# -- one entry -------------------------------------------------------------------------------------


def _add_one(
    adding: "Adding", said: "Contribution", wanted: str | None, sources: AskedSources | None
) -> None:
    from survey_companion.commands.new_papers import make_entry, say
    from survey_companion.commands.section_question import choose_section, name_entry
    from survey_companion.editing.writing.line_writer import NoFormError

    entry = make_entry(said, sources)
    if entry is None:
        sys.exit(FAILED)
    if _is_listed(adding, entry, wanted):
        return
    section = choose_section(adding, entry, wanted, said.section)
    _check_kind(entry, section)
    try:
        added = adding.add(entry, section)
    except NoFormError as error:
        _stop(f"{name_entry(entry.facts)}: {error}")
    say(f"{name_entry(entry.facts)}: {added.path}:{added.line}, in {section.title}")
    _say_what(added)
    for each in said.left_out:
        say(f"  left out: {each}")


def _check_kind(entry: "NewEntry", section: "NamedSection") -> None:
    """Refuse a paper in a section of data resources, and a data resource in one of papers."""
    from survey_companion.editing.lists.entry_facts import PaperFacts
    from survey_companion.model.headings import Kind

    is_paper = isinstance(entry.facts, PaperFacts)
    if section.section is not None and (section.section.part.kind is Kind.TAXONOMY) is not is_paper:
        mine, other = ("a paper", "data resources") if is_paper else ("a data resource", "papers")
        raise click.UsageError(f"{section.shown} has {other}, and this is {mine}; name another --section")


def _say_what(added: "Added") -> None:
    from survey_companion.commands.new_papers import say

    if added.key:
        say(f"  key: {added.key}" + (", with an unconfirmed record" if added.record else ""))
    if not added.is_own_form:
        say("  no line there has a form that can be filled with it, so it has the documented form")
    if added.lost:
        say(f"  the lines there have no room for: {', '.join(added.lost)}")


def _is_listed(adding: "Adding", entry: "NewEntry", wanted: str | None) -> bool:
    """Whether it is listed already; if another section is wanted, the line is copied there."""
    from survey_companion.commands.new_papers import say
    from survey_companion.commands.section_question import choose_section
    from survey_companion.editing.lists.entry_facts import ResourceFacts
    from survey_companion.editing.proposed.already_listed import find_alike, find_listed, find_listed_resource

    if isinstance(entry.facts, ResourceFacts):
        resource = find_listed_resource(adding.survey, entry.facts)
        if resource is not None:
            say(f"{entry.facts.name} is listed already: {resource.location}, in {resource.section.name}")
        return resource is not None
    found = find_listed(adding.survey, entry.facts)
    if found is None:
        for work in find_alike(adding.survey, entry.facts)[:_MOST_NOTES]:
            say(f"{entry.facts.title}: perhaps it is the same as {_name_places(work)[0]}")
        return False
    listings = found.work.listings
    if found.has_other_title or found.has_other_number:
        said = "identifier is that of another title"
        said = said if found.has_other_title else "title is listed with another number at arXiv"
        say(f"{entry.facts.title}: its {said}, so nothing is written")
        for place in _name_places(found.work):
            say(f"  {place}")
        sys.exit(FAILED)
    for each in listings:
        say(f"{entry.facts.title} is listed already: {each.location}, in {each.section.name}")
    if wanted is None or not listings:
        return True
    section = choose_section(adding, entry, wanted)
    if section.section not in found.work.sections:
        added = adding.copy(listings[0], section)
        say(f"  the same line: {added.path}:{added.line}, in {section.title}")
    return True


def _name_places(work: "Work") -> list[str]:
    """Return where a work is listed, or else its record, with its title and identifiers; never empty."""
    from survey_companion.audit.identity import spell
    from survey_companion.joining.same_work import papers_of

    found = [
        f"{each.location}: {each.title}" + "".join(f" ({spell(one)})" for one in papers_of([each]))
        for each in work.listings
    ]
    return found or [f"{work.record.location if work.record else work.key}: {work.title}"]


# -- writing ---------------------------------------------------------------------------------------


def _finish(adding: "Adding", *, is_accepted: bool) -> None:
    """Show the difference, ask, and write."""
    from survey_companion.commands.new_papers import say
    from survey_companion.project.adding import ChangedMeanwhileError

    files = adding.finish() if adding.project.drafts else {}
    if not files:
        say("Nothing to write.")
        return
    say("")
    for line in adding.render_difference(files):
        say(line)
    say("")
    problems = adding.find_new_problems()
    for problem in problems[:_MOST_NOTES]:
        say(f"new: {problem}")
    if len(problems) > _MOST_NOTES:
        say(f"and {len(problems) - _MOST_NOTES:,} more; survey check shows them")
    if not (is_accepted or _ask(len(files))):
        return
    try:
        adding.write(files)
    except ChangedMeanwhileError as error:
        _stop(f"{error} was changed meanwhile; run it again")
    say(f"Written: {', '.join(path.as_posix() for path in files)}")


def _ask(number: int) -> bool:
    """Ask a person; without a terminal the answer is no."""
    from survey_companion.commands import section_question
    from survey_companion.commands.new_papers import say

    if not section_question.has_terminal():
        say("Not written: there is nobody to ask. --yes writes without asking.")
        return False
    is_accepted = click.confirm(f"Write {number} file{'s' if number > 1 else ''}?")
    if not is_accepted:
        say("Not written.")
    return is_accepted
