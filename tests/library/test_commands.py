import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app import create_app
from learning.library import editorial
from learning.library.commands import content_commands
from learning.library.publishing import revise
from tests import databases
from tests.conftest import NOW, FixedClock, database_of, settings_in
from tests.library.small_case import CASE
from tests.library.small_content import TECHNIQUE

PATH = "techniques/effleurage.md"


@pytest.fixture
def empty_site(tmp_path: Path) -> Flask:
    return create_app(settings_in(tmp_path, databases.sqlite_url(tmp_path)), FixedClock())


@pytest.fixture
def case_file(content: Path) -> Path:
    file = content / "cases" / "talk.md"
    file.parent.mkdir()
    file.write_text(CASE)
    return file


def run(site: Flask, *words: object) -> Result:
    return site.test_cli_runner().invoke(args=[str(word) for word in words])


def test_check_is_quiet_about_sound_files(empty_site: Flask, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editorial, "ERRANDS", ())
    done = run(empty_site, "content", "check", content)

    assert (done.exit_code, done.output) == (0, "11 files, no problems.\n")


def test_check_prints_what_an_editor_would_send_back(empty_site: Flask, content: Path) -> None:
    done = run(empty_site, "content", "check", content)

    assert done.exit_code == 1
    assert "assessments/slr.md:1:1: found 20 words; expected at least 200;" in done.output


def test_check_prints_each_problem_on_a_line_and_exits_1(empty_site: Flask, content: Path) -> None:
    (content / PATH).write_text(TECHNIQUE.replace("regions:", "region:"))

    done = run(empty_site, "content", "check", content)

    assert done.exit_code == 1
    assert f"{PATH}:6:1: found the unknown key `region`; expected `regions`; rename it" in done.output


def test_sync_status_edit_and_export_go_round(empty_site: Flask, content: Path, tmp_path: Path) -> None:
    assert "Nothing is published yet." in run(empty_site, "content", "status", content).output
    assert "Generation 1: 11 changed, 0 removed." in run(empty_site, "content", "sync", content).output
    revise(database_of(empty_site), PATH, TECHNIQUE.replace("oil", "cream"), "cleo", NOW)

    assert f"  differs: {PATH}\n" in run(empty_site, "content", "status", content).output
    refused = run(empty_site, "content", "sync", content)
    assert refused.exit_code == 1
    assert "-Long strokes with cream.\n+Long strokes with oil." in refused.output
    assert "--ours" in refused.output and "--theirs" in refused.output

    assert f"wrote {PATH}" in run(empty_site, "content", "export", content).output
    assert "cream" in (content / PATH).read_text()
    assert "Generation 2: 0 changed" in run(empty_site, "content", "sync", content).output


def test_status_names_the_pages_that_nobody_has_reviewed(empty_site: Flask, content: Path) -> None:
    signed = "reviewer: {name: Dr Who, credential: LMT, date: 2026-11-01}\nregions:"
    (content / PATH).write_text(TECHNIQUE.replace("regions:", signed))

    said = run(empty_site, "content", "status", content).output

    assert "not reviewed by a named clinician: conditions/back-pain.md" in said
    assert f"clinician: {PATH}" not in said
    assert "5 pages are not reviewed" in said


def test_status_counts_what_the_library_holds(empty_site: Flask, content: Path) -> None:
    said = run(empty_site, "content", "status", content).output

    assert "pages   lesson 1, technique 1," in said
    assert "lists   reference 2, claim 2, term 1, objective 1" in said


