"""The setting of how long records are kept, against what the boards ask for."""

from learning.core.settings import SettingsTrouble
from learning.credit.boards.rule_sets import longest


def refuse_too_short(years: int) -> None:
    """Raise SettingsTrouble when a board, by any rule of its files, asks for records that are kept longer."""
    rule = longest("records")
    if rule is not None and rule.amount is not None and years < rule.amount:
        raise SettingsTrouble(
            [f"RECORDS_KEPT_YEARS: is {years}; use {rule.amount:g} or more, for a board's rule says: “{rule.says}”"]
        )
