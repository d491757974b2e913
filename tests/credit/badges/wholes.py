"""A whole badge, status list and issuer, and copies of them in which one thing is different."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from learning.credit.badges.credential import claims
from learning.credit.badges.places import Places
from learning.credit.badges.status import claims as list_claims
from learning.credit.certificates.snapshot import Stamp, snapshot_of
from tests.conftest import NOW
from tests.credit.completions import PROVIDER, SITE, completion

STAMP = Stamp("A" * 22, f"{SITE}/verify/{'A' * 22}", "kid", NOW)
PLACES = Places(SITE)
# Where a member stands: names, and numbers in lists.
Where = tuple[str | int, ...]


def full() -> dict[str, Any]:
    """A badge that has every member that one can have."""
    return claims(snapshot_of(completion("ada"), PROVIDER, STAMP), PLACES, 5, NOW, licence=True)


def status_list() -> dict[str, Any]:
    return list_claims(PLACES, 0, [5], NOW)


def issuer() -> dict[str, Any]:
    return {"@context": full()["@context"], **full()["issuer"]}


WHOLE = {"badge.json": full, "status-list.json": status_list, "issuer.json": issuer}


def places_in(value: Any, so_far: Where = ()) -> Iterator[Where]:
    """Where each member and each item stands."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, one in pairs:
        yield (*so_far, name)
        yield from places_in(one, (*so_far, name))


def changed(value: dict[str, Any], path: Where, to: Any = None, *, gone: bool = False) -> dict[str, Any]:
    """A copy with another value there, or with nothing there."""
    made = deepcopy(value)
    holder: Any = made
    for name in path[:-1]:
        holder = holder[name]
    if gone:
        del holder[path[-1]]
    else:
        holder[path[-1]] = to
    return made


def at(value: Any, path: Where) -> Any:
    for name in path:
        value = value[name]
    return value


def kind(value: object) -> str:
    """As JSON has it."""
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else type(value).__name__
