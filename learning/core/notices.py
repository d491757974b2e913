"""Sentences for one reader once (`flash`), in a signed cookie that exists only between a form and the next page."""

from flask import Flask, Request, current_app, get_flashed_messages, get_template_attribute, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from markupsafe import Markup

NOTICES_GAP = "notices"


class NoticesOnly(SecureCookieSessionInterface):
    """Flask's own session, without the price of its signatures for the many requests that carry none."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the cookie holds; nothing is prepared when there is no cookie."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)


def pending() -> str:
    """The cookie that carries the notices, as it was sent; empty when there are none."""
    return request.cookies.get(current_app.config["SESSION_COOKIE_NAME"], "")


def shown() -> Markup:
    """The notices for this reader, who then has seen them; the cookie is opened only if there is one."""
    messages = get_flashed_messages(with_categories=True) if pending() else []
    return Markup(get_template_attribute("parts/flash.html", "flash")(messages))  # noqa: S704 - a part of ours
