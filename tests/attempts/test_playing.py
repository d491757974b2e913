"""Saving one choice."""

import threading

import pytest
from sqlalchemy import select

from learning.attempts import finding
from learning.attempts.grading import finish
from learning.attempts.kept import Kept
from learning.attempts.models import attempt_event
from learning.attempts.owners import Owner
from learning.attempts.playing import MOST_A_MINUTE, Stale, save
from learning.core.clock import MINUTE
from learning.core.database import Database
from learning.core.errors import TooMany
from quizzes.cases.play import Event, Refusal
from tests.attempts.taking import ASK, MARK, STOP, VISITOR, found, saved, started
from tests.conftest import NOW


def numbers(database: Database) -> list[int]:
    with database.reading() as db:
        return list(db.scalars(select(attempt_event.c.seq).order_by(attempt_event.c.seq)))


def test_choices_are_numbered_and_replayed(database: Database) -> None:
    taken = saved(database, started(database), MARK, ASK)

    assert (taken.seq, taken.play.step, taken.play.choices.cues) == (2, "history", ("wakes",))
    assert numbers(database) == [1, 2]


def test_another_worker_sees_the_same_play(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = saved(database, started(database), MARK, ASK)
    monkeypatch.setattr(finding, "_plays", Kept(5))
    monkeypatch.setattr(finding, "_cases", Kept(5))

    assert found(database, taken.id).play.choices == taken.play.choices


def test_the_record_holds_the_state_before_and_after(database: Database) -> None:
    saved(database, started(database), MARK)

    with database.reading() as db:
        row = db.execute(select(attempt_event)).one()
    assert (row.before["step"], row.after["step"], row.at) == ("meet", "history", NOW)


def test_a_choice_that_cannot_be_taken_changes_nothing(database: Database) -> None:
    attempt_id = started(database)

    with pytest.raises(Refusal):
        saved(database, attempt_id, Event("assess", "perform", "phalen"))

    assert numbers(database) == []


def test_the_slower_of_two_tabs_is_told(database: Database) -> None:
    taken = found(database, started(database))
    save(database, VISITOR, taken, MARK, NOW)

    with pytest.raises(Stale):
        save(database, VISITOR, taken, MARK, NOW)

    assert numbers(database) == [1]


def test_sixteen_tabs_at_once_save_one_choice(database: Database) -> None:
    taken = found(database, started(database))
    outcomes: list[str] = []

    def press() -> None:
        try:
            save(database, VISITOR, taken, MARK, NOW)
            outcomes.append("saved")
        except Stale:
            outcomes.append("stale")

    threads = [threading.Thread(target=press) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["saved"] + ["stale"] * 15


def test_nobody_saves_into_another_persons_attempt(database: Database) -> None:
    taken = found(database, started(database))

    with pytest.raises(Stale):
        save(database, Owner("somebody-else"), taken, MARK, NOW)

    assert numbers(database) == []


def test_a_closed_attempt_takes_no_more(database: Database) -> None:
    taken = found(database, started(database))
    with database.unit() as db:
        finish(db, taken, NOW)

    with pytest.raises(Stale):
        save(database, VISITOR, taken, STOP, NOW)


def test_more_choices_than_a_person_makes_have_to_wait(database: Database) -> None:
    attempt = started(database)
    back = (MARK, Event("history", "back", "meet"))
    taken = saved(database, attempt, *back * (MOST_A_MINUTE // 2))

    with pytest.raises(TooMany) as refused:
        save(database, VISITOR, taken, MARK, NOW + MINUTE - 1)

    assert refused.value.retry_after == 1
    assert len(numbers(database)) == MOST_A_MINUTE
    save(database, VISITOR, taken, MARK, NOW + MINUTE)
    assert len(numbers(database)) == MOST_A_MINUTE + 1
