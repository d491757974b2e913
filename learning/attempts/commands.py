"""`flask attempts rescore`: score finished attempts again from their own record."""

import click
from flask.cli import AppGroup

from learning.attempts.grading import finished_attempts, rescore
from learning.core import web

attempt_commands = AppGroup("attempts", help="Finished attempts.")


@attempt_commands.command("rescore")
@click.option("--case", "slug", help="Only attempts at this case.")
@click.option("--why", required=True, help="The reason, kept with each new grading.")
def rescore_attempts(slug: str | None, why: str) -> None:
    """Score finished attempts again; each that differs gets one more grading, earlier ones stay."""
    with web.database().reading() as db:
        ids = finished_attempts(db, slug)
    changed = 0
    with click.progressbar(ids, label="Scoring again") as bar:
        for attempt_id in bar:
            with web.database().unit() as db:
                again = rescore(db, attempt_id, web.now(), by="rescore", why=why)
            if again is not None:
                changed += 1
                click.echo(f"\n{again.attempt_id}: {again.before:.4f} -> {again.after:.4f}")
    click.echo(f"{len(ids)} scored again, {changed} differ.")
