"""A machine whose wall clock tests may set while time passes."""

from pathlib import Path

import pytest

from learning.core import clock
from learning.core.clock import Clock, steady_clock
from tests.conftest import NOW


class Machine:
    """Its two clocks and the file in which the site keeps its time. Milliseconds."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.wall, self.running, self.start = NOW, 5_000_000, "first-start"
        self._file = folder / "clock"
        patch.setattr(clock, "wall_clock", lambda: self.wall)
        patch.setattr(clock, "running", lambda: self.running)
        patch.setattr(clock, "machine_start", lambda: self.start)

    def process(self) -> Clock:
        """The time of the site in a process that begins now."""
        return steady_clock(self._file)

    def passes(self, milliseconds: int) -> None:
        """Time goes by on both clocks."""
        self.wall += milliseconds
        self.running += milliseconds

    def set_wall(self, by: int) -> None:
        """Somebody sets the wall clock."""
        self.wall += by

    def restart(self, off: int) -> None:
        """It was off for so long."""
        self.wall += off
        self.running, self.start = 1_000, "second-start"
