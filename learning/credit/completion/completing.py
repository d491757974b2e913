"""The certificate at the end: issued once, in a transaction of its own, for the course as it is published then."""

from sqlalchemy import Connection, select

from learning.attempts.quizzes.asking import Quiz
from learning.attempts.quizzes.passing import Scores
from learning.core.database import Database
from learning.core.dates import iso_day
from learning.core.errors import Conflict
from learning.core.settings import Settings
from learning.credit.boards.revisions import revisions_in
from learning.credit.certificates.attested import Attested, keep_attested
from learning.credit.certificates.certifying import USE, Unissuable, issue
from learning.credit.certificates.facts import Completion, Licence
from learning.credit.certificates.words import missing
from learning.credit.completion.asked import Asked
from learning.credit.completion.attesting import NotReady, sentence
from learning.credit.completion.checklist import percent
from learning.credit.completion.enrolling import running
from learning.credit.completion.models import enrolment
from learning.credit.completion.standing import SAFE, Enrolled, Standing, standing
from learning.credit.reviewing.clearance import Approver, Clearance
from learning.credit.signing.keys import keys_of
from learning.credit.signing.ring import ready
from learning.people import accounts
from learning.study.course_pages import aims

PILOT = "The course runs as a pilot: it is tried out and gives no hours. Its author ends the pilot in the file."


class Revoked(Conflict):
    """What was revoked is not issued again."""

    what = "The certificate of this enrolment was revoked, so none is issued."
    safe = SAFE
    next = "The page of the certificate says why. Ask the provider if you think that it is wrong."


def complete(database: Database, db: Connection, settings: Settings, account: str, slug: str, now: int) -> str:
    """The id of the certificate of this enrolment; a later call returns the same.

    Raises NotEnrolled, Revoked, NotReady while something is left for the learner, Unissuable while something is left
    for the provider, NoKey. Everything that was done is kept whatever it raises.
    """
    accounts.hold(db, account)
    # A refund at this moment waits, and so does the second of two clicks.
    db.execute(select(enrolment.c.id).where(running(account, slug)).with_for_update())
    here = standing(database, db, account, slug, now)
    if here.enrolled.certificate:
        return here.enrolled.certificate
    if here.enrolled.revoked:
        raise Revoked
    if not here.complete:
        raise NotReady
    if sentences := obstacles(here.asked, here.clearance, settings):
        raise Unissuable(sentences)
    certificate_id = issue(db, keys_of(settings), settings.provider, completion(here), now)
    keep_attested(db, certificate_id, signed(here.enrolled))
    return certificate_id


def signed(enrolled: Enrolled) -> Attested:
    """What the learner attested, word for word."""
    licence = Licence(**enrolled.licence) if enrolled.licence else None
    return Attested(sentence(str(enrolled.attested_name), licence), enrolled.attested_at or 0)


def obstacles(asked: Asked, cleared: Clearance, settings: Settings) -> tuple[str, ...]:
    """What is left for the provider before anybody is credited for a course, in sentences that name settings."""
    document = asked.offer.document
    if asked.pilot:
        return (PILOT,)
    found = list(missing(settings.provider, _instructor(asked)))
    if cleared.approver is None and not settings.credit_trials:
        found.append(_unapproved(cleared.before))
    if not asked.offer.ce:
        found.append("The course amounts to less than half a CE hour.")
    if not (asked.quiz or document.exam):
        found.append("The course has neither a quiz nor an exam, so nothing shows what was learned.")
    return tuple(found)


def keyless(db: Connection, settings: Settings) -> tuple[str, ...]:
    """One more obstacle, where there is no key to sign with."""
    keys = keys_of(settings)
    able = keys.own or ready(db, keys, USE) is not None
    return () if able else (f"There is no key to sign with: `flask keys make --use {USE}` makes one.",)


def completion(here: Standing) -> Completion:
    """The facts of a certificate: title, hours and revisions as published now, the day of the attestation."""
    offer, enrolled, approver = here.asked.offer, here.enrolled, here.clearance.approver
    return Completion(
        enrolment_id=enrolled.id,
        account_id=here.account,
        learner=str(enrolled.attested_name),
        licence=Licence(**enrolled.licence) if enrolled.licence else None,
        course=here.asked.slug,
        title=offer.page.title,
        course_type="home study",
        hours=f"{offer.ce:.1f}",
        subject_areas=tuple(title for title, _ in aims(offer)),
        completed_on=iso_day(enrolled.attested_at or 0),
        instructor=_instructor(here.asked),
        reviewer=approver.words if approver else None,
        results=_results(here),
        revisions=tuple(revisions_in(here.asked.books.digests, offer).items()),
    )


def _instructor(asked: Asked) -> str | None:
    own = asked.offer.document.instructor
    return f"{own.name}, {own.credentials}" if own else None


def _unapproved(before: Approver | None) -> str:
    said = "No licensed reviewer has approved the course for credit."
    if before:
        said = f"{before.who}, approved the course on {before.day}; it was edited after that."
    return (
        f"{said} Staff record the approval of what is published now under “Approval for credit” at the end of its "
        "page; CREDIT_TRIALS=yes allows credit before that, and every page and certificate says that it is a trial."
    )


def _results(here: Standing) -> tuple[tuple[str, str], ...]:
    """(pillar, whole per cent) of the exam that was passed, else of the quiz at its best."""
    if here.exam:
        shares = {pillar: share.score for pillar, share in here.exam.tally.pillars.items()}
    else:
        shares = _by_pillar(here.asked.quiz, here.scores or {}) if here.asked.quiz else {}
    return tuple((pillar.capitalize(), str(percent(score))) for pillar, score in shares.items())


def _by_pillar(quiz: Quiz, scores: Scores) -> dict[str, float]:
    groups: dict[str, list[float]] = {}
    for one in quiz.entries:
        groups.setdefault(one.document.pillar, []).append(scores.get(one.id, 0.0))
    return {pillar: sum(found) / len(found) for pillar, found in groups.items()}
