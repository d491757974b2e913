"""What the responses of a form add up to: as a whole, by domain and by pillar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from quizzes.cases.words import Pillar, Sureness


@dataclass(frozen=True)
class Marked:
    """One item of a form as it was graded: its score in [0, 1]; nothing given is 0. `scored` is False for a pilot."""

    item: str
    domain: str
    pillar: Pillar
    score: float
    scored: bool = True
    safety: bool = False
    sureness: Sureness | None = None


@dataclass(frozen=True)
class Share:
    """The mean score of some items, and how many they are."""

    score: float
    items: int


@dataclass(frozen=True)
class Tally:
    """The scored items together, and by domain and pillar in the order they were met; None without any."""

    whole: Share | None
    domains: dict[str, Share]
    pillars: dict[str, Share]


def tally(marked: Sequence[Marked]) -> Tally:
    """Every scored item counts alike. Worked: 1, 0.5 and 0 in one domain, a pilot with 1: 1.5 / 3 = 0.5 of 3."""
    counted = [one for one in marked if one.scored]
    return Tally(
        _share(one.score for one in counted),
        _by((one.domain, one.score) for one in counted),
        _by((one.pillar, one.score) for one in counted),
    )


def _by(pairs: Iterable[tuple[str, float]]) -> dict[str, Share]:
    groups: dict[str, list[float]] = {}
    for name, score in pairs:
        groups.setdefault(name, []).append(score)
    return {name: Share(fmean(scores), len(scores)) for name, scores in groups.items()}


def _share(scores: Iterable[float]) -> Share | None:
    listed = list(scores)
    return Share(fmean(listed), len(listed)) if listed else None
