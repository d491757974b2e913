"""The attestation: one sentence under one's own name, at an instant that is kept."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection

from learning.core import audit
from learning.core.database import insert
from learning.core.errors import Conflict, Refused
from learning.core.ids import new_id
from learning.credit.certificates.facts import Licence
from learning.credit.completion.models import attestation
from learning.credit.completion.standing import SAFE, Standing
from learning.people import licences as people
from learning.people import names


class NotReady(Conflict):
    """Something of the work is left."""

    what = "Something that this course asks for is still open."
    safe = SAFE
    next = "Go back to the list of what is left."


class OtherName(Refused):
    """What was typed is not the name of the account."""

    what = "This is not the name of your account. Type it as it stands above, or change it on your account page."


class NoLicence(Refused):
    """What was chosen is not on their list."""

    what = "This licence is not on your list any more. Choose another, or none."


def sentence(name: str, licence: Licence | None) -> str:
    """What is attested, word for word."""
    held = f"licence {licence.state} {licence.number}" if licence else "without a licence"
    return f"I am {name}, {held}. I did this work myself."


def attest(db: Connection, standing: Standing, name: str, typed: str, licence: Licence | None, now: int) -> None:
    """Keep it; a second time changes nothing. `name`: the account's own. Raises NotReady, OtherName."""
    if not standing.ready or standing.asked.pilot:
        raise NotReady
    if not same_name(name, typed):
        raise OtherName
    row = {
        "id": new_id(), "enrolment_id": standing.enrolled.id, "at": now, "name": names.tidied(name),
        "licence": asdict(licence) if licence else None, "asked": standing.asked.work,
    }  # fmt: skip
    made = db.scalar(insert(db, attestation).values(row).on_conflict_do_nothing().returning(attestation.c.id))
    if made is not None:
        detail = {"course": standing.asked.slug, "says": sentence(str(row["name"]), licence)}
        audit.record(db, standing.account, "attestation.sign", standing.enrolled.id, now, detail)


def chosen(kept: Sequence[people.Licence], ident: str) -> Licence | None:
    """The licence of this id on somebody's list, as it stands now; None for "". Raises NoLicence."""
    if not ident:
        return None
    found = next((one for one in kept if one.id == ident), None)
    if found is None:
        raise NoLicence
    return Licence(found.state, found.number, found.profession)


def same_name(name: str, typed: str) -> bool:
    """Whether somebody typed this name: spaces, width of letters and case do not count, every letter does."""
    return names.tidied(name).casefold() == names.tidied(typed).casefold()
