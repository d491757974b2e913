"""What an author may write: common fields, several items in one file, unknown keys refused."""

from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from quizzes.items.definition import ITEM, ItemFile, asked
from tests.quizzes.items.samples import COMMON, FIELDS, KINDS, item


def test_every_kind_is_told_apart() -> None:
    assert len({type(item(kind)) for kind in KINDS}) == 10


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        item(kind, colour="blue")


@pytest.mark.parametrize("gone", ["objective", "pillar", "level", "stem"])
def test_a_common_field_is_not_left_out(gone: str) -> None:
    written = {"id": "x", "kind": "single", **COMMON, **FIELDS["single"]}
    del written[gone]

    with pytest.raises(ValidationError, match=gone):
        ITEM.validate_python(written)


def test_the_domain_begins_the_objective() -> None:
    assert item("single").domain == "safety"


def test_the_items_of_a_file_share_fields() -> None:
    items = [{"id": f"of-{kind}", "kind": kind, **FIELDS[kind]} for kind in KINDS]
    file = ItemFile.model_validate({"kind": "items", "shared": COMMON, "items": items})

    assert {one.objective for one in file.items} == {"safety-03"}
    assert {member.pillar for one in file.items for member in asked(one)} == {"assessment"}


def test_a_shared_field_gives_way_to_the_items_own() -> None:
    items = [{"id": "own", "kind": "single", "level": "recall", **FIELDS["single"]}]

    assert ItemFile.model_validate({"kind": "items", "shared": COMMON, "items": items}).items[0].level == "recall"


def test_an_unknown_shared_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        ItemFile.model_validate(
            {
                "kind": "items",
                "shared": {**COMMON, "x": 1},
                "items": [{"id": "a", "kind": "single", **FIELDS["single"]}],
            }
        )


def test_a_file_as_an_author_writes_it_is_read() -> None:
    written = yaml.safe_load(Path(__file__).with_name("as_written.yaml").read_text("utf-8"))
    file = ItemFile.model_validate(written)

    assert {one.kind for one in file.items} == set(KINDS)
    assert all(one.score(one.reference_answer()) == 1 for one in file.items)
