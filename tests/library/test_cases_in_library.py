from pathlib import Path

import pytest

from learning.core.database import Database
from learning.library.checking import check_texts
from learning.library.libraries import library
from learning.library.syncing import sync
from tests.conftest import NOW
from tests.library.small_case import CASE
from tests.library.small_content import TEXTS

PATH = "cases/talk.md"


def test_the_small_case_has_no_problem() -> None:
    assert check_texts({**TEXTS, PATH: CASE}).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "found"),
    [
        ("use: practice", "use: practise", 5, 6, '"practise"'),
        ("correct: true", "correct: yes", 18, 59, '"yes"'),
        ("age: 30", "age: '30'", 11, 8, '"30"'),
        ("level: 1", "levels: 1", 6, 1, "the unknown key `levels`"),
        ("[assess-01]", "[assess-77]", 8, 14, '"assess-77"'),
        ("references: [one2015]", "references: [none1999]", 35, 14, '"none1999"'),
        ("[@one2015].", "[@none1999].", 44, 12, "@none1999"),
        ("## Presentation", "## Story", 37, 1, "Debrief"),
        ("references:", "read_next: [/techniques/none]\nreferences:", 35, 13, '"/techniques/none"'),
        ("{id: kind, text", "{id: quiet, text", 30, 12, "quiet a second time"),
        ("key: true, red_flag", "key: true, key: false, red_flag", 25, 60, "`key` a second time"),
        ("cues: [sore]", "cues: [sour]", 32, 10, "sour"),
    ],
)
def test_a_mistake_in_a_case_is_named_at_its_place(old: str, new: str, line: int, column: int, found: str) -> None:
    assert old in CASE
    problems = check_texts({**TEXTS, PATH: CASE.replace(old, new)}).problems

    assert (line, column, found) in [(one.line, one.column, one.found) for one in problems], problems


def test_a_case_stands_on_the_shelf_with_its_two_texts(database: Database, content: Path) -> None:
    (content / "cases").mkdir()
    (content / PATH).write_text(CASE)
    assert not sync(database, content, NOW).refused

    case = library(database).case("talk")

    assert case is not None
    assert (case.title, case.url, case.document.client.name) == ("A short talk", "/cases/talk", "Mia")
    assert case.presentation == "<p>“It is my neck,” says Mia.</p>"
    assert 'id="note-1"' in case.debrief
    assert library(database).cases() == (case,)


def test_what_an_author_lists_keeps_its_order(database: Database, content: Path) -> None:
    (content / "cases").mkdir()
    turned = CASE.replace(
        "{medicines: none, surgery: none, cancer: none,", "{surgery: none, medicines: none, cancer: none,"
    )
    (content / PATH).write_text(turned)
    sync(database, content, NOW)

    case = library(database).case("talk")

    assert case is not None
    assert list(case.document.client.intake)[:3] == ["surgery", "medicines", "cancer"]
