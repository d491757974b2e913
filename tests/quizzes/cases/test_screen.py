"""What a screen shows, and above all what it does not show yet."""

import json
from dataclasses import asdict
from typing import Any

import pytest

from quizzes.cases.play import Event, Play, Refusal, begin, take
from quizzes.cases.play_path import next_of
from quizzes.cases.scoring_parts import in_range
from quizzes.cases.screen import read, screen
from quizzes.cases.words import STEPS
from tests.quizzes.cases.cases import GONE, present
from tests.quizzes.cases.cases import resolved as resolved_with
from tests.quizzes.cases.cases_for_play import practising, reached, referral, resolved, walked


def every_screen(graded: bool) -> list[tuple[Play, str]]:
    """The expert's play, screen by screen, each as text."""
    play, seen = begin(resolved(), graded), []
    while not play.ended:
        seen.append((play, json.dumps(asdict(screen(play)), default=str)))
        play = take(play, next_of(play, resolved().case.expert_path))
    return seen


def whys(play: Play) -> list[str]:
    case = play.resolved.case
    told = [one.why for one in present(case.cues).options + present(case.screen).reasons]
    told += [one.why for one in present(case.plan).reasons]
    told += [one.why for one in present(case.referral).options]
    told += [one.why for one in case.tell]
    told += [one.why for one in present(case.history).items]
    told += [one.why for one in play.resolved.tests]
    told += [one.why for one in present(case.interpret).options + present(case.interpret).problem]
    told += [one.why for one in present(case.before).options + present(case.note).options]
    told += [one.why for one in play.resolved.treatments]
    told += [one.why for event in case.adapt for one in event.options]
    return told + [one.why for one in present(case.rehab).rows]


def test_a_graded_screen_never_shows_a_why_or_a_key() -> None:
    for play, text in every_screen(graded=True):
        assert not [why for why in whys(play) if json.dumps(why)[1:-1] in text]
        assert '"correct"' not in text
        assert '"rating"' not in text


def test_no_screen_shows_the_finding_of_a_test_not_performed() -> None:
    for play, text in every_screen(graded=False):
        told = {play.resolved.test_of[one].says for one in play.choices.assess}
        unseen = [one for one in play.resolved.tests if one.says and one.says not in told]
        assert not [one.id for one in unseen if json.dumps(one.says)[1:-1] in text]


def test_no_screen_shows_a_reply_to_a_question_not_asked() -> None:
    for play, text in every_screen(graded=False):
        assert "An old one." not in text
        assert ("Holding the phone." in text) == ("triggers" in play.choices.history)


@pytest.mark.parametrize("step", STEPS[1:])
def test_practice_says_something_of_each_step_once_it_is_left(step: Any) -> None:
    page = screen(reached(step, graded=False))

    assert page.feedback is not None
    assert page.feedback.step == STEPS[STEPS.index(step) - 1]


def test_practice_says_nothing_of_the_step_in_front() -> None:
    assert screen(practising("assess", ["perform", "tinel"])).feedback is None


def test_practice_speaks_of_each_response_at_once() -> None:
    page = screen(practising("adapt", ["respond", {"event": "fizz", "option": "lighten"}]))

    assert page.feedback is not None
    assert [mark.id for group in page.feedback.groups for mark in group.marks if mark.own] == ["lighten"]


def test_the_client_answers_in_the_conversation() -> None:
    said = screen(walked("history", ["ask", "fingers"])).conversation

    assert [(line.who, line.text) for line in said] == [
        ("you", "Which fingers?"),
        ("client", "Thumb to ring finger."),
    ]


def test_whoever_speaks_for_the_client_is_named() -> None:
    speaker = {("history", "items", 0, "speaker"): "Her sister", ("adapt", 1, "speaker"): "Her sister"}
    case = resolved_with(speaker)

    asked = screen(walked("history", ["ask", "fingers"], case=case)).conversation
    waiting = screen(walked("adapt", case=case)).conversation

    assert [line.speaker for line in asked] == ["", "Her sister"]
    assert waiting[-1].speaker == "Her sister"


def test_a_measure_taken_again_stands_beside_its_first_value() -> None:
    fizz, deeper = ({"event": "fizz", "option": "lift-wait"}, {"event": "deeper", "option": "explain"})
    said = screen(walked("adapt", ["respond", fizz], ["respond", deeper])).conversation

    assert [(line.who, line.text) for line in said[-2:]] == [
        ("visit", "Pain from 0 to 10, measured again"),
        ("client", "First time: 4; 2"),
    ]


def test_a_finding_arrives_as_a_note_with_its_sign_in_words() -> None:
    page = screen(walked("assess", ["perform", "neuro-screen"], ["perform", "tinel"]))

    assert [(note.title, note.sign) for note in page.chart] == [
        ("Pain from 0 to 10", ""),
        ("Neurological screen", ""),
        ("Tinel", "Positive"),
    ]
    assert page.chart[-1].newest


def test_a_finding_is_new_only_on_the_screen_it_came_to() -> None:
    performed = walked("assess", ["perform", "tinel"])
    left = take(performed, Event("assess", "done"))

    assert [[note.newest for note in screen(play).chart[-1:]] for play in (performed, left)] == [[True], [False]]


