"""Which cases somebody has passed, whatever they were played for."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from learning.attempts.models import attempt, grading


def cases_passed(db: Connection, account: str | None, slugs: Collection[str], *uses: str) -> frozenset[str]:
    """Those of these cases that they passed, by the latest grading of an attempt at each, safety included.

    `uses`: what the attempts were for, everything where none is named.
    """
    mine = (attempt.c.account_id == account, attempt.c.case_slug.in_(slugs))
    rows = db.execute(
        select(attempt.c.case_slug, grading.c.attempt_id, grading.c.result)
        .join(grading, grading.c.attempt_id == attempt.c.id)
        .where(*mine, *((attempt.c.use.in_(uses),) if uses else ()))
        .order_by(grading.c.number)
    )
    latest = {row.attempt_id: row for row in rows}
    return frozenset(row.case_slug for row in latest.values() if row.result["passed"] and not row.result["safety"])
