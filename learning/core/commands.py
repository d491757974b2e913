"""`flask database …`: the schema."""

import click
from flask.cli import AppGroup

from learning.core import migrating, web

database_commands = AppGroup("database")


@database_commands.command("upgrade")
def upgrade() -> None:
    """Bring the database to the newest schema; does nothing when it is there."""
    migrating.upgrade(web.database())
    click.echo(f"The database is at revision {migrating.newest()}.")


@database_commands.command("check")
def check() -> None:
    """Say whether the database is at the newest schema and has the tables the code expects; exit 1 if not."""
    if not migrating.is_current(web.database()):
        raise click.ClickException("The database is behind the code. Run `flask database upgrade`.")
    if found := migrating.differences(web.database()):
        lines = "\n".join(f"  {difference}" for difference in found)
        raise click.ClickException(f"The database and the code differ; a migration is missing:\n{lines}")
    click.echo("The database has the newest schema.")
