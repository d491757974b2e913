"""Chromium at the site: a server of its own, browsers of visitors and of people signed in, their complaints."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from learning.core.clock import wall_clock
from learning.people import sessions
from tests import databases
from tests.conftest import database_of, published_sqlite, settings_in
from tests.people_of import BROWSER, make_account

# A machine that does much else at once is slow, never wrong: nothing here waits this long unless it fails.
PATIENCE = 20_000
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
# Movement is shown to whoever likes it; a test would wait for its end at every click.
STILL: dict[str, Any] = {"reduced_motion": "reduce"}


def launch(playwright: Playwright, *more: str) -> Browser:
    """Debian's Chromium, with more arguments where a reader has set something in it."""
    program = shutil.which("chromium")
    assert program, "Chromium is missing: as root, run `apt-get install chromium`"
    expect.set_options(timeout=PATIENCE)
    return playwright.chromium.launch(executable_path=program, args=[*ARGUMENTS, *more])


class Quiet(WSGIRequestHandler):
    """Answers over kept connections, without a line for every request."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class House:
    """The site with the shipped content on a database of its own, served at an address."""

    site: Flask
    address: str

    def secret_of(self, name: str, role: str = "student") -> str:
        """The session of somebody new, begun without the sign-in page."""
        database = database_of(self.site)
        with database.unit() as db:
            account = make_account(db, name, f"{name.lower()}@example.org", role)
            return sessions.begin(db, account, wall_clock(), BROWSER)


@contextmanager
def served(folder: Path, **environ: str) -> Iterator[House]:
    """A house with its doors open; `environ`: settings beside the least."""
    site = create_app(settings_in(folder, databases.sqlite_url(folder, published_sqlite()), **environ))
    server = make_server("127.0.0.1", 0, site, threaded=True, request_handler=Quiet)
    server.daemon_threads = True  # type: ignore[attr-defined]
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    serving.start()
    try:
        yield House(site, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
        database_of(site).dispose()


@dataclass
class Browsers:
    """Opens browsers at a house and remembers every complaint that one of them writes to its console."""

    chromium: Browser
    house: House
    opened: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def visitor(self, **options: Any) -> Page:
        """Somebody new at the site, with a tab that shows nothing yet."""
        context = self.chromium.new_context(base_url=self.house.address, **(DESKTOP | STILL | options))
        context.set_default_timeout(PATIENCE)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.opened.append(context)
        return context.new_page()

    def person(self, name: str, role: str = "student", **options: Any) -> Page:
        """Somebody signed in."""
        return self.with_session(self.house.secret_of(name, role), **options)

    def with_session(self, secret: str, **options: Any) -> Page:
        """A device on which the person of this session is signed in."""
        page = self.visitor(**options)
        page.context.add_cookies([{"name": "sid", "value": secret, "url": self.house.address}])
        return page

    def close(self) -> None:
        """Close every browser; none may have complained."""
        for context in self.opened:
            context.close()
        assert not self.complaints, self.complaints

    def _heard(self, message: ConsoleMessage) -> None:
        # Chromium notes an answer of 409 or 422 as an error; the journey that provokes one looks at its page.
        if message.type in {"error", "warning"} and "the server responded with a status of 4" not in message.text:
            self.complaints.append(f"{message.location.get('url')}: {message.text}")


def fits(page: Page) -> None:
    """Nothing sticks out at the right: the page needs no scrolling sideways."""
    over = page.evaluate(
        """async () => {
            // Two frames after a change of size everything that follows it has moved.
            await new Promise(moved => requestAnimationFrame(() => requestAnimationFrame(moved)));
            const edge = document.documentElement.clientWidth;
            if (document.scrollingElement.scrollWidth <= edge) return [];
            const over = one => one.getBoundingClientRect().right > edge + 0.5 && !one.closest(".table-wrap *");
            return [...document.querySelectorAll("body *")].filter(over)
                .map(one => one.tagName + "." + one.getAttribute("class")).slice(0, 5).concat(["wider than " + edge]);
        }"""
    )
    assert not over, f"{page.url}: {over}"
