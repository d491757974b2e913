"""Saves around the end: none is accepted after the grace, none refused before."""

import random
from pathlib import Path

from tests import databases
from tests.attempts.exams.sittings import CLOSES, begun, event, person, save

A_SITTING = 1000


def wrongly_decided(saves: int, folder: Path, dialect: str = "sqlite") -> int:
    """Of so many saves within two seconds of deadline and grace, in any order: how many were decided wrongly."""
    dice, wrong = random.Random(saves), 0
    with databases.fresh(dialect, folder) as database:
        for start in range(0, saves, A_SITTING):
            owner = person(database, f"Ada {start}")
            sitting_id = begun(database, owner)
            for seq in range(1, min(A_SITTING, saves - start) + 1):
                now = CLOSES + dice.choice((0, 1, dice.randint(-2000, 2000)))
                ack = save(database, owner, sitting_id, event(seq), now=now)
                wrong += (ack.kept[0].outcome == "applied") != (now <= CLOSES)
    return wrong


def test_the_end_is_the_same_for_every_save(tmp_path: Path) -> None:
    assert wrongly_decided(300, tmp_path) == 0
