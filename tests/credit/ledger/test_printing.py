"""The transcript as PDF: tagged, titled, its text whole, on both papers, and nothing in it read as markup."""

from dataclasses import replace
from pathlib import Path

import pytest

from learning.credit.boards.rule_sets import rule_sets
from learning.credit.certificates.printing import Paper
from learning.credit.ledger.counting import ledger
from learning.credit.ledger.printing import pdf
from tests.conftest import NOW
from tests.credit.certificates.test_printing import told
from tests.credit.ledger.test_counting import HANDS, READ
from tests.reader import Reader

RULES = rule_sets("2026-11-21")["new-york"]


def made(name: str = "Ada Moss", paper: Paper = "letter", title: str = "Backs", times: int = 1) -> bytes:
    entries = [replace(READ, title=title, accepted="not known", because="Ask the board.")] * times
    return pdf(name, RULES, ledger(RULES, [*entries, HANDS], "2027-03-31"), NOW, paper)


@pytest.mark.parametrize(("paper", "size"), [("a4", "(A4)"), ("letter", "(letter)")])
def test_it_is_tagged_and_titled_on_both_papers(tmp_path: Path, paper: Paper, size: str) -> None:
    info = told("pdfinfo", made(paper=paper), tmp_path)

    for line in ("Transcript of Ada Moss", "Tagged:          yes", "Pages:           1", size):
        assert line in info


def test_its_text_is_what_the_ledger_says(tmp_path: Path) -> None:
    text = " ".join(told("pdftotext", made(), tmp_path, "-layout").split())

    for words in ("Backs", "Necks", "not known", "Ask the board.", "New York, as of 18 November 2026: 6 hours count.",
                  "Hours for a renewal: 6 of 36; 30 still missing."):  # fmt: skip
        assert words in text


@pytest.mark.parametrize("name", ["#let x = 1", "*Ada* _Moss_ \\ @ $", "عدا", "x" * 200, "\U00012345"])
def test_any_name_prints_and_none_is_markup(tmp_path: Path, name: str) -> None:
    text = told("pdftotext", made(name, title=name), tmp_path, "-raw")

    assert "Transcript of" in text and ("#let" in text) == name.startswith("#")


def test_a_long_list_goes_on_on_the_next_page(tmp_path: Path) -> None:
    assert "Pages:           1\n" not in told("pdfinfo", made(times=80), tmp_path)


def test_it_is_handed_out_as_a_file(ada: Reader) -> None:
    answer = ada.client.get("/ledger/transcript.pdf?board=texas&paper=a4")

    assert (answer.mimetype, answer.data[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Content-Disposition"] == "attachment; filename=transcript-texas.pdf"
    assert ada.client.get("/ledger/transcript.pdf?paper=napkin").status_code == 404
