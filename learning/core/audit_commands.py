"""`flask audit …`: whether the record of acts is as it was written, and its signed head."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import Connection

from learning.core import audit, heads, web
from learning.core.chain import Broken, Head
from learning.core.errors import Trouble
from learning.core.logs import log
from learning.core.verifying import verify

audit_commands = AppGroup("audit")
kept_head = click.Path(exists=True, dir_okay=False, path_type=Path)


@audit_commands.command("verify")
@click.option("--head", "kept", type=kept_head, help="A file that `flask audit head` wrote on another day.")
def verify_chain(kept: Path | None) -> None:
    """Walk the record from its first row; exit 1 naming the first that does not fit."""
    with troubles_said(), web.database().reading() as db:
        signed = _signed(db, kept) if kept else None
        try:
            end = verify(db, _progress, signed)
        except Broken as broken:
            log.error("audit.broken", seq=broken.seq, how=broken.how)
            raise click.ClickException(f"The record of acts is broken. {broken}") from broken
    click.echo(f"The record of acts is whole: {end.seq} rows.{_passed(signed)}")


@audit_commands.command("head")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="A folder to write it to instead.")
def sign_head(out: Path | None) -> None:
    """Print where the record ends, signed."""
    with troubles_said(), web.database().unit() as db:
        signed = heads.sign(db, web.registries().head_signer, web.now())
    if out is None:
        click.echo(signed.written(), nl=False)
    else:
        click.echo(f"{heads.keep(signed, out)}: row {signed.head.seq}.")


@audit_commands.command("blank")
@click.argument("rows", metavar="ROW...", nargs=-1, required=True, type=click.IntRange(min=1))
def blank(rows: tuple[int, ...]) -> None:
    """Take what was said about acts out of the record; that they happened, when and by whom stays."""
    with web.database().unit() as db:
        taken = audit.blank(db, rows, None, web.now())
    click.echo(f"{len(taken)} of {len(rows)} taken out; the record says so.")


@contextlib.contextmanager
def troubles_said() -> Iterator[None]:
    """Let a command end with the sentences of a Trouble and exit 1."""
    try:
        yield
    except Trouble as trouble:
        raise click.ClickException(f"{trouble.what} {trouble.safe} {trouble.next}") from trouble


def _signed(db: Connection, kept: Path) -> Head:
    text = kept.read_text(encoding="utf-8", errors="replace")
    return heads.checked(db, web.registries().head_signer, text).head


def _progress(rows: int) -> None:
    click.echo(f"{rows} rows hold", err=True)


def _passed(signed: Head | None) -> str:
    return f" It passes through the signed head, row {signed.seq}." if signed else ""
