"""What the pages about boards show: the answer for a course, and how each approval stands to what is published."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from learning.core.dates import iso_day
from learning.core.errors import NotFound
from learning.core.provider import Provider
from learning.credit.boards.acceptance import Acceptance, CourseFacts, Profession, acceptance
from learning.credit.boards.approvals import Approval, approvals, standing
from learning.credit.boards.departures import Shape, departures
from learning.credit.boards.revisions import revisions_in
from learning.credit.boards.rule_sets import rule_sets
from learning.library import published
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


def shape_of(db: Connection, generation: int, offer: Offer) -> Shape:
    """What a board would approve of a course as it is published."""
    return _shape(published.digests(db, generation), offer)


def answers(
    db: Connection, library: Library, offer: Offer, asked: Iterable[Asked], provider: Provider, now: int
) -> tuple[Acceptance, ...]:
    """Whether each board of `asked` accepts this course today, in two statements. KeyError for one without rules."""
    shape, known = shape_of(db, library.generation, offer), approvals(db, offer.page.slug)
    day = iso_day(now)
    rules = rule_sets(day)

    def answer(board: str, profession: Profession) -> Acceptance:
        own = tuple(one.as_known(shape) for one in known if _of(one, board))
        facts = CourseFacts("home study", offer.ce, offer.document.reviewer is not None, own)
        return acceptance(rules[board], profession, facts, provider, day)

    return tuple(answer(*one) for one in asked)


def kept(db: Connection, library: Library, found: Iterable[Approval], now: int) -> tuple[Kept, ...]:
    """Each approval beside the course as it is published now."""
    shapes = _shapes(db, library, now)
    return tuple(Kept(one, departures(one.shape, shapes.get(one.course))) for one in found)


def departed(db: Connection, library: Library, now: int) -> tuple[Kept, ...]:
    """The standing approvals that the published courses have departed from."""
    return tuple(one for one in kept(db, library, standing(db, now), now) if one.departs)


def _of(one: Approval, board: str) -> bool:
    return one.board == board and not one.withdrawn_because


def _shapes(db: Connection, library: Library, now: int) -> dict[str, Shape]:
    digests = published.digests(db, library.generation)
    return {offer.page.slug: _shape(digests, offer) for offer in offers(library, iso_day(now))}


def _shape(digests: dict[str, str], offer: Offer) -> Shape:
    return Shape(offer.page.title, f"{offer.ce:g}", revisions_in(digests, offer))
