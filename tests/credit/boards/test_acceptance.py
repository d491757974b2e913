"""Whether a board accepts a course: only what was approved counts, and what is not known is called so."""

from dataclasses import replace

import pytest

from learning.core.provider import Provider
from learning.credit.boards.acceptance import Acceptance, Approved, CourseFacts, acceptance, numbers, profession_of
from learning.credit.boards.rule_sets import Rule, rule_sets

DAY = "2026-11-21"
SETS = rule_sets(DAY)
NAMED = Provider(name="A School", ncbtmb="123", florida="50-1")
APPROVED = Approved("1.5", "FL-9", "2026-01-01", "2026-12-31")
COURSE = CourseFacts("home study", 1.5, reviewed=True, approved=(APPROVED,))


def of(board: str = "florida", course: CourseFacts = COURSE, provider: Provider = NAMED) -> Acceptance:
    return acceptance(SETS[board], "massage", course, provider, DAY)


def test_a_course_that_the_board_approved_counts() -> None:
    assert of().outcome == "counts"
    assert "number FL-9" in of().grounds[-1].says


def test_of_a_board_without_rules_here_nothing_is_known_whatever_was_recorded() -> None:
    found = of("generic")

    assert (found.outcome, "Ask it" in found.grounds[-1].says) == ("not known", True)


@pytest.mark.parametrize(
    ("words", "profession"),
    [("Massage Therapist", "massage"), ("licensed massage & bodywork practitioner", "massage"), ("LMT", "massage"),
     ("Nurse", "other"), ("Halmtor", "other"), ("", "other")],
)  # fmt: skip
def test_what_somebody_entered_with_their_licence_says_which_rules_are_theirs(words: str, profession: str) -> None:
    assert profession_of(words) == profession


def test_without_an_approval_it_is_not_known() -> None:
    assert of(course=replace(COURSE, approved=())).outcome == "not known"


@pytest.mark.parametrize(
    ("course", "provider", "about"),
    [
        (COURSE, Provider(), "approval"),
        (replace(COURSE, reviewed=False), NAMED, "reviewer"),
        (replace(COURSE, hours=0), NAMED, "step"),
    ],
)
def test_what_speaks_against_it_weighs_more_than_an_approval(
    course: CourseFacts, provider: Provider, about: str
) -> None:
    found = of(course=course, provider=provider)

    assert found.outcome == "does not count"
    assert found.grounds[0].rule == SETS["florida"].rule(about)  # type: ignore[arg-type]


def test_the_hours_of_a_pilot_count_nowhere() -> None:
    found = of(course=replace(COURSE, pilot=True))

    assert (found.outcome, "pilot" in found.grounds[0].says) == ("does not count", True)


@pytest.mark.parametrize("days", [("2026-11-22", None), ("2025-01-01", "2026-11-20")])
def test_an_approval_for_other_days_does_not_count(days: tuple[str, str | None]) -> None:
    other = replace(APPROVED, begins_on=days[0], ends_on=days[1])

    assert of(course=replace(COURSE, approved=(other,))).outcome == "does not count"


def test_the_first_and_the_last_day_are_days_of_an_approval() -> None:
    assert replace(APPROVED, begins_on=DAY, ends_on=DAY).holds(DAY)


def test_a_course_that_departed_from_what_was_approved_is_not_known() -> None:
    departed = replace(APPROVED, departs=("Its title changed.",))
    found = of(course=replace(COURSE, approved=(departed,)))

    assert (found.outcome, "Its title changed." in found.grounds[-1].says) == ("not known", True)
    assert of(course=replace(COURSE, approved=(departed, APPROVED))).outcome == "counts"


def test_another_licence_is_not_known() -> None:
    assert acceptance(SETS["florida"], "other", COURSE, NAMED, DAY).outcome == "not known"


@pytest.mark.parametrize(("board", "says"), [("florida", "in person"), ("new-york", "up to 12 hours"), ("texas", "")])
def test_home_study_is_bounded_as_the_board_says(board: str, says: str) -> None:
    assert [says in limit.says for limit in of(board).limits] == [True] * bool(says)
    assert of(board, replace(COURSE, course_type="live")).limits == ()


def test_a_bound_without_a_figure_is_shown_by_its_rule() -> None:
    rule = Rule(about="self-study", says="Part of a renewal is self-study.", source="A test")
    rules = SETS["texas"].model_copy(update={"rules": (rule, *SETS["texas"].rules)})

    [limit] = acceptance(rules, "massage", COURSE, NAMED, DAY).limits
    assert (limit.says, limit.rule) == ("Home study counts as far as its rule says.", rule)


def test_a_number_of_another_state_is_none_here() -> None:
    provider = Provider(florida="50-1")

    assert [bool(numbers(SETS[board], provider)) for board in ("florida", "texas", "generic")] == [True, False, False]
