"""Sentences for one reader once (`flash`), in a signed cookie that exists only between a form and the next page."""

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface


class NoticesOnly(SecureCookieSessionInterface):
    """Flask's own session, without the price of its signatures for the many requests that carry none."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """What the cookie holds; nothing is prepared when there is no cookie."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)
