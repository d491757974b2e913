"""A body is cut into what an editor reads as one thing, and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from learning.library.editorial.blocks import blocks

LINES = st.sampled_from(
    ["", "## Head", "#", "words", "- item", "  ", "    nested", "| a |", '!!! note "Look"', "> said"]
)


@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=80))
def test_every_line_stands_in_one_passage_or_is_a_heading(body: str) -> None:
    found = blocks(body)

    assert all(body[one.offset :].startswith(one.text) for one in found)
    starts, ends = [one.offset for one in found], [one.offset + len(one.text) for one in found]
    outside = "".join(body[a:b] for a, b in zip([0, *ends], [*starts, len(body)], strict=True))
    assert all(not line.strip() or line.startswith("#") for line in outside.split("\n"))


def test_items_set_apart_by_empty_lines_are_one_list() -> None:
    first, *rest = blocks("- one\n\n- two\n\n    more of two\n\nAfter.")

    assert (first.text, [one.text for one in rest]) == ("- one\n\n- two\n\n    more of two", ["After."])


def test_a_call_out_ends_where_the_text_is_no_longer_indented() -> None:
    first, second = blocks('!!! caution "Slow"\n    One.\n\n    Two.\n\nThree.')

    assert (first.is_call_out, first.text[-4:], second.text) == (True, "Two.", "Three.")


def test_a_passage_knows_the_headings_above_it_and_what_leads_into_it() -> None:
    *_, last = blocks("Before.\n\n## A\n\n### B\n\nLead:\n\n- item\n\n## C\n\nLead two:\n\n| x |")

    assert (last.headings, last.lead, last.is_led_into) == (("C",), "Lead two:", True)


def test_nothing_leads_across_a_heading() -> None:
    assert [one.lead for one in blocks("Lead:\n\n## A\n\n- item")] == ["", ""]
