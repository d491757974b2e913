"""What each task does with a choice: check it against what is offered, then note it in the choices.

A move is a function of the resolved case, the position and the value of the event; it returns the new position or
raises Refusal. Moving on to the next screen is the business of play.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from quizzes.cases.choices import Choices, PlanPick, ReasonChoice, RehabChoice, ScreenChoice, Stop, Sure
from quizzes.cases.definition_treat import Event as ClientEvent
from quizzes.cases.play_state import State, examined, responded, treated
from quizzes.cases.play_tasks import Task
from quizzes.cases.play_values import Refusal, fields_of, minutes_of, one_of, points_of, some_of, unknown
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import (
    CHANGE_TITLES,
    DECISIONS,
    DEPTH_TITLES,
    LEVEL_TITLES,
    PROCESS_TITLES,
    STAGE_TITLES,
    SURENESS_TITLES,
    URGENCY_TITLES,
    Step,
)


@dataclass(frozen=True)
class Position:
    """What was chosen so far, the client's state, and the response of the client that waits (in `adapt`)."""

    choices: Choices
    state: State
    met: ClientEvent | None = None


Move = Callable[[ResolvedCase, Position, Any], Position]


def _noted(position: Position, **changed: Any) -> Position:
    return replace(position, choices=position.choices.model_copy(update=changed))


def _reasoned(position: Position, **changed: Any) -> Position:
    return _noted(position, reason=(position.choices.reason or ReasonChoice()).model_copy(update=changed))


def _follow_up(position: Position, **changed: Any) -> Position:
    return _noted(position, rehab=(position.choices.rehab or RehabChoice()).model_copy(update=changed))


