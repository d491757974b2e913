"""Keeping the index in step with what is published: only what changed is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, select

from learning.library.loading import Loaded
from learning.library.models import search_entry
from learning.library.search.dialects import DIALECTS
from learning.library.search.entries import digest, is_searched, rows


@dataclass(frozen=True)
class Reindexing:
    """What the index lacks of an edition: paths whose entries go, and the rows that come."""

    gone: Sequence[str] = ()
    rows: Sequence[Mapping[str, Any]] = field(default=(), repr=False)


def reindexing(db: Connection, documents: Sequence[Loaded]) -> Reindexing:
    """What has to change so that exactly these documents can be found: worked out before the transaction."""
    held = {row.path: row.digest for row in db.execute(select(search_entry.c.path, search_entry.c.digest).distinct())}
    wanted = {one.source.path: one for one in documents if is_searched(one.name)}
    fresh = [one for path, one in wanted.items() if held.get(path) != digest(one)]
    stale = [path for path in held if path not in wanted or held[path] != digest(wanted[path])]
    return Reindexing(tuple(stale), tuple(row for one in fresh for row in rows(one)))


def reindex(db: Connection, change: Reindexing) -> None:
    """Write it, in the transaction that publishes."""
    dialect = DIALECTS[db.dialect.name]
    if change.gone:
        if dialect.remove is not None:
            db.execute(dialect.remove, {"paths": change.gone})
        db.execute(delete(search_entry).where(search_entry.c.path.in_(change.gone)))
    if change.rows:
        db.execute(search_entry.insert(), list(change.rows))
        db.execute(dialect.add, {"paths": sorted({row["path"] for row in change.rows})})
