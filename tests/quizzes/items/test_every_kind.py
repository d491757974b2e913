"""What holds for every kind of item: nothing of the key shows early, a response goes round, a Message is no zero."""

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizzes.items.common import Message, Response
from quizzes.items.definition import ITEM, ItemDocument
from tests.quizzes.items.forms import SEED, any_form, fields
from tests.quizzes.items.samples import CANARY, KINDS, item

every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_the_reference_answer_has_the_full_score(kind: str) -> None:
    sample = item(kind)

    assert sample.score(sample.reference_answer()) == 1


@every_kind
def test_a_response_is_read_back_from_its_own_form(kind: str) -> None:
    sample = item(kind)
    reference = sample.reference_answer()

    assert sample.parse(sample.filled(reference, SEED), SEED) == reference


@every_kind
def test_a_response_survives_json(kind: str) -> None:
    reference = item(kind).reference_answer()

    assert Response.model_validate_json(reference.model_dump_json()) == reference


@every_kind
def test_an_item_survives_json(kind: str) -> None:
    sample = item(kind)

    assert ITEM.validate_json(ITEM.dump_json(sample)) == sample


@every_kind
def test_no_key_why_or_id_of_the_author_is_shown(kind: str) -> None:
    sample = item(kind)

    shown = asdict(sample.shown(SEED))

    assert CANARY not in str(shown)
    assert sample.id not in str(shown)
    assert ids_of(sample).isdisjoint(ids_in(shown))


def ids_of(sample: ItemDocument) -> set[str]:
    return {str(value) for value in every(sample.model_dump(), "id")}


def ids_in(shown: dict[str, Any]) -> set[str]:
    return {str(value) for value in [*every(shown, "id"), *every(shown, "name")]}


def every(value: Any, key: str) -> list[Any]:
    if isinstance(value, dict):
        return [found for name, one in value.items() for found in ([one] if name == key else every(one, key))]
    return [found for one in value for found in every(one, key)] if isinstance(value, list | tuple) else []


@every_kind
def test_right_and_wrong_are_shown_alike(kind: str) -> None:
    lengths = {len(offer.id) for field in fields(item(kind).shown(SEED)) for offer in field.offers}

    assert len(lengths) <= 1 or kind == "case-set"  # an ordering's offers are its numbers


@every_kind
def test_the_same_seed_shows_the_same_and_another_seed_other_ids(kind: str) -> None:
    sample = item(kind)

    assert sample.shown(SEED) == sample.shown(SEED)
    assert sample.shown(SEED).id != sample.shown(SEED + 1).id


@every_kind
def test_an_empty_form_is_a_message_never_a_zero(kind: str) -> None:
    read = item(kind).parse({}, SEED)

    assert isinstance(read, Message)
    assert read.text.endswith(".")


@every_kind
def test_a_message_names_a_field_that_is_shown(kind: str) -> None:
    sample = item(kind)
    read = sample.parse({}, SEED)

    assert isinstance(read, Message)
    assert read.field in {field.name for field in fields(sample.shown(SEED))}


@every_kind
def test_the_form_of_another_attempt_is_not_read(kind: str) -> None:
    sample = item(kind)
    foreign = sample.filled(sample.reference_answer(), SEED + 1)

    assert isinstance(sample.parse(foreign, SEED), Message)


@every_kind
def test_feedback_teaches_and_leads_on(kind: str) -> None:
    sample = item(kind)
    told = sample.feedback(sample.reference_answer())

    assert told.score == 1
    assert told.read_next == ("/conditions/deep-vein-thrombosis",)
    assert all(remark.good for one in (told, *told.members) for remark in one.remarks)


@every_kind
def test_feedback_of_nothing_names_no_misconception(kind: str) -> None:
    told = item(kind).feedback(Response())

    assert told.score == 0
    assert not any(remark.misconception for one in (told, *told.members) for remark in one.remarks)


@every_kind
@given(data=st.data())
@settings(max_examples=20)
def test_whatever_is_posted_is_a_message_or_a_score_in_range(kind: str, data: st.DataObject) -> None:
    sample = item(kind)
    read = sample.parse(data.draw(any_form(sample)), SEED)

    if isinstance(read, Response):
        assert 0 <= sample.score(read) <= 1
        assert sample.parse(sample.filled(read, SEED + 2), SEED + 2) == read


@every_kind
@given(form=st.dictionaries(st.text(max_size=20), st.lists(st.text(max_size=300), max_size=3), max_size=4))
@settings(max_examples=20)
def test_nonsense_is_a_message(kind: str, form: dict[str, list[str]]) -> None:
    sample = item(kind)
    names = [field.name for field in fields(sample.shown(SEED))]
    aimed = dict(zip(names, form.values(), strict=False))

    read = sample.parse(aimed, SEED)

    assert isinstance(read, Message) or 0 <= sample.score(read) <= 1