def mark(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Mark cues: [ids]."""
    offered = [one.id for one in resolved.case.cues.options] if resolved.case.cues else []
    return _noted(position, cues=some_of(value, offered))


def ask(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Ask one question: id. At most `cap` that count; red-flag and contraindication questions never do."""
    menu, asked = resolved.case.history, position.choices.history
    items = {item.id: item for item in menu.items} if menu else {}
    question = items[one_of(value, items, "one of the questions")]
    if value in asked:
        raise Refusal("You have asked that already; the reply stands in your notes. Nothing was changed.", "repeated")
    if menu and not question.free and len(set(asked) - menu.free) >= menu.cap:
        raise Refusal(f"You have asked {menu.cap} questions that count. Go on with what you know.", "cap")
    return _noted(position, history=(*asked, question.id))


def decide(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Decide: {decision, reasons: [ids]}."""
    given = fields_of(value, ("decision", "reasons"))
    decision = one_of(given.get("decision"), DECISIONS, "whether to go on")
    return _noted(position, screen=ScreenChoice(decision=decision, reasons=_given_reasons(resolved, given)))


def _given_reasons(resolved: ResolvedCase, given: Mapping[str, Any]) -> tuple[str, ...]:
    offered = [one.id for one in resolved.case.screen.reasons] if resolved.case.screen else []
    return some_of(given.get("reasons", ()), offered)


def share(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Share 100 points: {hypothesis: points}."""
    return _noted(position, forecast=points_of(value, resolved.hypotheses))


def perform(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Perform one assessment: id. Its minutes and what it costs the client count at once."""
    offered, done = resolved.case.assessments, position.choices.assess
    test = resolved.test_of[one_of(value, resolved.test_of, "one of the assessments")]
    if test.id in done:
        raise Refusal("You have done that already; the finding stands in the chart. Nothing was changed.", "repeated")
    if offered and len(done) >= offered.key_cap:
        raise Refusal(
            f"{offered.key_cap} assessments are all this visit has room for. Go on with what you saw.", "cap"
        )
    if offered and test.budgeted and position.state.minutes + test.budgeted > offered.budget_minutes:
        left = offered.budget_minutes - position.state.minutes
        raise Refusal(f"This takes {test.minutes} minutes and {left} are left for provoking tests.", "budget")
    return replace(_noted(position, assess=(*done, test.id)), state=examined(resolved, position.state, test.id))


def interpret(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Interpret: {interpret: [ids], problem: id}; the problem statement is due where there are any."""
    asked, given = resolved.case.interpret, fields_of(value, ("interpret", "problem"))
    if asked is None:
        raise unknown("This case asks for no interpretation.")
    problems = [one.id for one in asked.problem]
    return _reasoned(
        position,
        interpret=some_of(given.get("interpret", ()), [one.id for one in asked.options]),
        problem=one_of(given.get("problem"), problems, "one problem statement") if problems else None,
    )


def reshare(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Share the points again: {points: {hypothesis: points}, sure}."""
    given = fields_of(value, ("points", "sure"))
    points = points_of(given.get("points"), resolved.hypotheses)
    sure = one_of(given.get("sure"), SURENESS_TITLES, "how sure you are")
    return _reasoned(position, forecast=points, sure=Sure(forecast=sure, state=None))


def state(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Name the state: {process, stage (of healing only), irritability, sure}."""
    given = fields_of(value, ("process", "stage", "irritability", "sure"))
    process = one_of(given.get("process"), PROCESS_TITLES, "a process")
    stage = one_of(given.get("stage"), STAGE_TITLES, "a stage of healing") if process == "healing" else None
    irritability = one_of(given.get("irritability"), LEVEL_TITLES, "how irritable the tissue is")
    earlier = position.choices.reason.sure.forecast if position.choices.reason else None
    sure = Sure(forecast=earlier, state=one_of(given.get("sure"), SURENESS_TITLES, "how sure you are"))
    return _reasoned(position, process=process, stage=stage, irritability=irritability, sure=sure)


def agree(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Settle what comes before touch: [ids]."""
    offered = [one.id for one in resolved.case.before.options] if resolved.case.before else []
    return _noted(position, before=some_of(value, offered))


def choose(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Choose the treatment: [option ids], at most `max`."""
    most = resolved.case.plan.max if resolved.case.plan else 0
    picks = some_of(value, resolved.treatment_of, cap=most)
    return _noted(position, plan=tuple(PlanPick(option=one) for one in picks))


def dose(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Give each chosen option its dose and reason: {option: {depth, minutes, because}}; the client takes it."""
    chosen = [pick.option for pick in position.choices.plan]
    given = fields_of(value, chosen)
    plan = tuple(_dosed(resolved, option, given.get(option)) for option in chosen)
    after, _ = treated(resolved, position.state, plan)
    return replace(_noted(position, plan=plan), state=after)


def _dosed(resolved: ResolvedCase, option: str, value: Any) -> PlanPick:
    given = fields_of(value, ("depth", "minutes", "because"))
    reasons = [one.id for one in resolved.case.plan.reasons] if resolved.case.plan else []
    because = one_of(given.get("because"), reasons, "a reason for each choice")
    treatment = resolved.treatment_of[option]
    if treatment.technique is None:
        return PlanPick(option=option, because=because)
    pick = PlanPick(option=option, minutes=minutes_of(given.get("minutes")), because=because)
    if not treatment.pressed:
        return pick
    depth = one_of(given.get("depth"), DEPTH_TITLES, "a depth for each technique that presses")
    return pick.model_copy(update={"depth": depth})


def respond(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Respond to the client: {event, option}; the event must be the one that waits."""
    given, met = fields_of(value, ("event", "option")), position.met
    if met is None or given.get("event") != met.id:
        raise Refusal("The client has moved on since this page was shown. Nothing was changed.", "order")
    option = one_of(given.get("option"), {act.id for act in met.options}, "one response")
    adapt = {**position.choices.adapt, met.id: option}
    return replace(_noted(position, adapt=adapt), state=responded(position.state, met, option))


def judge(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Judge the re-test: better, same or worse."""
    return _noted(position, retest=one_of(value, CHANGE_TITLES, "better, the same or worse"))


def sort(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Sort the rows: {row: column}; every row has its place."""
    asked = resolved.case.rehab
    rows = [one.id for one in asked.rows] if asked else []
    given = fields_of(value, rows)
    columns = asked.columns if asked else ()
    return _follow_up(position, rows={row: one_of(given.get(row), columns, "a column for each line") for row in rows})


def refer(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Decide on a referral: {referral: id, tell: [ids]}."""
    given, asked = fields_of(value, ("referral", "tell")), resolved.case.referral
    offered = [one.id for one in asked.options] if asked else []
    referral = one_of(given.get("referral"), offered, "one referral")
    return _follow_up(position, referral=referral, tell=_told(resolved, given))


def _told(resolved: ResolvedCase, given: Mapping[str, Any]) -> tuple[str, ...]:
    return some_of(given.get("tell", ()), [one.id for one in resolved.case.tell])


def note(resolved: ResolvedCase, position: Position, value: Any) -> Position:
    """Pick the lines of the note: [ids]."""
    offered = [one.id for one in resolved.case.note.options] if resolved.case.note else []
    return _follow_up(position, note=some_of(value, offered))


def stop(resolved: ResolvedCase, position: Position, step: Step, value: Any) -> Position:
    """Stop and refer, at any step: {urgency, reasons: [ids], tell: [ids]}."""
    given = fields_of(value, ("urgency", "reasons", "tell"))
    stopped = Stop(
        at=step,
        urgency=one_of(given.get("urgency"), URGENCY_TITLES, "how soon"),
        reasons=_given_reasons(resolved, given),
        tell=_told(resolved, given),
    )
    return _noted(position, stop=stopped)


MOVES: dict[Task, Move] = {
    "mark": mark, "ask": ask, "decide": decide, "share": share, "perform": perform, "interpret": interpret,
    "reshare": reshare, "state": state, "agree": agree, "choose": choose, "dose": dose, "respond": respond,
    "judge": judge, "sort": sort, "refer": refer, "note": note,
}  # fmt: skip
