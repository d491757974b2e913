"""Licences in every format: what is kept as it was typed, what is made the same, what is refused, what is printed."""

from pathlib import Path

import pytest

from learning.credit.certificates.facts import Licence
from learning.credit.certificates.printing import pdf
from learning.credit.reporting.reasons import LONGEST_NUMBER
from learning.credit.reporting.roster import csv_roster
from learning.people import licences
from learning.people.names import tidied
from tests.credit.certificates.test_printing import snapshot, told
from tests.credit.reporting.test_roster import made

# As it is typed, and as it is kept: spaces become one, forms that only look different become the usual one.
KEPT = {
    "letters and digits": ("MA12345", "MA12345"),
    "hyphens": ("LMT-0012-3", "LMT-0012-3"),
    "spaces": ("  MA \t 12  345 ", "MA 12 345"),
    "slashes": ("MT/0012/A", "MT/0012/A"),
    "dots and signs": ("227.012345 #7", "227.012345 #7"),
    "lower case": ("ma12345", "ma12345"),
    "wide letters": ("ＭＡ１２３", "MA123"),
    "digits of other alphabets": ("MA ١٢٣ ४५", "MA ١٢٣ ४५"),
    "a line break": ("MA\n123", "MA 123"),
    "forty letters": ("M" * 40, "M" * 40),
    "a formula": ("=MA+1", "=MA+1"),
}
REFUSED = {
    "nothing": "", "signs alone": "--/ .", "forty-one letters": "M" * 41, "a control character": "MA\x0712",
    "a null": "MA\x0012", "a mark that turns the direction": "MA\u202e12", "nothing that is seen": "MA\u200b12",
    "half a letter": "MA\ud800",
}  # fmt: skip


def problem(typed: str) -> str | None:
    return licences.problem("number", tidied(typed), licences.LONGEST_NUMBER)


@pytest.mark.parametrize(("typed", "kept"), KEPT.values(), ids=KEPT)
def test_a_number_is_kept_as_its_board_writes_it(typed: str, kept: str) -> None:
    assert (tidied(typed), problem(typed)) == (kept, None)


@pytest.mark.parametrize("typed", REFUSED.values(), ids=REFUSED)
def test_what_no_board_prints_is_refused_in_words(typed: str) -> None:
    assert str(problem(typed)).endswith(".")


@pytest.mark.parametrize("other", ["ma12345", "MA 12345", "MA-12345", "MA/123.45", "ＭＡ12345", " m a 1 2 3 4 5 "])
def test_the_same_licence_is_known_however_it_is_written(other: str) -> None:
    assert licences.number_key(other) == licences.number_key("MA12345")


@pytest.mark.parametrize("other", ["MA12346", "MA012345", "M12345", "MA1234", "MA12345A"])
def test_another_licence_is_another(other: str) -> None:
    assert licences.number_key(other) != licences.number_key("MA12345")


@pytest.mark.parametrize("kept", [kept for _, kept in KEPT.values()], ids=list(KEPT))
def test_the_sheet_and_the_roster_have_the_number_as_it_is_kept(tmp_path: Path, kept: str) -> None:
    held = Licence("FL", kept, "Massage Therapist")

    text = " ".join(told("pdftotext", pdf(snapshot(licence=held), "letter"), tmp_path).split())
    row = csv_roster(made({"licence": held})).split("\r\n")[1]
    plain = "".join(mark for mark in text if mark not in "\u202a\u202b\u202c")
    assert f"Massage Therapist, licence FL {kept}" in plain
    assert row.removeprefix("'").startswith(kept if len(kept) <= LONGEST_NUMBER else ""), "longer ones are left out"


def test_a_number_longer_than_any_boards_is_on_the_sheet_and_left_out_of_a_roster_with_the_reason() -> None:
    [left] = made({"licence": Licence("FL", "M" * 40, "Massage Therapist")}).left_out

    assert left.why == "the number of the licence has more than 32 characters"
