"""What to tell whoever is about to publish files that depart from what a board approved."""

from collections.abc import Mapping

from learning.core.database import Database
from learning.core.dates import iso_day
from learning.credit.boards.approvals import standing
from learning.credit.boards.revisions import changed
from learning.credit.boards.rule_sets import rule_sets


def departing(database: Database, digests: Mapping[str, str], now: int) -> tuple[str, ...]:
    """A line for each standing approval that these files, published, would depart from."""
    with database.reading() as db:
        found = standing(db, now)
    names = {name: one.name for name, one in rule_sets(iso_day(now)).items()}
    edited = ((one, changed(one.shape.revisions, digests)) for one in found)
    return tuple(
        f"departs from what {names.get(one.board, one.board)} approved as “{one.shape.title}” "
        f"({one.shape.hours} hours, number {one.number}): {', '.join(paths)}"
        for one, paths in edited
        if paths
    )
