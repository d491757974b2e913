"""Forms of a case out of turn, twice, forged or after its end: nothing changes."""

import pytest

from tests.security.house import GRADED, House
from tests.security.test_forms import XSS, harmless

ACTS = (
    "mark", "ask", "decide", "share", "perform", "interpret", "reshare", "state", "agree", "choose", "dose",
    "respond", "judge", "sort", "refer", "note", "halt", "stop", "done", "back", "", "grade", "__class__", XSS,
)  # fmt: skip
# What may be done first, with which fields.
IN_TURN = {"mark": {"cues"}, "halt": set[str]()}
OUT_OF_TURN: tuple[dict[str, str | list[str]], ...] = (
    {}, {"to": "meet"}, {"urgency": "whenever"}, {"points.other": "100"}, {"cues": ["first-steps", "ginger"]},
)  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_an_act_out_of_turn_changes_nothing(house: House, act: str) -> None:
    house.forget("token_bucket")
    cleo = house.comes("cleo")
    path = house.attempt(cleo, GRADED)
    before = house.rows()

    for fields in OUT_OF_TURN:
        for step in ("meet", "history", "adapt", "", XSS):
            if step == "meet" and act in IN_TURN and set(fields) <= IN_TURN[act]:
                continue
            answer = cleo.post(path, step=step, seq="0", act=act, **fields)
            assert answer.status_code in {409, 422}
            assert "Nothing was changed" in answer.text or "changed nothing" in answer.text
            harmless(answer)
    assert house.rows() == before


@pytest.mark.parametrize("seq", ["", "1", "-1", "00", " 0", "0x0", "\u0660", "NaN", str(2**64), "0\x00", XSS])
def test_a_place_that_is_not_the_next_changes_nothing(house: House, seq: str) -> None:
    house.forget("token_bucket")
    cleo = house.comes("cleo")
    path = house.attempt(cleo)
    before = house.rows()

    answer = cleo.post(path, step="meet", seq=seq, act="mark", cues="night")

    assert answer.status_code == 409
    harmless(answer)
    assert house.rows() == before


def test_two_things_where_one_can_be_chosen_change_nothing(house: House) -> None:
    cleo = house.comes("cleo")
    path = house.attempt(cleo)
    cleo.post(path, step="meet", seq="0", act="mark", cues="night")
    before = house.rows()

    answer = cleo.post(path, step="history", seq="1", act="ask", question=["red-flags", "onset"])

    assert answer.status_code == 409 and "Two things were sent where one can be chosen" in answer.text
    assert house.rows() == before


def test_after_the_end_nothing_is_taken(house: House) -> None:
    cleo = house.comes("cleo")
    path = house.ended(cleo)
    before = house.rows()

    for seq in ("0", "1", "2"):
        for act in ("mark", "stop", "done", "back"):
            answer = cleo.post(path, step="meet", seq=seq, act=act)
            assert (answer.status_code, answer.location) == (303, f"{path}/debrief")
    assert house.rows() == before
