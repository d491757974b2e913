"""What is said of a step once it may be: every option's why, with the learner's own marks beside the expert's.

Practice shows it after each step, the debrief for all of them. Nothing here may be shown of a step still in front.
"""

from collections.abc import Callable

from quizzes.cases.choices import Choices
from quizzes.cases.feedback_examine import assess, forecast, history, meet, reason, screen
from quizzes.cases.feedback_marks import Feedback, Group
from quizzes.cases.feedback_treat import adapt, plan, rehab
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import STEP_TITLES, Step

__all__ = ["Feedback", "feedback"]


def feedback(resolved: ResolvedCase, choices: Choices, step: Step) -> Feedback:
    """Judge every option of a step."""
    groups = tuple(group for group in _GROUPS[step](resolved, choices) if group.marks or group.note)
    return Feedback(step, STEP_TITLES[step], groups)


_GROUPS: dict[Step, Callable[[ResolvedCase, Choices], list[Group]]] = {
    "meet": meet,
    "history": history,
    "screen": screen,
    "forecast": forecast,
    "assess": assess,
    "reason": reason,
    "plan": plan,
    "adapt": adapt,
    "rehab": rehab,
}
