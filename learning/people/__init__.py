"""People: accounts, signing in, sessions, passwords, roles and invitations."""

from typing import Any

from flask import Flask, Request
from flask_login import LoginManager

from learning.core import web
from learning.core.person import Person
from learning.people import privacy, sessions
from learning.people.account_views import account
from learning.people.audit_views import auditing
from learning.people.commands import admin_commands
from learning.people.held import HELD
from learning.people.licence_views import licensing
from learning.people.privacy_views import personal
from learning.people.views import people


def open_room(app: Flask) -> None:
    """Add the pages, `flask admin`, and the one who tells core who is asking."""
    site = app.extensions[web.EXTENSION]
    site.person_loader = sessions.load
    site.personal_data.extend(HELD)
    site.keepings.append(privacy.number_stays)
    for blueprint in (people, account, licensing, personal, auditing):
        app.register_blueprint(blueprint)
    app.cli.add_command(admin_commands)
    _offer_current_user(app)


def _offer_current_user(app: Flask) -> None:
    """Flask-Login's `current_user` is the person of our session; its own sessions and cookies stay unused."""
    manager: Any = LoginManager()
    manager.session_protection = None
    manager.request_loader(_asking)
    manager.init_app(app, add_context_processor=False)


def _asking(_request: Request) -> Person | None:
    return web.person()
