"""What shows only over a bank: habits of its author, and items that give each other away."""

from typing import Any

import pytest

from quizzes.items.common import ItemBase
from quizzes.items.definition import ItemDocument
from quizzes.items.lint import Finding, bank_problems
from quizzes.items.lint_bank import _most_expected
from tests.quizzes.items.samples import FIELDS, item, option

WORDS = ("amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "islet", "jetty", "knoll", "ledge")


def numbered(number: int, **changes: Any) -> ItemDocument:
    """A single-choice item in words of its own; the key moves with the number."""
    word = WORDS[number]
    options = [option(f"o{n}", n == number % 4) | {"text": f"{word}{n} {word}"} for n in range(4)]
    return item("single", f"item-{number}", **{"stem": f"Which {word} {word}side?", "options": options, **changes})


def bank(**changes: Any) -> list[ItemDocument]:
    return [numbered(number, **changes) for number in range(len(WORDS))]


def only(items: list[ItemDocument]) -> Finding:
    (finding,) = bank_problems(items)
    return finding


def with_texts(items: list[ItemDocument], key: str) -> list[ItemDocument]:
    """The items with the right option's text lengthened."""
    changed: list[ItemDocument] = []
    for number, _ in enumerate(items):
        options = [option(f"o{n}", n == number % 4) | {"text": f"{WORDS[number]}{n}"} for n in range(4)]
        options[number % 4]["text"] += key
        changed.append(numbered(number, options=options))
    return changed


def test_a_sound_bank_has_no_problems() -> None:
    assert bank_problems(bank()) == []


def test_a_finding_in_an_item_begins_with_its_id() -> None:
    assert only([*bank()[:3], numbered(3, references=[])]).path == ("item-3", "references")


def test_a_key_that_is_the_longest_option_too_often_is_found() -> None:
    finding = only(with_texts(bank(), " and so on at length"))

    assert finding.path == ()
    assert finding.found == "the longest option is the key in 12 of 12 single-choice items"


def test_five_longest_keys_of_twelve_are_too_many_and_four_are_not() -> None:
    long = with_texts(bank(), " and so on at length")

    assert bank_problems([*long[:4], *bank()[4:]]) == []
    assert only([*long[:5], *bank()[5:]]).expected == "at most 40%"


def test_a_key_that_keeps_to_one_place_is_found() -> None:
    same = [
        numbered(n, options=[option(f"o{m}", m == 1) | {"text": f"{WORDS[n]}{m}"} for m in range(4)])
        for n in range(12)
    ]

    assert only(same).found == "the key is option 2 in 12 of 12 items with 4 options"


def test_forty_items_of_four_options_may_have_fifteen_keys_in_a_place() -> None:
    assert int(_most_expected(40, 4)) == 15


def test_few_items_show_no_habit() -> None:
    assert bank_problems(with_texts(bank(), " and so on at length")[:5]) == []


def test_an_id_used_twice_is_found() -> None:
    twice = [numbered(0), item("ordering", "item-0")]

    assert [one.path for one in bank_problems(twice)] == [("item-0", "id")]


def test_an_id_of_a_linked_item_counts_too() -> None:
    twice = [item("case-set"), numbered(1, id="sample-case-set-1")]

    assert only(twice).path == ("sample-case-set-1", "id")


def test_an_unknown_enemy_is_found() -> None:
    finding = only([numbered(0, enemies=["item-2x"]), numbered(2)])

    assert (finding.path, finding.remedy) == (("item-0", "enemies", 0), "Did you mean item-2?")


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({}, [("item-0", "stem")]),
        ({"enemies": ["item-0"]}, []),
        ({"status": "retired"}, []),
    ],
)
def test_two_items_in_the_same_words_are_found_unless_they_cannot_meet(
    changes: dict[str, Any], paths: list[Any]
) -> None:
    twin = item("single", "twin", **{"stem": numbered(0).stem, "options": _texts_of(numbered(0)), **changes})

    assert [one.path for one in bank_problems([numbered(0), twin])] == paths


def _texts_of(one: ItemBase) -> list[dict[str, Any]]:
    return [option | {"id": f"t-{option['id']}"} for option in one.model_dump()["options"]]


def test_items_of_a_set_may_share_its_story() -> None:
    assert len(FIELDS["case-set"]["items"]) == 2
    assert bank_problems([item("case-set")]) == []
