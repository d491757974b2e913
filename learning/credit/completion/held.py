"""What completion holds about a person, and what was recorded about their enrolments.

The contents of an evaluation are not among it: nothing says whose they are.
"""

from sqlalchemy import Connection, select

from learning.core.personal_data import Held, beneath, own
from learning.credit.completion.models import (
    attestation,
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


def acted_on(db: Connection, account_id: str) -> list[str]:
    """Their enrolments: reasons of refunds are in the record of acts. As `learning.core.personal_data.TakingOut`."""
    return list(db.scalars(select(enrolment.c.id).where(enrolment.c.account_id == account_id)))
