"""`flask cases …`: an author's tools for one case file, without a database."""

import json
from pathlib import Path

import click
from flask.cli import AppGroup

from learning.core import web
from learning.library import case_files
from learning.library.case_playing import PLAYS
from learning.library.commands import report
from learning.library.problems import Problem
from quizzes.cases import robots

case_commands = AppGroup("cases")
content_option = click.option(
    "--content", "content", type=click.Path(path_type=Path), help="The content folder that the case belongs to."
)
file_type = click.Path(path_type=Path, dir_okay=False)
seed_option = click.option("--seed", type=int, help="The variant; without it the first that the author approved.")


@case_commands.command("check")
@click.argument("files", nargs=-1, required=True, type=file_type)
@content_option
@click.option("--plays", type=click.IntRange(1, 100_000), default=PLAYS, help="Plays of the random robot.")
def check(files: tuple[Path, ...], content: Path | None, plays: int) -> None:
    """Check schema, names and figures of case files, and let every robot play them; exit 1 if anything is wrong."""
    problems: list[Problem] = []
    for file in files:
        case = case_files.read_case(file, _content(content))
        found = [*case.problems, *case_files.robot_problems(case, file, plays)]
        problems += found
        click.echo(f"{file}: {len(found)} problems" if found else f"{file}: no problems, every robot content")
    report(tuple(problems))


@case_commands.command("play")
@click.argument("file", type=file_type)
@click.option("--robot", required=True, type=click.Choice(robots.NAMES), help="Who plays.")
@content_option
@seed_option
@click.option("--plays", type=click.IntRange(1, 100_000), default=PLAYS, help="Plays of the random robot.")
def play(file: Path, robot: str, content: Path | None, seed: int | None, plays: int) -> None:
    """Let one robot play a case and say what it found; exit 1 if the case does not stand up to it."""
    case, document = _sound(file, content)
    verdict = robots.run(document, case.facts, robot, document.seeds[0] if seed is None else seed, plays)
    click.echo(f"{verdict.name}: {'holds' if verdict.ok else 'does not hold'}. {verdict.says}")
    for name, value in verdict.figures.items():
        click.echo(f"  {name}: {value:g}")
    if not verdict.ok:
        raise click.exceptions.Exit(1)


@case_commands.command("score")
@click.argument("file", type=file_type)
@click.argument("choices_file", metavar="CHOICES", type=file_type)
@content_option
@seed_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
def score(file: Path, choices_file: Path, content: Path | None, seed: int | None, as_json: bool) -> None:
    """Score the choices of a YAML file (the schema of `expert_path`)."""
    case, document = _sound(file, content)
    choices = case_files.read_choices(choices_file)
    if isinstance(choices, tuple):
        report(choices)
        return
    values = case_files.scored(document, case.facts, choices, seed).model_dump(mode="json")
    if as_json:
        click.echo(json.dumps(values, indent=1, ensure_ascii=False))
        return
    click.echo(f"{values['outcome']}: {values['total']:.3f} (recorded {values['recorded']:.3f})")
    for pillar, value in values["pillars"].items():
        click.echo(f"  {pillar}: {'not measured' if value is None else f'{value:.3f}'}")


@case_commands.command("new")
@click.argument("slug", required=False)
@click.option("--from", "model", metavar="SLUG", help="The case to copy; without it the shortest mini case.")
@content_option
def new(slug: str | None, model: str | None, content: Path | None) -> None:
    """Begin a case file from a copy."""
    folder = _content(content)
    source = case_files.model_case(folder, model)
    if source is None:
        raise click.ClickException(f"There is no case to copy in {folder / 'cases'}. Name one with --from SLUG.")
    target = folder / "cases" / f"{slug or f'{source.stem}-copy'}.md"
    if target.exists():
        raise click.ClickException(f"{target} is there already and was left alone. Choose another name.")
    target.write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    click.echo(f"Wrote {target}. Edit it, then run `flask cases check {target}`.")


def _content(content: Path | None) -> Path:
    return content or web.settings().content


def _sound(file: Path, content: Path | None) -> case_files.SoundCase:
    """A case that can be played, or its problems and exit 1."""
    case = case_files.read_case(file, _content(content))
    report(case.problems)
    if case.document is None:
        raise click.ClickException(f"{file} holds no case.")
    return case, case.document
