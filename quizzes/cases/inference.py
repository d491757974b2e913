"""What findings say about hypotheses: Bayes (R4) and the information a set of tests can give (R5).

A *likelihood row* holds, for one test, the probability of a positive finding under each hypothesis, in the order of
the prior. Probabilities are floats in [0, 1]; information is in bits. Tests are taken as independent given the
hypothesis, except within a dependency group, where only one of them may speak.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log2

Row = tuple[float, ...]
Observation = tuple[str, str]  # (test, "positive" | "negative")

LOWEST, HIGHEST = 0.02, 0.98
TESTS_AT_MOST = 12  # the best set is found by looking at every set; more tests are an authoring error
EQUAL_WITHIN = 1e-9  # what sums of floats may lose; no score is told apart by less


@dataclass(frozen=True)
class Updated:
    """Belief after findings, and what each later test of a group added: `confirms` or `conflicts`."""

    posterior: Row
    notes: Mapping[str, str]


def likelihoods(hypotheses: Iterable[str], target: str, sensitivity: float, specificity: float) -> Row:
    """Return a test's row: sensitivity for its target, 1 - specificity elsewhere, clipped to [0.02, 0.98].

    Worked: sensitivity 0.57, specificity 0.67 for carpal-tunnel among three hypotheses gives (0.57, 0.33, 0.33).
    """
    return tuple(clipped(sensitivity if one == target else 1 - specificity) for one in hypotheses)


def clipped(probability: float) -> float:
    """Keep a probability within [0.02, 0.98]: no test of the hand settles a question for good."""
    return min(max(probability, LOWEST), HIGHEST)


def posterior(
    prior: Sequence[float],
    p_pos: Mapping[str, Sequence[float]],
    groups: Mapping[str, str],
    observed: Iterable[Observation],
) -> Updated:
    """R4: the prior updated by each finding, one test per dependency group.

    A test without a row is unknown and changes nothing. In a group the first test performed updates; a later one
    only `confirms` it or, when it disagrees, `conflicts` with it.
    Worked: prior (0.5, 0.3, 0.2), Phalen positive with row (0.57, 0.33, 0.33): products 0.285, 0.099, 0.066 over
    their sum 0.45 give (0.6333, 0.22, 0.1467); Tinel positive of the same group adds nothing and `confirms`.
    """
    belief, first, notes = tuple(prior), dict[str, str](), dict[str, str]()
    for test, finding in observed:
        if test not in p_pos:
            continue
        group = groups.get(test)
        if group is not None and group in first:
            notes[test] = "confirms" if first[group] == finding else "conflicts"
            continue
        if group is not None:
            first[group] = finding
        belief = _updated(belief, p_pos[test], finding == "positive")
    return Updated(belief, notes)


def _updated(belief: Row, row: Sequence[float], positive: bool) -> Row:
    joint = [b * (p if positive else 1 - p) for b, p in zip(belief, row, strict=True)]
    whole = sum(joint)
    return tuple(one / whole for one in joint)


def mutual_information(prior: Sequence[float], rows: Iterable[Sequence[float]]) -> float:
    """Bits that these tests are expected to tell about the hypotheses before any result is known; never below 0.

    Worked: prior (0.5, 0.3, 0.2) has 1.4855 bits; distraction with row (0.10, 0.44, 0.10) is positive in 0.202 of
    clients; 1.4855 less the 1.3848 bits that remain on average gives 0.1007.
    """
    joint = [tuple(prior)]
    for row in rows:
        joint = _with_test(joint, row)
    return _information(prior, joint)


def _with_test(joint: list[Row], row: Sequence[float]) -> list[Row]:
    """Split each outcome in two: joint probabilities of (hypothesis, outcomes so far) with one more test."""
    grown = [tuple(j * p for j, p in zip(one, row, strict=True)) for one in joint]
    grown += [tuple(j * (1 - p) for j, p in zip(one, row, strict=True)) for one in joint]
    return grown


def _information(prior: Sequence[float], joint: list[Row]) -> float:
    remaining = sum(_entropy(one) - _entropy((sum(one),)) for one in joint)
    return max(0.0, _entropy(prior) - remaining)


def _entropy(values: Iterable[float]) -> float:
    return -sum(value * log2(value) for value in values if value > 0)


@dataclass(frozen=True)
class Bench:
    """The tests whose information counts: rows, dependency groups, minutes each, and the minutes there are.

    Only tests with a known row that are not to be avoided for this client stand here.
    """

    prior: Row
    rows: tuple[tuple[str, Row], ...]
    groups: tuple[tuple[str, str], ...]
    minutes: tuple[tuple[str, float], ...]
    budget: float


def bench(
    prior: Sequence[float],
    p_pos: Mapping[str, Sequence[float]],
    *,
    groups: Mapping[str, str],
    minutes: Mapping[str, float],
    budget: float,
    avoid: Collection[str],
) -> Bench:
    """Put the tests that can inform on a bench; those in `avoid` stay off it."""
    kept = tuple((test, tuple(row)) for test, row in p_pos.items() if test not in avoid)
    return Bench(
        tuple(prior),
        kept,
        tuple((test, groups[test]) for test, _ in kept if test in groups),
        tuple((test, minutes[test]) for test, _ in kept),
        budget,
    )


def information_of(tests: Bench, picks: Iterable[str]) -> float:
    """Bits of the picked tests; in a dependency group only the most informative counts, a test not here adds 0."""
    rows, groups = dict(tests.rows), dict(tests.groups)
    loudest: dict[str, str] = {}
    for test in picks:
        if test in rows:
            group = groups.get(test, "test " + test)
            rival = loudest.get(group, test)
            loudest[group] = max(rival, test, key=lambda one: mutual_information(tests.prior, [rows[one]]))
    return mutual_information(tests.prior, [rows[test] for test in loudest.values()])


@lru_cache(maxsize=256)
def best_sets(tests: Bench) -> tuple[float, tuple[frozenset[str], ...]]:
    """Return the most bits any set within the budget can give, and every set (one per group) that gives them.

    More tests never tell less, so only sets that no further test fits into are weighed. (0.0, ()) where no test
    fits. Raises ValueError above TESTS_AT_MOST tests.
    """
    if len(tests.rows) > TESTS_AT_MOST:
        raise ValueError(f"{len(tests.rows)} tests with known numbers; at most {TESTS_AT_MOST} can be weighed")
    weighed = list(_full_sets(tests))
    best = max((bits for bits, _ in weighed), default=0.0)
    if best <= EQUAL_WITHIN:
        return 0.0, ()
    return best, tuple(one for bits, one in weighed if bits >= best - EQUAL_WITHIN)


def _full_sets(tests: Bench) -> Iterable[tuple[float, frozenset[str]]]:
    groups, minutes, names = dict(tests.groups), dict(tests.minutes), [test for test, _ in tests.rows]

    def fits(test: str, chosen: tuple[str, ...], left: float) -> bool:
        group = groups.get(test)
        free = group is None or all(groups.get(one) != group for one in chosen)
        return test not in chosen and free and minutes[test] <= left + EQUAL_WITHIN

    # Depth first with the joint distribution of the chosen carried along, so a set costs one multiplication
    # per outcome instead of a fresh product.
    trail: list[tuple[int, tuple[str, ...], float, list[Row]]] = [(0, (), tests.budget, [tests.prior])]
    while trail:
        start, chosen, left, joint = trail.pop()
        if chosen and not any(fits(one, chosen, left) for one in names):
            yield _information(tests.prior, joint), frozenset(chosen)
            continue
        for place in range(start, len(names)):
            if fits(names[place], chosen, left):
                name, row = tests.rows[place]
                trail.append((place + 1, (*chosen, name), left - minutes[name], _with_test(joint, row)))


def information(tests: Bench, picks: Collection[str], minutes: Mapping[str, float]) -> float | None:
    """R5: bits of the picked tests over bits of the best set; 0 when their minutes pass the budget.

    `minutes` names every offered test, also those off the bench: they add nothing but use time. Luck is not paid:
    results play no part. None where no set tells anything (the part is then off).
    Worked: Phalen and Tinel (one group) tell 0.0435 bits, the best set within 5 minutes 0.1450: 0.2998.
    """
    best, _ = best_sets(tests)
    if best == 0.0:
        return None
    if sum(minutes.get(test, 0) for test in set(picks)) > tests.budget + EQUAL_WITHIN:
        return 0.0
    return min(1.0, information_of(tests, picks) / best)


def measures_information(tests: Bench) -> bool:
    """R5 is on only where there was a choice: at least two tests with known numbers, and something to be told."""
    return len(tests.rows) >= 2 and best_sets(tests)[0] > 0.0
