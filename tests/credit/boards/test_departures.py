"""A published course beside what was approved: every departure is a sentence."""

from dataclasses import replace

from learning.credit.boards.departures import Shape, departures
from learning.credit.boards.revisions import digest_of_all

WAS = Shape("Backs", "1.5", {"courses/backs.md": "a", "conditions/sprain.md": "b"})


def test_a_course_that_stayed_as_it_was_has_departed_from_nothing() -> None:
    assert departures(WAS, replace(WAS)) == ()


def test_each_departure_is_named() -> None:
    now = Shape("Necks", "2", {"courses/backs.md": "c", "conditions/new.md": "d"})
    said = " ".join(departures(WAS, now))

    assert "“Backs” and is now “Necks”" in said and "1.5 hours were approved; now it shows 2" in said
    assert "Changed since then: conditions/sprain.md, courses/backs.md." in said
    assert "Added since then: conditions/new.md." in said


def test_a_course_that_is_gone_has_departed() -> None:
    assert departures(WAS, None) == ("The course is no longer published.",)


def test_the_digest_of_all_hangs_on_each_of_them_and_not_on_their_order() -> None:
    turned = dict(reversed(list(WAS.revisions.items())))

    assert digest_of_all(turned) == digest_of_all(WAS.revisions)
    assert digest_of_all({**WAS.revisions, "courses/backs.md": "c"}) != digest_of_all(WAS.revisions)
