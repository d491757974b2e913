"""`flask items …` and `flask exams …`: an author's tools for the bank and its forms, without a database."""

import json
from pathlib import Path
from typing import Any

import click
from flask.cli import AppGroup

from learning.core import web
from learning.library import bank_files
from learning.library.commands import report
from quizzes.exams.assembly import Form, Infeasible

item_commands = AppGroup("items")
exam_commands = AppGroup("exams")
content_option = click.option(
    "--content", "content", type=click.Path(path_type=Path), help="The content folder that they belong to."
)


@item_commands.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@content_option
def check(files: tuple[Path, ...], content: Path | None) -> None:
    """Check item files, or without any the whole bank and its exams; exit 1 if anything is wrong."""
    folder = content or web.settings().content
    if not files:
        count, problems = bank_files.bank_problems(folder)
        report(problems)
        click.echo(f"{count} items, no problems.")
        return
    found = bank_files.file_problems(files, folder)
    for file, problems in found.items():
        click.echo(f"{file}: {len(problems) or 'no'} problems")
    report(tuple(problem for problems in found.values() for problem in problems))


@exam_commands.command("assemble")
@click.argument("exam")
@click.option("--seed", type=int, required=True, help="The same seed draws the same form from the same bank.")
@click.option("--practice", is_flag=True, help="Draw the practice form instead.")
@click.option("--json", "as_json", is_flag=True, help="Print the form, or what is short, as JSON.")
@content_option
def assemble(exam: str, seed: int, practice: bool, as_json: bool, content: Path | None) -> None:
    """Draw the form that a candidate with this seed would get; exit 1, cell by cell, if there is none."""
    document, bank = bank_files.exam_and_bank(exam, content or web.settings().content)
    if document is None:
        raise click.ClickException(
            f"There is no sound exam {exam}. `flask content check` says what is wrong with it."
        )
    form = bank_files.drawn(document, bank, seed, "practice" if practice else "graded")
    if isinstance(form, Infeasible):
        _no_form(form, as_json)
        return
    rows = _rows(form, bank)
    if as_json:
        values = {"exam": exam, "seed": seed, "use": "practice" if practice else "graded", "items": rows}
        click.echo(json.dumps(values, indent=1, ensure_ascii=False))
        return
    for number, row in enumerate(rows, 1):
        note = "" if row["scored"] else ", pilot"
        click.echo(f"{number:3} {row['item']} ({row['domain']}, {row['kind']}, {row['level']}{note})")


def _rows(form: Form, bank: bank_files.Bank) -> list[dict[str, Any]]:
    return [
        {
            "item": placed.item,
            "domain": bank.items[placed.item].domain,
            "kind": bank.items[placed.item].kind,
            "level": bank.items[placed.item].level,
            "scored": placed.scored,
            "section": placed.section,
        }
        for placed in form.items
    ]


def _no_form(infeasible: Infeasible, as_json: bool) -> None:
    cells = [
        {"cell": one.cell, "needs": one.needs, "has": one.has, "because": one.because}
        for one in infeasible.shortages
    ]  # fmt: skip
    if as_json:
        click.echo(json.dumps({"short": cells}, indent=1, ensure_ascii=False))
        raise click.exceptions.Exit(1)
    raise click.ClickException(infeasible.sentence)
