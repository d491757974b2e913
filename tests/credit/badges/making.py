"""Badges for tests."""

import json
from collections.abc import Callable
from typing import Any, Protocol

from flask import Flask
from sqlalchemy import Connection

from learning.core.ids import new_id
from learning.credit.badges.giving import badge_of, make
from learning.credit.certificates.checking import find
from learning.credit.signing import base64url
from learning.credit.signing.keys import Keys, keys_of
from tests.conftest import NOW, database_of
from tests.credit.completions import certified, certified_at
from tests.reader import Reader


class AtSite(Protocol):
    """Whatever stands for a site."""

    site: Flask


def token_of(db: Connection, certificate_id: str) -> str:
    """The badge of a certificate, which has one."""
    made = badge_of(db, certificate_id)
    assert made is not None
    return made.token


def badged(db: Connection, keys: Keys, now: int = NOW, *, licence: bool = False, **changed: Any) -> tuple[str, str]:
    """The id of a new certificate of Ada's, and its badge; `licence`: with the licence in it."""
    made = certified(db, keys, now, **changed)
    make(db, keys, find(db, made), "ada", now, licence=licence)
    return made, token_of(db, made)


def badged_at(site: Flask, **changed: Any) -> tuple[str, str]:
    """The same at a site."""
    made = certified_at(site, **changed)
    with database_of(site).unit() as db:
        make(db, keys_of(site.extensions["palpate"].settings), find(db, made), "ada", NOW)
        return made, token_of(db, made)


def _badge(house: AtSite, ada: Reader) -> str:
    return f"/certificates/{badged_at(house.site, account_id=ada.account, enrolment_id=new_id())[0]}/badge"


def _key(house: AtSite, ada: Reader) -> str:
    _, token = badged_at(house.site, account_id=ada.account, enrolment_id=new_id())
    return "/badges/keys/" + str(parts(token)[0]["kid"]).rpartition("/")[2]


# Addresses for each rule of badges, as `tests.security.house` makes them.
OF_BADGES: dict[str, Callable[[AtSite, Reader], str]] = {
    "/certificates/<certificate_id>/badge": _badge,
    "/certificates/<certificate_id>/badge.<any(jwt, svg, png):form>": lambda house, ada: f"{_badge(house, ada)}.jwt",
    "/badges/keys/<kid>": _key,
    "/badges/status/<int:number>": lambda house, ada: "/badges/status/0" if _badge(house, ada) else "",
}


def parts(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and payload, believed as they come."""
    first, second, _ = token.split(".")
    header: dict[str, Any] = json.loads(base64url.to_bytes(first))
    payload: dict[str, Any] = json.loads(base64url.to_bytes(second))
    return header, payload


def part(value: dict[str, Any]) -> str:
    """A part of a token."""
    return base64url.to_text(json.dumps(value).encode())


def with_parts(token: str, header: dict[str, Any], payload: dict[str, Any]) -> str:
    """The token with another header and payload beside its old signature; what is not named stays."""
    first, second = parts(token)
    return f"{part(first | header)}.{part(second | payload)}.{token.rpartition('.')[2]}"
