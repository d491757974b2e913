from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from learning.core.database import Database
from learning.core.errors import Conflict
from learning.library import making, published
from learning.library.checking import check_texts
from learning.library.libraries import library
from learning.library.loading import Loaded
from learning.library.models import generation, rendering, revision
from learning.library.publishing import Refusal, prepare, publish, revise
from learning.library.rendering.context import Context
from learning.library.syncing import sync
from tests.conftest import NOW
from tests.library.small_content import TECHNIQUE, TEXTS

PATH = "techniques/effleurage.md"
EDITED = TECHNIQUE.replace("Long strokes with oil.", "Long strokes with less oil.")


def count(database: Database, table: object) -> int:
    with database.reading() as db:
        return int(db.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


@pytest.fixture
def synced(database: Database, content: Path) -> Database:
    assert sync(database, content, NOW).generation == 1
    return database


def test_an_edit_publishes_a_new_generation_of_everything(synced: Database) -> None:
    assert revise(synced, PATH, EDITED, "cleo", NOW + 1) == 2

    shelf = library(synced)
    assert shelf.generation == 2
    page = shelf.page("technique", "effleurage")
    assert page is not None and "less oil" in page.html
    assert shelf.page("condition", "back-pain") is not None


def test_a_library_in_memory_is_replaced_when_the_generation_moves(synced: Database) -> None:
    before = library(synced)
    revise(synced, PATH, EDITED, "cleo", NOW)

    after = library(synced)

    assert (before.generation, after.generation) == (1, 2)
    assert library(synced, 2) is after


def test_an_edit_with_a_problem_changes_nothing(synced: Database) -> None:
    with pytest.raises(Refusal) as refusal:
        revise(synced, PATH, EDITED.replace("kind: technique", "kind: tecnique"), "cleo", NOW)

    assert [problem.line for problem in refusal.value.problems] == [2]
    assert library(synced).generation == 1
    assert count(synced, revision) == len(TEXTS)


def test_an_edit_that_would_break_a_link_elsewhere_is_refused(synced: Database) -> None:
    with pytest.raises(Refusal) as refusal:
        revise(synced, "glossary.yaml", "[]\n", "cleo", NOW)

    assert refusal.value.problems[0].path == "pillars/assessment/first-words.md"


def test_two_who_publish_at_once_make_one_generation_and_one_conflict(synced: Database) -> None:
    with synced.reading() as db:
        edition = prepare(db, 1, check_texts({**TEXTS, PATH: EDITED}))
    revise(synced, PATH, EDITED.replace("less", "no"), "cleo", NOW)

    with pytest.raises(Conflict), synced.unit() as db:
        publish(db, edition, "browser", "ben", NOW)

    assert library(synced).generation == 2


def test_nothing_is_published_when_the_unit_fails(synced: Database) -> None:
    with synced.reading() as db:
        edition = prepare(db, 1, check_texts({**TEXTS, PATH: EDITED}))

    with pytest.raises(ZeroDivisionError), synced.unit() as db:
        publish(db, edition, "browser", "cleo", NOW)
        raise ZeroDivisionError

    assert (count(synced, generation), count(synced, revision)) == (1, len(TEXTS))


def test_a_revision_keeps_its_text_its_author_and_its_named_reviewer(synced: Database) -> None:
    reviewer = "reviewer: {name: Dr Who, credential: LMT, date: 2026-11-01}\n---\n\nLong"
    reviewed = EDITED.replace("---\n\nLong", reviewer)
    revise(synced, PATH, reviewed, "cleo", NOW + 5)

    with synced.reading() as db:
        row = db.execute(select(revision).where(revision.c.created_at == NOW + 5)).one()
    assert (row.path, row.source, row.origin, row.author) == (PATH, reviewed, "browser", "cleo")
    assert (row.reviewer_name, row.reviewer_credential, row.reviewed_on) == ("Dr Who", "LMT", "2026-11-01")


def test_older_generations_keep_their_text(synced: Database) -> None:
    revise(synced, PATH, EDITED, "cleo", NOW)

    with synced.reading() as db:
        assert published.revisions(db, 1)[PATH].source == TECHNIQUE
        assert published.revisions(db, 2)[PATH].source == EDITED


def test_a_worker_start_renders_nothing_again(synced: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.library.making.made", pytest.fail)
    monkeypatch.setattr("learning.library.libraries._libraries", {})

    assert library(synced).page("technique", "effleurage") is not None


def test_another_renderer_makes_its_own_renderings(synced: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    before = library(synced)
    monkeypatch.setattr("learning.library.keys.version", lambda: "another")
    monkeypatch.setattr("learning.library.libraries._libraries", {})

    after = library(synced)

    assert after.page("technique", "effleurage").html == before.page("technique", "effleurage").html  # type: ignore[union-attr]
    assert after.page("technique", "effleurage").digest != before.page("technique", "effleurage").digest  # type: ignore[union-attr]


def test_only_what_changed_is_rendered_and_what_is_gone_is_dropped(
    synced: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []
    make = making.made

    def noted(one: Loaded, context: Context) -> dict[str, Any]:
        rendered.append(one.source.path)
        return make(one, context)

    monkeypatch.setattr("learning.library.making.made", noted)
    held = count(synced, rendering)

    revise(synced, PATH, EDITED, "cleo", NOW)

    assert rendered == [PATH]
    assert count(synced, rendering) == held


def test_a_changed_glossary_renders_every_page_again(synced: Database) -> None:
    changed = TEXTS["glossary.yaml"].replace("hold still", "tighten")
    revise(synced, "glossary.yaml", changed, "cleo", NOW)

    page = library(synced).page("lesson", "first-words")
    assert page is not None and "Muscles that tighten to protect." in page.html
