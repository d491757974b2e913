"""The ledger of learners of four states, worked out by hand: certificates from here, and hours from elsewhere."""

from dataclasses import replace

import pytest
from flask import Flask

from learning.credit.boards.approvals import Recorded, record
from learning.credit.boards.departures import Shape
from learning.credit.boards.rule_sets import rule_sets
from learning.credit.certificates.checking import find
from learning.credit.certificates.ending import revoke, supersede
from learning.credit.ledger.counting import Ledger
from learning.credit.ledger.gathering import held_by, ledger_of
from learning.credit.ledger.outside import Earned, add
from learning.credit.ledger.renewals import keep
from learning.credit.signing import ring
from learning.credit.signing.keys import keys_of
from tests.conftest import NOW, database_of
from tests.credit.completions import PROVIDER, certified_at, completion
from tests.reader import Reader


def approved(site: Flask, account: str, board: str, hours: str = "1.5") -> None:
    """What the certificate of tests stands on, from the first day of the year."""
    given = Recorded(
        "assessment", board, Shape("Assessment", hours, dict(completion(account).revisions)), "A-1", "2026-01-01"
    )
    with database_of(site).unit() as db:
        record(db, given, "cleo", NOW)


def elsewhere(site: Flask, account: str, board: str | None, *entered: tuple[str, str, str, str | None]) -> None:
    """Entries of day, hours, kind and topic."""
    with database_of(site).unit() as db:
        for day, hours, kind, topic in entered:
            add(db, account, Earned(f"Course of {day}", "A School", day, hours, kind, topic, board), None, NOW)


def of(site: Flask, account: str, board: str, renews_on: str | None = None) -> Ledger:
    with database_of(site).unit() as db:
        keep(db, account, board, renews_on)
        return ledger_of(held_by(db, account), rule_sets("2026-11-21")[board])


def demands(found: Ledger) -> dict[str, tuple[float, float | None]]:
    """What there is and what is missing, by what it is about."""
    return {one.rule.about: (one.have, one.missing) for one in found.demands}


def test_florida_asks_for_twelve_hours_in_person_and_of_the_rest_nothing_is_known(site: Flask, ada: Reader) -> None:
    certified_at(site, account_id=ada.account)
    approved(site, ada.account, "florida")
    elsewhere(
        site, ada.account, "florida",
        ("2026-02-01", "7", "in person", "ethics"), ("2026-03-01", "2.5", "in person", "errors"),
        ("2026-04-01", "3", "webinar", "law"),
    )  # fmt: skip
    found = of(site, ada.account, "florida", "2027-08-31")

    assert found.counted == 1.5 + 7 + 2.5 + 3 == 14
    assert demands(found) == {
        "renewal-hours": (14, None), "in-person": (7 + 2.5, 12 - 9.5), "ethics": (7, None), "law": (3, None),
        "errors": (2.5, None),
    }  # fmt: skip
    assert (found.begins, found.unknown) == (None, 0), "how long a period is in Florida is not known"


def test_new_york_counts_twelve_hours_of_self_study_in_three_years(site: Flask, ada: Reader) -> None:
    certified_at(site, account_id=ada.account)  # 1.5 hours on 2026-11-18
    approved(site, ada.account, "new-york")
    elsewhere(
        site, ada.account, "new-york",
        ("2024-03-31", "5", "in person", None), ("2024-04-01", "8", "home study", None),
        ("2025-05-01", "3.5", "home study", "ethics"), ("2025-06-01", "16", "in person", None),
        ("2027-04-01", "9", "in person", None),
    )  # fmt: skip
    found = of(site, ada.account, "new-york", "2027-03-31")

    assert [line.counted for line in found.lines] == [0, 8, 3.5, 16, 12 - 8 - 3.5, 0]
    assert found.counted == 12 + 16
    assert demands(found)["renewal-hours"] == (28, 36 - 28)
    assert found.lines[4].says == "Of a renewal the board counts 12 hours of self-study at most."
    assert found.lines[0].says == "Earned outside the period: after 2024-03-31, up to 2027-03-31."


