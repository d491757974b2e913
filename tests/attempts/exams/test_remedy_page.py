"""A wrong question on safety is read again and passed before the exam is."""

import pytest
from flask import Flask

from learning.attempts.exams.paper import Paper
from quizzes.items.common import Response
from tests.attempts.exams.all_kinds import sat
from tests.attempts.exams.sittings import ITEMS, SEED, document, paper, shown_id
from tests.reader import Reader, Sheet


def fields(ident: str, option: str = "calf") -> dict[str, list[str]]:
    filled = document(ident).filled(Response(picks=(option,)), SEED)
    return {name: list(values) for name, values in filled.items()}


def failed_one(site: Flask, reader: Reader, sureness: str) -> str:
    """An exam on safety with the first of three questions wrong; its address."""
    made: Paper = paper(safety=True, cut=0.5)
    address = sat(site, reader.account, made)
    for place, ident in enumerate(ITEMS, 1):
        page = reader.open(f"{address}?item={place}")
        option = "ache" if ident == "one" else "calf"
        reader.send(page, f"Question {place}", to="end", sureness=sureness, **fields(ident, option))
    reader.send(reader.open(f"{address}?item=end"), "Hand in")
    return address


def remedied(reader: Reader, address: str, option: str = "calf") -> Sheet:
    page = reader.open(f"{address}/remedy/{shown_id('one')}/again")
    return reader.send(page, "The question", **fields("one", option))


def test_a_safety_error_stands_before_the_pass_until_it_is_cleared(site: Flask, ada: Reader) -> None:
    address = failed_one(site, ada, "fairly")
    assert "Not passed yet." in ada.open(f"{address}/result").text

    assert "Passed." in remedied(ada, address).text


def test_a_wrong_response_asks_again_and_clears_nothing(site: Flask, ada: Reader) -> None:
    address = failed_one(site, ada, "guess")

    again = remedied(ada, address, "ache")

    assert (again.status, again.h1) == (422, "A question of safety")
    assert "Not yet." in again.text
    assert "Not passed yet." in ada.open(f"{address}/result").text


def test_whoever_was_certain_passes_another_one_too(site: Flask, ada: Reader) -> None:
    address = failed_one(site, ada, "certain")

    result = remedied(ada, address)

    assert "Not passed yet." in result.text
    assert f"{address}/remedy/{shown_id('one')}/another" in result.links()
    assert ada.open(f"{address}/remedy/{shown_id('one')}/another").status == 200


@pytest.mark.parametrize("item", ["two", "of-nobody"])
def test_what_needs_no_remedy_is_refused(site: Flask, ada: Reader, item: str) -> None:
    address = failed_one(site, ada, "guess")

    assert ada.post(f"{address}/remedy/{shown_id(item)}/again", **fields(item)).status_code in {404, 422}


def test_nobody_elses_error_can_be_seen(site: Flask, ada: Reader, ben: Reader) -> None:
    address = failed_one(site, ada, "guess")

    assert ben.open(f"{address}/remedy/{shown_id('one')}/again").status == 404
