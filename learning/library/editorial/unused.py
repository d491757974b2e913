"""What stands in the library and is led to from nowhere: a reference nobody cites, a figure nobody shows.

A term of the glossary is in use where it stands: people look words up.
"""

import re
from collections.abc import Iterator

from learning.library.documents import Reference
from learning.library.loading import Loaded
from learning.library.problems import Problem

NAME = re.compile(r"(?:figure:)?[a-z0-9]+(?:-[a-z0-9]+)*")


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each such reference, at its entry, and each such figure."""
    written = {"reference", "figure"}  # these name themselves
    named = {word for one in documents if one.name.kind not in written for word in NAME.findall(one.source.text)}
    for one in documents:
        for number, entry in enumerate(one.documents):
            if isinstance(entry, Reference) and entry.id not in named:
                place = one.source.place((number, "id"))
                remedy = "cite it where it supports a sentence, or take it out"
                yield Problem(one.source.path, *place, f"`{entry.id}`, which nothing cites", "a use for it", remedy)
        if one.name.kind == "figure" and f"figure:{one.name.slug}" not in named:
            found, remedy = "a figure that no page shows", "show it where it says more than words, or take it out"
            yield Problem(one.source.path, 1, 1, found, "a use for it", remedy)
