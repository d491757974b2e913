"""Ways into a case for tests: played up to a step along the expert's path, then by hand."""

from functools import cache
from typing import Any

from quizzes.cases.play import Event, Play, begin, take
from quizzes.cases.play_path import next_of
from quizzes.cases.resolve import ResolvedCase, resolve
from quizzes.cases.words import Step
from tests.quizzes.cases.cases import REFERRAL_EDITS, facts, mini_case
from tests.quizzes.cases.cases import resolved as resolved_with


@cache
def resolved() -> ResolvedCase:
    return resolved_with()


@cache
def referral() -> ResolvedCase:
    return resolved_with(REFERRAL_EDITS)


@cache
def mini() -> ResolvedCase:
    return resolve(mini_case(), facts(), 2)


def reached(step: Step, *, graded: bool = True, case: ResolvedCase | None = None) -> Play:
    """The expert's play up to the first screen of a step; a referral case is entered by its own path."""
    play = begin(case or resolved(), graded)
    while play.step != step:
        play = take(play, next_of(play, play.resolved.case.expert_path))
    return play


def walked(step: Step, *acts: Any, graded: bool = True, case: ResolvedCase | None = None) -> Play:
    """The play reached at a step, then these [act, value] there."""
    play = reached(step, graded=graded, case=case)
    for act, *value in acts:
        play = take(play, Event(step, act, *value))
    return play


def practising(step: Step, *acts: Any) -> Play:
    return walked(step, *acts, graded=False)
