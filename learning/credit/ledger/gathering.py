"""All hours of somebody as entries: the certificates of this site and what they earned elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from learning.credit.boards.acceptance import Outcome
from learning.credit.boards.approvals import Approval, approvals
from learning.credit.boards.revisions import changed
from learning.credit.boards.rule_sets import GENERIC, TOPICS, RuleSet
from learning.credit.certificates.listing import Listed, certificates_of
from learning.credit.certificates.snapshot import Snapshot
from learning.credit.certificates.words import NO_REVIEWER
from learning.credit.ledger.counting import Entry, Kind, Ledger, ledger
from learning.credit.ledger.outside import Outside, outside_of
from learning.credit.ledger.renewals import renewals_of

KINDS: dict[str, Kind] = {"home study": "home study", "live": "in person", "webinar": "webinar"}


@dataclass(frozen=True)
class Held:
    """What is kept about somebody's hours, before a board is asked about."""

    certificates: tuple[Listed, ...]
    outside: tuple[Outside, ...]
    approvals: tuple[Approval, ...]
    renewals: dict[str, str]


def held_by(db: Connection, account_id: str) -> Held:
    """Everything of theirs, in four statements."""
    return Held(
        tuple(certificates_of(db, account_id)),
        outside_of(db, account_id),
        approvals(db),
        renewals_of(db, account_id),
    )


def ledger_of(held: Held, rules: RuleSet) -> Ledger:
    """Their hours by the rules of a board."""
    own = (_own(one, held.approvals, rules) for one in held.certificates)
    return ledger(rules, [*own, *(_outside(one, rules) for one in held.outside)], held.renewals.get(rules.board))


def _own(one: Listed, approved: Iterable[Approval], rules: RuleSet) -> Entry:
    copy = one.snapshot
    against = _against(one, rules)
    hours = [] if against else [float(held.shape.hours) for held in approved if _held(held, rules, copy)]
    accepted: Outcome = "does not count" if against else "counts" if hours else "not known"
    because = against or ("" if hours else _unknown(rules))
    return Entry(
        copy.course_title, copy.provider, copy.completed_on, float(copy.hours), KINDS[copy.course_type], None,
        accepted, because, f"/verify/{copy.id}", max(hours, default=None),
    )  # fmt: skip


def _against(one: Listed, rules: RuleSet) -> str:
    """What speaks against a certificate, whatever was approved; empty where nothing does."""
    copy = one.snapshot
    if one.state == "superseded":
        return "The certificate was superseded; a corrected one stands in its place."
    if one.state != "valid":
        return f"The certificate was {one.state}."
    if not (copy.ncbtmb or (rules.number and getattr(copy, rules.number))):
        return "The provider had no approval number for this board."
    return "A trial: no licensed reviewer had approved the course." if NO_REVIEWER in copy.statements else ""


def _unknown(rules: RuleSet) -> str:
    if rules.board == GENERIC:
        return "What the board of another state approved is not known here. Ask it."
    return f"No approval for {rules.name} held for this course on that day. Ask the board."


def _held(approval: Approval, rules: RuleSet, copy: Snapshot) -> bool:
    """Whether it covers what was completed: by this board, on one of its days, with every text it was given for."""
    if approval.board != rules.board or approval.course != copy.course or rules.board == GENERIC:
        return False
    if approval.withdrawn_because or not approval.as_known(None).holds(copy.completed_on):
        return False
    return not changed(approval.shape.revisions, dict(copy.revisions))


def _outside(one: Outside, rules: RuleSet) -> Entry:
    earned = one.earned
    accepted: Outcome = "counts" if earned.board == rules.board else "not known"
    because = "" if accepted == "counts" else f"You have not entered that {rules.name} accepts it."
    topic = next((name for name in TOPICS if name == earned.topic), None)
    kind = next(kind for kind in KINDS.values() if kind == earned.kind)
    return Entry(
        earned.title, earned.provider, earned.completed_on, float(earned.hours), kind, topic,
        accepted, because, f"/ledger/outside/{one.id}",
    )  # fmt: skip
