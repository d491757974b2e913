"""Purging: only what is past its time, only after it is on disk, never what is held, safe to run again."""

import csv
import json
import stat
from pathlib import Path

import pytest
from sqlalchemy import select

from learning.core.audit import audit_row
from learning.core.clock import DAY
from learning.core.database import Database
from learning.core.verifying import verify
from learning.credit.badges.giving import make
from learning.credit.badges.status import _ended
from learning.credit.certificates import holding
from learning.credit.certificates.checking import NoSuchCertificate, find
from learning.credit.certificates.ending import revoke
from learning.credit.retention import purging
from learning.credit.retention.exporting import write
from learning.credit.retention.purging import Purged, purge
from learning.credit.retention.records import remove
from learning.credit.signing import base64url, ed25519
from tests.conftest import NOW
from tests.credit.completions import keys_in
from tests.credit.retention.school import DUE, SAYS, YEARS, corrected, of_ada, of_erased, rows_of


def run(database: Database, folder: Path, now: int = DUE) -> Purged | None:
    return purge(database, folder / "out", YEARS, now)


def acts(database: Database, action: str) -> list[str | None]:
    with database.reading() as db:
        return list(db.scalars(select(audit_row.c.detail).where(audit_row.c.action == action)))


def exported(folder: Path, form: str) -> list[Path]:
    return sorted((folder / "out").glob(f"*.{form}"))


def test_what_is_past_its_time_is_written_down_and_gone(database: Database, tmp_path: Path) -> None:
    [hers] = of_erased(database, tmp_path)

    assert run(database, tmp_path, DUE - 1) is None
    assert run(database, tmp_path) == Purged("records-20331118T000000Z", 1, 0)
    assert run(database, tmp_path) is None

    assert rows_of(database, hers) == set()
    with database.reading() as db, pytest.raises(NoSuchCertificate):
        find(db, hers)


def test_the_export_holds_every_row_and_can_be_checked_without_the_site(database: Database, tmp_path: Path) -> None:
    [hers] = of_erased(database, tmp_path)
    run(database, tmp_path)

    [path] = exported(tmp_path, "json")
    whole = json.loads(path.read_text())
    [record] = whole["records"]
    [row] = record["certificate"]
    assert (row["id"], record["certificate_attestation"][0]["says"]) == (hers, SAYS)
    assert len(record["badge"]) == len(record["reported_certificate"]) == 1
    key = next(one["public"] for one in whole["keys"] if one["kid"] == row["kid"])
    assert ed25519.genuine(base64url.to_bytes(key), row["snapshot"], base64url.to_bytes(row["signature"]))
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(exported(tmp_path, "csv")[0].stat().st_mode) == 0o600


def test_the_table_has_a_line_for_each_certificate(database: Database, tmp_path: Path) -> None:
    ada, [hers] = of_ada(database, tmp_path)
    corrected(database, tmp_path, hers, NOW)
    with database.unit() as db:
        db.exec_driver_sql("DELETE FROM account")
    run(database, tmp_path)

    [path] = exported(tmp_path, "csv")
    first, second = sorted(csv.DictReader(path.open()), key=lambda line: line["name"], reverse=True)
    assert (first["name"], first["became"]) == ("Ada Moss", "superseded: Her name changed.")
    assert (first["licence_number"], first["attestation"], first["reported_to"]) == ("MA 00000", SAYS, "florida")
    assert (second["name"], second["licence_number"], second["became"]) == ("Ada Lind", "", "")


def test_a_purge_is_recorded_and_what_was_said_about_it_is_taken_out(database: Database, tmp_path: Path) -> None:
    [hers] = of_erased(database, tmp_path)
    with database.unit() as db:
        revoke(db, hers, "cleo", "Ada Moss asked for it.", NOW + 2 * DAY)
    run(database, tmp_path)

    [detail] = acts(database, "records.purge")
    assert json.loads(str(detail)) == {"records": 1, "certificates": [hers]}
    assert acts(database, "certificate.revoke") == [None]
    with database.reading() as db:
        verify(db, lambda _rows: None)


