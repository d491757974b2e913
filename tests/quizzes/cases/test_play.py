"""Playing a case: what is taken, what is refused and with which sentence, and that a log plays again the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.cases import play as playing
from quizzes.cases.play import Event, Play, Refusal, take
from quizzes.cases.play_path import next_of, played
from quizzes.cases.words import STEPS
from tests.quizzes.cases.cases_for_play import practising, reached, referral, resolved, walked


def refused(play: Play, *event: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        take(play, Event(*event))
    return caught.value


def test_the_experts_path_plays_to_the_end_as_written() -> None:
    case = resolved()

    play = played(case, case.case.expert_path)

    assert play.how_ended == "finished"
    assert play.choices == case.case.expert_path


def test_a_log_gives_the_same_play_again() -> None:
    play = played(resolved(), resolved().case.expert_path)

    assert playing.replay(resolved(), True, play.log) == play


def test_a_choice_for_another_step_is_refused_and_changes_nothing() -> None:
    play = reached("history")

    trouble = refused(play, "assess", "perform", "tinel")

    assert trouble.code == "order"
    assert "Ask your questions" in trouble.sentence
    assert play == reached("history")


@pytest.mark.parametrize("act", ["done", "stop"])
def test_an_act_that_every_step_knows_is_refused_from_a_page_of_another_step(act: str) -> None:
    assert refused(reached("assess"), "history", act, {"urgency": "days"}).code == "order"


def test_an_act_of_another_task_of_the_step_is_refused() -> None:
    assert refused(reached("plan"), "plan", "choose", []).code == "order"


def test_the_same_question_is_not_asked_twice() -> None:
    play = take(reached("history"), Event("history", "ask", "fingers"))

    assert refused(play, "history", "ask", "fingers").code == "repeated"


def test_questions_above_the_cap_are_refused_but_those_of_safety_are_free() -> None:
    play = walked("history", ["ask", "fingers"], ["ask", "triggers"])

    assert refused(play, "history", "ask", "pillow").code == "cap"
    assert take(play, Event("history", "ask", "gait")).choices.history == ("fingers", "triggers", "gait")


def test_assessments_above_the_cap_are_refused() -> None:
    picks = ("neuro-screen", "posture", "tinel", "phalen")

    trouble = refused(walked("assess", *(["perform", one] for one in picks)), "assess", "perform", "ulnt1")

    assert trouble.code == "cap"


def test_a_test_over_the_minutes_is_refused_with_what_is_left() -> None:
    play = walked("assess", ["perform", "phalen"], ["perform", "cervical-distraction"])

    trouble = refused(play, "assess", "perform", "ulnt1")

    assert trouble.code == "budget"
    assert "3 minutes and 1 are left" in trouble.sentence


def test_too_much_provocation_flares_the_client_once() -> None:
    # irritability 1 + ulnt1 2 + tinel 1 passes the limit of 3: pain 4 becomes 6
    play = walked("assess", ["perform", "ulnt1"], ["perform", "tinel"])

    assert (play.state.pain, play.state.irritability) == (6, 4)
    assert "flared" in play.state.flags


@pytest.mark.parametrize(
    ("step", "act", "value"),
    [
        ("meet", "mark", ["nowhere"]),
        ("meet", "mark", ["wakes", 7]),
        ("meet", "mark", {"wakes": True}),
        ("history", "ask", None),
        ("screen", "decide", {"decision": "maybe"}),
        ("screen", "decide", {"decision": "proceed", "extra": 1}),
        ("forecast", "share", {"carpal-tunnel": 60, "other": 30}),
        ("forecast", "share", {"carpal-tunnel": float("nan"), "other": 100}),
        ("forecast", "share", {"carpal-tunnel": True, "other": 99}),
        ("assess", "perform", ["tinel"]),
        ("meet", "stop", {"urgency": "soon"}),
    ],
)
def test_a_choice_that_is_not_offered_is_refused(step: Any, act: str, value: Any) -> None:
    assert refused(reached(step), step, act, value).code == "unknown"


def test_a_tick_twice_is_refused() -> None:
    assert refused(reached("meet"), "meet", "mark", ["wakes", "wakes"]).code == "repeated"


def test_a_plan_above_the_maximum_is_refused() -> None:
    play = walked("plan", ["agree", ["aim-risk"]])

    assert refused(play, "plan", "choose", ["comfort", "neck", "splint-talk"]).code == "cap"


def test_a_plan_of_nothing_needs_no_doses() -> None:
    play = walked("plan", ["agree", ["aim-risk"]], ["choose", []])

    assert (play.step, play.task) == ("adapt", "respond")


def test_the_client_responds_to_what_was_done() -> None:
    dose = {"friction": {"depth": "deep", "minutes": 5, "because": "adhesions"}}

    play = walked("plan", ["agree", ["aim-risk"]], ["choose", ["friction"]], ["dose", dose])

    assert play.position.met is not None
    assert play.position.met.id == "persists"
    assert (play.state.pain, play.state.flags) == (7, frozenset({"tingling-persists"}))


def test_a_response_to_what_the_client_no_longer_says_is_refused() -> None:
    trouble = refused(reached("adapt"), "adapt", "respond", {"event": "deeper", "option": "explain"})

    assert (trouble.code, "moved on" in trouble.sentence) == ("order", True)


def test_graded_play_never_goes_back() -> None:
    assert refused(reached("assess"), "assess", "back", "history").code == "order"


def test_practice_goes_back_and_the_log_keeps_what_was_tried() -> None:
    play = practising("assess", ["perform", "tinel"])

    again = take(play, Event("assess", "back", "history"))

    assert (again.step, again.choices.history, again.choices.assess) == ("history", (), ())
    assert again.choices.cues == play.choices.cues
    assert again.log[:-1] == play.log
    assert playing.replay(again.resolved, False, again.log) == again


def test_practice_cannot_go_forward_by_going_back() -> None:
    assert refused(practising("history"), "history", "back", "rehab").code == "unknown"


@pytest.mark.parametrize("step", STEPS)
def test_stop_and_refer_stands_at_every_step(step: Any) -> None:
    play = take(reached(step), Event(step, "stop", {"urgency": "days", "reasons": [], "tell": []}))

    assert (play.ended, play.outcome) == (True, "over-referral")


@pytest.mark.parametrize("step", STEPS)
def test_who_halts_hands_over_next_and_does_nothing_else(step: Any) -> None:
    play = walked(step, ["halt"])

    assert (play.task, play.ended) == ("hand-over", False)
    assert {refused(play, step, act).code for act in ("halt", "done", reached(step).task)} == {"order"}
    assert take(play, Event(step, "stop", {"urgency": "days", "reasons": [], "tell": []})).ended


def test_only_practice_takes_a_halt_back() -> None:
    assert practising("assess", ["halt"], ["back", "assess"]).task == "perform"
    assert refused(walked("assess", ["halt"]), "assess", "back", "assess").code == "order"


def test_deciding_to_stop_leads_to_the_hand_over_and_to_nothing_else() -> None:
    play = walked("screen", ["decide", {"decision": "stop-and-refer", "reasons": []}])

    assert play.task == "hand-over"
    assert refused(play, "screen", "decide", {"decision": "proceed"}).code == "order"


def test_a_referral_case_ends_well_in_a_hand_over() -> None:
    case = referral()

    assert played(case, case.case.expert_path).outcome == "referred-rightly"


def test_going_past_the_referral_ends_the_case_as_not_yet_safe() -> None:
    play = walked("screen", ["decide", {"decision": "proceed", "reasons": []}], case=referral())

    assert (play.how_ended, play.outcome) == ("went-past", "not-yet-safe")


def test_nothing_is_taken_after_the_end() -> None:
    play = played(resolved(), resolved().case.expert_path)

    assert refused(play, "rehab", "note", []).code == "ended"


ids = st.sampled_from(["wakes", "gait", "tinel", "comfort", "friction", "now", "proceed", "days", "x", ""])
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ids,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ids, inner, max_size=3),
    max_leaves=4,
)


@settings(max_examples=50)
@given(st.sampled_from(STEPS), st.data(), anything)
def test_whatever_is_sent_is_taken_or_refused_in_words(step: Any, data: Any, value: Any) -> None:
    play = reached(step)
    act = data.draw(st.sampled_from([play.task, "done", "halt", "stop", "back", "fly"]))

    try:
        take(play, Event(step, act, value))
    except Refusal as refusal:
        assert "Nothing was changed" in refusal.sentence or refusal.code in {"cap", "budget"}


def test_every_event_can_be_kept_as_json() -> None:
    case = resolved()
    play = playing.begin(case, True)
    while not play.ended:
        event = next_of(play, case.case.expert_path)
        assert isinstance(event.value, str | list | dict | None)
        play = take(play, event)
