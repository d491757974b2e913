"""Playing a case: an immutable state machine over an append-only log of events.

    play = begin(resolved, graded=False)
    play = take(play, Event(play.step, "mark", ["wakes"]))   # or Refusal(sentence, code): nothing changed
    page = screen.screen(play)                               # what is shown and may be chosen now
    event = screen.read(play, play.step, act, form)          # a posted form -> the event to take
    again = replay(resolved, False, play.log)                # the same play, on any device
    if play.ended:
        result = score(play)
        page = debrief.debrief(resolved, play.choices, result)

An event names the step, the act and its value (JSON). Acts: the task in front (`play.task`, values in play_moves),
`done` to leave a task of many acts, `halt` at any screen to stop and refer, then (or at once) `stop` with what is
handed over, and in practice `back` to an earlier step. Graded play never goes back past a reveal: what was shown
stays shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from quizzes.cases import play_moves, scoring
from quizzes.cases.choices import Choices
from quizzes.cases.play_moves import MOVES, Position
from quizzes.cases.play_state import State, arriving, next_event
from quizzes.cases.play_tasks import MANY, Task, course, title_of
from quizzes.cases.play_values import Refusal, one_of
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import CHAPTER_OF, STEPS, Chapter, Step

__all__ = ["Event", "Play", "Refusal", "begin", "replay", "score", "take"]

Ended = Literal["finished", "stopped", "went-past"]


@dataclass(frozen=True)
class Event:
    """One saved choice. `value` is JSON: null, text, a number, a list or a mapping of these."""

    step: str
    act: str
    value: Any = None


@dataclass(frozen=True)
class Play:
    """A case being played. `log` holds every event taken; `trail` those that still count (going back drops some)."""

    resolved: ResolvedCase
    graded: bool
    course: tuple[tuple[Step, Task], ...]
    position: Position
    place: int = 0
    log: tuple[Event, ...] = ()
    trail: tuple[Event, ...] = ()
    handing_over: bool = False
    how_ended: Ended | None = None

    @property
    def step(self) -> Step:
        """The step in front, or the last one when the case has ended."""
        return self.course[self.place][0]

    @property
    def task(self) -> Task:
        """The task in front; `hand-over` once the learner decided to stop and refer."""
        return "hand-over" if self.handing_over else self.course[self.place][1]

    @property
    def chapter(self) -> Chapter:
        """The chapter in front."""
        return CHAPTER_OF[self.step]

    @property
    def ended(self) -> bool:
        """Whether nothing more can be chosen."""
        return self.how_ended is not None

    @property
    def decided_to_stop(self) -> bool:
        """Whether to stop was the decision of the step `screen`, which has its reasons."""
        decided = self.choices.screen
        return decided is not None and decided.decision == "stop-and-refer"

    @property
    def choices(self) -> Choices:
        """What was chosen, in the shape scoring takes."""
        return self.position.choices

    @property
    def state(self) -> State:
        """The client's state now."""
        return self.position.state

    @property
    def outcome(self) -> scoring.Outcome | None:
        """How the case came out; None while it is played."""
        return score(self).outcome if self.ended else None


def begin(resolved: ResolvedCase, graded: bool) -> Play:
    """Open the door to the client."""
    return Play(resolved, graded, course(resolved.case), Position(Choices(), arriving(resolved)))


def replay(resolved: ResolvedCase, graded: bool, events: Iterable[Event]) -> Play:
    """Return the play that these events lead to; the state is a function of the log alone."""
    play = begin(resolved, graded)
    for event in events:
        play = take(play, event)
    return play


def score(play: Play) -> scoring.Result:
    """Score what was chosen so far."""
    return scoring.score(play.resolved, play.choices)


def take(play: Play, event: Event) -> Play:
    """Return the play after one event, or raise Refusal and leave everything as it was."""
    if play.ended:
        raise Refusal("This case has ended; your debrief is ready. Nothing was changed.", "ended")
    if event.step != play.step:
        raise _not_now(play)
    if event.act == "back":
        return _gone_back(play, event)
    after = replace(_acted(play, event), log=(*play.log, event), trail=(*play.trail, event))
    return after if event.act in MANY else _settled(after)


def _acted(play: Play, event: Event) -> Play:
    if event.act == "stop":
        return replace(
            play,
            position=play_moves.stop(play.resolved, play.position, play.step, event.value),
            handing_over=False,
            how_ended="stopped",
        )
    if event.act == "done" and play.task in MANY:
        return replace(play, place=play.place + 1)
    if play.handing_over or event.act not in {play.task, "halt"}:
        raise _not_now(play)
    if event.act == "halt":
        return replace(play, handing_over=True)
    position = MOVES[play.task](play.resolved, play.position, event.value)
    after = replace(play, position=position)
    if play.task in MANY:
        return after
    if play.task == "decide" and after.decided_to_stop:
        return replace(after, handing_over=True)
    stays = play.task == "respond"
    return replace(after, place=play.place + (not stays))


def _settled(play: Play) -> Play:
    """Move past screens with nothing to do, and end where the case ends."""
    if play.ended or play.handing_over:
        return play
    refer = play.resolved.case.refer
    if refer is not None and (play.place == len(play.course) or STEPS.index(play.step) > STEPS.index(refer.by)):
        return _ended(play, "went-past")
    if play.place == len(play.course):
        return _ended(play, "finished")
    if play.task == "dose" and not play.choices.plan:
        return _settled(replace(play, place=play.place + 1))
    if play.task == "respond":
        return _met(play)
    return play


def _met(play: Play) -> Play:
    """Let the client respond: the next event whose condition holds in this state."""
    last = play.position.met
    event = next_event(play.resolved, play.state, play.choices.plan, last.id if last else None)
    play = replace(play, position=replace(play.position, met=event))
    return play if event else _settled(replace(play, place=play.place + 1))


def _ended(play: Play, how: Ended) -> Play:
    return replace(play, place=play.place - 1, how_ended=how)


def _gone_back(play: Play, event: Event) -> Play:
    """Practice only: play again from the start of an earlier step; the log keeps what was tried."""
    if play.graded:
        raise Refusal(
            "In a graded case what was shown stays shown; you cannot go back. Nothing was changed.", "order"
        )
    reached = [step for step, _ in play.course[: play.place + 1]]
    to = STEPS.index(one_of(event.value, reached, "a step that you have been through"))
    kept = [one for one in play.trail if STEPS.index(one.step) < to]
    return replace(replay(play.resolved, False, kept), log=(*play.log, event))


def _not_now(play: Play) -> Refusal:
    title = title_of(play.task, play.resolved.case)
    return Refusal(f"This is not the task in front of you now. Nothing was changed; go on with “{title}”.", "order")
