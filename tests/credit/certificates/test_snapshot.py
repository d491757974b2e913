import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.credit.certificates.facts import Licence
from learning.credit.certificates.snapshot import Snapshot, Stamp, corrected, read, snapshot_of, to_text
from learning.credit.certificates.words import ASSESSED, NO_NUMBER, NO_REVIEWER
from tests.conftest import NOW
from tests.credit.completions import LICENCE, PROVIDER, completion

STAMP = Stamp("A" * 22, f"https://palpate.example/verify/{'A' * 22}", "2026-ab", NOW)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)


def snapshot(**changed: object) -> Snapshot:
    return snapshot_of(completion("ada", **changed), PROVIDER, STAMP)


def test_it_holds_everything_a_board_asks_for() -> None:
    said = to_text(snapshot())

    for fact in (
        "Certificate of Achievement", "Ada Moss", "MA 00000", "FL", "Assessment: from first words to a plan",
        "2026-11-18", "online home study", '"hours":"1.5"', "Clinical reasoning", "Quiet Hands School, Inc.",
        "000000-00", "50-0000", "12 Mill Lane", "Cleo Marsh, LMT, MSc", "Director of Education", "A" * 22,
        STAMP.verify, ASSESSED, "Dora Lind", "content/pillars/assessment/introduction.md", "85",
    ):  # fmt: skip
        assert fact in said


@pytest.mark.parametrize(
    ("kind", "title", "place"),
    [
        ("home study", "Certificate of Achievement", "online home study"),
        ("live", "Certificate of Completion", "in person"),
        ("webinar", "Certificate of Completion", "live webinar"),
    ],
)
def test_its_title_says_what_was_done(kind: str, title: str, place: str) -> None:
    made = snapshot(course_type=kind)

    assert (made.title, made.place) == (title, place)


def test_what_is_missing_is_said_and_never_made_up() -> None:
    from learning.core.provider import Provider

    bare = snapshot_of(completion("ada", reviewer=None, licence=None), Provider(name="Quiet Hands"), STAMP)

    assert bare.statements == (ASSESSED, NO_REVIEWER, NO_NUMBER)
    assert (bare.ncbtmb, bare.florida, bare.texas, bare.licence) == ("", "", "", None)


def test_a_course_may_name_an_instructor_of_its_own() -> None:
    assert snapshot(instructor="Ben Reed, DC").instructor == "Ben Reed, DC"


@given(NAMES)
def test_what_was_written_is_read_back(name: str) -> None:
    import unicodedata

    made = snapshot(learner=unicodedata.normalize("NFC", name))

    assert read(to_text(made)) == made and json.loads(to_text(made))["name"] == made.name


def test_a_correction_changes_who_it_is_for_and_nothing_that_was_achieved() -> None:
    licence = Licence("TX", "MT 2", "Massage Therapist")
    old, new = snapshot(), corrected(snapshot(), "Ada Moss-Lind", licence, Stamp("B" * 22, "v", "2027-cd", NOW + 1))

    assert (new.name, new.licence, new.supersedes) == ("Ada Moss-Lind", licence, old.id)
    same = ("course", "course_title", "hours", "completed_on", "results", "revisions", "provider", "statements")
    assert all(getattr(new, name) == getattr(old, name) for name in same)


def test_a_half_of_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError):
        to_text(snapshot(learner="\ud800"))


def test_the_text_is_the_same_each_time() -> None:
    assert to_text(snapshot()) == to_text(snapshot()) and to_text(snapshot(licence=LICENCE)) == to_text(snapshot())
