"""Revisions, generations and renderings."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Instant, Str, Whole

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "revision",
        sa.Column("id", Str, nullable=False),
        sa.Column("path", Str, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("source", Str, nullable=False),
        sa.Column("origin", Str, nullable=False),
        sa.Column("author", Str),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("reviewer_name", Str),
        sa.Column("reviewer_credential", Str),
        sa.Column("reviewed_on", Str),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.CheckConstraint("origin IN ('file', 'browser')", name=op.f("ck_revision_origin")),
        sqlite_strict=True,
    )
    op.create_index("ix_revision_path", "revision", ["path"])
    op.create_table(
        "generation",
        sa.Column("number", Whole, autoincrement=False, nullable=False),
        sa.Column("published_at", Instant, nullable=False),
        sa.Column("published_by", Str),
        sa.PrimaryKeyConstraint("number", name="pk_generation"),
        sqlite_strict=True,
    )
    op.create_table(
        "publication",
        sa.Column("generation", Whole, nullable=False),
        sa.Column("path", Str, nullable=False),
        sa.Column("revision_id", Str, nullable=False),
        sa.PrimaryKeyConstraint("generation", "path", name="pk_publication"),
        sa.ForeignKeyConstraint(["generation"], ["generation.number"], name="fk_publication_generation_generation"),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name="fk_publication_revision_id_revision"),
        sqlite_strict=True,
    )
    op.create_table(
        "file_copy",
        sa.Column("path", Str, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("set_aside", Str),
        sa.PrimaryKeyConstraint("path", name="pk_file_copy"),
        sqlite_strict=True,
    )
    op.create_table(
        "rendering",
        sa.Column("key", Str, nullable=False),
        sa.Column("made", Str, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_rendering"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    for name in ("rendering", "file_copy", "publication", "generation", "revision"):
        op.drop_table(name)
