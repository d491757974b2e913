"""What a sitting should be, as a page of Python: the model that drawn histories are played against."""

from dataclasses import dataclass, field

from learning.attempts.exams.closing import SETTLE
from learning.attempts.exams.sent import SavedEvent
from tests.attempts.exams.sittings import DEADLINE, GRACE
from tests.conftest import NOW


@dataclass
class Tab:
    """What a tab knows: its numbers, the rev of each item it has seen, and everything it ever made."""

    made: list[tuple[SavedEvent, str, str]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)


@dataclass
class Model:
    """What a sitting should be, said as plainly as can be."""

    state: str = "in-progress"
    deadline: int = DEADLINE
    finished_at: int | None = None
    closings: int = 0
    latest: int = NOW
    rev: int = 0
    # (tab, seq) -> what became of it; item -> (rev, tab, option) of every change applied, in order
    known: dict[tuple[str, int], str] = field(default_factory=dict)
    applied: dict[str, list[tuple[int, str, int, str]]] = field(default_factory=dict)
    tried: set[tuple[str, str, int]] = field(default_factory=set)

    def over(self, now: int, margin: int = 0) -> bool:
        return self.state == "in-progress" and max(now, self.latest) - margin > self.deadline + GRACE

    def close(self, state: str, at: int) -> None:
        self.state, self.finished_at, self.closings = state, at, self.closings + 1

    def touch(self, now: int, margin: int = SETTLE) -> None:
        if self.over(now, margin):
            self.close("expired", self.deadline)

    def outcome(self, tab: str, one: SavedEvent, item: str, now: int) -> str:
        if self.state != "in-progress" or self.over(now):
            return "late"
        changes = self.applied.get(item, [])
        if any(other != tab and rev > one.base_rev for rev, other, _, _ in changes):
            return "conflict"
        if any((tab, item, seq) in self.tried for seq in range(one.seq + 1, 100)):
            return "superseded"
        return "applied"

    def save(self, tab: str, sent: list[tuple[SavedEvent, str, str]], now: int) -> list[str]:
        clock, told = max(now, self.latest), {}
        for place, (one, item, _) in enumerate(sent, 1):
            new = (tab, one.seq) not in self.known
            told[one.seq] = (self.outcome(tab, one, item, now) if new else self.known[tab, one.seq], new, place)
        highest = self.rev
        for one, item, option in sent:
            outcome, new, place = told[one.seq]
            if new:
                self.keep(tab, one, item, option, outcome, highest + place, clock)
        if any(outcome == "late" for outcome, _, _ in told.values()):
            self.touch(now)
        return [outcome for outcome, _, _ in told.values()]

    def keep(self, tab: str, one: SavedEvent, item: str, option: str, outcome: str, rev: int, clock: int) -> None:
        self.known[tab, one.seq] = outcome
        self.rev = max(self.rev, rev)
        if outcome in {"applied", "conflict"}:
            self.tried.add((tab, item, one.seq))
        if outcome == "applied":
            self.latest = clock
            self.applied.setdefault(item, []).append((rev, tab, one.seq, option))

    @property
    def responses(self) -> dict[str, str]:
        return {item: changes[-1][3] for item, changes in self.applied.items()}
