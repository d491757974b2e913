"""What is taught, as it is searched: FTS5 on SQLite, tsvector on PostgreSQL."""

import sqlalchemy as sa
from alembic import op

from learning.core.columns import Str, Whole

revision = "0009"
down_revision = "0008"

# The index itself is no table of the catalogue: SQLite's is virtual, and PostgreSQL has a type that SQLite lacks.
FTS5 = """
CREATE VIRTUAL TABLE search_index USING fts5(
    title, synonyms, headings, body,
    content='search_entry', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
)
"""
TSVECTOR = """
CREATE TABLE search_index (
    id BIGINT PRIMARY KEY REFERENCES search_entry (id) ON DELETE CASCADE,
    words TSVECTOR NOT NULL
)
"""


def upgrade() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", Whole, autoincrement=False, nullable=False),
        sa.Column("path", Str, nullable=False),
        sa.Column("digest", Str, nullable=False),
        sa.Column("kind", Str, nullable=False),
        sa.Column("url", Str, nullable=False),
        sa.Column("pillar", Str, nullable=False),
        sa.Column("regions", Str, nullable=False),
        sa.Column("verdict", Str, nullable=False),
        sa.Column("title", Str, nullable=False),
        sa.Column("synonyms", Str, nullable=False),
        sa.Column("headings", Str, nullable=False),
        sa.Column("body", Str, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_entry"),
        sqlite_strict=True,
    )
    op.create_index("ix_search_entry_path", "search_entry", ["path"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS5)
    else:
        op.execute(TSVECTOR)
        op.execute("CREATE INDEX ix_search_index_words ON search_index USING gin (words)")


def downgrade() -> None:
    op.drop_table("search_index")
    op.drop_table("search_entry")
