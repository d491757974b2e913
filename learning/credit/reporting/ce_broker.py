"""A roster as the XML that CE Broker takes in one message of at most 16 MB. Pure."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from learning.core.errors import Refused
from learning.credit.reporting.roster import Attendee, Roster, day_in_us
from learning.credit.reporting.subjects import spread

MOST_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Sender:
    """What CE Broker gave the provider; the key is kept nowhere. What is not set is empty and never made up."""

    parent: str = ""
    key: str = ""
    provider: str = ""


def ce_broker(made: Roster, sender: Sender) -> bytes:
    """The message. Refused when it would be too large."""
    top = Element("rosters", id_parent_provider=sender.parent, upload_key=sender.key)
    one = SubElement(top, "roster")
    asked = made.asked
    _tell(
        one, id_provider=sender.provider, provider_course_code=asked.course, id_course=asked.course_id,
        end_date=day_in_us(asked.last),
    )  # fmt: skip
    attendees = SubElement(one, "attendees")
    for attendee in made.attendees:
        _add(attendees, attendee, made)
    indent(top)
    sent: bytes = tostring(top, encoding="utf-8", xml_declaration=True)
    if len(sent) > MOST_BYTES:
        raise Refused("The report is larger than the 16 MB of one message. Report fewer days at once.")
    return sent


def _add(attendees: Element, attendee: Attendee, made: Roster) -> None:
    one = SubElement(attendees, "attendee")
    _tell(
        one, licensee_profession=made.asked.profession, license=attendee.number, cebroker_state=attendee.state,
        first_name=attendee.first_name, last_name=attendee.last_name, date_completed=day_in_us(attendee.completed),
    )  # fmt: skip
    credits = SubElement(one, "partial_credits")
    for subject, hours in spread(made.asked.subjects, attendee.hours):
        _tell(
            SubElement(credits, "partial_credit"), cd_profession=made.asked.profession, cd_subject_area=subject,
            partial_credit_hours=hours,
        )  # fmt: skip


def _tell(within: Element, **told: str) -> None:
    for name, text in told.items():
        SubElement(within, name).text = text
