"""Histories of a sitting, drawn by chance and played against its model (history_model.py).

Start, save, send again, send in another order, send late, change in two tabs, submit, run out of time, set the clock
forward and back, and staff's extending and reopening. `python -m tests.attempts.exams.histories --histories 5000`
plays so many.
"""

import argparse
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import select

from learning.attempts.exams.closing import SETTLE, Closed
from learning.attempts.exams.expiring import close_expired
from learning.attempts.exams.grading import result_of
from learning.attempts.exams.models import sitting_event, sitting_grading
from learning.attempts.exams.saving import Ack
from learning.attempts.exams.sent import SavedEvent
from learning.attempts.exams.staff import extend, reopen
from learning.attempts.exams.submitting import submit
from learning.attempts.owners import Owner
from learning.core.database import Database
from learning.core.errors import Conflict, Refused
from quizzes.exams.timing import MINUTE
from tests import databases
from tests.attempts.exams.history_model import Model, Tab
from tests.attempts.exams.sittings import GRACE, ITEMS, begun, event, found, kept, person, picks, save
from tests.conftest import NOW

TABS = ("a" * 16, "b" * 16)
OPTIONS = ("calf", "ache", "bruise", "cramp")
STEPS = (0, 1, 500, MINUTE, 20 * MINUTE, -1, -5 * MINUTE, 2 * 1440 * MINUTE, -1440 * MINUTE)
AROUND_THE_END = (-1, 0, 1, GRACE, GRACE + 1, GRACE + SETTLE, GRACE + SETTLE + 1)
CHANGES = st.lists(st.tuples(st.sampled_from(ITEMS[:2]), st.sampled_from(OPTIONS)), min_size=1, max_size=3)


