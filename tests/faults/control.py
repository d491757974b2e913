"""The site as it must not be: it acknowledges a saved choice first and commits it a little later.

`make faults` kills it in the same way as the real one and expects it to lose choices; if it loses none, the killing
proves nothing about the real one.
"""

import os
import queue
import threading
import time
from collections.abc import Mapping
from typing import Any

from flask import Flask
from sqlalchemy import Executable

from app import create_app as create_site
from learning.core.database import Database
from learning.core.statements import Row
from learning.core.writing import Saving

LATE_S = 0.3
"""How long an acknowledged choice stays in memory alone: many times what a real commit takes."""


class EarlySaving:
    """Says that a statement is on disk and hands it to a thread that has it written later."""

    def __init__(self, real: Saving) -> None:
        self._real = real
        self._later: queue.Queue[tuple[float, Executable, Mapping[str, Any]]] = queue.Queue()
        self._writer = 0  # the process whose thread writes: a fork takes no thread along

    def execute(self, statement: Executable, values: Mapping[str, Any]) -> list[Row]:
        """As `Saving.execute`, but nothing is durable when it returns."""
        if self._writer != os.getpid():
            self._writer = os.getpid()
            threading.Thread(target=self._write, daemon=True).start()
        self._later.put((time.monotonic() + LATE_S, statement, dict(values)))
        return [(values.get("seq"),)]

    def _write(self) -> None:
        while True:
            due, statement, values = self._later.get()
            time.sleep(max(0.0, due - time.monotonic()))
            self._real.execute(statement, values)


def create_app() -> Flask:
    """The site with its grouped saves acknowledged early."""
    site = create_site()
    database: Database = site.extensions["palpate"].database
    database._saving = EarlySaving(database._saving)
    return site
