"""`flask close-expired`: close the sittings whose time is over; safe to run as often as one likes."""

import click
from flask.cli import with_appcontext

from learning.attempts.exams import expiring
from learning.core import web


@click.command("close-expired")
@with_appcontext
def close_expired() -> None:
    """Submit and grade what was saved in sittings whose time is over."""
    closed = expiring.close_expired(web.database(), web.now())
    click.echo(f"{closed} closed.")
