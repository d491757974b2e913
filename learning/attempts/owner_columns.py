"""The columns that say whose a record is."""

from typing import Any

from sqlalchemy import Column, ForeignKey

from learning.core.columns import Str


def owner_columns() -> tuple[Column[Any], Column[Any]]:
    """An account, or the pass that a visitor began with, until somebody who signs in claims it."""
    return Column("account_id", Str, ForeignKey("account.id", ondelete="CASCADE")), Column("visitor", Str)
