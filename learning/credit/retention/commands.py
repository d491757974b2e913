"""`flask credit purge`, `hold`, `release` and `holds`: for whoever runs the site, and for nobody on the web."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy import Connection, select

from learning.core import web
from learning.core.dates import day, iso_day, midnight
from learning.core.errors import NotFound, Refused
from learning.credit.certificates import holding
from learning.credit.certificates.models import certificate
from learning.credit.retention import purging
from learning.credit.retention.records import Record
from learning.people import accounts
from learning.people.commands import says_trouble

DAY = click.DateTime(["%Y-%m-%d"])
LONGEST = 500
IDS = {"ignore_unknown_options": True}  # an id may begin with a hyphen


@click.command("purge")
@click.option("--dry-run", is_flag=True, help="Only list what would be purged.")
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), help="The folder for the export.")
@with_appcontext
@says_trouble
def purge(dry_run: bool, folder: Path | None) -> None:
    """Export the records of erased people that are past their time, then delete them."""
    years = web.settings().records_kept_years
    with web.database().reading() as db:
        found = purging.past_their_time(db, years, web.now())
    for one in found:
        click.echo(_line(one))
    due = sum(not one.held for one in found)
    click.echo(f"{due} records are past their time; {len(found) - due} more are held.")
    if dry_run or not due:
        return
    if folder is None:
        raise Refused("Say with --to which folder the records are exported to: nothing is purged before.")
    if done := purging.purge(web.database(), folder, years, web.now()):
        click.echo(f"Exported to {folder / done.name}.json and .csv, then purged: {done.purged} records.")
        _say_changed(done.changed)


def _line(one: Record) -> str:
    held = "  held, stays" if one.held else ""
    return (
        f"  {', '.join(one.certificates)}  {one.course}  issued {iso_day(one.issued_at)}"
        f"  kept until {iso_day(one.kept_until)}{held}"
    )


def _say_changed(number: int) -> None:
    if number:
        click.echo(f"{number} changed while they were exported, and stayed. Run the command once more.")


@click.command("hold", context_settings=IDS)
@click.argument("whom", metavar="CERTIFICATE-ID|EMAIL")
@click.option("--why", required=True, help="What it is needed for; administrators alone read it.")
@click.option("--until", type=DAY, help="The day on which the hold ends by itself, YYYY-MM-DD.")
@with_appcontext
@says_trouble
def hold(whom: str, why: str, until: datetime | None) -> None:
    """Keep a certificate's record, or all of a person's, from being purged or erased."""
    ends_at = midnight(until.date()) if until else None
    if ends_at is not None and ends_at <= web.now():
        raise Refused("This day is over. Give a later one with --until, or none.")
    with web.database().unit() as db:
        ids = _named(db, whom)
        holding.hold(db, ids, _said(why), ends_at, web.now())
    click.echo(f"Held: {_counted(ids)}. What is issued later is held when it is named.")


@click.command("release", context_settings=IDS)
@click.argument("whom", metavar="CERTIFICATE-ID|EMAIL")
@click.option("--why", required=True, help="Why nothing has to be held any more.")
@with_appcontext
@says_trouble
def release(whom: str, why: str) -> None:
    """End every hold on a certificate, or on all of a person's."""
    with web.database().unit() as db:
        number = holding.release(db, _named(db, whom), _said(why), web.now())
    click.echo(f"Released: {number} certificate{'' if number == 1 else 's'}.")


@click.command("holds")
@with_appcontext
def holds() -> None:
    """List the holds that stand, with their reasons."""
    with web.database().reading() as db:
        found = holding.holds(db, web.now())
    for one in found:
        ends = day(one.ends_at) if one.ends_at else "released"
        click.echo(f"  {one.certificate_id}  since {day(one.placed_at)}, until {ends}: {one.why}")
    click.echo("1 hold stands." if len(found) == 1 else f"{len(found)} holds stand.")


COMMANDS = (purge, hold, release, holds)


def _named(db: Connection, whom: str) -> list[str]:
    """The certificates of an address, or the one of this id. Raises NotFound."""
    if "@" not in whom:
        return [whom]
    theirs = certificate.c.account_id == accounts.named(db, whom).id
    found = list(db.scalars(select(certificate.c.id).where(theirs).order_by(certificate.c.issued_at)))
    if not found:
        raise NotFound("Nothing was issued to this person.", next="Name a certificate by its id.")
    return found


def _said(why: str) -> str:
    told = " ".join(why.split())
    if not told or len(told) > LONGEST:
        raise Refused(f"Say why in 1 to {LONGEST} characters.")
    return told


def _counted(ids: Collection[str]) -> str:
    return f"{len(ids)} certificate{'' if len(ids) == 1 else 's'}"
