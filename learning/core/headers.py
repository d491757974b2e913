"""What every response tells the browser, and how a page that has not changed is answered without making it."""

import hashlib
import secrets
from collections.abc import Callable, Iterable
from typing import Any

from flask import Response, request

from learning.core import notices, web
from learning.core import unchanged as unchanged_pages
from learning.core.form_tokens import anchor_sent
from learning.core.logs import REQUEST_ID
from learning.core.settings import Settings
from learning.core.unchanged import Holds, Served

Headers = list[tuple[str, str]]

CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types palpate-fragments",
))  # fmt: skip
FIXED = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
)
ENCRYPTED = (("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),)
# A page that says nothing about caching may hold what one reader alone should see.
PRIVATE = (("Cache-Control", "no-store"), ("Vary", "Cookie"))
READING = (("Cache-Control", "private, no-cache"), ("Vary", "Cookie, X-Fragment"))


class SafeHeaders:
    """Numbers every request and adds the headers around everything else, so that no response can miss them."""

    def __init__(self, application: Any, settings: Settings) -> None:
        self._application = application
        self._fixed = FIXED + (ENCRYPTED if settings.base_url.startswith("https://") else ())

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """The wrapped application's answer, with the headers."""

        number = environ[REQUEST_ID] = secrets.token_hex(10)

        def start(status: str, headers: Headers, exc_info: Any = None) -> Any:
            if not any(name.lower() == "cache-control" for name, _ in headers):
                headers.extend(PRIVATE)
            # What is not ours to show, such as a document somebody sent, comes with a stricter policy of its own.
            own = {name.lower() for name, _ in headers}
            # A page that the browser holds keeps the headers it came with: 304 repeats none of them.
            added = () if status.startswith("304") else self._fixed
            headers.extend(one for one in added if one[0].lower() not in own)
            headers.append(("X-Request-Id", number))
            return start_response(status, headers, exc_info) if exc_info else start_response(status, headers)

        answer: Iterable[bytes] = self._application(environ, start)
        return answer


def etag(*parts: object) -> str:
    """The version of a page for this reader: `parts` is what the page shows, the reader and the frame are added."""
    someone = web.person()
    reader = (someone.id, someone.name, someone.role) if someone else None
    # A page kept by the browser holds the token of its cookie and its notices: other cookies make another page.
    facts = (web.registries().fingerprint, reader, anchor_sent(), notices.pending(), parts)
    return hashlib.blake2b(repr(facts).encode("utf-8", "replace"), digest_size=12).hexdigest()


def reading(response: Response, etag: str) -> Response:
    """Let this reader's browser keep the page and ask each time whether it still holds."""
    if web.fragment_requested():
        return response  # shares its address with the whole page, so nobody keeps it
    response.headers.update(READING)
    response.headers["ETag"] = f'"{etag}"'
    return response


def unchanged(etag: str) -> Response | None:
    """The answer 304 when the browser holds this version already: to be asked before anything is rendered."""
    held = request.environ.get("HTTP_IF_NONE_MATCH", "")
    if f'"{etag}"' not in held or web.fragment_requested():
        return None
    return reading(Response(status=304), etag)


def remember(etag: str, holds: Holds) -> None:
    """Let the next request for this version be answered at once while `holds` says so (see core.unchanged)."""
    someone, rule = web.person(), request.url_rule
    route = rule.rule if rule else ""
    served = Served(etag, (*READING, ("ETag", f'"{etag}"')), route, someone.id if someone else None, holds)
    unchanged_pages.remember(web.registries().served, request.environ, served)
