"""`python -m tests.faults.kills --runs N`: does a killed worker lose a choice that was acknowledged?

On SQLite and on PostgreSQL 32 learners save choices while N times, at random moments, a worker gets `kill -9`.
Every acknowledged choice must be in the database afterwards. The control acknowledges before it commits and must lose
some, or else the trial could not have found anything. One JSON line a trial; exit 1 when one does not end as it must.
"""

import argparse
import dataclasses
import json
import os
import sys
import threading
from collections.abc import Iterator

from tests.faults.killing import CLIENTS, Trial, trial
from tests.serving import DIALECTS, ground, students

SITE, CONTROL = "app:create_app()", "tests.faults.control:create_app()"
SEED = 1_795
CONTROL_KILLS = (5, 20)  # at least, at most


def main() -> int:
    """Run every trial, print what came out, and say by the exit code whether all is well."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=200, metavar="N", help="kills for each database (default 200)")
    asked.add_argument("--seed", type=int, default=SEED, help="seed of the moments and of the learners' choices")
    given = asked.parse_args()
    _watch(300 + 30 * given.runs)
    failures = 0
    for done in _trials(given.runs, given.seed):
        print(json.dumps(dataclasses.asdict(done)), flush=True)
        trouble = judged(done)
        if trouble:
            failures += 1
            print(trouble, file=sys.stderr, flush=True)
    return 1 if failures else 0


def _trials(runs: int, seed: int) -> Iterator[Trial]:
    least, most = CONTROL_KILLS
    for dialect in DIALECTS:
        with ground(dialect) as made:
            people = students(made, CLIENTS)
            yield trial(made, people, SITE, runs, seed)
            yield trial(made, people, CONTROL, max(least, min(most, runs // 2)), seed)


def judged(done: Trial) -> str | None:
    """What is wrong with a trial, in a sentence; None when it ended as it must."""
    if done.acknowledged < done.kills:
        return f"{done.application} on {done.database}: hardly anything was saved, so the trial shows nothing."
    if done.application == CONTROL:
        return (
            None if done.lost else f"The control on {done.database} lost nothing: the kills come at the wrong time."
        )
    return f"{done.lost} acknowledged choices are gone from {done.database}." if done.lost else None


def _watch(seconds: int) -> None:
    """End the program when it hangs: nobody waits for ever in front of a check."""

    def give_up() -> None:
        print(f"Nothing came of it in {seconds} s; given up.", file=sys.stderr, flush=True)
        os._exit(1)

    watch = threading.Timer(seconds, give_up)
    watch.daemon = True
    watch.start()


if __name__ == "__main__":
    sys.exit(main())
