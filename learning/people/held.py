"""What this room and core hold about a person. Hashes that open something stay where they are."""

from sqlalchemy import or_, select

from learning.core.audit import audit_row
from learning.core.personal_data import ACCOUNT, Held, own
from learning.people.models import account, licence, session

_acts = select(audit_row.c.seq, audit_row.c.at, audit_row.c.action)

HELD = (
    Held(
        "account",
        "your name, address, role and when you came",
        select(
            account.c.id, account.c.name, account.c.email, account.c.role, account.c.created_at, account.c.disabled_at
        ).where(account.c.id == ACCOUNT),
    ),
    Held("licences", "the licences on your list, also removed ones", own(licence, "number_key")),
    Held("sessions", "where you are signed in", own(session, "hash", "epoch")),
    Held(
        "acts",
        "what was recorded that you did, or was done to your account",
        _acts.where(or_(audit_row.c.actor == ACCOUNT, audit_row.c.object == ACCOUNT)).order_by(audit_row.c.seq),
    ),
)
