"""The debrief: the moment first, then the pillars, the whys beside both paths, the chart and the sums."""

import re
from typing import Any

import pytest

from quizzes.cases.choices import Choices, PlanPick, ScreenChoice, Stop, Sure
from quizzes.cases.debrief import Debrief, debrief
from quizzes.cases.scoring import score
from tests.quizzes.cases.cases import present
from tests.quizzes.cases.cases import resolved as resolved_with
from tests.quizzes.cases.cases_for_play import mini, referral, resolved


def page_of(case: Any = None, **changed: Any) -> Debrief:
    case = case or resolved()
    choices = case.case.expert_path.model_copy(update=changed)
    return debrief(case, choices, score(case, choices))


def reasoned(**changed: Any) -> Debrief:
    return page_of(reason=present(resolved().case.expert_path.reason).model_copy(update=changed))


def test_an_unsafe_act_is_the_moment_with_the_safer_act_beside_it() -> None:
    page = page_of(adapt={"fizz": "stay", "persists": "stop-reassess", "deeper": "explain"})

    assert page.headline == "Not yet safe"
    assert page.moment.what.endswith("You chose: Stay there slowly.")
    assert page.moment.better == "Lift off and wait"
    assert "never a release" in page.moment.why


def test_what_was_done_goes_before_what_was_left_out() -> None:
    page = page_of(before=(), adapt={"fizz": "stay", "persists": "stop-reassess", "deeper": "explain"})

    assert page.moment.step == "adapt"
    assert len(page.safety) == 2


def test_an_unsafe_page_keeps_its_pillars_and_says_what_is_recorded() -> None:
    page = page_of(before=())

    assert page.total > 0.9
    assert page.recorded == 0.49
    assert page.bars[0].says == "100%, at or above the 50% that passes"
    assert "recorded as 0.49 at most" in page.sums[-1].says


def test_without_a_breach_the_dearest_slip_is_the_moment() -> None:
    page = page_of(plan=(PlanPick(option="neck", because="short-comfort"),))

    assert (page.moment.step, page.moment.title) == ("plan", "What cost most: treatments chosen")
    assert page.moment.better


def test_a_wrong_reading_is_named_with_its_better() -> None:
    page = reasoned(interpret=("two-proofs",), problem="pattern")

    assert page.moment.what == "You chose: Two positives at the wrist are two independent proofs."
    assert page.moment.better == "One positive moves belief a little"


def test_a_forecast_far_off_is_named_by_where_the_points_went() -> None:
    page = reasoned(forecast={"carpal-tunnel": 0, "cervical-radiculopathy": 100, "other": 0})

    assert page.moment.what == "You gave 100 of 100 points to: Cervical radiculopathy."
    assert page.moment.better == "Carpal tunnel syndrome: about 75 points."


def test_a_path_without_slips_has_a_good_moment() -> None:
    assert page_of().moment.good
    assert page_of().headline == "Passed"


def test_over_referral_is_named_and_called_no_safety_error() -> None:
    page = page_of(stop=Stop(at="screen", urgency="days"), plan=(), adapt={}, rehab=None, reason=None)

    assert "not a safety error" in page.over_referral
    assert page.moment.better == "Proceed."
    assert page.safety == ()


def test_a_right_referral_is_a_good_moment_without_a_consequence() -> None:
    page = page_of(referral())

    assert (page.headline, page.moment.good, page.consequence) == ("Rightly referred", True, "")
    assert [one.step for one in page.steps] == ["meet", "history", "screen", "rehab"]


def test_going_past_a_referral_shows_what_followed() -> None:
    page = page_of(referral(), screen=ScreenChoice(decision="proceed"), stop=None)

    assert page.consequence.startswith("Four days later")
    assert page.moment.better == "Stop and refer. How soon: the same day."


def test_every_option_stands_there_with_its_why_and_both_marks() -> None:
    page = page_of(cues=("coffee",))

    [group] = page.steps[0].groups
    assert [(mark.id, mark.own, mark.expert) for mark in group.marks] == [
        ("wakes", False, True),
        ("drops", False, True),
        ("coffee", True, False),
    ]
    assert all(len(mark.why) >= 40 for step in page.steps for one in step.groups for mark in one.marks if mark.slip)


