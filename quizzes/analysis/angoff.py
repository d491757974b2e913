"""Standard setting (Angoff): judges say, item by item, how likely a just-competent candidate is to be right."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev


@dataclass(frozen=True)
class Standard:
    """A passing score in [0, 1] and the standard error of the judges' mean; None with a single judge."""

    cut: float
    standard_error: float | None


def angoff(judges: Sequence[Sequence[float]]) -> Standard:
    """The mean of the judges' means, and how far another panel's mean may lie from it.

    `judges` holds one row of probabilities per judge, all over the same items.
    Worked: judges with means 0.65, 0.6625, 0.6875 give the cut 0.6667; their standard deviation 0.0191 over the
    square root of 3 is 0.0110.
    """
    means = [fmean(row) for row in judges]
    error = stdev(means) / sqrt(len(means)) if len(means) > 1 else None
    return Standard(fmean(means), error)
