"""The rules for listening and examining, on plain values: R1, R2, R6 and R7. Every score is in [0, 1] but R7's."""

from collections.abc import Collection, Sequence

LEAST_BRIER = 0.25  # a prior nearer the target than this would make repeating it look like skill

SURENESS_RIGHT = {"guess": 1, "fairly": 2, "certain": 3}
SURENESS_WRONG = {"guess": 0, "fairly": -2, "certain": -6}


def key_features(
    keys: Sequence[str | Sequence[str]],
    picks: Collection[str],
    cap: int,
    free: Collection[str] = (),
    harmful: Collection[str] = (),
) -> float:
    """R1: key features found over key features there are; 0 when a pick is harmful or the picks pass the cap.

    A key that is a list is met by any of its members and counts once. Picks in `free` (the red-flag and
    contraindication questions) do not count toward the cap. `keys` is not empty.
    Worked: keys a, b, c, (d or e); picks b, e, x within the cap: 2 hits of 4 = 0.5.
    """
    chosen = set(picks)
    if chosen & set(harmful) or len(chosen - set(free)) > cap:
        return 0.0
    hits = sum(bool(chosen & ({key} if isinstance(key, str) else set(key))) for key in keys)
    return hits / len(keys)


def plus_minus(right: int, wrong: int, correct: int) -> float:
    """R2: right picks less wrong picks, over the number correct (>= 1), never below 0: ticking all pays nothing.

    Worked: 3 right and 1 wrong of 4 correct: (3 - 1) / 4 = 0.5.
    """
    return max(0, right - wrong) / correct


def brier(allocated: Sequence[float], target: Sequence[float]) -> float:
    """Squared distance of two beliefs, 0 (the same) to 2 (all on different hypotheses)."""
    return sum((mine - theirs) ** 2 for mine, theirs in zip(allocated, target, strict=True))


def forecast(allocated: Sequence[float], prior: Sequence[float], target: Sequence[float]) -> float:
    """R6: how much nearer to the target the second forecast came than the prior, 0 to 1.

    All three are shares that sum to 1 in one order. The target is the panel's belief where there is one, else the
    truth. Repeating a prior that is far enough off earns 0.
    Worked: f (0.7, 0.1, 0.2), prior (0.5, 0.3, 0.2), truth first: distances 0.14 and 0.38; 1 - 0.14/0.38 = 0.6316.
    """
    return max(0.0, 1 - brier(allocated, target) / max(brier(prior, target), LEAST_BRIER))


def sureness(right: bool, sure: str) -> int:
    """R7: points for saying how sure one is (`guess`, `fairly`, `certain`): 1/2/3 when right, 0/-2/-6 when wrong.

    A calibration line of its own, never part of the pass mark. Worked: wrong and certain: -6.
    """
    return (SURENESS_RIGHT if right else SURENESS_WRONG)[sure]
