"""Raw choices that a robot makes: one walk over the case, with a policy deciding at every list."""

from quizzes.cases.choices import Choices, PlanPick, ReasonChoice, RehabChoice, ScreenChoice, Stop
from quizzes.cases.play_state import next_event, on_the_table, responded, treated
from quizzes.cases.resolve import ResolvedCase
from quizzes.cases.robots_policies import Pick, Policy, graded, ticks, words
from quizzes.cases.scoring_parts import history_keys
from quizzes.cases.words import (
    CHANGE_TITLES,
    DECISIONS,
    DEPTHS,
    LEVEL_TITLES,
    PROCESS_TITLES,
    STAGE_TITLES,
    SURENESS_TITLES,
    URGENCIES,
)


def walk(resolved: ResolvedCase, policy: Policy) -> Choices:
    """Walk through all steps of the case by a policy; a decision to stop ends the walk there."""
    case, chosen = resolved.case, Choices()
    chosen = _set(chosen, cues=policy.many(ticks(case.cues.options), None) if case.cues else ())
    chosen = _set(chosen, history=_history(resolved, policy))
    if case.screen:
        picks = [Pick(name, title, float(name == case.screen.right)) for name, title in DECISIONS.items()]
        decision = policy.one(picks)
        reasons = policy.many(ticks(case.screen.reasons), None)
        chosen = _set(chosen, screen=ScreenChoice.model_validate({"decision": decision, "reasons": reasons}))
        if decision == "stop-and-refer":
            return _set(chosen, stop=_stop(resolved, policy, reasons))
    if case.hypotheses:
        chosen = _set(chosen, forecast=policy.points(resolved))
    chosen = _set(chosen, assess=_assess(resolved, policy))
    if "reason" in case.steps:
        chosen = _set(chosen, reason=_reason(resolved, policy))
    chosen = _set(chosen, before=policy.many(ticks(case.before.options), None) if case.before else ())
    chosen = _set(chosen, plan=_plan(resolved, policy))
    chosen = _set(chosen, adapt=respond(resolved, chosen, policy))
    if case.retest:
        chosen = _set(chosen, retest=policy.one(words(CHANGE_TITLES, case.retest.right)))
    return _set(chosen, rehab=_rehab(resolved, policy)) if case.rehab else chosen


def _set(choices: Choices, **changed: object) -> Choices:
    tidy = {name: tuple(value) if isinstance(value, list) else value for name, value in changed.items()}
    return choices.model_copy(update=tidy)


def _history(resolved: ResolvedCase, policy: Policy) -> list[str]:
    menu = resolved.case.history
    if menu is None:
        return []
    keys = {one for key in history_keys(menu) for one in key}
    return policy.many([Pick(one.id, one.ask, float(one.id in keys), one.free) for one in menu.items], menu.cap)


def _assess(resolved: ResolvedCase, policy: Policy) -> list[str]:
    offered = resolved.case.assessments
    if offered is None:
        return []
    keys = {one for key in offered.key for one in key.any_of}
    picks = [Pick(one.id, one.title, float(one.id in keys), minutes=one.budgeted) for one in resolved.tests]
    return policy.many(picks, offered.key_cap, offered.budget_minutes)


def _reason(resolved: ResolvedCase, policy: Policy) -> ReasonChoice:
    case = resolved.case
    asked, state = case.interpret, case.state
    process = policy.one(words(PROCESS_TITLES, state.process)) if state else None
    stage = policy.one(words(STAGE_TITLES, state.stage)) if state and process == "healing" else None
    return ReasonChoice.model_validate(
        {
            "interpret": policy.many(ticks(asked.options), None) if asked else (),
            "problem": policy.one(ticks(asked.problem)) if asked and asked.problem else None,
            "forecast": policy.points(resolved) if case.hypotheses else {},
            "process": process,
            "stage": stage,
            "irritability": policy.one(words(LEVEL_TITLES, state.irritability)) if state else None,
            "sure": {name: policy.one(words(SURENESS_TITLES, None)) for name in ("forecast", "state")},
        }
    )


def _plan(resolved: ResolvedCase, policy: Policy) -> list[PlanPick]:
    plan = resolved.case.plan
    if plan is None:
        return []
    picks = [Pick(one.id, one.text, graded(one.rating)) for one in resolved.treatments]
    return [_dosed(resolved, one, policy) for one in policy.many(picks, plan.max)]


def _dosed(resolved: ResolvedCase, option: str, policy: Policy) -> PlanPick:
    treatment, plan = resolved.treatment_of[option], resolved.case.plan
    reasons = [Pick(one.id, one.text, float(one.id == treatment.because)) for one in (plan.reasons if plan else ())]
    fitting = treatment.dose.depth if treatment.dose else ()
    depths = [Pick(one, one, float(one in fitting)) for one in DEPTHS]
    minutes = [Pick(str(one), str(one), -abs(one - 8)) for one in (1, 5, 8, 15, 30)]
    picked = {"option": option, "because": policy.one(reasons)}
    if treatment.technique is not None:
        picked |= {"minutes": policy.one(minutes)}
    if treatment.pressed:
        picked |= {"depth": policy.one(depths)}
    return PlanPick.model_validate(picked)


def respond(resolved: ResolvedCase, chosen: Choices, policy: Policy) -> dict[str, str]:
    """Responses to the events that these choices lead to."""
    state, _ = treated(resolved, on_the_table(resolved, chosen), chosen.plan)
    made: dict[str, str] = {}
    last: str | None = None
    while (event := next_event(resolved, state, chosen.plan, last)) is not None:
        last = event.id
        made[last] = policy.one([Pick(one.id, one.text, graded(one.grade)) for one in event.options])
        state = responded(state, event, made[last])
    return made


def _rehab(resolved: ResolvedCase, policy: Policy) -> RehabChoice:
    rehab, referral, note = resolved.case.rehab, resolved.case.referral, resolved.case.note
    rows = {one.id: policy.one(words(rehab.columns, one.correct)) for one in rehab.rows} if rehab else {}
    options = [Pick(one.id, one.text, graded(one.grade)) for one in referral.options] if referral else []
    return RehabChoice.model_validate(
        {
            "rows": rows,
            "referral": policy.one(options) if options else None,
            "tell": policy.many(ticks(resolved.case.tell), None) if resolved.case.tell else (),
            "note": policy.many(ticks(note.options), None) if note else (),
        }
    )


def _stop(resolved: ResolvedCase, policy: Policy, reasons: list[str]) -> Stop:
    refer = resolved.case.refer
    return Stop.model_validate(
        {
            "at": "screen",
            "urgency": policy.one(words(URGENCIES, refer.urgency if refer else None)),
            "reasons": reasons,
            "tell": policy.many(ticks(resolved.case.tell), None) if resolved.case.tell else (),
        }
    )
