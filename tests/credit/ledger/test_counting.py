"""What counts towards a renewal by the rules of a board: caps, minimums, periods, and what is not known."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.credit.boards.rule_sets import rule_sets
from learning.credit.ledger.counting import Entry, ledger

SETS = rule_sets("2026-11-21")
READ = Entry("Backs", "A School", "2026-05-01", 6, "home study", None, "counts", "", "/")
HANDS = replace(READ, title="Necks", kind="in person")
DAY = "2027-03-31"


def missing(board: str, *entries: Entry) -> dict[str, float | None]:
    return {one.rule.about: one.missing for one in ledger(SETS[board], entries, DAY).demands}


def test_self_study_counts_up_to_what_the_board_allows() -> None:
    found = ledger(SETS["new-york"], [replace(READ, completed_on=f"2026-0{n}-01") for n in (3, 1, 2)], DAY)

    assert [line.counted for line in found.lines] == [6, 6, 0]
    assert [line.entry.completed_on for line in found.lines] == ["2026-01-01", "2026-02-01", "2026-03-01"]
    assert (found.counted, found.lines[2].says) == (
        12,
        "Of a renewal the board counts 12 hours of self-study at most.",
    )


def test_an_entry_is_cut_where_the_cap_is_reached() -> None:
    found = ledger(SETS["new-york"], [replace(READ, hours=10.5), replace(READ, title="Two", hours=3)], DAY)

    assert [line.counted for line in found.lines] == [10.5, 1.5]


def test_no_more_counts_than_the_board_approved() -> None:
    found = ledger(SETS["florida"], [replace(READ, most=4), replace(READ, title="Two", most=9)], DAY)

    assert [line.counted for line in found.lines] == [4, 6]
    assert found.lines[0].says == "The board approved 4 of these hours."


def test_hours_of_which_nothing_is_known_are_added_up_apart() -> None:
    asked = replace(READ, accepted="not known", because="Ask the board.")
    found = ledger(SETS["new-york"], [READ, asked, replace(asked, completed_on="2020-01-01")], DAY)

    assert (found.counted, found.unknown) == (6, 6), "those of another period count for this one in no case"


def test_hours_in_person_are_never_capped_as_self_study() -> None:
    assert ledger(SETS["new-york"], [replace(HANDS, hours=30)], DAY).counted == 30


def test_what_is_missing_is_said_where_the_figure_is_known() -> None:
    assert missing("new-york", READ) == {
        "renewal-hours": 30, "in-person": None, "ethics": None, "law": None, "errors": None,
    }  # fmt: skip
    assert missing("florida", READ, HANDS)["in-person"] == 6
    assert missing("florida", replace(HANDS, hours=20))["in-person"] == 0


@pytest.mark.parametrize(
    ("day", "counts"), [("2024-03-31", 0), ("2024-04-01", 6), ("2027-03-31", 6), ("2027-04-01", 0)]
)
def test_only_hours_of_the_period_count(day: str, counts: int) -> None:
    assert ledger(SETS["new-york"], [replace(READ, completed_on=day)], DAY).counted == counts


def test_without_a_day_or_a_known_period_every_hour_is_looked_at() -> None:
    old = replace(READ, completed_on="2020-01-01")

    assert ledger(SETS["new-york"], [old], None).counted == 6
    assert (ledger(SETS["texas"], [old], DAY).counted, ledger(SETS["texas"], [old], DAY).begins) == (6, None)


def test_a_renewal_on_a_leap_day_looks_back_to_the_end_of_february() -> None:
    assert ledger(SETS["new-york"], [], "2028-02-29").begins == "2025-02-28"


@pytest.mark.parametrize("outcome", ["does not count", "not known"])
def test_what_no_board_accepted_counts_nothing_and_says_why(outcome: str) -> None:
    found = ledger(SETS["florida"], [replace(READ, accepted=outcome, because="Ask the board.")], DAY)  # type: ignore[arg-type]

    assert (found.counted, found.lines[0].says) == (0, "Ask the board.")


def test_hours_of_a_topic_are_added_up_though_nobody_knows_how_many_are_asked_for() -> None:
    found = ledger(SETS["florida"], [replace(READ, topic="ethics"), READ], DAY)

    assert {one.rule.about: one.have for one in found.demands if one.rule.about in ("ethics", "law")} == {
        "ethics": 6,
        "law": 0,
    }


@given(st.lists(st.tuples(st.sampled_from(["home study", "in person", "webinar"]), st.integers(1, 40))))
def test_nothing_counts_more_than_it_is_and_self_study_never_above_its_cap(earned: list[tuple[str, int]]) -> None:
    entries = [replace(READ, kind=kind, hours=halves / 2) for kind, halves in earned]  # type: ignore[arg-type]
    found = ledger(SETS["new-york"], entries, DAY)

    assert all(0 <= line.counted <= line.entry.hours for line in found.lines)
    assert sum(line.counted for line in found.lines if line.entry.kind == "home study") <= 12
