"""`python -m tests.benchmarks.run [--quick]`: what Palpate costs, beside bare pages served in the same run.

gunicorn with two workers on loopback, students who are signed in, SQLite and PostgreSQL. One JSON line a figure, each
with the floor it must not miss and the goal. A benchmark reports and does not judge: the exit code is 0 all the same.
Read the CPU and the paired ratios first; rates depend on the machine and on whoever else uses it (`foreign_share`).
"""

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from tests.benchmarks import asked, load, rates, searches, standing, tails, weights
from tests.benchmarks.figures import Figure
from tests.benchmarks.rates import Lengths
from tests.benchmarks.scenes import scene
from tests.serving import DIALECTS, Ground, Served, disk_folder, ground, served, students

WHOLE = Lengths(rounds=3, seconds=3.0, warm_up=1.0, requests=30_000)
QUICK = Lengths(rounds=1, seconds=1.0, warm_up=0.3, requests=3_000)
PEOPLE = 40


def main() -> None:
    """Measure everything and print it line by line."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="short rounds: to see that it works, not to quote")
    lengths = QUICK if asked.parse_args().quick else WHOLE
    with disk_folder() as tools:
        flushes = tails.slow_flush(tools)
        for dialect in DIALECTS:
            with ground(dialect, flushes) as made:
                for one in _figures(made, lengths, flushes):
                    print(one.line() if isinstance(one, Figure) else one, flush=True)


def _figures(made: Ground, lengths: Lengths, flushes: dict[str, str]) -> Iterator[Figure | str]:
    shown = scene(made, students(made, PEOPLE))
    with served("app:create_app()", made.environ | flushes, made.folder / "log") as server:
        yield from standing.memory(shown, server, lengths)
        yield from weights.weights(shown, server)
        yield from searches.searches(shown, server, lengths)
        page = load.ask(server.port, load.request("GET", shown.module.url, shown.people[0].headers))
        with _bare(made, len(page.body)) as bare:
            yield from rates.ratios(shown, server, bare, lengths)
        yield from tails.tails(shown, server, lengths, Path(flushes["SLOW_FLUSH"]) if flushes else None)
    yield from asked.statements(shown)
    yield standing.cold_start(made)


def _bare(made: Ground, size: int) -> AbstractContextManager[Served]:
    """The bare application with a page of the same size."""
    return served("tests.benchmarks.bare:app", {"BARE_BYTES": str(size)}, made.folder / "log", path="/page")


if __name__ == "__main__":
    main()
