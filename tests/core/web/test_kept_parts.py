"""A part is made once for the same values, and anew for others."""

from jinja2 import Environment

from learning.core.kept_parts import kept_part

PARTS = '{% macro part(text, loud=false) %}<p{% if loud %} class="loud"{% endif %}>{{ text }}</p>{% endmacro %}'


def part(text: str, **named: bool) -> str:
    """The part through a template, as pages use it."""
    env = Environment(autoescape=True)
    return kept_part(env.from_string(PARTS).module.part, text, **named)  # type: ignore[attr-defined]


def test_a_kept_part_is_what_the_macro_makes() -> None:
    assert part("Ada", loud=True) == '<p class="loud">Ada</p>'


def test_a_kept_part_escapes_what_it_is_given() -> None:
    assert part("<Ada>") == "<p>&lt;Ada&gt;</p>"


def test_a_part_is_made_once_for_the_same_values() -> None:
    macro = Environment(autoescape=True).from_string(PARTS).module.part  # type: ignore[attr-defined]
    assert kept_part(macro, "Ada") is kept_part(macro, "Ada")


def test_other_values_make_another_part() -> None:
    macro = Environment(autoescape=True).from_string(PARTS).module.part  # type: ignore[attr-defined]
    assert kept_part(macro, "Ada") != kept_part(macro, "Ada", loud=True)
