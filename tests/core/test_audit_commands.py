"""`flask audit …`: what whoever runs the site is told, and when the command fails."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from learning.core.audit import record
from learning.credit.signing import ring
from tests.conftest import NOW, FixedClock, database_of


def run(site: Flask, *words: str) -> tuple[int, str]:
    result = site.test_cli_runner().invoke(args=["audit", *words])
    return result.exit_code, result.output


def acted(site: Flask, times: int = 2) -> None:
    with database_of(site).unit() as db:
        for n in range(times):
            record(db, None, "test", f"thing {n}", NOW, {"why": "A word."})


def changed(site: Flask, statement: str) -> None:
    with database_of(site).unit() as db:
        db.execute(text(statement))


def kept_head(site: Flask, folder: Path) -> Path:
    """A signed head that was written to a file."""
    code, output = run(site, "head", "--out", str(folder))
    assert code == 0, output
    [path] = folder.glob("*.json")
    return path


def test_a_whole_record_is_said_to_be_whole(site: Flask) -> None:
    acted(site)

    code, output = run(site, "verify")

    assert (code, output.splitlines()[-1]) == (0, "The record of acts is whole: 3 rows.")


def test_a_broken_record_fails_names_the_row_and_is_logged(site: Flask) -> None:
    acted(site)
    changed(site, "UPDATE audit_row SET object = 'nothing' WHERE seq = 2")

    code, output = run(site, "verify")

    assert (code, "Row 2 was edited" in output, '"audit.broken"' in output) == (1, True, True)


def test_a_signed_head_is_kept_under_its_instant_and_lies_on_the_way(site: Flask, tmp_path: Path) -> None:
    path = kept_head(site, tmp_path / "heads")
    acted(site)

    code, output = run(site, "verify", "--head", str(path))

    assert path.name == "2026-11-18T110640Z.json"
    assert (code, output.splitlines()[-1]) == (
        0,
        "The record of acts is whole: 3 rows. It passes through the signed head, row 1.",
    )


def test_a_tail_cut_with_the_kept_head_fails_against_the_signed_one(site: Flask, tmp_path: Path) -> None:
    acted(site)
    path = kept_head(site, tmp_path)
    changed(site, "DELETE FROM audit_row WHERE seq = 3")
    changed(site, "UPDATE audit_head SET seq = 2, hash = (SELECT hash FROM audit_row WHERE seq = 2)")

    assert run(site, "verify")[0] == 0
    code, output = run(site, "verify", "--head", str(path))
    assert (code, "Row 3 and all up to row 3, the signed head, were cut off" in output) == (1, True)


@pytest.mark.parametrize(
    "edit",
    [
        lambda facts: facts | {"seq": 2},
        lambda facts: facts | {"at": facts["at"] + 1},
        lambda facts: facts | {"hash": "0" * 64},
        lambda facts: facts | {"kid": "2026-none"},
        lambda facts: facts | {"signature": facts["signature"][:-4] + "AAAA"},
        lambda facts: facts | {"signature": 7},
        lambda facts: list(facts),
        lambda facts: facts | {"more": 1},
    ],
)
def test_an_edited_head_is_no_head(site: Flask, tmp_path: Path, edit: object) -> None:
    path = kept_head(site, tmp_path)
    path.write_text(json.dumps(edit(json.loads(path.read_text())), separators=(",", ":")) + "\n")  # type: ignore[operator]

    code, output = run(site, "verify", "--head", str(path))

    assert (code, "no head that this site signed" in output) == (1, True)


@pytest.mark.parametrize("held", ["", "{}", "null", "[" * 20_000, "\x00", '{"seq": NaN}'])
def test_another_file_is_no_head(site: Flask, tmp_path: Path, held: str) -> None:
    (tmp_path / "file").write_text(held)

    assert run(site, "verify", "--head", str(tmp_path / "file"))[0] == 1


def test_a_head_signed_after_its_key_was_lost_to_others_does_not_hold(
    site: Flask, clock: FixedClock, tmp_path: Path
) -> None:
    path = kept_head(site, tmp_path)
    kid = json.loads(path.read_text())["kid"]
    with database_of(site).unit() as db:
        ring.revoke(db, kid, NOW - 1, clock.now, None)

    assert run(site, "verify", "--head", str(path))[0] == 1


def test_a_key_for_certificates_signs_no_head(site: Flask, tmp_path: Path) -> None:
    path = kept_head(site, tmp_path)
    changed(site, "UPDATE signing_key SET use = 'certificates'")

    assert run(site, "verify", "--head", str(path))[0] == 1


def test_without_a_room_that_signs_it_is_said(site: Flask) -> None:
    site.extensions["palpate"].head_signer = None

    code, output = run(site, "head")

    assert (code, "No part of this site signs" in output) == (1, True)


def test_what_was_said_about_an_act_can_be_taken_out(site: Flask) -> None:
    acted(site)

    assert run(site, "blank", "2", "9") == (0, "1 of 2 taken out; the record says so.\n")
    assert run(site, "verify")[0] == 0
