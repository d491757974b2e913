"""How well a learner's sureness fits: shown to the learner, never part of a score of an exam."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal, get_args

from quizzes.cases.rules_total import reaches
from quizzes.cases.words import Sureness
from quizzes.exams.results import Marked
from quizzes.items.behaviour import certainty_mark

Fit = Literal["fits", "too-sure", "too-modest"]
SURENESSES: tuple[Sureness, ...] = get_args(Sureness)


@dataclass(frozen=True)
class Band:
    """The responses given with one sureness: how many, their mean score, and whether another had earned more."""

    sureness: Sureness
    items: int
    score: float
    fit: Fit


@dataclass(frozen=True)
class Calibration:
    """The bands in use, least sure first, and the mean certainty mark (-6 to 3); None without any."""

    bands: tuple[Band, ...]
    mark: float | None


def calibration(marked: Sequence[Marked]) -> Calibration:
    """Worked: certain of 4 items, 3 right: score 0.75, too sure, since 0.8 is needed; mark (3 x 3 - 6) / 4 = 0.75."""
    sure = [(one.sureness, one.score) for one in marked if one.sureness is not None]
    marks = [certainty_mark(score, sureness) for sureness, score in sure]
    bands = (_band(name, [score for sureness, score in sure if sureness == name]) for name in SURENESSES)
    return Calibration(tuple(one for one in bands if one), fmean(marks) if marks else None)


def _band(sureness: Sureness, scores: Sequence[float]) -> Band | None:
    if not scores:
        return None
    score = fmean(scores)
    return Band(sureness, len(scores), score, _fit(sureness, score))


def _fit(sureness: Sureness, score: float) -> Fit:
    """Which sureness has the best mark at this score: a guess below 0.67, certain from 0.8, fairly between."""
    marks = {one: certainty_mark(score, one) for one in SURENESSES}
    best = max(SURENESSES, key=lambda one: marks[one])
    if reaches(marks[sureness], marks[best]):
        return "fits"
    return "too-sure" if SURENESSES.index(sureness) > SURENESSES.index(best) else "too-modest"
