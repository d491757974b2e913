"""What is left: values in, rows out."""

from dataclasses import replace

from learning.credit.completion.checklist import Done, Module, Pass, checklist, everything_is_done, percent, work

READ = Module("First words", "/first", 10, True, 125)
UNREAD = Module("Second words", "/second", 12, False)
QUIZ = Pass("Quiz", "/courses/a#check-yourself", True, 0.8, 0.7)
CASE = Pass("A short talk", "/cases/talk", True)
ALL = Done((READ,), QUIZ, (CASE,), None, True, True)


def left(done: Done) -> dict[str, tuple[str, str]]:
    return {row.what: (row.left, row.href) for row in checklist(done, "/courses/a") if not row.done}


def test_nothing_is_left_when_all_is_done() -> None:
    assert (left(ALL), everything_is_done(ALL)) == ({}, True)


def test_an_unread_module_is_named_with_its_address() -> None:
    assert left(replace(ALL, modules=(READ, UNREAD)))["Modules read"] == (
        "1 of 2 read; next: Second words.",
        "/second",
    )


def test_a_quiz_below_its_mark_says_how_far() -> None:
    short = replace(QUIZ, passed=False, score=0.6999)

    assert left(replace(ALL, quiz=short))["Quiz passed"] == ("70% is needed; your best is 69%.", short.url)
    assert left(replace(ALL, quiz=replace(short, score=None)))["Quiz passed"] == ("70% is needed.", short.url)


def test_a_case_that_was_not_passed_is_named() -> None:
    done = replace(ALL, cases=(CASE, Pass("A wok", "/cases/wok", False)))

    assert left(done)["Cases passed"] == ("1 of 2 passed; next: A wok.", "/cases/wok")


def test_a_pathway_has_an_exam_in_place_of_a_quiz() -> None:
    pathway = replace(ALL, quiz=None, exam=Pass("The exam", "/exams/e", False))

    assert [row.what for row in work(pathway)] == ["Modules read", "Cases passed", "Exam passed"]
    assert left(pathway)["Exam passed"] == ("It has to be passed.", "/exams/e")


def test_attestation_and_evaluation_open_when_the_work_is_done() -> None:
    todo = replace(ALL, attested=False, evaluated=False)

    assert left(todo)["Attestation signed"] == ("Sign it.", "/courses/a/attestation")
    assert left(replace(todo, quiz=replace(QUIZ, passed=False)))["Course evaluated"][1] == ""


def test_a_mark_taken_away_after_the_attestation_is_left_again() -> None:
    assert not everything_is_done(replace(ALL, modules=(UNREAD,)))


def test_reading_time_is_said_beside_what_is_expected() -> None:
    assert READ.engaged == "2 min measured, about 10 min expected"
    assert UNREAD.engaged == "not measured, about 12 min expected"


def test_per_cent_are_rounded_down() -> None:
    assert [percent(share) for share in (0.6999, 0.7, 0.29, 1.0, None)] == [69, 70, 29, 100, 0]
