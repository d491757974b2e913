"""Drawings that repeat what the library says elsewhere say the same."""

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from learning.library import yaml12

CONTENT = Path(__file__).parents[2] / "content"
STAGES = ("inflammation", "proliferation", "remodelling")
ROWS = {
    "Movement coaching": ("movement-coaching",),
    "Stroking (effleurage), relaxation session": ("effleurage", "swedish-session"),
    "Lymphatic drainage (trained therapists)": ("lymphatic-drainage",),
    "Kneading (petrissage)": ("petrissage",),
    "Pressure release, deep tissue work": ("trigger-point-release", "deep-tissue"),
    "Stretching, contract-relax": ("static-stretching", "pnf", "met"),
    "Scar massage, once healed and cleared": ("scar-mobilisation",),
    "Cross-fibre friction, instruments": ("cross-fibre-friction", "iastm"),
    "Cupping, percussion": ("cupping", "tapotement"),
}
LEVELS = {"avoid here": "avoid-locally", "usually suitable": "suitable"}  # whatever else it says is a kind of care


def words(figure: str) -> list[str]:
    """The texts of a drawing, from top to bottom and from left to right as they are written."""
    drawing = ElementTree.parse(CONTENT / f"figures/{figure}.svg")
    return [text for element in drawing.iter("{http://www.w3.org/2000/svg}text") if (text := element.text)]


def test_the_healing_timeline_says_what_each_technique_says_of_the_stages() -> None:
    drawn = words("healing-timeline")

    for row, techniques in ROWS.items():
        said = drawn[drawn.index(row) + 1 : drawn.index(row) + 4]
        for technique in techniques:
            path = CONTENT / f"techniques/{technique}.md"
            stages = yaml12.parse(path.read_text().split("---\n")[1], path.name).value["stages"]
            assert [LEVELS.get(word, "with-care") for word in said] == [stages[one] for one in STAGES], technique


def test_the_verdicts_are_drawn_as_they_are_counted() -> None:
    verdicts = re.findall(r"(?m)^  verdict: (\w+)$", (CONTENT / "claims.yaml").read_text())

    counts = Counter(verdicts)
    assert [int(word) for word in words("evidence-verdicts") if word.isdigit()] == [
        counts[verdict] for verdict in ("supported", "partly", "unproven", "contradicted")
    ]
