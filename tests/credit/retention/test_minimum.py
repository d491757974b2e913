"""How long records are kept at least: what the boards' rules say, wherever they say more than the setting."""

from pathlib import Path

import pytest

from app import create_app
from learning.core.settings import SettingsTrouble
from learning.credit.boards.rule_sets import longest
from learning.credit.retention.minimum import refuse_too_short
from tests.conftest import settings_in


def test_the_longest_rule_is_that_of_ncbtmb() -> None:
    rule = longest("records")

    assert rule is not None and (rule.amount, "NCBTMB" in str(rule.says)) == (6, True) and rule.source


@pytest.mark.parametrize("years", [6, 7, 50])
def test_as_long_as_the_boards_ask_for_is_accepted(years: int) -> None:
    refuse_too_short(years)


@pytest.mark.parametrize("years", [1, 5])
def test_a_site_does_not_start_with_less_than_the_boards_ask_for(tmp_path: Path, years: int) -> None:
    settings = settings_in(tmp_path, f"sqlite:///{tmp_path}/palpate.db", RECORDS_KEPT_YEARS=str(years))

    with pytest.raises(SettingsTrouble, match=f"RECORDS_KEPT_YEARS: is {years}; use 6 or more.*NCBTMB"):
        create_app(settings)
