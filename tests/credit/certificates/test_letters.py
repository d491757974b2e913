import pytest

from learning.credit.certificates.sheet.letters import FAMILIES, FONTS, covered, shown
from tests.credit.certificates import names_of

NAMES = (
    "Ada Moss", "Łucja Ångström-Ñandú", "Nguyễn Thị Ánh", "Ада Мосс", "Αδα Μος", "آدا موس", "עדה מוס", "आदा मॉस",
    "เอดา มอส", "艾達·莫斯", "アダ・モス", "아다 모스", "Z\u0303e\u0327\u0301d", "#let x = \\ * @ada $x$ `c` <b>",
)  # fmt: skip


@pytest.mark.parametrize("name", [*NAMES, *(name for name, _ in names_of.NAMES.values())])
def test_the_fonts_show_the_names_of_most_people(name: str) -> None:
    assert shown(name) == (name, ())


def test_a_letter_that_no_font_has_is_replaced_and_named_once() -> None:
    text, missing = shown("Ada \U0001f600\U0001f600 ᚠ")

    assert text == "Ada ◊◊ ◊"
    assert missing == ("U+16A0 RUNIC LETTER FEHU FEOH FE F", "U+1F600 GRINNING FACE")


def test_a_letter_with_a_mark_may_be_drawn_from_its_parts() -> None:
    assert ord("↛") not in covered() and shown("↛") == ("↛", ())


def test_marks_that_only_steer_others_are_not_missed() -> None:
    assert shown("a\u200d\u200f\u2066b") == ("a\u200d\u200f\u2066b", ())


def test_the_fonts_together_have_their_licences_beside_them() -> None:
    named = (FONTS / "OFL.txt").read_text() + (FONTS / "APACHE-2.0.txt").read_text()
    families = {path.name.partition("_")[0].removesuffix(".ttf") for path in FONTS.glob("*.ttf")}
    letters = "".join(named.split())
    assert families and all(family.removesuffix("Full") in letters for family in families)
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 11_500_000


def test_every_font_is_asked() -> None:
    asked = {family.replace(" ", "") for family in (*FAMILIES, "Figtree", "Source Serif 4")}

    assert asked == {
        path.name.partition("_")[0].removesuffix(".ttf").removesuffix("Full") for path in FONTS.glob("*.ttf")
    }


def test_a_usual_name_is_looked_at_without_reading_a_font() -> None:
    covered.cache_clear()

    assert shown("Ada Moss") == ("Ada Moss", ()) and not covered.cache_info().currsize
    assert shown("Ada\x01") == ("Ada◊", ("U+0001",))