def test_whoever_has_an_account_keeps_their_certificates(database: Database, tmp_path: Path) -> None:
    _, [hers] = of_ada(database, tmp_path)

    assert run(database, tmp_path) is None
    assert "certificate" in rows_of(database, hers)


def test_what_is_held_is_not_purged_before_it_is_released(database: Database, tmp_path: Path) -> None:
    [hers] = of_erased(database, tmp_path)
    with database.unit() as db:
        holding.hold(db, [hers], "Moss v. Lind", None, NOW)

    assert run(database, tmp_path) is None and "certificate" in rows_of(database, hers)
    with database.unit() as db:
        assert holding.release(db, [hers], "Settled.", DUE) == 1
    assert run(database, tmp_path) is not None and rows_of(database, hers) == set()


def test_a_hold_with_a_day_ends_by_itself(database: Database, tmp_path: Path) -> None:
    [hers] = of_erased(database, tmp_path)
    with database.unit() as db:
        holding.hold(db, [hers], "Moss v. Lind", DUE + DAY, NOW)

    assert run(database, tmp_path) is None
    assert run(database, tmp_path, DUE + DAY) is not None


def test_stopped_after_the_export_nothing_is_lost_and_another_run_ends_it(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = of_erased(database, tmp_path, "enrolment-1", "enrolment-2", "enrolment-3")
    with monkeypatch.context() as stopped:
        stopped.setattr(purging, "AT_ONCE", 1)
        stopped.setattr(purging, "remove", _stops_at_the_second(remove))
        with pytest.raises(KeyboardInterrupt):
            run(database, tmp_path)

    left = [one for one in made if rows_of(database, one)]
    first = json.loads(exported(tmp_path, "json")[0].read_text())
    assert (len(left), len(first["records"])) == (2, 3)
    done = run(database, tmp_path)
    assert done == Purged("records-20331118T000000Z-1", 2, 0)
    assert [one for one in made if rows_of(database, one)] == []


def _stops_at_the_second(act: object) -> object:
    calls = []

    def stops(*given: object) -> None:
        calls.append(given)
        act(*given)  # type: ignore[operator]
        if len(calls) == 2:
            raise KeyboardInterrupt

    return stops


def test_stopped_before_the_files_are_whole_nothing_is_purged(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [hers] = of_erased(database, tmp_path)

    def full(_handle: int) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as stopped:
        stopped.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space"):
            run(database, tmp_path)

    assert "certificate" in rows_of(database, hers) and exported(tmp_path, "json") == []
    assert run(database, tmp_path) is not None


def test_what_changed_since_it_was_written_stays(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    revoked, held, other = of_erased(database, tmp_path, "enrolment-1", "enrolment-2", "enrolment-3")

    def written(*given: object) -> str:
        name = write(*given)  # type: ignore[arg-type]
        with database.unit() as db:
            revoke(db, revoked, "cleo", "Copied work.", DUE)
            holding.hold(db, [held], "Moss v. Lind", None, DUE)
        return name

    monkeypatch.setattr(purging, "write", written)

    done = run(database, tmp_path)

    assert done is not None and (done.purged, done.changed) == (1, 2)
    assert [bool(rows_of(database, one)) for one in (revoked, held, other)] == [True, True, False]


def test_a_purged_badge_is_ended_for_good(database: Database, tmp_path: Path) -> None:
    of_erased(database, tmp_path)
    with database.reading() as db:
        assert _ended(db, 0) == []
    run(database, tmp_path)

    with database.reading() as db:
        assert len(_ended(db, 0)) == 1


def test_a_purged_badge_that_was_made_twice_is_ended_once(database: Database, tmp_path: Path) -> None:
    [hers] = of_erased(database, tmp_path)
    with database.unit() as db:
        make(db, keys_in(tmp_path), find(db, hers), "ada", NOW, licence=True)

    assert run(database, tmp_path) == Purged("records-20331118T000000Z", 1, 0)
    with database.reading() as db:
        assert len(_ended(db, 0)) == 1
