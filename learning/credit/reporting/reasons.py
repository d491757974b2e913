"""Why a certificate is not in a report to a board. Pure."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from learning.core.dates import iso_day
from learning.credit.certificates.facts import Licence
from learning.credit.certificates.listing import Listed
from learning.credit.certificates.snapshot import Snapshot
from learning.credit.reporting.subjects import Share, amount_to, total

LONGEST_NUMBER = 32
_NEVER_IN_XML = "\ufffe\uffff"


@dataclass(frozen=True)
class History:
    """What the board has: the instant (ms) of each certificate that was reported; and which certificate each of the
    course corrects. `again`: what the board has is reported once more.
    """

    reported: Mapping[str, int] = field(default_factory=dict)
    corrects: Mapping[str, str | None] = field(default_factory=dict)
    again: bool = False

    def corrected(self, certificate_id: str) -> str | None:
        """The nearest certificate before this one, however often it was corrected, that the board has."""
        before = self.corrects.get(certificate_id)
        while before is not None and before not in self.reported:
            before = self.corrects.get(before)
        return before


def why_not(one: Listed, state: str, shares: tuple[Share, ...], history: History) -> str:
    """The reason in words, '' when it is reported. Each rule rests on what the board's file has to hold."""
    copy = one.snapshot
    if one.state != "valid":
        return f"the certificate is {one.state}"
    if copy.licence is None:
        return "the certificate names no licence"
    return (
        _licence_wrong(copy.licence, state)
        or _name_wrong(copy.name)
        or _told_before(copy, history)
        or _hours_wrong(copy, shares)
    )


def _licence_wrong(licence: Licence, state: str) -> str:
    """Only what is wrong in every state: how each writes its numbers is not known here."""
    if licence.state != state:
        return f"the licence is one of {licence.state}"
    if not licence.number.strip():
        return "the number of the licence is empty"
    if len(licence.number) > LONGEST_NUMBER:
        return f"the number of the licence has more than {LONGEST_NUMBER} characters"
    return "the number of the licence has a character that cannot be written" if _unkept(licence.number) else ""


def _name_wrong(name: str) -> str:
    if len(name.split()) < 2:
        return "the name has one part, and the board asks for a first and a last name"
    return "the name has a character that cannot be written" if _unkept(name) else ""


def _told_before(copy: Snapshot, history: History) -> str:
    if copy.id in history.reported:
        return "" if history.again else f"reported on {iso_day(history.reported[copy.id])}"
    before = history.corrected(copy.id)
    if before is not None:
        return f"what it corrects was reported on {iso_day(history.reported[before])}; tell the board by hand"
    return ""


def _hours_wrong(copy: Snapshot, shares: tuple[Share, ...]) -> str:
    if amount_to(shares, copy.hours):
        return ""
    return f"the certificate is for {copy.hours} hours, and the subject areas have {total(shares)} together"


def _unkept(text: str) -> bool:
    """Control characters, halves of pairs, and what is no character: a table or XML cannot hold them."""
    return any(unicodedata.category(mark) in {"Cc", "Cs"} or mark in _NEVER_IN_XML for mark in text)
