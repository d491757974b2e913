"""Mistakes that show only in the numbers: information, budget, irritability, and whether each variant is fair."""

from collections.abc import Iterator
from itertools import product

from quizzes.cases import inference
from quizzes.cases.definition import CaseDocument
from quizzes.cases.definition_examine import Assessments
from quizzes.cases.facts import Facts
from quizzes.cases.lint_parts import Finding, Findings
from quizzes.cases.resolve import ACCEPTED_FROM, ResolvedCase, fair, resolve

TOP = "assessments"


def figures(case: CaseDocument, assessments: Assessments, facts: Facts) -> Findings:
    """What the numbers of tests and hypotheses, known to be sound one by one, amount to."""
    examined = case.model_copy(update={"plan": None})
    resolved = resolve(examined, facts, case.seeds[0])
    yield from _information(resolved, assessments)
    yield from _keys_affordable(resolved, assessments)
    yield from _variants(examined, assessments, facts)


def _information(resolved: ResolvedCase, assessments: Assessments) -> Findings:
    informative = len(resolved.bench.rows)
    if informative > inference.TESTS_AT_MOST:
        found, remedy = f"{informative} tests with known numbers", "Offer fewer tests."
        yield Finding((TOP, "offered"), found, f"at most {inference.TESTS_AT_MOST}", remedy)
        return
    if informative < 2:
        return
    best, _ = inference.best_sets(resolved.bench)
    if best == 0.0:
        remedy = "Raise the budget, or offer tests that tell these hypotheses apart."
        yield Finding((TOP, "offered"), "tests that tell nothing", "some information within the budget", remedy)
    elif not any(_is_best(resolved, picks) for picks in _key_sets(resolved, assessments)):
        remedy = (
            "Make the most informative set part of `key`, change the budget, or avoid what is not for this client."
        )
        yield Finding(
            (TOP, "key"), "keys that are never the most informative set", "R1 = 1 and R5 = 1 together", remedy
        )


def _key_sets(resolved: ResolvedCase, assessments: Assessments) -> Iterator[frozenset[str]]:
    """Every set that earns all key features, with what the cap leaves room for from the most informative sets."""
    for keys in product(*(key.any_of for key in assessments.key)):
        for best in (frozenset[str](), *inference.best_sets(resolved.bench)[1]):
            if len(best.union(keys)) <= assessments.key_cap:
                yield best.union(keys)


def _is_best(resolved: ResolvedCase, picks: frozenset[str]) -> bool:
    earned = inference.information(resolved.bench, picks, resolved.minutes)
    harmful = any(resolved.test_of[one].critical for one in picks)
    return not harmful and earned is not None and earned >= 1 - inference.EQUAL_WITHIN


def _keys_affordable(resolved: ResolvedCase, assessments: Assessments) -> Findings:
    """The key features at their cheapest must fit the budget and must not flare the client up."""
    tests = [[resolved.test_of[one] for one in key.any_of] for key in assessments.key]
    minutes = sum(min(test.budgeted for test in key) for key in tests)
    irritability = resolved.case.start.irritability + sum(min(test.irritability for test in key) for key in tests)
    if minutes > assessments.budget_minutes:
        found = f"{assessments.budget_minutes} for key tests of {minutes}"
        yield Finding((TOP, "budget_minutes"), found, f"at least {minutes}", "Raise the budget or have fewer keys.")
    if irritability > assessments.irritability_limit:
        found = f"{assessments.irritability_limit}, and the key tests reach {irritability}"
        remedy = "Raise the limit, or the expert flares the client up."
        yield Finding((TOP, "irritability_limit"), found, f"at least {irritability}", remedy)


def _variants(case: CaseDocument, assessments: Assessments, facts: Facts) -> Findings:
    if not case.variants and set(assessments.offered) - set(assessments.findings):
        remedy = "List the seeds you looked at and approve, or fix every finding."
        yield Finding(("variants",), "no seeds for drawn findings", "at least one approved seed", remedy)
    for place, seed in enumerate(case.variants):
        if seed not in case.variant_whys and not fair(resolve(case, facts, seed)):
            found = f"{seed}, where the key tests leave the truth below {ACCEPTED_FROM:.2f}"
            expected, remedy = (
                "a fair variant, or why it is not",
                f"Choose another seed, or add {seed} to `variant_whys`.",
            )
            yield Finding(("variants", place), found, expected, remedy)
