"""The page of the record of acts."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from learning.core import audit
from learning.core.audit import record
from learning.core.database import Database
from learning.people.auditing import PER_PAGE
from tests.conftest import NOW, FixedClock
from tests.people_of import make_account, signed_in
from tests.reader import Reader


@pytest.fixture
def dora(site: Flask, kept: Database, clock: FixedClock) -> Reader:
    """Dora, who runs the site."""
    with kept.unit() as db:
        account = make_account(db, "Dora Pike", "dora@example.org", "administrator")
    return Reader(signed_in(site, kept, account, clock.now), account)


def acted(kept: Database, actor: str | None, action: str, object: str = "thing", times: int = 1) -> None:
    with kept.unit() as db:
        for _ in range(times):
            record(db, actor, action, object, NOW, {"reason": "The <b>alarm</b> rang.", "minutes": 5})


def rows(dora: Reader, path: str = "/audit") -> list[list[str]]:
    return [
        [cell.get_text(" ", strip=True) for cell in row("th") + row("td")] for row in dora.open(path).soup("tr")[1:]
    ]


def test_acts_are_listed_newest_first_with_names_and_details(kept: Database, dora: Reader, ada_id: str) -> None:
    acted(kept, None, "reset.ask", ada_id)
    acted(kept, dora.account, "sitting.extend", "a-sitting")

    details = "reason: The <b>alarm</b> rang.; minutes: 5"
    when = "18 November 2026, 11:06 UTC"
    assert rows(dora) == [
        ["2", when, "Dora Pike", "sitting.extend", "a-sitting", details],
        ["1", when, "nobody signed in", "reset.ask", "Ada Moss", details],
    ]


def test_acts_are_found_by_their_beginning_and_by_who_acted(kept: Database, dora: Reader, ada_id: str) -> None:
    acted(kept, ada_id, "role.change")
    acted(kept, dora.account, "role.change")
    acted(kept, dora.account, "sitting.void")

    found = {
        query: [row[0] for row in rows(dora, f"/audit?{query}")]
        for query in (
            "action=role",
            "actor=d%C3%B3ra",
            "actor=ada@example.org",
            "action=role&actor=dora",
            "action=%25",
            "actor=eve",
        )
    }

    assert list(found.values()) == [["2", "1"], ["3", "2"], ["1"], ["2"], [], []]


def test_pages_lead_to_older_acts_and_keep_what_was_asked_for(kept: Database, dora: Reader) -> None:
    acted(kept, dora.account, "test", times=PER_PAGE + 3)
    acted(kept, dora.account, "other")

    first = dora.open("/audit?action=test")
    [older] = [link for link in first.links() if "before=" in link]

    assert [row[0] for row in rows(dora, older)] == ["3", "2", "1"]
    assert "/audit?action=test&actor=" in dora.open(older).links()


def test_words_that_were_taken_out_are_said_to_be(kept: Database, dora: Reader) -> None:
    acted(kept, None, "test")
    with kept.unit() as db:
        audit.blank(db, [1], None, NOW)

    assert [row[-1] for row in rows(dora)] == ["", "taken out"]


def test_a_long_list_is_shown_by_its_first_and_its_number(kept: Database, dora: Reader) -> None:
    with kept.unit() as db:
        record(db, None, "publish", "generation 1", NOW, {"changed": [f"page-{n}" for n in range(9)], "removed": []})

    assert rows(dora)[0][-1] == "changed: page-0, page-1, page-2 and 6 more; removed: none"


def test_an_act_of_an_account_that_is_gone_stays(kept: Database, dora: Reader) -> None:
    acted(kept, "nobody-now", "test")

    assert rows(dora)[0][2] == "an account that is gone"


@pytest.mark.parametrize(
    "query", ["before=x", "before=-1", "before=" + "9" * 40, "before=%D9%A1", "action=%00", "actor=%00"]
)
def test_an_address_that_makes_no_sense_asks_for_the_newest(kept: Database, dora: Reader, query: str) -> None:
    acted(kept, None, "test")

    assert len(rows(dora, f"/audit?{query}")) == 1


def test_only_administrators_are_led_there(dora: Reader, ada: FlaskClient) -> None:
    assert "/audit" in dora.open("/account").links("header")
    assert "/audit" not in ada.get("/account").text
