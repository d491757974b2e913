"""Evaluations: one for each learner and course, and nothing that says whose is whose."""

import pytest
from sqlalchemy import select

from learning.core.audit import audit_row
from learning.core.database import Database
from learning.credit.completion.attesting import NotReady
from learning.credit.completion.evaluating import FEWEST, Summary, evaluate, summary
from learning.credit.completion.models import course_evaluation, evaluation_filed
from learning.credit.completion.questions import questions
from tests.conftest import NOW
from tests.credit.completion.school import AGREED, COURSE, TODAY, at_once, enrolled, said, worked
from tests.people_of import make_account


def told(database: Database) -> Summary:
    with database.reading() as db:
        return summary(db, COURSE)


def sheets(database: Database) -> list[dict[str, object]]:
    with database.reading() as db:
        return [dict(row._mapping) for row in db.execute(select(course_evaluation))]


def test_one_learner_is_heard_once(school: Database, ada_id: str) -> None:
    worked(school, ada_id)

    raised = at_once(8, lambda _: said(school, ada_id, comment="Good."))
    said(school, ada_id)

    assert (raised, told(school).number) == ([], 1)


def test_a_second_evaluation_is_not_called_kept(school: Database, ada_id: str) -> None:
    here = worked(school, ada_id)

    with school.unit() as db:
        assert [evaluate(db, here, AGREED, text, NOW) for text in ("Good.", "Bad.")] == [True, False]
    assert [sheet["comment"] for sheet in sheets(school)] == ["Good."]


def test_nothing_joins_what_was_said_to_who_said_it(school: Database, ada_id: str) -> None:
    worked(school, ada_id)
    with school.reading() as db:
        acts = len(db.execute(select(audit_row)).all())
    said(school, ada_id, comment="Good.")

    [sheet] = sheets(school)
    with school.reading() as db:
        marks = {value for row in db.execute(select(evaluation_filed)) for value in row}
        assert len(db.execute(select(audit_row)).all()) == acts, "an act has an instant"
    assert set(sheet) == {"id", "course", "day", "ratings", "comment"} and sheet["day"] == TODAY
    assert {value for value in sheet.values() if isinstance(value, str)} & marks == {COURSE}


def test_the_order_of_the_rows_is_nobodys(school: Database) -> None:
    for table in (evaluation_filed, course_evaluation):
        assert table.dialect_options["sqlite"]["with_rowid"] is False


def test_it_is_taken_when_the_work_is_done(school: Database, ada_id: str) -> None:
    enrolled(school, ada_id)

    with pytest.raises(NotReady):
        said(school, ada_id)


def test_a_summary_is_told_from_five_on(school: Database) -> None:
    for number in range(FEWEST):
        assert (told(school).rated, told(school).comments) == ((), ())
        with school.unit() as db:
            account = make_account(db, f"Ada {number}", f"{number}@example.org")
        worked(school, account)
        said(school, account, comment="Good." if number else "")

    shown = told(school)
    assert (shown.number, len(shown.comments)) == (FEWEST, FEWEST - 1)
    assert [(one.mean, one.counts) for one in shown.rated] == [(5.0, (FEWEST, 0, 0, 0, 0))] * len(AGREED)


def test_the_sheet_names_its_source() -> None:
    assert "NCBTMB requires an evaluation for each course" in questions().source
    assert len({one.id for one in questions().statements}) == len(questions().statements)
    assert all(one.says.endswith(".") for one in questions().statements), "a comma ends an unquoted sentence in YAML"