def test_a_line_in_the_wrong_column_stands_beside_the_right_one() -> None:
    sorted_wrong = present(resolved().case.expert_path.rehab).model_copy(update={"rows": {"breaks": "later"}})

    marks = page_of(rehab=sorted_wrong).steps[-1].groups[0].marks
    assert [(mark.own, mark.said, mark.theirs, mark.better) for mark in marks] == [
        (True, "Later", "Now", "Now"),
        (False, "", "Coordinate or refer", "Coordinate or refer"),
    ]
    assert all(mark.slip for mark in marks)


def test_a_state_named_wrongly_stands_beside_the_right_one() -> None:
    [mark] = [one for step in reasoned(process="persistent").steps for group in step.groups for one in group.marks
              if one.id == "state"]  # fmt: skip

    assert (mark.verdict, mark.said) == ("wrong", "Persistent pain, moderate irritability")
    assert mark.better == "Nerve irritation, moderate irritability"


def test_an_equal_of_the_experts_choice_is_no_slip() -> None:
    page = page_of(assess=("neuro-screen", "phalen", "cervical-distraction"))

    marks = {mark.id: mark for step in page.steps if step.step == "assess" for mark in step.groups[0].marks}
    assert not marks["tinel"].slip
    assert not marks["phalen"].slip


def test_a_dose_out_of_range_is_shown_beside_the_better_one() -> None:
    picks = (PlanPick(option="comfort", depth="deep", minutes=8, because="short-comfort"),)

    [group] = [one for step in page_of(plan=picks).steps for one in step.groups if one.title == "The plan"]
    mark = next(mark for mark in group.marks if mark.id == "comfort")
    assert (mark.said[:4], mark.better, mark.slip) == ("Deep", "Light", True)  # its minutes and its reason were right


def test_a_reason_that_holds_for_nothing_is_answered() -> None:
    picks = (PlanPick(option="comfort", depth="light", minutes=8, because="adhesions"),)

    [group] = [one for step in page_of(plan=picks).steps for one in step.groups if "do not hold" in one.title]
    assert [mark.text for mark in group.marks] == ["It breaks adhesions"]


def test_the_chart_shows_these_tests_alone_and_what_added_nothing() -> None:
    # the prior 0.5 with Phalen positive: 0.285 / 0.45 = 63%; Tinel of the same group adds nothing
    page = page_of(assess=("phalen", "tinel", "posture"))

    assert page.chart is not None
    assert page.chart.lines[0].says == (
        "Carpal tunnel syndrome: 50% before, 63% by these tests alone. You ended at 75%."
    )
    assert "adds no information" in page.chart.findings[1].note
    assert page.chart.silent == ("Posture",)
    assert "These tests alone" in page.chart.caption


def test_a_case_without_an_examination_has_no_chart() -> None:
    assert page_of(referral()).chart is None


@pytest.mark.parametrize("case", [resolved, mini, referral])
def test_the_sums_add_up_to_the_scores_they_explain(case: Any) -> None:
    page = page_of(case(), cues=("wakes", "coffee"), history=("fingers", "gait"))

    for line in page.sums:
        terms = re.findall(r"(\d\.\d\d) × (\d\.\d\d)", line.says)
        if terms:
            assert sum(float(a) * float(b) for a, b in terms) == pytest.approx(line.score, abs=0.02)


def test_no_code_of_a_rule_is_shown() -> None:
    text = repr([page_of(before=()).sums, page_of(before=()).safety, page_of(before=()).moment])

    assert not re.search(r"\b(R\d+|S[1-6])\b", text)


def test_sureness_has_a_line_of_its_own() -> None:
    page = reasoned(process="persistent", sure=Sure(forecast="guess", state="certain"))

    assert page.calibration == (
        "You guessed at what leads, and were right: +1 point.",
        "You were certain of the state of the tissue, and were wrong: -6 points. "
        "A confident error is worth a second look.",
    )
    assert "never counts" in page.calibration_note


def test_a_pillar_that_is_not_measured_says_so() -> None:
    assert [bar.says for bar in page_of(mini()).bars][1:] == ["Not measured in this case"] * 3


def test_an_attempt_with_nothing_chosen_can_be_debriefed() -> None:
    page = debrief(resolved(), Choices(), score(resolved(), Choices()))

    assert page.moment.what.startswith("You left out")
    assert page.read_next == ("/pillars/matching/nerve",)


def test_the_authors_words_come_along() -> None:
    case = resolved_with().model_copy(update={"debrief": "<p>Told.</p>"})

    assert page_of(case).text == "<p>Told.</p>"
