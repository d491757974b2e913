"""What the library holds, counted: a line for each part, for `flask content status`."""

from collections import Counter
from collections.abc import Iterable, Iterator

from learning.library.documents import ENTRIES, PAGES
from learning.library.editorial import covering
from learning.library.editorial.lengths import pillar_words
from learning.library.item_loading import items_of
from learning.library.loading import Loaded
from quizzes.cases.definition import CaseDocument


def counted(documents: tuple[Loaded, ...]) -> Iterator[tuple[str, str]]:
    """(part, its figures) in the order of the library."""
    kinds = Counter(one.name.kind for one in documents)
    entries = Counter({one.name.kind: len(one.documents) for one in documents if one.name.kind in ENTRIES})
    yield "pages", _listed((kind, kinds[kind]) for kind in PAGES)
    yield "words", _listed(pillar_words(documents).items())
    yield "cases", _cases([case for one in documents for case in one.documents if isinstance(case, CaseDocument)])
    yield "items", _items(documents)
    rows = covering.of_documents(documents)
    covered = sum(not row.empty() for row in rows)
    yield "covered", f"{covered} of {len(rows)} objectives taught, asked and met (see `flask content coverage`)"
    yield "lists", _listed((kind, entries[kind]) for kind in ENTRIES)
    yield "other", _listed((kind, kinds[kind]) for kind in ("exam", "figure", "captions"))


def _cases(cases: list[CaseDocument]) -> str:
    mini, referral = sum(case.short for case in cases), sum(case.refer is not None for case in cases)
    graded = sum(case.use == "graded" for case in cases)
    return _listed({"full": len(cases) - mini, "mini": mini, "graded": graded, "referral": referral}.items())


def _items(documents: tuple[Loaded, ...]) -> str:
    items = (item for one in documents for _, item in items_of(one.documents))
    return _listed(sorted(Counter(f"{item.use} {item.status}" for item in items).items()))


def _listed(figures: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {figure:,}" for name, figure in figures)
