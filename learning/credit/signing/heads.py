"""Signs the head of the record of acts with the key for it."""

from sqlalchemy import Connection

from learning.core.settings import Settings
from learning.credit.signing import ring
from learning.credit.signing.keys import keys_of

USE = "audit"


class AuditSigner:
    """See `learning.core.registries.HeadSigner`."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def sign(self, db: Connection, text: str, now: int) -> tuple[str, str]:
        """The name of the key and the signature. Raises NoKey."""
        signed = ring.sign(db, keys_of(self._settings), USE, text, now)
        return signed.kid, signed.signature

    def holds(self, db: Connection, kid: str, text: str, signature: str, at: int) -> bool:
        """Whether that key signed this text, and what it signed at that instant holds."""
        key = next((one for one in ring.known(db) if (one.kid, one.use) == (kid, USE)), None)
        return key is not None and key.holds_at(at) and ring.genuine(key, text, signature)
