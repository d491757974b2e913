from hypothesis import given, settings
from hypothesis import strategies as st

from learning.library.editorial.prose import Passage, passages, plain
from tests.library.editorial.desk import LESSON, with_body

BODY = """
## Two *kinds*

One [@one2015] line
that goes on {evidence: supported claim-001}.

- first [[protective tone|guarding]] item
  of two lines
- [second](technique:effleurage) item

| Sign | Meaning |
|---|---|
| heat | - |

!!! red-flag "Not today"
    Fever is a reason.

![A line falls.](figure:curve "Pain falls.")
"""


def body_of(body: str) -> list[Passage]:
    return [one for each in with_body(body) for one in passages(each) if one.path == LESSON and one.form != "key"]


def test_a_body_falls_into_pieces_at_their_lines_without_marks() -> None:
    # The front matter ends on line 12.
    assert [(one.line, one.text, one.form) for one in body_of(BODY)] == [
        (14, "Two kinds", "heading"),
        (16, "One line that goes on.", "text"),
        (19, "first guarding item of two lines", "text"),
        (21, "second item", "text"),
        (23, "Sign Meaning", "table"),
        (25, "heat -", "table"),
        (27, "Not today", "heading"),
        (28, "Fever is a reason.", "text"),
        (30, "A line falls. Pain falls.", "figure"),
    ]


def test_the_texts_of_keys_stand_at_their_places() -> None:
    found = [one for each in with_body("Text.") for one in passages(each) if one.form == "key"]

    assert ("glossary.yaml", 4, 12, "Muscles that hold still to protect.") in [
        (one.path, one.line, one.column, one.text) for one in found
    ]
    assert (LESSON, 9, 5, "Ask before you touch.") in [(o.path, o.line, o.column, o.text) for o in found]


def test_the_words_of_others_are_no_prose_of_ours() -> None:
    texts = {one.text for each in with_body("Text.") for one in passages(each)}

    assert "Massage for low-back pain" not in texts and "Breaks adhesions" not in texts
    assert "Hands do not break mature collagen." in texts


def test_the_words_in_a_drawing_are_prose() -> None:
    from tests.library.editorial.desk import documents

    found = documents("figures/curve.svg", "</svg>", "<text>Pain falls</text>\n</svg>")

    assert ("Pain falls", "figure") in [(one.text, one.form) for each in found for one in passages(each)]


@settings(max_examples=50)
@given(
    st.lists(st.sampled_from(["word", "[x](claim:a)", "[[t]]", "**b**", "|", "- ", "\n", "\n\n", "# ", "[@a]", "`"]))
)
def test_no_text_is_too_odd_to_be_read(parts: list[str]) -> None:
    text = " ".join(parts)

    assert plain(text).count("word") == text.count("word")
    assert all(one.text.strip() for one in body_of(text))
