"""What this room holds about a person."""

from learning.core.personal_data import Held, own
from learning.study.models import reading, report

HELD = (
    Held("reading", "the pages that you opened and marked as read", own(reading)),
    Held("reports", "the problems that you reported", own(report, "closed_by")),
)
