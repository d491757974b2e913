"""What may be seen when; what is held back is not in what is sent."""

from dataclasses import asdict

from quizzes.exams.reveal import Reveal, held_back, visible
from tests.quizzes.items.samples import CANARY, KINDS, item


def test_by_default_the_key_stays_back_until_the_exam_is_passed() -> None:
    assert visible(Reveal(), "open") == frozenset()
    assert visible(Reveal(), "submitted") == {"own", "score"}
    assert visible(Reveal(), "passed") == {"own", "score", "right", "why"}


def test_never_is_never_and_during_is_from_the_start() -> None:
    reveal = Reveal(own="during", right="never")

    assert "own" in visible(reveal, "open")
    assert "right" not in visible(reveal, "passed")


def test_without_leave_nothing_of_the_key_is_left() -> None:
    for kind in KINDS:
        sample = item(kind)
        told = held_back(sample.feedback(sample.reference_answer()), frozenset({"own", "score"}))

        assert CANARY not in str(asdict(told))
        assert {(remark.right, remark.good) for one in (told, *told.members) for remark in one.remarks} <= {
            (None, None)
        }
        assert told.score == 1


def test_with_leave_all_is_there() -> None:
    told = item("single").feedback(item("single").reference_answer())

    assert held_back(told, frozenset({"own", "right", "why", "score"})) == told


def test_where_to_read_on_always_stays() -> None:
    told = held_back(item("single").feedback(item("single").reference_answer()), frozenset())

    assert told.read_next
    assert told.score is None
