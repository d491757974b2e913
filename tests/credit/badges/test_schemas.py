"""Every badge, the issuer and the status list against schemas that refuse what departs from the published models."""

from itertools import product

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft201909Validator

from learning.credit.badges.credential import claims
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.certificates.facts import CourseType, Licence
from learning.credit.certificates.snapshot import corrected, snapshot_of
from learning.credit.signing.keys import keys_of
from tests.conftest import NOW, database_of
from tests.credit.badges.making import badged_at, parts
from tests.credit.badges.schemas_of import FILES, faults, is_instant, is_uri
from tests.credit.badges.wholes import PLACES, STAMP
from tests.credit.completions import LICENCE, PROVIDER, completion
from tests.reader import Reader

NAMES = (
    "Ada Moss",
    "W" * 200,
    " ".join(["Maximiliana"] * 16),
    "فاطمة الزهراء",
    "艾達·莫斯",
    "Ada \u202e\u2066Moss",
    '"}, {"',
)
RESULTS: tuple[tuple[tuple[str, str], ...], ...] = (
    (),
    (("Assessment", "85"),),
    (("Why & how?", "0"), ("治療", "100")),
)
SUBJECTS: tuple[tuple[str, ...], ...] = ((), ("One",), ("One", "Two"))


@pytest.mark.parametrize("name", FILES)
def test_each_schema_is_one(name: str) -> None:
    Draft201909Validator.check_schema(FILES[name])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("course_type", ["home study", "live", "webinar"])
@pytest.mark.parametrize("licence", [None, LICENCE, Licence("TX", "עדה" * 60, "מסאז'")])
def test_every_kind_of_certificate_has_a_badge_that_passes(
    name: str, course_type: CourseType, licence: Licence | None
) -> None:
    for results, areas, reviewer, hours in product(RESULTS, SUBJECTS, (None, "Dora"), ("0.5", "12")):
        done = completion(
            "ada", learner=name, title=name, course_type=course_type, licence=licence, results=results,
            subject_areas=areas, reviewer=reviewer, hours=hours,
        )  # fmt: skip
        for consent in (True, False):
            assert (
                faults("badge.json", claims(snapshot_of(done, PROVIDER, STAMP), PLACES, 131_071, NOW, consent)) == []
            )


def test_the_badge_of_a_corrected_certificate_passes() -> None:
    new = corrected(snapshot_of(completion("ada"), PROVIDER, STAMP), "Ada Lind", None, STAMP)

    assert faults("badge.json", claims(new, PLACES, 0, NOW, licence=True)) == []


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=200).filter(str.strip))
def test_whatever_somebody_is_called_the_badge_passes(name: str) -> None:
    done = completion("ada", learner=name, licence=Licence("FL", name, name))

    assert faults("badge.json", claims(snapshot_of(done, PROVIDER, STAMP), PLACES, 0, NOW, licence=True)) == []


def test_what_the_site_publishes_passes(site: Flask, visitor: Reader) -> None:
    revoked, token = badged_at(site)
    with database_of(site).unit() as db:
        revoke(db, revoked, "cleo", "Wrong person.", NOW)

    assert faults("badge.json", parts(token)[1]) == []
    assert faults("issuer.json", visitor.client.get("/badges/issuer").json) == []
    assert faults("status-list.json", parts(visitor.client.get("/badges/status/0").text)[1]) == []


def test_a_superseded_one_and_its_list_pass(site: Flask, visitor: Reader) -> None:
    old, token = badged_at(site)
    with database_of(site).unit() as db:
        keys = keys_of(site.extensions["palpate"].settings)
        supersede(db, keys, old, "Ada Lind", None, "cleo", "A name.", NOW)

    assert faults("badge.json", parts(token)[1]) == []
    assert faults("status-list.json", parts(visitor.client.get("/badges/status/0").text)[1]) == []


def test_formats_are_asserted() -> None:
    assert is_uri("urn:uuid:1") and is_uri("https://a.example/%C3%A4#b") and is_uri(7)
    assert not any(map(is_uri, ("a.example", "https://a b", "https://ä", "https://a/%4", "https:", "1a:b")))
    assert is_instant("2026-11-18T00:00:00Z") and is_instant("2026-11-18T00:00:00.5+01:00") and is_instant(None)
    assert not is_instant("2026-11-18T00:00:00") and not is_instant("18 November 2026")
