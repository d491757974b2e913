"""What rooms contribute to places that belong to all, so that no room imports to its right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Connection

from learning.core.additions import Addition
from learning.core.assets import Assets
from learning.core.clock import Clock
from learning.core.database import Database
from learning.core.gaps import Cut
from learning.core.person import Person, Role
from learning.core.personal_data import Held, Keeping, TakingOut
from learning.core.settings import Settings
from learning.core.unchanged import Memory


@dataclass(frozen=True)
class MenuEntry:
    """A line of the menu, shown to those who may do `action`."""

    label: str
    endpoint: str
    action: str = "read"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A line of the menu as it is shown; `own`: beneath the name of whoever may do it, not among what all read."""

    label: str
    href: str
    own: bool = False


@dataclass(frozen=True)
class Panel:
    """A part of somebody's home: a template and what it shows."""

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)


# The person of a session: (database, hash of the secret in the cookie, now) -> who, if the session is alive.
PersonLoader = Callable[[Database, str, int], Person | None]
# (db, person, now) -> a panel, or None when there is nothing to show.
HomePanel = Callable[[Connection, Person, int], Panel | None]
# Runs inside the unit that signs somebody in: (db, account id, now, cookies of the request).
Arrival = Callable[[Connection, str, int, Mapping[str, str]], None]
# (database, digest of each authored file by path, now) -> what to tell whoever is about to publish, a line each.
PublishingNotes = Callable[[Database, Mapping[str, str], int], tuple[str, ...]]
# Returns when all is well, raises when not.
HealthCheck = Callable[[], object]


class HeadSigner(Protocol):
    """Signs where the record of acts ends, with a key that is not in the database."""

    def sign(self, db: Connection, text: str, now: int) -> tuple[str, str]:
        """The name of the key and the signature. Raises a Trouble when there is no key."""
        ...

    def holds(self, db: Connection, kid: str, text: str, signature: str, at: int) -> bool:
        """Whether that key signed this text, and what it signed at that instant holds."""
        ...


@dataclass
class Registries:
    """What the site holds in one process; rooms add to it while they open, later it is only read."""

    settings: Settings
    database: Database
    clock: Clock
    assets: Assets
    fingerprint: str
    person_loader: PersonLoader | None = None
    menu: list[MenuEntry] = field(default_factory=list)
    home_panels: list[HomePanel] = field(default_factory=list)
    personal_data: list[Held] = field(default_factory=list)
    keepings: list[Keeping] = field(default_factory=list)
    takings_out: list[TakingOut] = field(default_factory=list)
    arrivals: list[Arrival] = field(default_factory=list)
    publishing_notes: list[PublishingNotes] = field(default_factory=list)
    health_checks: list[tuple[str, HealthCheck]] = field(default_factory=list)
    head_signer: HeadSigner | None = None
    additions: list[Addition] = field(default_factory=list)
    kept_pages: dict[object, Cut] = field(default_factory=dict)
    served: Memory = field(default_factory=dict)
    menus: dict[Role | None, tuple[MenuItem, ...]] = field(default_factory=dict)
