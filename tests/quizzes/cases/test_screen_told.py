"""What the rail, the meters and the client's card tell, and what they no longer tell or not yet."""

import pytest

from quizzes.cases.play import begin, take
from quizzes.cases.play_path import next_of
from quizzes.cases.screen import screen
from tests.quizzes.cases.cases_for_play import mini, reached, resolved, walked


def test_only_tests_that_may_provoke_tell_their_minutes() -> None:
    [field] = screen(reached("assess")).fields
    hints = {offer.id: offer.hint for offer in field.offers}

    told = {test.id: "test minute" in hints[test.id] for test in resolved().tests}
    assert told == {test.id: test.provocative for test in resolved().tests}
    assert len(set(told.values())) == 2


@pytest.mark.parametrize("graded", [True, False])
def test_the_rail_does_not_give_away_that_a_case_is_to_be_stopped(graded: bool) -> None:
    for case in (resolved(), mini()):
        rail = screen(begin(case, graded)).rail
        assert [(one.title, bool(one.steps)) for one in rail][1:] == [
            ("Examine", False),
            ("Treat", False),
            ("Follow up", False),
        ]


def test_what_was_done_cannot_be_had_again() -> None:
    [field] = screen(walked("assess", ["perform", "phalen"])).fields

    assert [offer.id for offer in field.offers if offer.done] == ["phalen"]


def test_from_the_second_visit_on_the_story_tells_the_pain() -> None:
    assert screen(reached("adapt")).client.pain is not None
    assert screen(reached("rehab")).client.pain is None


def test_the_meters_go_when_the_tests_are_over() -> None:
    assert screen(reached("assess")).meters
    assert not screen(reached("reason")).meters


def test_numbers_taken_again_are_nobodys_speech() -> None:
    play = reached("adapt")
    while play.task != "judge":
        play = take(play, next_of(play, resolved().case.expert_path))

    assert screen(play).conversation[-1].speaker == "Measured"
