"""How much longer than usual a save may take when 32 learners save at once, also on a slow disk."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.benchmarks import load
from tests.benchmarks.figures import Figure, skipped
from tests.benchmarks.rates import Course, Lengths, measured, refused, responding, savers, servers_of
from tests.benchmarks.scenes import Scene
from tests.serving import Served

CONNECTIONS = 32
SLOWER_US = 10_000
SOURCE = Path(__file__).with_name("slow_flush.c")


def slow_flush(folder: Path) -> dict[str, str]:
    """The environment in which a file `slow` in the folder slows flushes down; empty without a compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        return {}
    library = folder / "slow_flush.so"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        return {}
    library.chmod(0o755)
    return {"LD_PRELOAD": str(library), "SLOW_FLUSH": str(folder / "slow"), "SLOW_FLUSH_US": str(SLOWER_US)}


def tails(shown: Scene, server: Served, lengths: Lengths, slow: Path | None) -> Iterator[Figure | str]:
    """The tails as the disk is, and with every flush 10 ms slower; `slow`: the file that makes them so."""
    kinds: dict[str, Callable[[], Sequence[load.Script]]] = {
        "save": lambda: savers(shown, server, CONNECTIONS, lengths),
        # Others than those of the rates, who have used up what one candidate may send in a minute.
        "response": lambda: responding(shown.seats[-CONNECTIONS:], server),
    }
    for name, scripts in kinds.items():
        course = Course(server.port, scripts, servers_of(server, shown.made.server_pid), (200, 303))
        usual, slower = f"{name} tail at 32, p99 / p50", f"{name} tail at 32, flushes 10 ms slower, p99 / p50"
        yield _tail(usual, shown.made.dialect, course, lengths)
        if slow is None:
            yield skipped(slower, shown.made.dialect, "needs a C compiler (cc)")
            continue
        slow.touch()
        try:
            yield _tail(slower, shown.made.dialect, course, lengths)
        finally:
            slow.unlink()


def _tail(what: str, dialect: str, course: Course, lengths: Lengths) -> Figure:
    # A first p99 of few requests says little, so the rounds of one figure are longer than those of a rate.
    runs = [measured(course, replace(lengths, seconds=lengths.seconds * 1.5)) for _ in range(lengths.rounds)]
    p50, p99 = (median(one.quantile(part) for one in runs) for part in (0.5, 0.99))
    ratio = median(one.quantile(0.99) / max(one.quantile(0.5), 1e-9) for one in runs)
    rate = round(median(one.rate for one in runs))
    told = {"p50_ms": round(p50, 2), "p99_ms": round(p99, 2), "saves_a_second": rate, "wrong": refused(runs)}
    return Figure(what, dialect, ratio, told)
