"""R8: what a learner did that is not yet safe, act by act. Never averaged away."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from quizzes.cases.choices import Choices, RehabChoice
from quizzes.cases.definition_parts import GuardedOption, GuardedOptions
from quizzes.cases.play_state import events_met
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring_reach import ending, measured
from quizzes.cases.words import SafetyCode, Step


@dataclass(frozen=True)
class Breach:
    """One unsafe act: its code, where it happened, what was done or left out, and why that matters."""

    code: SafetyCode
    step: Step
    what: str
    why: str
    left_out: bool = False


def breaches(resolved: ResolvedCase, choices: Choices) -> tuple[Breach, ...]:
    """Every unsafe act in the steps that count, in the order of the steps."""
    counted = measured(resolved, choices)
    found = [one for one in _all(resolved, choices) if one.step in counted]
    return (*_missed_referral(resolved, choices), *found, *_told(resolved, choices))


def _missed_referral(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    refer = resolved.case.refer
    if refer is not None and ending(resolved, choices) == "went-past":
        yield Breach("S2", refer.by, "You went on with the session.", refer.why or refer.consequence)


def _all(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    case, rehab = resolved.case, choices.rehab or RehabChoice()
    for name in choices.assess:
        if (test := resolved.test_of.get(name)) and test.critical:
            yield Breach(test.critical, "assess", test.title, test.why)
    if choices.plan or choices.adapt or choices.rehab:
        yield from _guarded(case.before, choices.before, "plan")
    elif case.before:
        yield from _picked(case.before.options, choices.before, "plan")
    for pick in choices.plan:
        treatment = resolved.treatment_of.get(pick.option)
        if treatment and treatment.critical and treatment.rating == "harm":
            yield Breach(treatment.critical, "plan", treatment.text, treatment.why)
    for event in events_met(resolved, choices) if choices.adapt else ():
        for act in event.options:
            if act.critical and act.grade == "harm" and choices.adapt.get(event.id) == act.id:
                yield Breach(act.critical, "adapt", act.text, act.why)
    for option in case.referral.options if case.referral else ():
        if option.critical and option.grade == "harm" and rehab.referral == option.id:
            yield Breach(option.critical, "rehab", option.text, option.why)
    if choices.rehab:
        yield from _guarded(case.referral.tell if case.referral else None, rehab.tell, "rehab")
        yield from _lines(case.note.options if case.note else (), rehab.note, "rehab")


def _told(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    """What a hand-over told the client; it may happen at any step."""
    if choices.stop and resolved.case.referral:
        yield from _guarded(resolved.case.referral.tell, choices.stop.tell, choices.stop.at)


def _guarded(asked: GuardedOptions | None, picks: Collection[str], step: Step) -> Iterator[Breach]:
    return _lines(asked.options if asked else (), picks, step)


def _lines(options: Iterable[GuardedOption], picks: Collection[str], step: Step) -> Iterator[Breach]:
    for option in options:
        if option.critical and option.correct != (option.id in picks):
            yield Breach(option.critical, step, option.text, option.why, left_out=option.correct)


def _picked(options: Iterable[GuardedOption], picks: Collection[str], step: Step) -> Iterator[Breach]:
    """Only what was picked and should not have been: nothing is left out while no one was treated."""
    return _lines([option for option in options if not option.correct], picks, step)
