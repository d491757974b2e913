"""What counts towards a renewal, why the rest does not, and what is missing. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from learning.credit.boards.acceptance import Outcome
from learning.credit.boards.rule_sets import TOPICS, About, Rule, RuleSet, Topic

Kind = Literal["home study", "in person", "webinar"]
ASKED: tuple[About, ...] = ("renewal-hours", "in-person", *TOPICS)


@dataclass(frozen=True)
class Entry:
    """Hours that somebody earned on a day (YYYY-MM-DD); `accepted` by the board in question, and why.

    `link`: where more of it is to be read. `topic` None: of none that boards ask for. `most`: how many of the hours
    the board approved, None where that is not told apart.
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
    most: float | None = None


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
    """All of it, the oldest first. `begins`: the day after which the period runs, None where it is not known.

    `unknown`: the hours of which nobody here knows whether the board accepts them.
    """

    lines: tuple[Line, ...]
    demands: tuple[Demand, ...]
    counted: float
    unknown: float
    begins: str | None


def ledger(rules: RuleSet, entries: Iterable[Entry], renews_on: str | None) -> Ledger:
    """The hours of a learner by the rules of one board; `renews_on`: the day of the renewal, if they gave it."""
    begins, most = _begins(rules.amount("renewal-years"), renews_on), rules.amount("self-study")
    lines: list[Line] = []
    alone = 0.0  # hours of self-study that count so far
    for entry in sorted(entries, key=lambda one: (one.completed_on, one.title)):
        lines.append(_line(_within(entry, begins, renews_on), most, alone))
        alone += lines[-1].counted if entry.kind == "home study" else 0
    demands = tuple(_demand(rules.rule(about), lines) for about in ASKED)
    unknown = sum(line.entry.hours for line in lines if line.entry.accepted == "not known")
    return Ledger(tuple(lines), demands, sum(line.counted for line in lines), unknown, begins)


def _begins(years: float | None, renews_on: str | None) -> str | None:
    if years is None or renews_on is None:
        return None
    end = date.fromisoformat(renews_on)
    try:
        return end.replace(year=end.year - int(years)).isoformat()
    except ValueError:  # a 29 February, in a year that has none
        return end.replace(year=end.year - int(years), day=28).isoformat()


def _within(entry: Entry, begins: str | None, renews_on: str | None) -> Entry:
    """The entry, which no board accepts for this renewal when it was earned at another time."""
    if begins is None or renews_on is None or begins < entry.completed_on <= renews_on:
        return entry
    outside = f"Earned outside the period: after {begins}, up to {renews_on}."
    return replace(entry, accepted="does not count", because=outside)


def _line(entry: Entry, most: float | None, alone: float) -> Line:
    """`most`: hours of self-study that the board counts; `alone`: how many of them are taken."""
    if entry.accepted != "counts":
        return Line(entry, 0, entry.because)
    approved = entry.hours if entry.most is None else min(entry.hours, entry.most)
    says = [f"The board approved {approved:g} of these hours."] if approved < entry.hours else []
    if most is None or entry.kind != "home study" or approved <= most - alone:
        return Line(entry, approved, " ".join(says))
    says.append(f"Of a renewal the board counts {most:g} hours of self-study at most.")
    return Line(entry, most - alone, " ".join(says))


def _demand(rule: Rule, lines: Iterable[Line]) -> Demand:
    have = sum(line.counted for line in lines if _belongs(line.entry, rule.about))
    return Demand(rule, have, None if rule.amount is None else max(0.0, rule.amount - have))


def _belongs(entry: Entry, about: About) -> bool:
    if about == "in-person":
        return entry.kind == "in person"
    return about in ("renewal-hours", entry.topic)
