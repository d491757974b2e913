from collections.abc import Iterator
from typing import Any

import pytest

from learning.credit.badges.credential import CONTEXTS, claims
from learning.credit.badges.places import LENGTH, Places
from learning.credit.certificates.snapshot import Stamp, snapshot_of
from tests.conftest import NOW
from tests.credit.completions import PROVIDER, SITE, completion

LISTS = {"@context", "type", "identifier", "result", "resultDescription", "tag"}


def said(*, with_licence: bool = False, **changed: Any) -> dict[str, Any]:
    """What the badge of Ada's certificate says."""
    stamp = Stamp("A" * 22, f"{SITE}/verify/{'A' * 22}", "kid", NOW)
    copy = snapshot_of(completion("ada", **changed), PROVIDER, stamp)
    return claims(copy, Places(SITE), 5, NOW + 1_000, with_licence)


def everything(value: Any) -> Iterator[tuple[str, Any]]:
    """Each name with its value, however deep."""
    for name, one in value.items():
        yield name, one
        for part in one if isinstance(one, list) else [one]:
            yield from everything(part) if isinstance(part, dict) else ()


def test_both_contexts_stand_in_order() -> None:
    assert said()["@context"] == list(CONTEXTS)
    assert CONTEXTS[0] == "https://www.w3.org/ns/credentials/v2" and "/ob/v3p0/context-3.0.3" in CONTEXTS[1]


def test_the_claims_repeat_the_credential() -> None:
    badge = said()

    assert badge["iss"] == badge["issuer"]["id"] and badge["jti"] == badge["id"]
    assert badge["sub"] == badge["credentialSubject"]["id"] and badge["nbf"] == NOW // 1000 + 1
    assert "exp" not in badge and "iat" not in badge


@pytest.mark.parametrize(("hours", "number"), [("1.5", 1.5), ("2", 2), ("0.5", 0.5), ("2.0", 2)])
def test_the_hours_are_a_number(hours: str, number: float) -> None:
    subject = said(hours=hours)["credentialSubject"]

    assert subject["creditsEarned"] == subject["achievement"]["creditsAvailable"] == number


def test_each_result_refers_to_its_description() -> None:
    subject = said()["credentialSubject"]
    names = {one["id"]: one["name"] for one in subject["achievement"]["resultDescription"]}

    assert [(names[one["resultDescription"]], one["value"]) for one in subject["result"]] == [
        ("Assessment", "85"),
        ("Treatment", "90"),
    ]


def test_the_licence_is_nowhere_until_its_owner_wants_it() -> None:
    assert "MA 00000" not in str(said()) and "Massage Therapist" not in str(said())
    assert said(with_licence=True, licence=None) == said(licence=None)


def test_the_licence_stands_legible_under_identifier_alone() -> None:
    badge = said(with_licence=True)
    name, licence = badge["credentialSubject"].pop("identifier")

    assert (name["identityType"], name["identityHash"]) == ("name", "Ada Moss")
    assert licence == {
        "type": "IdentityObject", "hashed": False,
        "identityType": "identifier", "identityHash": "FL MA 00000, Massage Therapist",
    }  # fmt: skip
    assert "MA 00000" not in str(badge) and "licenseNumber" not in dict(everything(badge))


@pytest.mark.parametrize(
    "changed", [{}, {"licence": None, "reviewer": None, "results": (), "subject_areas": ("One",)}]
)
def test_there_are_no_nulls_and_lists_stay_lists(changed: dict[str, Any]) -> None:
    for name, value in everything(said(**changed)):
        assert value is not None, name
        if name in LISTS and value != "IdentityObject" and not isinstance(value, str):
            assert isinstance(value, list), name


def test_a_place_names_its_list_and_its_bit() -> None:
    entry = Places(SITE).status_entry(2 * LENGTH + 7)

    assert entry["statusListIndex"] == "7" and entry["statusListCredential"] == f"{SITE}/badges/status/2"


def test_one_person_has_another_subject_on_each_certificate() -> None:
    stamp = Stamp("B" * 22, f"{SITE}/verify/{'B' * 22}", "kid", NOW)
    other = claims(snapshot_of(completion("ada"), PROVIDER, stamp), Places(SITE), 6, NOW, licence=False)

    assert other["sub"] != said()["sub"]