@pytest.mark.parametrize("command", ["check", "status"])
def test_reviews_that_are_due_are_listed_and_no_problem(
    empty_site: Flask, content: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(editorial, "ERRANDS", ())
    (content / PATH).write_text(TECHNIQUE.replace("regions:", "review_by: 2020-01-31\nregions:"))

    done = run(empty_site, "content", command, content)

    assert done.exit_code == 0
    assert f"  was to be reviewed by 2020-01-31: {PATH}\n" in done.output


def test_a_sync_with_problems_exits_1_and_says_that_nothing_changed(empty_site: Flask, content: Path) -> None:
    (content / PATH).write_text("nothing")

    done = run(empty_site, "content", "sync", content)

    assert done.exit_code == 1
    assert f"{PATH}:1:1: found no front matter" in done.output
    assert "nothing was changed" in done.output


def test_schema_writes_one_file_for_each_kind(empty_site: Flask, tmp_path: Path) -> None:
    assert run(empty_site, "content", "schema", tmp_path).exit_code == 0

    schema = json.loads((tmp_path / ".schema" / "lesson.json").read_text())
    assert schema["additionalProperties"] is False
    assert (tmp_path / ".schema" / "case.json").exists()


def test_every_command_of_content_has_a_help_line() -> None:
    assert all(command.help for command in content_commands.commands.values())


def test_cases_check_names_the_file_as_it_was_given(empty_site: Flask, content: Path, case_file: Path) -> None:
    case_file.write_text(CASE.replace("level: 1", "level: 9"))

    done = run(empty_site, "cases", "check", case_file, "--content", content, "--plays", 5)

    assert done.exit_code == 1
    assert f"{case_file}:6:8: found 9;" in done.output


def test_cases_check_lets_the_robots_play(empty_site: Flask, content: Path, case_file: Path) -> None:
    done = run(empty_site, "cases", "check", case_file, "--content", content, "--plays", 20)

    # Three picks cannot keep chance out: the robots say so, at the line of the cut or of the first line.
    assert "found a case that the robot random breaks" in done.output
    assert done.exit_code == 1


def test_a_file_that_is_not_there_is_a_problem(empty_site: Flask, content: Path) -> None:
    done = run(empty_site, "cases", "check", content / "none.md", "--content", content)

    assert done.exit_code == 1
    assert "none.md:1:1: found" in done.output


def test_cases_play_says_what_a_robot_found(empty_site: Flask, content: Path, case_file: Path) -> None:
    done = run(empty_site, "cases", "play", case_file, "--robot", "expert", "--content", content)

    assert (done.exit_code, done.output.split("\n")[0]) == (
        0, "expert: holds. The expert's path earns 1.000 in variant 0.",
    )  # fmt: skip


def test_cases_score_prints_the_result_of_choices(
    empty_site: Flask, content: Path, case_file: Path, tmp_path: Path
) -> None:
    choices = tmp_path / "choices.yaml"
    choices.write_text("cues: [sore]\nhistory: [fever, night]\nscreen: {decision: proceed, reasons: [quiet]}\n")

    done = run(empty_site, "cases", "score", case_file, choices, "--content", content, "--json")

    result = json.loads(done.output)
    assert (result["total"], result["outcome"], result["pillars"]["rehabilitation"]) == (1.0, "passed", None)


def test_cases_score_refuses_choices_at_their_line(
    empty_site: Flask, content: Path, case_file: Path, tmp_path: Path
) -> None:
    choices = tmp_path / "choices.yaml"
    choices.write_text("cues: [sore]\nhistry: []\n")

    done = run(empty_site, "cases", "score", case_file, choices, "--content", content)

    assert done.exit_code == 1
    assert f"{choices}:2:1: found the unknown key `histry`; expected `history`" in done.output


def test_cases_new_copies_and_never_overwrites(empty_site: Flask, content: Path, case_file: Path) -> None:
    done = run(empty_site, "cases", "new", "--from", "talk", "--content", content)

    assert done.exit_code == 0
    assert (content / "cases" / "talk-copy.md").read_text() == CASE
    assert run(empty_site, "cases", "new", "--from", "talk", "--content", content).exit_code == 1
    assert run(empty_site, "cases", "new", "--from", "none", "--content", content).exit_code == 1
    assert run(empty_site, "cases", "new", "fresh", "--content", content).exit_code == 0
    assert (content / "cases" / "fresh.md").read_text() == CASE


def test_coverage_prints_a_line_for_each_objective_and_what_is_left_out(empty_site: Flask, content: Path) -> None:
    done = run(empty_site, "content", "coverage", content)

    first, row, *_, last = done.output.splitlines()
    assert (first.split()[:2], row.split()) == (["Lessons", "Quiz"], ["assess-01", "1", "0", "0", "0", "0"])
    assert last == "Left out: assess-01 (quizzed, scored, met)."
