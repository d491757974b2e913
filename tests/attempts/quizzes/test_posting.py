"""Whose responses to a quiz are kept, and which forms are refused."""

import pytest
from flask import Flask

from learning.core.clock import SECOND
from tests.attempts.quizzes.taking import (
    IMMEDIATE,
    OURS,
    TRIES,
    form,
    hand_over,
    responded,
    right,
    rows,
    url,
    verdict,
    wrong,
)  # fmt: skip
from tests.conftest import FixedClock
from tests.people_of import PASSWORD
from tests.reader import Reader, Sheet, one


def test_a_visitor_gets_a_cookie_with_the_first_response_and_not_before(site: Flask, visitor: Reader) -> None:
    page = visitor.client.get(url(site, IMMEDIATE))
    assert "Set-Cookie" not in page.headers

    told = responded(visitor, site, IMMEDIATE, right(site, IMMEDIATE))

    assert verdict(told) == "Right."
    assert [(account, number) for account, _, _, number in rows(site)] == [(None, 1)]


def test_a_visitors_responses_are_theirs_alone(site: Flask, visitor: Reader, ada: Reader) -> None:
    responded(visitor, site, IMMEDIATE, right(site, IMMEDIATE))

    for other in (ada, Reader(site.test_client())):
        assert not other.open(url(site, IMMEDIATE)).soup.select("[data-quiz-verdict]")


def test_responses_are_claimed_at_sign_in(site: Flask, visitor: Reader, ada: Reader) -> None:
    responded(visitor, site, IMMEDIATE, right(site, IMMEDIATE))
    visitor.post("/sign-in", email="ada@example.org", password=PASSWORD, next="/")

    assert [(account, owner) for account, owner, *_ in rows(site)] == [(ada.account, None)]
    assert verdict(ada.open(url(site, IMMEDIATE))) == "Right."


@pytest.mark.parametrize(
    "origin", [None, "https://evil.example", "null", "http://localhost.evil.example", "http://["]
)
def test_a_visitors_form_from_elsewhere_is_refused(site: Flask, visitor: Reader, origin: str | None) -> None:
    where = form(visitor.open(url(site, IMMEDIATE)))

    answer = hand_over(visitor, where, right(site, IMMEDIATE), {"Origin": origin} if origin else {})

    assert (answer.status_code, rows(site)) == (400, [])


@pytest.mark.parametrize("token", ["", "forged", None])
def test_somebody_signed_in_needs_their_token(site: Flask, ada: Reader, token: str | None) -> None:
    where = form(ada.open(url(site, IMMEDIATE)))

    assert hand_over(ada, where, right(site, IMMEDIATE), csrf_token=token).status_code == 400
    assert rows(site) == []


def test_a_forged_token_of_a_visitor_is_refused(site: Flask, visitor: Reader) -> None:
    where = form(visitor.open(url(site, IMMEDIATE)))

    assert hand_over(visitor, where, right(site, IMMEDIATE), csrf_token="forged").status_code == 400  # noqa: S106


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"item": "i000000000000"}, 422), ({"item": "all"}, 422), ({"item": None}, 422), ({"seen": "1"}, 422),
        ({"seen": None}, 422), ({"fresh": "no"}, 422), ({"sureness": "very"}, 422), ({"score": "1"}, 422),
        ({"i000000000000": "x"}, 422), ({"seen": "7.1"}, 409), ({"i000000000000": "x" * 9_000}, 413),
        ({"i000000000000": "\x00"}, 422),
    ],
)  # fmt: skip
def test_what_no_page_of_ours_sends_changes_nothing(
    site: Flask, ada: Reader, changed: dict[str, str | None], status: int
) -> None:
    where = form(ada.open(url(site, IMMEDIATE)))

    answer = hand_over(ada, where, right(site, IMMEDIATE), OURS, **changed)

    assert (answer.status_code, rows(site)) == (status, [])
    assert Sheet(answer, "").text


def test_an_item_of_another_quiz_or_of_an_exam_is_refused(site: Flask, ada: Reader) -> None:
    where, other = form(ada.open(url(site, IMMEDIATE))), form(ada.open(url(site, TRIES)))
    graded = "calf-after-a-flight"

    for name in (str(one(other, "[name=item]")["value"]), graded, "a-clear-screen"):
        assert hand_over(ada, where, right(site, TRIES), item=name).status_code == 422
    assert rows(site) == []


@pytest.mark.parametrize(
    "path", ["/quizzes/lesson/gone", "/quizzes/course/clinical-reasoning-in-massage", "/quizzes/technique/gua-sha"]
)
def test_a_page_without_a_quiz_takes_no_response(ada: Reader, path: str) -> None:
    assert ada.post(f"/quizzes/{path}", item="all", seen="0.0").status_code == 404


def test_a_form_sent_twice_is_kept_once(site: Flask, ada: Reader) -> None:
    where = form(ada.open(url(site, IMMEDIATE)))

    answers = [hand_over(ada, where, right(site, IMMEDIATE)).status_code for _ in range(2)]

    assert (answers, len(rows(site))) == ([303, 303], 1)


def test_a_form_of_a_tab_that_was_overtaken_is_told_so(site: Flask, ada: Reader, clock: FixedClock) -> None:
    where = form(ada.open(url(site, IMMEDIATE)))
    hand_over(ada, where, right(site, IMMEDIATE))
    clock.forward(SECOND)

    late = hand_over(ada, where, wrong(site, IMMEDIATE))

    assert (late.status_code, len(rows(site))) == (409, 1)
    assert "You have responded to this already" in Sheet(late, "").text and "Right." in late.text


def test_a_page_that_was_responded_to_is_another_version(site: Flask, ada: Reader) -> None:
    address = url(site, IMMEDIATE)
    before = ada.client.get(address).headers["ETag"]
    assert ada.client.get(address, headers={"If-None-Match": before}).status_code == 304

    responded(ada, site, IMMEDIATE, right(site, IMMEDIATE))

    assert ada.client.get(address, headers={"If-None-Match": before}).status_code == 200


def test_too_many_responses_in_a_minute_are_refused(site: Flask, ada: Reader) -> None:
    where = form(ada.open(url(site, IMMEDIATE)))
    seen = {hand_over(ada, where, right(site, IMMEDIATE)).status_code for _ in range(61)}

    assert seen == {303, 429}
