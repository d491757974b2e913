"""The archive of what is held about a person."""

import csv
import io
import json
import zipfile

import pytest
from flask import Flask

from learning.core.columns import metadata
from learning.core.personal_data import archive
from learning.core.spreadsheets import cell
from tests.conftest import NOW, database_of
from tests.reader import Reader


def opened(made: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(made))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_a_spreadsheet_would_run_is_marked_as_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", [-1, 0, 1.5, None, True, "Ada", "1-1", ""])
def test_numbers_and_other_text_stay_as_they_are(value: object) -> None:
    assert cell(value) is value


def test_every_table_with_an_account_is_in_the_archive(site: Flask) -> None:
    """A room that adds a table about a person adds it to its `held.py`."""
    about = {table for table in metadata.sorted_tables if "account_id" in table.c}
    hanging = {table for table in metadata.sorted_tables for key in table.foreign_keys if key.column.table in about}
    holds = site.extensions["palpate"].personal_data
    named = {column.table.name for held in holds for column in held.rows.selected_columns}

    assert {table.name for table in about | hanging} - named == set()


def test_no_secret_and_no_key_is_in_the_archive(site: Flask) -> None:
    names = {column.name for one in site.extensions["palpate"].personal_data for column in one.rows.selected_columns}

    assert names & {"password_hash", "hash", "resolved", "form", "seed", "epoch", "salt", "policy"} == set()


def test_ones_own_rows_are_there_and_nobody_elses(site: Flask, ada: Reader, ben: Reader) -> None:
    ben.client.get("/account")
    holds = site.extensions["palpate"].personal_data
    with database_of(site).reading() as db:
        made = opened(archive(db, holds, ada.account))

    assert [row["email"] for row in json.loads(made.read("account.json"))] == ["ada@example.org"]
    assert len(json.loads(made.read("sessions.json"))) == 1
    everything = b"".join(made.read(name) for name in made.namelist())
    assert b"ben@example.org" not in everything and ben.account.encode() not in everything


def test_each_kind_is_there_as_json_and_as_csv_with_its_columns(site: Flask, ada: Reader) -> None:
    holds = site.extensions["palpate"].personal_data
    with database_of(site).reading() as db:
        made = opened(archive(db, holds, ada.account))

    assert len(made.namelist()) == 2 * len(holds) + 1
    [names, row] = csv.reader(io.StringIO(made.read("account.csv").decode()))
    assert dict(zip(names, row, strict=True)) | {"id": ""} == {
        "id": "", "name": "Ada", "email": "ada@example.org", "role": "student", "created_at": "0", "disabled_at": "",
    }  # fmt: skip
    assert all(f"{held.name}: {held.says}".encode() in made.read("read-me.txt") for held in holds)


def test_the_same_data_make_the_same_archive(site: Flask, ada: Reader) -> None:
    with database_of(site).reading() as db:
        made = [archive(db, site.extensions["palpate"].personal_data, ada.account) for _ in range(2)]

    assert made[0] == made[1]
    assert str(NOW) in opened(made[0]).read("sessions.json").decode()
