"""`python -m tests.benchmarks.forms [SEEDS]`: how far the shipped bank carries the shipped exams.

Draws a form for each seed, 1,000 unless told otherwise, and prints how many differ and whether each keeps its
blueprint, how often the least and the most drawn items are met, and how many items each domain has for its number.
Exits 1 if any form repeats another or breaks its blueprint.
"""

import sys
from collections import Counter

from learning.library.pools import drawable
from quizzes.cases.words import Use
from tests.library.exam_forms import broken, different, form, shipped
from tests.library.test_shipped_bank import EXAMS

USES: tuple[Use, ...] = ("graded", "practice")


def told(slug: str, use: Use, seeds: range) -> bool:
    """Print what these seeds draw; whether all is well."""
    wrong = [seed for seed in seeds if broken(slug, seed, use)]
    sets = different(slug, seeds, use)
    print(f"{slug}, {use}: {len(seeds)} seeds, {sets} different forms, {len(wrong)} that break the blueprint")
    exam, bank = shipped(slug)
    drawn = Counter(one.item for seed in seeds for one in form(slug, seed, use).items)
    pool = drawable(bank.items.values(), bank.in_quizzes, use)
    for status in ("scored", "pilot"):
        met = sorted((drawn[item.id], item.id) for item in pool if item.status == status)
        if met:
            print(f"  {len(met)} {status} items; least: {_often(met[0])}; most: {_often(met[-1])}")
    sizes = Counter(item.domain for item in pool if item.status == "scored")
    blueprint = exam.blueprint if use == "graded" else exam.practice
    print("  " + ", ".join(f"{name} {sizes[name]} for {needs}" for name, needs in blueprint.domains.items()))
    return not wrong and sets == len(seeds)


def _often(met: tuple[int, str]) -> str:
    return f"{met[1]} in {met[0]}"


if __name__ == "__main__":
    count = range(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    sound = [told(slug, use, count) for slug in EXAMS for use in USES]
    sys.exit(not all(sound))
