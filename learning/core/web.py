"""What views stand on: the site's parts, the person who asks, and the declaration of access on every view."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast
from urllib.parse import urlsplit

from flask import Response, current_app, g, request

from learning.core.database import Database
from learning.core.errors import Forbidden, SignInNeeded
from learning.core.ids import hashed
from learning.core.permissions import ACTIONS, may
from learning.core.person import Person
from learning.core.registries import Registries
from learning.core.settings import Settings

EXTENSION = "palpate"
SESSION_COOKIE = "sid"
_LONGEST_PATH = 2_000

P = ParamSpec("P")
R = TypeVar("R")


def registries() -> Registries:
    """Everything this process holds."""
    return cast(Registries, current_app.extensions[EXTENSION])


def settings() -> Settings:
    """What the site was told at start."""
    return registries().settings


def database() -> Database:
    """The database."""
    return registries().database


def now() -> int:
    """The instant, in milliseconds since 1970-01-01 UTC."""
    return registries().clock()


def person() -> Person | None:
    """Who asks, looked up at most once in a request and not at all without a session cookie."""
    if "person" not in g:
        g.person = _load_person()
    return cast(Person | None, g.person)


def known_person() -> Person | None:
    """Who asks, if that has been looked up already: for pages that must work when the database does not."""
    return cast(Person | None, g.get("person"))


def signed_in_person() -> Person:
    """Who asks, on a page that nobody else can reach."""
    someone = person()
    if someone is None:
        raise SignInNeeded
    return someone


def _load_person() -> Person | None:
    secret = cookie(SESSION_COOKIE)
    site = registries()
    if not secret or site.person_loader is None:
        return None
    return site.person_loader(site.database, hashed(secret), site.clock())


def requires(action: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare who may use a view, in the words of `permissions.ACTIONS`; every view carries one."""
    if action not in ACTIONS:
        raise KeyError(f"{action!r} is not in the table of learning/core/permissions.py")

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            guard(action)
            return view(*args, **kwargs)

        guarded.access = action  # type: ignore[attr-defined]
        return guarded

    return declare


def takes(most_bytes: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare, within `requires`, that whoever is signed in may send this view more than pages usually ask for."""

    def declare(view: Callable[P, R]) -> Callable[P, R]:
        view.most_bytes = most_bytes  # type: ignore[attr-defined]
        return view

    return declare


def guard(action: str) -> None:
    """Stop whoever may not: SignInNeeded for nobody, Forbidden for somebody."""
    public_reading = settings().public_reading
    # Asked for nobody first: what is open to all must not cost a query.
    if may(None, action, public_reading=public_reading):
        return
    someone = person()
    if not may(someone, action, public_reading=public_reading):
        raise SignInNeeded if someone is None else Forbidden


def next_path(text: str | None) -> str:
    """Where to go afterwards: a path on this site, or `/` for anything that might lead elsewhere."""
    if not text or len(text) > _LONGEST_PATH or not text.isascii() or not text.isprintable():
        return "/"
    # A browser reads a backslash as a slash, and two slashes as the name of another host.
    if not text.startswith("/") or text.startswith("//") or "\\" in text or " " in text:
        return "/"
    parts = urlsplit(text)
    return "/" if parts.scheme or parts.netloc else text


def fragment_requested() -> bool:
    """Whether the page's script asks for what is inside <main> only."""
    return "HTTP_X_FRAGMENT" in request.environ


def json_wanted() -> bool:
    """Whether the caller reads JSON rather than pages."""
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def cookie_name(base: str) -> str:
    """The full name: beyond loopback the prefix makes the browser refuse one set by a neighbouring host."""
    return base if settings().loopback else f"__Host-{base}"


def cookie(base: str) -> str | None:
    """What the browser sent under this name."""
    return request.cookies.get(cookie_name(base))


def set_cookie(response: Response, base: str, value: str, max_age_s: int | None = None) -> None:
    """Hand out a cookie that scripts cannot read; without `max_age_s` it ends with the browser."""
    secure = not settings().loopback
    response.set_cookie(
        cookie_name(base), value, max_age=max_age_s, path="/", secure=secure, httponly=True, samesite="Lax"
    )


def drop_cookie(response: Response, base: str) -> None:
    """Take a cookie back."""
    response.delete_cookie(cookie_name(base), path="/", secure=not settings().loopback, httponly=True, samesite="Lax")
