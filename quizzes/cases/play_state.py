"""The client's state and what moves it: examining, treating, responding.

Scoring walks the same functions over raw choices, so a page, a robot and a score cannot disagree about what the
client went through.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quizzes.cases.choices import Choices, PlanPick
from quizzes.cases.definition_parts import When
from quizzes.cases.definition_treat import Event
from quizzes.cases.facts import Reaction
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import FLARED

WORST_PAIN = 10
FLARE_PAIN = 2


@dataclass(frozen=True)
class State:
    """Pain 0-10, irritability from 0 up (tests add to it), flags raised, minutes of provocative testing used."""

    pain: int
    irritability: int
    flags: frozenset[str]
    minutes: int = 0


def arriving(resolved: ResolvedCase) -> State:
    """The client as the case begins."""
    start = resolved.case.start
    return State(start.pain, start.irritability, frozenset(start.flags))


def examined(resolved: ResolvedCase, state: State, test: str) -> State:
    """The client after one assessment; above the irritability limit pain rises by 2 and `flared` is raised, once."""
    performed = resolved.test_of.get(test)
    if performed is None or resolved.case.assessments is None:
        return state
    after = replace(
        state,
        irritability=state.irritability + performed.irritability,
        minutes=state.minutes + performed.budgeted,
    )
    if after.irritability <= resolved.case.assessments.irritability_limit or FLARED in after.flags:
        return after
    return replace(after, pain=min(after.pain + FLARE_PAIN, WORST_PAIN), flags=after.flags | {FLARED})


def reacted(state: State, reaction: Reaction) -> State:
    """The client after a reaction; pain stays within 0-10 and irritability does not go below 0."""
    flags = state.flags | {reaction.flag} if reaction.flag else state.flags
    return replace(
        state,
        pain=min(max(state.pain + reaction.pain, 0), WORST_PAIN),
        irritability=max(state.irritability + reaction.irritability, 0),
        flags=flags - {reaction.clears} if reaction.clears else flags,
    )


def reaction_to(resolved: ResolvedCase, state: State, pick: PlanPick, plan: Sequence[PlanPick]) -> Reaction:
    """How this client takes one technique: the first response that matches, else the technique's default."""
    for response in resolved.case.responses:
        if holds(response.when, state, [pick], plan):
            return response.then
    treatment = resolved.treatment_of.get(pick.option)
    return treatment.default if treatment else Reaction()


def treated(resolved: ResolvedCase, state: State, plan: Sequence[PlanPick]) -> tuple[State, tuple[Reaction, ...]]:
    """The client after the whole plan, technique by technique, and the reactions that came with words."""
    said: list[Reaction] = []
    for pick in plan:
        reaction = reaction_to(resolved, state, pick, plan)
        state = reacted(state, reaction)
        said += [reaction] if reaction.says else []
    return state, tuple(said)


def holds(when: When, state: State, picks: Iterable[PlanPick], plan: Iterable[PlanPick]) -> bool:
    """Whether a condition holds: one of `picks` fits it, nothing in `plan` speaks against it, the state agrees."""
    about_a_pick = (when.picked, when.depth, when.minutes_over) != (None, None, None)
    return (
        (not about_a_pick or any(_fits(when, pick) for pick in picks))
        and (when.not_picked is None or all(pick.option != when.not_picked for pick in plan))
        and (when.flag is None or when.flag in state.flags)
        and (when.no_flag is None or when.no_flag not in state.flags)
        and (when.pain_over is None or state.pain > when.pain_over)
        and (when.irritability_over is None or state.irritability > when.irritability_over)
    )


def _fits(when: When, pick: PlanPick) -> bool:
    return (
        when.picked in {None, pick.option}
        and when.depth in {None, pick.depth}
        and (when.minutes_over is None or (pick.minutes or 0) > when.minutes_over)
    )


def next_event(resolved: ResolvedCase, state: State, plan: Sequence[PlanPick], after: str | None) -> Event | None:
    """The next response of the client that is met in this state, looking past the event `after`; None at the end."""
    events = resolved.case.adapt
    start = 1 + [event.id for event in events].index(after) if after else 0
    return next((event for event in events[start:] if holds(event.when, state, plan, plan)), None)


def responded(state: State, event: Event, option: str) -> State:
    """The client after the learner's response to an event; an unknown option changes nothing."""
    return next((reacted(state, act.then) for act in event.options if act.id == option), state)


def on_the_table(resolved: ResolvedCase, choices: Choices) -> State:
    """The client after the examination, before treatment."""
    state = arriving(resolved)
    for test in choices.assess:
        state = examined(resolved, state, test)
    return state


def events_met(resolved: ResolvedCase, choices: Choices) -> tuple[Event, ...]:
    """Every event these choices lead to, in order."""
    state, _ = treated(resolved, on_the_table(resolved, choices), choices.plan)
    met: list[Event] = []
    while (event := next_event(resolved, state, choices.plan, met[-1].id if met else None)) is not None:
        met.append(event)
        state = responded(state, event, choices.adapt.get(event.id, ""))
    return tuple(met)
