"""Hotspot: a structure on the body map, by list or by pointer, with the same key for both."""

from math import dist
from typing import Annotated, Literal

from pydantic import Field

from quizzes.items import scoring
from quizzes.items.common import Choice, ItemBase, Message, Posted, Response, Score
from quizzes.items.feedback import CHOSEN, NOT_CHOSEN, RIGHT, WRONG, Feedback, Remark
from quizzes.items.posted import chosen, exactly, values_of
from quizzes.items.presenting import feedback_of, shown_of
from quizzes.items.shown import Field as Asked
from quizzes.items.shown import Offer, Opaque, Shown

Point = tuple[float, float]


class Place(Choice):
    """A structure: a `region` of the body map, a circle `at` x, y, or both; in units of the drawing's view box."""

    region: str = ""
    at: Point | None = None
    radius: Annotated[float, Field(gt=0)] = 25.0

    def holds(self, point: Point) -> bool:
        """Whether a point lies in its circle."""
        return self.at is not None and dist(self.at, point) <= self.radius


class Hotspot(ItemBase):
    """Places on a drawing, at least one correct; the list of their names is the first way in.

    `reach`: how far from a right place, centre to centre, credit falls to 0; 0 gives none for near ones.
    """

    kind: Literal["hotspot"]
    figure: Literal["female", "male"] = "female"
    view: Literal["front", "back"]
    places: Annotated[tuple[Place, ...], Field(min_length=2)]
    reach: Annotated[float, Field(ge=0)] = 0.0

    def parse(self, posted: Posted, seed: int) -> Response | Message:
        """One place: its id from the list, or a point `x,y` within its circle."""
        ids = Opaque(seed, self.id)
        name = ids.of()
        values = values_of(posted, name)
        point = _point(values[-1]) if values else None
        if point is not None:
            return self._at(point, name)
        picks = chosen(posted, name, ids, [one.id for one in self.places])
        if isinstance(picks, Message):
            return picks
        return exactly(picks, 1, name) or Response(picks=picks)

    def _at(self, point: Point, name: str) -> Response | Message:
        """The nearest place whose circle holds the point; beside all of them nothing is chosen yet."""
        around = [(dist(one.at, point), one.id) for one in self.places if one.at and one.holds(point)]
        if not around:
            return Message("That point is on none of the places; point again, or choose from the list.", name)
        return Response(picks=(min(around)[1],))

    def filled(self, response: Response, seed: int) -> dict[str, tuple[str, ...]]:
        """The chosen place in the list."""
        ids = Opaque(seed, self.id)
        return {ids.of(): tuple(ids.of(one) for one in response.picks)}

    def score(self, response: Response) -> Score:
        """1 at a right place; near one, what `reach` leaves."""
        picked = [one for one in self.places if one.id in response.picks]
        return max((self._worth(one) for one in picked), default=0.0) if len(picked) == 1 else 0.0

    def _worth(self, place: Place) -> Score:
        if place.correct:
            return 1.0
        here = place.at
        gaps = [dist(here, one.at) for one in self.places if one.correct and one.at] if here else []
        return scoring.by_distance(min(gaps), self.reach) if gaps else 0.0

    def reference_answer(self) -> Response:
        """The first right place."""
        return Response(picks=tuple(one.id for one in self.places if one.correct)[:1])

    def shown(self, seed: int) -> Shown:
        """The drawing and the list of its places."""
        ids = Opaque(seed, self.id)
        order = ids.shuffled(self.places) if self.shuffle else self.places
        offers = tuple(Offer(ids.of(one.id), one.text, one.at, one.region) for one in order)
        field = Asked(ids.of(), self.stem, "place", offers, 1)
        return shown_of(
            self, seed, "Choose one from the list, or on the drawing.", (field,), (self.figure, self.view)
        )

    def feedback(self, response: Response) -> Feedback:
        """Every place with its why."""
        remarks = (self._remark(one, one.id in response.picks) for one in self.places)
        return feedback_of(self, response, tuple(remarks))

    def _remark(self, place: Place, picked: bool) -> Remark:
        return Remark(
            place.text,
            CHOSEN if picked else NOT_CHOSEN,
            RIGHT if place.correct else WRONG,
            place.correct or not picked,
            place.why,
            place.misconception if picked and not place.correct else "",
        )


def _point(value: str) -> Point | None:
    """`x,y` as two numbers; None where it is none."""
    parts = value.split(",")
    try:
        x, y = (float(part) for part in parts)
    except ValueError:
        return None
    return (x, y)
