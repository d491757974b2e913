import pytest
from markupsafe import Markup

from learning.core.gaps import cut, filled, gap


def test_gaps_are_filled_in_their_places() -> None:
    page = cut(f"<p>{gap('name')}, {gap('mark')}</p>{gap('name')}")

    assert page.names == ("name", "mark", "name")
    assert filled(page, {"name": "Ada", "mark": "read"}) == "<p>Ada, read</p>Ada"


def test_text_is_escaped_and_markup_is_not() -> None:
    page = cut(gap("name") + gap("mark"))

    assert filled(page, {"name": "<b>", "mark": Markup("<i>")}) == "&lt;b&gt;<i>"


def test_a_page_without_gaps_stays_as_it_is() -> None:
    assert filled(cut("gap-00.name."), {}) == "gap-00.name."


def test_a_gap_without_a_value_is_named() -> None:
    with pytest.raises(KeyError, match="mark"):
        filled(cut(gap("mark")), {"name": "Ada"})
