"""One door to the scoring rules R1-R12, by the names of the vectors file.

    python -m quizzes.cases.rules RULE < INPUT.json

reads one vector's object (fields it does not need are ignored) and prints the rule's result as JSON. R13, the
log, is no arithmetic: see play.replay.
"""

import json
import sys
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from quizzes.analysis.angoff import angoff
from quizzes.analysis.spearman_brown import lengthened
from quizzes.cases import inference
from quizzes.cases.rules_examine import forecast, key_features, plus_minus, sureness
from quizzes.cases.rules_total import assessment, total
from quizzes.cases.rules_treat import adaptation, hand_over, plan, reasons_right, rehabilitation

Values = Mapping[str, Any]


def _posterior(given: Values) -> dict[str, Any]:
    out = inference.posterior(given["prior"], given["p_pos"], given["groups"], [(t, f) for t, f in given["observed"]])
    return {"posterior": list(out.posterior), "notes": dict(out.notes)}


def _information(given: Values) -> dict[str, Any]:
    names = ("groups", "minutes", "budget", "avoid")
    tests = inference.bench(given["prior"], given["p_pos"], **{name: given[name] for name in names})
    return {"score": inference.information(tests, given["picks"], given["minutes"])}


def _plan(given: Values) -> dict[str, Any]:
    names = ("enough", "maximum", "ratings", "reasons", "doses_in_range", "harmful")
    out = plan(given["picks"], **{name: given[name] for name in names})
    return {"result": {"T": out.techniques, "R3": out.reasons, "matching": out.matching}}


def _total(given: Values) -> dict[str, Any]:
    cut = given["cut"]
    out = total(given["pillars"], given["weights"], cut["total"], cut["pillar"], given["safety"])
    return {"result": {"total": out.total, "recorded": out.recorded, "passed": out.passed}}


def _angoff(given: Values) -> dict[str, Any]:
    standard = angoff(given["judges"])
    return {"cut": standard.cut, "standard_error": standard.standard_error}


def _scored(rule: Callable[..., float | None], *names: str) -> Callable[[Values], dict[str, Any]]:
    def run(given: Values) -> dict[str, Any]:
        return {"score": rule(*(given[name] for name in names))}

    return run


RULES: dict[str, Callable[[Values], dict[str, Any]]] = {
    "r1": _scored(key_features, "keys", "picks", "cap", "free", "harmful"),
    "r2": _scored(plus_minus, "right", "wrong", "correct"),
    "r3": _scored(reasons_right, "enough", "picks", "reasons"),
    "posterior": _posterior,
    "information": _information,
    "forecast": _scored(forecast, "allocated", "prior", "target"),
    "sureness": _scored(sureness, "right", "sure"),
    "plan": _plan,
    "adapt": _scored(adaptation, "weights", "grades", "signals", "options", "before"),
    "rehabilitation": _scored(rehabilitation, "rows", "right", "referral", "note"),
    "hand-over": _scored(hand_over, "chosen", "right", "tell"),
    "assessment": lambda given: {"score": assessment(given)},
    "total": _total,
    "angoff": _angoff,
    "spearman-brown": lambda given: {"out": lengthened(given["alpha"], given["factor"])},
}


def main(arguments: list[str], given: TextIO, out: TextIO, trouble: TextIO) -> int:
    """Run one rule on the JSON object in `given`; return the exit code, 2 when there is nothing to run."""
    if len(arguments) != 1 or arguments[0] not in RULES:
        trouble.write("Name one rule: " + ", ".join(RULES) + ". The input is one vector's object as JSON.\n")
        return 2
    try:
        result = RULES[arguments[0]](json.load(given))
    except (KeyError, TypeError, ValueError, ZeroDivisionError) as problem:
        trouble.write(f"The input does not fit {arguments[0]}: {type(problem).__name__} {problem}.\n")
        return 2
    out.write(json.dumps(result) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdin, sys.stdout, sys.stderr))
