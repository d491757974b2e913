"""How far a learner's choices go through a case, and so which parts count."""

from typing import Literal

from quizzes.cases.choices import Choices
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import STEPS, Step

Ending = Literal["finished", "referred", "over-referral", "too-early", "went-past"]


def at(step: Step) -> int:
    """The place of a step in the fixed order, from 0."""
    return STEPS.index(step)


def touched(choices: Choices, step: Step) -> bool:
    """Whether anything was chosen in a step."""
    done: dict[Step, bool] = {
        "meet": bool(choices.cues),
        "history": bool(choices.history),
        "screen": choices.screen is not None,
        "forecast": bool(choices.forecast),
        "assess": bool(choices.assess),
        "reason": choices.reason is not None,
        "plan": bool(choices.plan or choices.before),
        "adapt": bool(choices.adapt) or choices.retest is not None,
        "rehab": choices.rehab is not None,
    }
    return done[step]


def ending(resolved: ResolvedCase, choices: Choices) -> Ending:
    """How the case ended.

    Right in a referral case is to stop at or before `by`, after the steps up to `shows` were played; the step
    `shows` itself counts once anything was chosen in it. Never to stop is to go past. In a treatable case any stop
    is an over-referral.
    """
    case, stop = resolved.case, choices.stop
    if case.refer is None:
        return "over-referral" if stop else "finished"
    if stop is None or at(stop.at) > at(case.refer.by):
        return "went-past"
    shows = case.refer.shows
    shown = at(stop.at) > at(shows) or (stop.at == shows and (shows == "meet" or touched(choices, shows)))
    return "referred" if shown else "too-early"


def measured(resolved: ResolvedCase, choices: Choices) -> frozenset[Step]:
    """The steps that count.

    All of a treatable case, so that what was not reached scores 0. Of a referral case those up to `by`; after a
    right stop only those that were reached.
    """
    case = resolved.case
    if case.refer is None:
        return frozenset(case.steps)
    due = [step for step in case.steps if at(step) <= at(case.refer.by)]
    stop = choices.stop
    if stop is None or ending(resolved, choices) != "referred":
        return frozenset(due)
    return frozenset(step for step in due if at(step) < at(stop.at) or touched(choices, step))