def test_a_movement_that_is_coached_has_minutes_and_no_depth() -> None:
    coached = resolved_with({("plan", "options", "comfort", "dose"): {"minutes": [5, 10]}})
    play = walked("plan", ["agree", ["aim-risk"]], ["choose", ["comfort"]], case=coached)
    form = {"minutes.comfort": ["8"], "because.comfort": ["short-comfort"]}

    done = take(play, read(play, "plan", "dose", form))

    assert [field.name for field in screen(play).fields] == ["minutes.comfort", "because.comfort"]
    assert in_range(coached.treatment_of["comfort"], done.choices.plan[0])


def test_a_case_without_cues_asks_for_no_marks() -> None:
    page = screen(begin(resolved_with({("cues",): GONE, ("expert_path", "cues"): []}), graded=False))

    assert (page.title, page.button, page.fields) == ("Meet the client", "Go on", ())
    assert "mark what" not in page.prompt
    assert page.recap[1] == "Now: meet the client."


def test_meters_move_with_what_was_done() -> None:
    page = screen(walked("assess", ["perform", "phalen"]))

    assert [(meter.used, meter.most) for meter in page.meters] == [(2, 5), (2, 3)]
    assert "2 of 5 minutes" in page.meters[0].said


def test_stop_and_refer_stands_on_every_screen() -> None:
    for play, _ in every_screen(graded=True):
        page = screen(take(play, Event(play.step, "halt")))
        assert screen(play).may_halt
        assert (page.act, [field.name for field in page.fields]) == ("stop", ["urgency", "reasons", "tell"])


def test_the_hand_over_asks_for_no_reasons_twice() -> None:
    page = screen(walked("screen", ["decide", {"decision": "stop-and-refer", "reasons": ["kept-strength"]}]))

    assert (page.act, [field.name for field in page.fields], page.may_halt) == ("stop", ["urgency", "tell"], False)


def test_the_hand_over_keeps_the_reasons_given_before() -> None:
    decided = ["decide", {"decision": "stop-and-refer", "reasons": ["kept-strength"]}]
    play = walked("screen", decided, case=referral())

    done = take(play, read(play, "screen", "stop", {"urgency": ["same-day"], "tell": ["findings-only"]}))

    assert done.choices.stop is not None
    assert done.choices.stop.reasons == ("kept-strength",)
    assert done.outcome == "referred-rightly"


def test_a_recap_says_who_it_is_and_where_things_stand() -> None:
    who, where = screen(reached("assess")).recap

    assert who == "Dana, 44, designer. Goals: sleep through the night."
    assert where == "So far you asked 3 questions, decided: proceed. Now: examine, one assessment at a time."


def test_only_practice_offers_a_way_back() -> None:
    assert screen(reached("assess")).back == ()
    assert [one.step for one in screen(practising("screen")).back] == ["meet", "history", "screen"]


@pytest.mark.parametrize(
    ("step", "act", "form", "value"),
    [
        ("meet", "mark", {"cues": ["wakes", "drops"]}, ["wakes", "drops"]),
        ("meet", "mark", {}, []),
        ("history", "ask", {"question": ["gait"]}, "gait"),
        ("history", "done", {"question": ["gait"]}, None),
        ("forecast", "share", {"points.carpal-tunnel": ["70"], "points.other": ["30"]},
         {"carpal-tunnel": 70, "cervical-radiculopathy": 0, "other": 30}),
        ("rehab", "sort", {"row.breaks": ["now"], "row.splint-fit": [""]}, {"breaks": "now"}),
        ("adapt", "respond", {"event": ["fizz"], "option": ["lift-wait"]}, {"event": "fizz", "option": "lift-wait"}),
        ("reason", "interpret", {"interpret": ["small-step"]}, {"interpret": ["small-step"]}),
        ("assess", "back", {"to": ["history"]}, "history"),
    ],
)  # fmt: skip
def test_a_form_becomes_the_event_it_means(step: Any, act: str, form: dict[str, list[str]], value: Any) -> None:
    event = read(reached(step, graded=False), step, act, form)

    assert (event.step, event.act, event.value) == (step, act, value)


def test_doses_are_read_for_each_choice() -> None:
    play = walked("plan", ["agree", ["aim-risk"]], ["choose", ["comfort"]])
    form = {"depth.comfort": ["light"], "minutes.comfort": ["8"], "because.comfort": ["short-comfort"]}

    done = take(play, read(play, "plan", "dose", form))

    assert done.choices.plan[0].minutes == 8


@pytest.mark.parametrize("sent", ["", "-5", "8.5", "eight", "٨", "9" * 5000])
def test_points_that_are_no_numbers_are_refused_in_words(sent: str) -> None:
    play = reached("forecast")

    with pytest.raises(Refusal) as caught:
        take(play, read(play, "forecast", "share", {"points.other": [sent]}))

    assert caught.value.code == "unknown"


def test_a_form_from_another_screen_is_refused_as_out_of_order() -> None:
    play = reached("assess")

    with pytest.raises(Refusal) as caught:
        take(play, read(play, "meet", "mark", {"cues": ["wakes"]}))

    assert caught.value.code == "order"


def test_the_last_screen_offers_nothing_more() -> None:
    play = take(reached("meet"), read(reached("meet"), "meet", "stop", {"urgency": ["days"]}))

    page = screen(play)

    assert (page.ended, page.fields, page.may_halt, page.finish) == (True, (), False, "")
