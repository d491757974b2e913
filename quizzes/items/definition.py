"""An item as its author writes it: frozen, typed, unknown keys refused.

A file under `content/items/<topic>/` is Markdown with YAML front matter and holds

- one item: its fields, with `kind` one of those below; where `stem` is not written, the text beneath is the stem
  (whoever reads the file puts it there before validating with `ITEM`); or
- several: `kind: items` and `items: [...]`, each item with its own fields; nothing stands beneath. They may share
  what `shared` says (any common field, such as objective or references); an item's own words go before it.

`ITEM.validate_python(mapping)` gives the item of a mapping, `ItemFile.model_validate(mapping)` the items of a file.
Texts (stem, options, whys) are Markdown as in lessons; `image.src` is `figure:<name>`. What the schema cannot see is
told by `lint.problems` (one item) and `lint.bank_problems` (all of them).
"""

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, model_validator

from quizzes.cases.facts import Part
from quizzes.items.case_set import CaseSet
from quizzes.items.hotspot import Hotspot
from quizzes.items.matching import Matching
from quizzes.items.matrix import Matrix
from quizzes.items.multiple import Multiple
from quizzes.items.numeric import Numeric
from quizzes.items.ordering import Ordering
from quizzes.items.short_text import ShortText
from quizzes.items.single import Single
from quizzes.items.true_false import TrueFalse

ItemDocument = Annotated[
    Single | Multiple | TrueFalse | Matching | Ordering | Matrix | Numeric | ShortText | Hotspot | CaseSet,
    Field(discriminator="kind"),
]
"""Any item, told apart by `kind`."""

ITEM: TypeAdapter[ItemDocument] = TypeAdapter(ItemDocument)
"""Validates one item, and writes its JSON Schema."""


class ItemFile(Part):
    """Several items in one file, and what they share."""

    kind: Literal["items"]
    shared: dict[str, Any] = {}
    items: Annotated[tuple[ItemDocument, ...], Field(min_length=1)]

    @model_validator(mode="before")
    @classmethod
    def _share(cls, written: Any) -> Any:
        if not isinstance(written, dict) or not isinstance(written.get("items"), list | tuple):
            return written
        shared = written.get("shared") or {}
        if not isinstance(shared, dict):
            return written
        return {**written, "items": [{**shared, **one} if isinstance(one, dict) else one for one in written["items"]]}


def asked(item: ItemDocument) -> tuple[ItemDocument, ...]:
    """The items that ask something: the item itself, or the linked ones of a case set."""
    return item.items if isinstance(item, CaseSet) else (item,)
