"""Whoever opens a case has met nobody yet: its first screen must not tell whether to stop is right."""

import pytest
import yaml

from tests.attempts.opening import start
from tests.conftest import ROOT
from tests.reader import Reader, Sheet, one

FILES = sorted((ROOT / "content" / "cases").glob("*.md"))
CASES = {file.stem: yaml.safe_load(file.read_text().split("---\n")[1]) for file in FILES}
TO_STOP = {slug for slug, front in CASES.items() if "refer" in front}

# The panel to stop, the rail, and what is sent.
Shape = tuple[str, str, tuple[str, ...]]


def shape(sheet: Sheet) -> Shape:
    """What a first screen shows that is not of its client: the panel, the rail, and the names of all that is sent."""
    panel, rail = (one(sheet.soup, part).get_text(" ", strip=True) for part in (".stop", ".rail"))
    return panel, rail, tuple(sorted({str(field["name"]) for field in sheet.soup.select("main [name]")}))


@pytest.mark.parametrize("use", ["practice", "graded"])
def test_no_first_screen_tells_a_case_to_stop_from_others(ada: Reader, use: str) -> None:
    shapes = {slug: shape(start(ada, f"/cases/{slug}")) for slug, front in CASES.items() if front["use"] == use}
    to_stop = {seen for slug, seen in shapes.items() if slug in TO_STOP}

    assert to_stop and to_stop <= {seen for slug, seen in shapes.items() if slug not in TO_STOP}
    assert len({panel for panel, _, _ in shapes.values()}) == 1
