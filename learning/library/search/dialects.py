"""Full text in each of the two databases, behind the same five statements and one way to write a query.

Titles weigh most, then other names, then headings, then the rest. Each statement is built once, of nothing but what
stands here; what somebody typed is bound.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import TextClause, bindparam, text

from learning.library.search.asked import Asked

# Around a found word in a snippet: characters that no entry holds, so that the rest can be escaped first.
BEGIN, END = "\x02", "\x03"
_HEADLINE = f"StartSel={BEGIN}, StopSel={END}, MinWords=14, MaxWords=28, MaxFragments=1, FragmentDelimiter=…"


# Of what has any of the words, so many: "massage" is on every page.
LOOSEST = 50
_BEST = f" ORDER BY 9 DESC LIMIT {LOOSEST}"


@dataclass(frozen=True)
class Dialect:
    """One database's full text.

    `add` and `remove` bind `paths` (a list): the entries of these documents, which stand in search_entry meanwhile.
    `find` binds `query`: id, kind, url, pillar, regions, verdict, title, synonyms, score of what has the words;
    `best`: the same, but the LOOSEST with the highest score alone.
    `snip` binds `query` and `ids` (JSON list): id and snippet of each. `query` writes what both bind.
    """

    add: TextClause
    remove: TextClause | None
    find: TextClause
    best: TextClause
    snip: TextClause
    query: Callable[[Asked], str]


def _fts5(asked: Asked) -> str:
    """Every word quoted: there it is no operator."""
    last = "*" if asked.open else ""
    return (" OR " if asked.loose else " ").join(f'"{word}"' for word in asked.words) + last


def _tsquery(asked: Asked) -> str:
    last = ":*" if asked.open else ""
    return (" | " if asked.loose else " & ").join(f"'{word}'" for word in asked.words) + last


def _text(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("paths", expanding=True))


_FIND_FTS5 = (
    "SELECT e.id, e.kind, e.url, e.pillar, e.regions, e.verdict, e.title, e.synonyms, "
    "-bm25(search_index, 10, 8, 4, 1) "
    "FROM search_index JOIN search_entry AS e ON e.id = search_index.rowid WHERE search_index MATCH :query"
)
_BEST_FTS5 = _FIND_FTS5 + _BEST
SQLITE = Dialect(
    add=_text(
        "INSERT INTO search_index (rowid, title, synonyms, headings, body) "
        "SELECT id, title, synonyms, headings, body FROM search_entry WHERE path IN :paths"
    ),
    # An index over another table forgets only what it is told once more.
    remove=_text(
        "INSERT INTO search_index (search_index, rowid, title, synonyms, headings, body) "
        "SELECT 'delete', id, title, synonyms, headings, body FROM search_entry WHERE path IN :paths"
    ),
    find=text(_FIND_FTS5),
    best=text(_BEST_FTS5),
    snip=text(
        "SELECT rowid, snippet(search_index, 3, :begin, :end, '…', 28) FROM search_index "
        "WHERE search_index MATCH :query AND rowid IN (SELECT value FROM json_each(:ids))"
    ).bindparams(begin=BEGIN, end=END),
    query=_fts5,
)

# Its parser would take a/b for a path and a-b for one word, and it knows no accents to leave out.
_FROM, _TO = "/-_.@:’áàâäãåéèêëíìîïóòôöõúùûüýçñ", "       aaaaaaeeeeiiiiooooouuuuycn"
_FOLDED = f"to_tsvector('english', translate(lower({{}}), '{_FROM}', '{_TO}'))".replace(":", "\\:")
_WEIGHTS = {"title": "A", "synonyms": "B", "headings": "C", "body": "D"}
_VECTORS = " || ".join(f"setweight({_FOLDED.format(column)}, '{weight}')" for column, weight in _WEIGHTS.items())
_FIND_TSVECTOR = (
    "SELECT e.id, e.kind, e.url, e.pillar, e.regions, e.verdict, e.title, e.synonyms, "
    "ts_rank('{0.1, 0.4, 0.8, 1.0}', i.words, query, 1) FROM to_tsquery('english', :query) AS query "
    "JOIN search_index AS i ON i.words @@ query JOIN search_entry AS e ON e.id = i.id"
)
_BEST_TSVECTOR = _FIND_TSVECTOR + _BEST
POSTGRESQL = Dialect(
    add=_text(
        f"INSERT INTO search_index (id, words) SELECT id, {_VECTORS} FROM search_entry WHERE path IN :paths"  # noqa: S608 - fixed above
    ),
    remove=None,  # goes with its entry
    find=text(_FIND_TSVECTOR),
    best=text(_BEST_TSVECTOR),
    snip=text(
        "SELECT id, ts_headline('english', body, to_tsquery('english', :query), :headline) FROM search_entry "
        "WHERE id IN (SELECT CAST(value AS bigint) FROM json_array_elements_text(CAST(:ids AS json)))"
    ).bindparams(headline=_HEADLINE),
    query=_tsquery,
)
DIALECTS: Mapping[str, Dialect] = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
