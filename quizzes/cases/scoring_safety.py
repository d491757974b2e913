"""R8: what a learner did that is not yet safe, act by act. Never averaged away."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from quizzes.cases.choices import Choices, RehabChoice
from quizzes.cases.definition_parts import GuardedOption
from quizzes.cases.play_state import events_met
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring_reach import ending, measured
from quizzes.cases.words import URGENCY_TITLES, SafetyCode, Step

LEAVE_OUT = "Leave it out for this client."


@dataclass(frozen=True)
class Breach:
    """One unsafe act: its code, the step, a sentence on what was done or left out, the safer act, and why."""

    code: SafetyCode
    step: Step
    what: str
    safer: str
    why: str
    left_out: bool = False


def breaches(resolved: ResolvedCase, choices: Choices) -> tuple[Breach, ...]:
    """Every unsafe act in the steps that count, in the order of the steps; a missed referral goes first."""
    counted = measured(resolved, choices)
    found = [one for one in _all(resolved, choices) if one.step in counted]
    return (*_missed_referral(resolved, choices), *found, *_told(resolved, choices))


def _missed_referral(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    refer = resolved.case.refer
    if refer is not None and ending(resolved, choices) == "went-past":
        safer = f"Stop and refer. How soon: {URGENCY_TITLES[refer.urgency].lower()}."
        yield Breach("S2", refer.by, "You went on with the session.", safer, refer.why)


def _all(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    yield from _assessed(resolved, choices)
    yield from _agreed(resolved, choices)
    yield from _planned(resolved, choices)
    yield from _responded(resolved, choices)
    yield from _followed_up(resolved, choices.rehab)


def _assessed(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    for name in choices.assess:
        test = resolved.test_of.get(name)
        if test and test.critical:
            yield Breach(test.critical, "assess", f"You performed: {test.title}.", LEAVE_OUT, test.why)


def _agreed(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    """What was left out before touch counts only once somebody was treated; what was said wrongly always does."""
    before = resolved.case.before
    if before is None:
        return
    treated = bool(choices.plan or choices.adapt or choices.rehab)
    asked = [one for one in before.options if treated or not one.correct]
    yield from _lines(asked, choices.before, "plan")


def _planned(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    sufficient = (resolved.treatment_of[pick.option].text for pick in resolved.case.expert_path.plan)
    safer = "; ".join(sufficient) or LEAVE_OUT
    for pick in choices.plan:
        treatment = resolved.treatment_of.get(pick.option)
        if treatment and treatment.critical and treatment.rating == "harm":
            yield Breach(treatment.critical, "plan", f"You chose: {treatment.text}.", safer, treatment.why)


def _responded(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    for event in events_met(resolved, choices) if choices.adapt else ():
        best = next((act.text for act in event.options if act.grade == 1), LEAVE_OUT)
        for act in event.options:
            if act.critical and act.grade == "harm" and choices.adapt.get(event.id) == act.id:
                yield Breach(act.critical, "adapt", f"{event.says} You chose: {act.text}.", best, act.why)


def _followed_up(resolved: ResolvedCase, chosen: RehabChoice | None) -> Iterator[Breach]:
    if chosen is None:
        return
    referral, note = resolved.case.referral, resolved.case.note
    options = referral.options if referral else ()
    best = next((one.text for one in options if one.grade == 1), LEAVE_OUT)
    for option in options:
        if option.critical and option.grade == "harm" and chosen.referral == option.id:
            yield Breach(option.critical, "rehab", f"You chose: {option.text}.", best, option.why)
    yield from _lines(resolved.case.tell, chosen.tell, "rehab")
    yield from _lines(note.options if note else (), chosen.note, "rehab")


def _told(resolved: ResolvedCase, choices: Choices) -> Iterator[Breach]:
    """What a hand-over told the client; it may happen at any step."""
    if choices.stop:
        yield from _lines(resolved.case.tell, choices.stop.tell, choices.stop.at)


def _lines(options: Iterable[GuardedOption], picks: Collection[str], step: Step) -> Iterator[Breach]:
    for option in options:
        if option.critical and option.correct and option.id not in picks:
            yield Breach(option.critical, step, f"You left out: {option.text}.", option.text, option.why, True)
        if option.critical and not option.correct and option.id in picks:
            yield Breach(option.critical, step, f"You chose: {option.text}.", LEAVE_OUT, option.why)
