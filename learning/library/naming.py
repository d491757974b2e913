"""Collects the names that documents may mention, from files that may still hold problems of their own."""

from collections.abc import Iterator, Sequence
from typing import Any

from learning.library.item_loading import ids_of
from learning.library.kinds import BESIDE_A_VIDEO, Name
from learning.library.known import Known, folded
from learning.library.source import Source


def known_names(named: Sequence[tuple[Name, Source]], videos: frozenset[str] | None) -> Known:
    """What there is. A document with a problem still has its name, so that one mistake is reported once."""
    names: dict[str, set[str]] = {"video": _videos(named, videos)}
    verdicts: dict[str, str] = {}
    for name, source in named:
        if name.kind == "item":
            names.setdefault(name.kind, set()).update(ids_of(name, source))
        elif name.slug:
            names.setdefault(name.kind, set()).add(name.slug)
        for entry in _entries(source) if not name.slug else ():
            names.setdefault(name.kind, set()).update(_names(name.kind, entry))
            if name.kind == "claim":
                verdicts[str(entry.get("id"))] = str(entry.get("verdict"))
    return Known({kind: frozenset(of_kind) for kind, of_kind in names.items()}, verdicts)


def _entries(source: Source) -> Iterator[dict[str, Any]]:
    for entry in source.front if isinstance(source.front, list) else ():
        if isinstance(entry, dict):
            yield entry


def _names(kind: str, entry: dict[str, Any]) -> Iterator[str]:
    if kind != "term":
        yield str(entry.get("id"))
        return
    also = entry.get("also")
    for name in (entry.get("term"), *(also if isinstance(also, list) else ())):
        yield folded(str(name))


def _videos(named: Sequence[tuple[Name, Source]], videos: frozenset[str] | None) -> set[str]:
    """A video counts when it has its captions and its transcript beside it."""
    slugs = [{name.slug for name, _ in named if name.kind == kind} for kind in BESIDE_A_VIDEO]
    complete = set.intersection(*slugs)
    return complete if videos is None else complete & videos
