"""Finding what is taught: the hits of a query, best first, and the snippets of those that are shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from learning.core.columns import to_json
from learning.core.database import Database
from learning.library.models import search_entry
from learning.library.search.asked import Asked, telling
from learning.library.search.dialects import DIALECTS
from learning.library.search.nearness import meant

_NAMES = select(search_entry.c.title, search_entry.c.synonyms)
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


def hits(database: Database, asked: Asked) -> list[Hit]:
    """Everything that has all words, best first: pages called so, lines (such as terms) called so, then others."""
    if not asked.words:
        return []
    dialect = DIALECTS[database.dialect]
    rows = database.look(dialect.find, {"query": dialect.query(asked)})
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


def _rank(hit: Hit, asked: Asked) -> tuple[int, int, float, str]:
    apart = min(_apart(telling(name), asked) for name in hit.names)
    line = _LINES.index(hit.kind) + 1 if hit.kind in _LINES else 0
    return (line if apart < 2 else len(_LINES) + 1), apart, -hit.score, hit.title


def _apart(name: Sequence[str], asked: Asked) -> int:
    """0: the name is the query; 1: all its words are in the name; 2: they are not."""
    roots = [_root(word) for word in name]
    words = [_root(word) for word in asked.words]
    if sorted(roots) == sorted(words):
        return 0
    begins = asked.open and any(word.startswith(asked.words[-1]) for word in name)
    return 1 if set(words[:-1] if begins else words) <= set(roots) else 2


def _root(word: str) -> str:
    """Without the s of a plural; enough to compare names."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
