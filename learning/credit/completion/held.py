"""What completion holds about a person, and what was recorded about their enrolments.

The contents of an evaluation are not among it: nothing says whose they are.
"""

from sqlalchemy import Connection, func, select

from learning.core.personal_data import Held, Kept, beneath, own
from learning.credit.completion.models import (
    attestation,
    course_evaluation,
    engaged_report,
    engaged_time,
    enrolment,
    enrolment_refund,
    evaluation_filed,
)

HELD = (
    Held("enrolments", "the courses you enrolled in for credit", own(enrolment)),
    Held("refunds", "fees that went back, and why", beneath(enrolment_refund, enrolment, "by")),
    Held("attestations", "what you signed, and when", beneath(attestation, enrolment)),
    Held("evaluations-filed", "the courses you evaluated, not what you said", own(evaluation_filed)),
    Held("reading-time", "how long modules were in front of you, by day", own(engaged_time)),
    Held("reading-time-reports", "when your browser last reported that time", own(engaged_report)),
)


def acted_on(db: Connection, account_id: str, _now: int) -> list[str]:
    """Their enrolments: reasons of refunds are in the record of acts. As `learning.core.personal_data.TakingOut`."""
    return list(db.scalars(select(enrolment.c.id).where(enrolment.c.account_id == account_id)))


def staying(db: Connection, account_id: str, _now: int) -> list[Kept]:
    """Their evaluations, which nobody can find. As `learning.core.personal_data.Keeping`."""
    filed = select(func.count()).where(evaluation_filed.c.account_id == account_id)
    if not (number := db.scalar(filed)):
        return []
    what = f"What you said about {number} course{'' if number == 1 else 's'} when you evaluated them"
    return [Kept(what, "nothing says that it was you, so nobody can find it", None, (course_evaluation.c.comment,))]
