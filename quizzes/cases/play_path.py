"""Choices as the events that would make them: how a robot, a test or an author plays a written path."""

from collections.abc import Callable
from typing import Any

from quizzes.cases.choices import Choices, ReasonChoice, RehabChoice, Stop
from quizzes.cases.play import Event, Play, begin, take
from quizzes.cases.play_tasks import MANY, Task
from quizzes.cases.resolve import ResolvedCase


def played(resolved: ResolvedCase, choices: Choices, *, graded: bool = True) -> Play:
    """Play these choices to the end through the machine; raises Refusal where one could not be made on a page."""
    play = begin(resolved, graded)
    while not play.ended:
        play = take(play, next_of(play, choices))
    return play


def next_of(play: Play, choices: Choices) -> Event:
    """The event that does next what these choices say."""
    stop, step, task = choices.stop, play.step, play.task
    if task == "hand-over" and stop is not None:
        return Event(step, "stop", _hand_over(stop))
    if stop is not None and stop.at == step and _is_due(play, choices):
        return Event(step, "stop", _hand_over(stop))
    if task in MANY:
        waiting = [one for one in _listed(choices, task) if one not in _listed(play.choices, task)]
        return Event(step, task, waiting[0]) if waiting else Event(step, "done")
    return Event(step, task, _VALUES[task](play, choices))


def _is_due(play: Play, choices: Choices) -> bool:
    """A stop comes after what was still done in its step: the questions, the tests, the decision itself."""
    if play.task in MANY:
        return set(_listed(choices, play.task)) <= set(_listed(play.choices, play.task))
    return not (play.task == "decide" and choices.screen and choices.screen.decision == "stop-and-refer")


def _listed(choices: Choices, task: Task) -> tuple[str, ...]:
    return choices.history if task == "ask" else choices.assess


def _hand_over(stop: Stop) -> dict[str, Any]:
    return {"urgency": stop.urgency, "reasons": list(stop.reasons), "tell": list(stop.tell)}


def _reason(choices: Choices) -> ReasonChoice:
    return choices.reason or ReasonChoice()


def _rehab(choices: Choices) -> RehabChoice:
    return choices.rehab or RehabChoice()


def _decide(play: Play, choices: Choices) -> Any:
    return choices.screen.model_dump() if choices.screen else None


def _state(play: Play, choices: Choices) -> Any:
    chosen = _reason(choices)
    return {
        "process": chosen.process,
        "stage": chosen.stage,
        "irritability": chosen.irritability,
        "sure": chosen.sure.state or "guess",
    }


def _reshare(play: Play, choices: Choices) -> Any:
    return {"points": _reason(choices).forecast, "sure": _reason(choices).sure.forecast or "guess"}


def _interpret(play: Play, choices: Choices) -> Any:
    return {"interpret": list(_reason(choices).interpret), "problem": _reason(choices).problem}


def _dose(play: Play, choices: Choices) -> Any:
    """Give what was not said the least that the page would take: an author may leave doses that are not scored."""
    return {
        pick.option: {
            "depth": pick.depth or "light",
            "minutes": pick.minutes or 1,
            "because": pick.because,
        }
        for pick in choices.plan
    }


def _respond(play: Play, choices: Choices) -> Any:
    met = play.position.met.id if play.position.met else ""
    return {"event": met, "option": choices.adapt.get(met)}


def _refer(play: Play, choices: Choices) -> Any:
    return {"referral": _rehab(choices).referral, "tell": list(_rehab(choices).tell)}


_VALUES: dict[Task, Callable[[Play, Choices], Any]] = {
    "mark": lambda play, choices: list(choices.cues),
    "decide": _decide,
    "share": lambda play, choices: choices.forecast,
    "interpret": _interpret,
    "reshare": _reshare,
    "state": _state,
    "agree": lambda play, choices: list(choices.before),
    "choose": lambda play, choices: [pick.option for pick in choices.plan],
    "dose": _dose,
    "respond": _respond,
    "judge": lambda play, choices: choices.retest,
    "sort": lambda play, choices: _rehab(choices).rows,
    "refer": _refer,
    "note": lambda play, choices: list(_rehab(choices).note),
}
