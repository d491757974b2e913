"""`flask admin …`: what only whoever runs the site may do to accounts."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec

import click
from flask.cli import AppGroup
from sqlalchemy import Connection, Row

from learning.core import web
from learning.core.errors import Trouble
from learning.core.personal_data import Kept
from learning.people import accounts, erasures, inviting, links, privacy
from learning.people.models import ROLES

P = ParamSpec("P")

admin_commands = AppGroup("admin", help="Accounts, for whoever runs the site.")


def says_trouble(command: Callable[P, None]) -> Callable[P, None]:
    """Let a command end with the sentences of a Trouble and exit 1."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except Trouble as trouble:
            raise click.ClickException(f"{trouble.what} {trouble.safe} {trouble.next}") from trouble

    return wrapped


@admin_commands.command("invite")
@click.argument("email")
@says_trouble
def invite(email: str) -> None:
    """Print a link that makes whoever opens it the administrator with this address."""
    with web.database().unit() as db:
        secret = inviting.invite(db, email, web.now())
    click.echo(links.address(web.settings(), "invitation", secret))
    click.echo("Give this link to the person. It works once, for ten minutes.", err=True)


@admin_commands.command("role")
@click.argument("email")
@click.argument("role", type=click.Choice(ROLES))
@says_trouble
def role(email: str, role: str) -> None:
    """Make an account a student's, an instructor's or an administrator's; its sessions end."""
    _for_account(email, lambda db, account_id: accounts.set_role(db, account_id, role, web.now()))
    click.echo(f"{email} is now: {role}.")


@admin_commands.command("disable")
@click.argument("email")
@says_trouble
def disable(email: str) -> None:
    """Close an account: its sessions end and nobody can sign in with it. Nothing is deleted."""
    _for_account(email, lambda db, account_id: accounts.disable(db, account_id, web.now()))
    click.echo(f"{email} is closed.")


@admin_commands.command("erase")
@click.argument("whom")
@click.option("--yes", is_flag=True, help="Do not ask.")
@says_trouble
def erase(whom: str, yes: bool) -> None:
    """Erase somebody who asked for it (their address, or the account's id); says what stays, before and after."""
    site = web.registries()
    with site.database.reading() as db:
        stays = privacy.staying(db, site.keepings, _known(db, whom).id, web.now())
    if not yes:
        click.echo("\n".join(["Everything about this person goes for good, but for this:", *map(_bullet, stays)]))
        click.confirm("Go on?", abort=True)
    with site.database.unit() as db:
        kept = privacy.erase_at(site, db, _known(db, whom), None, web.now())
    click.echo("\n".join(["The account is erased.", *(f"Kept: {one.words}" for one in kept)]))


def _known(db: Connection, whom: str) -> Row[Any]:
    return accounts.named(db, whom) if "@" in whom else accounts.by_id(db, whom)


def _bullet(kept: Kept) -> str:
    return f"  {kept.words}"


@admin_commands.command("erasures")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@says_trouble
def write_erasures(file: Path) -> None:
    """Write down who was erased and when, by the numbers of accounts; adds to FILE and takes nothing out of it."""
    with web.database().reading() as db:
        number = erasures.write_down(db, file)
    click.echo(f"{file}: {number} erasures.")


@admin_commands.command("erased-again")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@says_trouble
def erase_again(file: Path, yes: bool) -> None:
    """After a backup was restored: erase anew whoever stands in FILE, which `flask admin erasures` wrote."""
    site = web.registries()
    with site.database.reading() as db:
        back = erasures.back_again(db, {**erasures.recorded(db), **erasures.read(file)})
    click.echo(f"{len(back)} of those who were erased stand there again.")
    if back and not yes:
        click.confirm("Erase them for good?", abort=True)
    for account_id in back:
        erasures.again(site, account_id, web.now())
        click.echo(f"  erased again: {account_id}")


@admin_commands.command("enable")
@click.argument("email")
@says_trouble
def enable(email: str) -> None:
    """Open a closed account again."""
    _for_account(email, lambda db, account_id: accounts.enable(db, account_id, web.now()))
    click.echo(f"{email} is open again.")


def _for_account(email: str, act: Callable[[Connection, str], None]) -> None:
    with web.database().unit() as db:
        act(db, accounts.named(db, email).id)
