"""The picture of the provider's signature, by its digest."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "provider_signature",
        sa.Column("digest", Str, nullable=False),
        sa.Column("picture", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_provider_signature"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("provider_signature")
