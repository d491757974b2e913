"""Every number of the vectors file, by the rule that must give it."""

import json
from pathlib import Path
from typing import Any

import pytest

from quizzes.cases import inference
from quizzes.cases.rules import RULES
from quizzes.cases.rules_examine import SURENESS_RIGHT, SURENESS_WRONG

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "case_scoring.json").read_text())
WORKED = VECTORS["worked_example"]
OUTPUTS = ("score", "posterior", "notes", "result")
EVERY = [(rule, place) for rule, rows in VECTORS["rules"].items() for place in range(len(rows))]


def close(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: close(one) for name, one in value.items()}
    return pytest.approx(value, abs=1e-4) if isinstance(value, float | list) else value


@pytest.mark.parametrize(("rule", "place"), EVERY)
def test_a_vector_is_reproduced(rule: str, place: int) -> None:
    vector = VECTORS["rules"][rule][place]

    result = RULES[rule](vector)

    assert result == {name: close(vector[name]) for name in OUTPUTS if name in vector}


def test_every_rule_of_the_file_is_run() -> None:
    assert set(VECTORS["rules"]) <= set(RULES)
    assert len(EVERY) == 120


def worked_bench() -> inference.Bench:
    given = {name: WORKED[name] for name in ("groups", "minutes", "budget")}
    return inference.bench(WORKED["prior"], WORKED["p_pos"], **given, avoid=())


def test_the_prior_has_its_entropy() -> None:
    certain = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]  # two tests that tell all three apart

    assert inference.mutual_information(WORKED["prior"], certain) == close(WORKED["entropy_of_prior"])


@pytest.mark.parametrize("names", WORKED["information_of_sets"])
def test_a_set_tells_its_bits(names: str) -> None:
    bits = inference.information_of(worked_bench(), names.split("+"))

    assert bits == close(WORKED["information_of_sets"][names])


@pytest.mark.parametrize("names", WORKED["R5"])
def test_a_set_earns_its_share(names: str) -> None:
    share = inference.information(worked_bench(), names.split("+"), WORKED["minutes"])

    assert share == close(WORKED["R5"][names])


@pytest.mark.parametrize("row", WORKED["posterior"])
def test_findings_move_belief(row: dict[str, Any]) -> None:
    out = inference.posterior(WORKED["prior"], WORKED["p_pos"], WORKED["groups"], row["observed"])

    assert list(out.posterior) == close(row["out"])


def test_sureness_pays_as_listed() -> None:
    assert WORKED["sureness"] == {"right": SURENESS_RIGHT, "wrong": SURENESS_WRONG}
