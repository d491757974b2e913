"""Counting the statements that a piece of work sends to the database, on whichever way they go."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, event

from learning.core.statements import Statements


@contextmanager
def statements() -> Iterator[list[str]]:
    """The texts of the statements sent while this lasts; beginning and ending a transaction are not among them."""
    sent: list[str] = []

    def through_sqlalchemy(_connection: Any, _cursor: Any, text: str, *_others: Any) -> None:
        if not text.startswith("BEGIN"):
            sent.append(text)

    directly = Statements.__call__

    def counted(self: Statements, *given: Any) -> Any:
        ready = directly(self, *given)
        sent.append(ready[0])
        return ready

    event.listen(Engine, "before_cursor_execute", through_sqlalchemy)
    try:
        with patch.object(Statements, "__call__", counted):
            yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", through_sqlalchemy)
