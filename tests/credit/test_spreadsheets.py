"""No cell of ours is run as a formula, and every cell is read back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.spreadsheets import cell
from learning.credit.spreadsheets import csv_of


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_every_cell_is_read_back_and_none_begins_a_formula(text: str) -> None:
    table = csv_of(("a", "b"), [(text, 1.5)])

    [_, row] = list(csv.reader(io.StringIO(table, newline="")))
    assert row == [cell(text), "1.5"]
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_number_stays_a_number() -> None:
    assert csv_of(("a",), [(-3,)]) == "a\r\n-3\r\n"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"
