"""Handing over what is held about a person, to that person."""

from collections.abc import Sequence

from learning.core import audit
from learning.core.database import Database
from learning.core.personal_data import Held, archive
from learning.people import throttles


def export(database: Database, holds: Sequence[Held], account_id: str, now: int) -> bytes:
    """Everything that is held about an account, as a zip file; recorded. Raises TooMany."""
    with database.unit() as db:
        throttles.export(db, account_id, now)
    with database.unit() as db:
        audit.record(db, account_id, "data.export", account_id, now)
    with database.reading() as db:
        return archive(db, holds, account_id)
