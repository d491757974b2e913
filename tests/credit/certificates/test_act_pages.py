from typing import Any

import pytest
from flask import Flask

from tests.credit.completions import certified_at
from tests.reader import Reader

REASON = "Her name was misspelt."


def made(site: Flask, owner: Reader, **changed: Any) -> str:
    """The id of a new certificate of theirs."""
    return certified_at(site, account_id=owner.account, **changed)


def test_staff_find_the_way_from_the_public_page_and_nobody_else(site: Flask, ada: Reader, cleo: Reader) -> None:
    hers = made(site, ada)

    assert f"/certificates/{hers}/acts" in cleo.open(f"/verify/{hers}").links()
    assert f"/certificates/{hers}/acts" not in ada.open(f"/verify/{hers}").links()


def test_a_correction_leads_to_the_new_certificate(site: Flask, ada: Reader, cleo: Reader) -> None:
    hers = made(site, ada)
    page = cleo.open(f"/certificates/{hers}/acts")

    after = cleo.send(
        page, "Correct it", name="Ada Moss-Lind", licence_state="TX", licence_number="MT 2",
        profession="Massage Therapist", reason=REASON,
    )  # fmt: skip

    assert after.status == 200 and "Ada Moss-Lind" in after.text and "TX MT 2" in after.text
    assert REASON in cleo.open(f"/verify/{hers}").text and "superseded" in cleo.open(f"/verify/{hers}").text


def test_a_correction_may_leave_the_licence_out(site: Flask, ada: Reader, cleo: Reader) -> None:
    page = cleo.open(f"/certificates/{made(site, ada)}/acts")

    after = cleo.send(page, "Correct it", name="Ada Moss", licence_number="", reason=REASON)

    assert "none given" in after.text


def test_a_revoked_certificate_offers_no_act(site: Flask, ada: Reader, cleo: Reader) -> None:
    page = cleo.open(f"/certificates/{made(site, ada)}/acts")

    after = cleo.send(page, "Revoke it", reason="Issued to the wrong person.")

    assert "Revoked since" in after.text and not after.soup.select("main form")


@pytest.mark.parametrize("form", ["Correct it", "Revoke it"])
def test_nothing_is_done_without_a_reason(site: Flask, ada: Reader, cleo: Reader, form: str) -> None:
    hers = made(site, ada)
    page = cleo.open(f"/certificates/{hers}/acts")

    after = cleo.send(page, form, **({"name": "Ada"} if form == "Correct it" else {}), reason=" ")

    assert after.status == 422 and "Say why" in after.text
    assert "This certificate is valid" in cleo.open(f"/verify/{hers}").text


@pytest.mark.parametrize("name", ["", " ", "A" * 201, "Ada\nMoss", "Ada\x07"])
def test_a_name_that_cannot_stand_there_is_refused(site: Flask, ada: Reader, cleo: Reader, name: str) -> None:
    page = cleo.open(f"/certificates/{made(site, ada)}/acts")

    after = cleo.send(page, "Correct it", name=name, reason=REASON)

    assert after.status == (200 if name == "Ada\nMoss" else 422)  # spaces of any kind become one space


def test_staff_act_on_no_certificate_of_their_own(site: Flask, cleo: Reader) -> None:
    own = made(site, cleo)
    page = cleo.open(f"/certificates/{own}/acts")

    answer = cleo.post(f"/certificates/{own}/acts", act="revoke", reason="I want to.")

    assert "This one is yours" in page.text and not page.soup.select("main form")
    assert answer.status_code == 403


def test_a_second_correction_of_the_same_one_is_refused_in_words(site: Flask, ada: Reader, cleo: Reader) -> None:
    hers = made(site, ada)
    fields = {"act": "correct", "name": "Ada Lind", "licence_state": "", "licence_number": "", "profession": ""}
    cleo.post(f"/certificates/{hers}/acts", reason=REASON, **fields)

    again = cleo.post(f"/certificates/{hers}/acts", reason=REASON, **fields)

    assert again.status_code == 409 and "done to this certificate before" in again.text


@pytest.mark.parametrize("act", ["", "delete", "grade"])
def test_another_act_is_refused(site: Flask, ada: Reader, cleo: Reader, act: str) -> None:
    assert cleo.post(f"/certificates/{made(site, ada)}/acts", act=act, reason=REASON).status_code == 422
