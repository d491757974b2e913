"""Which certificates were reported to which board."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "reported_certificate",
        sa.Column("certificate_id", Str, nullable=False),
        sa.Column("board", Str, nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("certificate_id", "board", name="pk_reported_certificate"),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["certificate.id"], name="fk_reported_certificate_certificate_id_certificate"
        ),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("reported_certificate")
