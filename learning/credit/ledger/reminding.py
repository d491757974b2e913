"""Letters before a renewal, each once, however often and from however many machines the command runs."""

from dataclasses import dataclass

from learning.core.database import Database
from learning.core.dates import iso_day
from learning.core.errors import Unavailable
from learning.core.settings import Settings
from learning.credit.boards.rule_sets import RuleSet, rule_sets
from learning.credit.ledger.counting import Ledger
from learning.credit.ledger.gathering import held_by, ledger_of
from learning.credit.ledger.renewals import Due, claim, due, release
from learning.people.letters import Letter, post


@dataclass(frozen=True)
class Reminded:
    """How many letters went out, and how many the mail server did not take; those are tried again next time."""

    sent: int
    refused: int


def remind(database: Database, settings: Settings, now: int) -> Reminded:
    """Send every reminder that is due."""
    with database.reading() as db:
        found = due(db, now)
    done = [_sent(database, settings, one, now) for one in found]
    return Reminded(done.count(True), done.count(False))


def _sent(database: Database, settings: Settings, one: Due, now: int) -> bool | None:
    """Whether it went out; None when another run has it."""
    with database.unit() as db:
        if not claim(db, one, now):
            return None
    with database.reading() as db:
        known = rule_sets(iso_day(now))
        rules = known.get(one.board)
        hours = ledger_of(held_by(db, one.account_id), rules) if rules else None
    try:
        post(settings, one.email, letter(settings, one, rules, hours))
    except Unavailable:
        with database.unit() as db:
            release(db, one)
        return False
    return True


def letter(settings: Settings, one: Due, rules: RuleSet | None, hours: Ledger | None) -> Letter:
    """What it says; `rules` and `hours` are None for a board whose rules are gone."""
    days = "today" if one.left == 0 else "in one day" if one.left == 1 else f"in {one.left} days"
    place = f" in {rules.name}" if rules and rules.state else ""
    told = "".join(f"- {line}\n" for line in _told(hours)) if hours else ""
    return Letter(
        f"Your renewal{place} is {days}",
        f"Hello {one.name},\n\nyou renew your licence{place} on {one.renews_on}, {days}.\n\n"
        + (f"By the rules that are known here:\n{told}" if told else "")
        + f"\nYour hours: {settings.base_url}/ledger?board={one.board}\n"
        "The board decides what counts; ask it before you rely on this letter.\n\n"
        "To get no more of these, empty the day of the renewal on that page.\n",
    )


def _told(hours: Ledger) -> list[str]:
    """What counts, what may, what is missing, and of what nobody here knows how much is asked for."""
    missing = [f"{one.rule.title}: {one.missing:g} still missing" for one in hours.demands if one.missing]
    unknown = [one.rule.title for one in hours.demands if one.missing is None]
    return [
        f"{hours.counted:g} hours on your list count",
        *([f"Of {hours.unknown:g} more it is not known whether this board accepts them"] if hours.unknown else []),
        *missing,
        *([f"Not known here, so ask the board: {', '.join(unknown).lower()}"] if unknown else []),
    ]
