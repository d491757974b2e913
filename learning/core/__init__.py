"""What every room stands on: settings, clock, database, errors, permissions, and the frame of the web."""

from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from learning.core import web
from learning.core.assets import fingerprint, lay_out
from learning.core.clock import MOST_APART, SECOND, Clock, steady_clock, wall_clock
from learning.core.database import Database
from learning.core.form_tokens import open_form_tokens
from learning.core.frame import open_frame
from learning.core.headers import SafeHeaders
from learning.core.health import database_takes_writes
from learning.core.later import LaterGroup
from learning.core.logs import log, open_logs
from learning.core.notices import NoticesOnly
from learning.core.registries import Registries
from learning.core.settings import Settings
from learning.core.troubles import open_troubles
from learning.core.unchanged import Unchanged
from learning.core.views import core

DATABASE_SAYS = "The database and its schema."
AUDIT_SAYS = "The record of acts: whether it is whole, and its signed head."
LONGEST_BODY = 64 * 1024  # bytes


def open_room(app: Flask, settings: Settings, clock: Clock | None, house: Path) -> None:
    """Lay the ground for the other rooms; `house` is the folder of templates/ and static/."""
    settings.var.mkdir(parents=True, exist_ok=True)
    assets = lay_out(house / "static", settings.var / "assets")
    app.extensions[web.EXTENSION] = Registries(
        settings=settings,
        database=Database(settings.database_url, settings.var / "write.lock"),
        clock=clock or steady_clock(settings.var / "clock"),
        assets=assets,
        fingerprint=f"{fingerprint(house / 'templates', house / 'learning')} {assets.urls['site.css']}",
        health_checks=[("database", database_takes_writes)],
    )
    _configure(app, settings)
    open_frame(app)
    open_logs(app)
    if clock is None:
        _tell_of_a_moved_clock(app.extensions[web.EXTENSION].clock)
    open_form_tokens(app)
    open_troubles(app)
    app.register_blueprint(core)
    app.cli.add_command(LaterGroup("database", "learning.core.commands:database_commands", DATABASE_SAYS))
    app.cli.add_command(LaterGroup("audit", "learning.core.audit_commands:audit_commands", AUDIT_SAYS))
    _wrap(app, settings)


def _tell_of_a_moved_clock(site_time: Clock) -> None:
    moved = wall_clock() - site_time()
    if abs(moved) > MOST_APART:
        log.warning("clock.moved", seconds=moved // SECOND, kept="the site's own time: see docs/operators.md")


def _configure(app: Flask, settings: Settings) -> None:
    app.session_interface = NoticesOnly()
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.secret_key_fallbacks),
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=LONGEST_BODY,
        MAX_FORM_PARTS=200,
        SESSION_COOKIE_NAME="notes" if settings.loopback else "__Host-notes",
        SESSION_COOKIE_SECURE=not settings.loopback,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_ENABLED=False,  # form_tokens checks every request before any form is made
    )


def _wrap(app: Flask, settings: Settings) -> None:
    """What has not changed, proxy, static files and headers stand around the application, the headers outermost."""
    site = app.extensions[web.EXTENSION]
    inner: Any = Unchanged(app.wsgi_app, site.served)
    if hops := settings.proxy_hops:
        inner = ProxyFix(inner, x_for=hops, x_proto=hops, x_host=hops)
    files = WhiteNoise(
        inner, site.assets.folder, "static/", allow_all_origins=False, immutable_file_test=lambda _path, _url: True
    )
    app.wsgi_app = SafeHeaders(files, settings)  # type: ignore[method-assign]
