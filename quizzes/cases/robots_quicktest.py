"""A robot at the page: it fills in the forms a learner sees, and looks for dead ends and things never offered."""

import random
from collections.abc import Iterable, Iterator

from quizzes.cases.lint_paths import paths
from quizzes.cases.play import Event, Play, Refusal, begin, take
from quizzes.cases.play_path import played
from quizzes.cases.play_tasks import MANY
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring_reach import at
from quizzes.cases.screen_fields import Field, fields
from quizzes.cases.screen_forms import read
from quizzes.cases.words import STEPS, Step

PLAYS = 30
EVENTS_AT_MOST = 120  # a play that is longer goes in circles


def problems(resolved: ResolvedCase, seed: int) -> Iterator[str]:
    """Sentences about what is wrong; none when every option can be reached and every play comes to an end."""
    try:
        played(resolved, resolved.case.expert_path)
    except Refusal as refusal:
        yield f"The expert's path cannot be played: {refusal.sentence}"
    seen: set[str] = set()
    for number in range(PLAYS):
        dice = random.Random(f"{seed} {number}")  # noqa: S311  a robot's dice, seeded so that it can be repeated
        try:
            seen |= _explored(resolved, dice)
        except Refusal as refusal:
            yield f"A choice that the page offers was refused: {refusal.sentence}"
            return
    yield from (f"Never offered: {name}." for name in sorted(_written(resolved) - seen))
    yield from (f"{found.found}; expected {found.expected}." for found in paths(resolved))


def _explored(resolved: ResolvedCase, dice: random.Random) -> set[str]:
    """Play once by the forms and return what was offered, as field/option."""
    play, seen = begin(resolved, True), set[str]()
    for _ in range(EVENTS_AT_MOST):
        if play.ended:
            return seen
        offered = fields(play)
        seen |= {f"{field.name}/{offer.id}" for field in offered for offer in field.offers}
        play = _next(play, offered, dice)
    raise Refusal("The case did not come to an end.", "ended")


def _next(play: Play, offered: tuple[Field, ...], dice: random.Random) -> Play:
    if play.task in MANY:
        return _one_of_many(play, offered[0], dice)
    act = "stop" if play.task == "hand-over" else play.task
    form = dict(_filled(play, one, dice) for one in offered)
    waiting = play.position.met
    return take(play, read(play, play.step, act, {**form, "event": [waiting.id] if waiting else []}))


def _one_of_many(play: Play, field: Field, dice: random.Random) -> Play:
    """Do one more, or leave the task; a cap or a budget that is full is no dead end."""
    left = [offer.id for offer in field.offers if not offer.done]
    if not left or dice.random() < 0.2:
        return take(play, Event(play.step, "done"))
    try:
        return take(play, read(play, play.step, play.task, {field.name: [dice.choice(left)]}))
    except Refusal as refusal:
        if refusal.code not in {"cap", "budget"}:
            raise
        return take(play, Event(play.step, "done"))


def _filled(play: Play, field: Field, dice: random.Random) -> tuple[str, list[str]]:
    ids = [offer.id for offer in field.offers]
    if field.kind == "many":
        return field.name, dice.sample(ids, dice.randint(0, min(len(ids), field.cap or len(ids))))
    if field.kind == "minutes":
        return field.name, [str(dice.randint(1, 20))]
    if field.kind == "points":
        return f"points.{dice.choice(ids)}", [str(field.total)]
    # Stopping at once would leave most of the case unseen.
    going_on = [one for one in ids if one != "stop-and-refer" or dice.random() < 0.2]
    return field.name, [dice.choice(going_on)]


def _written(resolved: ResolvedCase) -> set[str]:
    """Everything an author wrote to be chosen in the steps that can be reached; events are left to `paths`."""
    case = resolved.case
    last = at(case.refer.by) if case.refer else len(STEPS)
    lists: list[tuple[Step, str, Iterable[str]]] = [
        ("meet", "cues", [one.id for one in case.cues.options] if case.cues else []),
        ("history", "question", [one.id for one in case.history.items] if case.history else []),
        ("screen", "reasons", [one.id for one in case.screen.reasons] if case.screen else []),
        ("assess", "assessment", [one.id for one in resolved.tests]),
        ("reason", "interpret", [one.id for one in case.interpret.options] if case.interpret else []),
        ("reason", "problem", [one.id for one in case.interpret.problem] if case.interpret else []),
        ("plan", "before", [one.id for one in case.before.options] if case.before else []),
        ("plan", "plan", [one.id for one in resolved.treatments]),
        ("rehab", "referral", [one.id for one in case.referral.options] if case.referral and case.rehab else []),
        ("rehab", "note", [one.id for one in case.note.options] if case.note else []),
    ]
    return {f"{name}/{one}" for step, name, listed in lists for one in listed if at(step) <= last}
