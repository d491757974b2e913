"""After a person is erased, nothing in the database leads to them but what has to stay."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from learning.attempts.exams.accommodating import Grant, grant
from learning.core.audit import record
from learning.core.verifying import verify
from learning.credit.ledger.renewals import keep
from learning.credit.signing.keys import keys_of
from learning.people import licences, links
from learning.study.reports import file_report
from quizzes.exams.timing import Accommodation
from tests.conftest import NOW
from tests.credit.completions import certified
from tests.people_of import make_account
from tests.reader import Reader
from tests.security.house import House, house_in

CANARY, MAIL = "Zenobia", "zenobia@example.org"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = house_in(tmp_path)
    yield made
    made.database.dispose()


@pytest.fixture
def zenobia(house: House) -> Reader:
    """Somebody who left something wherever people can."""
    with house.database.unit() as db:
        house.accounts["zenobia"] = make_account(db, CANARY, MAIL)
    her = house.comes("zenobia")
    her.open("/pillars/introduction/introduction")
    house.ended(her)
    house.sitting(her)
    licences.add(house.database, her.account, "FL", f"{CANARY} 1", CANARY, NOW)
    house.outside(her)
    with house.database.unit() as db:
        keep(db, her.account, "florida", "2027-03-31")
    said_about(house, her.account)
    return her


def said_about(house: House, account: str) -> None:
    with house.database.unit() as db:
        file_report(db, "/pillars", f"I am {CANARY}.", account, NOW)
        grant(db, Grant(account, None, Accommodation(factor=1.5), f"{CANARY} is slow", "nobody", NOW), NOW)
        record(db, None, "role.change", account, NOW, {"why": CANARY})
        links.make(db, "reset", account, NOW)
        links.make(db, "invitation", MAIL, NOW)


def traces(house: House, *words: str) -> set[str]:
    """The tables in which one of the words stands."""
    return {name for name, rows in house.rows().items() if any(word in repr(row) for row in rows for word in words)}


def erased(zenobia: Reader) -> str:
    """What the page says afterwards."""
    answer = zenobia.post("/account/data/erase", email=MAIL)
    assert (answer.status_code, answer.location) == (303, "/sign-in")
    return zenobia.open("/sign-in").text


def test_nothing_leads_to_somebody_who_was_erased(house: House, zenobia: Reader) -> None:
    before = traces(house, CANARY, MAIL)
    assert before >= {"account", "licence", "report", "accommodation", "sitting_act", "audit_row", "link"}

    assert erased(zenobia).count("Kept: ") == 1, "the number in the record of acts"

    assert traces(house, CANARY, MAIL) == set()
    assert traces(house, zenobia.account) == {"audit_row"}, "a number that leads to nobody"


def test_a_certificate_stays_for_seven_years_and_the_person_is_told(house: House, zenobia: Reader) -> None:
    with house.database.unit() as db:
        keys = keys_of(house.site.extensions["palpate"].settings)
        made = certified(db, keys, account_id=zenobia.account, learner=CANARY)
    assert "This stays, and nothing else" in zenobia.open("/account/data").text

    told = erased(zenobia)

    assert "1 certificate with your name, your licence, the course, its hours and the date" in told
    assert "until 18 November 2033." in told
    assert traces(house, CANARY, MAIL) == {"certificate"}
    assert house.comes("visitor").open(f"/verify/{made}").status == 200


def test_the_record_of_acts_holds_after_an_erasure_and_says_so(house: House, zenobia: Reader) -> None:
    erased(zenobia)

    with house.database.reading() as db:
        verify(db, lambda _rows: None)
    acts = [(row[2], row[3]) for row in house.rows()["audit_row"]]
    assert acts.count((zenobia.account, "account.erase")) == 1
    assert acts.count((zenobia.account, "audit.blank")) == 3, "the grant, what it did to the sitting, the role"


def test_others_keep_what_is_theirs(house: House, zenobia: Reader) -> None:
    ben = house.comes("ben")
    house.ended(ben)
    said_about(house, ben.account)
    erased(zenobia)

    assert {"account", "attempt", "report", "accommodation"} <= traces(house, ben.account)
