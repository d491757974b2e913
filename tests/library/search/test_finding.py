"""Search on both databases, over a small library."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import func, select, text

from learning.core.database import Database
from learning.library.models import search_entry
from learning.library.publishing import revise
from learning.library.search.asked import asked
from learning.library.search.dialects import BEGIN, END
from learning.library.search.finding import hits, respelled, snippets
from learning.library.syncing import sync
from tests import databases
from tests.conftest import NOW
from tests.library.small_content import TECHNIQUE, TEXTS

PATH = "techniques/effleurage.md"


@pytest.fixture
def filled(database: Database, content: Path) -> Database:
    """Published, so that it can be searched."""
    sync(database, content, NOW)
    return database


def urls(database: Database, typed: str) -> list[str]:
    return [hit.url for hit in hits(database, asked(typed))]


def test_what_is_published_is_found_and_nothing_before(database: Database, content: Path) -> None:
    assert urls(database, "effleurage") == []
    sync(database, content, NOW)
    assert urls(database, "effleurage")[0] == "/techniques/effleurage"


def test_words_are_found_in_another_form_and_by_their_beginning(filled: Database) -> None:
    for typed in ("strokes", "stroking", "effleur", "EFFLEURAGE"):
        assert "/techniques/effleurage" in urls(filled, typed), typed


def test_only_the_newest_text_is_found(filled: Database) -> None:
    revise(filled, PATH, TECHNIQUE.replace("with oil", "with camomile"), "cleo", NOW)

    assert urls(filled, "camomile") == ["/techniques/effleurage"]
    with filled.reading() as db:
        kept = db.execute(select(func.count()).where(search_entry.c.path == PATH)).scalar_one()
        indexed = db.execute(text("SELECT count(*) FROM search_index")).scalar_one()
        assert (kept, indexed) == (1, db.execute(select(func.count()).select_from(search_entry)).scalar_one())


def test_what_was_removed_is_found_no_more(filled: Database, content: Path) -> None:
    (content / "courses/first.md").unlink()
    before = urls(filled, "course first")
    sync(filled, content, NOW)

    assert "/courses/first" in before or urls(filled, "first") != before
    assert "/courses/first" not in urls(filled, "first")


def test_an_index_that_is_not_there_comes_with_the_next_sync(filled: Database, content: Path) -> None:
    with filled.unit() as db:
        db.execute(text("DELETE FROM search_index" if filled.dialect != "sqlite" else DELETE_ALL))
        db.execute(search_entry.delete())

    assert sync(filled, content, NOW).changed == ()
    assert urls(filled, "effleurage")[0] == "/techniques/effleurage"


DELETE_ALL = "INSERT INTO search_index (search_index) VALUES ('delete-all')"


def test_a_second_sync_writes_no_entry_again(filled: Database, content: Path) -> None:
    with filled.unit() as db:
        db.execute(search_entry.update().values(title="Left alone"))
    sync(filled, content, NOW)

    with filled.reading() as db:
        assert set(db.execute(select(search_entry.c.title)).scalars()) == {"Left alone"}


def test_found_words_are_marked_in_a_piece_of_the_text(filled: Database) -> None:
    query = asked("oil")
    found = hits(filled, query)

    assert f"{BEGIN}oil{END}" in snippets(filled, query, found)[found[0].id]


def test_a_misspelt_word_is_put_right_by_the_names_there_are(filled: Database) -> None:
    other = respelled(filled, asked("efleurage"))

    assert other is not None
    assert other.words == ("effleurage",)
    assert respelled(filled, asked("xylophone")) is None


def test_items_and_the_inside_of_cases_are_not_found(filled: Database) -> None:
    with filled.reading() as db:
        kinds = set(db.execute(select(search_entry.c.kind)).scalars())
        paths = set(db.execute(select(search_entry.c.path)).scalars())

    assert not kinds & {"item", "reference", "objective", "figure"}
    assert paths <= set(TEXTS)


HOSTILE = (
    '"', "''", "' OR 1=1 --", "a AND", "NEAR(a b)", "NOT", "col:x", "*", "a*", "^a", "x" * 10_000, "\x00", "a\x00b",
    "\u202e\u05e9\u05dc\u05d5\u05dd", "\U0001f600", "\ufdfa" * 300, "e\u0301" * 90, "a & | ! <-> b:*", "\\", "%_",
    "\u0661\u0662", "-1", "()", "{}", "a:b", "²", "the", "1e5", "c++", "o'neil", "a-b/c.d@e", "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_is_syntax(filled: Database, typed: str) -> None:
    query = asked(typed)

    snippets(filled, query, hits(filled, query))
    respelled(filled, query)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> object:
    """An empty database that stands for many queries."""
    with databases.fresh(request.param, tmp_path_factory.mktemp("held")) as made:
        yield made


@given(typed=st.text(alphabet=st.characters(), max_size=60))
@example(typed='" OR "')
def test_no_text_raises(held: Database, typed: str) -> None:
    assert hits(held, asked(typed)) == []
