"""Saving what a tab changed."""

import threading

import pytest
from sqlalchemy import func, select

from learning.attempts.exams import saving
from learning.attempts.exams.models import sitting_event
from learning.attempts.exams.saving import Ack
from learning.attempts.exams.submitting import submit
from learning.attempts.owners import Owner
from learning.core.database import Database
from learning.core.errors import NotFound, Refused, TooMany
from quizzes.exams.timing import MINUTE
from tests import counting
from tests.attempts.exams.sittings import (
    CLOSES,
    DEADLINE,
    OTHER_TAB,
    begun,
    event,
    kept,
    paper,
    person,
    picks,
    save,
)  # fmt: skip
from tests.conftest import NOW


@pytest.fixture
def ada(database: Database) -> Owner:
    return person(database)


@pytest.fixture
def sitting(database: Database, ada: Owner) -> str:
    return begun(database, ada)


def outcomes(ack: Ack) -> list[str]:
    return [one.outcome for one in ack.kept]


def events_kept(database: Database) -> int:
    with database.reading() as db:
        return db.scalar(select(func.count()).select_from(sitting_event)) or 0


def test_a_save_is_kept_and_acknowledged(database: Database, ada: Owner, sitting: str) -> None:
    ack = save(database, ada, sitting, event(1), event(2, "two", "ache"), now=NOW + 5)

    assert (ack.ack, outcomes(ack), ack.status, ack.state) == (2, ["applied", "applied"], 200, "in-progress")
    assert (ack.server_now, ack.deadline) == (NOW + 5, DEADLINE)
    assert kept(database, sitting) == {"one": picks("one"), "two": picks("two", "ache")}


def test_the_same_save_again_gets_the_same_acknowledgement(database: Database, ada: Owner, sitting: str) -> None:
    first = save(database, ada, sitting, event(1), event(2, "two"))

    assert save(database, ada, sitting, event(1), event(2, "two")) == first
    assert events_kept(database) == 2


def test_a_save_is_one_statement_and_two_where_it_is_not_plain(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(1))
    with counting.statements() as plain:
        save(database, ada, sitting, *(event(seq, note=str(seq)) for seq in range(2, 50)))
    with counting.statements() as again:
        save(database, ada, sitting, event(1), event(1 + 49, "two"))
    with counting.statements() as clash:
        save(database, ada, sitting, event(1, option="ache"), tab=OTHER_TAB)

    assert (len(plain), len(again), len(clash)) == (1, 2, 2)


def test_a_number_sent_again_with_other_content_is_refused(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(1))

    with pytest.raises(Refused, match="Event 1 was saved before"):
        save(database, ada, sitting, event(1, option="ache"))
    assert kept(database, sitting) == {"one": picks("one")}


def test_a_partly_known_save_keeps_the_rest(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(1))
    ack = save(database, ada, sitting, event(1), event(2, option="ache"), event(3, option="cramp"))

    assert (ack.ack, outcomes(ack)) == (3, ["applied"] * 3)
    assert kept(database, sitting) == {"one": picks("one", "cramp")}


def test_an_older_change_that_comes_later_does_not_win(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(2, option="ache"))
    ack = save(database, ada, sitting, event(1), event(3, "two"))

    assert outcomes(ack) == ["superseded", "applied"]
    assert kept(database, sitting)["one"] == picks("one", "ache")


def test_two_tabs_that_change_one_item_are_both_told(database: Database, ada: Owner, sitting: str) -> None:
    rev = save(database, ada, sitting, event(1)).kept[0].rev
    ack = save(database, ada, sitting, event(1, option="ache"), event(2, "two"), tab=OTHER_TAB)

    assert outcomes(ack) == ["conflict", "applied"]
    clash = ack.conflicts[0]
    assert (clash.rev, clash.theirs, clash.mine) == (rev, picks("one"), picks("one", "ache"))
    assert kept(database, sitting)["one"] == picks("one")


def test_the_pick_of_the_candidate_ends_a_conflict(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(1))
    rev = save(database, ada, sitting, event(1, option="ache"), tab=OTHER_TAB).conflicts[0].rev
    ack = save(database, ada, sitting, event(2, option="ache", base=rev), tab=OTHER_TAB)

    assert outcomes(ack) == ["applied"]
    assert kept(database, sitting)["one"] == picks("one", "ache")