class Histories(RuleBasedStateMachine):
    """One candidate, two tabs, one sitting."""

    database: Database
    people = 0

    def __init__(self) -> None:
        super().__init__()
        Histories.people += 1
        self.owner: Owner = person(self.database, f"Ada {Histories.people}")
        self.now, self.model = NOW, Model()
        self.tabs = {name: Tab() for name in TABS}
        self.sitting = begun(self.database, self.owner)

    @rule(step=st.sampled_from(STEPS))
    def time_passes(self, step: int) -> None:
        self.now += step

    @rule(beyond=st.sampled_from(AROUND_THE_END))
    def the_end_comes(self, beyond: int) -> None:
        self.now = self.model.deadline + beyond

    @rule(tab=st.sampled_from(TABS), changes=CHANGES)
    def type_in(self, tab: str, changes: list[tuple[str, str]]) -> None:
        """The changes stay in the journal of the tab."""
        mine = self.tabs[tab]
        for item, option in changes:
            one = event(len(mine.made) + 1, item, option, base=mine.seen.get(item, 0))
            mine.made.append((one, item, option))

    @rule(tab=st.sampled_from(TABS), changes=CHANGES)
    def type_and_send(self, tab: str, changes: list[tuple[str, str]]) -> None:
        self.type_in(tab, changes)
        self._send(tab, self.tabs[tab].made[-len(changes) :])

    @rule(tab=st.sampled_from(TABS), changes=CHANGES, twice=st.booleans())
    def send_the_last_first(self, tab: str, changes: list[tuple[str, str]], twice: bool) -> None:
        """As after a lost connection: the newest gets through, then the journal, perhaps again."""
        self.type_in(tab, changes)
        self._send(tab, self.tabs[tab].made[-1:])
        for _ in range(1 + twice):
            self._send(tab, self.tabs[tab].made[-12:])

    @rule(both=st.tuples(CHANGES, CHANGES))
    def type_in_two_tabs(self, both: tuple[list[tuple[str, str]], list[tuple[str, str]]]) -> None:
        for tab, changes in zip(TABS, both, strict=True):
            self.type_and_send(tab, changes)

    @precondition(lambda self: any(tab.made for tab in self.tabs.values()))
    @rule(data=st.data())
    def send_some(self, data: st.DataObject) -> None:
        """Any of a tab's changes, new ones and old ones, in any order."""
        tab = data.draw(st.sampled_from([name for name in TABS if self.tabs[name].made]))
        made = self.tabs[tab].made
        chosen = data.draw(st.lists(st.integers(0, len(made) - 1), min_size=1, max_size=6, unique=True))
        self._send(tab, [made[place] for place in chosen])

    def _send(self, tab: str, chosen: list[tuple[SavedEvent, str, str]]) -> None:
        sent = sorted(chosen, key=lambda one: one[0].seq)
        expected = self.model.save(tab, sent, self.now)
        ack = save(self.database, self.owner, self.sitting, *(one for one, _, _ in chosen), tab=tab, now=self.now)
        assert [one.outcome for one in ack.kept] == expected
        assert (ack.ack, ack.deadline, ack.server_now) == (sent[-1][0].seq, self.model.deadline, self.now)
        self._learn(tab, ack, sent)

    def _learn(self, tab: str, ack: Ack, sent: list[tuple[SavedEvent, str, str]]) -> None:
        item_of = {one.item: item for one, item, _ in sent}
        for shown, rev in [*ack.revs.items(), *((clash.item, clash.rev) for clash in ack.conflicts)]:
            self.tabs[tab].seen[item_of[shown]] = max(rev, self.tabs[tab].seen.get(item_of[shown], 0))

    @precondition(lambda self: any(tab.made for tab in self.tabs.values()))
    @rule(tab=st.sampled_from(TABS))
    def forge_a_number(self, tab: str) -> None:
        """A number that is kept, with other content."""
        known = [made for made in self.tabs[tab].made if (tab, made[0].seq) in self.model.known]
        if known:
            try:
                forged = known[0][0].model_copy(update={"base_rev": known[0][0].base_rev + 1})
                save(self.database, self.owner, self.sitting, forged, tab=tab, now=self.now)
            except Refused:
                return
            raise AssertionError("a forged number was taken")

    @rule()
    def submit(self) -> None:
        expected = self.model.state in {"in-progress", "submitted"} and not self.model.over(self.now)
        if expected and self.model.state == "in-progress":
            self.model.close("submitted", min(max(self.now, self.model.latest), self.model.deadline))
        self.model.touch(self.now)
        try:
            submit(self.database, self.owner, self.sitting, self.now)
            assert expected
        except Closed:
            assert not expected

    @rule()
    def sweep(self) -> None:
        self.model.touch(self.now)
        close_expired(self.database, self.now)
        if self.model.state == "in-progress":
            return
        with self.database.reading() as db:
            result = result_of(db, self.sitting)
            row = sitting_grading.c
            graded = db.scalars(select(row.closing).where(row.sitting_id == self.sitting)).all()
        assert result is not None and len(graded) == len(set(graded)) and max(graded) == self.model.closings
        right = {item: float(option == "calf") for item, option in self.model.responses.items()}
        assert {one.item: one.score for one in result.marks} == {**dict.fromkeys(ITEMS, 0.0), **right}

    @rule()
    def join(self) -> None:
        if self.model.state == "in-progress" and not self.model.over(self.now):
            assert begun(self.database, self.owner, now=self.now) == self.sitting

    @rule(minutes=st.sampled_from([1, 30, 600]))
    def extend(self, minutes: int) -> None:
        self.model.touch(self.now, 0)
        self.model.deadline += minutes * MINUTE
        with self.database.unit() as db:
            assert (
                extend(db, self.sitting, minutes, actor="cleo", reason="fire drill", now=self.now)
                == self.model.deadline
            )

    @rule()
    def reopen(self) -> None:
        expected = self.model.state != "in-progress" and max(self.now, self.model.latest) < self.model.deadline
        try:
            with self.database.unit() as db:
                reopen(db, self.sitting, actor="cleo", reason="power cut", now=self.now)
            assert expected
            self.model.state, self.model.finished_at = "in-progress", None
        except Conflict:
            assert not expected

    @invariant()
    def nothing_differs(self) -> None:
        one, model = found(self.database, self.owner, self.sitting), self.model
        attempt = one.attempt
        assert (attempt.state, attempt.finished_at, one.closings) == (model.state, model.finished_at, model.closings)
        assert (attempt.deadline, one.latest) == (model.deadline, model.latest)
        expected = {item: picks(item, option) for item, option in model.responses.items()}
        assert kept(self.database, self.sitting) == expected

    def teardown(self) -> None:
        """Everything that was ever acknowledged is on record as it was told, and nothing else."""
        row = sitting_event.c
        with self.database.reading() as db:
            rows = db.execute(select(row.client_id, row.seq, row.outcome).where(row.sitting_id == self.sitting)).all()
        assert {(one.client_id, one.seq): one.outcome for one in rows} == self.model.known


def play(histories: int, steps: int, database: Database) -> None:
    """Play so many histories of at most so many steps; an AssertionError shows the shortest that differs."""
    Histories.database = database
    chosen = settings(
        max_examples=histories,
        stateful_step_count=steps,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Histories, settings=chosen)


def main() -> None:
    """Play the histories asked for on a SQLite database of their own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=5000)
    parser.add_argument("--steps", type=int, default=15)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, databases.fresh("sqlite", Path(folder)) as database:
        play(asked.histories, asked.steps, database)
    print(f"{Histories.people} histories of up to {asked.steps} steps equal the model.")


if __name__ == "__main__":
    main()
