import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.library.search.asked import LONGEST, MOST_WORDS, asked, telling


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Tennis  ELBOW", ("tennis", "elbow")),
        ("runner's knee", ("runner", "knee")),
        ("runner’s knee", ("runner", "knee")),
        ("I can't lift it, won’t try, I'm sure", ("lift", "try", "sure")),
        ("What should my client do?", ()),
        ("Lasègue", ("lasegue",)),
        ('"AND" NEAR(x) c++ a-b', ("near", "x", "c", "b")),
        ("the and of", ()),
        ("\x00\U0001f600 _ -- %", ()),
    ],
)
def test_words_are_folded_and_signs_fall_away(typed: str, words: tuple[str, ...]) -> None:
    assert asked(typed).words == words


@pytest.mark.parametrize(
    ("typed", "is_open"), [("kne", True), ("knee ", False), ("k", False), ("trigger p", True), ("", False)]
)
def test_the_last_word_may_go_on_until_a_space_ends_it(typed: str, is_open: bool) -> None:
    assert asked(typed).open == is_open


@given(st.text(max_size=3_000))
def test_whatever_is_typed_becomes_a_few_plain_words(typed: str) -> None:
    query = asked(typed)

    assert len(query.text) <= LONGEST
    assert query.text.isprintable()
    assert len(query.words) <= MOST_WORDS
    assert all(word.isalnum() for word in query.words)


def test_the_words_of_a_name_are_the_words_one_types() -> None:
    assert telling("Pinched nerve in the neck") == ("pinched", "nerve", "neck")
