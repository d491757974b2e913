"""The tasks of a case, one screen each, in their fixed order, and what may be said of each in words."""

from typing import Final, Literal

from quizzes.cases.definition import CaseDocument
from quizzes.cases.words import STEP_TITLES, Step

Task = Literal[
    "mark", "ask", "decide", "share", "perform", "interpret", "reshare", "state", "agree", "choose", "dose",
    "respond", "judge", "sort", "refer", "note", "hand-over",
]  # fmt: skip
"""Named by what the learner does; it is also the `act` of the event that does it."""

MANY: Final[frozenset[Task]] = frozenset({"ask", "perform"})
"""Tasks done one at a time, until the act `done`."""

TASK_TITLES: Final[dict[Task, str]] = {
    "mark": "Mark the cues that matter",
    "ask": "Ask your questions",
    "decide": "Decide whether to go on",
    "share": "Share 100 points",
    "perform": "Examine, one assessment at a time",
    "interpret": "Read the findings",
    "reshare": "Share the 100 points again",
    "state": "Name the state of the tissue",
    "agree": "Settle what comes before touch",
    "choose": "Choose the treatment",
    "dose": "Say how much, and because of what",
    "respond": "Respond to the client",
    "judge": "Judge the re-test",
    "sort": "Sort what comes next",
    "refer": "Decide on a referral",
    "note": "Write the note",
    "hand-over": "Hand over",
}


def title_of(task: Task, case: CaseDocument) -> str:
    """The title of a task; where there are no cues to mark, meeting the client is all that is done."""
    return STEP_TITLES["meet"] if only_meets(task, case) else TASK_TITLES[task]


def only_meets(task: Task, case: CaseDocument) -> bool:
    """Whether the first screen is read and nothing is marked on it."""
    return task == "mark" and case.cues is None


def course(case: CaseDocument) -> tuple[tuple[Step, Task], ...]:
    """Every screen that this case can show, in order."""
    there: list[tuple[Step, Task, bool]] = [
        ("meet", "mark", True),
        ("history", "ask", True),
        ("screen", "decide", True),
        ("forecast", "share", True),
        ("assess", "perform", True),
        ("reason", "interpret", case.interpret is not None),
        ("reason", "reshare", case.hypotheses is not None),
        ("reason", "state", case.state is not None),
        ("plan", "agree", case.before is not None),
        ("plan", "choose", True),
        ("plan", "dose", True),
        ("adapt", "respond", True),
        ("adapt", "judge", case.retest is not None),
        ("rehab", "sort", True),
        ("rehab", "refer", case.referral is not None and bool(case.referral.options)),
        ("rehab", "note", case.note is not None),
    ]
    steps = case.steps
    return tuple((step, task) for step, task, wanted in there if wanted and step in steps)
