"""Which key signs, and what is known of each: rows, beside the files of `keys`."""

from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict, NotFound
from learning.credit.signing import base64url
from learning.credit.signing.keys import Keys, MadeKey, NoKey
from learning.credit.signing.models import signing_key
from learning.credit.signing.naming import named


@dataclass(frozen=True)
class PublicKey:
    """What everybody may know of a key; instants in milliseconds, `public` as base64url."""

    kid: str
    use: str
    public: str
    made_at: int
    retired_at: int | None
    revoked_after: int | None

    def holds_at(self, instant: int) -> bool:
        """Whether what it signed at that instant holds: retiring ends nothing, revoking does."""
        return self.revoked_after is None or instant <= self.revoked_after


@dataclass(frozen=True)
class Signed:
    """A signature as base64url, and the key that made it."""

    kid: str
    signature: str


def make(db: Connection, keys: Keys, use: str, now: int, actor: str | None) -> MadeKey:
    """A new key: file, row and audit. From now on it signs."""
    made = keys.make(use, now)
    _add(db, made, now)
    audit.record(db, actor, "key.make", made.kid, now, {"use": use})
    return made


def signing_kid(db: Connection, keys: Keys, use: str, now: int) -> str:
    """The newest key that may sign and whose file is here. Raises NoKey; on loopback one is made instead."""
    found = ready(db, keys, use)
    if found is None and not keys.own:
        raise NoKey(next=f"Whoever runs the site makes a key with `flask keys make --use {use}`; then try again.")
    return found or _own(db, keys, use, now)


def ready(db: Connection, keys: Keys, use: str) -> str | None:
    """The same without making one: None when there is none."""
    return _able(_rows(db, use), keys, use)


def _rows(db: Connection, use: str) -> list[tuple[str, bool]]:
    """Each key for this use, newest first, and whether it may sign."""
    row = signing_key.c
    newest_first = select(row.kid, row.retired_at, row.revoked_after).where(row.use == use)
    rows = db.execute(newest_first.order_by(row.made_at.desc(), row.kid))
    return [(kid, retired is None and revoked is None) for kid, retired, revoked in rows]


def _able(rows: list[tuple[str, bool]], keys: Keys, use: str) -> str | None:
    return next((kid for kid, able in rows if able and keys.holds(use, kid)), None)


def sign(db: Connection, keys: Keys, use: str, text: str, now: int) -> Signed:
    """Sign a text with the key of now. Raises NoKey."""
    kid = signing_kid(db, keys, use, now)
    return Signed(kid, keys.sign(use, kid, text))


def genuine(key: PublicKey, text: str, signature: str) -> bool:
    """Whether this key signed this text and is the key that its name says."""
    from learning.credit.signing import ed25519

    try:
        public, raw = base64url.to_bytes(key.public), base64url.to_bytes(signature)
    except ValueError:
        return False
    return named(public, key.kid) and ed25519.genuine(public, text, raw)


def known(db: Connection) -> list[PublicKey]:
    """Every key there ever was, newest first."""
    rows = db.execute(select(signing_key).order_by(signing_key.c.made_at.desc(), signing_key.c.kid))
    return [public_key(row) for row in rows.mappings()]


def public_half(db: Connection, kid: str) -> str:
    """The public half of a key that is known, as base64url."""
    public: str = db.execute(select(signing_key.c.public).where(signing_key.c.kid == kid)).scalar_one()
    return public


def public_key(row: RowMapping) -> PublicKey:
    """The key of a row of `signing_key`."""
    return PublicKey(**row)


def retire(db: Connection, kid: str, now: int, actor: str | None) -> None:
    """It signs no more; what it signed holds. NotFound, or Conflict when it signs no more already."""
    _end(db, kid, {"retired_at": now}, "key.retire", now, actor)


def revoke(db: Connection, kid: str, after: int, now: int, actor: str | None) -> None:
    """It signs no more, and what it signed later than `after` does not hold. NotFound, or Conflict when revoked."""
    _end(db, kid, {"revoked_after": after}, "key.revoke", now, actor)


def _end(db: Connection, kid: str, values: dict[str, int], action: str, now: int, actor: str | None) -> None:
    row = signing_key.c
    if db.scalar(select(row.kid).where(row.kid == kid)) is None:
        raise NotFound("There is no key of this name.", next="See the names with `flask keys list`.")
    unset = [row[name].is_(None) for name in values]
    if not db.execute(signing_key.update().where(row.kid == kid, *unset).values(values)).rowcount:
        raise Conflict("This was done to this key before.")
    audit.record(db, actor, action, kid, now, dict(values))


def _own(db: Connection, keys: Keys, use: str, now: int) -> str:
    """The first key on a machine for trying things: a file that no row knows is taken before one is made."""
    with keys.turn():
        rows = _rows(db, use)  # in one look: a neighbour's key is either a row by now or a file without one
        if found := _able(rows, keys, use):
            return found
        orphans = [key for key in keys.here(use) if key.kid not in dict(rows)]
        made = orphans[0] if orphans else keys.make(use, now)
    _add(db, made, now)
    return made.kid


def _add(db: Connection, made: MadeKey, now: int) -> None:
    """A neighbour may have written the same row meanwhile."""
    values = {"kid": made.kid, "use": made.use, "public": made.public, "made_at": now}
    db.execute(insert(db, signing_key).values(values).on_conflict_do_nothing())
