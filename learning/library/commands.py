"""`flask content …`: check the authored files, publish them, write them back."""

from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup

from learning.core import web
from learning.core.dates import date_of
from learning.library import checking, editorial, syncing
from learning.library.case_playing import robot_problems
from learning.library.counting import counted
from learning.library.coverage import COLUMNS, Covered
from learning.library.editorial import borrowed, covering, reviewing
from learning.library.loading import Loaded
from learning.library.problems import Problem
from learning.library.schemas import write_schemas
from learning.people.commands import says_trouble

content_commands = AppGroup("content")
folder_argument = click.argument("folder", required=False, type=click.Path(path_type=Path))


@content_commands.command("check")
@folder_argument
def check(folder: Path | None) -> None:
    """List every problem of every file as path:line:col, and let robots play every case; exit 1 if there are any."""
    checked = checking.check(folder or web.settings().content)
    report(checked.problems)
    played = robot_problems(checked.documents, web.settings().var / "robots")
    report(tuple(sorted([*editorial.problems(checked.documents), *played])))
    list_overdue(checked.documents)
    click.echo(f"{len(checked.documents)} files, no problems.")


@content_commands.command("sync")
@folder_argument
@click.option("--ours", "side", flag_value="ours", help="Where both changed, keep what the site says.")
@click.option("--theirs", "side", flag_value="theirs", help="Where both changed, take what the file says.")
@says_trouble
def sync(folder: Path | None, side: syncing.Side | None) -> None:
    """Publish the files: all or nothing, nothing twice. Exit 1 and nothing changed if anything is wrong."""
    done = syncing.sync(web.database(), folder or web.settings().content, web.now(), side)
    report(done.problems)
    if done.differences:
        click.echo("\n".join(done.differences))
        files = "file was" if len(done.differences) == 1 else "files were"
        raise click.ClickException(
            f"{len(done.differences)} {files} edited on the site since the last sync; nothing was published. "
            "Run again with --ours to keep the site's text or --theirs to take the file's."
        )
    click.echo(f"Generation {done.generation}: {len(done.changed)} changed, {len(done.removed)} removed.")


@content_commands.command("status")
@folder_argument
@says_trouble
def status(folder: Path | None) -> None:
    """Count what the library holds; say what is published, which files differ, and what waits for review."""
    generation, checked, differing = syncing.unpublished(web.database(), folder or web.settings().content)
    for part, figures in counted(checked.documents):
        click.echo(f"{part:<7} {figures}")
    click.echo(f"Generation {generation} is published." if generation else "Nothing is published yet.")
    for path in differing:
        click.echo(f"  differs: {path}")
    unreviewed = checking.unreviewed(checked)
    for path in unreviewed:
        click.echo(f"  not reviewed by a named clinician: {path}")
    list_overdue(checked.documents)
    list_notes(checked.documents)
    click.echo(
        f"{len(differing)} of the files and pages differ; {len(unreviewed)} pages are not reviewed; "
        f"{len(checked.problems)} problems in the files."
    )


@content_commands.command("coverage")
@folder_argument
def coverage(folder: Path | None) -> None:
    """Print where each objective is taught, asked and met: a line for each, the totals, and what is empty."""
    rows = covering.of_documents(checking.check(folder or web.settings().content).documents)
    click.echo("\n".join(coverage_lines(rows)))


def coverage_lines(rows: tuple[Covered, ...]) -> Iterator[str]:
    """The matrix as a table of numbers."""
    yield f"{'':<14}" + "".join(f"{title:>14}" for title in COLUMNS.values())
    for row in rows:
        counts = "".join(f"{len(row.column(name)):>14}" for name in COLUMNS)
        yield f"{row.objective.id:<14}{counts}"
    covered = "".join(f"{sum(bool(row.column(name)) for row in rows):>14}" for name in COLUMNS)
    yield f"{'covered':<14}{covered}  of {len(rows)}"
    empty = [f"{row.objective.id} ({', '.join(row.empty())})" for row in rows if row.empty()]
    yield f"Left out: {'; '.join(empty) or 'none'}."


@content_commands.command("export")
@click.argument("folder", type=click.Path(path_type=Path))
@says_trouble
def export(folder: Path) -> None:
    """Write what is published as files, so that edits made on the site reach the repository."""
    changed = syncing.exported(web.database(), folder)
    for path in changed:
        click.echo(f"  wrote {path}")
    click.echo(f"{len(changed)} files written to {folder}.")


@content_commands.command("schema")
@folder_argument
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas of the front matter to .schema/ in the content folder, for editors."""
    written = write_schemas((folder or web.settings().content) / ".schema")
    click.echo(f"{len(written)} schemas written to {written[0].parent}.")


@content_commands.command("fingerprint")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True))
def fingerprint(files: tuple[Path, ...]) -> None:
    """Keep fingerprints of texts that the content must not borrow from, in the place of those kept before."""
    count = borrowed.write_fingerprints(file.read_text(encoding="utf-8") for file in files)
    click.echo(f"{count} runs of {borrowed.RUN} words kept in {borrowed.STORE.name}.")


def list_overdue(documents: tuple[Loaded, ...]) -> None:
    """Name the pages and cases that were to be reviewed by now; they go on being published."""
    for path, day in reviewing.overdue(documents, date_of(web.now())):
        click.echo(f"  was to be reviewed by {day}: {path}")


def list_notes(documents: tuple[Loaded, ...]) -> None:
    """Tell what other rooms have to say to whoever is about to publish these files."""
    digests = {one.source.path: one.source.digest for one in documents}
    for tell in web.registries().publishing_notes:
        for line in tell(web.database(), digests, web.now()):
            click.echo(f"  {line}")


def report(problems: tuple[Problem, ...]) -> None:
    """Print every problem and leave with exit code 1, if there are any."""
    for problem in problems:
        click.echo(str(problem))
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        raise click.ClickException(f"{len(problems)} {noun}; nothing was changed. Correct them and run this again.")
