"""The site: opens the rooms one after the other. `gunicorn "app:create_app()"` serves it, `flask` commands run it."""

import os
from importlib import import_module
from pathlib import Path

from flask import Flask

from learning import core
from learning.core.clock import Clock
from learning.core.settings import Settings, settings_from

HOUSE = Path(__file__).parent
# The rooms after core, in the order of the street: each may use only those before it.
ROOMS = ("people", "library", "study", "attempts", "credit")


def create_app(settings: Settings | None = None, clock: Clock | None = None) -> Flask:
    """The application with all its rooms; without `clock` it keeps its own time (learning/core/clock.py).

    Raises SettingsTrouble that names every setting it cannot use.
    """
    app = Flask(__name__, root_path=str(HOUSE), static_folder=None)
    core.open_room(app, settings or settings_from(os.environ, HOUSE), clock, HOUSE)
    for room in ROOMS:
        import_module(f"learning.{room}").open_room(app)
    return app
