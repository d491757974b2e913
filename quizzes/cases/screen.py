"""One screen of a case: everything a page needs to show it, and nothing that it may not show yet.

No key, no why and no finding of a test not performed is in here; feedback comes only in practice, and only of a step
that was left (or, within `adapt`, of responses made).
"""

from dataclasses import dataclass
from typing import Final

from quizzes.cases.feedback import Feedback, feedback
from quizzes.cases.play import Play
from quizzes.cases.play_tasks import MANY, Task, only_meets, title_of
from quizzes.cases.screen_fields import Field, fields
from quizzes.cases.screen_forms import Form, read
from quizzes.cases.screen_told import (
    ChartNote,
    Line,
    Meter,
    asked_and_said,
    chart,
    conversation,
    later_visit,
    meters,
    recap,
)
from quizzes.cases.words import CHAPTER_OF, CHAPTER_TITLES, FLARED, STEP_TITLES, Chapter, Step

__all__ = ["Form", "Screen", "read", "screen"]

PROMPTS: Final[dict[Task, str]] = {
    "mark": "Read what the client says and the form. Then mark what you would follow up; the rest can stay unmarked.",
    "ask": "Ask one question at a time. What you hear stays in your notes.",
    "decide": "Decide with what you know now, and give your reasons.",
    "share": "Before you examine: where does your belief lie? This first sharing is not scored.",
    "perform": "A finding cannot be un-seen. Tests that may provoke use up test minutes and raise irritability.",
    "interpret": "What do the findings tell you, and what do they not?",
    "reshare": "You have examined. Has what you found moved your belief?",
    "state": "What you treat is a state, not a name.",
    "agree": "What do you explain, ask and arrange before you touch?",
    "choose": "Choose the smallest plan that is enough.",
    "dose": "For each choice: how deep, how long, and because of which effect.",
    "respond": "Read what happens before you choose.",
    "judge": "You take the measure again.",
    "sort": "What belongs to now, what to later, and what to somebody else?",
    "refer": "Is somebody else needed, how soon, and what do you say?",
    "note": "Pick the lines that belong in the note.",
    "hand-over": "You stop here. Say how soon the client must be seen, why, and what you tell whom.",
}
MEETING: Final = "Read what the client says and the form. Nothing has to be marked here."
BUTTONS: Final[dict[Task, str]] = {"ask": "Ask", "perform": "Do this", "hand-over": "Hand over"}
FINISH: Final[dict[Task, str]] = {"ask": "I have asked enough", "perform": "I have examined enough"}


@dataclass(frozen=True)
class RailStep:
    """A step of the progress rail; `state` is done, now or ahead."""

    step: Step
    title: str
    state: str


@dataclass(frozen=True)
class RailChapter:
    """A chapter of the rail with its steps."""

    chapter: Chapter
    title: str
    now: bool
    steps: tuple[RailStep, ...]


@dataclass(frozen=True)
class Card:
    """The client, always in view: pain now (0-10), `flared` once too much was provoked, the form free to read.

    From the second visit on the story tells the pain, so none is given.
    """

    name: str
    age: int
    work: str
    pronouns: str
    goals: tuple[str, ...]
    pain: int | None
    intake: tuple[tuple[str, str], ...]
    flared: bool


@dataclass(frozen=True)
class Screen:
    """What is shown and may be chosen now.

    The form posts `step`, an act (`act`, `done` where `finish` has a label, `halt` where `may_halt`, or `back` with
    `to`), the fields by their names, and `event` where it is given. `room` says what is left of a cap.
    """

    title: str
    step: Step
    task: Task
    chapter: Chapter
    prompt: str
    graded: bool
    ended: bool
    client: Card
    presentation: str
    rail: tuple[RailChapter, ...]
    recap: tuple[str, str]
    meters: tuple[Meter, ...]
    conversation: tuple[Line, ...]
    history: tuple[Line, ...]
    chart: tuple[ChartNote, ...]
    fields: tuple[Field, ...]
    act: str
    button: str
    finish: str
    event: str
    room: str
    may_halt: bool
    back: tuple[RailStep, ...]
    feedback: Feedback | None


