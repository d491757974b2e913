"""Each part of a case's score from raw choices: which numbers a rule is fed with. None: the case has no such part."""

from collections.abc import Collection, Iterable, Sequence

from quizzes.cases import inference, rules_examine, rules_treat
from quizzes.cases.choices import Choices, PlanPick, ReasonChoice, RehabChoice
from quizzes.cases.definition_examine import History
from quizzes.cases.definition_parts import Key, Option
from quizzes.cases.play_state import events_met
from quizzes.cases.resolve import ResolvedCase, Treatment


def ticked(options: Iterable[Option], picks: Collection[str]) -> float | None:
    """R2 of a list to tick; None where nothing in it is correct."""
    correct = {option.id for option in options if option.correct}
    chosen = set(picks)
    return rules_examine.plus_minus(len(chosen & correct), len(chosen - correct), len(correct)) if correct else None


def cues(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R2 of the cues that were marked."""
    return ticked(resolved.case.cues.options, choices.cues) if resolved.case.cues else None


def history_keys(history: History) -> list[tuple[str, ...]]:
    """The key features of the history: groups of which one is enough, then every other key question."""
    grouped = {one for group in history.any_of for one in group}
    return [*history.any_of, *((item.id,) for item in history.items if item.key and item.id not in grouped)]


def history(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R1 of the questions asked."""
    menu = resolved.case.history
    if menu is None or not (keys := history_keys(menu)):
        return None
    return rules_examine.key_features(keys, choices.history, menu.cap, menu.free)


def assess(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R1 of the assessments performed; one that is avoided and critical is harmful."""
    offered = resolved.case.assessments
    if offered is None:
        return None
    harmful = {test.id for test in resolved.tests if test.critical}
    return rules_examine.key_features(
        [key.any_of for key in offered.key], choices.assess, offered.key_cap, harmful=harmful
    )


def information(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R5 of the assessments performed; off where fewer than two tests could inform."""
    if not resolved.hypotheses or not inference.measures_information(resolved.bench):
        return None
    return inference.information(resolved.bench, choices.assess, resolved.minutes)


def interpret(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R2 of the interpretations, the problem statement counting as one more of them."""
    asked, chosen = resolved.case.interpret, choices.reason or ReasonChoice()
    if asked is None:
        return None
    return ticked(
        [*asked.options, *asked.problem], [*chosen.interpret, *([chosen.problem] if chosen.problem else [])]
    )


def shares(resolved: ResolvedCase, points: dict[str, float]) -> tuple[float, ...]:
    """Points as shares of their sum, in the order of the hypotheses; all 0 where none were given."""
    whole = sum(points.values()) or 1.0
    return tuple(points.get(one, 0.0) / whole for one in resolved.hypotheses)


def forecast(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R6 of the second forecast."""
    if not resolved.hypotheses:
        return None
    points = choices.reason.forecast if choices.reason else {}
    if not sum(points.values()):
        return 0.0
    return rules_examine.forecast(shares(resolved, points), resolved.prior, resolved.target)


def leads(resolved: ResolvedCase, points: dict[str, float]) -> bool:
    """Whether the truth alone leads a forecast."""
    truth = resolved.case.hypotheses.truth if resolved.case.hypotheses else ""
    return all(points.get(truth, 0.0) > value for one, value in points.items() if one != truth) and truth in points


def sureness(resolved: ResolvedCase, choices: Choices) -> dict[str, int | None]:
    """R7 for the leading hypothesis (`forecast`) and for process, stage and irritability together (`state`)."""
    chosen, state = choices.reason or ReasonChoice(), resolved.case.state
    on_forecast, on_state = chosen.sure.forecast, chosen.sure.state
    lead = None if not on_forecast else rules_examine.sureness(leads(resolved, chosen.forecast), on_forecast)
    if state is None or not on_state:
        return {"forecast": lead, "state": None}
    right = (chosen.process, chosen.stage, chosen.irritability) == (state.process, state.stage, state.irritability)
    return {"forecast": lead, "state": rules_examine.sureness(right, on_state)}


def sufficient(keys: Iterable[Key], resolved: ResolvedCase, picks: Sequence[PlanPick]) -> tuple[str, ...]:
    """The smallest sufficient plan, equals settled: the one picked for its reason, else picked, else the first."""
    because = {pick.option: pick.because for pick in picks}

    def fits(option: str) -> int:
        return (option in because) + (because.get(option, "") == resolved.treatment_of[option].because)

    return tuple(max(key.any_of, key=fits) for key in keys)


def plan(resolved: ResolvedCase, choices: Choices) -> rules_treat.PlanScores | None:
    """R9 with R3 of the techniques picked."""
    asked = resolved.case.plan
    if asked is None:
        return None
    every = resolved.treatment_of
    doses = {pick.option: in_range(every[pick.option], pick) for pick in choices.plan if _dosed(resolved, pick)}
    return rules_treat.plan(
        {pick.option: pick.because or "" for pick in choices.plan},
        enough=sufficient(asked.enough, resolved, choices.plan),
        maximum=asked.max,
        ratings={one.id: one.rating for one in every.values() if isinstance(one.rating, int)},
        reasons={one.id: one.because for one in every.values() if one.because},
        doses_in_range=doses if resolved.scores_doses else None,
        harmful=[one.id for one in every.values() if one.rating == "harm"],
    )


def _dosed(resolved: ResolvedCase, pick: PlanPick) -> bool:
    treatment = resolved.treatment_of.get(pick.option)
    return treatment is not None and treatment.dose is not None


def in_range(treatment: Treatment, pick: PlanPick) -> bool:
    """Whether a dose lies within what suits; an option without a dose fits as it is."""
    if treatment.dose is None:
        return True
    low, high = treatment.dose.minutes
    fits = not treatment.pressed or pick.depth in treatment.dose.depth
    return fits and pick.minutes is not None and low <= pick.minutes <= high


def before(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R2 of what was settled before touch."""
    return ticked(resolved.case.before.options, choices.before) if resolved.case.before else None


def responses(resolved: ResolvedCase, choices: Choices) -> float | None:
    """R10 without `before`: the responses to the events met; one that was not made counts 0."""
    if not resolved.case.adapt:
        return None
    met = events_met(resolved, choices)
    if not met:
        return 0.0
    chosen = [choices.adapt.get(event.id, "") for event in met]
    grade = [{act.id: act.grade for act in event.options} for event in met]
    return rules_treat.adaptation(
        [event.weight for event in met],
        [known.get(option, 0.0) for known, option in zip(grade, chosen, strict=True)],
        [event.signal for event in met],
        chosen,
    )


def referral(resolved: ResolvedCase, choices: RehabChoice) -> float | None:
    """The grade of the referral chosen; harm is 0."""
    if resolved.case.referral is None or not resolved.case.referral.options:
        return None
    grade = {option.id: option.grade for option in resolved.case.referral.options}.get(choices.referral or "", 0.0)
    return 0.0 if isinstance(grade, str) else float(grade)


def note(resolved: ResolvedCase, choices: RehabChoice) -> float | None:
    """R2 of the note's lines."""
    return ticked(resolved.case.note.options, choices.note) if resolved.case.note else None


def rehab(resolved: ResolvedCase, choices: Choices) -> dict[str, float | None]:
    """R11 and what it is made of: `rows` (share right), `referral`, `note`."""
    asked, chosen = resolved.case.rehab, choices.rehab or RehabChoice()
    if asked is None:
        return {}
    right = sum(chosen.rows.get(row.id) == row.correct for row in asked.rows)
    made = {"referral": referral(resolved, chosen), "note": note(resolved, chosen)}
    whole = rules_treat.rehabilitation(len(asked.rows), right, made["referral"], made["note"])
    return {"R11": whole, "rows": right / len(asked.rows), **made}


def hand_over(resolved: ResolvedCase, choices: Choices) -> dict[str, float | None]:
    """R11 of a right referral and what it is made of: `urgency`, `tell`."""
    refer, stop = resolved.case.refer, choices.stop
    if refer is None or stop is None:
        return {"R11": 0.0}
    tell = ticked(resolved.case.tell, stop.tell)
    whole = rules_treat.hand_over(stop.urgency, refer.urgency, tell)
    return {"R11": whole, "urgency": rules_treat.urgency(stop.urgency, refer.urgency), "tell": tell}
