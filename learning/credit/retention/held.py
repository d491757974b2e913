"""What retention holds about a person; a dispute is not named to anybody but administrators."""

from learning.core.personal_data import Held, beneath
from learning.credit.certificates.models import certificate, legal_hold

HELD = (
    Held(
        "legal-holds", "since when your certificates are under a legal hold", beneath(legal_hold, certificate, "why")
    ),
)