def screen(play: Play) -> Screen:
    """Describe the screen in front; once the case has ended it offers nothing more to choose."""
    task, ended, case = play.task, play.ended, play.resolved.case
    handing_over = task == "hand-over"
    return Screen(
        title=title_of(task, case),
        step=play.step,
        task=task,
        chapter=play.chapter,
        prompt=MEETING if only_meets(task, case) else PROMPTS[task],
        graded=play.graded,
        ended=ended,
        client=_card(play),
        presentation=play.resolved.presentation,
        rail=_rail(play),
        recap=recap(play),
        meters=meters(play),
        conversation=conversation(play),
        history=asked_and_said(play),
        chart=chart(play),
        fields=fields(play),
        act="stop" if handing_over else task,
        button=_button(play),
        finish=FINISH.get(task, "") if task in MANY and not ended else "",
        event=play.position.met.id if task == "respond" and play.position.met else "",
        room=_room(play),
        may_halt=not (ended or handing_over),
        back=_back(play),
        feedback=_feedback(play),
    )


def _button(play: Play) -> str:
    if only_meets(play.task, play.resolved.case):
        return "Go on"
    return BUTTONS.get(play.task, "Save and go on")


def _card(play: Play) -> Card:
    client = play.resolved.case.client
    return Card(
        name=client.name,
        age=client.age,
        work=client.work,
        pronouns=client.pronouns,
        goals=client.goals,
        pain=None if later_visit(play) else play.state.pain,
        intake=tuple(client.intake.items()),
        flared=FLARED in play.state.flags,
    )


def _rail(play: Play) -> tuple[RailChapter, ...]:
    """The chapters with their steps, but not those ahead: a case that ends in the first may be one to stop."""
    told = _told_ahead(play)
    steps = tuple(RailStep(step, STEP_TITLES[step], _reached(play, step)) for step in told)
    return tuple(
        RailChapter(
            chapter,
            CHAPTER_TITLES[chapter],
            chapter == play.chapter,
            tuple(one for one in steps if CHAPTER_OF[one.step] == chapter),
        )
        for chapter in CHAPTER_TITLES
    )


def _told_ahead(play: Play) -> tuple[Step, ...]:
    chapters = tuple(CHAPTER_TITLES)
    known = chapters[: chapters.index(play.chapter) + 1]
    return tuple(step for step in play.resolved.case.steps if CHAPTER_OF[step] in known)


def _reached(play: Play, step: Step) -> str:
    order = play.resolved.case.steps
    if step == play.step:
        return "now"
    return "done" if order.index(step) < order.index(play.step) else "ahead"


def _room(play: Play) -> str:
    case, choices = play.resolved.case, play.choices
    if play.task == "ask" and case.history:
        left = case.history.cap - len(set(choices.history) - case.history.free)
        return f"{left} of {case.history.cap} questions left. Questions of safety do not count."
    if play.task == "perform" and case.assessments:
        left = case.assessments.key_cap - len(choices.assess)
        return f"{left} of {case.assessments.key_cap} assessments left."
    return ""


def _back(play: Play) -> tuple[RailStep, ...]:
    if play.graded or play.ended:
        return ()
    return tuple(one for chapter in _rail(play) for one in chapter.steps if one.state != "ahead")


def _feedback(play: Play) -> Feedback | None:
    """Practice only: what is said of the step just left, or of the responses made while the client responds."""
    if play.graded or play.ended or not play.trail:
        return None
    left: Step = next(step for step, _ in play.course if step == play.trail[-1].step)
    if left == play.step and play.task not in {"respond", "judge"}:
        return None
    return feedback(play.resolved, play.choices, left)
