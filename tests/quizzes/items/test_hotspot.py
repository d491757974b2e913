"""Hotspot: list and pointer give the same response; near a right place earns what `reach` leaves."""

import pytest

from quizzes.items.common import Response
from tests.quizzes.items.forms import SEED, posted, written
from tests.quizzes.items.messages import message, response
from tests.quizzes.items.samples import item


def test_list_and_pointer_give_the_same_response() -> None:
    hotspot = item("hotspot")

    assert response(hotspot, posted(hotspot, "Text of piriformis")) == Response(picks=("piriformis",))
    assert response(hotspot, written(hotspot, "1055,704.5")) == Response(picks=("piriformis",))


def test_a_point_in_two_circles_is_at_the_nearer() -> None:
    hotspot = item("hotspot")

    assert response(hotspot, written(hotspot, "1050,687")).picks == ("piriformis",)
    assert response(hotspot, written(hotspot, "1050,683")).picks == ("glute",)


@pytest.mark.parametrize("point", ["5,5", "nan,nan", "1e999,1"])
def test_a_point_beside_every_place_is_a_message(point: str) -> None:
    hotspot = item("hotspot")

    assert message(hotspot, written(hotspot, point)).startswith("That point is on none of the places")


def test_without_reach_only_the_right_place_counts() -> None:
    hotspot = item("hotspot")

    assert [hotspot.score(Response(picks=(one,))) for one in ("piriformis", "glute", "calf-muscle")] == [1, 0, 0]


def test_with_reach_near_earns_a_part() -> None:
    hotspot = item("hotspot", reach=120)

    assert hotspot.score(Response(picks=("glute",))) == 0.75  # 30 of 120 away
    assert hotspot.score(Response(picks=("calf-muscle",))) == 0


def test_the_list_names_every_place_of_the_drawing() -> None:
    shown = item("hotspot").shown(SEED)

    assert (shown.figure, shown.view) == ("female", "back")
    assert all(offer.text and offer.at for offer in shown.fields[0].offers)


def test_one_right_place_among_several_is_good() -> None:
    places = [one.model_dump() | {"correct": one.id != "calf-muscle"} for one in item("hotspot").places]  # type: ignore[union-attr]
    hotspot = item("hotspot", places=places)

    assert hotspot.score(Response(picks=("glute",))) == 1
    assert all(one.good for one in hotspot.feedback(Response(picks=("glute",))).remarks)
