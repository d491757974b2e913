"""Case set: linked items that inherit, are read together, and count alike."""

from quizzes.items.common import Response
from quizzes.items.definition import asked
from tests.quizzes.items.forms import SEED
from tests.quizzes.items.messages import message
from tests.quizzes.items.samples import item

ASK = Response(picks=("ask",))


def test_linked_items_inherit_what_they_do_not_say() -> None:
    members = asked(item("case-set", use="practice"))

    assert [one.id for one in members] == ["sample-case-set-1", "sample-case-set-2"]
    assert {(one.objective, one.use, one.references) for one in members} == {
        ("safety-03", "practice", ("wells2003",))
    }


def test_a_linked_item_may_have_an_objective_of_its_own() -> None:
    items = [one.model_dump() | {"objective": "assess-01"} for one in asked(item("case-set"))]

    assert {one.objective for one in asked(item("case-set", items=items))} == {"assess-01"}


def test_the_first_linked_item_left_out_is_named() -> None:
    case_set = item("case-set")
    first_only = case_set.filled(Response(members={"sample-case-set-1": ASK}), SEED)

    assert message(case_set, first_only) == "None of three steps is numbered yet."


def test_linked_items_count_alike_and_one_left_out_earns_nothing() -> None:
    assert item("case-set").score(Response(members={"sample-case-set-1": ASK})) == 0.5


def test_feedback_stands_by_linked_item() -> None:
    told = item("case-set").feedback(Response(members={"sample-case-set-1": ASK}))

    assert [one.score for one in told.members] == [1, 0]


def test_the_parts_keep_their_order() -> None:
    assert [one.stem for one in item("case-set").shown(3).members] == ["What first?", "In which order?"]
