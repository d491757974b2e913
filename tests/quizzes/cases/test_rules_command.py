"""One rule from the command line."""

import io
import json

from quizzes.cases.rules import main


def run(*arguments: str, given: str = "{}") -> tuple[int, str, str]:
    out, trouble = io.StringIO(), io.StringIO()
    code = main(list(arguments), io.StringIO(given), out, trouble)
    return code, out.getvalue(), trouble.getvalue()


def test_it_prints_the_rules_result_as_json() -> None:
    code, out, _ = run("r2", given='{"right": 3, "wrong": 1, "correct": 4}')

    assert code == 0
    assert json.loads(out) == {"score": 0.5}


def test_an_unknown_rule_lists_those_there_are() -> None:
    code, _, trouble = run("r99")

    assert code == 2
    assert "rehabilitation" in trouble


def test_an_input_that_does_not_fit_is_named() -> None:
    code, out, trouble = run("r2", given='{"right": 3}')

    assert (code, out) == (2, "")
    assert "does not fit r2" in trouble
