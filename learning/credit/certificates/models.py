"""Certificates, which are never changed, and what became of them, which is only appended."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, PrimaryKeyConstraint, text

from learning.core.columns import Instant, Str, table

FIRST = text("supersedes IS NULL")

certificate = table(
    "certificate",
    # 128 random bits as 22 characters of base64url: the address of its public page.
    Column("id", Str, primary_key=True),
    Column("enrolment_id", Str, nullable=False),
    # None once the person has been erased; what was certified is kept as long as it has to be.
    Column("account_id", Str, ForeignKey("account.id", ondelete="SET NULL")),
    Column("course", Str, nullable=False),
    # The canonical text that was signed, letter by letter.
    Column("snapshot", Str, nullable=False),
    Column("signature", Str, nullable=False),
    Column("kid", Str, ForeignKey("signing_key.kid"), nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("supersedes", Str, ForeignKey("certificate.id")),
    # However often completion is asked for, an enrolment has one certificate; a certificate is corrected once.
    Index("uq_certificate_enrolment_id", "enrolment_id", unique=True, sqlite_where=FIRST, postgresql_where=FIRST),
    Index("uq_certificate_supersedes", "supersedes", unique=True),
    Index("ix_certificate_account_id_issued_at", "account_id", "issued_at"),
    Index("ix_certificate_course_issued_at", "course", "issued_at"),
)

certificate_state = table(
    "certificate_state",
    Column("certificate_id", Str, ForeignKey("certificate.id"), nullable=False),
    Column("state", Str, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Str, nullable=False),
    Column("reason", Str, nullable=False),
    PrimaryKeyConstraint("certificate_id", "state"),
    CheckConstraint("state IN ('superseded', 'revoked')", name="state"),
)

# What its owner signed for it, word for word: an attestation goes with the account, this stays with the record.
certificate_attestation = table(
    "certificate_attestation",
    Column("certificate_id", Str, ForeignKey("certificate.id"), primary_key=True),
    Column("says", Str, nullable=False),
    Column("signed_at", Instant, nullable=False),
)

# While one stands, nothing of the certificate's record is destroyed. `ends_at` None: until it is released.
legal_hold = table(
    "legal_hold",
    Column("id", Str, primary_key=True),
    Column("certificate_id", Str, ForeignKey("certificate.id"), nullable=False),
    Column("why", Str, nullable=False),
    Column("placed_at", Instant, nullable=False),
    Column("ends_at", Instant),
    Column("released_at", Instant),
    Index("ix_legal_hold_certificate_id", "certificate_id"),
)

# The picture of the provider's signature as it was when certificates were issued: they print it for good.
provider_signature = table(
    "provider_signature",
    # SHA-256 of the picture, in hexadecimal; certificates name it.
    Column("digest", Str, primary_key=True),
    Column("picture", LargeBinary, nullable=False),
    Column("kept_at", Instant, nullable=False),
)
