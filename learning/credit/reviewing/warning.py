"""What to tell whoever is about to publish files that depart from what a reviewer approved for credit."""

from collections.abc import Mapping

from learning.core.database import Database
from learning.credit.boards.revisions import changed
from learning.credit.reviewing.approving import newest


def unapproving(database: Database, digests: Mapping[str, str], _now: int) -> tuple[str, ...]:
    """A line for each course that these files, published, would leave without its approval for credit."""
    with database.reading() as db:
        found = newest(db)
    edited = ((one.reviewed, changed(one.revisions, digests)) for one in found)
    return tuple(
        f"departs from what {said.who}, approved for credit as “{said.title}” on "
        f"{said.reviewed_on}; no certificate is issued until a reviewer approves it again: {', '.join(paths)}"
        for said, paths in edited
        if paths
    )
