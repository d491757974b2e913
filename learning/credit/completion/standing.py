"""Where one learner stands with one course: what it asks for, and what they have done of it."""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, Row, Select, literal, select

from learning.attempts.exams import passing as exams
from learning.attempts.exams.marking import Graded
from learning.attempts.passing import cases_passed
from learning.attempts.quizzes import passing as quizzes
from learning.core.database import Database
from learning.core.dates import iso_day
from learning.core.errors import NotFound
from learning.credit.certificates.models import certificate
from learning.credit.completion.asked import Asked, asked_of
from learning.credit.completion.certified import standing_for
from learning.credit.completion.checklist import Done, Module, Pass, everything_is_done, work_is_done
from learning.credit.completion.engaging import engaged
from learning.credit.completion.enrolling import running
from learning.credit.completion.models import attestation, enrolment, evaluation_filed
from learning.credit.reviewing.clearance import Clearance, approved_by, clearance
from learning.library.libraries import library
from learning.study.reading import progress
from quizzes.cases.rules_total import reaches

SAFE = "Everything that you have read, taken and passed is kept."


class NotEnrolled(NotFound):
    """They are not enrolled, or not any more."""

    title = "You are not enrolled in this course"
    what = "Credit is for whoever is enrolled, and you are not enrolled in this course now."
    safe = SAFE
    next = "Enrol on the page of the course."


@dataclass(frozen=True)
class Enrolled:
    """An enrolment that runs. `attested_at`: when the work that the course asks for now was attested.

    `certificate`: the id of the one that stands; `revoked`: of the last one, where none stands any more.
    """

    id: str
    at: int
    attested_at: int | None
    attested_name: str | None
    licence: dict[str, str] | None
    evaluated: bool
    certificate: str | None
    revoked: str | None


@dataclass(frozen=True, eq=False)
class Standing:
    """One learner and one course. `scores`: of the quiz by item; `exam`: the result that is a pass.

    `clearance`: whether a reviewer has approved the course as it is published.
    """

    account: str
    asked: Asked
    enrolled: Enrolled
    clearance: Clearance
    modules: tuple[Module, ...]
    cases: tuple[Pass, ...]
    scores: quizzes.Scores | None
    exam: Graded | None

    @cached_property
    def done(self) -> Done:
        """In the terms of the checklist."""
        attested = None if self.asked.pilot else self.enrolled.attested_at is not None
        return Done(
            self.modules, _quiz(self.asked, self.scores), self.cases, _exam(self.asked, self.exam), attested,
            self.enrolled.evaluated,
        )  # fmt: skip

    @property
    def ready(self) -> bool:
        """Whether the work is done, so that it can be attested and evaluated."""
        return work_is_done(self.done)

    @property
    def complete(self) -> bool:
        """Whether nothing is left for the learner."""
        return everything_is_done(self.done)


def standing(database: Database, db: Connection, account: str, slug: str, now: int) -> Standing:
    """Where they stand. Raises NotFound without such a course, NotEnrolled.

    Six statements, whatever the course holds; the exam of a pathway is a few more.
    """
    read = progress(db, account)
    asked = asked_of(library(database, read.generation), slug, iso_day(now))
    if asked is None:
        raise NotFound
    row = db.execute(_enrolled(account, asked)).first()
    if row is None:
        raise NotEnrolled
    times = engaged(db, account)
    plan = asked.offer.outline
    modules = (
        Module(page.title, page.url, page.minutes, page.key in read.read, times.get(page.key))
        for page in plan.modules
    )
    passed = cases_passed(db, account, [case.slug for case in plan.cases])
    return Standing(
        account, asked, _read(row), clearance(asked.books, asked.offer, row.approved), tuple(modules),
        tuple(Pass(case.title, case.url, case.slug in passed) for case in plan.cases),
        quizzes.best_of(db, account, asked.quiz) if asked.quiz else None,
        exams.passed(db, account, plan.exam.slug) if plan.exam else None,
    )  # fmt: skip


_LAST = (
    select(certificate.c.id)
    .where(certificate.c.enrolment_id == enrolment.c.id)
    .order_by(certificate.c.issued_at.desc())
    .limit(1)
    .scalar_subquery()
)


def _enrolled(account: str, asked: Asked) -> Select[tuple[object, ...]]:
    signed = (attestation.c.enrolment_id == enrolment.c.id) & (attestation.c.asked == asked.work)
    filed = (evaluation_filed.c.account_id == account) & (evaluation_filed.c.course == asked.slug)
    columns = (
        enrolment.c.id, enrolment.c.at, attestation.c.at.label("attested_at"), attestation.c.name,
        attestation.c.licence, evaluation_filed.c.course.is_not(None).label("evaluated"),
        select(certificate.c.id).where(standing_for(enrolment.c.id)).limit(1).scalar_subquery().label("certificate"),
        _LAST.label("last"),
        approved_by(literal(asked.slug)).label("approved"),
    )  # fmt: skip
    joined = enrolment.outerjoin(attestation, signed).outerjoin(evaluation_filed, filed)
    return select(*columns).select_from(joined).where(running(account, asked.slug))


def _read(row: Row[tuple[object, ...]]) -> Enrolled:
    signed, stands = (row.attested_at, row.name, row.licence), row.certificate
    return Enrolled(row.id, row.at, *signed, bool(row.evaluated), stands, None if stands else row.last)


def _quiz(asked: Asked, scores: quizzes.Scores | None) -> Pass | None:
    if asked.quiz is None:
        return None
    needed, share = asked.offer.document.pass_mark, quizzes.share(asked.quiz, scores) if scores else None
    url = f"{asked.offer.page.url}#check-yourself"
    return Pass("Quiz", url, share is not None and reaches(share, needed), share, needed)


def _exam(asked: Asked, result: Graded | None) -> Pass | None:
    exam = asked.offer.outline.exam
    return Pass(exam.title, exam.url, result is not None) if exam else None
