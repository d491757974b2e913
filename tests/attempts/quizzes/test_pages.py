"""The quiz of a module on its page, without a browser."""

from flask import Flask

from learning.core.clock import DAY
from tests.attempts.quizzes.taking import (
    CERTAINTY,
    DEFERRED,
    IMMEDIATE,
    TRIES,
    form,
    hand_over,
    question,
    quiz,
    responded,
    right,
    rows,
    url,
    verdict,
    wrong,
)  # fmt: skip
from tests.conftest import FixedClock
from tests.reader import Reader, Sheet, one


def test_a_module_asks_its_questions_beneath_its_text(site: Flask, visitor: Reader) -> None:
    page = visitor.open(url(site, IMMEDIATE))

    assert len(page.soup.select(".quiz form")) == len(quiz(site, IMMEDIATE).entries)
    assert one(page.soup, '[data-contents] a[href="#check-yourself"]').get_text() == "Check yourself"
    assert "told at once" in one(page.soup, ".quiz").get_text()


def test_only_the_quiz_of_a_course_says_that_it_counts_for_credit(site: Flask, visitor: Reader) -> None:
    course, module = visitor.open("/courses/matching"), visitor.open(url(site, IMMEDIATE))

    assert "For credit" not in one(module.soup, ".quiz").get_text()
    assert "Nothing here counts" in one(module.soup, ".quiz").get_text()
    assert "For credit your best go counts." in one(course.soup, ".quiz").get_text()
    assert "Nothing here counts" not in course.text


def test_a_page_without_a_quiz_has_none(visitor: Reader) -> None:
    page = visitor.open("/courses/clinical-reasoning-in-massage")

    assert not page.soup.select(".quiz, script[src*=quiz], link[href*=quiz]")


def test_the_right_response_is_told_with_its_reasons_and_where_to_read_on(site: Flask, ada: Reader) -> None:
    page = responded(ada, site, IMMEDIATE, right(site, IMMEDIATE))

    assert verdict(page) == "Right."
    assert "You chose this" in question(page) and "Sources: Finucane 2020" in question(page)
    assert "Read on: Red-flag cluster screen" in question(page)
    assert "So far 1 of 4 right." in page.text


def test_a_wrong_response_names_the_idea_behind_it_and_the_right_one(site: Flask, ada: Reader) -> None:
    page = responded(ada, site, IMMEDIATE, wrong(site, IMMEDIATE))
    item = quiz(site, IMMEDIATE).entries[0].document
    [idea, *_] = [option.misconception for option in item.options if not option.correct]  # type: ignore[union-attr]

    assert verdict(page) == "Not right."
    assert f"This is a common idea: {idea}" in question(page)
    assert len(page.soup.select("#check-1 .whys__item--right")) == 1


def test_trying_again_keeps_the_history(site: Flask, ada: Reader, clock: FixedClock) -> None:
    page = responded(ada, site, IMMEDIATE, wrong(site, IMMEDIATE))
    assert one(page.soup, "#check-1 summary").get_text() == "Try again"
    clock.forward(DAY)

    again = responded(ada, site, IMMEDIATE, right(site, IMMEDIATE))

    assert verdict(again) == "Right at the second try."
    assert [number for *_, number in rows(site)] == [1, 2]


def test_several_tries_give_a_hint_after_each_miss_and_fall_in_worth(site: Flask, ada: Reader) -> None:
    first = responded(ada, site, TRIES, wrong(site, TRIES))
    assert verdict(first) == "Not right, so far. 2 tries are left."
    assert "Hint: Ask of each rule who notices first" in question(first)
    assert one(first.soup, "#check-1 input[checked]")

    second = responded(ada, site, TRIES, right(site, TRIES))

    assert verdict(second) == "Right at the second try. It counts 67%."


def test_without_a_hint_of_the_authors_the_reason_of_the_choice_is_the_hint(site: Flask, ada: Reader) -> None:
    page = responded(ada, site, TRIES, wrong(site, TRIES, 2), 2)
    item = quiz(site, TRIES).entries[1].document
    [why, *others] = [option.why for option in item.options if not option.correct]  # type: ignore[union-attr]

    assert f"Hint: {why}" in question(page, 2)
    assert not [other for other in others if other in page.text]


def test_when_the_tries_are_used_everything_is_told(site: Flask, ada: Reader) -> None:
    for which in range(3):
        page = responded(ada, site, TRIES, wrong(site, TRIES, which=which))

    assert verdict(page) == "Not right, and all 3 tries are used."
    assert "Try again" in question(page) and "This is a common idea:" in question(page)


def test_sureness_is_asked_with_its_marks_beforehand_and_its_fit_afterwards(site: Flask, ada: Reader) -> None:
    table = one(ada.open(url(site, CERTAINTY)).soup, ".quiz table").get_text(" ", strip=True)
    assert table.endswith("Certain 3 marks \u22126 marks")

    page = responded(ada, site, CERTAINTY, wrong(site, CERTAINTY), sureness="certain")

    assert verdict(page) == "Not right, and you were certain: \u22126 marks."
    assert "Certain: 1 of your responses, 0% right; surer than the responses were good." in page.text
    assert "On average \u22126 marks of 3." in page.text


def test_without_a_sureness_nothing_is_kept_and_nothing_lost(site: Flask, ada: Reader) -> None:
    page = ada.open(url(site, CERTAINTY))

    answer = hand_over(ada, form(page), right(site, CERTAINTY))

    told = Sheet(answer, "")
    assert (answer.status_code, rows(site)) == (422, [])
    assert "Say how sure you are" in told.text and one(told.soup, "input[checked]")


def test_a_quiz_that_is_handed_in_at_once_tells_about_all(site: Flask, ada: Reader) -> None:
    page = ada.open(url(site, DEFERRED))
    fields = {name: sent for place in range(1, 5) for name, sent in right(site, DEFERRED, place).items()}
    fields |= wrong(site, DEFERRED, 3)

    answer = hand_over(ada, page.form("All questions"), fields)

    assert answer.location == f"{url(site, DEFERRED)}#check-yourself"
    told = ada.open(url(site, DEFERRED))
    verdicts = [tag.get_text() for tag in told.soup.select("[data-quiz-verdict]")]
    assert verdicts == ["Right.", "Right.", "Not right.", "Right."]


def test_what_is_left_out_of_a_whole_quiz_is_asked_for_and_the_rest_stays(site: Flask, ada: Reader) -> None:
    fields = {name: sent for place in (1, 2, 3) for name, sent in right(site, DEFERRED, place).items()}

    answer = hand_over(ada, ada.open(url(site, DEFERRED)).form("All questions"), fields)

    told = Sheet(answer, "")
    assert (answer.status_code, rows(site)) == (422, [])
    assert len(told.soup.select(".error-summary li")) == 1 and len(told.soup.select("[checked]")) >= 3


def test_a_fragment_holds_the_question_and_what_all_come_to(site: Flask, ada: Reader) -> None:
    where = form(ada.open(url(site, IMMEDIATE)))

    answer = hand_over(ada, where, right(site, IMMEDIATE), {"X-Fragment": "1"})

    assert answer.status_code == 200 and answer.text.lstrip().startswith("<main")
    assert "Right." in answer.text and "So far 1 of 4 right." in answer.text
