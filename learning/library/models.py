"""Tables of the published store: revisions never change, a generation names one revision for each path."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, PrimaryKeyConstraint

from learning.core.columns import Instant, Str, Whole, table

# One version of one document. The reviewer is the named clinician who approved this very text, if anybody has.
revision = table(
    "revision",
    Column("id", Str, primary_key=True),
    Column("path", Str, nullable=False),
    Column("digest", Str, nullable=False),
    Column("source", Str, nullable=False),
    Column("origin", Str, nullable=False),
    Column("author", Str),
    Column("created_at", Instant, nullable=False),
    Column("reviewer_name", Str),
    Column("reviewer_credential", Str),
    Column("reviewed_on", Str),
    CheckConstraint("origin IN ('file', 'browser')", name="origin"),
)
Index("ix_revision_path", revision.c.path)

generation = table(
    "generation",
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("published_at", Instant, nullable=False),
    Column("published_by", Str),
)

publication = table(
    "publication",
    Column("generation", Whole, ForeignKey("generation.number"), nullable=False),
    Column("path", Str, nullable=False),
    Column("revision_id", Str, ForeignKey("revision.id"), nullable=False),
    PrimaryKeyConstraint("generation", "path"),
)

# What the files last said: a published digest that differs was written in the browser since. `set_aside` is the
# digest of a file that was declined with --ours, so that it is not asked about again.
file_copy = table(
    "file_copy",
    Column("path", Str, primary_key=True),
    Column("digest", Str, nullable=False),
    Column("set_aside", Str),
)

# A document made ready to read, as JSON with its keys in the author's order; `key` covers its text, everything it
# mentions, and the version of the renderer.
rendering = table(
    "rendering",
    Column("key", Str, primary_key=True),
    Column("made", Str, nullable=False),
    Column("made_at", Instant, nullable=False),
)

# One thing that can be found, in plain text; `regions`, `synonyms` and `headings` one a line, `verdict` of a claim.
# `digest` covers what it was made from. The index over it, search_index, is made by the migration, for each database
# in a way of its own.
search_entry = table(
    "search_entry",
    Column("id", Whole, primary_key=True, autoincrement=False),
    Column("path", Str, nullable=False),
    Column("digest", Str, nullable=False),
    Column("kind", Str, nullable=False),
    Column("url", Str, nullable=False),
    Column("pillar", Str, nullable=False),
    Column("regions", Str, nullable=False),
    Column("verdict", Str, nullable=False),
    Column("title", Str, nullable=False),
    Column("synonyms", Str, nullable=False),
    Column("headings", Str, nullable=False),
    Column("body", Str, nullable=False),
)
Index("ix_search_entry_path", search_entry.c.path)
