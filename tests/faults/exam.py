"""`python -m tests.faults.exam --runs N --seed S`: does an exam in a browser lose anything that was typed?

So many candidates each sit an exam in Chromium while the network goes, the server is killed, tabs close, crash,
reload and double, sessions end, answers are late, wrong or never heard. Whatever they typed must be on the server in
the end. The control keeps no journal on the device and must lose some, or else the walks could not have found
anything. One JSON line a walk and one in the end; exit 1 when something is lost, or the control loses nothing.
"""

import argparse
import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browsers import launch
from tests.faults.exam_house import ExamHouse
from tests.faults.exam_walk import STEPS, Typed, Walk
from tests.serving import ground

SEED = 1_895


def main() -> int:
    """Walk every walk, print what came out, and say by the exit code whether all is well."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=100, metavar="N", help="candidates (default 100)")
    asked.add_argument("--seed", type=int, default=SEED, help="seed of the first one; the others count on")
    asked.add_argument("--steps", type=int, default=STEPS, help=f"things that go wrong for each (default {STEPS})")
    given = asked.parse_args()
    seeds = range(given.seed, given.seed + given.runs)
    with ground("sqlite") as made, exam_house(ExamHouse(made)) as house, sync_playwright() as driver:
        browser = launch(driver)
        real = walked(house, browser, seeds, given.steps)
        control = walked(house, browser, seeds[: max(3, given.runs // 20)], given.steps, forgetful=True)
        browser.close()
    return 0 if not real and control else 1


@contextmanager
def exam_house(house: ExamHouse) -> Iterator[ExamHouse]:
    """A house that stands, and is cleared away in the end."""
    house.start()
    try:
        yield house
    finally:
        house.close()


def walked(
    house: ExamHouse, browser: Browser, seeds: Sequence[int], steps: int, *, forgetful: bool = False
) -> list[Typed]:
    """Walk with each of these seeds; all that was lost."""
    gone: list[Typed] = []
    typed, wrong = 0, Counter[str]()
    for seed in seeds:
        walk = Walk(house, browser, seed, forgetful)
        here = walk.run(steps)
        gone, typed, wrong = gone + here, typed + len(walk.typed), wrong + walk.wrong
        _say(seed=seed, control=forgetful, typed=len(walk.typed), lost=[dataclasses.asdict(one) for one in here])
    _say(walks=len(seeds), control=forgetful, typed=typed, lost=len(gone), wrong=dict(sorted(wrong.items())))
    return gone


def _say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


if __name__ == "__main__":
    sys.exit(main())
