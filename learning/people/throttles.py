"""How often people may try. Each bucket is taken before any hashing, in a unit that is kept when the act fails."""

from sqlalchemy import Connection, or_

from learning.core import limits
from learning.core.ids import hashed
from learning.people.names import email_key


def sign_in(db: Connection, email: str, address: str, now: int) -> None:
    """Five tries a minute for an account from one address, a hundred an hour for the account; or raise TooMany.

    The narrow limit comes first, so that one guesser is stopped without shutting the owner out elsewhere.
    """
    whom = _whom(email)
    limits.take(db, f"sign-in:{whom}:{address}", per_minute=5, burst=5, now=now)
    limits.take(db, f"sign-in:{whom}", per_minute=100 / 60, burst=100, now=now)


def reset(db: Connection, email: str, address: str, now: int) -> None:
    """Three reset letters an hour for an account, and thirty from one address to whatever accounts; or TooMany.

    A letter goes to unknown addresses too, so nobody may have many sent to other people's mailboxes.
    """
    limits.take(db, f"reset:{_whom(email)}", per_minute=3 / 60, burst=3, now=now)
    limits.take(db, f"reset-from:{address}", per_minute=30 / 60, burst=30, now=now)


def register(db: Connection, address: str, now: int) -> None:
    """Ten registrations an hour from one address; or raise TooMany."""
    limits.take(db, f"register:{address}", per_minute=10 / 60, burst=10, now=now)


def licence(db: Connection, account_id: str, now: int) -> None:
    """Twenty licences an hour for an account: nobody holds more; or raise TooMany."""
    limits.take(db, f"licence:{account_id}", per_minute=20 / 60, burst=20, now=now)


def export(db: Connection, account_id: str, now: int) -> None:
    """Twenty copies of one's data an hour; or raise TooMany."""
    limits.take(db, f"export:{account_id}", per_minute=20 / 60, burst=20, now=now)


def forget(db: Connection, email: str, account_id: str) -> None:
    """Drop whatever was counted under this address or account."""
    named = (limits.token_bucket.c.bucket.contains(text, autoescape=True) for text in (_whom(email), account_id))
    db.execute(limits.token_bucket.delete().where(or_(*named)))


def _whom(email: str) -> str:
    # The table of buckets needs to tell accounts apart, not to know addresses.
    return hashed(email_key(email))[:32]
