"""`flask credit roster`: look at a report to a board, then write it."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext

from learning.core import web
from learning.core.dates import iso_day
from learning.core.errors import Refused
from learning.credit.boards.rule_sets import RuleSet, rule_sets
from learning.credit.reporting.ce_broker import Sender, ce_broker
from learning.credit.reporting.reported import prepare, remember
from learning.credit.reporting.roster import Asked, Roster, csv_roster
from learning.people.commands import says_trouble

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("roster")
@click.argument("course")
@click.option("--board", required=True, help="florida, new-york or texas.")
@click.option("--from", "first", type=DAY, required=True, help="The first day of completion, YYYY-MM-DD.")
@click.option("--to", "last", type=DAY, required=True, help="The last day.")
@click.option("--profession", default="", help="The board's code of the profession.")
@click.option("--subject", default="", help="The board's code of the subject area.")
@click.option("--course-code", default="", help="The board's code of the course.")
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write the table to this file.")
@click.option("--xml", "message", type=click.Path(path_type=Path), help="Write the message for CE Broker.")
@click.option("--sender", nargs=3, help="CE Broker's ids of the parent provider, the provider and the course.")
@click.option("--key-file", type=click.Path(path_type=Path, exists=True), help="The file that holds the upload key.")
@click.option("--again", is_flag=True, help="Also what the board has already.")
@with_appcontext
@says_trouble
def write_roster(
    course: str, board: str, table: Path | None, message: Path | None, again: bool, **told: object
) -> None:
    """Show who is reported and who is left out and why; with --csv or --xml, write the report and remember it."""
    asked = _asked(_rules(board), told)
    with web.database().reading() as db:
        made = prepare(db, course, board, asked, again=again)
    for line in _lines(made):
        click.echo(line)
    files = _files(made, table, message, told) if made.attendees else {}
    if not files:
        click.echo("Nothing was written. Give --csv or --xml to write the report." if made.attendees else "No rows.")
        return
    with web.database().unit() as db:
        remember(db, board, made, web.now())
        for path, content in files.items():
            _write(path, content)
    click.echo(f"{len(made.attendees)} rows written to {', '.join(map(str, files))}, and remembered as reported.")


def _rules(board: str) -> RuleSet:
    rules = rule_sets(iso_day(web.now())).get(board)
    if rules is None or rules.state is None:
        raise Refused(f"There is no board called {board}.", next="Use florida, new-york or texas.")
    return rules


def _asked(rules: RuleSet, told: dict[str, object]) -> Asked:
    days = (f"{told[name]:%Y-%m-%d}" for name in ("first", "last"))
    codes = (str(told[name]) for name in ("profession", "subject", "course_code"))
    return Asked(str(rules.state), *days, *codes)


def _lines(made: Roster) -> Iterator[str]:
    for one in made.attendees:
        yield f"  {one.certificate_id}  {one.last_name}, {one.first_name}  {one.number}  {one.completed}  {one.hours}"
    for left in made.left_out:
        yield f"  left out: {left.certificate_id}  {left.name}: {left.why}"
    yield f"{len(made.attendees)} rows, {len(made.left_out)} left out."


def _files(made: Roster, table: Path | None, message: Path | None, told: dict[str, object]) -> dict[Path, bytes]:
    """What is to be written. Refused when a code is missing that nobody but the operator knows."""
    if (table or message) and not all((made.asked.profession, made.asked.subject, made.asked.course)):
        raise Refused("Give --profession, --subject and --course-code: the board's own codes are not known here.")
    files = {table: csv_roster(made).encode()} if table else {}
    if message:
        files[message] = ce_broker(made, _sender(told))
    return files


def _sender(told: dict[str, object]) -> Sender:
    ids, key = told["sender"], told["key_file"]
    if not isinstance(ids, tuple) or not isinstance(key, Path):
        raise Refused("Give --sender with CE Broker's three ids, and --key-file with the upload key.")
    parent, provider, course = ids
    return Sender(parent, key.read_text(encoding="utf-8").strip(), provider, course)


def _write(path: Path, content: bytes) -> None:
    """For its owner's eyes: it names people and their licences, and the message holds the key."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(content)
