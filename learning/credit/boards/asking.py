"""What the pages about boards show: the answer for a course, and how each approval stands to what is published."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from learning.core.dates import iso_day
from learning.core.errors import NotFound
from learning.core.provider import Provider
from learning.credit.boards.acceptance import Acceptance, CourseFacts, Profession, acceptance
from learning.credit.boards.approvals import Approval, approvals
from learning.credit.boards.departures import Shape, departures
from learning.credit.boards.revisions import revisions_in
from learning.credit.boards.rule_sets import rule_sets
from learning.credit.reviewing.clearance import cleared
from learning.library.shelf import Library
from learning.study.courses import Offer, offer_of, offers

Asked = tuple[str, Profession]  # a board by its name in addresses, and a licence


@dataclass(frozen=True)
class Kept:
    """An approval with what has departed from it since."""

    approval: Approval
    departs: tuple[str, ...]


def offer_called(library: Library, slug: str, now: int) -> Offer:
    """A published course; NotFound."""
    offer = offer_of(library, slug, iso_day(now))
    if offer is None:
        raise NotFound
    return offer


def shape_of(library: Library, offer: Offer) -> Shape:
    """What a board would approve of a course as it is published."""
    return Shape(offer.page.title, f"{offer.ce:g}", revisions_in(library.digests, offer))


def answers(
    db: Connection, library: Library, offer: Offer, asked: Iterable[Asked], provider: Provider, now: int
) -> tuple[Acceptance, ...]:
    """Whether each board of `asked` accepts this course today, in two statements. KeyError for one without rules."""
    shape, known = shape_of(library, offer), approvals(db, offer.page.slug)
    reviewed = cleared(db, library, offer).approver is not None
    day = iso_day(now)
    rules = rule_sets(day)

    def answer(board: str, profession: Profession) -> Acceptance:
        own = tuple(one.as_known(shape) for one in known if _of(one, board))
        facts = CourseFacts("home study", offer.ce, reviewed, offer.document.pilot, own)
        return acceptance(rules[board], profession, facts, provider, day)

    return tuple(answer(*one) for one in asked)


def kept(library: Library, found: Iterable[Approval], now: int) -> tuple[Kept, ...]:
    """Each approval beside the course as it is published now."""
    shapes = {offer.page.slug: shape_of(library, offer) for offer in offers(library, iso_day(now))}
    return tuple(Kept(one, departures(one.shape, shapes.get(one.course))) for one in found)


def _of(one: Approval, board: str) -> bool:
    return one.board == board and not one.withdrawn_because
