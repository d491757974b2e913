"""Pages long enough to teach: a floor of words for each kind, and for the lessons of a pillar together.

Counted is what an author wrote and a reader reads, keys and body, by the same rule of what a word is as for hours.
"""

from collections import Counter
from collections.abc import Iterator

from learning.library.documents import Condition
from learning.library.editorial.prose import passages
from learning.library.kinds import PILLARS
from learning.library.loading import Loaded
from learning.library.problems import Problem
from learning.library.rendering.renderer import WORD

FLOORS = {"lesson": 2_000, "technique": 500, "condition": 500, "assessment": 200}
RED_FLAG_FLOOR = 300
PILLAR_FLOOR = 12_000
REMEDY = "tell what the subject still lacks, from the evidence; length alone teaches nobody"


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each page, and each pillar at its first lesson, that is shorter than its floor."""
    for one in documents:
        count, floor = words(one), _floor(one)
        if count < floor:
            yield Problem(one.source.path, 1, 1, f"{count} words", f"at least {floor:,}", REMEDY)
    for pillar, count in pillar_words(documents).items():
        if count < PILLAR_FLOOR:
            first = min(one.source.path for one in documents if one.name.pillar == pillar)
            expected = f"at least {PILLAR_FLOOR:,} in the pillar"
            yield Problem(first, 1, 1, f"{count:,} words in the lessons on {pillar}", expected, REMEDY)


def words(one: Loaded) -> int:
    """The words of a document, keys and body."""
    return sum(len(WORD.findall(piece.text)) for piece in passages(one))


def pillar_words(documents: tuple[Loaded, ...]) -> dict[str, int]:
    """The words of the lessons of each of the four pillars that has any."""
    count = Counter[str]()
    for one in documents:
        if one.name.pillar in PILLARS[1:]:
            count[one.name.pillar] += words(one)
    return {pillar: count[pillar] for pillar in PILLARS if pillar in count}


def _floor(one: Loaded) -> int:
    red_flag = any(isinstance(page, Condition) and page.red_flag for page in one.documents)
    return RED_FLAG_FLOOR if red_flag else FLOORS.get(one.name.kind, 0)
