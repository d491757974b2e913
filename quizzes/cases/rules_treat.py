"""The rules for treating and following up, on plain values: R3, R9, R10 and R11. Every score is in [0, 1]."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from quizzes.cases.words import URGENCIES, Urgency

Grade = float | str  # 1, .5, 0 or "harm"

MATCHING_WEIGHTS = {"techniques": 0.5, "reasons": 0.5}
ADAPTATION_WEIGHTS = {"before": 0.2, "responses": 0.8}
REHABILITATION_WEIGHTS = {"rows": 0.7, "referral": 0.3}
REHABILITATION_WEIGHTS_WITH_NOTE = {"rows": 0.6, "referral": 0.25, "note": 0.15}
HAND_OVER_WEIGHTS = {"urgency": 0.6, "tell": 0.4}


def reasons_right(enough: Sequence[str], picks: Mapping[str, str], reasons: Mapping[str, str]) -> float:
    """R3: over the techniques of the smallest sufficient plan, the share picked for the right reason.

    `picks` maps each picked option to the reason given, `reasons` each option to the right one.
    Worked: enough a, b; a picked for its reason, b for another: 1/2.
    """
    return sum(one in picks and picks[one] == reasons.get(one) for one in enough) / len(enough)


@dataclass(frozen=True)
class PlanScores:
    """R9's parts: `techniques` (T, doses included), `reasons` (R3) and `matching`, half of each."""

    techniques: float
    reasons: float
    matching: float


def plan(
    picks: Mapping[str, str],
    *,
    enough: Sequence[str],
    maximum: int,
    ratings: Mapping[str, int],
    reasons: Mapping[str, str],
    doses_in_range: Mapping[str, bool] | None,
    harmful: Collection[str],
) -> PlanScores:
    """R9: is the plan sufficient, is every technique in it for the right reason, is the dose fitting.

    `ratings` run from -1 to 2; `doses_in_range` is None where the case scores no doses, else says for each pick
    whether its dose fits (a pick that has no dose is left out). More picks than `maximum`, or a harmful one, bring
    the techniques to 0. Beyond what is enough, extras add nothing: a small sufficient plan is a perfect plan.
    Worked: enough a (2) and b (1), both picked, one dose of two in range: T = (2 x 3/3 + 1/2) / 3 = 0.8333; with
    both reasons right matching = 0.5 x 0.8333 + 0.5 x 1 = 0.9167.
    """
    spoiled = len(picks) > maximum or bool(set(picks) & set(harmful))
    techniques = 0.0 if spoiled else _techniques(enough, ratings, picks, doses_in_range)
    because = reasons_right(enough, picks, reasons)
    return PlanScores(techniques, because, _weighted(MATCHING_WEIGHTS, techniques=techniques, reasons=because))


def _weighted(weights: Mapping[str, float], **scores: float) -> float:
    return sum(weights[name] * score for name, score in scores.items())


def _techniques(
    enough: Sequence[str],
    ratings: Mapping[str, int],
    picks: Collection[str],
    doses_in_range: Mapping[str, bool] | None,
) -> float:
    best = sum(ratings[one] for one in enough)
    share = min(max(sum(ratings.get(one, 0) for one in picks), 0), best) / best
    if doses_in_range is None:
        return share
    wanted = [one for one in enough if one in picks and one in doses_in_range]
    fitting = sum(doses_in_range[one] for one in wanted) / len(wanted) if wanted else 0.0
    return (2 * share + fitting) / 3


def adaptation(
    weights: Sequence[float],
    grades: Sequence[Grade],
    signals: Sequence[str],
    options: Sequence[str],
    before: float | None = None,
) -> float:
    """R10: the weighted mean of the grades of the responses met (1, .5, 0 or "harm"), recovery counted.

    The four sequences hold one entry per response met, in order; at least one. `before` is R2 of what was settled
    before touch, None where the case has no such list; it makes a fifth.
    Recovery: a slip put right at the next response earns half of what it lost, except after harm, or when the same
    option to the same signal had scored 0 before.
    Worked: weights 1, 1, grades 0, 1: the slip becomes 0.5, so (0.5 + 1) / 2 = 0.75; with before = 1: 0.8.
    """
    earned = [_with_recovery(place, grades, signals, options) for place in range(len(grades))]
    score = sum(w * g for w, g in zip(weights, earned, strict=True)) / sum(weights)
    return score if before is None else with_before(before, score)


def with_before(before: float, score: float) -> float:
    """R10 where the case has a list to settle before touch: that list (R2) makes a fifth."""
    return _weighted(ADAPTATION_WEIGHTS, before=before, responses=score)


def _with_recovery(place: int, grades: Sequence[Grade], signals: Sequence[str], options: Sequence[str]) -> float:
    grade = grades[place]
    if isinstance(grade, str):
        return 0.0
    put_right = place + 1 < len(grades) and grades[place + 1] == 1
    seen_before = any(
        (signals[one], options[one]) == (signals[place], options[place]) and grades[one] in {0, "harm"}
        for one in range(place)
    )
    return grade + 0.5 * (1 - grade) if put_right and not seen_before else grade


def rehabilitation(rows: int, right: int, referral: float | None, note: float | None = None) -> float:
    """R11: the share of rows put under the right column, the referral's grade, and the note where there is one.

    0.7 rows + 0.3 referral; with a note 0.6 / 0.25 / 0.15. A case without a referral to choose (None) leaves its
    weight to the others in proportion. Worked: 4 of 6 rows, referral 1, note 0.6: 0.6 x 0.6667 + 0.25 + 0.15 x 0.6
    = 0.74.
    """
    weights = REHABILITATION_WEIGHTS if note is None else REHABILITATION_WEIGHTS_WITH_NOTE
    scores = {"rows": right / rows, "referral": referral, "note": note}
    known = {name: score for name, score in scores.items() if score is not None}
    return _weighted(weights, **known) / sum(weights[name] for name in known)


def urgency(chosen: Urgency, right: Urgency) -> float:
    """How well an urgency fits: 1 exact, 0.5 next to it, else 0."""
    return {0: 1.0, 1: 0.5}.get(abs(URGENCIES.index(chosen) - URGENCIES.index(right)), 0.0)


def hand_over(chosen: Urgency, right: Urgency, tell: float | None) -> float:
    """R11 for a right referral: 0.6 x urgency + 0.4 x what was told (R2); the urgency alone where nothing is to tell.

    Worked: `days` chosen where `same-day` is right, all that matters told: 0.6 x 0.5 + 0.4 = 0.7.
    """
    fits = urgency(chosen, right)
    return fits if tell is None else _weighted(HAND_OVER_WEIGHTS, urgency=fits, tell=tell)
