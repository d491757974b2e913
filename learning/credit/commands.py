"""`flask credit …`: what operators do about boards and learners' hours."""

from pathlib import Path

import click
import markdown
from flask import current_app
from flask.cli import AppGroup
from markupsafe import Markup

from learning.core import web
from learning.credit.boards.asking import offer_called
from learning.credit.boards.packet import Part, packet, unset
from learning.credit.completion.evaluating import summary
from learning.credit.ledger.reminding import remind
from learning.credit.reporting.commands import write_roster
from learning.credit.retention.commands import COMMANDS
from learning.credit.reviewing.clearance import cleared
from learning.library.libraries import library
from learning.library.rendering.sanitising import sanitised
from learning.people.commands import says_trouble

credit_commands = AppGroup("credit")
credit_commands.add_command(write_roster)
for _command in COMMANDS:
    credit_commands.add_command(_command)


@credit_commands.command("packet")
@click.argument("course")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@says_trouble
def write_packet(course: str, out: Path) -> None:
    """Write what an application for approval of a course asks for, as Markdown and one page; say what is unset."""
    books = library(web.database())
    offer = offer_called(books, course, web.now())
    with web.database().reading() as db:
        parts = packet(offer, cleared(db, books, offer), web.settings().provider, summary(db, course))
    out.mkdir(parents=True, exist_ok=True)
    for part in parts:
        (out / f"{part.name}.md").write_text(f"# {part.title}\n\n{part.body}", encoding="utf-8")
    page = current_app.jinja_env.get_template("credit/boards/packet.html").render(
        title=offer.page.title, parts=map(_html, parts)
    )
    (out / "packet.html").write_text(page, encoding="utf-8")
    for one in unset(parts):
        click.echo(f"  not set: {one}")
    click.echo(f"{len(parts)} files and packet.html written to {out}.")


def _html(part: Part) -> Markup:
    body = sanitised(markdown.markdown(part.body, extensions=["tables", "sane_lists"]))
    return Markup("<section><h2>{}</h2>{}</section>").format(part.title, Markup(body))  # noqa: S704 - just sanitised


@credit_commands.command("remind")
@says_trouble
def send_reminders() -> None:
    """Send the letters that are due 90, 30 and 7 days before a renewal, each once; for cron, once a day."""
    done = remind(web.database(), web.settings(), web.now())
    click.echo(f"{done.sent} reminders sent, {done.refused} not taken by the mail server.")
