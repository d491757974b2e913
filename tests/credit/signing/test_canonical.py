from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.credit.signing.canonical import canonical

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcé"), inner, max_size=4),
    max_leaves=12,
)


def test_names_are_sorted_and_nothing_stands_between() -> None:
    assert canonical({"b": [1, True, None], "a": "x y"}) == '{"a":"x y","b":[1,true,null]}'


def test_text_is_written_in_one_way_however_it_was_typed() -> None:
    assert canonical("e\u0301") == canonical("\u00e9") == '"\u00e9"'


def test_a_tuple_is_a_list() -> None:
    assert canonical(("1.5", ())) == canonical(["1.5", []])


@pytest.mark.parametrize("value", [1.5, {"hours": 1.5}, float("nan"), {1: "x"}, b"x", {"x"}, object()])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        canonical(value)


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(ValueError):
        canonical("\ud800")


def test_two_names_that_are_written_alike_are_refused() -> None:
    with pytest.raises(ValueError, match="written alike"):
        canonical({"e\u0301": 1, "\u00e9": 2})


@given(VALUES)
def test_what_is_read_back_is_written_the_same(value: Any) -> None:
    import json

    assert canonical(json.loads(canonical(value))) == canonical(value)
