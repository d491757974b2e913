"""What responses add up to, which hazards they show, and how well sureness fits."""

import pytest

from quizzes.cases.words import Sureness
from quizzes.exams.calibration import calibration
from quizzes.exams.hazards import Hazard, hazards, unresolved
from quizzes.exams.results import Marked, Share, tally


def safety(ident: str, score: float, sureness: Sureness | None = None) -> Marked:
    return Marked(ident, "safety", "assessment", score, safety=True, sureness=sureness)


def test_scored_items_count_alike_and_pilots_not_at_all() -> None:
    marked = [safety("a", 1), safety("b", 0.5), safety("c", 0), Marked("d", "safety", "assessment", 1, scored=False)]

    assert tally(marked).whole == Share(0.5, 3)


def test_domains_and_pillars_stand_apart() -> None:
    marked = [safety("a", 1), Marked("b", "rehab", "rehabilitation", 0), Marked("c", "rehab", "assessment", 1)]

    assert tally(marked).domains == {"safety": Share(1, 1), "rehab": Share(0.5, 2)}
    assert tally(marked).pillars == {"assessment": Share(1, 2), "rehabilitation": Share(0, 1)}


def test_nothing_scored_has_no_score() -> None:
    assert tally([]).whole is None


@pytest.mark.parametrize(
    ("score", "sureness", "asks"),
    [
        (0, "guess", "short"),
        (0, "fairly", "short"),
        (0, None, "short"),
        (0.5, "guess", "short"),
        (0, "certain", "more"),
    ],
)
def test_a_wrong_safety_item_asks_whatever_the_sureness(score: float, sureness: Sureness | None, asks: str) -> None:
    (found,) = hazards([safety("a", score, sureness)])

    assert found.asks == asks


def test_right_or_other_items_ask_for_nothing() -> None:
    assert hazards([safety("a", 1, "guess"), Marked("b", "safety", "assessment", 0)]) == ()


def test_a_hazard_is_resolved_by_its_own_remediation() -> None:
    found = hazards([safety("a", 0), safety("b", 0, "certain")])

    assert unresolved(found, {"a", "x"}) == (Hazard("b", "more"),)


@pytest.mark.parametrize(
    ("sureness", "right", "fit", "mark"),
    [
        ("certain", 3, "too-sure", 0.75),
        ("certain", 4, "fits", 3),
        ("fairly", 3, "fits", 1),
        ("fairly", 4, "too-modest", 2),
        ("guess", 2, "fits", 0.5),
        ("guess", 3, "too-modest", 0.75),
    ],
)
def test_sureness_is_held_against_what_came_of_it(sureness: Sureness, right: int, fit: str, mark: float) -> None:
    told = calibration([safety(str(n), float(n < right), sureness) for n in range(4)])

    assert [(band.items, band.score, band.fit) for band in told.bands] == [(4, right / 4, fit)]
    assert told.mark == mark


def test_without_sureness_there_is_no_calibration() -> None:
    assert calibration([safety("a", 1)]).bands == ()
    assert calibration([safety("a", 1)]).mark is None
