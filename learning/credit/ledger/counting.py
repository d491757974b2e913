"""What counts towards a renewal, why the rest does not, and what is missing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from learning.credit.boards.acceptance import Outcome
from learning.credit.boards.rule_sets import TOPICS, About, Rule, RuleSet, Topic

Kind = Literal["home study", "in person", "webinar"]
ASKED: tuple[About, ...] = ("renewal-hours", "in-person", *TOPICS)


@dataclass(frozen=True)
class Entry:
    """Hours that somebody earned on a day (YYYY-MM-DD); `accepted` by the board in question, and why.

    `link`: where more of it is to be read. `topic` None: of none that boards ask for.
    """

    title: str
    provider: str
    completed_on: str
    hours: float
    kind: Kind
    topic: Topic | None
    accepted: Outcome
    because: str
    link: str


@dataclass(frozen=True)
class Line:
    """An entry with the hours of it that count, and why not more of them do (empty when all do)."""

    entry: Entry
    counted: float
    says: str


@dataclass(frozen=True)
class Demand:
    """What a rule asks for beside what there is, in hours; `missing` None: the board's figure is not known."""

    rule: Rule
    have: float
    missing: float | None


@dataclass(frozen=True)
class Ledger:
    """All of it, the oldest first. `begins`: the first day of the period, None where it is not known."""

    lines: tuple[Line, ...]
    demands: tuple[Demand, ...]
    counted: float
    begins: str | None


def ledger(rules: RuleSet, entries: Iterable[Entry], renews_on: str | None) -> Ledger:
    """The hours of a learner by the rules of one board; `renews_on`: the day of the renewal, if they gave it."""
    begins = _begins(rules.amount("renewal-years"), renews_on)
    left = rules.amount("self-study")
    lines = []
    for entry in sorted(entries, key=lambda one: (one.completed_on, one.title)):
        line = _line(entry, begins, renews_on, left)
        if left is not None and entry.kind == "home study":
            left -= line.counted
        lines.append(line)
    demands = tuple(_demand(rules.rule(about), lines) for about in ASKED)
    return Ledger(tuple(lines), demands, sum(line.counted for line in lines), begins)


def _begins(years: float | None, renews_on: str | None) -> str | None:
    if years is None or renews_on is None:
        return None
    end = date.fromisoformat(renews_on)
    try:
        return end.replace(year=end.year - int(years)).isoformat()
    except ValueError:  # a 29 February, in a year that has none
        return end.replace(year=end.year - int(years), day=28).isoformat()


def _line(entry: Entry, begins: str | None, renews_on: str | None, left: float | None) -> Line:
    if entry.accepted != "counts":
        return Line(entry, 0, entry.because)
    if begins is not None and renews_on is not None and not begins < entry.completed_on <= renews_on:
        return Line(entry, 0, f"Earned outside the period from {begins} to {renews_on}.")
    if left is None or entry.kind != "home study" or entry.hours <= left:
        return Line(entry, entry.hours, "")
    return Line(entry, left, "More self-study than the board counts.")


def _demand(rule: Rule, lines: Iterable[Line]) -> Demand:
    have = sum(line.counted for line in lines if _belongs(line.entry, rule.about))
    return Demand(rule, have, None if rule.amount is None else max(0.0, rule.amount - have))


def _belongs(entry: Entry, about: About) -> bool:
    if about == "in-person":
        return entry.kind == "in person"
    return about in ("renewal-hours", entry.topic)
