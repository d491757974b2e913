"""The provider's signature as a picture: kept with the certificates it was printed on, which go on printing it."""

from dataclasses import replace
from pathlib import Path

import pytest

from learning.core.clock import DAY
from learning.core.database import Database
from learning.credit.certificates import signatures
from learning.credit.certificates.certifying import Unissuable, issue
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import supersede
from learning.credit.certificates.models import certificate
from learning.credit.certificates.printing import Paper, pdf
from learning.credit.certificates.signatures import picture_of
from learning.credit.certificates.snapshot import corrected, read
from learning.credit.signing import ring
from tests.conftest import NOW
from tests.credit.certificates.test_printing import STAMP, snapshot, told
from tests.credit.completions import PROVIDER, completion, keys_in
from tests.credit.pictures.making import PLACE, chunk, parts_of, picture, saved
from tests.people_of import make_account

# A certificate as it was issued before there were pictures, letter by letter.
FIRST = (
    '{"completed_on":"2026-11-18","contact":"12 Mill Lane, Example City, FL 00000","course":"assessment",'
    '"course_title":"Assessment: from first words to a plan","course_type":"home study","florida":"50-0000",'
    '"hours":"1.5","id":"aB3_xYz-0123456789AbCd","instructor":"Cleo Marsh, LMT, MSc",'
    '"issued_at":"2026-11-18T11:06:40Z","kid":"%s","licence":{"number":"MA 00000","profession":"Massage Therapist",'
    '"state":"FL"},"name":"Ada Moss","ncbtmb":"000000-00","place":"online home study",'
    '"provider":"Quiet Hands School, Inc.","results":[["Assessment","85"]],"revisions":[],'
    '"signatory":"Cleo Marsh, Director of Education","statements":["Knowledge and reasoning were assessed. '
    'Hands-on competence was not."],"subject_areas":["Assessment"],"supersedes":null,"texas":"",'
    '"title":"Certificate of Achievement","type":"certificate","v":1,'
    '"verify":"https://palpate.example/verify/aB3_xYz-0123456789AbCd"}'
)


def signed_by(path: Path, colour: tuple[int, int, int, int] = (10, 20, 120, 255)) -> str:
    """The path of a file with a signature, and with a place that nobody meant to send."""
    body = saved(picture("RGBA", (300, 80), colour))
    path.write_bytes(body[:33] + chunk(b"tEXt", PLACE) + body[33:])
    return str(path)


def issued(database: Database, folder: Path, number: int, file: str, account: str) -> str:
    with database.unit() as db:
        done = completion(account, enrolment_id=f"enrolment-{number}")
        return issue(db, keys_in(folder), replace(PROVIDER, signature_file=file), done, NOW + number)


def printed(database: Database, certificate_id: str, paper: Paper = "letter") -> bytes:
    with database.reading() as db:
        copy = find(db, certificate_id).snapshot
        return pdf(copy, paper, picture_of(db, copy.signature))


@pytest.fixture
def ada(database: Database) -> str:
    with database.unit() as db:
        return make_account(db, "Ada", "ada@example.org")


def test_each_certificate_keeps_the_signature_that_it_was_issued_with(
    database: Database, tmp_path: Path, ada: str
) -> None:
    file = signed_by(tmp_path / "signature.png")
    first = issued(database, tmp_path, 1, file, ada)
    before = printed(database, first)
    signed_by(tmp_path / "signature.png", (200, 0, 0, 255))
    second = issued(database, tmp_path, 2, file, ada)
    typed = issued(database, tmp_path, 3, "", ada)

    with database.reading() as db:
        named = [find(db, one).snapshot.signature for one in (first, second, typed)]
        assert (len(set(named)), named[2]) == (3, "")
        assert parts_of(picture_of(db, named[0])) == {"IHDR", "IDAT", "IEND"}
    assert printed(database, first) == before


def test_a_correction_carries_the_signature_over(database: Database, tmp_path: Path, ada: str) -> None:
    old = issued(database, tmp_path, 1, signed_by(tmp_path / "signature.png"), ada)

    with database.unit() as db:
        new = supersede(db, keys_in(tmp_path), old, "Ada Lind", None, "cleo", "A name.", NOW + DAY)
        assert find(db, new).snapshot.signature == find(db, old).snapshot.signature != ""


@pytest.mark.parametrize(("paper", "size"), [("a4", "(A4)"), ("letter", "(letter)")])
def test_the_sheet_shows_it_above_the_name_and_says_so_to_those_who_listen(
    database: Database, tmp_path: Path, ada: str, paper: Paper, size: str
) -> None:
    made = printed(database, issued(database, tmp_path, 1, signed_by(tmp_path / "signature.png"), ada), paper)

    assert b"/Alt(Signature of Cleo Marsh, Director of Education)" in made
    for line in ("Tagged:          yes", "Pages:           1", size):
        assert line in told("pdfinfo", made, tmp_path)
    assert told("pdftotext", made, tmp_path).count("Cleo Marsh, Director of Education, for the provider") == 1


def test_another_picture_is_never_printed(database: Database, tmp_path: Path, ada: str) -> None:
    made = issued(database, tmp_path, 1, signed_by(tmp_path / "signature.png"), ada)

    with database.reading() as db:
        copy = find(db, made).snapshot
    for other in (b"", saved(picture())):
        with pytest.raises(ValueError, match="not the signature"):
            pdf(copy, "letter", other)


@pytest.mark.parametrize("body", [None, b"hello", saved(picture())[:-25]])
def test_a_file_that_cannot_be_used_any_more_stops_the_issue_and_is_named(
    database: Database, tmp_path: Path, ada: str, body: bytes | None
) -> None:
    file = tmp_path / "signature.png"
    if body is not None:
        file.write_bytes(body)

    with pytest.raises(Unissuable, match="PROVIDER_SIGNATURE_FILE"):
        issued(database, tmp_path, 1, str(file), ada)


def test_it_is_drawn_once_for_each_version_of_the_file(
    database: Database, tmp_path: Path, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = signed_by(tmp_path / "signature.png")
    issued(database, tmp_path, 1, file, ada)
    monkeypatch.setattr(signatures, "redrawn", None)

    assert issued(database, tmp_path, 2, file, ada)


def test_a_certificate_from_before_still_holds_and_prints_the_name(database: Database, tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    with database.unit() as db:
        kid = ring.signing_kid(db, keys, "certificates", NOW)
        text = FIRST % kid
        row = {"id": read(text).id, "enrolment_id": "one", "course": "assessment", "kid": kid, "snapshot": text}
        signed = {"signature": keys.sign("certificates", kid, text), "issued_at": NOW}
        db.execute(certificate.insert().values(row | signed))
        found = find(db, read(text).id)

    assert (found.text, found.snapshot.v, found.snapshot.signature) == (text, 1, "")
    assert pdf(found.snapshot, "letter") == pdf(replace(found.snapshot, v=2), "letter")


def test_a_correction_of_one_from_before_is_of_now() -> None:
    old = replace(snapshot(), v=1)

    assert (corrected(old, "Ada Lind", None, STAMP).v, snapshot().v) == (2, 2)


def test_a_picture_is_drawn_before_the_unit_that_keeps_it(
    database: Database, tmp_path: Path, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = signed_by(tmp_path / "signature.png")
    signatures.prepare(file)
    monkeypatch.setattr(signatures, "redrawn", None)

    assert printed(database, issued(database, tmp_path, 1, file, ada))


def test_a_file_that_is_gone_stops_nobody_before_the_unit_says_so(tmp_path: Path) -> None:
    signatures.prepare(str(tmp_path / "gone.png"))
    signatures.prepare("")
