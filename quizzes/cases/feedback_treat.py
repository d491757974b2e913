"""What is said of treating and following up: every option with its why, own beside expert."""

from collections.abc import Iterable

from quizzes.cases.choices import Choices, PlanPick, RehabChoice
from quizzes.cases.feedback_marks import Group, Mark, Verdict, equals_of, expert, graded, picked, ticked
from quizzes.cases.play_state import events_met
from quizzes.cases.resolve import ResolvedCase, Treatment
from quizzes.cases.words import CHANGE_TITLES, COLUMN_TITLES, DEPTH_TITLES, URGENCY_TITLES


def plan(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge what came before touch, the plan with its doses and reasons, and reasons that do not hold."""
    plan, before, theirs = resolved.case.plan, resolved.case.before, expert(resolved)
    made = [ticked("Before touch", before.options, own.before, theirs.before)] if before else []
    if plan is None:
        return made
    equals = equals_of([key.any_of for key in plan.enough], [pick.option for pick in own.plan])
    marks = [_planned(resolved, one, own, equals) for one in resolved.treatments]
    unfounded = {pick.because for pick in own.plan} - {treatment.because for treatment in resolved.treatments}
    gone = [Mark(one.id, one.text, "wrong", one.why, True, False) for one in plan.reasons if one.id in unfounded]
    return [*made, Group("The plan", tuple(marks)), Group("Reasons that do not hold", tuple(gone))]


def _planned(resolved: ResolvedCase, one: Treatment, own: Choices, equals: set[str]) -> Mark:
    plan = resolved.case.plan
    reasons = {reason.id: reason.text for reason in plan.reasons} if plan else {}
    mine, theirs = ({pick.option: pick for pick in path.plan}.get(one.id) for path in (own, expert(resolved)))
    rated: dict[int | str, Verdict] = {2: "right", 1: "acceptable", 0: "neutral", -1: "wrong", "harm": "harm"}
    return Mark(
        one.id,
        one.text,
        rated[one.rating],
        one.why,
        mine is not None,
        theirs is not None,
        said=pick_words(mine, reasons) if mine else "",
        theirs=pick_words(theirs, reasons) if theirs else "",
        better=_corrected(resolved, one, mine, reasons) if mine and theirs else "",
        equal=one.id in equals,
    )


def _corrected(resolved: ResolvedCase, one: Treatment, mine: PlanPick, reasons: dict[str, str]) -> str:
    """What misses and nothing else: what was right is not told again as if it were better."""
    said, dose = list[str](), one.dose if resolved.scores_doses else None
    if dose and one.pressed and mine.depth not in dose.depth:
        said.append(" or ".join(DEPTH_TITLES[depth] for depth in dose.depth))
    if dose and (mine.minutes is None or not dose.minutes[0] <= mine.minutes <= dose.minutes[1]):
        low, high = dose.minutes
        said.append(f"{low} min" if low == high else f"{low} to {high} min")
    if mine.because != one.because:
        said.append(f"because: {reasons.get(one.because or '', one.because)}")
    return ", ".join(said)


def pick_words(pick: PlanPick, reasons: dict[str, str]) -> str:
    """A dose and a reason in words, such as “Light, 8 min, because: it may bring comfort”."""
    dose = [DEPTH_TITLES[pick.depth]] if pick.depth else []
    dose += [f"{pick.minutes} min"] if pick.minutes else []
    dose += [f"because: {reasons.get(pick.because, pick.because)}"] if pick.because else []
    return ", ".join(dose)


def adapt(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge every response made so far, and the re-test."""
    theirs, made = expert(resolved).adapt, []
    for event in events_met(resolved, own):
        if event.id not in own.adapt:
            break
        best = theirs.get(event.id) or next((act.id for act in event.options if act.grade == 1), "")
        made.append(graded(event.says, event.options, own.adapt[event.id], best))
    return [*made, *_retested(resolved, own)]


def _retested(resolved: ResolvedCase, own: Choices) -> list[Group]:
    retest = resolved.case.retest
    if retest is None or own.retest is None:
        return []
    return [picked(f"The re-test: {retest.measure}", CHANGE_TITLES, retest.right, retest.why, own.retest)]


def rehab(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge what comes next: rows, referral or hand-over, what was said, the note."""
    case, mine = resolved.case, own.rehab or RehabChoice()
    theirs = expert(resolved).rehab or RehabChoice()
    made = [Group("What comes next", tuple(_sorted(resolved, mine)))] if case.rehab else []
    if case.referral and case.referral.options and own.stop is None:
        made.append(graded("Referral", case.referral.options, mine.referral, theirs.referral))
    made += _how_soon(resolved, own)
    told = own.stop.tell if own.stop else mine.tell
    path = expert(resolved).stop
    made.append(ticked("What is said", case.tell, told, path.tell if path else theirs.tell))
    if case.note:
        made.append(ticked("The note", case.note.options, mine.note, theirs.note))
    return made


def _how_soon(resolved: ResolvedCase, own: Choices) -> list[Group]:
    """Judge the urgency of a hand-over; an over-referral has no right one."""
    refer, stop = resolved.case.refer, own.stop
    if refer is None:
        return []
    return [picked("How soon", URGENCY_TITLES, refer.urgency, refer.why, stop.urgency if stop else None)]


def _sorted(resolved: ResolvedCase, mine: RehabChoice) -> Iterable[Mark]:
    for row in resolved.case.rehab.rows if resolved.case.rehab else ():
        own, right = mine.rows.get(row.id), COLUMN_TITLES[row.correct]
        verdict: Verdict = "right" if own in {None, row.correct} else "wrong"
        said, better = COLUMN_TITLES[own] if own else "", "" if own == row.correct else right
        yield Mark(row.id, row.text, verdict, row.why, own is not None, True, said, right, better)
