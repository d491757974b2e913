"""The menu: what rooms entered, cut to what this person may do."""

from flask import url_for

from learning.core import web
from learning.core.permissions import may
from learning.core.person import Person
from learning.core.registries import MenuItem


def menu() -> tuple[MenuItem, ...]:
    """The lines for whoever asks, in the order in which the rooms opened; made once for each role."""
    someone = web.person()
    role = someone.role if someone else None
    made = web.registries().menus
    if role not in made:
        made[role] = _menu_of(someone)
    return made[role]


def _menu_of(someone: Person | None) -> tuple[MenuItem, ...]:
    site = web.registries()
    allowed = (
        entry for entry in site.menu if may(someone, entry.action, public_reading=site.settings.public_reading)
    )
    return tuple(MenuItem(entry.label, url_for(entry.endpoint), own=entry.action != "read") for entry in allowed)
