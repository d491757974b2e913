"""Who is asking: the few facts about an account that a page needs."""

from dataclasses import dataclass
from typing import ClassVar, Literal

Role = Literal["student", "instructor", "administrator"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is signed in; `session` is the hash of the session's secret, never the secret.

    `signed_in_at`: when the session began, which is when the password was last given (milliseconds).
    """

    id: str
    name: str
    email: str
    role: Role
    session: str
    signed_in_at: int = 0

    # What flask-login asks of the one behind `current_user`.
    is_authenticated: ClassVar[bool] = True
    is_active: ClassVar[bool] = True
    is_anonymous: ClassVar[bool] = False

    def get_id(self) -> str:
        """The account's id, as flask-login wants it."""
        return self.id
