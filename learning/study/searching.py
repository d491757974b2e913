"""A search as its page shows it: what was found, narrowed by kind, pillar and region, ten at a time."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup, escape

from learning.core.database import Database
from learning.library.regions import NAMES, REGIONS
from learning.library.search.asked import Asked
from learning.library.search.dialects import BEGIN, END
from learning.library.search.finding import Hit, also, find, hits, respelled, snippets
from learning.study.framing import KICKERS
from learning.study.pillars import INTRODUCTION, PILLARS

ON_A_PAGE = 10
MOST_SUGGESTED = 8
SHORTEST_SUGGESTED = 2
KINDS = {**KICKERS, "course": "Course", "case": "Case", "exam": "Exam", "claim": "Claim, checked", "term": "Glossary"}
PILLAR_NAMES = {pillar.slug: pillar.title for pillar in (INTRODUCTION, *PILLARS)}
REGION_NAMES: Mapping[str, str] = {region: NAMES[region] for region in REGIONS}
# Each filter: its words by value, and which of them a hit has.
FILTERS: Mapping[str, tuple[Mapping[str, str], Callable[[Hit], Iterable[str]]]] = {
    "kind": (KINDS, lambda hit: (hit.kind,)),
    "pillar": (PILLAR_NAMES, lambda hit: (hit.pillar,)),
    "region": (REGION_NAMES, lambda hit: hit.regions),
}


@dataclass(frozen=True)
class Row:
    """One result as it is shown; `place`: its pillar or its regions; `also`: the other name it was found by."""

    title: str
    url: str
    kind: str
    place: str
    snippet: Markup
    verdict: str
    also: str


@dataclass(frozen=True)
class Results:
    """One page of results. `found`: before the filters; `options`: (value, words) by filter, with counts.

    `whole`: how many have all words, where others with some of them were taken in; None where all have all.
    `instead`: what was perhaps meant, where nothing has all words.
    """

    rows: Sequence[Row]
    found: int
    total: int
    options: Mapping[str, Sequence[tuple[str, str]]]
    number: int
    pages: int
    whole: int | None = None
    instead: Asked | None = None


def chosen_filters(given: Mapping[str, str]) -> dict[str, str]:
    """The filters that are set to something there is."""
    return {name: given[name] for name, (words, _) in FILTERS.items() if given.get(name) in words}


def search(database: Database, asked: Asked, chosen: Mapping[str, str], number: int) -> Results:
    """The page of this number, or the nearest one there is, of what was found and fits the filters."""
    outcome = find(database, asked)
    found = outcome.hits
    fitting = [hit for hit in found if _fits(hit, chosen)]
    pages = max(1, -(-len(fitting) // ON_A_PAGE))
    number = min(max(1, number), pages)
    shown = fitting[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    told = snippets(database, outcome.asked, shown)
    rows = [_row(hit, told.get(hit.id, ""), asked) for hit in shown]
    instead = None if outcome.whole or not asked.words else respelled(database, asked)
    whole = outcome.whole if outcome.whole < len(found) else None
    return Results(rows, len(found), len(fitting), _options(found, chosen), number, pages, whole, instead)


def suggestions(database: Database, asked: Asked) -> list[dict[str, str]]:
    """The best few as one types: kind, title and address; of what was perhaps meant where nothing has all words."""
    if len(asked.text) < SHORTEST_SUGGESTED or not asked.words:
        return []
    found: Sequence[Hit] = hits(database, asked)
    if not found:
        other = respelled(database, asked)
        found = hits(database, other) if other else find(database, asked).hits
    return [{"kind": _kind(hit), "title": hit.title, "url": hit.url} for hit in found[:MOST_SUGGESTED]]


def address(asked: Asked, chosen: Mapping[str, str], number: int = 1) -> str:
    """Where a page of these results is."""
    page = {"page": str(number)} if number > 1 else {}
    return f"/search?{urlencode({'q': asked.text, **chosen, **page})}"


def marked(snippet: str) -> Markup:
    """A snippet with its found words marked; everything an author wrote is escaped first."""
    return Markup(escape(snippet).replace(BEGIN, Markup("<mark>")).replace(END, Markup("</mark>")))  # noqa: S704 - escaped


def _row(hit: Hit, snippet: str, asked: Asked) -> Row:
    place = PILLAR_NAMES.get(hit.pillar) or ", ".join(REGION_NAMES[region] for region in hit.regions)
    return Row(hit.title, hit.url, KINDS[hit.kind], place, marked(snippet), hit.verdict, also(hit, asked))


def _kind(hit: Hit) -> str:
    """Its kind in words; a claim never stands without its verdict."""
    return f"Claim, {hit.verdict}" if hit.verdict else KINDS[hit.kind]


def _fits(hit: Hit, chosen: Mapping[str, str]) -> bool:
    return all(value in FILTERS[name][1](hit) for name, value in chosen.items())


def _options(found: Sequence[Hit], chosen: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """What each filter may be set to, with how many there would be; what leads to nothing is left out."""
    options = {}
    for name, (words, of_hit) in FILTERS.items():
        others = {other: value for other, value in chosen.items() if other != name}
        counts = Counter(value for hit in found if _fits(hit, others) for value in of_hit(hit))
        kept = [value for value in words if counts[value] or chosen.get(name) == value]
        options[name] = [(value, f"{words[value]} ({counts[value]})") for value in kept]
    return options
