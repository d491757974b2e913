"""Saving one choice: the pure rules decide, one conditional statement keeps it."""

from math import ceil
from typing import Any

from sqlalchemy import BigInteger, Executable, Text, bindparam, exists, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from learning.attempts.finding import Taken
from learning.attempts.models import attempt, attempt_event
from learning.attempts.owners import Owner, owned, owner_values
from learning.core.clock import MINUTE, SECOND
from learning.core.columns import to_json
from learning.core.database import Database
from learning.core.errors import Conflict, TooMany, Trouble
from quizzes.cases.play import Event, Play, take

MOST_A_MINUTE = 120
_COLUMNS = ("attempt_id", "seq", "step", "act", "value", "before", "after", "at")


class Stale(Conflict):
    """The attempt has moved on since the page was shown: another tab, or the same choice sent twice."""

    title = "This attempt has moved on"
    what = "A choice was made elsewhere, in another tab or on another device, since this page was shown."
    safe = "Every saved choice is kept; the one you have just sent was not needed and changed nothing."
    next = "Go on from where the attempt stands now."


def save(database: Database, owner: Owner, taken: Taken, event: Event, now: int) -> Play:
    """Keep one event and return the play after it; when it returns, the choice is on disk.

    Raises quizzes.cases.play.Refusal for a choice that cannot be taken, Stale when another one was quicker, and
    TooMany for more than MOST_A_MINUTE.
    """
    after = take(taken.play, event)
    values = {
        "attempt": taken.id, "seq": taken.seq + 1, "step": event.step, "act": event.act, "at": now,
        "value": to_json(event.value), "before": to_json(_state(taken.play)), "after": to_json(_state(after)),
        **owner_values(owner),
    }  # fmt: skip
    with database.unit(grouped=True) as saving:
        kept = saving.execute(_SAVE[database.dialect], values)
    if not kept:
        raise _reason(database, taken, now)
    return after


def _reason(database: Database, taken: Taken, now: int) -> Trouble:
    """Why nothing was kept: too much in a minute, or another one was quicker."""
    seq = taken.seq + 1 - MOST_A_MINUTE
    earlier = database.look(_AT, {"attempt": taken.id, "seq": seq})
    wait = earlier[0][0] + MINUTE - now if earlier else 0
    return TooMany(retry_after=ceil(wait / SECOND)) if wait > 0 else Stale()


def _state(play: Play) -> dict[str, Any]:
    """The client's state in the record."""
    state = play.state
    return {
        "step": play.step, "pain": state.pain, "irritability": state.irritability, "minutes": state.minutes,
        "flags": sorted(state.flags), "ended": play.how_ended,
    }  # fmt: skip


def _saving(dialect: str) -> Executable:
    """Insert the next event if the attempt is the owner's and open, the number the next and the pace a person's."""
    texts = {name: bindparam(name, type_=Text) for name in ("attempt", "step", "act", "value", "before", "after")}
    seq, now = bindparam("seq", type_=BigInteger), bindparam("at", type_=BigInteger)
    last = select(func.coalesce(func.max(attempt_event.c.seq), 0)).where(
        attempt_event.c.attempt_id == texts["attempt"]
    )
    # The pace is asked of the events themselves: a bucket would be one more statement for every choice.
    too_quick = exists(literal_column("1")).where(
        attempt_event.c.attempt_id == texts["attempt"],
        attempt_event.c.seq == seq - MOST_A_MINUTE,
        attempt_event.c.at > now - MINUTE,
    )
    mine = exists(literal_column("1")).where(
        attempt.c.id == texts["attempt"], attempt.c.finished_at.is_(None), owned(), last.scalar_subquery() == seq - 1
    )
    row = (texts["attempt"], seq, texts["step"], texts["act"], texts["value"], texts["before"], texts["after"], now)
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(attempt_event).from_select(_COLUMNS, select(*row).where(mine, ~too_quick))
    return statement.on_conflict_do_nothing().returning(attempt_event.c.seq)


_AT = select(attempt_event.c.at).where(
    attempt_event.c.attempt_id == bindparam("attempt", type_=Text),
    attempt_event.c.seq == bindparam("seq", type_=BigInteger),
)
_SAVE = {dialect: _saving(dialect) for dialect in ("sqlite", "postgresql")}
