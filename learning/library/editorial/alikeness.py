"""No paragraph is told twice: two that share most of their runs of words are refused, wherever they stand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from learning.library.editorial.prose import Passage, passages
from learning.library.loading import Loaded
from learning.library.problems import Problem, quoted
from learning.library.rendering.renderer import WORD

RUN = 5  # words
SHORTEST = 25  # words: below that two texts are alike because there is little to say
ALIKE = 0.6  # of the runs of the shorter one
SAID_OFTEN = 40  # a run that stands in so many places is a turn of phrase and tells nothing


def problems(documents: tuple[Loaded, ...]) -> Iterator[Problem]:
    """Each paragraph that mostly stands elsewhere too; the problem names the place that comes first in the folder."""
    told = [one for each in documents for one in passages(each)]
    long = [(one, found) for one in told if (found := _runs(one.text))]
    for (first, second), count in _common(found for _, found in long).items():
        (other, runs), (one, others) = long[first], long[second]
        share = count / min(len(runs), len(others))
        if share > ALIKE:
            yield _problem(one, other, share)


def _runs(text: str) -> frozenset[str]:
    """The different runs of words of a text; none where it is short."""
    words = WORD.findall(text.casefold())
    if len(words) < SHORTEST:
        return frozenset()
    return frozenset(" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _common(found: Iterable[frozenset[str]]) -> Counter[tuple[int, int]]:
    """How many runs each two paragraphs share, by their numbers; two that share none are not looked at."""
    first: dict[str, int] = {}
    again: dict[str, list[int]] = {}
    for number, runs in enumerate(found):
        for run in runs:
            if (place := first.setdefault(run, number)) != number:
                again.setdefault(run, [place]).append(number)
    return Counter(pair for places in again.values() if len(places) <= SAID_OFTEN for pair in combinations(places, 2))


def _problem(one: Passage, other: Passage, share: float) -> Problem:
    expected = f"each thing said once; {share:.0%} of it stands in {other.path}:{other.line}"
    remedy = "write one of the two for its own subject, or lead there with a link"
    return Problem(one.path, one.line, one.column, quoted(one.text), expected, remedy)
