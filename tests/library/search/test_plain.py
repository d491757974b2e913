from learning.library.search.plain import headings, plain, sentences

BODY = """## What it is

A [[nerve|line]] with a [stroke](technique:effleurage)[@furlan2015; @gross2024] {evidence: partly claim-004}

!!! caution "Not here"
    Wait *two* days.

- one
1. two \\* three

| Sign | Act |
|---|:---:|
| Fever | Refer |

![A drawing](figure:healing "How it heals")
"""


def test_only_the_words_of_a_reader_are_left() -> None:
    assert plain(BODY) == (
        "What it is. A line with a stroke Not here. Wait two days. one two * three · Sign · Act · Fever · Refer "
        "A drawing. How it heals"
    )


def test_headings_stand_in_their_order() -> None:
    assert headings(f"{BODY}\n### Then `this`\n") == ("What it is", "Then this")


def test_a_text_without_an_end_is_given_one() -> None:
    assert sentences("Fever", "Wait!", "") == "Fever. Wait!"


def test_nothing_an_author_writes_looks_like_a_mark() -> None:
    assert plain("a\x02b\x03c") == "a b c"
