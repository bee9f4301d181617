"""The command `survey fix`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from survey_companion.commands.options import FAILED, Paths, ShowErrors, locate_or_stop, records_option

if TYPE_CHECKING:
    from survey_companion.editing.repairs.mending import Step
    from survey_companion.editing.repairs.mends import Cause
    from survey_companion.project.fixing import Fixing


@click.command()
@click.option(
    "--catalogue",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A list to mend.  [default: the lists that bib/survey.toml names]",
)
@records_option
@click.option(
    "--upstream",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="Mend another copy of the list, such as the published one, by the records of this project.",
)
@click.option("--cause", "chosen", multiple=True, metavar="NAME", help="Mend this alone; may be repeated.")
@click.option("--list", "only_lists", is_flag=True, help="Name each cause, and how many places it mends.")
@click.option("--write", "writes", is_flag=True, help="Change the lists, all of them or none.")
@click.option(
    "--check", "checks", is_flag=True, help="Show nothing; exit with 1 if there is something to mend."
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="Write one .patch for each cause into this folder, to be applied in the order of their names.",
)
def fix(  # noqa: PLR0913  (each is an option)
    catalogue: Paths,
    records: Path | None,
    upstream: Path | None,
    chosen: tuple[str, ...],
    output: Path | None,
    *,
    only_lists: bool,
    writes: bool,
    checks: bool,
) -> None:
    """Mend what a machine can mend in the list, as a patch that git apply accepts.

    Names and values come from records that a person has confirmed. A change is made only if the line,
    read again, says the same but for what was to be mended, and if no problem is there that was not.
    Without --write nothing is changed: the patch is printed, with the reason beside each hunk.

    \b
    Examples:
      survey fix --list
      survey fix > list.patch
      survey fix --cause https --cause et-al --write
      survey fix --upstream ../list/README.md --output patches
    """
    from survey_companion.project.fixing import find_fixes

    if sum(map(bool, (only_lists, writes, checks, output))) > 1:
        raise click.UsageError("--list, --write, --check and --output exclude each other")
    if upstream and catalogue:
        raise click.UsageError("--upstream is the list to mend, so --catalogue cannot name another")
    causes = _choose(chosen)
    with ShowErrors():
        own = locate_or_stop(catalogue, None, records)
        fixing = find_fixes(own, causes, upstream=upstream)
        if only_lists:
            click.echo(_render_counts(causes, fixing.steps), nl=False)
        elif writes:
            fixing.write()
        elif output:
            fixing.write_patches(output)
        elif not checks:
            _show(fixing)
    if not only_lists:
        _summarise(fixing, writes=writes, output=output)
    sys.exit(FAILED if checks and fixing.steps else 0)


def _choose(names: Sequence[str]) -> "list[Cause]":
    from survey_companion.editing.repairs.mend_causes import CAUSES

    known = [each.slug for each in CAUSES]
    for name in names:
        if name not in known:
            raise click.BadParameter(f"{name!r} is none of {', '.join(known)}", param_hint="--cause")
    return [each for each in CAUSES if (each.slug in names if names else each.is_usual)]


def _render_counts(causes: "Sequence[Cause]", steps: "Sequence[Step]") -> str:
    """Return a line for each cause that is looked for, with the number of places."""
    width = max(len(each.slug) for each in causes)
    numbers = [sum(len(step.changes) for step in steps if step.cause is each) for each in causes]
    rows = zip(numbers, causes, strict=True)
    return "".join(f"{number:>6,}  {each.slug:<{width}}  {each.sentence}\n" for number, each in rows)


def _show(fixing: "Fixing") -> None:
    """Print the patch: its bytes, or on a terminal without characters that would steer it."""
    patch = fixing.render()
    if not sys.stdout.isatty():
        click.echo(patch, nl=False)
        return
    click.echo(escape_patch(patch), nl=False)


def escape_patch(patch: bytes) -> str:
    """Return the patch for a terminal: what would steer it is escaped, and tabs are blanks."""
    from survey_companion.model.problems import show

    lines = patch.decode("utf-8", "surrogateescape").split("\n")
    return "\n".join(show(line.removesuffix("\r").replace("\t", "    ")) for line in lines)


def _summarise(fixing: "Fixing", *, writes: bool, output: Path | None) -> None:
    """Say on standard error what was found, and what to do next."""
    if not fixing.steps:
        click.echo("Nothing to mend.", err=True)
        return
    for step in fixing.steps:
        click.echo(f"{len(step.changes):>6,}  {step.cause.slug}: {step.cause.sentence}", err=True)
    if writes and fixing.is_own:
        click.echo("Written. survey convert renews bib/survey.bib and the pages.", err=True)
    elif writes:
        click.echo("Written.", err=True)
    elif output:
        click.echo(f"Written to {output}; apply the patches in the order of their names: git apply", err=True)
