"""A file of items as its author writes it, and each of its items with its place."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from learning.library.kinds import Name
from learning.library.problems import Problem, quoted
from learning.library.source import Source
from learning.library.yaml12 import Path
from quizzes.items.common import ItemBase
from quizzes.items.definition import ItemDocument, ItemFile

SEVERAL = "items"
ITEM_MODELS: Mapping[str, type[BaseModel]] = {
    **{get_args(model.model_fields["kind"].annotation)[0]: model for model in get_args(get_args(ItemDocument)[0])},
    SEVERAL: ItemFile,
}


def kind_of(source: Source) -> str:
    """What the file says it holds: a kind of item, `items`, or something else."""
    kind = source.front.get("kind") if isinstance(source.front, dict) else None
    return kind if isinstance(kind, str) else ""


def written(name: Name, source: Source) -> Any:
    """The front matter with what the file says by itself: an item's id by its name, its stem by the text beneath."""
    if not isinstance(source.front, dict) or kind_of(source) == SEVERAL:
        return source.front
    text = source.body.strip()
    return {"id": name.slug, **({"stem": text} if text else {}), **source.front}


def items_of(documents: tuple[BaseModel, ...]) -> Iterator[tuple[Path, Any]]:
    """Each item of a file and the path at which it stands there."""
    for document in documents:
        if isinstance(document, ItemFile):
            yield from ((("items", place), item) for place, item in enumerate(document.items))
        elif isinstance(document, ItemBase):
            yield (), document


def ids_of(name: Name, source: Source) -> Iterator[str]:
    """The ids of a file that may still hold problems."""
    if kind_of(source) != SEVERAL:
        yield name.slug
        return
    listed = source.front.get("items")
    for one in listed if isinstance(listed, list) else ():
        if isinstance(one, dict):
            yield str(one.get("id"))


def misplaced(name: Name, source: Source) -> Iterator[Problem]:
    """Whatever is said twice, or at a place that nobody reads."""
    kind, text = kind_of(source), source.body.strip()
    if kind not in ITEM_MODELS:
        place = source.place(("kind",), of_key=("kind",) not in source.values)
        yield Problem(
            source.path,
            *place,
            quoted(source.front.get("kind")),
            f"one of {', '.join(ITEM_MODELS)}",
            "use one of these words",
        )
    elif text and (kind == SEVERAL or "stem" in source.front):
        expected = "nothing beneath several items" if kind == SEVERAL else "the stem once"
        yield Problem(
            source.path, source.body_line, 1, "text beneath", expected, "move it to a `stem:`, or delete it"
        )
    ident = source.front.get("id", name.slug)
    if kind != SEVERAL and ident != name.slug:
        place = source.place(("id",))
        yield Problem(source.path, *place, quoted(ident), f"{name.slug}, as the file is named", "remove the key")
