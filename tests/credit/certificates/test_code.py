"""The QR code on a printed certificate, read back from the picture of the page."""

import subprocess
from pathlib import Path

import pytest

from learning.credit.certificates.printing import Paper, pdf
from learning.credit.certificates.snapshot import Stamp, snapshot_of
from tests.conftest import NOW
from tests.credit.certificates.qr_reading import grey, text_in
from tests.credit.completions import PROVIDER, completion

DOTS_PER_INCH = 200


def page(address: str, paper: Paper, folder: Path) -> list[bytes]:
    """A certificate as it comes out of a printer."""
    stamp = Stamp(address.rpartition("/")[2], address, "2026-ab", NOW)
    (folder / "sheet.pdf").write_bytes(pdf(snapshot_of(completion("ada"), PROVIDER, stamp), paper))
    command = ["pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), "-singlefile", str(folder / "sheet.pdf")]
    return grey(subprocess.run(command, check=True, capture_output=True).stdout)


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(
    "address",
    [
        "https://palpate.example/verify/aB3_xYz-0123456789AbCd",
        "https://learn.continuing-education.quiet-hands.example/verify/0000000000000000000-_A",
    ],
)
def test_the_code_on_the_page_holds_exactly_the_address(tmp_path: Path, paper: Paper, address: str) -> None:
    assert text_in(page(address, paper, tmp_path)) == address
