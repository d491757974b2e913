"""JSON Schemas of every kind of document, for editors that complete and check while one writes."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from learning.library.documents import ENTRIES
from learning.library.loading import MODELS
from quizzes.items.definition import ItemDocument, ItemFile


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind: of one document's front matter, or of a whole list file."""
    pages = {kind: model.model_json_schema() for kind, model in MODELS.items()}
    lists = {kind: TypeAdapter(list[model]).json_schema() for kind, model in ENTRIES.items()}  # type: ignore[valid-type]
    return pages | lists | {"item": _item_schema()}


def _item_schema() -> dict[str, Any]:
    """One item or several in a file; `id` and `stem` may be left to the file's name and the text beneath."""
    schema = TypeAdapter(ItemDocument | ItemFile).json_schema()
    for part in schema["$defs"].values():
        if {"id", "kind", "stem"} <= set(part.get("required", ())):
            part["required"] = [key for key in part["required"] if key not in {"id", "stem"}]
    return schema


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write `<kind>.json` for each kind; returns what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind, schema in schemas().items():
        path = folder / f"{kind}.json"
        path.write_text(json.dumps(schema, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        written.append(path)
    return tuple(written)
