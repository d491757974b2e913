"""Saving what one tab changed: each event is kept once, decided alone, and acknowledged when it is on disk.

The ordinary save is one statement. Only where something is not plain (sent before, late, in conflict) a second one
reads where each event stands, so that the same save always gets the same acknowledgement.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import exc

from learning.attempts.exams import receipts
from learning.attempts.exams.expiring import close_if_over
from learning.attempts.exams.finding import kept_paper
from learning.attempts.exams.paper import Said
from learning.attempts.exams.saving_sql import MOST_A_MINUTE, SAVE, STANDING
from learning.attempts.exams.sent import Fitting, SavedEvent, fitting
from learning.attempts.owners import Owner, owner_values
from learning.core.columns import to_json
from learning.core.database import Database
from learning.core.errors import NotFound, Refused, TooMany, Unavailable

Outcome = Literal["applied", "conflict", "superseded", "left", "late"]
TRIES = 64


@dataclass(frozen=True)
class Clash:
    """Two tabs changed one item: both values. The candidate picks; the tab then saves the pick on top of `rev`."""

    item: str
    rev: int
    theirs: Said
    mine: Said


@dataclass(frozen=True)
class Kept:
    """What became of one event; `item` is the opaque id. Whatever the outcome, it is on disk."""

    seq: int
    item: str
    outcome: Outcome
    rev: int
    receipt: str


@dataclass(frozen=True)
class Ack:
    """The acknowledgement. `ack`: the highest number kept; instants in milliseconds; the clock runs to `deadline`."""

    ack: int
    kept: tuple[Kept, ...]
    server_now: int
    deadline: int
    state: str
    conflicts: tuple[Clash, ...] = field(default=())

    @property
    def revs(self) -> dict[str, int]:
        """The newest rev of each item that was applied."""
        return {one.item: one.rev for one in self.kept if one.outcome == "applied"}

    @property
    def status(self) -> int:
        """409 where something came too late to count or is about a section that was left; else 200."""
        return 409 if any(one.outcome in {"late", "left"} for one in self.kept) else 200


@dataclass(frozen=True)
class _Row:
    """One event as the database has it."""

    seq: int
    sha256: str
    outcome: Outcome
    rev: int
    received_at: int


def save(
    database: Database,
    owner: Owner,
    sitting_id: str,
    client_id: str,
    events: Sequence[SavedEvent],
    now: int,
    key: str,
) -> Ack:
    """Keep the events; `now` is when the request arrived, `key` signs the receipts.

    Raises NotFound for another's sitting, Refused for what does not fit the form or a number sent before with other
    content, TooMany (nothing is kept then, the tab keeps it).
    """
    paper = kept_paper(database, sitting_id)
    sent = fitting(paper.form, tuple(events))
    free = paper.policy.navigation == "free"
    asked = _Asked(database, sitting_id, client_id, tuple(sent), now, key, owner_values(owner))
    rows = asked.insert(free)
    plain = len(rows) == len(sent) and all(row[2] == "applied" for row in rows)
    return asked.plainly(rows) if plain else asked.in_full()


@dataclass(frozen=True)
class _Asked:
    """One save on its way."""

    database: Database
    sitting: str
    client: str
    sent: tuple[Fitting, ...]
    now: int
    key: str
    owner: dict[str, str]

    def insert(self, free: bool) -> list[tuple[Any, ...]]:
        """Run the saving statement; again when another save of this sitting was quicker."""
        events = [{**one.row(free), "place": place} for place, one in enumerate(self.sent, 1)]
        values = {
            "sitting": self.sitting, "client": self.client, "now": self.now, "most": MOST_A_MINUTE,
            "events": to_json(events), **self.owner,
        }  # fmt: skip
        for _ in range(TRIES):
            try:
                with self.database.unit(grouped=True) as saving:
                    return saving.execute(SAVE[self.database.dialect], values)
            except exc.IntegrityError:
                continue
        raise Unavailable(retry_after=1)

    def plainly(self, rows: list[tuple[Any, ...]]) -> Ack:
        """Everything was applied."""
        kept = {row[0]: _Row(*row[:5]) for row in rows}
        return self._ack(kept, rows[0][5], "in-progress")

    def in_full(self) -> Ack:
        """Read where each event stands, and close a sitting whose time is over."""
        first, last = self.sent[0].event.seq, self.sent[-1].event.seq
        values = {"sitting": self.sitting, "client": self.client, "first": first, "last": last, **self.owner}
        rows = self.database.look(STANDING, values)
        if not rows:
            raise NotFound
        state, deadline = rows[0][:2]
        kept = {row[2]: _Row(*row[2:7]) for row in rows if row[2] is not None}
        self._check(kept)
        if state == "in-progress" and any(kept[one.event.seq].outcome == "late" for one in self.sent):
            close_if_over(self.database, self.sitting, self.now)
            state = "expired"
        current = {row[2]: row[7:9] for row in rows}
        return self._ack(kept, deadline, state, tuple(self._clashes(kept, current)))

    def _check(self, kept: dict[int, _Row]) -> None:
        for one in self.sent:
            row = kept.get(one.event.seq)
            if row is None:
                raise TooMany("This sitting sends more than can be kept in a minute.", retry_after=5)
            if row.sha256 != one.event.sha256:
                raise Refused(f"Event {row.seq} was saved before with other content; that one stays as it is.")

    def _clashes(self, kept: dict[int, _Row], current: dict[int, tuple[Any, ...]]) -> Iterator[Clash]:
        for one in self.sent:
            rev, value = current[one.event.seq]
            if kept[one.event.seq].outcome == "conflict":
                yield Clash(one.event.item, rev, Said.model_validate(json.loads(value)), one.event.value)

    def _ack(self, kept: dict[int, _Row], deadline: int, state: str, clashes: tuple[Clash, ...] = ()) -> Ack:
        done = tuple(self._kept(one.event.item, kept[one.event.seq]) for one in self.sent)
        return Ack(done[-1].seq, done, self.now, deadline, state, clashes)

    def _kept(self, item: str, row: _Row) -> Kept:
        proof = receipts.Kept(self.sitting, self.client, row.seq, row.sha256, row.received_at)
        return Kept(row.seq, item, row.outcome, row.rev, receipts.sign(self.key, proof))
