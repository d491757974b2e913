"""The pages of exams, without a browser: each kind of question saved, read again, handed in, explained."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from quizzes.exams.timing import MINUTE
from quizzes.items.common import Response
from quizzes.items.shown import Opaque
from tests.attempts.exams.all_kinds import BANK, KINDS, filled, paper, place, sat
from tests.attempts.exams.sittings import SEED, shown_id
from tests.attempts.exams.sittings import paper as short_paper
from tests.conftest import FixedClock
from tests.quizzes.items.samples import CANARY
from tests.reader import Reader, Sheet, one


def answered(reader: Reader, address: str, kind: str, **more: Any) -> Sheet:
    """The page after the right response to the question of this kind was saved."""
    page = reader.open(f"{address}?item={place(kind)}")
    fields = {"to": str(place(kind)), **filled(kind), **more}
    return reader.send(page, f"Question {place(kind)}", **fields)


def event(kind: str, seq: int = 1, base: int = 0, response: Response | None = None, **more: Any) -> dict[str, Any]:
    shown = Opaque(SEED, f"of-{kind}").of()
    return {"seq": seq, "item": shown, "base_rev": base, "value": {"fields": filled(kind, response), **more}}


def sent(reader: Reader, address: str, *events: dict[str, Any], tab: str = "a" * 16) -> TestResponse:
    """What the page's script sends."""
    token = str(one(reader.open(address).soup, "[data-token]")["data-token"])
    return posted(reader.client, address, token, json.dumps({"client_id": tab, "events": events}))


def posted(client: FlaskClient, address: str, token: str, body: str) -> TestResponse:
    headers = {"X-CSRFToken": token, "Accept": "application/json"}
    return client.post(f"{address}/events", data=body, headers=headers, content_type="application/json")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_saved_by_its_form_and_shown_again(site: Flask, ada: Reader, kind: str) -> None:
    address = sat(site, ada.account)

    answered(ada, address, kind, sureness="fairly", note="Look again", flagged="yes")

    form = ada.open(f"{address}?item={place(kind)}").form(f"Question {place(kind)}")
    checked = {str(box["name"]) for box in form.select("[checked]")}
    assert {"sureness", "flagged"} <= checked
    assert one(form, "textarea").text == "Look again"
    for name, values in filled(kind).items():
        marked = form.select(
            f'[name="{name}"][checked], [name="{name}"][type=text], select[name="{name}"] [selected]'
        )
        assert sorted(str(field["value"]) for field in marked) == sorted(values)


def test_one_question_is_in_front_and_the_map_says_which(site: Flask, ada: Reader) -> None:
    page = ada.open(f"{sat(site, ada.account)}?item=2")

    shown = [str(section["data-place"]) for section in page.soup.select("[data-place]:not([hidden])")]
    assert shown == ["2"]
    assert one(page.soup, "[data-go][aria-current]")["data-go"] == "2"


@pytest.mark.parametrize("item", ["0", "99", "x", "-1", "²", "1" * 50, ""])
def test_an_impossible_place_shows_the_first_question(site: Flask, ada: Reader, item: str) -> None:
    page = ada.open(f"{sat(site, ada.account)}?item={item}")

    assert page.status == 200
    assert one(page.soup, "[data-place]:not([hidden])")["data-place"] == "1"


