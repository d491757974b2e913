"""`flask credit roster`: look at a report to a board, then make it."""

import os
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext

from learning.attempts.exams.staff_forms import day_of
from learning.core import web
from learning.core.errors import Refused
from learning.credit.boards.rule_sets import RuleSet
from learning.credit.reporting.ce_broker import ce_broker
from learning.credit.reporting.codes import Codes, codes_of
from learning.credit.reporting.making import Wanted, boards_of, make, preview
from learning.credit.reporting.remaking import remade
from learning.credit.reporting.roster import Asked, Roster, csv_roster
from learning.credit.reporting.sending import missing, sender
from learning.credit.reporting.subjects import NotShares
from learning.people.commands import says_trouble

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("roster")
@click.argument("course")
@click.option("--board", required=True, help="florida, new-york or texas.")
@click.option("--from", "first", type=DAY, required=True, help="The first day of completion, YYYY-MM-DD.")
@click.option("--to", "last", type=DAY, required=True, help="The last day.")
@click.option("--profession", default="", help="The board's code of the profession. Codes given before are kept.")
@click.option("--subject", "subjects", multiple=True, help="A subject area: CODE, or CODE=HOURS for each of several.")
@click.option("--course-code", "code", default="", help="The board's code of the course.")
@click.option("--course-id", default="", help="CE Broker's id of the course.")
@click.option("--csv", "table", type=click.Path(path_type=Path), help="Write the table to this file.")
@click.option("--xml", "message", type=click.Path(path_type=Path), help="Write the message for CE Broker.")
@click.option("--again", is_flag=True, help="Also what the board has already.")
@with_appcontext
@says_trouble
def write_roster(
    course: str, board: str, table: Path | None, message: Path | None, again: bool, **told: object
) -> None:
    """Show who is reported and who is left out and why; with --csv or --xml, make the report and remember it."""
    with web.database().reading() as db:
        wanted = Wanted(board, course, _asked(told, _rules(board), codes_of(db, board, course)), again)
        looked_at = preview(db, wanted)
    for line in _lines(looked_at):
        click.echo(line)
    if not looked_at.attendees or not (table or message):
        click.echo("No rows." if not looked_at.attendees else "Nothing was written. Give --csv or --xml.")
        return
    with web.database().unit() as db:
        made = remade(db, make(db, wanted, None, web.now())).made
        files = dict(_files(made, table, message))
        for path, content in files.items():
            _write(path, content)
    click.echo(f"{len(made.attendees)} rows written to {', '.join(map(str, files))}, and remembered as reported.")


def _rules(board: str) -> RuleSet:
    rules = boards_of(web.now()).get(board)
    if rules is None:
        raise Refused(f"There is no board called {board}.", next="Use florida, new-york or texas.")
    return rules


def _asked(told: dict[str, object], rules: RuleSet, kept: Codes) -> Asked:
    first, last = (_day(told[name]) for name in ("first", "last"))
    profession, code, course_id = (str(told[name]) for name in ("profession", "code", "course_id"))
    subjects = told["subjects"]
    typed = Codes(profession, code, course_id, subjects if isinstance(subjects, tuple) else ())
    try:
        return typed.completed(kept).asked(str(rules.state), first, last)
    except NotShares as trouble:
        raise Refused(str(trouble), next="Give --subject again.") from trouble


def _day(given: object) -> str:
    """As the form of the page takes it: other years are written with fewer figures, and do not compare."""
    try:
        return day_of(f"{given:%Y-%m-%d}").isoformat()
    except ValueError:
        raise Refused("The days of a report lie between 2020 and 2099.") from None


def _lines(made: Roster) -> Iterator[str]:
    for one in made.attendees:
        yield f"  {one.certificate_id}  {one.last_name}, {one.first_name}  {one.number}  {one.completed}  {one.hours}"
    for left in made.left_out:
        yield f"  left out: {left.certificate_id}  {left.name}: {left.why}"
    yield f"{len(made.attendees)} rows, {len(made.left_out)} left out."


def _files(made: Roster, table: Path | None, message: Path | None) -> Iterator[tuple[Path, bytes]]:
    if table:
        yield table, csv_roster(made).encode()
    if message:
        given = web.settings().ce_broker
        for sentence in missing(given, made.asked.course_id):
            click.echo(f"  left empty in the message: {sentence}")
        yield message, ce_broker(made, sender(given))


def _write(path: Path, content: bytes) -> None:
    """For its owner's eyes: it names people and their licences, and the message holds the key."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        os.fchmod(file.fileno(), 0o600)  # it may have been there already, for everybody's eyes
        file.write(content)
