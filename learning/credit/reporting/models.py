"""What was reported to which board: once for each certificate, report by report, and what the board wrote back."""

from sqlalchemy import Column, ForeignKey, Index, PrimaryKeyConstraint, UniqueConstraint

from learning.core.columns import Flag, Instant, Json, Str, Whole, table


def _certificate(*, nullable: bool = False) -> Column[str]:
    return Column("certificate_id", Str, ForeignKey("certificate.id"), nullable=nullable)


def _report() -> Column[str]:
    return Column("report_id", Str, ForeignKey("board_report.id", ondelete="CASCADE"), nullable=False)


reported_certificate = table(
    "reported_certificate",
    _certificate(),
    Column("board", Str, nullable=False),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("certificate_id", "board"),
)

# The codes that an operator typed last. Whoever reports holds the row: reports on one course to one board queue.
board_code = table(
    "board_code",
    Column("board", Str, nullable=False),
    Column("course", Str, nullable=False),
    Column("profession", Str, nullable=False),
    Column("code", Str, nullable=False),
    Column("course_id", Str, nullable=False),
    Column("subjects", Json, nullable=False),
    PrimaryKeyConstraint("board", "course"),
)

# What a report was made from; with the frozen certificates of its rows it is made again letter by letter.
board_report = table(
    "board_report",
    Column("id", Str, primary_key=True),
    Column("board", Str, nullable=False),
    Column("state", Str, nullable=False),
    Column("course", Str, nullable=False),
    Column("first", Str, nullable=False),
    Column("last", Str, nullable=False),
    Column("profession", Str, nullable=False),
    Column("code", Str, nullable=False),
    Column("course_id", Str, nullable=False),
    Column("subjects", Json, nullable=False),
    Column("again", Flag, nullable=False),
    Column("at", Instant, nullable=False),
    # None: from the command line.
    Column("by", Str),
    Column("rows", Whole, nullable=False),
    Column("left_out", Whole, nullable=False),
    # Of the table as it was first made: SHA-256 in hexadecimal.
    Column("digest", Str, nullable=False),
)
Index("ix_board_report_at", board_report.c.at)

board_report_row = table(
    "board_report_row",
    _report(),
    _certificate(),
    # '' for whoever was reported, otherwise why they were left out.
    Column("why", Str, nullable=False),
    PrimaryKeyConstraint("report_id", "certificate_id"),
)
Index("ix_board_report_row_certificate_id", board_report_row.c.certificate_id)

board_receipt = table(
    "board_receipt",
    Column("id", Str, primary_key=True),
    _report(),
    Column("at", Instant, nullable=False),
    Column("by", Str, nullable=False),
    # Of what was handed in: SHA-256 in hexadecimal.
    Column("digest", Str, nullable=False),
    # What it holds beside the people, letter by letter.
    Column("further", Json, nullable=False),
    UniqueConstraint("report_id", "digest"),
)

board_receipt_row = table(
    "board_receipt_row",
    Column("receipt_id", Str, ForeignKey("board_receipt.id", ondelete="CASCADE"), nullable=False),
    Column("position", Whole, nullable=False),
    # None for somebody who was not reported; `attendee` then says whom the receipt names.
    _certificate(nullable=True),
    Column("attendee", Str, nullable=False),
    Column("further", Json, nullable=False),
    PrimaryKeyConstraint("receipt_id", "position"),
)
Index("ix_board_receipt_row_certificate_id", board_receipt_row.c.certificate_id)
