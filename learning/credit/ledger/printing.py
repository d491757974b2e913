"""The transcript as PDF (PDF/UA-1), on US Letter or A4."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from learning.core.dates import day
from learning.credit.boards.rule_sets import RuleSet
from learning.credit.certificates.printing import PAPERS, Paper, showable, typeset
from learning.credit.ledger.counting import Demand, Ledger, Line

SHEET = Path(__file__).with_name("transcript.typ")
HEAD = ("Day", "Course", "Provider", "How", "Hours", "Count", "Why not more")


def pdf(name: str, rules: RuleSet, found: Ledger, now: int, paper: Paper) -> bytes:
    """The transcript of a person by the rules of a board at an instant (ms)."""
    at = datetime.fromtimestamp(now // 1000, UTC)
    return typeset(SHEET, said(name, rules, found, now), at, paper=PAPERS[paper])


def said(name: str, rules: RuleSet, found: Ledger, now: int) -> dict[str, Any]:
    """What it says."""
    words: dict[str, Any] = {
        "title": f"Transcript of {name}",
        "name": name,
        "lead": f"{rules.name}, as of {day(now)}: {found.counted:g} hours count.",
        "head": list(HEAD),
        "rows": [_row(line) for line in found.lines],
        "empty": "There are no hours on the list.",
        "demands": [*_unknown(found), *(_demand(one) for one in found.demands)],
        "statements": [
            f"Hours from elsewhere stand here as {name} entered them. Certificates of this site can be checked "
            "at the address on each. The board decides what counts."
        ],
    }
    return showable(words)


def _row(line: Line) -> list[str]:
    entry = line.entry
    counted = "not known" if entry.accepted == "not known" else f"{line.counted:g}"
    return [entry.completed_on, entry.title, entry.provider, entry.kind, f"{entry.hours:g}", counted, line.says]


def _unknown(found: Ledger) -> list[str]:
    says = f"{found.unknown:g} more hours are on the list of which it is not known whether this board accepts them."
    return [says] if found.unknown else []


def _demand(one: Demand) -> str:
    if one.missing is None:
        return f"{one.rule.title}: {one.have:g}. How many this board asks for is not known."
    still = f"; {one.missing:g} still missing" if one.missing else ""
    return f"{one.rule.title}: {one.have:g} of {one.rule.amount:g}{still}."
