"""Filling in the form of an item as a person would: by what is shown."""

from typing import Any

from hypothesis import strategies as st

from quizzes.items.definition import ItemDocument
from quizzes.items.shown import Field, Shown

SEED = 20261121


def fields(shown: Shown) -> list[Field]:
    return [*shown.fields, *(field for member in shown.members for field in member.fields)]


def posted(item: ItemDocument, *texts: str, seed: int = SEED) -> dict[str, list[str]]:
    """The form with the offers of these texts chosen, in its one field."""
    (field,) = item.shown(seed).fields
    return {field.name: [offer.id for offer in field.offers if offer.text in texts]}


def marked(item: ItemDocument, **marks: str) -> dict[str, list[str]]:
    """The form with one offer chosen, by text, in each row `Text of <name>`."""
    by_label = {field.label: field for field in fields(item.shown(SEED))}
    return {
        by_label[f"Text of {name}"].name: [one.id for one in by_label[f"Text of {name}"].offers if one.text == text]
        for name, text in marks.items()
    }


def written(item: ItemDocument, text: str, seed: int = SEED) -> dict[str, list[str]]:
    """The form with a line written in its one field."""
    (field,) = item.shown(seed).fields
    return {field.name: [text]}


@st.composite
def any_form(draw: Any, item: ItemDocument, seed: int = SEED) -> dict[str, list[str]]:
    """Anything that can be posted with what is shown, complete or not."""
    form: dict[str, list[str]] = {}
    for field in fields(item.shown(seed)):
        if field.kind in {"number", "text"}:
            form[field.name] = [draw(st.sampled_from(["12 min", "0.2 h", "20 minutes", "median", "Ulnar nerve", ""]))]
        else:
            ids = [offer.id for offer in field.offers]
            form[field.name] = draw(st.lists(st.sampled_from(ids), unique=True, max_size=len(ids)))
    return form
