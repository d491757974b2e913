"""The scoring rules, on plain values: each a share in [0, 1] of what could be earned."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import pairwise

from quizzes.cases.rules_examine import plus_minus

EQUAL_WITHIN = 1e-9


def all_or_nothing(picks: Collection[str], key: Collection[str]) -> float:
    """1 for exactly the key, whatever the order, else 0.

    Worked: key a, b; picks b, a: 1; picks a: 0; picks a, b, c: 0.
    """
    return float(set(picks) == set(key))


def net_correct(picks: Collection[str], key: Collection[str]) -> float:
    """Plus/minus: right picks less wrong picks, over the size of the key (>= 1), never below 0.

    Worked: key a, b, c, d; picks a, b, c, x: (3 - 1) / 4 = 0.5; picks a, x, y: (1 - 2) / 4, floored: 0.
    """
    right = len(set(picks) & set(key))
    return plus_minus(right, len(set(picks)) - right, len(set(key)))


def per_pair(given: Mapping[str, Hashable], key: Mapping[str, Hashable]) -> float:
    """The share of rows with the right partner; a row left out is not right.

    Worked: key 1-a, 2-b, 3-c, 4-a; given 1-a, 2-c, 3-c: 2 of 4 = 0.5.
    """
    return sum(row in given and given[row] == partner for row, partner in key.items()) / len(key)


def half_points(given: Mapping[str, Hashable], key: Mapping[str, Hashable]) -> float:
    """K-prim: 1 with every row right, 0.5 with one row wrong, else 0: marking at random pays little.

    Worked: of 4 statements 4 right: 1; 3 right: 0.5; 2 right: 0.
    """
    wrong = sum(row not in given or given[row] != mark for row, mark in key.items())
    return {0: 1.0, 1: 0.5}.get(wrong, 0.0)


def neighbours(order: Sequence[str], key: Sequence[str]) -> float:
    """Ordering: the share of steps followed by the step that should follow; one step moved costs at most three.

    Worked: key a b c d, order a c d b: of a-b, b-c, c-d only c-d stands: 1 / 3 = 0.3333.
    """
    wanted = set(pairwise(key))
    return len(wanted & set(pairwise(order))) / len(wanted)


def rows_net_correct(given: Mapping[str, Collection[str]], key: Mapping[str, Collection[str]]) -> float:
    """Matrix with several marks a row: the mean over the rows of plus/minus.

    Worked: row 1 key a, b, given a: 1/2; row 2 key c, given c, d: (1 - 1) / 1 = 0; mean 0.25.
    """
    return sum(net_correct(given.get(row, ()), marks) for row, marks in key.items()) / len(key)


def within(value: float, key: float, tolerance: float) -> float:
    """Numeric: 1 within the tolerance, its ends included, else 0; what floats lose is forgiven.

    Worked: key 12, tolerance 0.5: 12.5 gives 1, 12.6 gives 0.
    """
    return float(abs(value - key) <= tolerance + EQUAL_WITHIN * max(1.0, abs(key)))


def by_distance(distance: float, reach: float) -> float:
    """Hotspot: 1 at the structure, falling evenly to 0 at `reach` from it; `reach` 0 gives no credit for near.

    Worked: reach 40: at distance 10 it is 1 - 10 / 40 = 0.75; at 40 or more 0.
    """
    if distance <= 0:
        return 1.0
    return max(0.0, 1 - distance / reach) if reach > 0 else 0.0


def mean(scores: Sequence[float]) -> float:
    """Case set: the mean of its linked items (at least one), each alike. Worked: 1, 0.5, 0: 0.5."""
    return sum(scores) / len(scores)
