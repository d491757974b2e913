"""What of this room would outlive an account that is erased."""

from sqlalchemy import Connection, delete

from learning.study.models import report


def take_out(db: Connection, account_id: str, _now: int) -> list[str]:
    """Delete the problems they reported, whose words are theirs; as `learning.core.personal_data.TakingOut`."""
    db.execute(delete(report).where(report.c.account_id == account_id))
    return []
