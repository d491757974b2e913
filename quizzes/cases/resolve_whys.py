"""The words that an author leaves to the library: each option's own text first, then what it inherits."""

from quizzes.cases.definition_examine import Assessments
from quizzes.cases.definition_treat import Because, Plan, PlanOption, Referral
from quizzes.cases.facts import Facts
from quizzes.cases.words import URGENCY_TITLES


def assessment_why(assessments: Assessments, test: str, facts: Facts) -> str:
    """Why to perform a test, or for this client why not."""
    avoided, override = assessments.avoid.get(test), assessments.overrides.get(test)
    own = (avoided.why if avoided else "") or (override.why if override else "")
    return own or (facts.assessments[test].why if test in facts.assessments else "")


def technique_why(option: PlanOption, facts: Facts) -> str:
    """A plan option's why: its own, or the technique's for such a rating."""
    if option.why or option.technique is None or option.technique not in facts.techniques:
        return option.why
    whys = facts.techniques[option.technique].whys
    if option.rating == "harm":
        return whys.harm
    return whys.indicated if option.rating in (1, 2) else whys.not_indicated


def reason_why(reason: Because, plan: Plan, facts: Facts) -> str:
    """A reason's why: its own, or that of the first plan option it is the reason for."""
    chosen_for = (technique_why(option, facts) for option in plan.options.values() if option.because == reason.id)
    return reason.why or next(chosen_for, "")


def reason_whys(plan: Plan, facts: Facts) -> tuple[Because, ...]:
    """All reasons of a plan with their whys filled in."""
    return tuple(one.model_copy(update={"why": reason_why(one, plan, facts)}) for one in plan.reasons)


def referral_texts(referral: Referral) -> Referral:
    """Name the referral options that are plain urgencies."""
    titles = {str(urgency): title for urgency, title in URGENCY_TITLES.items()}
    named = tuple(
        one if one.text else one.model_copy(update={"text": titles.get(one.id, one.id)}) for one in referral.options
    )
    return referral.model_copy(update={"options": named})
