"""The menu: what rooms entered, cut to what this person may do."""

from dataclasses import dataclass

from flask import url_for

from learning.core import web
from learning.core.permissions import may


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of the menu as it is shown."""

    label: str
    href: str


def menu() -> tuple[MenuItem, ...]:
    """The lines for whoever asks, in the order in which the rooms opened."""
    site = web.registries()
    someone = web.person()
    allowed = (
        entry for entry in site.menu if may(someone, entry.action, public_reading=site.settings.public_reading)
    )
    return tuple(MenuItem(entry.label, url_for(entry.endpoint)) for entry in allowed)
