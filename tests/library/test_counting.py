from learning.library.checking import check_texts
from learning.library.counting import counted
from tests.library.small_bank import BANK
from tests.library.small_case import CASE
from tests.library.small_content import TEXTS


def test_the_library_is_counted_part_by_part() -> None:
    figures = dict(counted(check_texts({**TEXTS, "cases/talk.md": CASE}).documents))

    assert figures["pages"].startswith("lesson 1, technique 1, condition 1, assessment 1, stage 1, tissue 0")
    assert figures["words"] == "assessment 50"
    assert figures["cases"] == "full 0, mini 1, graded 0, referral 0"
    assert figures["covered"].startswith("0 of 1 objectives")
    assert figures["lists"] == "reference 2, claim 2, term 1, objective 1"


def test_items_are_counted_by_use_and_status() -> None:
    figures = dict(counted(check_texts(BANK).documents))

    assert figures["items"] == "graded scored 1, practice scored 2"
    assert figures["other"] == "exam 1, figure 1, captions 0"
