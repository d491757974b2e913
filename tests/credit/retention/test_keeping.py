"""What stays of certificates when somebody is erased, for how long, and what goes with them."""

from pathlib import Path

from learning.core.clock import DAY
from learning.core.columns import metadata
from learning.core.database import Database
from learning.core.dates import years_later
from learning.core.personal_data import Kept
from learning.credit.certificates import holding
from learning.credit.certificates.checking import NoSuchCertificate, find
from learning.credit.retention.records import OF_NOBODY, PARTS, records
from tests.conftest import NOW
from tests.credit.completion.school import at_once
from tests.credit.retention.school import DUE, KEEPING, YEARS, corrected, erased, issued, of_ada, rows_of
from tests.people_of import make_account

ALL = {"certificate", "certificate_attestation", "reported_certificate", "board_report_row", "badge"}


def told(database: Database, account: str, now: int = NOW) -> list[Kept]:
    with database.reading() as db:
        return KEEPING(db, account, now)


def held(database: Database, *certificates: str, ends_at: int | None = None) -> None:
    with database.unit() as db:
        holding.hold(db, certificates, "Moss v. Lind", ends_at, NOW)


def test_each_kind_that_stays_is_said_with_its_reason_and_day(database: Database, tmp_path: Path) -> None:
    ada, _ = of_ada(database, tmp_path)

    words = [one.words for one in told(database, ada)]

    assert [one.split(":")[0].split(",")[0].split(" with ")[0] for one in words] == [
        "1 certificate", "The attestation that you signed for it", "Which board it was reported to",
        "The report to a board that it was looked at for", "The badge that you made of it",
    ]  # fmt: skip
    assert all(": until 18 November 2033, because " in one for one in words)


def test_what_was_signed_and_told_stays_when_the_account_goes(database: Database, tmp_path: Path) -> None:
    ada, [hers] = of_ada(database, tmp_path)

    erased(database, ada)

    assert rows_of(database, hers) == ALL
    with database.reading() as db:
        assert (find(db, hers).account_id, find(db, hers).standing.state) == (None, "valid")


def test_a_record_is_kept_from_its_last_certificate_on(database: Database, tmp_path: Path) -> None:
    ada, [hers] = of_ada(database, tmp_path)
    corrected(database, tmp_path, hers, NOW + 400 * DAY)

    assert {one.until for one in told(database, ada, DUE)} == {years_later(NOW + 400 * DAY, YEARS)}


def test_what_is_past_its_time_goes_with_the_account_and_its_badge_never_holds_again(
    database: Database, tmp_path: Path
) -> None:
    ada, [hers] = of_ada(database, tmp_path)

    assert (told(database, ada, DUE - 1) != [], told(database, ada, DUE)) == (True, [])
    erased(database, ada, DUE)

    assert rows_of(database, hers) == set()
    with database.reading() as db:
        assert len(db.execute(metadata.tables["badge_spent"].select()).all()) == 1


def test_what_is_held_stays_past_its_time_and_the_dispute_is_not_named(database: Database, tmp_path: Path) -> None:
    ada, [hers, other] = of_ada(database, tmp_path, "enrolment-1", "enrolment-2")
    held(database, hers)

    [kept] = erased(database, ada, DUE)

    assert (rows_of(database, hers), rows_of(database, other)) == ({*ALL, "legal_hold"}, set())
    assert kept.words.startswith(
        "1 certificate, with all that belongs to the record of it: until it is settled, because"
    )
    assert kept.words.endswith("(a legal hold).") and "Moss" not in kept.words


def test_a_hold_on_the_first_certificate_holds_its_correction(database: Database, tmp_path: Path) -> None:
    ada, [hers] = of_ada(database, tmp_path)
    new = corrected(database, tmp_path, hers, NOW)
    held(database, hers)

    erased(database, ada, DUE)

    assert "certificate" in rows_of(database, new)


def test_an_erasure_and_a_correction_at_once_leave_a_whole_record_or_none(database: Database, tmp_path: Path) -> None:
    """A correction that was first begins the time anew; one that comes later finds nothing to correct."""
    with database.unit() as db:
        people = [make_account(db, f"Ada {letter}", f"{letter}@example.org") for letter in "abcdefgh"]
        made = [issued(db, tmp_path, one, f"enrolment {one}") for one in people]

    def act(which: int) -> None:
        if which % 2:
            corrected(database, tmp_path, made[which // 2], DUE)
        else:
            erased(database, people[which // 2], DUE)

    raised = at_once(2 * len(people), act)

    assert {type(error) for error in raised} <= {NoSuchCertificate}
    with database.reading() as db:
        left = records(db, OF_NOBODY, YEARS, DUE)
    assert [len(one.certificates) for one in left] == [2] * (len(people) - len(raised))


def test_every_table_that_hangs_on_a_certificate_goes_with_its_record() -> None:
    certificate = metadata.tables["certificate"]
    hanging = {of for of in metadata.sorted_tables for key in of.foreign_keys if key.column.table is certificate} - {
        certificate
    }

    assert hanging == set(PARTS)
