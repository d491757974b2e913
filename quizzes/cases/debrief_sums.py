"""The arithmetic of every score in words: what went in, the sum, what came out. No rule's code is shown."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from quizzes.cases import inference, rules_examine
from quizzes.cases.choices import Choices, ReasonChoice, RehabChoice
from quizzes.cases.debrief_weights import DETAIL_TITLES, pillar_weights, within
from quizzes.cases.definition_parts import Option
from quizzes.cases.play_state import events_met
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.scoring import Result
from quizzes.cases.scoring_parts import history_keys, shares, sufficient
from quizzes.cases.words import PILLAR_TITLES, URGENCY_TITLES

HARM = "; one could do harm, which counts as 0"
OVER_CAP = "; more than there was room for, which counts as 0"


@dataclass(frozen=True)
class Sum:
    """One line of arithmetic; `score` is in [0, 1]."""

    title: str
    says: str
    score: float


def sums(resolved: ResolvedCase, choices: Choices, result: Result) -> tuple[Sum, ...]:
    """Every score that applies: the details, then the pillars, then the total."""
    details = [
        Sum(DETAIL_TITLES[name], _SAYS[name](resolved, choices), value)
        for name in DETAIL_TITLES
        if (value := result.details.get(name)) is not None
    ]
    return (*details, *_pillars(resolved, result), _total(resolved, result))


def _pillars(resolved: ResolvedCase, result: Result) -> Iterable[Sum]:
    for pillar in pillar_weights(resolved.case, result):
        weights, value = within(pillar, result), result.pillars[pillar] or 0.0
        said = " + ".join(
            f"{weight:.2f} × {result.details[name] or 0.0:.2f} ({DETAIL_TITLES[name].lower()})"
            for name, weight in weights.items()
        )
        yield Sum(PILLAR_TITLES[pillar], said or "Nothing was reached, which counts as 0", value)


def _total(resolved: ResolvedCase, result: Result) -> Sum:
    weights = pillar_weights(resolved.case, result)
    said = " + ".join(
        f"{weight:.2f} × {result.pillars[one] or 0.0:.2f} ({PILLAR_TITLES[one].lower()})"
        for one, weight in weights.items()
    )
    held = "; recorded as 0.49 at most, because it was not yet safe" if result.recorded < result.total else ""
    return Sum("Total", said + held, result.total)


def _ticks(options: Iterable[Option], picks: Collection[str]) -> str:
    correct = {one.id for one in options if one.correct}
    right, wrong = len(set(picks) & correct), len(set(picks) - correct)
    return f"({right} right − {wrong} wrong) / {len(correct)} that belong, never below 0"


def _cues(resolved: ResolvedCase, choices: Choices) -> str:
    return _ticks(resolved.case.cues.options if resolved.case.cues else (), choices.cues)


def _history(resolved: ResolvedCase, choices: Choices) -> str:
    menu = resolved.case.history
    if menu is None:
        return ""
    over = len(set(choices.history) - menu.free) > menu.cap
    return _hits(history_keys(menu), choices.history, "key questions asked") + OVER_CAP * over


def _assess(resolved: ResolvedCase, choices: Choices) -> str:
    offered = resolved.case.assessments
    if offered is None:
        return ""
    keys = [key.any_of for key in offered.key]
    harm = any(test.critical for test in resolved.tests if test.id in choices.assess)
    over = len(set(choices.assess)) > offered.key_cap
    return _hits(keys, choices.assess, "key assessments done") + HARM * harm + OVER_CAP * over


def _hits(keys: Collection[Collection[str]], picks: Collection[str], what: str) -> str:
    hits = sum(bool(set(key) & set(picks)) for key in keys)
    return f"{hits} of {len(keys)} {what}"


def _information(resolved: ResolvedCase, choices: Choices) -> str:
    tests = resolved.bench
    told, best = inference.information_of(tests, choices.assess), inference.best_sets(tests)[0]
    used = sum(resolved.minutes.get(one, 0) for one in choices.assess)
    over = (
        f"; {used:g} minutes is over the {tests.budget:g} there were, which counts as 0"
        if used > tests.budget
        else ""
    )
    return f"Your tests could be expected to tell {told:.3f} bits, the best set in the time {best:.3f}{over}"


def _interpret(resolved: ResolvedCase, choices: Choices) -> str:
    asked, chosen = resolved.case.interpret, choices.reason or ReasonChoice()
    options = (*asked.options, *asked.problem) if asked else ()
    said = _ticks(options, [*chosen.interpret, *([chosen.problem] if chosen.problem else [])])
    return said + ("; the problem statement counts as one" if asked and asked.problem else "")


def _forecast(resolved: ResolvedCase, choices: Choices) -> str:
    points = choices.reason.forecast if choices.reason else {}
    if not sum(points.values()):
        return "No second forecast was made"
    mine = rules_examine.brier(shares(resolved, points), resolved.target)
    prior = max(rules_examine.brier(resolved.prior, resolved.target), rules_examine.LEAST_BRIER)
    panel = resolved.case.hypotheses is not None and resolved.case.hypotheses.panel is not None
    whom = "what an expert would believe" if panel else "the truth"
    return f"1 − {mine:.3f} / {prior:.3f}: how far you were from {whom}, over how far the prior was"


def _techniques(resolved: ResolvedCase, choices: Choices) -> str:
    plan = resolved.case.plan
    enough = sufficient(plan.enough, resolved, choices.plan) if plan else ()
    worth = {one.id: one.rating for one in resolved.treatments if isinstance(one.rating, int)}
    mine, best = sum(worth.get(pick.option, 0) for pick in choices.plan), sum(worth.get(one, 0) for one in enough)
    if plan and len(choices.plan) > plan.max:
        return f"{len(choices.plan)} chosen where {plan.max} were allowed, which counts as 0"
    if any(resolved.treatment_of[pick.option].rating == "harm" for pick in choices.plan):
        return "One of them could do harm, which counts as 0"
    dosed = "; a third of it is whether the doses fit" if resolved.scores_doses else ""
    return f"Your plan rates {mine}, the smallest sufficient one {best}; extras add nothing{dosed}"


def _reasons(resolved: ResolvedCase, choices: Choices) -> str:
    plan = resolved.case.plan
    enough = sufficient(plan.enough, resolved, choices.plan) if plan else ()
    because = {pick.option: pick.because for pick in choices.plan}
    right = sum(because.get(one, "") == resolved.treatment_of[one].because for one in enough)
    return f"{right} of {len(enough)} that are enough, chosen for the right reason"


def _before(resolved: ResolvedCase, choices: Choices) -> str:
    return _ticks(resolved.case.before.options if resolved.case.before else (), choices.before)


def _responses(resolved: ResolvedCase, choices: Choices) -> str:
    said = []
    for event in events_met(resolved, choices) if choices.adapt else ():
        grade = next((act.grade for act in event.options if act.id == choices.adapt.get(event.id)), 0)
        said.append(f"{grade if grade == 'harm' else f'{grade:g}'} (weight {event.weight:g})")
    together = ", ".join(said) or "none was reached"
    return f"{together}; a slip put right at the next response earns half of what it lost"


def _rows(resolved: ResolvedCase, choices: Choices) -> str:
    rows, chosen = resolved.case.rehab.rows if resolved.case.rehab else (), choices.rehab or RehabChoice()
    return f"{sum(chosen.rows.get(row.id) == row.correct for row in rows)} of {len(rows)} lines in the right column"


def _referral(resolved: ResolvedCase, choices: Choices) -> str:
    referral, chosen = resolved.case.referral, choices.rehab or RehabChoice()
    options = referral.options if referral else ()
    return next((f"You chose: {one.text}" for one in options if one.id == chosen.referral), "None was chosen")


def _note(resolved: ResolvedCase, choices: Choices) -> str:
    chosen = choices.rehab or RehabChoice()
    return _ticks(resolved.case.note.options if resolved.case.note else (), chosen.note)


def _urgency(resolved: ResolvedCase, choices: Choices) -> str:
    refer, stop = resolved.case.refer, choices.stop
    if refer is None or stop is None:
        return ""
    mine, right = URGENCY_TITLES[stop.urgency], URGENCY_TITLES[refer.urgency]
    return f"You said: {mine.lower()}; right is: {right.lower()}. Exact is 1, next to it 0.5"


def _tell(resolved: ResolvedCase, choices: Choices) -> str:
    return _ticks(resolved.case.tell, choices.stop.tell if choices.stop else ())


_SAYS: dict[str, Callable[[ResolvedCase, Choices], str]] = {
    "cues": _cues,
    "history": _history,
    "assess": _assess,
    "information": _information,
    "interpret": _interpret,
    "forecast": _forecast,
    "techniques": _techniques,
    "reasons": _reasons,
    "before": _before,
    "responses": _responses,
    "rows": _rows,
    "referral": _referral,
    "note": _note,
    "urgency": _urgency,
    "tell": _tell,
}
