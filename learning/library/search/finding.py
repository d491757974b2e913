"""Finding what is taught: the hits of a query, best first, and the snippets of those that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from learning.core.columns import to_json
from learning.core.database import Database
from learning.library.models import search_entry
from learning.library.search.asked import MOST_WORDS, Asked, telling
from learning.library.search.dialects import DIALECTS
from learning.library.search.nearness import meant

_NAMES = select(search_entry.c.title, search_entry.c.synonyms)
# What a question is mostly about; with fewer of these the search goes on to pages that have some of its words.
_ABOUT = ("condition", "technique", "assessment", "adaptation")
_ENOUGH = 3
# Whoever types a name looks for its page rather than for a line about it, and last for what is said of it.
_LINES = ("term", "exam", "case", "claim")


@dataclass(frozen=True)
class Hit:
    """One thing that was found. `names`: its title, then its other names; `verdict`: of a claim."""

    id: int
    kind: str
    url: str
    pillar: str
    regions: tuple[str, ...]
    verdict: str
    names: tuple[str, ...]
    score: float

    @property
    def title(self) -> str:
        """Its title."""
        return self.names[0]


@dataclass(frozen=True)
class Found:
    """What was found, best first. `asked`: as it was looked for in the end; `whole`: how many have all words."""

    hits: Sequence[Hit]
    asked: Asked
    whole: int


def find(database: Database, asked: Asked) -> Found:
    """Everything that has all words; where that is little, also the best of what has some of them."""
    whole = hits(database, asked)
    if len(asked.words) < 2 or _suffices(whole, asked):
        return Found(whole, asked, len(whole))
    loose = replace(asked, loose=True)
    by_id = {hit.id: hit for hit in (*whole, *hits(database, loose))}
    return Found(sorted(by_id.values(), key=lambda hit: _rank(hit, asked)), loose, len(whole))


def hits(database: Database, asked: Asked) -> list[Hit]:
    """What has the words, best first: pages called so, lines (such as terms) called so, then others."""
    if not asked.words:
        return []
    dialect = DIALECTS[database.dialect]
    rows = database.look(dialect.best if asked.loose else dialect.find, {"query": dialect.query(asked)})
    found = [
        Hit(ident, kind, url, pillar, tuple(regions.split()), verdict, (title, *synonyms.splitlines()), score)
        for ident, kind, url, pillar, regions, verdict, title, synonyms, score in rows
    ]
    return sorted(found, key=lambda hit: _rank(hit, asked))


def snippets(database: Database, asked: Asked, shown: Sequence[Hit]) -> Mapping[int, str]:
    """A piece of each one's text by its id, the found words between dialects.BEGIN and END."""
    if not shown:
        return {}
    dialect = DIALECTS[database.dialect]
    ids = to_json([hit.id for hit in shown])
    return {row[0]: row[1] for row in database.look(dialect.snip, {"query": dialect.query(asked), "ids": ids})}


def respelled(database: Database, asked: Asked) -> Asked | None:
    """What was perhaps meant by a query that found nothing, if that finds something; None otherwise."""
    known = {word for row in database.look(_NAMES, {}) for name in row for word in telling(name)}
    words = meant(asked, known)
    other = Asked(" ".join(words), words, open=False)
    return other if words != asked.words and hits(database, other) else None


def also(hit: Hit, asked: Asked) -> str:
    """The other name by which it was found; empty where its title fits as well, or no name does."""
    nearest = min(hit.names, key=lambda name: _apart(name, asked))
    return nearest if _apart(nearest, asked) < min(_UNNAMED, _apart(hit.title, asked)) else ""


def _suffices(found: Sequence[Hit], asked: Asked) -> bool:
    called = found and min(_apart(name, asked) for name in found[0].names) < _SAID
    return bool(called) or sum(hit.kind in _ABOUT for hit in found) >= _ENOUGH


def _rank(hit: Hit, asked: Asked) -> tuple[int, tuple[int, int], float, str]:
    line = _LINES.index(hit.kind) + 1 if hit.kind in _LINES else 0
    # The little that is searched of these is short, so that each word of it weighs much.
    score = hit.score / 2 if hit.kind in {"exam", "case"} else hit.score
    apart = min(_apart(name, asked) for name in hit.names)
    if line and apart >= _SAID:
        apart = _UNNAMED
    return line if apart < _SAID else len(_LINES) + 1, apart, -score, hit.title


# How far a name is from a query, beginning with the nearest.
_SAME, _WITHIN, _SAID, _UNNAMED = (0, 0), (1, 0), (2, -MOST_WORDS), (3, 0)


def _apart(name: str, asked: Asked) -> tuple[int, int]:
    """_SAME: the name is the query; _WITHIN: the query is part of it; from _SAID on: it is part of the query."""
    spoken = telling(name)
    roots = [_root(word) for word in spoken]
    words = [_root(word) for word in asked.words]
    if sorted(roots) == sorted(words):
        return _SAME
    begins = asked.open and any(word.startswith(asked.words[-1]) for word in spoken)
    if set(words[:-1] if begins else words) <= set(roots):
        return _WITHIN
    return (2, -len(roots)) if roots and set(roots) <= set(words) else _UNNAMED


def _root(word: str) -> str:
    """Without the s of a plural; enough to compare names."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
