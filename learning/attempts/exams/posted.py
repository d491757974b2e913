"""One question as a page without script sends it."""

import re

from pydantic import ValidationError
from werkzeug.datastructures import MultiDict

from learning.attempts.exams.finding import Response, Sitting
from learning.attempts.exams.sent import SavedEvent, malformed
from learning.core.errors import Refused

FIELD = re.compile(r"i[0-9a-f]{12}")
FRAME = {"csrf_token", "item", "base", "to"}
MARKS = {"sureness", "flagged", "note"}
PLACE = re.compile(r"[1-9][0-9]{0,2}|end")


def event_of(form: MultiDict[str, str], sitting: Sitting, kept: dict[str, Response]) -> tuple[SavedEvent, str]:
    """The change and the place to go to. Raises Refused for a field that the page does not have, or one twice."""
    strange = [name for name in form if name not in FRAME | MARKS and not FIELD.fullmatch(name)]
    if strange or any(len(form.getlist(name)) > 1 for name in FRAME | MARKS):
        raise Refused("The form was sent with a field that it does not have.")
    place = sitting.paper.form.place_of.get(form.get("item", ""))
    if place is None or not form.get("base", "").isascii() or not form.get("base", "").isdigit():
        raise Refused("The form is about a question that is not on this form.")
    before = kept.get(sitting.paper.form.items[place].document.id)
    to = form.get("to", "")
    return _event(form, before), to if PLACE.fullmatch(to) else "end"


def _event(form: MultiDict[str, str], before: Response | None) -> SavedEvent:
    fields = {name: values for name, values in form.lists() if FIELD.fullmatch(name) and any(values)}
    said = {
        "fields": fields, "sureness": form.get("sureness") or None, "flagged": "flagged" in form,
        "note": form.get("note", ""), "struck": before.value.struck if before else (),
    }  # fmt: skip
    try:
        return SavedEvent.model_validate(
            {"seq": 1, "item": form["item"], "base_rev": int(form["base"][:16]), "value": said}
        )
    except ValidationError as error:
        raise malformed(error) from None
