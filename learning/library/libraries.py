"""This process's libraries: one for each database, built again when the generation number has moved."""

import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from learning.core.database import Database
from learning.core.errors import Trouble
from learning.library import published
from learning.library.assembling import library_of
from learning.library.keys import keys as keys_of
from learning.library.models import rendering
from learning.library.published import generation_column, generation_number
from learning.library.shelf import Library

__all__ = ["generation_column", "generation_number", "library", "prepare"]

_libraries: WeakKeyDictionary[Database, Library] = WeakKeyDictionary()
_building = threading.Lock()


def library(database: Database, generation: int | None = None) -> Library:
    """The Library of a generation that the caller's own statement read, or of the newest one."""
    if generation is None:
        with database.reading() as db:
            generation = generation_number(db)
    held = _libraries.get(database)
    return held if held is not None and held.generation == generation else _newest(database, generation)


def prepare(database: Database) -> None:
    """Put the newest library together before a server divides into workers: they share it.

    A database that does not answer, or has no tables yet, is for the first request to tell.
    """
    with suppress(Trouble, SQLAlchemyError):
        library(database)
    database.dispose()  # a connection belongs to one process


def _newest(database: Database, generation: int) -> Library:
    """Built by one thread while the others wait: they would only build the same."""
    with _building:
        held = _libraries.get(database)
        if held is None or held.generation != generation:
            with database.reading() as db:
                digests = published.digests(db, generation)
                held = _libraries[database] = library_of(generation, digests, _values(db, generation, digests))
        return held


def _values(db: Connection, generation: int, digests: Mapping[str, str]) -> dict[str, tuple[str, Mapping[str, Any]]]:
    """(key, value) of each document by path. A rendering that another version stored has another key: made again."""
    keys = keys_of(digests)
    stored = db.execute(select(rendering).where(rendering.c.key.in_(keys.values())))
    held = {row.key: json.loads(row.made) for row in stored}
    if held.keys() < set(keys.values()):
        held = _made(db, generation, keys)
    return {path: (key, held[key]) for path, key in keys.items() if key in held}


def _made(db: Connection, generation: int, keys: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    from learning.library import making  # the renderer is heavy, and a worker seldom needs it
    from learning.library.checking import check_texts

    texts = {path: held.source for path, held in published.revisions(db, generation).items()}
    documents = check_texts(texts).documents
    context = making.context_of(documents)
    # What the code of today refuses was published by another version: it is left out, the rest stays readable.
    sound = [one for one in documents if one.source.path in keys and one.documents and not one.problems]
    return {keys[one.source.path]: making.made(one, context) for one in sound}
