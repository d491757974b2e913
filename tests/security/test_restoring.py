"""A backup brings erased people back, with everything; one command takes it all away again."""

from pathlib import Path

from tests.security.house import house_in
from tests.security.leaving import CANARY, MAIL, SCHOOL, command, left_everywhere
from tests.security.test_erasing import STAYS, erased, found


def test_whoever_comes_back_with_a_backup_is_erased_as_before(tmp_path: Path) -> None:
    house, file, backup = house_in(tmp_path, **SCHOOL), tmp_path / "palpate.db", tmp_path / "backup.db"
    her, certificates = left_everywhere(house, tmp_path)
    with house.database.reading() as db:
        db.exec_driver_sql(f"VACUUM INTO '{backup}'")
    erased(her)
    command(house, "admin", "erasures", tmp_path / "erasures.txt")
    house.database.dispose()
    for path in tmp_path.glob("palpate.db*"):
        path.unlink()
    backup.rename(file)
    assert "account.email" in found(house, MAIL)

    told = command(house, "admin", "erased-again", "--yes", tmp_path / "erasures.txt")

    assert f"erased again: {her.account}" in told
    assert found(house, CANARY, MAIL, her.account, *certificates) == STAYS
    house.database.dispose()
