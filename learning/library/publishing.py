"""Publishing: a new generation of all documents, or nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Connection, delete, select

from learning.core import audit
from learning.core.columns import to_json
from learning.core.database import Database, insert
from learning.core.errors import Conflict
from learning.core.ids import new_id
from learning.library import making, published
from learning.library.checking import Checked, check_texts
from learning.library.keys import keys as keys_of
from learning.library.loading import Loaded
from learning.library.models import generation, publication, rendering, revision
from learning.library.problems import Problem
from learning.library.search.indexing import Reindexing, reindex, reindexing

Origin = Literal["file", "browser"]


@dataclass(frozen=True)
class Edition:
    """Everything that is to be published: all checked documents, the revisions that stay, and the new renderings.

    `reindexing`: what the search has yet to learn of it.
    """

    base: int
    documents: tuple[Loaded, ...]
    kept: Mapping[str, published.Revision]
    renderings: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    reindexing: Reindexing = field(default_factory=Reindexing)

    @property
    def changed(self) -> tuple[Loaded, ...]:
        """The documents whose text is new."""
        return tuple(one for one in self.documents if not self._stays(one))

    @property
    def removed(self) -> tuple[str, ...]:
        """The paths that are published now and will not be."""
        return tuple(sorted(self.kept.keys() - {one.source.path for one in self.documents}))

    def _stays(self, one: Loaded) -> bool:
        held = self.kept.get(one.source.path)
        return held is not None and held.digest == one.source.digest


class Refusal(Exception):
    """The documents have problems, so nothing was published."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems; nothing was published")


def prepare(db: Connection, base: int, checked: Checked) -> Edition:
    """Render and index what is new. Takes time, so it comes before the transaction, never in it."""
    keys = keys_of({one.source.path: one.source.digest for one in checked.documents})
    held = set(db.execute(select(rendering.c.key)).scalars())
    context = making.context_of(checked.documents)
    missing = [one for one in checked.documents if keys.get(one.source.path, "") not in {*held, ""}]
    renderings = {keys[one.source.path]: making.made(one, context) for one in missing}
    search = reindexing(db, checked.documents)
    return Edition(base, checked.documents, published.revisions(db, base), renderings, search)


def publish(db: Connection, edition: Edition, origin: Origin, by: str | None, now: int) -> int:
    """Store an edition; returns the number of the generation, a new one only if a text changed.

    Raises Conflict when somebody else has published since the edition was prepared.
    """
    if published.generation_number(db) != edition.base:
        raise Conflict("Somebody else has published in the meantime.", next="Do it again from the newest state.")
    _keep_renderings(db, edition.renderings, now)
    reindex(db, edition.reindexing)
    if not edition.changed and not edition.removed:
        return edition.base
    number = edition.base + 1
    db.execute(generation.insert().values(number=number, published_at=now, published_by=by))
    fresh = {one.source.path: _new_revision(one, origin, by, now) for one in edition.changed}
    if fresh:
        db.execute(revision.insert(), list(fresh.values()))
    ids = {path: held.id for path, held in edition.kept.items()} | {path: row["id"] for path, row in fresh.items()}
    paths = [one.source.path for one in edition.documents]
    if paths:
        rows = [{"generation": number, "path": path, "revision_id": ids[path]} for path in paths]
        db.execute(publication.insert(), rows)
    _drop_renderings(db, edition)
    detail = {"changed": sorted(fresh), "removed": list(edition.removed)}
    audit.record(db, by, "publish", f"generation {number}", now, detail)
    return number


def revise(database: Database, path: str, text: str, author: str, now: int) -> int:
    """Publish one document as edited in the browser; returns the generation. Raises Refusal with every problem."""
    with database.reading() as db:
        base = published.generation_number(db)
        texts = {held.path: held.source for held in published.revisions(db, base).values()}
        checked = check_texts({**texts, path: text})
        if checked.problems:
            raise Refusal(checked.problems)
        edition = prepare(db, base, checked)
    with database.unit() as db:
        return publish(db, edition, "browser", author, now)


def _new_revision(one: Loaded, origin: Origin, by: str | None, now: int) -> dict[str, Any]:
    reviewer = getattr(one.documents[0], "reviewer", None) if len(one.documents) == 1 else None
    return {
        "id": new_id(),
        "path": one.source.path,
        "digest": one.source.digest,
        "source": one.source.text,
        "origin": origin,
        "author": by,
        "created_at": now,
        "reviewer_name": reviewer and reviewer.name,
        "reviewer_credential": reviewer and reviewer.credential,
        "reviewed_on": reviewer and reviewer.date,
    }


def _keep_renderings(db: Connection, renderings: Mapping[str, dict[str, Any]], now: int) -> None:
    """The same key is the same rendering, so one that another process stored first stays."""
    for key, value in renderings.items():
        db.execute(insert(db, rendering).values(key=key, made=to_json(value), made_at=now).on_conflict_do_nothing())


def _drop_renderings(db: Connection, edition: Edition) -> None:
    """A process that still needs an older one makes it again for itself."""
    keys = keys_of({one.source.path: one.source.digest for one in edition.documents})
    db.execute(delete(rendering).where(rendering.c.key.not_in(list(keys.values()))))
