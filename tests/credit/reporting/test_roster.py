"""A report to a board: who is in it and in which words, who is left out and why, as a table and as XML."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest

from learning.core.errors import Refused
from learning.core.spreadsheets import cell
from learning.credit.certificates.facts import Licence
from learning.credit.certificates.listing import Listed
from learning.credit.reporting import ce_broker as broker
from learning.credit.reporting.ce_broker import Sender, ce_broker
from learning.credit.reporting.reasons import History
from learning.credit.reporting.roster import HEAD, Asked, Roster, csv_roster, day_in_us, roster
from learning.credit.reporting.subjects import Share
from tests.conftest import NOW
from tests.credit.certificates.test_printing import snapshot

ASKED = Asked("FL", "2026-11-01", "2026-11-30", "MT", (Share("GEN"),), "20-1", "77")
SENDER = Sender("p1", "secret", "50-0000")
SEVERAL = replace(ASKED, subjects=(Share("GEN", "1"), Share("ETH", "0.5")))
ADA = Listed(replace(snapshot(), id="one", name="Ada Byron Moss"), NOW, "valid")


def made(
    *changed: Mapping[str, object], state: str = "valid", reported: tuple[str, ...] = (), again: bool = False,
    asked: Asked = ASKED,
) -> Roster:  # fmt: skip
    found = [Listed(replace(ADA.snapshot, **one), NOW, state) for one in changed]  # type: ignore[arg-type]
    corrects = {one.snapshot.id: one.snapshot.supersedes for one in found}
    return roster(found, asked, History(dict.fromkeys(reported, NOW), corrects, again))


def test_a_row_says_what_the_board_reads() -> None:
    head, row, _ = csv_roster(made({})).split("\r\n")

    assert head.split(",") == list(HEAD)
    assert row == "MA 00000,FL,MT,Ada Byron,Moss,11/18/2026,1.5,GEN,20-1,one"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"licence": None}, "names no licence"),
        ({"licence": Licence("NY", "1", "LMT")}, "one of NY"),
        ({"licence": Licence("FL", "  ", "LMT")}, "is empty"),
        ({"licence": Licence("FL", "1" * 33, "LMT")}, "more than 32 characters"),
        ({"licence": Licence("FL", "MA\x0b1", "LMT")}, "number of the licence has a character that cannot"),
        ({"name": "Ada"}, "one part"),
        ({"name": "A" * 200}, "one part"),
        ({"name": "Ada Mo\uffffss"}, "the name has a character that cannot"),
    ],
)
def test_whoever_cannot_be_reported_is_left_out_with_the_reason(changed: dict[str, object], why: str) -> None:
    [left] = made(changed).left_out

    assert (made(changed).attendees, why in left.why) == ((), True)


@pytest.mark.parametrize("state", ["revoked", "superseded"])
def test_a_certificate_that_does_not_hold_is_left_out(state: str) -> None:
    assert made({}, state=state).left_out[0].why == f"the certificate is {state}"


def test_whoever_was_reported_is_left_out_and_so_is_a_correction() -> None:
    found = made({}, {"id": "two", "supersedes": "one"}, reported=("one",))

    assert [left.why.split(" on ")[0] for left in found.left_out] == ["reported", "what it corrects was reported"]


@pytest.mark.parametrize(
    ("day", "rows"), [("2026-10-31", 0), ("2026-11-01", 1), ("2026-11-30", 1), ("2026-12-01", 0)]
)
def test_only_completions_of_the_days_are_in_it(day: str, rows: int) -> None:
    assert (len(made({"completed_on": day}).attendees), made({"completed_on": day}).left_out) == (rows, ())


def test_a_correction_of_a_correction_is_left_out_when_the_first_was_reported() -> None:
    first = {"id": "one", "licence": None}  # whatever it says, the board has it
    chain = made(first, {"id": "two", "supersedes": "one", "name": "Ada"}, {"id": "three", "supersedes": "two"},
                 reported=("one",))  # fmt: skip

    assert chain.attendees == ()
    assert [one.why for one in chain.left_out if one.certificate_id == "three"] == [
        "what it corrects was reported on 2026-11-18; tell the board by hand"
    ]


def test_once_more_repeats_what_was_reported_and_no_correction_of_it() -> None:
    found = made({}, {"id": "two", "supersedes": "one"}, reported=("one",), again=True)

    assert [one.certificate_id for one in found.attendees] == ["one"]
    assert "tell the board by hand" in found.left_out[0].why


NAMES = {
    "formula": "=cmd|'/c calc' +Moss",
    "right to left": "\u05e2\u05d3\u05d4 \u05de\u05d5\u05e1",
    "two hundred letters": f"{'A' * 100} {'M' * 99}",
    "no Latin letters": "\u738b \u5c0f\u660e",
    "markup": "Ada <Moss>&",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=list(NAMES))
def test_any_name_comes_back_whole_from_table_and_message(name: str) -> None:
    found = made({"name": name})
    first, last = name.rsplit(" ", 1)

    [_, row] = list(csv.reader(io.StringIO(csv_roster(found))))
    assert row[3:5] == [cell(first), cell(last)]
    assert not row[3].startswith("=") and not row[4].startswith("+")
    top = fromstring(ce_broker(found, SENDER))
    assert (top.findtext(".//first_name"), top.findtext(".//last_name")) == (first, last)


@pytest.mark.parametrize(
    ("day", "written"),
    [("2028-02-29", "02/29/2028"), ("2026-01-31", "01/31/2026"), ("2027-12-01", "12/01/2027")],
)
def test_days_are_written_as_boards_do_at_a_leap_day_and_a_months_end(day: str, written: str) -> None:
    assert day_in_us(day) == written


def test_a_licence_that_begins_like_a_formula_is_none() -> None:
    found = made({"licence": Licence("FL", "-12", "LMT")})

    assert csv_roster(found).split("\r\n")[1].startswith("'-12,")


def test_hours_are_spread_over_subject_areas_row_by_row_and_part_by_part() -> None:
    found = made({}, asked=SEVERAL)

    assert [row.split(",")[6:8] for row in csv_roster(found).split("\r\n")[1:3]] == [["1", "GEN"], ["0.5", "ETH"]]
    parts = fromstring(ce_broker(found, SENDER)).findall(".//partial_credits/partial_credit")
    told = [(one.findtext("cd_subject_area"), one.findtext("partial_credit_hours")) for one in parts]
    assert told == [("GEN", "1"), ("ETH", "0.5")]


def test_subject_areas_with_other_hours_than_the_certificate_leave_it_out() -> None:
    [left] = made({"hours": "2"}, asked=SEVERAL).left_out

    assert left.why == "the certificate is for 2 hours, and the subject areas have 1.5 together"


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
