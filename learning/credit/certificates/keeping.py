"""What has to stay of certificates when a person is erased."""

from sqlalchemy import Connection, func, select

from learning.core.dates import years_later
from learning.core.personal_data import Kept
from learning.credit.certificates.models import certificate

WHY = "boards ask whoever gives credit to keep a record of it"


class Keeping:
    """Certificates stay, without the account, for so many years after the last one was issued."""

    def __init__(self, years: int) -> None:
        self._years = years

    def __call__(self, db: Connection, account_id: str) -> list[Kept]:
        """As `learning.core.personal_data.Keeping`."""
        issued = certificate.c.issued_at
        count, last = db.execute(
            select(func.count(issued), func.max(issued)).where(certificate.c.account_id == account_id)
        ).one()
        if not count:
            return []
        what = f"{count} certificate{'' if count == 1 else 's'} with your name, the course, its hours and the date"
        return [Kept(what, WHY, years_later(last, self._years))]
