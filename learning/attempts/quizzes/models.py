"""The table of quizzes: responses, only appended. Where a learner stands is worked out from them."""

from sqlalchemy import CheckConstraint, Column, Index

from learning.attempts.owner_columns import owner_columns
from learning.core.columns import Instant, Real, Str, Whole, table

quiz_response = table(
    "quiz_response",
    # Made from what the page had seen: of two requests from one page, one is kept.
    Column("id", Str, primary_key=True),
    *owner_columns(),
    # The page that the quiz stands on.
    Column("kind", Str, nullable=False),
    Column("slug", Str, nullable=False),
    Column("item", Str, nullable=False),
    # The version of the item that was shown.
    Column("digest", Str, nullable=False),
    # The instant at which this go at the item began: a fresh one begins another and keeps those before.
    Column("go", Instant, nullable=False),
    # The owner's so-manieth response to the item, from 1, over all goes.
    Column("number", Whole, nullable=False),
    Column("behaviour", Str, nullable=False),
    # The response as JSON text, in the author's ids.
    Column("value", Str, nullable=False),
    Column("sureness", Str),
    Column("score", Real, nullable=False),
    Column("at", Instant, nullable=False),
    CheckConstraint("behaviour IN ('deferred', 'immediate', 'tries', 'certainty')", name="behaviour"),
    CheckConstraint("sureness IN ('guess', 'fairly', 'certain')", name="sureness"),
    CheckConstraint("account_id IS NOT NULL OR visitor IS NOT NULL", name="owner"),
    Index("ix_quiz_response_account_id", "account_id", "kind", "slug", "item", "go"),
    Index("ix_quiz_response_visitor", "visitor", "kind", "slug", "item", "go"),
)
