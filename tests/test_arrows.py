"""Imports go one way: app -> learning -> quizzes, and inside learning only to rooms on the left."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
STREET = ("core", "people", "library", "study", "attempts", "credit", "insight", "studio")
WEB_OR_DATABASE = {"flask", "flask_login", "flask_wtf", "werkzeug", "wtforms", "jinja2", "sqlalchemy", "alembic"}
OUTSIDE_OF_QUIZZES = WEB_OR_DATABASE | {
    "time", "datetime", "pathlib", "os", "io", "shutil", "socket", "subprocess", "secrets", "tempfile", "uuid",
    "sqlite3", "pysqlite3", "psycopg", "structlog", "requests", "urllib", "logging",
}  # fmt: skip
# A command is no request, and the name of a connection is no query.
ASIDE = ("flask.cli", "sqlalchemy.Connection")


def modules(*parts: str) -> list[Path]:
    return sorted(HOUSE.joinpath(*parts).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Every dotted name that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively: write the whole name"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def turned_back(path: Path, allowed: tuple[str, ...]) -> list[str]:
    """The imports of our own that do not point where they may."""
    own = (name for name in imported(path) if name.split(".")[0] in {"app", "learning", "quizzes", "tests"})
    return [f"{path.relative_to(HOUSE)} -> {name}" for name in own if not f"{name}.".startswith(allowed)]


def test_quizzes_stand_alone() -> None:
    assert [arrow for path in modules("quizzes") for arrow in turned_back(path, ("quizzes.",))] == []


@pytest.mark.parametrize("room", STREET)
def test_a_room_imports_only_to_its_left(room: str) -> None:
    left = STREET[: STREET.index(room) + 1]
    allowed = ("quizzes.", *(f"learning.{name}." for name in left))

    assert [arrow for path in modules("learning", room) for arrow in turned_back(path, allowed)] == []


def test_every_room_has_its_place_in_the_street() -> None:
    rooms = {path.name for path in (HOUSE / "learning").iterdir() if (path / "__init__.py").exists()}

    assert rooms <= set(STREET)


def test_nothing_that_is_served_imports_the_tests() -> None:
    served = [HOUSE / "app.py", *modules("learning"), *modules("quizzes")]

    assert [str(path) for path in served for name in imported(path) if name.split(".")[0] == "tests"] == []


def test_quizzes_touch_no_web_database_file_or_clock() -> None:
    touching = [
        f"{path.relative_to(HOUSE)} imports {name}"
        for path in modules("quizzes")
        for name in imported(path)
        if name.split(".")[0] in OUTSIDE_OF_QUIZZES
    ]

    assert touching == []


def test_quizzes_open_nothing() -> None:
    calls = [
        f"{path.relative_to(HOUSE)}:{node.lineno} calls {node.func.id}"
        for path in modules("quizzes")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "exec", "eval"}
    ]

    assert calls == []


def test_chance_in_quizzes_has_a_seed() -> None:
    """`random.Random(seed)` is the only use of random: the module's own functions share a hidden, unseeded state."""
    assert [use for path in modules("quizzes") for use in unseeded(path)] == []


def unseeded(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module == "random":
            yield from (f"{path.name}: random.{name.name}" for name in node.names if name.name != "Random")
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) == "random" and node.attr != "Random":
            yield f"{path.name}:{node.lineno}: random.{node.attr}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"Random", "random.Random"} and not node.args:
            yield f"{path.name}:{node.lineno}: Random() without a seed"


@pytest.mark.parametrize("room", STREET[1:])
def test_no_file_knows_both_a_request_and_a_query(room: str) -> None:
    """Views write no SQL and verbs know no request, so a file of a room imports flask or sqlalchemy, never both."""
    roots = {
        path: {name.split(".")[0] for name in imported(path) if not name.startswith(ASIDE)}
        for path in modules("learning", room)
    }

    assert [str(path.relative_to(HOUSE)) for path, names in roots.items() if {"flask", "sqlalchemy"} <= names] == []


def test_only_units_commit() -> None:
    verbs = [path for room in STREET[1:] for path in modules("learning", room)]

    assert [str(path.relative_to(HOUSE)) for path in verbs if ".commit(" in path.read_text()] == []


def test_only_the_clock_reads_the_time() -> None:
    readers = [
        f"{path.relative_to(HOUSE)}: {use}"
        for path in [HOUSE / "app.py", *modules("learning")]
        for use in ("time.time", "datetime.now", "datetime.utcnow", "date.today", "datetime.today")
        if f"{use}(" in path.read_text() and path.name != "clock.py"
    ]

    assert readers == []
