import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from learning.core.provider import Provider
from learning.credit.certificates import printing
from learning.credit.certificates.facts import Licence
from learning.credit.certificates.printing import PAPERS, Paper, pdf, runs_from_the_right, said
from learning.credit.certificates.snapshot import Snapshot, Stamp, read, snapshot_of, to_text
from tests.conftest import NOW
from tests.credit.completions import PROVIDER, completion

ID = "aB3_xYz-0123456789AbCd"
STAMP = Stamp(ID, f"https://palpate.example/verify/{ID}", "2026-ab", NOW)
ODD = {
    "markup": "#let x = 1 \\ * @ada $x$ <b> `c` _u_ = [",
    "200 letters": "W" * 200,
    "many words": " ".join(["Maximiliana"] * 16),
    "Arabic": "فاطمة الزهراء",
    "Hebrew": "עדה כהן",
    "Cyrillic": "Ада Мосс",
    "Han": "艾達·莫斯",
    "Hangul": "아다 모스",
    "Thai": "เอดา มอส",
    "combining": "Z\u0303e\u0327\u0301d",
    "no font": "Ada \U0001f600",
    "JSON": '"}, {"name": "Eve\\u0000',
    "steering": "Ada \u202e\u2066Moss",
}


def snapshot(provider: Provider = PROVIDER, **changed: object) -> Snapshot:
    return read(to_text(snapshot_of(completion("ada", **changed), provider, STAMP)))


def told(tool: str, made: bytes, tmp_path: Path, *options: str) -> str:
    """What a tool of poppler-utils says of a PDF."""
    assert shutil.which(tool), f"{tool} is missing: install poppler-utils"
    (tmp_path / "sheet.pdf").write_bytes(made)
    command = [tool, *options, str(tmp_path / "sheet.pdf"), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize(
    ("paper", "size"), [("a4", "841.89 x 595.276 pts (A4)"), ("letter", "792 x 612 pts (letter)")]
)
def test_it_is_one_tagged_page_with_title_language_and_size(tmp_path: Path, paper: Paper, size: str) -> None:
    made = pdf(snapshot(), paper)
    info = told("pdfinfo", made, tmp_path)

    for line in ("Certificate of Achievement: Ada Moss", "Tagged:          yes", "Pages:           1", size):
        assert line in info
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made and b"/Lang(en-US)" in made


@pytest.mark.parametrize("paper", PAPERS)
def test_its_structure_has_a_heading_paragraphs_a_figure_and_a_link(tmp_path: Path, paper: Paper) -> None:
    tree = told("pdfinfo", pdf(snapshot(), paper), tmp_path, "-struct")

    kinds = {line.split()[0].rstrip(":") for line in tree.splitlines() if line.strip()}
    assert {"Document", "H1", "P", "Figure", "Link"} <= kinds


def test_the_code_holds_the_address_and_says_so_in_words() -> None:
    assert f"/Alt(QR code that leads to {STAMP.verify})".encode() in pdf(snapshot(), "letter")
    assert printing.code(STAMP.verify) != printing.code(STAMP.verify + "A")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("how", [("pdftotext",), ("pdfinfo", "-struct-text")])
def test_every_word_of_the_copy_can_be_copied_out(tmp_path: Path, paper: Paper, how: tuple[str, ...]) -> None:
    """As readers copy it, and as screen readers walk through its structure."""
    told_by = told(how[0], pdf(snapshot(), paper), tmp_path, *how[1:])
    text = " ".join(told_by.replace('"', "").split())

    for words in (
        "Certificate of Achievement", "Ada Moss", "Massage Therapist, licence FL MA 00000",
        "Assessment: from first words to a plan", "1.5 CE", "online home study", "completed on 18 November 2026",
        "Assessment, Clinical reasoning", "Quiet Hands School, Inc.", "12 Mill Lane, Example City, FL 00000",
        "NCBTMB approved provider 000000-00", "Florida provider 50-0000", "Cleo Marsh, Director of Education",
        "Instructor: Cleo Marsh, LMT, MSc", "palpate.example/verify/", ID, "issued 18 November 2026",
        "Hands-on competence was not.", "Reviewed by Dora Lind",
    ):  # fmt: skip
        assert words in text, words


@pytest.mark.parametrize("name", ODD.values(), ids=ODD)
def test_any_name_makes_one_page_and_is_its_title(tmp_path: Path, name: str) -> None:
    info = told("pdfinfo", pdf(snapshot(learner=name), "a4"), tmp_path)

    assert "Pages:           1" in info
    assert "Certificate of Achievement: " in info


@pytest.mark.parametrize(
    "kind", ["markup", "200 letters", "many words", "Cyrillic", "Han", "Hangul", "Hebrew", "Arabic"]
)
def test_a_name_is_printed_letter_by_letter(tmp_path: Path, kind: str) -> None:
    text = told("pdftotext", pdf(snapshot(learner=ODD[kind]), "a4"), tmp_path)

    plain = "".join(mark for mark in text if not mark.isspace() and mark not in "\u200b\u202a\u202b\u202c")
    assert "".join(ODD[kind].split()) in plain


def test_a_letter_that_no_font_has_is_named_on_the_sheet(tmp_path: Path) -> None:
    text = told("pdftotext", pdf(snapshot(learner="Ada \U0001f600"), "a4"), tmp_path)

    assert "Ada ◊" in text and "U+1F600 GRINNING FACE" in " ".join(text.split())


def test_long_texts_everywhere_stay_on_one_page(tmp_path: Path) -> None:
    long = " ".join(["Neuromuscular"] * 18)
    areas, licence = tuple([long] * 3), Licence("FL", "M" * 40, long[:80])
    made = pdf(snapshot(learner=long, title=long, licence=licence, subject_areas=areas, reviewer=long), "letter")

    assert "Pages:           1" in told("pdfinfo", made, tmp_path)


def test_the_same_copy_gives_the_same_bytes() -> None:
    assert pdf(snapshot(), "a4") == pdf(snapshot(), "a4") != pdf(snapshot(), "letter")


def test_what_a_provider_lacks_is_not_on_the_sheet() -> None:
    bare = said(snapshot(Provider(name="Quiet Hands", signatory="Cleo"), licence=None, reviewer=None))

    assert bare["numbers"] == [] and bare["licence"] == ""
    assert any(sentence.startswith("Trial:") for sentence in bare["statements"])
    assert any("no NCBTMB approval" in sentence for sentence in bare["statements"])


@pytest.mark.parametrize(
    ("name", "from_the_right"),
    [("Ada", False), ("1. آدا", True), ("עדה Moss", True), ("Ada (آدا)", False), ("艾", False)],
)
def test_a_name_runs_as_its_first_letter_does(name: str, from_the_right: bool) -> None:
    assert runs_from_the_right(name) is from_the_right


def test_a_worker_that_never_prints_or_signs_does_not_carry_what_that_needs(tmp_path: Path) -> None:
    heavy = "[name for name in ('typst', 'segno', 'cryptography') if name in sys.modules]"
    probe = f"import sys, app; app.create_app(); print({heavy})"
    environ = {**os.environ, "VAR_DIR": str(tmp_path / "var")}

    began = subprocess.run([sys.executable, "-c", probe], check=True, capture_output=True, text=True, env=environ)

    assert began.stdout.strip().endswith("[]")
