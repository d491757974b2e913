"""What a badge says: an OpenBadgeCredential of Open Badges 3.0, made from the frozen copy of a certificate. Pure.

There are no nulls, what may be many is a list even when it is one, and the two contexts define each name and type: a
`credentialSchema` would need a third. The licence stands under `identifier`, and only where its owner wants it there;
legible, since the hash of something so short, whose form everybody knows, is undone by trying.
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


def claims(said: Snapshot, places: Places, position: int, made_at: int, licence: bool) -> dict[str, Any]:
    """The payload of the token: the credential, and beside it iss, jti, nbf (seconds) and sub.

    `made_at`: milliseconds. `licence`: whether the licence, if there is one, goes into it.
    """
    subject = _subject(said, places, licence)
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
    }
    return credential | {
        "iss": places.issuer,
        "jti": credential["id"],
        "nbf": made_at // 1000,
        "sub": subject["id"],
    }


def profile(provider: str, places: Places) -> dict[str, Any]:
    """Who issues; without a name as long as none is set."""
    named = {"name": provider} if provider else {}
    return {"id": places.issuer, "type": ["Profile"], **named, "url": places.site}


def _subject(said: Snapshot, places: Places, licence: bool) -> dict[str, Any]:
    achievement = _achievement(said, places)
    return {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, said.verify)}",
        "type": ["AchievementSubject"],
        "identifier": _identities(said, licence),
        "activityEndDate": f"{said.completed_on}T00:00:00Z",
        "creditsEarned": _number(said.hours),
        "achievement": achievement,
        "result": [
            {"type": ["Result"], "resultDescription": described["id"], "value": percent}
            for described, (_, percent) in zip(achievement["resultDescription"], said.results, strict=True)
        ],
    }


def _identities(said: Snapshot, licence: bool) -> list[dict[str, Any]]:
    known = [("name", said.name)]
    if licence and said.licence is not None:
        held = said.licence
        known.append(("identifier", f"{held.state} {held.number}, {held.profession}"))
    each = {"type": "IdentityObject", "hashed": False}
    return [each | {"identityHash": value, "identityType": kind} for kind, value in known]


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