def test_texas_counts_what_it_approved_and_how_much_it_asks_for_is_not_known(site: Flask, ada: Reader) -> None:
    certified_at(site, account_id=ada.account)
    approved(site, ada.account, "texas", hours="1")
    elsewhere(site, ada.account, None, ("2026-05-01", "6", "in person", None))
    found = of(site, ada.account, "texas", "2027-01-31")

    assert [(line.counted, line.entry.accepted) for line in found.lines] == [(0, "not known"), (1, "counts")]
    assert found.lines[1].says == "The board approved 1 of these hours."
    assert (found.counted, found.unknown) == (1, 6)
    assert {missing for _, missing in demands(found).values()} == {None}


def test_of_another_state_nothing_is_known_but_what_the_learner_says(site: Flask, ada: Reader) -> None:
    certified_at(site, account_id=ada.account)
    approved(site, ada.account, "generic")
    elsewhere(site, ada.account, "generic", ("2026-05-01", "6", "in person", None))
    found = of(site, ada.account, "generic", "2027-01-31")

    assert (found.counted, found.unknown) == (6, 1.5)
    assert found.lines[1].says == "What the board of another state approved is not known here. Ask it."
    assert {missing for _, missing in demands(found).values()} == {None}


def test_the_leap_day_belongs_to_the_period_that_ends_with_it(site: Flask, ada: Reader) -> None:
    days = ("2025-02-28", "2025-03-01", "2028-02-29", "2028-03-01")
    elsewhere(site, ada.account, "new-york", *((day, "2", "in person", None) for day in days))

    assert [line.counted for line in of(site, ada.account, "new-york", "2028-02-29").lines] == [0, 2, 2, 0]
    assert of(site, ada.account, "new-york", "2028-02-28").counted == 2, "renewed a day earlier, without it"


def test_a_trial_counts_for_no_board(site: Flask, ada: Reader) -> None:
    certified_at(site, account_id=ada.account, reviewer=None)
    approved(site, ada.account, "florida")

    [line] = of(site, ada.account, "florida").lines
    assert (line.counted, line.says) == (0, "A trial: no licensed reviewer had approved the course.")


def test_a_certificate_without_any_number_of_approval_counts_for_no_board(
    site: Flask, ada: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.credit.completions.PROVIDER", replace(PROVIDER, ncbtmb="", florida=""))
    certified_at(site, account_id=ada.account)
    approved(site, ada.account, "florida")

    assert of(site, ada.account, "florida").lines[0].says == "The provider had no approval number for this board."


def test_what_was_revoked_stands_in_the_ledger_and_counts_nothing(site: Flask, ada: Reader) -> None:
    made = certified_at(site, account_id=ada.account)
    approved(site, ada.account, "florida")
    with database_of(site).unit() as db:
        revoke(db, made, "cleo", "Somebody else took the exam.", NOW)

    [line] = of(site, ada.account, "florida").lines
    assert (line.counted, line.says) == (0, "The certificate was revoked.")
    assert "The certificate was revoked." in ada.open("/ledger/transcript?board=florida").text
    assert (
        "does not count,The certificate was revoked." in ada.client.get("/ledger/transcript.csv?board=florida").text
    )


def test_what_was_corrected_stands_there_twice_and_counts_once(site: Flask, ada: Reader) -> None:
    old = certified_at(site, account_id=ada.account)
    approved(site, ada.account, "florida")
    with database_of(site).unit() as db:
        keys = keys_of(site.extensions["palpate"].settings)
        supersede(db, keys, old, "Ada Lind", None, "cleo", "Her name was misspelt.", NOW)

    found = of(site, ada.account, "florida")
    assert sorted(line.counted for line in found.lines) == [0, 1.5]
    assert {line.says for line in found.lines} == {
        "", "The certificate was superseded; a corrected one stands in its place."
    }  # fmt: skip


def test_what_a_key_that_is_trusted_no_more_signed_is_revoked_in_every_list(site: Flask, ada: Reader) -> None:
    made = certified_at(site, account_id=ada.account)
    approved(site, ada.account, "florida")
    with database_of(site).unit() as db:
        kid = find(db, made).snapshot.kid
        ring.revoke(db, kid, NOW - 1, NOW, "cleo")

    assert "This certificate was revoked" in ada.open(f"/verify/{made}").text
    assert ada.open("/certificates").soup.select(".module-row__state")[0].get_text() == "Revoked"
    assert of(site, ada.account, "florida").lines[0].says == "The certificate was revoked."
