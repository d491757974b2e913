"""`flask keys …`: the keys of this site, for whoever runs it."""

from datetime import UTC, datetime

import click
from flask.cli import AppGroup

from learning.core import web
from learning.core.dates import iso
from learning.credit.signing import ring
from learning.credit.signing.keys import keys_of
from learning.credit.signing.models import USES
from learning.people.commands import says_trouble

key_commands = AppGroup("keys", help="Keys that sign certificates, badges and the audit record.")
kid_argument = click.argument("kid")


@key_commands.command("make")
@click.option("--use", type=click.Choice(USES), default=USES[0], show_default=True, help="What it signs.")
@says_trouble
def make(use: str) -> None:
    """Make a key; from now on it signs, and the keys before it stay known."""
    with web.database().unit() as db:
        made = ring.make(db, keys_of(web.settings()), use, web.now(), None)
    click.echo(f"{made.kid} now signs: {use}. Its file is in {web.settings().keys}; back it up.")


@key_commands.command("list")
def list_keys() -> None:
    """Every key there ever was: what it signs, since when, whether its file is here, and how it ended."""
    keys = keys_of(web.settings())
    with web.database().reading() as db:
        known = ring.known(db)
    for key in known:
        where = "file here" if keys.holds(key.use, key.kid) else "no file here"
        click.echo(f"{key.kid}  {key.use}  made {iso(key.made_at)}  {where}  {_ended(key)}")
    click.echo(f"{len(known)} keys.")


@key_commands.command("retire")
@kid_argument
@says_trouble
def retire(kid: str) -> None:
    """Let a key sign no more. What it signed holds."""
    with web.database().unit() as db:
        ring.retire(db, kid, web.now(), None)
    click.echo(f"{kid} signs no more; what it signed holds.")


@key_commands.command("revoke")
@kid_argument
@click.option("--after", help="Since when it is in wrong hands, as 2026-11-21T14:05:00Z; now when left out.")
@says_trouble
def revoke(kid: str, after: str | None) -> None:
    """Say that a key is in wrong hands: what it signed later does not hold."""
    instant = _instant(after) if after else web.now()
    with web.database().unit() as db:
        ring.revoke(db, kid, instant, web.now(), None)
    click.echo(f"{kid} signs no more; what it signed after {iso(instant)} does not hold.")


def _instant(typed: str) -> int:
    try:
        return int(datetime.strptime(typed, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).timestamp()) * 1000
    except ValueError:
        raise click.BadParameter("Give the instant in UTC, as 2026-11-21T14:05:00Z.") from None


def _ended(key: ring.PublicKey) -> str:
    if key.revoked_after is not None:
        return f"revoked after {iso(key.revoked_after)}"
    return "signs" if key.retired_at is None else f"retired {iso(key.retired_at)}"
