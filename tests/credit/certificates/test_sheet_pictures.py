"""The sheet as it comes out of a printer: nothing beyond its margins, nothing over another, every letter drawn."""

import shutil
import subprocess
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from learning.credit.certificates.printing import Paper, pdf
from tests.credit.certificates.names_of import COPIED_TWICE, LONG, NAMES
from tests.credit.certificates.test_printing import snapshot, told

# Points, and pixels at 72 to the inch: the frame lies 18 and 22 from the edge, words stay 46, 42 and 36 away.
OUTSIDE, BETWEEN, MARGINS = 16, 25, (44, 40, 34)
PAPERS: tuple[Paper, Paper] = ("a4", "letter")
EVERYBODY = {kind: name for kind, (name, _) in NAMES.items()} | LONG
# One sheet for each name, on the one paper and the other in turn; the longest on both.
SHEETS = [(kind, PAPERS[place % 2]) for place, kind in enumerate(EVERYBODY)] + [
    (kind, PAPERS[1 - place % 2]) for place, kind in enumerate(EVERYBODY) if kind in LONG
]


@cache
def sheet(kind: str, paper: Paper) -> bytes:
    return pdf(snapshot(learner=EVERYBODY[kind]), paper)


def picture(made: bytes, folder: Path) -> Image.Image:
    """The page in grey, a pixel for each point."""
    assert shutil.which("pdftoppm"), "pdftoppm is missing: install poppler-utils"
    (folder / "sheet.pdf").write_bytes(made)
    command = ["pdftoppm", "-r", "72", "-gray", "-singlefile", str(folder / "sheet.pdf"), str(folder / "sheet")]
    subprocess.run(command, check=True)
    return Image.open(folder / "sheet.pgm")


def inked(page: Image.Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether anything is drawn there."""
    darkest, _ = page.crop((int(left), int(top), int(right), int(bottom))).getextrema()
    return isinstance(darkest, int) and darkest < 250


def bands(page: Image.Image, left: int, right: int) -> list[tuple[int, int]]:
    """The rows of ink from above, as (first, one past the last)."""
    rows = [inked(page, left, row, right, row + 1) for row in range(page.height)]
    edges = [row for row, (above, here) in enumerate(pairwise([False, *rows, False])) if above != here]
    return list(zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize(("kind", "paper"), SHEETS)
def test_nothing_is_drawn_outside_the_frame_or_between_it_and_the_margins(
    tmp_path: Path, kind: str, paper: Paper
) -> None:
    page = picture(sheet(kind, paper), tmp_path)
    (width, height), (side, top, foot) = page.size, MARGINS

    for edge, inner_sides, inner_top, inner_foot in ((0, OUTSIDE, OUTSIDE, OUTSIDE), (BETWEEN, side, top, foot)):
        right, bottom = width - edge, height - edge
        assert not inked(page, edge, edge, right, inner_top), "above"
        assert not inked(page, edge, height - inner_foot, right, bottom), "below"
        assert not inked(page, edge, edge, inner_sides, bottom), "on the left"
        assert not inked(page, width - inner_sides, edge, right, bottom), "on the right"
    assert inked(page, 0, 0, BETWEEN, height), "the frame itself"


@pytest.mark.parametrize(("kind", "paper"), SHEETS)
def test_the_name_touches_neither_the_line_above_nor_the_one_below(tmp_path: Path, kind: str, paper: Paper) -> None:
    page = picture(sheet(kind, paper), tmp_path)

    words = told("pdftotext", sheet(kind, paper), tmp_path, "-bbox").splitlines()
    middles = {}
    for word in ("certifies", "Massage"):
        [line] = [one for one in words if f">{word}<" in one]
        edges = {part.split("=")[0]: float(part.split('"')[1]) for part in line.split()[1:5]}
        middles[word] = (edges["yMin"] + edges["yMax"]) / 2
    for word, middle in middles.items():
        [(first, last)] = [
            band for band in bands(page, MARGINS[0], page.width - MARGINS[0]) if band[0] <= middle < band[1]
        ]
        assert last - first <= 13, f"the line of “{word}” has grown together with another"


@pytest.mark.parametrize("kind", NAMES)
def test_the_fonts_draw_every_letter_of_the_name(tmp_path: Path, kind: str) -> None:
    fonts = told("pdffonts", sheet(kind, PAPERS[list(NAMES).index(kind) % 2]), tmp_path)

    assert f"+{NAMES[kind][1]}-Reg" in fonts or f"+{NAMES[kind][1]} " in fonts or f"+{NAMES[kind][1]}\n" in fonts


@pytest.mark.parametrize(
    ("kind", "paper"), [one for one in SHEETS if one[0] not in {*COPIED_TWICE, "both directions"}]
)
def test_the_name_is_copied_out_in_the_order_in_which_it_is_written(tmp_path: Path, kind: str, paper: Paper) -> None:
    text = told("pdftotext", sheet(kind, paper), tmp_path)

    plain = "".join(mark for mark in text if not mark.isspace() and mark not in "\u200b\u202a\u202b\u202c")
    assert "".join(EVERYBODY[kind].split()) in plain


@pytest.mark.parametrize("kind", [*sorted(COPIED_TWICE), "both directions"])
def test_the_title_of_the_file_has_the_name_whole(tmp_path: Path, kind: str) -> None:
    assert f"Certificate of Achievement: {EVERYBODY[kind]}\n" in told("pdfinfo", sheet(kind, "a4"), tmp_path)