def test_the_key_is_on_no_page_before_the_end(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    answered(ada, address, "single")

    seen = [ada.open(f"{address}?item={item}").response.text for item in [*range(1, len(KINDS) + 1), "end"]]
    seen.append(sent(ada, address, event("multiple")).text)

    assert not [text for text in seen if CANARY in text]
    assert not [text for text in seen for ident in BANK if ident in text]


def test_the_end_says_what_is_left_and_what_cannot_be_read(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    sent(ada, address, event("single"), event("multiple", 2, response=Response(picks=("calf",))))

    page = ada.open(f"{address}?item=end")

    assert f"{len(KINDS) - 2} of {len(KINDS)} questions have no response yet." in page.text
    assert "You chose one; choose two." in page.text


def test_a_save_is_acknowledged_with_the_clock_and_a_receipt(site: Flask, ada: Reader, clock: FixedClock) -> None:
    address = sat(site, ada.account)
    clock.forward(MINUTE)

    ack = sent(ada, address, event("single"))

    told = ack.get_json()
    assert (ack.status_code, told["ack"], told["state"]) == (200, 1, "in-progress")
    assert told["deadline"] - told["server_now"] == 59 * MINUTE
    assert told["kept"][0]["receipt"] in ada.client.get(f"{address}/receipts.txt").text


def test_two_devices_that_disagree_are_told_both_responses(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    sent(ada, address, event("single"))

    ack = sent(ada, address, event("single", response=Response(picks=("ache",))), tab="b" * 16).get_json()

    [conflict] = ack["conflicts"]
    assert conflict["theirs"]["fields"] != conflict["mine"]["fields"]


def test_a_form_from_before_another_device_saved_is_not_lost_and_told(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    before = ada.open(f"{address}?item={place('single')}")
    answered(ada, address, "single")

    other = filled("single", Response(picks=("ache",)))
    page = ada.send(before, f"Question {place('single')}", to="1", **other)

    assert page.status == 409
    assert "changed on another device" in page.text


@pytest.mark.parametrize("body", ["", "null", "[]", "{", '{"client_id": "a", "events": []}', "\udfff", "9" * 5000])
def test_a_malformed_save_is_refused_in_json(site: Flask, ada: Reader, body: str) -> None:
    address = sat(site, ada.account)
    token = str(one(ada.open(address).soup, "[data-token]")["data-token"])

    refused = posted(ada.client, address, token, body.encode("utf-8", "surrogatepass").decode("latin-1"))

    assert refused.status_code == 422
    assert refused.get_json()["what"]


def test_a_field_that_the_page_does_not_have_is_refused(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    item = Opaque(SEED, "of-single").of()

    refused = ada.post(address, item=item, base="0", to="1", score="1")

    assert refused.status_code == 422


def test_nobody_else_finds_a_sitting(site: Flask, ada: Reader, ben: Reader) -> None:
    address = sat(site, ada.account)

    assert ben.open(address).status == 404
    assert ben.open(f"{address}/result").status == 404
    assert ben.client.get(f"{address}/receipts.txt").status_code == 404
    assert ben.post(f"{address}/submit").status_code == 404
    assert ben.post(address, item="x", base="0", to="1").status_code == 404


def test_somebody_signed_out_is_asked_to_sign_in_whether_or_not_it_exists(
    site: Flask, ada: Reader, visitor: Reader
) -> None:
    token = str(one(visitor.open("/report").soup, "input[name=csrf_token]")["value"])

    for address in (sat(site, ada.account), "/sittings/none"):
        assert visitor.client.get(address).location == f"/sign-in?next={address}"
        body = json.dumps({"client_id": "a" * 16, "events": [event("single")]})
        assert posted(visitor.client, address, token, body).status_code == 401


def test_handing_in_leads_to_the_result(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    for kind in KINDS:
        answered(ada, address, kind)

    result = ada.send(ada.open(f"{address}?item=end"), "Hand in")

    assert result.path == f"{address}/result"
    assert f"100.0% of {len(KINDS)} scored questions. Passed." in result.text
    assert ada.open(address).path == f"{address}/result"


def test_a_failed_exam_says_what_is_missing_and_keeps_the_key(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account)
    answered(ada, address, "single")

    result = ada.send(ada.open(f"{address}?item=end"), "Hand in")

    assert "Not passed yet." in result.text and "What is still missing" in result.text
    assert CANARY not in result.response.text


def test_a_practice_form_explains_everything(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account, paper("practice"))

    result = ada.send(ada.open(f"{address}?item=end"), "Hand in")

    assert CANARY in result.text
    assert "Nothing here counts" in result.text


def test_after_its_time_a_sitting_is_closed_by_whoever_looks(site: Flask, ada: Reader, clock: FixedClock) -> None:
    address = sat(site, ada.account)
    answered(ada, address, "single")
    clock.forward(61 * MINUTE)

    assert ada.open(address).path == f"{address}/result"
    assert "Not passed yet." in ada.open(address).text


def test_a_save_after_the_time_is_told_to_be_late(site: Flask, ada: Reader, clock: FixedClock) -> None:
    address = sat(site, ada.account)
    token = str(one(ada.open(address).soup, "[data-token]")["data-token"])
    clock.forward(61 * MINUTE)

    late = posted(ada.client, address, token, json.dumps({"client_id": "a" * 16, "events": [event("single")]}))

    assert (late.status_code, late.get_json()["kept"][0]["outcome"]) == (409, "late")


def test_one_way_a_section_is_left_for_good(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account, short_paper(sections=(0, 0, 1), navigation="one-way"))
    first = ada.open(f"{address}?item=end")
    assert len(first.soup.select("[data-item]")) == 2

    second = ada.send(first, "Leave this section")

    assert [str(form["data-item"]) for form in second.soup.select("[data-item]")] == [shown_id("three")]
    assert ada.send(first, "Leave this section").soup.select("[data-item]") == second.soup.select("[data-item]")
    assert second.form("Hand in")


def test_a_section_is_named_by_its_number(site: Flask, ada: Reader) -> None:
    address = sat(site, ada.account, short_paper(sections=(0, 0, 1), navigation="one-way"))

    assert ada.post(f"{address}/section", left="x").status_code == 422
