"""What the schemas of badges refuse: a schema that cannot fail checks nothing."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.credit.badges.schemas_of import faults
from tests.credit.badges.wholes import WHOLE, Where, at, changed, full, kind, places_in

# What must be there, as the published models and the rules of a VC-JWT have it.
REQUIRED_OF_A_BADGE = {
    "": "@context id type name issuer validFrom credentialSubject iss jti nbf sub",
    "issuer": "id type name",
    "credentialSubject": "id type achievement",
    "credentialSubject.identifier.0": "type hashed identityHash identityType",
    "credentialSubject.identifier.1": "type hashed identityHash identityType",
    "credentialSubject.achievement": "id type name description criteria",
    "credentialSubject.achievement.criteria": "narrative",
    "credentialSubject.achievement.resultDescription.0": "id type name resultType",
    "credentialSubject.achievement.resultDescription.1": "id type name resultType",
    "credentialSubject.result.0": "type value",
    "credentialSubject.result.1": "type value",
    "credentialStatus": "id type statusPurpose statusListIndex statusListCredential",
}
REQUIRED_OF_A_LIST = {
    "": "@context id type issuer credentialSubject iss nbf sub",
    "credentialSubject": "type statusPurpose encodedList",
}


@pytest.mark.parametrize(
    ("name", "required"),
    [
        ("badge.json", REQUIRED_OF_A_BADGE),
        ("status-list.json", REQUIRED_OF_A_LIST),
        ("issuer.json", {"": "@context id type"}),
    ],
)
def test_exactly_what_must_be_there_is_missed(name: str, required: dict[str, str]) -> None:
    whole = WHOLE[name]()
    missed = {
        ".".join(map(str, path))
        for path in places_in(whole)
        if isinstance(path[-1], str) and faults(name, changed(whole, path, gone=True))
    }

    assert missed == {f"{at}.{one}".lstrip(".") for at, names in required.items() for one in names.split()}


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("other", [None, True, 7, 0.5, "", "x", [], [[]], {}, {"x": 1}], ids=repr)
def test_no_member_takes_a_value_of_another_type(name: str, other: object) -> None:
    whole = WHOLE[name]()
    for path in places_in(whole):
        if kind(at(whole, path)) != kind(other):
            assert faults(name, changed(whole, path, other)), path


@pytest.mark.parametrize("name", WHOLE)
def test_an_empty_text_is_no_value(name: str) -> None:
    whole = WHOLE[name]()
    texts = [path for path in places_in(whole) if isinstance(at(whole, path), str)]

    assert [path for path in texts if not faults(name, changed(whole, path, ""))] == []


@pytest.mark.parametrize("name", WHOLE)
def test_a_member_that_no_model_has_is_refused(name: str) -> None:
    whole = WHOLE[name]()
    objects = [(), *(path for path in places_in(whole) if isinstance(at(whole, path), dict))]

    for path, strange in product(objects, ("licenseNumber", "remark", "Type")):
        assert faults(name, changed(whole, (*path, strange), "MA 1")), path


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_nothing_of_another_type_gets_in_anywhere(name: str, data: st.DataObject) -> None:
    whole = WHOLE[name]()
    path = data.draw(st.sampled_from(list(places_in(whole))))
    other = data.draw(JSON.filter(lambda one: kind(one) != kind(at(whole, path))))

    assert faults(name, changed(whole, path, other))


SUBJECT: Where = ("credentialSubject",)
ACHIEVEMENT: Where = (*SUBJECT, "achievement")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("@context", 0), "https://www.w3.org/2018/credentials/v1"),
        (("type",), ["OpenBadgeCredential", "VerifiableCredential", "Another"]),
        (("type",), ["VerifiableCredential"]),
        ((*ACHIEVEMENT, "achievementType"), "Curse"),
        ((*ACHIEVEMENT, "achievementType"), "ext:"),
        ((*ACHIEVEMENT, "type"), "Achievement"),
        ((*ACHIEVEMENT, "resultDescription", 0, "resultType"), "Percentage"),
        ((*SUBJECT, "identifier", 1, "identityType"), "licenseNumber"),
        ((*SUBJECT, "identifier", 0, "hashed"), True),
        ((*SUBJECT, "identifier", 0, "salt"), "pepper"),
        ((*SUBJECT, "result", 0, "status"), "Done"),
        ((*SUBJECT, "creditsEarned"), -1),
        ((*SUBJECT, "id"), "ada moss"),
        ((*SUBJECT, "activityEndDate"), "2026-11-18"),
        (("validFrom",), "2026-02-30T00:00:00Z"),
        (("nbf",), 1.5),
        (("credentialStatus", "statusListIndex"), "-1"),
        (("credentialStatus", "type"), "StatusList2021Entry"),
    ],
)
def test_a_value_outside_its_vocabulary_or_format_is_refused(path: Where, value: object) -> None:
    assert faults("badge.json", changed(full(), path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("type", 1), "AchievementCredential"),
        ((*ACHIEVEMENT, "achievementType"), "ext:Workshop"),
        ((*ACHIEVEMENT, "image"), {"id": "data:image/png;base64,AA==", "type": "Image", "caption": "A hand"}),
        ((*ACHIEVEMENT, "otherIdentifier"), [
            {"type": "IdentifierEntry", "identifier": "C-1", "identifierType": "productId"}
        ]),
        ((*SUBJECT, "result", 0, "status"), "Completed"),
        ((*SUBJECT, "identifier", 0), {
            "type": "IdentityObject", "hashed": True, "salt": "pepper", "identityType": "emailAddress",
            "identityHash": f"sha256${'aB' * 32}",
        }),
    ],
)  # fmt: skip
def test_what_the_models_allow_passes_though_this_site_does_not_write_it(path: Where, value: object) -> None:
    assert faults("badge.json", changed(full(), path, value)) == []
