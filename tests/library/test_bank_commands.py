"""`flask items` and `flask exams`, as their authors call them."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.library.small_bank import BANK, EXAM, EXAM_PATH, ITEM, ITEM_PATH
from tests.library.test_bank import LESSON_PATH, WITH_QUIZ
from tests.library.test_commands import empty_site, run

__all__ = ["empty_site"]


@pytest.fixture
def bank(content: Path) -> Path:
    for path, text in BANK.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text)
    return content


def assembled(site: Flask, content: Path, *more: str) -> Result:
    return run(site, "exams", "assemble", "first", "--seed", "3", "--content", content, *more)


def test_items_check_looks_at_the_whole_bank_and_its_exams(empty_site: Flask, bank: Path) -> None:
    assert run(empty_site, "items", "check", "--content", bank).output == "3 items, no problems.\n"

    (bank / EXAM_PATH).write_text(EXAM.replace("assess: 1", "assess: 4", 1))
    done = run(empty_site, "items", "check", "--content", bank)

    assert done.exit_code == 1
    assert f"{EXAM_PATH}:5:31: found assess needs 4, has 1;" in done.output


def test_items_check_leaves_other_pages_to_the_content_check(empty_site: Flask, bank: Path) -> None:
    (bank / "techniques" / "effleurage.md").write_text("nothing")

    done = run(empty_site, "items", "check", "--content", bank)

    assert "techniques/effleurage.md" not in done.output


def test_items_check_names_a_file_as_it_was_given(empty_site: Flask, bank: Path, tmp_path: Path) -> None:
    file = tmp_path / "assess" / "mine.md"
    file.parent.mkdir()
    file.write_text(ITEM.replace("level: application", "level: easy"))

    done = run(empty_site, "items", "check", file, "--content", bank)

    assert done.exit_code == 1
    assert f"{file}: 1 problems" in done.output
    assert f'{file}:5:8: found "easy";' in done.output


def test_items_check_is_quiet_about_a_sound_file(empty_site: Flask, bank: Path) -> None:
    done = run(empty_site, "items", "check", bank / ITEM_PATH, "--content", bank)

    assert (done.exit_code, done.output) == (0, f"{bank / ITEM_PATH}: no problems\n")


@pytest.mark.parametrize("name", ["assess/gone.md", "assess/notes.txt"])
def test_items_check_says_why_a_file_cannot_be_read(empty_site: Flask, bank: Path, name: str) -> None:
    done = run(empty_site, "items", "check", bank / "items" / name, "--content", bank)

    assert done.exit_code == 1
    assert f"{bank / 'items' / name}:1:1: found" in done.output


def test_a_form_is_printed_as_json(empty_site: Flask, bank: Path) -> None:
    form = json.loads(assembled(empty_site, bank, "--json").output)

    assert (form["exam"], form["seed"], form["use"]) == ("first", 3, "graded")
    assert form["items"] == [
        {
            "item": "one-calf",
            "domain": "assess",
            "kind": "single",
            "level": "application",
            "scored": True,
            "section": 0,
        }
    ]


def test_a_form_is_printed_as_lines(empty_site: Flask, bank: Path) -> None:
    assert assembled(empty_site, bank).output == "  1 one-calf (assess, single, application)\n"


def test_the_practice_form_has_items_of_its_own(empty_site: Flask, bank: Path) -> None:
    (row,) = json.loads(assembled(empty_site, bank, "--practice", "--json").output)["items"]

    assert row["item"] in {"first-minutes", "other-calf"}


def test_a_practice_form_is_drawn_from_what_no_quiz_asks(empty_site: Flask, bank: Path) -> None:
    (bank / LESSON_PATH).write_text(WITH_QUIZ)

    (row,) = json.loads(assembled(empty_site, bank, "--practice", "--json").output)["items"]

    assert row["item"] == "other-calf"


def test_a_form_that_cannot_be_made_is_explained_by_cell(empty_site: Flask, bank: Path) -> None:
    (bank / EXAM_PATH).write_text(EXAM.replace("{assess: 1}", "{assess: 3, safety: 2}", 1))

    said = assembled(empty_site, bank)
    as_json = assembled(empty_site, bank, "--json")

    assert said.exit_code == as_json.exit_code == 1
    assert "safety needs 2, has 0" in said.output and "assess needs 3, has 1" in said.output
    assert {(one["cell"], one["needs"], one["has"]) for one in json.loads(as_json.output)["short"]} == {
        ("safety", 2, 0), ("assess", 3, 1),
    }  # fmt: skip


def test_an_exam_that_is_not_there_is_said_so(empty_site: Flask, bank: Path) -> None:
    done = run(empty_site, "exams", "assemble", "gone", "--seed", "1", "--content", bank)

    assert done.exit_code == 1
    assert "There is no sound exam gone." in done.output


def test_the_schema_of_items_lets_the_file_name_be_the_id(empty_site: Flask, tmp_path: Path) -> None:
    assert run(empty_site, "content", "schema", tmp_path).exit_code == 0

    single = json.loads((tmp_path / ".schema" / "item.json").read_text())["$defs"]["Single"]
    assert "options" in single["required"]
    assert not {"id", "stem"} & set(single["required"])
    assert (tmp_path / ".schema" / "exam.json").exists()
