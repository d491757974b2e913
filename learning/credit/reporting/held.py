"""What reports to boards hold about a person."""

from learning.core.personal_data import Held, beneath
from learning.credit.certificates.models import certificate
from learning.credit.reporting.models import reported_certificate

HELD = (
    Held(
        "reports-to-boards",
        "which of your certificates were reported to which board",
        beneath(reported_certificate, certificate),
    ),
)
