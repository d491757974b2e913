"""`flask certificates …`: certificates in bulk, for whoever runs the site."""

from pathlib import Path

import click
from flask.cli import AppGroup

from learning.core import web
from learning.credit.certificates.checking import Altered, find
from learning.credit.certificates.listing import ids_of_course
from learning.credit.certificates.printing import Paper, pdf
from learning.credit.certificates.signatures import picture_of

certificate_commands = AppGroup("certificates", help="Certificates that were issued.")


@certificate_commands.command("render")
@click.option("--course", required=True, help="The course, by the last part of its address.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="A folder for the files."
)
@click.option("--paper", type=click.Choice(["letter", "a4"]), default="letter", show_default=True)
def render(course: str, out: Path, paper: Paper) -> None:
    """Write each valid certificate of a course as a PDF named by its id."""
    with web.database().reading() as db:
        ids = ids_of_course(db, course)
    out.mkdir(parents=True, exist_ok=True, mode=0o700)
    left_out = 0
    with click.progressbar(ids, label="Printing") as bar:
        for certificate_id in bar:
            left_out += not _print(certificate_id, out, paper)
    click.echo(f"{len(ids) - left_out} sheets are in {out}; {left_out} are superseded, revoked or altered.")


def _print(certificate_id: str, out: Path, paper: Paper) -> bool:
    try:
        with web.database().reading() as db:
            found = find(db, certificate_id)
            signature = picture_of(db, found.snapshot.signature)
    except Altered:
        click.echo(f"\n{certificate_id}: the row is not what was signed.", err=True)
        return False
    if found.standing.state != "valid":
        return False
    # For its owner's eyes: it names somebody and their licence.
    sheet = out / f"{certificate_id}.pdf"
    sheet.touch(0o600)
    sheet.write_bytes(pdf(found.snapshot, paper, signature))
    return True
