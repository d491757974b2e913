"""What the ledger holds about a person."""

from learning.core.personal_data import Held, beneath, own
from learning.credit.ledger.models import outside_certificate, outside_document, renewal, renewal_reminder

HELD = (
    Held("outside-certificates", "hours that you entered as earned elsewhere", own(outside_certificate)),
    Held(
        "outside-documents",
        "which document you sent with which of them; the page of each hands out the file",
        beneath(outside_document, outside_certificate, "body"),
    ),
    Held("renewals", "the days on which you renew your licences", own(renewal)),
    Held("renewal-reminders", "which letters reminded you of them", own(renewal_reminder)),
)
