"""The colours of tokens.css in light and dark: text at 7:1, signs and controls at 3:1 (WCAG 1.4.6, 1.4.11)."""

import re

import pytest

from tests.conftest import ROOT

TOKENS = (ROOT / "static/css/tokens.css").read_text()
PAIRS = dict(re.findall(r"--([\w-]+): (light-dark\(#\w{6}, #\w{6}\));", TOKENS))
GROUNDS = ("paper", "surface", "wash")
TEXTS = [
    *((text, ground) for text in ("ink", "ink-soft", "accent", "accent-deep", "bad") for ground in GROUNDS),
    *(("ink", f"{tone}-wash") for tone in ("accent", "good", "caution", "bad", "quiet")),
    *((tone, f"{tone}-wash") for tone in ("accent", "good", "caution", "bad", "quiet")),
    *(("ink-soft", f"{tone}-wash") for tone in ("accent", "quiet")),
    ("on-accent", "accent"), ("on-accent", "accent-deep"), ("accent-deep", "accent-wash"), ("good", "paper"),
]  # fmt: skip
SIGNS = [*((sign, ground) for sign in ("line-strong", "pain", "accent") for ground in GROUNDS), ("pain", "line")]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def colour(name: str, scheme: int) -> str:
    """A token's colour in light (0) or dark (1)."""
    return str(re.findall(r"#\w{6}", PAIRS[name])[scheme])


def test_contrast_of_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_reaches_seven_to_one(scheme: int) -> None:
    found = {pair: contrast(colour(pair[0], scheme), colour(pair[1], scheme)) for pair in TEXTS}

    assert {pair: round(value, 2) for pair, value in found.items() if value < 7} == {}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_signs_reach_three_to_one(scheme: int) -> None:
    found = {pair: contrast(colour(pair[0], scheme), colour(pair[1], scheme)) for pair in SIGNS}

    assert {pair: round(value, 2) for pair, value in found.items() if value < 3} == {}


def test_no_colour_is_written_outside_the_tokens() -> None:
    for sheet in (ROOT / "static/css").rglob("*.css"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)

        assert sheet.name == "tokens.css" or not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(", text), sheet.name
