"""A report to a board: who is in it and in which words, who is left out and why, as a table and as XML."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from learning.core.errors import Refused
from learning.credit.certificates.facts import Licence
from learning.credit.certificates.listing import Listed
from learning.credit.reporting import ce_broker as broker
from learning.credit.reporting.ce_broker import Sender, ce_broker
from learning.credit.reporting.roster import HEAD, Asked, Roster, csv_roster, roster
from tests.conftest import NOW
from tests.credit.certificates.test_printing import snapshot

ASKED = Asked("FL", "2026-11-01", "2026-11-30", "MT", "GEN", "20-1")
SENDER = Sender("p1", "secret", "50-0000", "77")
ADA = Listed(replace(snapshot(), id="one", name="Ada Byron Moss"), NOW, "valid")


def made(*changed: dict[str, object], state: str = "valid", reported: dict[str, int] | None = None) -> Roster:
    found = [Listed(replace(ADA.snapshot, **one), NOW, state) for one in changed]  # type: ignore[arg-type]
    return roster(found, ASKED, reported or {})


def test_a_row_says_what_the_board_reads() -> None:
    head, row, _ = csv_roster(made({})).split("\r\n")

    assert head.split(",") == list(HEAD)
    assert row == "MA 00000,FL,MT,Ada Byron,Moss,11/18/2026,1.5,GEN,20-1,one"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"licence": None}, "names no licence"),
        ({"licence": Licence("NY", "1", "LMT")}, "one of NY"),
        ({"name": "Ada"}, "one part"),
    ],
)
def test_whoever_cannot_be_reported_is_left_out_with_the_reason(changed: dict[str, object], why: str) -> None:
    [left] = made(changed).left_out

    assert (made(changed).attendees, why in left.why) == ((), True)


@pytest.mark.parametrize("state", ["revoked", "superseded"])
def test_a_certificate_that_does_not_hold_is_left_out(state: str) -> None:
    assert made({}, state=state).left_out[0].why == f"the certificate is {state}"


def test_whoever_was_reported_is_left_out_and_so_is_a_correction() -> None:
    found = made({}, {"id": "two", "supersedes": "one"}, reported={"one": NOW})

    assert [left.why.split(" on ")[0] for left in found.left_out] == ["reported", "what it corrects was reported"]


@pytest.mark.parametrize(
    ("day", "rows"), [("2026-10-31", 0), ("2026-11-01", 1), ("2026-11-30", 1), ("2026-12-01", 0)]
)
def test_only_completions_of_the_days_are_in_it(day: str, rows: int) -> None:
    assert (len(made({"completed_on": day}).attendees), made({"completed_on": day}).left_out) == (rows, ())


def test_a_name_is_no_formula_and_no_markup() -> None:
    found = made({"name": "=Ada <Moss>&"})

    assert "'=Ada" in csv_roster(found)
    assert fromstring(ce_broker(found, SENDER)).findtext(".//last_name") == "<Moss>&"


def test_the_message_is_built_as_ce_broker_reads_it() -> None:
    top = fromstring(ce_broker(made({}), SENDER))

    assert (top.tag, top.attrib) == ("rosters", {"id_parent_provider": "p1", "upload_key": "secret"})
    told = {one.tag: one.text for one in top.iter() if not len(one)}
    assert told == {
        "id_provider": "50-0000", "provider_course_code": "20-1", "id_course": "77", "end_date": "11/30/2026",
        "licensee_profession": "MT", "license": "MA 00000", "cebroker_state": "FL", "first_name": "Ada Byron",
        "last_name": "Moss", "date_completed": "11/18/2026", "cd_profession": "MT", "cd_subject_area": "GEN",
        "partial_credit_hours": "1.5",
    }  # fmt: skip
    path = "roster/attendees/attendee/partial_credits/partial_credit/partial_credit_hours"
    assert top.findtext(path) == "1.5"


def test_a_message_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "MOST_BYTES", 100)

    with pytest.raises(Refused, match="fewer days"):
        ce_broker(made({}), SENDER)
