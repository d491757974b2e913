"""What reports to boards hold about a person."""

from learning.core.personal_data import Held, beneath
from learning.credit.certificates.models import certificate
from learning.credit.reporting.models import board_receipt_row, board_report_row, reported_certificate

HELD = (
    Held(
        "reports-to-boards",
        "which of your certificates were reported to which board",
        beneath(reported_certificate, certificate),
    ),
    Held(
        "reports-to-boards-rows",
        "the reports that one of your certificates was looked at for, and why it was left out where it was",
        beneath(board_report_row, certificate),
    ),
    Held(
        "reports-to-boards-receipts",
        "what boards wrote back about your certificates",
        beneath(board_receipt_row, certificate),
    ),
)
