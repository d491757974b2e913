"""Which late changes would stand once accepted."""

import pytest

from quizzes.exams.late import Change, Kept, counting


def change(
    rev: int, outcome: Kept = "late", client: str = "a", seq: int = 0, base: int = 0, item: str = "i"
) -> Change:
    return Change(client, seq or rev, item, base, rev, outcome)


@pytest.mark.parametrize(
    ("history", "stands"),
    [
        ([change(1)], [1]),
        ([change(1, "applied")], []),
        ([change(1, "left"), change(2, "superseded")], []),
        ([change(1, "applied"), change(2)], [2]),
        ([change(1, "applied", seq=5), change(2, seq=4)], []),  # a newer one of its own tab was in time
        ([change(1, "conflict", seq=5), change(2, seq=4)], []),
        ([change(1, seq=2), change(2, seq=1)], [1]),  # both late: the newer one of the tab
        ([change(1, item="i"), change(2, item="j")], [1, 2]),
        ([change(1, "applied", client="b"), change(2, base=0)], []),  # it had not seen what the other device did
        ([change(1, "applied", client="b"), change(2, base=1)], [2]),
        ([change(1, client="b"), change(2, base=0)], [1]),  # two devices, both late: the first
    ],
)
def test_the_rules_of_a_save_hold_for_what_came_late(history: list[Change], stands: list[int]) -> None:
    assert [one.rev for one in counting(history)] == stands


def test_what_was_decided_before_is_not_decided_again() -> None:
    assert [one.rev for one in counting([change(1, item="i"), change(2, item="j")], after=1)] == [2]
