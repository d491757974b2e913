"""What the page of a course asks about the licences of its reader: one column for its own statement."""

from sqlalchemy import Text, bindparam, cast, func, literal, select

from learning.core.lines import lines
from learning.credit.boards.models import board_approval
from learning.people.models import STANDING, licence

_account, _day, _slug = (bindparam(name, type_=Text) for name in ("account", "board_day", "slug"))
_kept = select((licence.c.state + " " + licence.c.profession).label("line")).where(
    licence.c.account_id == _account, STANDING
)
# What else the answer hangs on, so that a page with another answer is another page.
_approved = select(
    cast(func.count(board_approval.c.id), Text) + "/" + cast(func.count(board_approval.c.withdrawn_at), Text)
).where(board_approval.c.course == _slug)
# The day, the approvals and then a line for each licence, "FL Massage therapist"; NULL for whoever keeps none.
LICENSED = select(
    _day + literal("\n") + _approved.scalar_subquery() + literal("\n") + lines(_kept.subquery().c.line)
).scalar_subquery()