def test_a_device_that_saw_the_last_rev_goes_on(database: Database, ada: Owner, sitting: str) -> None:
    rev = save(database, ada, sitting, event(1)).kept[0].rev

    assert outcomes(save(database, ada, sitting, event(1, base=rev), tab=OTHER_TAB)) == ["applied"]


@pytest.mark.parametrize(
    ("now", "outcome", "status"),
    [(DEADLINE, "applied", 200), (CLOSES, "applied", 200), (CLOSES + 1, "late", 409), (NOW - 5, "applied", 200)],
)
def test_deadline_and_grace_decide_to_the_millisecond(
    database: Database, ada: Owner, sitting: str, now: int, outcome: str, status: int
) -> None:
    ack = save(database, ada, sitting, event(1), now=now)

    assert (outcomes(ack), ack.status) == ([outcome], status)
    assert kept(database, sitting) == ({"one": picks("one")} if status == 200 else {})
    assert events_kept(database) == 1


def test_a_clock_set_back_gives_no_time(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(1), now=CLOSES)
    ack = save(database, ada, sitting, event(2, "two"), now=NOW - 24 * 60 * MINUTE)

    with database.reading() as db:
        assert db.scalars(select(sitting_event.c.received_at)).all() == [CLOSES, CLOSES]
    assert ack.deadline == DEADLINE


def test_after_submitting_a_save_is_evidence_only(database: Database, ada: Owner, sitting: str) -> None:
    save(database, ada, sitting, event(1))
    submit(database, ada, sitting, NOW + 1)
    ack = save(database, ada, sitting, event(2, option="ache"), now=NOW + 2)

    assert (outcomes(ack), ack.status, ack.state) == (["late"], 409, "submitted")
    assert kept(database, sitting) == {"one": picks("one")}


def test_one_way_takes_nothing_for_another_section(database: Database, ada: Owner) -> None:
    sitting = begun(database, ada, paper(sections=(0, 1, 1), navigation="one-way"))
    ack = save(database, ada, sitting, event(1), event(2, "two"))

    assert (outcomes(ack), ack.status) == (["applied", "left"], 409)
    assert kept(database, sitting) == {"one": picks("one")}


def test_nobody_saves_into_another_persons_sitting(database: Database, ada: Owner, sitting: str) -> None:
    for other in (person(database, "Ben"), Owner(visitor="v" * 26), Owner()):
        with pytest.raises(NotFound):
            save(database, other, sitting, event(1))
    with pytest.raises(NotFound):
        save(database, ada, "no-such-sitting", event(1))

    assert events_kept(database) == 0


def test_an_item_of_another_form_is_refused_whole(database: Database, ada: Owner, sitting: str) -> None:
    with pytest.raises(Refused, match="Event 2 is about an item that is not on this form"):
        save(database, ada, sitting, event(1), event(2, "foreign"))

    assert events_kept(database) == 0


def test_a_flood_is_held_back_and_nothing_of_it_is_kept(
    database: Database, ada: Owner, sitting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "MOST_A_MINUTE", 3)
    for number in range(1, 5):
        save(database, ada, sitting, event(number))

    with pytest.raises(TooMany):
        save(database, ada, sitting, event(5))
    assert save(database, ada, sitting, event(5), now=NOW + MINUTE).status == 200


def test_many_tabs_at_once_lose_nothing(database: Database, ada: Owner, sitting: str) -> None:
    told: list[str] = []

    def type_in(tab: str) -> None:
        told.extend(outcomes(save(database, ada, sitting, event(1, note=tab), event(2, "two"), tab=tab)))

    threads = [threading.Thread(target=type_in, args=(f"{number:016}",)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == ["applied"] * 2 + ["conflict"] * 30
    assert events_kept(database) == 32


def test_a_submission_and_a_save_follow_each_other(database: Database, ada: Owner, sitting: str) -> None:
    barrier, told = threading.Barrier(9), list[tuple[int, str]]()

    def type_in(number: int) -> None:
        barrier.wait()
        for seq in range(1, 6):
            ack = save(database, ada, sitting, event(seq, note=str(seq)), tab=f"{number:016}", now=NOW + 1)
            told.extend((one.rev, one.outcome) for one in ack.kept)

    threads = [threading.Thread(target=type_in, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    barrier.wait()
    submit(database, ada, sitting, NOW + 2)
    for thread in threads:
        thread.join()

    late = [rev for rev, outcome in sorted(told) if outcome == "late"]
    in_time = [rev for rev, outcome in told if outcome != "late"]
    assert not late or not in_time or max(in_time) < min(late)
