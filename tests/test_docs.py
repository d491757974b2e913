"""The documents say what is true of the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text()
NAMED_PATH = re.compile(r"`((?:learning|quizzes|tests|templates|static|content|docs)/[\w./-]+\.\w+)`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_file_a_document_names_exists(page: Path) -> None:
    named = [path for path in NAMED_PATH.findall(page.read_text()) if "NAME" not in path]

    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_between_documents_leads_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`]*`", "", page.read_text())  # what stands in backticks is an example
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text)

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_each_room_is_on_the_map() -> None:
    rooms = {path.parent.name for path in (ROOT / "learning").glob("*/__init__.py")}

    assert {room for room in rooms if f"| `{room}` |" not in ARCHITECTURE} == set()


def test_each_command_of_authors_is_explained_to_them() -> None:
    authors = (ROOT / "docs" / "authors.md").read_text()

    cases = ("cases check", "cases play", "cases new", "cases score")
    for command in ("content check", "content sync", *cases, "items check", "exams assemble"):
        assert f"flask {command}" in authors
