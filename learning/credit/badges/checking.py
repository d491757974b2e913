"""Whether a badge that somebody hands over was made here and still holds. Nothing is fetched."""

from sqlalchemy import Connection, select

from learning.core.logs import log
from learning.credit.badges.models import badge
from learning.credit.badges.places import Places
from learning.credit.badges.tokens import NotGenuine, read
from learning.credit.certificates.checking import Altered, Certified, NoSuchCertificate, find
from learning.credit.signing import ring

NOT_GIVEN = "The signature fits, but this badge was never handed out here. Ask the provider before you accept it."


def check(db: Connection, token: str, places: Places, now: int) -> Certified:
    """The certificate behind a genuine badge, with what became of it. Raises NotGenuine."""
    said = read(token, ring.known(db), places, now)
    certificate_id = said.get("jti", "").rpartition("/")[2]
    given = select(badge.c.number).where(badge.c.certificate_id == certificate_id, badge.c.token == token)
    if db.scalar(given) is None:
        raise NotGenuine(NOT_GIVEN)
    try:
        return find(db, certificate_id)
    except NoSuchCertificate as error:
        if isinstance(error, Altered):
            log.error("cert.invalid", certificate=certificate_id)
        raise NotGenuine(NOT_GIVEN) from None
