"""Mistakes that show only over a bank: repeated ids, keys that give themselves away, two items that are one."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import sqrt

from quizzes.cases.lint_parts import Finding, Findings, unknown
from quizzes.items.definition import ItemDocument, asked
from quizzes.items.lint_view import said
from quizzes.items.single import Single

ENOUGH = 10
"""So few single-choice items say nothing about habits."""

LONGEST_AT_MOST = 0.40
OVERLAP_FROM = 0.6
CONTENT_WORD = re.compile(r"[^\W\d_]{4,}")


def bank(items: Sequence[ItemDocument]) -> Findings:
    """Every such mistake; a path is an item's id, or empty where the bank as a whole is meant."""
    singles = [one for item in items for one in asked(item) if isinstance(one, Single)]
    yield from _ids(items)
    yield from _enemies(items)
    yield from _longest(singles)
    yield from _positions(singles)
    yield from _overlaps(items)


def _ids(items: Sequence[ItemDocument]) -> Findings:
    linked = (one.id for item in items for one in asked(item) if one is not item)
    counts = Counter([*(item.id for item in items), *linked])
    for ident, times in counts.items():
        if times > 1:
            yield Finding((ident, "id"), f"{ident}, {times} times", "each id once in the bank", "Rename all but one.")


def _enemies(items: Sequence[ItemDocument]) -> Findings:
    known = {item.id for item in items}
    for item in items:
        for place, enemy in enumerate(item.enemies):
            yield from unknown((item.id, "enemies", place), enemy, known, "an item of the bank")


def _longest(singles: Sequence[Single]) -> Findings:
    """In too many items the longest option is the key."""
    long = [item.id for item in singles if _key_is_longest(item)]
    if len(singles) >= ENOUGH and len(long) / len(singles) > LONGEST_AT_MOST:
        found = f"the longest option is the key in {len(long)} of {len(singles)} single-choice items"
        remedy = f"Shorten the key or lengthen a distractor in some of: {', '.join(long)}."
        yield Finding((), found, f"at most {LONGEST_AT_MOST:.0%}", remedy)


def _key_is_longest(item: Single) -> bool:
    right = [len(one.text) for one in item.options if one.correct]
    wrong = [len(one.text) for one in item.options if not one.correct]
    return bool(right and wrong) and max(right) > max(wrong)


def _positions(singles: Sequence[Single]) -> Findings:
    """Among items with as many options, the key stands in one place more than two standard errors too often."""
    for size in sorted({len(item.options) for item in singles}):
        alike = [item for item in singles if len(item.options) == size]
        places = Counter(place for item in alike for place, one in enumerate(item.options, 1) if one.correct)
        most = _most_expected(len(alike), size)
        for place, times in sorted(places.items()):
            if len(alike) >= ENOUGH and times > most:
                found = f"the key is option {place} in {times} of {len(alike)} items with {size} options"
                yield Finding((), found, f"at most {int(most)}", "Move some keys to other places.")


def _most_expected(items: int, options: int) -> float:
    """Worked: 40 items of 4 options: 10 + 2 x sqrt(40 x 0.25 x 0.75) = 15.5."""
    share = 1 / options
    return items * share + 2 * sqrt(items * share * (1 - share))


def _overlaps(items: Sequence[ItemDocument]) -> Findings:
    """Two items that ask nearly the same in the same words, and may meet on a form."""
    drawn = [(item, words) for item in items if item.status != "retired" and (words := _content(item))]
    for (one, mine), (other, theirs) in combinations(drawn, 2):
        common = len(mine & theirs)
        share = common / (len(mine) + len(theirs) - common)
        if share >= OVERLAP_FROM and other.id not in one.enemies and one.id not in other.enemies:
            found = f"{share:.0%} of its words are those of {other.id}"
            yield Finding(
                (one.id, "stem"), found, f"less than {OVERLAP_FROM:.0%}", "Rewrite one, or make them enemies."
            )


def _content(item: ItemDocument) -> frozenset[str]:
    """The longer words of stem and options."""
    texts = [item.stem, *(text for one in asked(item) for text in (one.stem, *(option.text for option in said(one))))]
    return frozenset(CONTENT_WORD.findall(" ".join(texts).casefold()))
