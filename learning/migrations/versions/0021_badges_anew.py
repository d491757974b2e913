"""A badge can be made again, with or without the licence in it; the ones before it stay."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Flag, Instant, Str, Whole

revision = "0021"
down_revision = "0020"

FIRST = sa.text("number = 1")
BACK = """
    INSERT INTO badge (certificate_id, position, token, kid, made_at, number, licence)
    SELECT certificate_id, position, token, kid, made_at, 1, 0 FROM badges_kept"""
NEWEST_BACK = """
    INSERT INTO badge (certificate_id, position, token, kid, made_at)
    SELECT certificate_id, position, token, kid, made_at FROM badges_kept
    WHERE number = (SELECT max(number) FROM badges_kept AS other
                    WHERE other.certificate_id = badges_kept.certificate_id)"""


def upgrade() -> None:
    _put_by()
    numbered = (sa.Column("number", Whole, nullable=False), sa.Column("licence", Flag, nullable=False))
    _make(*numbered, sa.PrimaryKeyConstraint("certificate_id", "number", name="pk_badge"))
    op.create_index(
        "uq_badge_position", "badge", ["position"], unique=True, sqlite_where=FIRST, postgresql_where=FIRST
    )
    _bring_back(BACK)


def downgrade() -> None:
    _put_by()
    _make(
        sa.PrimaryKeyConstraint("certificate_id", name="pk_badge"),
        sa.UniqueConstraint("position", name="uq_badge_position"),
    )
    _bring_back(NEWEST_BACK)


def _put_by() -> None:
    """SQLite cannot change the key of a table, and nothing refers to this one."""
    op.execute("CREATE TEMPORARY TABLE badges_kept AS SELECT * FROM badge")
    op.drop_table("badge")


def _bring_back(rows: str) -> None:
    op.execute(rows)
    op.execute("DROP TABLE badges_kept")


def _make(*more: sa.schema.SchemaItem) -> None:
    op.create_table(
        "badge",
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("position", Whole, nullable=False),
        sa.Column("token", Str, nullable=False),
        sa.Column("kid", Str, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["certificate_id"], ["certificate.id"], name="fk_badge_certificate_id_certificate"),
        sa.ForeignKeyConstraint(["kid"], ["signing_key.kid"], name="fk_badge_kid_signing_key"),
        *more,
        sqlite_strict=True,
    )
