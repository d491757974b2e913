"""Finding an attempt for its owner, and the play that its events lead to."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Connection, Row, Text, and_, bindparam, select

from learning.attempts.kept import Kept
from learning.attempts.models import attempt, attempt_event, grading
from learning.attempts.owners import Owner, owned, owner_values
from learning.core.database import Database
from learning.core.errors import NotFound
from quizzes.cases.play import Event, Play, begin, take
from quizzes.cases.resolve import ResolvedCase

KEPT_PLAYS = 500
KEPT_CASES = 200
LISTED = 100

_ID = bindparam("attempt", type_=Text)
_event = attempt_event.c
# Events are only appended, so a worker that holds the play up to one of them asks for the later ones alone.
_later = and_(_event.attempt_id == attempt.c.id, _event.seq > bindparam("held", type_=BigInteger))
_FIND = (
    select(
        attempt.c.case_slug, attempt.c.title, attempt.c.use, attempt.c.digest, attempt.c.account_id,
        attempt.c.started_at, attempt.c.finished_at, _event.seq, _event.step, _event.act, _event.value,
    )
    .select_from(attempt.outerjoin(attempt_event, _later))
    .where(attempt.c.id == _ID, owned())
    .order_by(_event.seq)
)  # fmt: skip
_RESOLVED = select(attempt.c.resolved).where(attempt.c.id == _ID)


@dataclass(frozen=True)
class Taken:
    """One attempt of its owner: where it stands and the play so far. Instants in milliseconds."""

    id: str
    slug: str
    title: str
    use: str
    account: str | None
    started_at: int
    finished_at: int | None
    play: Play

    @property
    def seq(self) -> int:
        """The number of the last saved event; 0 before the first."""
        return len(self.play.log)


def find(database: Database, owner: Owner, attempt_id: str) -> Taken:
    """The owner's attempt; NotFound for another's or none. One statement, one more for a worker new to the case."""
    held: Play | None = _plays.get(attempt_id)
    values = {"attempt": attempt_id, "held": len(held.log) if held else 0, **owner_values(owner)}
    rows = database.look(_FIND, values)
    if not rows:
        raise NotFound
    slug, title, use, digest, account, started_at, finished_at = rows[0][:7]
    play = held or begin(_resolved(database, attempt_id, digest), use == "graded")
    for seq, step, act, value in (row[7:] for row in rows):
        if seq is not None:  # None in the only row of an attempt without later events
            play = take(play, Event(step, act, json.loads(value)))
    _plays.keep(attempt_id, play)
    return Taken(attempt_id, slug, title, use, account, started_at, finished_at, play)


def held(owner: Owner, attempt_id: str, seq: str) -> Taken | None:
    """The attempt as this worker saved it last for this owner, if that was at `seq`; costs no statement.

    Whether it still stands there and is still theirs, only the statement that saves the next choice can tell.
    """
    known: Taken | None = _saved.get((attempt_id, owner))
    return known if known is not None and str(known.seq) == seq else None


def hold(owner: Owner, taken: Taken) -> None:
    """Remember an attempt as it stands after a choice was saved."""
    _plays.keep(taken.id, taken.play)
    _saved.keep((taken.id, owner), taken)


_cases = Kept(KEPT_CASES)
_plays = Kept(KEPT_PLAYS)
_saved = Kept(KEPT_PLAYS)


def _resolved(database: Database, attempt_id: str, digest: str) -> ResolvedCase:
    kept: ResolvedCase | None = _cases.get(digest)
    if kept is None:
        kept = ResolvedCase.model_validate_json(database.look(_RESOLVED, {"attempt": attempt_id})[0][0])
        _cases.keep(digest, kept)
    return kept


def attempts_of(db: Connection, owner: Owner) -> Sequence[Row[*tuple[Any, ...]]]:
    """The owner's attempts, newest first, 100 at most, each with its latest result (None while it is open)."""
    latest = (
        select(grading.c.result)
        .where(grading.c.attempt_id == attempt.c.id)
        .order_by(grading.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = (attempt.c.id, attempt.c.case_slug, attempt.c.title, attempt.c.use, attempt.c.started_at)
    mine = select(*columns, attempt.c.finished_at, latest.label("result")).where(owned())
    return db.execute(mine.order_by(attempt.c.started_at.desc()).limit(LISTED), owner_values(owner)).all()


def result_of(db: Connection, attempt_id: str) -> Any:
    """The latest result of an attempt, as scoring wrote it; None before the first grading."""
    newest = select(grading.c.result).where(grading.c.attempt_id == attempt_id).order_by(grading.c.number.desc())
    return db.scalar(newest.limit(1))
