"""How the client's state moves: tests irritate, treatments and acts change pain, irritability and flags.

The state is what branches a case, so play follows it and lint explores it with these same functions.
"""

from collections.abc import Iterable, Sequence

from quizzes.cases.choices import PlanPick
from quizzes.cases.definition_examine import Start
from quizzes.cases.definition_parts import When
from quizzes.cases.definition_treat import Response
from quizzes.cases.facts import Part, Reaction
from quizzes.cases.resolve import ResolvedCase, Treatment
from quizzes.cases.resolve_offered import Offered
from quizzes.cases.words import FLARED

FLARE_PAIN = 2
"""What testing beyond the irritability limit adds to the pain."""


class ClientState(Part):
    """Pain 0-10, irritability from 0 up (tests add to it), and the flags raised so far in alphabetical order."""

    pain: int
    irritability: int
    flags: tuple[str, ...] = ()


def arrival(start: Start) -> ClientState:
    """The client as they come in."""
    return ClientState(pain=start.pain, irritability=start.irritability, flags=tuple(sorted(start.flags)))


def after(state: ClientState, reaction: Reaction) -> ClientState:
    """The state once a reaction has happened; pain stays within 0-10, irritability at 0 or above."""
    flags = set(state.flags) - {reaction.clears} | {reaction.flag} - {None}
    return ClientState(
        pain=min(10, max(0, state.pain + reaction.pain)),
        irritability=max(0, state.irritability + reaction.irritability),
        flags=tuple(sorted(flag for flag in flags if flag is not None)),
    )


def after_test(state: ClientState, test: Offered, limit: int) -> ClientState:
    """The state once a test was performed: above the limit the client flares up, once (pain +2)."""
    tested = after(state, Reaction(irritability=test.irritability))
    if tested.irritability > limit and FLARED not in tested.flags:
        return after(tested, Reaction(pain=FLARE_PAIN, flag=FLARED))
    return tested


def after_plan(resolved: ResolvedCase, state: ClientState, picks: Sequence[PlanPick]) -> ClientState:
    """The state once the picked treatments were given, in order."""
    for pick in picks:
        state = after(state, response_to(resolved.case.responses, resolved.treatment_of[pick.option], pick, state))
    return state


def response_to(responses: Iterable[Response], treatment: Treatment, pick: PlanPick, state: ClientState) -> Reaction:
    """How this client takes a picked treatment: the first response that matches, else the technique's default."""
    matching = (one.then for one in responses if holds(one.when, state, [pick]))
    return next(matching, treatment.default)


def holds(when: When, state: ClientState, picks: Iterable[PlanPick]) -> bool:
    """Whether a condition holds: its flags and levels of the state, and one pick that fits all it says of a pick."""
    picks = list(picks)
    return (
        (when.flag is None or when.flag in state.flags)
        and (when.no_flag is None or when.no_flag not in state.flags)
        and (when.pain_over is None or state.pain > when.pain_over)
        and (when.irritability_over is None or state.irritability > when.irritability_over)
        and all(pick.option != when.not_picked for pick in picks)
        and (not _asks_for_a_pick(when) or any(_fits(when, pick) for pick in picks))
    )


def _asks_for_a_pick(when: When) -> bool:
    return not (when.picked is None and when.depth is None and when.minutes_over is None)


def _fits(when: When, pick: PlanPick) -> bool:
    return (
        when.picked in (None, pick.option)
        and when.depth in (None, pick.depth)
        and (when.minutes_over is None or (pick.minutes or 0) > when.minutes_over)
    )
