"""What a tab sends: read whole or refused whole."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.attempts.exams.sent import MOST_BYTES, fitting, read
from learning.core.errors import Refused, TooLarge, Trouble
from tests.attempts.exams.sittings import TAB, event, paper, shown_id

FORM = paper().form
EVENT: dict[str, Any] = {"seq": 1, "item": shown_id("one"), "base_rev": 0, "value": {"fields": {"i0": ["i1"]}}}


def body(**changes: Any) -> bytes:
    return json.dumps({"client_id": TAB, "events": [{**EVENT, **changes}]}).encode()


def test_a_whole_save_is_read() -> None:
    save = read(body(value={"sureness": "certain", "flagged": True, "note": "ask"}))

    assert (save.client_id, save.events[0].seq, save.events[0].value.sureness) == (TAB, 1, "certain")


@pytest.mark.parametrize(
    "changes",
    [
        {"seq": 0}, {"seq": 2**53}, {"seq": "1"}, {"seq": 1.0}, {"seq": True}, {"seq": None}, {"base_rev": -1},
        {"item": "one"}, {"item": "i" + "0" * 13}, {"value": None}, {"value": []}, {"value": {"score": 1}},
        {"value": {"fields": {"i0": "i1"}}}, {"value": {"note": "x" * 2001}}, {"value": {"sureness": "very"}},
        {"outcome": "applied"}, {"received_at": 1},
    ],
)  # fmt: skip
def test_a_field_that_does_not_fit_refuses_the_whole(changes: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        read(body(**changes))


@pytest.mark.parametrize(
    "sent",
    [
        b"", b"null", b"[]", b"{}", b"\xff", b"[" * 50_000, b'{"client_id": "' + b"a" * 16 + b'", "events": []}',
        body().replace(TAB.encode(), b"A"), body().replace(b'"events"', b'"role": "admin", "events"'),
        json.dumps({"client_id": TAB, "events": [EVENT] * 51}).encode(),
    ],
)  # fmt: skip
def test_what_is_no_save_is_refused(sent: bytes) -> None:
    with pytest.raises(Refused):
        read(sent)


def test_the_refusal_names_the_field_and_repeats_nothing() -> None:
    with pytest.raises(Refused, match=r"^events\.0\.seq: ") as refused:
        read(body(seq="<script>"))

    assert "script" not in refused.value.what


def test_more_than_a_save_may_hold_is_too_large() -> None:
    with pytest.raises(TooLarge):
        read(b" " * (MOST_BYTES + 1))
    long = event(1).model_copy(
        update={"value": event(1, note="ü" * 2000).value.model_copy(update={"struck": ("x" * 5000,)})}
    )
    with pytest.raises(TooLarge, match="Event 1"):
        fitting(FORM, (long,))


@pytest.mark.parametrize("text", ["\x00", "\ud800", "a\udfffb"])
def test_text_that_a_database_cannot_keep_is_refused(text: str) -> None:
    said = event(1).value.model_copy(update={"note": text})
    with pytest.raises(Refused, match="cannot be kept"):
        fitting(FORM, (event(1).model_copy(update={"value": said}),))


def test_a_number_twice_in_one_save_is_refused() -> None:
    with pytest.raises(Refused):
        fitting(FORM, (event(1), event(1, "two")))


def test_events_are_taken_in_the_order_of_their_numbers() -> None:
    assert [one.item for one in fitting(FORM, (event(2, "two"), event(1)))] == ["one", "two"]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_nothing_that_is_sent_breaks_the_reading(anything: Any) -> None:
    for sent in (json.dumps(anything).encode(), body(value=anything), body(seq=anything)):
        try:
            fitting(FORM, read(sent).events)
        except Trouble as trouble:
            assert trouble.status in {413, 422}
