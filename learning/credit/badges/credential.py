"""What a badge says: an OpenBadgeCredential of Open Badges 3.0, made from the frozen copy of a certificate. Pure.

There are no nulls, and what may be many is a list even when it is one. The licence is left out: it would stand under
`identifier`, by consent.
"""

from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from learning.core.dates import iso
from learning.credit.badges.places import Places
from learning.credit.certificates.snapshot import Snapshot

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"


def claims(said: Snapshot, places: Places, position: int, made_at: int) -> dict[str, Any]:
    """The payload of the token: the credential, and beside it iss, jti, nbf (seconds) and sub. `made_at`: ms."""
    subject = _subject(said, places)
    credential = {
        "@context": list(CONTEXTS),
        "id": places.badge(said.id),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": said.course_title,
        "issuer": profile(said.provider, places),
        "validFrom": iso(made_at),
        "awardedDate": said.issued_at,
        "credentialSubject": subject,
        "credentialStatus": places.status_entry(position),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }
    return credential | {
        "iss": places.issuer,
        "jti": credential["id"],
        "nbf": made_at // 1000,
        "sub": subject["id"],
    }


def profile(provider: str, places: Places) -> dict[str, Any]:
    """Who issues."""
    return {"id": places.issuer, "type": ["Profile"], "name": provider, "url": places.site}


def _subject(said: Snapshot, places: Places) -> dict[str, Any]:
    achievement = _achievement(said, places)
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, said.verify)}",
        "type": ["AchievementSubject"],
        "identifier": [
            {"type": "IdentityObject", "hashed": False, "identityHash": said.name, "identityType": "name"}
        ],
        "activityEndDate": f"{said.completed_on}T00:00:00Z",
        "creditsEarned": _number(said.hours),
        "achievement": achievement,
        "result": [
            {"type": ["Result"], "resultDescription": described["id"], "value": percent}
            for described, (_, percent) in zip(achievement["resultDescription"], said.results, strict=True)
        ],
    }


def _achievement(said: Snapshot, places: Places) -> dict[str, Any]:
    address = f"{places.site}/courses/{said.course}"
    return {
        "id": address,
        "type": ["Achievement"],
        "achievementType": "Course",
        "name": said.course_title,
        "description": f"{said.title}: {said.hours} CE by {said.place}.",
        "criteria": {"narrative": " ".join(("The course was completed.", *said.statements))},
        "creditsAvailable": _number(said.hours),
        "tag": list(said.subject_areas),
        "resultDescription": [
            {
                "id": f"{address}#result-{quote(pillar)}",
                "type": ["ResultDescription"],
                "name": pillar,
                "resultType": "Percent",
                "valueMin": "0",
                "valueMax": "100",
            }
            for pillar, _ in said.results
        ],
    }


def _number(hours: str) -> int | float:
    """Whole or half hours, both exact as numbers."""
    number = float(hours)
    return int(number) if number.is_integer() else number
