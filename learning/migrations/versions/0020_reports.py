"""Reports to boards, who was in them, the codes they were made with, and the boards' receipts."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Flag, Instant, Json, Str, Whole

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "board_code",
        *_texts("board", "course", "profession", "code", "course_id"),
        sa.Column("subjects", Json, nullable=False),
        sa.PrimaryKeyConstraint("board", "course", name="pk_board_code"),
        sqlite_strict=True,
    )
    op.create_table(
        "board_report",
        *_texts("id", "board", "state", "course", "first", "last", "profession", "code", "course_id"),
        sa.Column("subjects", Json, nullable=False),
        sa.Column("again", Flag, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("by", Str),
        sa.Column("rows", Whole, nullable=False),
        sa.Column("left_out", Whole, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_board_report"),
        sqlite_strict=True,
    )
    op.create_index("ix_board_report_at", "board_report", ["at"])
    op.create_table(
        "board_report_row",
        *_texts("report_id", "certificate_id", "why"),
        sa.PrimaryKeyConstraint("report_id", "certificate_id", name="pk_board_report_row"),
        _hangs("board_report_row", "report_id", "board_report"),
        _of_certificate("board_report_row"),
        sqlite_strict=True,
    )
    op.create_index("ix_board_report_row_certificate_id", "board_report_row", ["certificate_id"])
    _receipts()


def downgrade() -> None:
    for name in ("board_receipt_row", "board_receipt", "board_report_row", "board_report", "board_code"):
        op.drop_table(name)


def _receipts() -> None:
    op.create_table(
        "board_receipt",
        *_texts("id", "report_id"),
        sa.Column("at", Instant, nullable=False),
        *_texts("by", "digest"),
        sa.Column("further", Json, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_board_receipt"),
        sa.UniqueConstraint("report_id", "digest", name="uq_board_receipt_report_id_digest"),
        _hangs("board_receipt", "report_id", "board_report"),
        sqlite_strict=True,
    )
    op.create_table(
        "board_receipt_row",
        *_texts("receipt_id"),
        sa.Column("position", Whole, nullable=False),
        sa.Column("certificate_id", Str),
        *_texts("attendee"),
        sa.Column("further", Json, nullable=False),
        sa.PrimaryKeyConstraint("receipt_id", "position", name="pk_board_receipt_row"),
        _hangs("board_receipt_row", "receipt_id", "board_receipt"),
        _of_certificate("board_receipt_row"),
        sqlite_strict=True,
    )
    op.create_index("ix_board_receipt_row_certificate_id", "board_receipt_row", ["certificate_id"])


def _texts(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, Str, nullable=False) for name in names]


def _hangs(table: str, column: str, on: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_{column}_{on}"
    return sa.ForeignKeyConstraint([column], [f"{on}.id"], name=name, ondelete="CASCADE")


def _of_certificate(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_certificate_id_certificate"
    return sa.ForeignKeyConstraint(["certificate_id"], ["certificate.id"], name=name)
