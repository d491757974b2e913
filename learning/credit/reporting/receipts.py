"""What a board wrote back about a message, and how it fits the report. Pure.

The receipt mirrors the message. What else it holds is where errors are told; it is shown letter by letter, because
nobody has told us what it means.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError, TreeBuilder, tostring

from learning.credit.reporting.roster import Attendee, Roster, day_in_us

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_BYTES = 2 * 1024 * 1024
MOST_DEPTH = 50
MOST_ELEMENTS = 100_000
HIDDEN = "(upload key)"
_LISTS = {"rosters", "roster", "attendees", "attendee", "partial_credits", "partial_credit"}
_LEAVES = {
    "id_provider", "provider_course_code", "id_course", "end_date", "licensee_profession", "license",
    "cebroker_state", "first_name", "last_name", "date_completed", "cd_profession", "cd_subject_area",
    "partial_credit_hours", "upload_key",
}  # fmt: skip
_ATTRIBUTES = {"id_parent_provider", "upload_key"}
_DAY = re.compile(r"0?(\d{1,2})/0?(\d{1,2})/(\d{4})")


class NotAReceipt(ValueError):
    """It cannot be read. The text is a sentence for a person."""


@dataclass(frozen=True)
class Told:
    """One attendee of a receipt, as it names them; `further`: whatever else stands there."""

    profession: str
    number: str
    state: str
    day: str
    further: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """For a person."""
        return ", ".join(part for part in (self.profession, self.number, self.state, self.day) if part)


@dataclass(frozen=True)
class Receipt:
    """What it says; `further`: what stands in it beside the attendees."""

    attendees: tuple[Told, ...]
    further: tuple[str, ...]


Matched = tuple[str | None, Told]
"""The certificate that an attendee of the receipt stands for, None where nobody of that kind was reported."""


def read_receipt(sent: bytes | str, key: str) -> Receipt:
    """The receipt in this XML, without the upload key wherever it stands. Raises NotAReceipt."""
    if len(sent) > MOST_BYTES:
        raise NotAReceipt("The receipt is larger than 2 MB. Hand in the receipts of smaller reports.")
    top = _parsed(sent)
    for one in top.iter():
        _hide(one, key)
    found = [one for one in top.iter() if _tag(one) == "attendee"]
    if not found and not any(_tag(one) in _LISTS for one in top.iter()):
        raise NotAReceipt("This XML is no receipt of a roster: there is no list of attendees in it.")
    return Receipt(tuple(map(_told, found)), tuple(_further(top)))


def matched(receipt: Receipt, made: Roster) -> tuple[Matched, ...]:
    """Each attendee of the receipt with the certificate of the report that it stands for."""
    waiting: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in made.attendees:
        waiting[_key_of(_as_told(one, made.asked.profession))].append(one.certificate_id)
    out: list[Matched] = []
    for told in receipt.attendees:
        found = waiting[_key_of(told)]
        out.append((found.pop(0) if found else None, told))
    return tuple(out)


def _as_told(one: Attendee, profession: str) -> Told:
    return Told(profession, one.number, one.state, day_in_us(one.completed))


def _key_of(told: Told) -> tuple[str, ...]:
    """Whom they name, however it is spaced and cased."""
    day = _DAY.sub(r"\1/\2/\3", told.day)
    return tuple(" ".join(part.split()).casefold() for part in (told.profession, told.number, told.state, day))


def _parsed(sent: bytes | str) -> "Element":
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import DefusedXMLParser

    reading = DefusedXMLParser(target=_Bounded(), forbid_dtd=True)
    try:
        reading.feed(sent)
        top: Element = reading.close()
    except NotAReceipt:
        raise
    except DefusedXmlException:
        raise NotAReceipt("The XML declares a document type or entities, which no receipt needs. Not read.") from None
    except (ParseError, LookupError, ValueError):
        raise NotAReceipt("This is not XML, or it is cut short. Hand in the receipt as it came.") from None
    return top


class _Bounded(TreeBuilder):
    """Builds the tree up to what a receipt can be."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._elements = 0

    def start(self, tag: str, attrs: dict[str, str]) -> "Element":
        """One element more."""
        self._depth, self._elements = self._depth + 1, self._elements + 1
        if self._depth > MOST_DEPTH or self._elements > MOST_ELEMENTS:
            raise NotAReceipt("The XML has more elements, one within the other or in all, than a receipt can have.")
        return super().start(tag, attrs)

    def end(self, tag: str) -> "Element":
        """One element done."""
        self._depth -= 1
        return super().end(tag)


def _told(one: "Element") -> Told:
    values = {_tag(part): (part.text or "").strip() for part in one}
    profession, number = values.get("licensee_profession", ""), values.get("license", "")
    state, day = values.get("cebroker_state", ""), values.get("date_completed", "")
    return Told(profession, number, state, day, tuple(_further(one)))


def _further(one: "Element") -> Iterator[str]:
    """What the message does not have: elements, attributes, loose text. Attendees within speak for themselves."""
    tag = _tag(one)
    known = tag in _LISTS | _LEAVES
    if not known and not any(_tag(each) == "attendee" for each in one.iter()):
        alone = copy(one)
        alone.tail = None
        yield tostring(alone, encoding="unicode")
        return
    yield from (f'{tag}: {name}="{value}"' for name, value in one.attrib.items() if name not in _ATTRIBUTES)
    if tag not in _LEAVES:
        yield from _loose(one.text)
    for part in one:
        if _tag(part) != "attendee":
            yield from _further(part)
        yield from _loose(part.tail)


def _loose(text: str | None) -> Iterator[str]:
    if text and text.strip():
        yield text.strip()


def _hide(one: "Element", key: str) -> None:
    """Take the upload key out: by its name, and by itself wherever it stands."""
    if _tag(one) == "upload_key":
        one.text = HIDDEN
    for name, value in one.attrib.items():
        one.set(name, HIDDEN if name.endswith("upload_key") else _bare(value, key))
    one.text, one.tail = one.text and _bare(one.text, key), one.tail and _bare(one.tail, key)


def _bare(text: str, key: str) -> str:
    return text.replace(key, HIDDEN) if key else text


def _tag(one: "Element") -> str:
    """The name without its namespace."""
    return str(one.tag).rpartition("}")[2]
