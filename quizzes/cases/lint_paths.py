"""Every way a client can come through the events: each path meets 2 to 4, and each event lies on some path.

A path is what was examined (it may flare the client up), what was planned at which dose, and the acts chosen. The
client moves by play's own functions; what no condition asks about is left out, so few states have to be followed.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations

from quizzes.cases.choices import PlanPick
from quizzes.cases.definition_parts import When
from quizzes.cases.lint_parts import Finding, Findings
from quizzes.cases.play_state import State, arriving, examined, holds, next_event, responded, treated
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.words import DEPTHS

FEWEST, MOST = 2, 4
"""How many events every path meets."""

NOBODY = State(0, 0, frozenset())
Plan = tuple[PlanPick, ...]
Point = tuple[State, Plan, str | None, int]
"""Where a path stands: the client, the plan, the last event met, and how many were met."""


def paths(resolved: ResolvedCase) -> Findings:
    """Name events that no path meets, and the lengths of paths that are too short or too long."""
    events = resolved.case.adapt
    if not events:
        return
    met, lengths = _walked(resolved)
    for place, event in enumerate(events):
        if event.id not in met:
            remedy = "Change its condition, or let a response raise its flag."
            yield Finding(("adapt", place), f"{event.id}, which no path meets", "an event that can be met", remedy)
    for length, such in ((min(lengths), "too few"), (max(lengths), "too many")):
        if not FEWEST <= length <= MOST:
            found = f"a path that meets {length}, {such}"
            yield Finding(("adapt",), found, f"{FEWEST} to {MOST} events on every path", "Change the conditions.")
            return


def _walked(resolved: ResolvedCase) -> tuple[set[str], set[int]]:
    """The ids of all events met on any path, and the lengths of the paths."""
    met: set[str] = set()
    lengths: set[int] = set()
    forgotten = _forgetting(resolved)
    trail: list[Point] = [(state, plan, None, 0) for state, plan in _treated(resolved)]
    seen: set[Point] = set()
    while trail:
        state, plan, last, count = trail.pop()
        event = next_event(resolved, state, plan, last)
        if event is None:
            lengths.add(count)
            continue
        met.add(event.id)
        for act in event.options:
            after = forgotten(responded(state, event, act.id))
            step = (after, plan, event.id, count + 1)
            if step not in seen:
                seen.add(step)
                trail.append(step)
    return met, lengths


def _treated(resolved: ResolvedCase) -> Iterable[tuple[State, Plan]]:
    """The client after each treatment, with one plan standing for all that no event tells apart."""
    forgotten, arrived = _forgetting(resolved), _examined(resolved)
    asked = [_of_plans(event.when) for event in resolved.case.adapt]
    kinds: dict[tuple[State, tuple[bool, ...]], tuple[State, Plan]] = {}
    for plan in _plans(resolved):
        heard = tuple(holds(when, NOBODY, plan, plan) for when in asked)
        for state in arrived:
            after = forgotten(treated(resolved, state, plan)[0])
            kinds.setdefault((after, heard), (after, plan))
    return kinds.values()


def _examined(resolved: ResolvedCase) -> set[State]:
    """The client after any legal set of tests."""
    assessments = resolved.case.assessments
    reached = {(arriving(resolved), 0)}
    for test in resolved.tests:
        reached |= {(examined(resolved, state, test.id), count + 1) for state, count in reached}
        reached = {
            (state, count)
            for state, count in reached
            if assessments and count <= assessments.key_cap and state.minutes <= assessments.budget_minutes
        }
    return set(map(_forgetting(resolved), (state for state, _ in reached)))


def _plans(resolved: ResolvedCase) -> Iterator[Plan]:
    """Every plan within the maximum, with one pick standing for all doses that no condition tells apart."""
    plan = resolved.case.plan
    kinds = [pick for name in plan.options for pick in _told_apart(resolved, name)] if plan else []
    for size in range((plan.max if plan else 0) + 1):
        for picks in permutations(kinds, size):
            if len({pick.option for pick in picks}) == size:
                yield picks


def _told_apart(resolved: ResolvedCase, option: str) -> Iterable[PlanPick]:
    conditions = [_of_plans(when) for when in _conditions(resolved)]
    minutes = {1, *(when.minutes_over + 1 for when in conditions if when.minutes_over is not None)}
    kinds: dict[tuple[bool, ...], PlanPick] = {}
    for depth in DEPTHS:
        for length in sorted(minutes):
            pick = PlanPick(option=option, depth=depth, minutes=length)
            kinds.setdefault(tuple(holds(when, NOBODY, [pick], [pick]) for when in conditions), pick)
    return kinds.values()


def _of_plans(when: When) -> When:
    """What a condition asks of the plan, whoever the client is."""
    return When(picked=when.picked, depth=when.depth, minutes_over=when.minutes_over, not_picked=when.not_picked)


def _forgetting(resolved: ResolvedCase) -> Callable[[State], State]:
    """What leaves out of a state all that no condition asks about."""
    conditions = _conditions(resolved)
    pain = any(when.pain_over is not None for when in conditions)
    irritability = any(when.irritability_over is not None for when in conditions)
    return lambda state: State(state.pain if pain else 0, state.irritability if irritability else 0, state.flags)


def _conditions(resolved: ResolvedCase) -> Sequence[When]:
    case = resolved.case
    return [*(response.when for response in case.responses), *(event.when for event in case.adapt)]
