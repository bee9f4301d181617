"""The command `survey clean`: it removes the program's own files below `docs/`, and nothing else."""

import shutil
from pathlib import Path

import click

from survey_companion.commands.options import Paths, ShowErrors, locate_or_stop, project_options


@click.command()
@project_options
def clean(catalogue: Paths, output: Path | None) -> None:
    """Remove the unchanged generated pages below docs/, and the program's own folder there.

    Pages that somebody changed, the front page, the settings and committed files stay.

    \b
    Examples:
      survey clean
      survey clean --output my-survey
    """
    from survey_companion.project import disk
    from survey_companion.project.file_kinds import FileKind, kind_of
    from survey_companion.project.locking import one_at_a_time
    from survey_companion.project.overwriting import remove_pages

    docs = locate_or_stop(catalogue, output).docs
    if kind_of(docs / disk.OWN) is FileKind.NOTHING:
        click.echo(f"{docs}: no generated page is known here", err=True)
        return
    with ShowErrors("some files may be removed"), one_at_a_time(docs):
        removed, kept = remove_pages(docs)
        for folder in (docs / disk.OWN, docs / "_build" / disk.OWN):
            if kind_of(folder) is FileKind.FOLDER:
                shutil.rmtree(folder)
    changed = f", {len(kept):,} kept, since somebody changed them: {', '.join(kept)}" if kept else ""
    click.echo(f"{docs}: {removed:,} files removed{changed}", err=True)
