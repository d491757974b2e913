"""What an editor would send back, though every file is sound: the last part of `flask content check`.

Not asked when a site publishes: a page that reads badly is mended at the desk, and must not hold up a correction.
"""

from collections.abc import Callable, Iterator

from learning.library.editorial import (
    alikeness,
    borrowed,
    citing,
    covering,
    lengths,
    readability,
    reviewing,
    unused,
    wording,
)
from learning.library.loading import Loaded
from learning.library.problems import Problem

Errand = Callable[[tuple[Loaded, ...]], Iterator[Problem]]
# A line for each thing that is looked for; each is one module of this folder.
ERRANDS: tuple[Errand, ...] = (
    alikeness.problems,
    borrowed.problems,
    citing.problems,
    covering.problems,
    lengths.problems,
    readability.problems,
    reviewing.problems,
    unused.problems,
    wording.problems,
)


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Everything that any of the errands finds in the documents of a whole content folder."""
    for errand in ERRANDS:
        yield from errand(documents)
