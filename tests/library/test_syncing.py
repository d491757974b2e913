from pathlib import Path

import pytest
from sqlalchemy import func, select

from learning.core.database import Database
from learning.library import published
from learning.library.libraries import library
from learning.library.models import generation, revision
from learning.library.publishing import revise
from learning.library.syncing import exported, sync, unpublished
from tests.conftest import NOW
from tests.library.small_content import TECHNIQUE, TEXTS

PATH = "techniques/effleurage.md"
EDITED = TECHNIQUE.replace("with oil", "with less oil")
FILED = TECHNIQUE.replace("with oil", "with cream")


def rows(database: Database) -> tuple[int, int]:
    with database.reading() as db:
        count = [db.execute(select(func.count()).select_from(table)).scalar_one() for table in (generation, revision)]
    return count[0], count[1]


def text(database: Database) -> str:
    with database.reading() as db:
        return published.text_at(db, PATH) or ""


@pytest.fixture
def edited(database: Database, content: Path) -> Database:
    """Published from files, then edited on the site."""
    sync(database, content, NOW)
    revise(database, PATH, EDITED, "cleo", NOW)
    return database


def test_the_first_sync_publishes_every_file(database: Database, content: Path) -> None:
    done = sync(database, content, NOW)

    assert (done.generation, len(done.changed)) == (1, len(TEXTS))
    assert rows(database) == (1, len(TEXTS))


def test_a_second_sync_changes_nothing(database: Database, content: Path) -> None:
    sync(database, content, NOW)
    done = sync(database, content, NOW + 1)

    assert (done.generation, done.changed, rows(database)) == (1, (), (1, len(TEXTS)))


def test_a_changed_and_a_removed_file_make_one_generation(database: Database, content: Path) -> None:
    sync(database, content, NOW)
    (content / PATH).write_text(FILED)
    (content / "courses/first.md").unlink()

    done = sync(database, content, NOW)

    assert (done.generation, done.changed, done.removed) == (2, (PATH,), ("courses/first.md",))
    assert library(database).page("course", "first") is None


def test_a_problem_keeps_the_last_good_generation_up(database: Database, content: Path) -> None:
    sync(database, content, NOW)
    (content / PATH).write_text(FILED.replace("kind:", "kin:"))

    done = sync(database, content, NOW)

    assert done.refused and done.problems[0].path == PATH
    assert rows(database) == (1, len(TEXTS))
    assert text(database) == TECHNIQUE


def test_a_file_is_never_silently_put_over_an_edit(edited: Database, content: Path) -> None:
    done = sync(edited, content, NOW)

    assert done.refused
    assert "-Long strokes with less oil.\n+Long strokes with oil.\n" in done.differences[0]
    assert text(edited) == EDITED


def test_theirs_takes_the_file(edited: Database, content: Path) -> None:
    done = sync(edited, content, NOW, "theirs")

    assert (done.generation, done.changed) == (3, (PATH,))
    assert text(edited) == TECHNIQUE
    assert not sync(edited, content, NOW).refused


def test_ours_keeps_the_edit_and_does_not_ask_again(edited: Database, content: Path) -> None:
    assert sync(edited, content, NOW, "ours").generation == 2
    assert text(edited) == EDITED

    done = sync(edited, content, NOW)

    assert (done.refused, done.generation, text(edited)) == (False, 2, EDITED)


def test_after_ours_a_file_that_changes_again_is_asked_about(edited: Database, content: Path) -> None:
    sync(edited, content, NOW, "ours")
    (content / PATH).write_text(FILED)

    assert sync(edited, content, NOW).refused


def test_an_export_settles_it_and_later_file_edits_go_in(edited: Database, content: Path) -> None:
    assert exported(edited, content) == (PATH,)
    assert (content / PATH).read_text() == EDITED

    (content / PATH).write_text(FILED)
    done = sync(edited, content, NOW)

    assert (done.refused, done.changed, text(edited)) == (False, (PATH,), FILED)


def test_a_file_that_says_what_the_edit_says_is_no_conflict(edited: Database, content: Path) -> None:
    (content / PATH).write_text(EDITED)

    assert not sync(edited, content, NOW).refused


def test_a_page_made_on_the_site_stays_without_a_file(edited: Database, content: Path) -> None:
    revise(edited, "techniques/petrissage.md", EDITED.replace("Effleurage", "Petrissage"), "cleo", NOW)

    done = sync(edited, content, NOW, "theirs")

    assert done.removed == ()
    assert library(edited).page("technique", "petrissage") is not None


def test_a_deleted_file_of_an_edited_page_is_asked_about(edited: Database, content: Path) -> None:
    (content / PATH).unlink()

    assert sync(edited, content, NOW).refused


def test_status_names_what_differs(edited: Database, content: Path) -> None:
    generation_now, checked, differing = unpublished(edited, content)

    assert (generation_now, checked.problems, differing) == (2, (), (PATH,))
