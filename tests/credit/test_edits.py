"""What was signed or chained cannot be changed quietly, and no id can be guessed.

The numbers of the requirement, 10,000 edits of each kind and 1,000,000 guesses, are run by
`python -m tests.benchmarks.edits`.
"""

from pathlib import Path

import pytest

from learning.core.database import Database
from tests import databases
from tests.credit.completion.school import settings_of
from tests.credit.completions import certified, keys_in
from tests.credit.editing import KINDS, chance_of_a_hit, everything, hits, unnoticed

EDITS, GUESSES = 1_000, 20_000


@pytest.mark.parametrize("kind", KINDS)
def test_no_edit_of_a_byte_goes_unnoticed(tmp_path: Path, kind: str) -> None:
    with databases.fresh("sqlite", tmp_path) as database, database.unit() as db:
        kept = everything(db, settings_of(tmp_path))[kind]

        assert kept.holds(kept.parts), "as it was kept it holds"
        assert unnoticed(kept, EDITS) == []


def test_every_kind_is_edited(tmp_path: Path) -> None:
    with databases.fresh("sqlite", tmp_path) as database, database.unit() as db:
        assert tuple(everything(db, settings_of(tmp_path))) == KINDS


def test_guessed_ids_are_nobodys(database: Database, tmp_path: Path) -> None:
    """An id has 128 random bits: each guess hits one of n certificates with n * 2^-128.

    With a hundred million certificates and a million guesses that is 10^8 * 10^6 / 2^128 = 2.9e-25; at the twenty
    guesses a minute that one address has, an even chance takes 10^23 years.
    """
    with database.unit() as db:
        mine = certified(db, keys_in(tmp_path))

        assert hits(db, GUESSES) == 0
    assert len(mine) == 22 and 2.9e-25 < chance_of_a_hit(10**8, 10**6) < 3e-25
    assert 1e23 < 2**127 / 10**8 / (20 * 60 * 24 * 365.25) < 2e23
