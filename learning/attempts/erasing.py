"""What of this room was recorded about a person whose account is erased. Their attempts go with the account."""

from sqlalchemy import Connection, select, union_all

from learning.attempts.exams.models import accommodation, sitting


def acted_on(db: Connection, account_id: str, _now: int) -> list[str]:
    """Their sittings and accommodations: what staff said about them is in the record of acts.

    As `learning.core.personal_data.TakingOut`.
    """
    theirs = (select(of.c.id).where(of.c.account_id == account_id) for of in (sitting, accommodation))
    return list(db.scalars(union_all(*theirs)))
