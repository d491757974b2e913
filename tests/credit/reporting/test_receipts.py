"""A receipt: read safely, matched with the report, and what else it holds shown letter by letter."""

from dataclasses import replace

import pytest

from learning.credit.certificates.facts import Licence
from learning.credit.reporting.ce_broker import ce_broker
from learning.credit.reporting.receipts import HIDDEN, NotAReceipt, matched, read_receipt
from tests.credit.reporting.test_roster import ASKED, SENDER, made

ONE = (
    "<attendee><licensee_profession>MT</licensee_profession><license>{number}</license>"
    "<cebroker_state>FL</cebroker_state><date_completed>{day}</date_completed>{more}</attendee>"
)


def receipt(number: str = "MA 00000", day: str = "11/18/2026", more: str = "", around: str = "") -> str:
    one = ONE.format(number=number, day=day, more=more)
    return f"<rosters><roster><attendees>{one}</attendees></roster>{around}</rosters>"


def certificates(text: str | bytes) -> list[str | None]:
    return [found for found, _ in matched(read_receipt(text, ""), made({}))]


def test_the_message_itself_as_a_receipt_confirms_everybody_and_says_nothing_more() -> None:
    found = made({}, {"id": "two", "licence": Licence("FL", "MA 2", "LMT")})
    mirrored = read_receipt(ce_broker(found, SENDER), SENDER.key)

    assert [certificate for certificate, _ in matched(mirrored, found)] == ["one", "two"]
    assert (mirrored.further, [one.further for one in mirrored.attendees]) == ((), [(), ()])


@pytest.mark.parametrize("day", ["11/18/2026", " 11/18/2026 ", "011/18/2026"])
def test_whoever_is_named_alike_is_confirmed(day: str) -> None:
    assert certificates(receipt("ma  00000", day)) == ["one"]


@pytest.mark.parametrize(("number", "day"), [("MA 1", "11/18/2026"), ("MA 00000", "11/19/2026"), ("", "")])
def test_whoever_was_not_reported_is_nobodys_certificate(number: str, day: str) -> None:
    assert certificates(receipt(number, day)) == [None]


def test_a_person_named_twice_is_confirmed_once() -> None:
    twice = receipt().replace("<attendees>", "<attendees>" + ONE.format(number="MA 00000", day="11/18/2026", more=""))

    assert certificates(twice) == ["one", None]


def test_two_completions_of_one_day_are_confirmed_one_by_one() -> None:
    found = made({}, {"id": "two"})
    mirrored = read_receipt(ce_broker(found, SENDER), "")

    assert [certificate for certificate, _ in matched(mirrored, found)] == ["one", "two"]


def test_what_else_stands_beside_a_person_is_told_letter_by_letter() -> None:
    more = '<error code="37">No <b>such</b> licence &amp; no name</error>later<license mark="?"/>'
    [told] = read_receipt(receipt(more=more).replace("<attendee>", '<attendee state="bad">'), "").attendees

    assert told.further == (
        'attendee: state="bad"', '<error code="37">No <b>such</b> licence &amp; no name</error>', "later",
        'license: mark="?"',
    )  # fmt: skip


def test_what_stands_beside_the_people_is_told_too() -> None:
    found = read_receipt(f"<answer day='1'>{receipt(around='<note>Late</note>')}</answer>", "")

    assert found.further == ('answer: day="1"', "<note>Late</note>")


def test_names_of_another_namespace_are_read() -> None:
    assert certificates(receipt().replace("<rosters>", '<rosters xmlns="urn:x">')) == ["one"]


@pytest.mark.parametrize(
    "around",
    ['<echo upload_key="secret"/>', "<echo>the secret</echo>", "<x><upload_key>other</upload_key></x>", "a secret"],
)
def test_the_upload_key_is_told_nowhere(around: str) -> None:
    found = read_receipt(receipt(around=around, more="<e>secret</e>"), "secret")

    told = " ".join((*found.further, *found.attendees[0].further))
    assert "secret" not in told and "other" not in told and HIDDEN in told


DEEP = "<rosters>" + "<a>" * 60 + "</a>" * 60 + "</rosters>"
ENTITY = '<!DOCTYPE r [<!ENTITY a "aaaa">]><rosters>&a;</rosters>'
OUTSIDE = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rosters>&a;</rosters>'
ELSEWHERE = '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><rosters/>'


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ("", "not XML"),
        ("Dear provider", "not XML"),
        (receipt()[:-9], "not XML"),
        (b"\xff\xfe\x00", "not XML"),
        (b'<?xml version="1.0" encoding="utf-99"?><rosters/>', "not XML"),
        (b'<?xml version="1.0" encoding="utf-32"?><rosters/>', "not XML"),
        (b'<?xml version="1.0" encoding="utf-8"?><rosters>\xe9</rosters>', "not XML"),
        ("<rosters>&nbsp;</rosters>", "not XML"),
        ("<!DOCTYPE rosters><rosters/>", "document type"),
        (ENTITY, "document type"),
        (OUTSIDE, "document type"),
        (ELSEWHERE, "document type"),
        (DEEP, "more elements"),
        ("<rosters>" + "<a/>" * 100_000 + "</rosters>", "more elements"),
        ("<html><body>Sign in</body></html>", "no receipt"),
        ("<rosters>" + " " * 2_100_000 + "</rosters>", "larger than 2 MB"),
    ],
)  # fmt: skip
def test_what_is_no_receipt_is_refused_in_words(sent: bytes | str, says: str) -> None:
    with pytest.raises(NotAReceipt, match=says):
        read_receipt(sent, "")


def test_a_receipt_in_another_encoding_is_read() -> None:
    sent = ('<?xml version="1.0" encoding="utf-16"?>' + receipt()).encode("utf-16")

    assert certificates(sent) == ["one"]


def test_another_profession_is_not_the_one_that_was_reported() -> None:
    found = made({}, asked=replace(ASKED, profession="XX"))

    assert [one for one, _ in matched(read_receipt(receipt(), ""), found)] == [None]
