"""The only reader of the machine's clocks; everything else is handed an instant (UTC epoch milliseconds).

The time of the site is the machine's wall clock, read once after the machine started, and the time that has passed
since. So setting the wall clock, by hand or by a time service, gives nobody time and takes none.
"""

import contextlib
import fcntl
import re
import time
from collections.abc import Callable
from pathlib import Path

Clock = Callable[[], int]

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
DAY = 24 * HOUR

MOST_APART = 2 * SECOND
"""Two clocks further apart than this do not agree."""

# Counts on while the machine sleeps, where the system has such a clock.
_RUNNING = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def wall_clock() -> int:
    """What the machine says it is now, in milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


def running() -> int:
    """Milliseconds since the machine started; nothing sets them."""
    return time.clock_gettime_ns(_RUNNING) // 1_000_000


def machine_start() -> str:
    """What names this run of the machine; empty on a system that has no such name."""
    with contextlib.suppress(OSError):
        return _BOOT_ID.read_text().strip()
    return ""


def steady_clock(path: Path) -> Clock:
    """The time of the site, in milliseconds since 1970-01-01 UTC, the same in each process that names this file.

    The file holds which start of the machine this was and the instant of it. It is made by whichever process comes
    first and holds until the machine starts again, over restarts of the site.
    """
    start = machine_start()
    began = _began(path, start) if start else wall_clock() - running()
    return lambda: began + running()


def _began(path: Path, start: str) -> int:
    """The instant of this start, as kept or else as the wall clock has it now."""
    with path.open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        if kept := re.fullmatch(rf"{re.escape(start)} (\d+)\n", file.read()):
            return int(kept[1])
        began = wall_clock() - running()
        file.truncate(0)
        file.write(f"{start} {began}\n")
    return began
