"""The public half of every signing key and how long it held: kept when its file is gone."""

from sqlalchemy import CheckConstraint, Column

from learning.core.columns import Instant, Str, table

USES = ("certificates", "audit", "badges")

signing_key = table(
    "signing_key",
    # The year it was made in and the fingerprint of the public key: a public key put in its place would not fit.
    Column("kid", Str, primary_key=True),
    Column("use", Str, nullable=False),
    # As base64url: the 32 bytes of an Ed25519 key, the modulus of an RSA key (badges).
    Column("public", Str, nullable=False),
    Column("made_at", Instant, nullable=False),
    # Signs no more; what it signed holds.
    Column("retired_at", Instant),
    # Signs no more, and what it signed later than this does not hold.
    Column("revoked_after", Instant),
    CheckConstraint("use IN ('certificates', 'audit', 'badges')", name="use"),
)
