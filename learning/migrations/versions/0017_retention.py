"""What was signed for certificates, legal holds, and the places of badges whose records were purged."""

import json

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str, Whole

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.create_table(
        "certificate_attestation",
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("says", Str, nullable=False),
        sa.Column("signed_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("certificate_id", name="pk_certificate_attestation"),
        _of_certificate("certificate_attestation"),
        sqlite_strict=True,
    )
    op.create_table(
        "legal_hold",
        sa.Column("id", Str, nullable=False),
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("why", Str, nullable=False),
        sa.Column("placed_at", Instant, nullable=False),
        sa.Column("ends_at", Instant),
        sa.Column("released_at", Instant),
        sa.PrimaryKeyConstraint("id", name="pk_legal_hold"),
        _of_certificate("legal_hold"),
        sqlite_strict=True,
    )
    op.create_index("ix_legal_hold_certificate_id", "legal_hold", ["certificate_id"])
    op.create_table(
        "badge_spent",
        sa.Column("position", Whole, nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("position", name="pk_badge_spent"),
        sqlite_strict=True,
    )
    _keep_what_was_signed()


def _of_certificate(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["certificate_id"], ["certificate.id"], name=f"fk_{table}_certificate_id_certificate"
    )


# The newest attestation that was there when the certificate was issued is the one that it was issued for.
SIGNED = """
    SELECT c.id, a.at, a.name, a.licence FROM certificate c JOIN attestation a ON a.enrolment_id = c.enrolment_id
    WHERE c.supersedes IS NULL AND a.at = (
        SELECT max(b.at) FROM attestation b WHERE b.enrolment_id = c.enrolment_id AND b.at <= c.issued_at
    )
"""
KEEP = "INSERT INTO certificate_attestation (certificate_id, says, signed_at) VALUES (:id, :says, :at)"


def _keep_what_was_signed() -> None:
    """For certificates that were issued before, from the attestations of accounts that are still there."""
    db = op.get_bind()
    rows = {row.id: row for row in db.execute(sa.text(SIGNED))}
    kept = [{"id": row.id, "says": _sentence(row.name, row.licence), "at": row.at} for row in rows.values()]
    if kept:
        db.execute(sa.text(KEEP), kept)


def _sentence(name: str, licence: str | None) -> str:
    """As it was worded until now."""
    held = json.loads(licence) if licence else None
    told = f"licence {held['state']} {held['number']}" if held else "without a licence"
    return f"I am {name}, {told}. I did this work myself."


def downgrade() -> None:
    for name in ("badge_spent", "legal_hold", "certificate_attestation"):
        op.drop_table(name)
