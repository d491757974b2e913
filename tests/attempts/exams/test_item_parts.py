"""Each kind of item as a form and as a review, drawn alone."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from markupsafe import escape

from quizzes.items.common import Response
from quizzes.items.definition import ItemDocument
from tests.quizzes.items.samples import CANARY, FIELDS
from tests.quizzes.items.samples import item as sample
from tests.reader import owes

KINDS = sorted(FIELDS)
SEED = 7


def drawn(site: Flask, part: str, call: str, **values: Any) -> BeautifulSoup:
    """A macro of the item parts, called as `call` says."""
    text = f'{{% from "parts/items/{part}.html" import {part} %}}<h1>Item</h1>{call}'
    with site.test_request_context("/"):
        return BeautifulSoup(site.jinja_env.from_string(text).render(html=escape, **values), "html.parser")


def form(site: Flask, item: ItemDocument, **more: Any) -> BeautifulSoup:
    call = "{{ item_form(shown, html, filled, field, wrong) }}"
    empty: dict[str, Any] = {"filled": {}, "field": "", "wrong": ""}
    return drawn(site, "item_form", call, shown=item.shown(SEED), **(empty | more))


def review(site: Flask, item: ItemDocument, response: Response) -> BeautifulSoup:
    stems = [one.stem for one in getattr(item, "items", ())]
    call = "{{ item_review(stem, feedback, html, stems) }}"
    return drawn(site, "item_review", call, stem=item.stem, feedback=item.feedback(response), stems=stems)


def sent(page: BeautifulSoup) -> dict[str, list[str]]:
    """What a browser would send of a form."""
    fields: dict[str, list[str]] = {}
    for box in page.select("input"):
        if box["type"] == "text" or box.has_attr("checked"):
            fields.setdefault(str(box["name"]), []).append(str(box.get("value", "")))
    for chosen in page.select("select option[selected]"):
        fields.setdefault(str(chosen.parent["name"]), []).append(str(chosen["value"]))  # type: ignore[index]
    return fields


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_owes_its_reader_nothing_and_tells_no_key(site: Flask, kind: str) -> None:
    page = form(site, sample(kind))

    owes(page)
    assert CANARY not in str(page)
    assert page.select("legend")


@pytest.mark.parametrize("kind", KINDS)
def test_a_saved_response_comes_back_through_the_form(site: Flask, kind: str) -> None:
    item = sample(kind)
    right = item.reference_answer()

    page = form(site, item, filled=item.filled(right, SEED))

    assert item.parse(sent(page), SEED) == right


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_sends_nothing_that_counts(site: Flask, kind: str) -> None:
    assert not any("".join(values) for values in sent(form(site, sample(kind))).values())


def test_a_message_stands_at_its_item(site: Flask) -> None:
    item = sample("numeric")
    [field] = item.shown(SEED).fields

    page = form(site, item, field=field.name, wrong="Add the unit.")

    error = page.select_one(".field__error")
    assert error is not None and "Add the unit." in error.text
    fieldset = page.fieldset
    assert fieldset is not None and str(error["id"]) in str(fieldset["aria-describedby"]).split()


def test_what_was_typed_is_escaped(site: Flask) -> None:
    item = sample("short-text")
    [field] = item.shown(SEED).fields

    page = form(site, item, filled={field.name: ('"><b>',)})

    assert page.b is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_review_of_the_right_response_says_right_and_why(site: Flask, kind: str) -> None:
    item = sample(kind)

    page = review(site, item, item.reference_answer())

    score = page.select_one(".review__score")
    assert score is not None and score.text == "Right"
    assert "Not right" not in page.text


def test_a_review_names_the_misconception_of_a_wrong_choice(site: Flask) -> None:
    item = sample("single")

    page = review(site, item, Response(picks=("bruise",)))

    assert f"{CANARY} bruise" in page.text
    assert f"{CANARY} cramp" not in page.text
    assert "You chose this" in page.text
