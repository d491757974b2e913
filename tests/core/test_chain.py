"""The chain itself: whatever is changed in it, the walk stops."""

import random
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from learning.core.audit import Act, chained
from learning.core.chain import BEGINNING, BLANKING, Broken, Head, Link, Walk
from tests.conftest import NOW

LENGTH = 8
EDITS = 10_000

Chain = tuple[list[Link], Head | None]


def chain(*acts: Act) -> list[Link]:
    return [Link(**row) for row in chained(Head(0, BEGINNING), acts)]


def act(n: int) -> Act:
    return Act(NOW + n, "ada" if n % 3 else None, f"act.{n % 4}", f"thing {n}", f'{{"why":"word {n}"}}')


ROWS = chain(*(act(n) for n in range(LENGTH)))
END = Head(LENGTH, ROWS[-1].hash)


def walked(rows: list[Link], head: Head | None, kept: Head | None = None) -> Head:
    walk = Walk(kept)
    for row in rows:
        walk.step(row)
    walk.arrive(head)
    return walk.at


def broken(rows: list[Link], head: Head | None, kept: Head | None = None) -> tuple[int, str]:
    with pytest.raises(Broken) as stopped:
        walked(rows, head, kept)
    return stopped.value.seq, stopped.value.how


def other(value: Any, chance: random.Random) -> Any:
    """Another value for a column: one character or one digit changed, emptied, taken out."""
    if value is None:
        return chance.choice(["", "ada", 0])
    if isinstance(value, int):
        return value + chance.choice([-1_000, -1, 1, 2, 10**6])
    at = chance.randrange(len(value))
    bit = chr(ord(value[at]) ^ 1 << chance.randrange(7))
    return chance.choice([value[:at] + bit + value[at + 1 :], value[:at], value + bit, None])


def edited(chance: random.Random) -> Chain:
    rows, at = list(ROWS), chance.randrange(LENGTH)
    column = chance.choice(fields(Link)).name
    rows[at] = replace(rows[at], **{column: other(getattr(rows[at], column), chance)})
    return rows, END


def deleted(chance: random.Random) -> Chain:
    rows = list(ROWS)
    del rows[chance.randrange(LENGTH)]
    return rows, END


def swapped(chance: random.Random) -> Chain:
    """Two rows change places, with or without their numbers."""
    rows, (one, two) = list(ROWS), chance.sample(range(LENGTH), 2)
    rows[one], rows[two] = rows[two], rows[one]
    if chance.random() < 0.5:
        rows = [replace(row, seq=place) for place, row in enumerate(rows, 1)]
    return rows, END


def cut(chance: random.Random) -> Chain:
    return ROWS[: chance.randrange(LENGTH)], END


def head_edited(chance: random.Random) -> Chain:
    heads = [None, Head(LENGTH - 1, ROWS[-2].hash), Head(LENGTH + 1, END.hash), Head(LENGTH, ROWS[0].hash)]
    return ROWS, chance.choice(heads)


def test_a_chain_as_it_was_written_holds() -> None:
    assert walked(ROWS, END) == END
    assert walked([], Head(0, BEGINNING)) == Head(0, BEGINNING)


def test_ten_thousand_random_edits_are_all_noticed() -> None:
    chance = random.Random(1)  # noqa: S311 - the same edits in each run
    ways: list[Callable[[random.Random], Chain]] = [
        edited,
        edited,
        edited,
        edited,
        deleted,
        swapped,
        cut,
        head_edited,
    ]
    unnoticed = []
    for number in range(EDITS):
        rows, head = chance.choice(ways)(chance)
        try:
            walked(rows, head)
            unnoticed.append((number, rows, head))
        except Broken:
            pass
    assert unnoticed == []


@pytest.mark.parametrize(
    ("rows", "head", "seq", "how"),
    [
        ([*ROWS[:2], replace(ROWS[2], actor="ben"), *ROWS[3:]], END, 3, "edited"),
        ([*ROWS[:2], replace(ROWS[2], detail="{}"), *ROWS[3:]], END, 3, "a detail that was edited"),
        ([*ROWS[:2], replace(ROWS[2], detail=None), *ROWS[3:]], END, 3, "a detail that was edited"),
        ([*ROWS[:2], *ROWS[3:]], END, 3, "is missing"),
        (ROWS[:5], END, 6, "row 8, the kept head, were cut off"),
        (ROWS, None, 8, "the kept head is missing"),
        (ROWS, Head(7, ROWS[6].hash), 8, "it names row 7"),
    ],
)
def test_the_first_row_that_does_not_fit_is_named(rows: list[Link], head: Head | None, seq: int, how: str) -> None:
    found, said = broken(rows, head)

    assert (found, how in said) == (seq, True), said


def test_a_chain_written_anew_does_not_pass_through_the_signed_head() -> None:
    anew = chain(*(replace(act(n), actor="ben") for n in range(LENGTH)))
    end = Head(LENGTH, anew[-1].hash)

    assert walked(anew, end) == end
    assert broken(anew, end, kept=END) == (LENGTH, "is not the row that was signed: the record was written anew")


def test_a_tail_cut_together_with_the_kept_head_is_noticed_by_the_signed_one() -> None:
    short = Head(5, ROWS[4].hash)

    assert walked(ROWS[:5], short) == short
    assert broken(ROWS[:5], short, kept=END) == (6, "and all up to row 8, the signed head, were cut off")


def test_a_detail_may_be_taken_out_when_an_act_says_so() -> None:
    rows = chain(*(act(n) for n in range(LENGTH)), Act(NOW, None, BLANKING, "3", "{}"))
    rows[2] = replace(rows[2], detail=None, salt=None)

    assert walked(rows, Head(LENGTH + 1, rows[-1].hash)).seq == LENGTH + 1


def test_a_detail_taken_out_in_silence_is_noticed() -> None:
    rows = [*ROWS[:2], replace(ROWS[2], detail=None, salt=None), *ROWS[3:]]

    assert broken(rows, END) == (3, "lost its detail, and no act says who took it out")
