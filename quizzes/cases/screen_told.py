"""What the learner has been told so far: the conversation, the chart, the meters, and a recap in two lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from quizzes.cases.play import Play
from quizzes.cases.play_state import on_the_table, treated
from quizzes.cases.play_tasks import title_of
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import DECISIONS, SIGN_TITLES, STEPS

NOTES = {
    "confirms": "Agrees with the earlier test of its kind: it confirms and adds no information.",
    "conflicts": "Disagrees with the earlier test of its kind: trust both less.",
}


@dataclass(frozen=True)
class Line:
    """One line of the conversation; `speaker` is who says a line of the client's side if it is not the client."""

    who: Literal["you", "client", "visit"]
    text: str
    speaker: str = ""


@dataclass(frozen=True)
class ChartNote:
    """One line of the chart: a measure, or a finding with its sign in words where it has one."""

    kind: Literal["measure", "finding"]
    title: str
    text: str
    sign: str = ""
    note: str = ""
    newest: bool = False


@dataclass(frozen=True)
class Meter:
    """A quiet meter: how much of what there is has gone. `said` puts it into words."""

    title: str
    used: int
    most: int
    said: str


def conversation(play: Play) -> tuple[Line, ...]:
    """What was said in the step in front, in order."""
    if play.step == "history":
        return tuple(_asked(play))
    if play.step == "adapt":
        return tuple(_responses(play))
    return ()


def asked_and_said(play: Play) -> tuple[Line, ...]:
    """The whole history taking, to be read again at any later step."""
    return tuple(_asked(play))


def _asked(play: Play) -> Iterator[Line]:
    menu = play.resolved.case.history
    items = {item.id: item for item in menu.items} if menu else {}
    for one in play.choices.history:
        yield Line("you", items[one].ask)
        yield Line("client", items[one].reveal, items[one].speaker)


def _responses(play: Play) -> Iterator[Line]:
    resolved, choices, visit = play.resolved, play.choices, 1
    for said in treated(resolved, on_the_table(resolved, choices), choices.plan)[1]:
        yield Line("client", said.says, said.speaker)
    for event in resolved.case.adapt:
        waiting = play.position.met is not None and event.id == play.position.met.id
        if event.id not in choices.adapt and not waiting:
            continue
        if event.visit != visit:
            visit = event.visit
            yield Line("visit", f"Visit {visit}")
        yield Line("client", event.says, event.speaker)
        for act in event.options:
            if act.id == choices.adapt.get(event.id):
                yield Line("you", act.text)
                yield from [Line("client", act.then.says, act.then.speaker)] if act.then.says else []
    yield from _retest(play)


def _retest(play: Play) -> Iterator[Line]:
    retest = play.resolved.case.retest
    if retest is None or play.task != "judge" or play.ended:
        return
    assessments = play.resolved.case.assessments
    baseline = assessments.baseline if assessments else ()
    told = [f"First time: {one.value}" for one in baseline if one.text == retest.measure]
    yield Line("visit", f"{retest.measure}, measured again")
    # Numbers are nobody's speech, unless an author says whose.
    yield Line("client", "; ".join([*told, retest.shows] if retest.shows else told), retest.speaker or "Measured")


def chart(play: Play) -> tuple[ChartNote, ...]:
    """The chart so far: the baseline once the examination has begun, then every finding in order."""
    assessments = play.resolved.case.assessments
    if assessments is None or STEPS.index(play.step) < STEPS.index("assess"):
        return ()
    measures = [ChartNote("measure", one.text, one.value) for one in assessments.baseline]
    fresh = bool(play.trail) and play.trail[-1].act == "perform"
    return (*measures, *findings(play.resolved, play.choices.assess, told=not play.graded, fresh=fresh))


def findings(
    resolved: ResolvedCase, performed: tuple[str, ...], *, told: bool, fresh: bool = False
) -> tuple[ChartNote, ...]:
    """What was found, in order; `told`: say when a test of a group added nothing; `fresh`: the last has just come."""
    notes = resolved.after(performed).notes if told else {}
    return tuple(
        _finding(resolved, one, NOTES.get(notes.get(one, ""), ""), fresh and one == performed[-1])
        for one in performed
    )


def _finding(resolved: ResolvedCase, name: str, note: str, newest: bool) -> ChartNote:
    test = resolved.test_of[name]
    return ChartNote(
        "finding", test.title, test.says, SIGN_TITLES[test.finding] if test.finding else "", note, newest
    )


def meters(play: Play) -> tuple[Meter, ...]:
    """Minutes for provoking tests, and irritability against its limit; none once the tests are over."""
    assessments, state = play.resolved.case.assessments, play.state
    if assessments is None or STEPS.index(play.step) > STEPS.index("assess"):
        return ()
    minutes, limit = assessments.budget_minutes, assessments.irritability_limit
    return (
        Meter("Minutes", state.minutes, minutes, f"{state.minutes} of {minutes} minutes for provoking tests used"),
        Meter("Irritability", state.irritability, limit, f"Irritability {state.irritability}, limit {limit}"),
    )


def later_visit(play: Play) -> bool:
    """Whether the client has come back: the state that tests and treatment made is that of the first visit."""
    now, past = play.position.met, play.choices.adapt
    return any(event.visit > 1 and (event == now or event.id in past) for event in play.resolved.case.adapt)


def recap(play: Play) -> tuple[str, str]:
    """Two lines for somebody who comes back: who the client is, and where things stand."""
    client = play.resolved.case.client
    goals = f" Goals: {'; '.join(client.goals)}." if client.goals else ""
    return (f"{client.name}, {client.age}, {client.work}.{goals}", _so_far(play))


def _so_far(play: Play) -> str:
    choices, done = play.choices, list[str]()
    if choices.history:
        done.append(f"you asked {_counted(len(choices.history), 'question')}")
    if choices.screen:
        done.append(f"decided: {DECISIONS[choices.screen.decision].lower()}")
    if choices.assess:
        done.append(f"did {_counted(len(choices.assess), 'assessment')}")
    if choices.plan:
        done.append(f"chose {_counted(len(choices.plan), 'treatment')}")
    so_far = f"So far {', '.join(done)}. " if done else ""
    return so_far if play.ended else f"{so_far}Now: {title_of(play.task, play.resolved.case).lower()}."


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" + ("" if number == 1 else "s")
