"""The rule files are whole, typed and dated, and say nothing that no source says."""

from typing import get_args

import pytest
from pydantic import ValidationError

from learning.credit.boards.rule_sets import FOLDER, About, Rule, RuleSet, rule_sets

DAY = "2026-11-21"
SETS = rule_sets(DAY)


def test_every_file_is_a_rule_set_and_generic_is_the_last() -> None:
    assert list(SETS) == ["florida", "new-york", "texas", "generic"]
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(SETS)


@pytest.mark.parametrize("board", SETS)
def test_each_set_speaks_about_everything_once(board: str) -> None:
    assert sorted(rule.about for rule in SETS[board].rules) == sorted(get_args(About))


@pytest.mark.parametrize("board", SETS)
def test_what_is_known_has_a_source_and_what_is_not_has_nothing(board: str) -> None:
    for rule in SETS[board].rules:
        assert bool(rule.says) == bool(rule.source)
        assert rule.checked == (rule.checked_on or "not checked")


def test_the_figures_are_those_that_have_a_source() -> None:
    known = {
        (board, rule.about): rule.amount
        for board, one in SETS.items()
        for rule in one.rules
        if rule.amount is not None
    }

    assert known == {
        ("florida", "in-person"): 12, ("florida", "records"): 4,
        ("new-york", "renewal-hours"): 36, ("new-york", "renewal-years"): 3, ("new-york", "self-study"): 12,
        ("new-york", "records"): 6, ("texas", "records"): 5, ("generic", "records"): 6,
    }  # fmt: skip


def test_a_board_overrides_what_holds_everywhere() -> None:
    assert SETS["texas"].amount("records") == 5
    assert SETS["texas"].rule("approval") == SETS["generic"].rule("approval")


def test_before_its_first_day_a_set_is_all_that_is_known() -> None:
    assert rule_sets("2020-01-01").keys() == SETS.keys()


@pytest.mark.parametrize("wrong", [{"amount": 3}, {"says": "So."}, {"source": "Us"}, {"checked_on": DAY}])
def test_a_figure_without_its_source_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Rule.model_validate({"about": "law", **wrong})


def test_a_key_that_no_rule_has_is_refused() -> None:
    with pytest.raises(ValidationError):
        RuleSet.model_validate({"board": "x", "name": "X", "begins": DAY, "rules": (), "hours": 3})
