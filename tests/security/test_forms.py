"""Forms as no page of ours sends them: refused in words, nothing changed, nothing that was typed repeated raw."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from learning.credit.completion.questions import questions
from quizzes.items.shown import Opaque
from tests.credit.completion.school import DORA
from tests.people_of import PASSWORD
from tests.security.house import COURSE, EXAM, GRADED, MINI, House, token_in
from tests.security.test_answers import carries

XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
JUNK = (
    "", " ", "0", "-1", str(2**63), "9" * 5_000, "NaN", "Infinity", "-0.0", "1e999", "null", "[]", "{}", "true",
    "\x00", "a\x00b", "\r\nX-Evil: 1", "\u2028", "\u202e\u2066", "\U0001f600", "\u0661\u0662", "%00", "{{7*7}}",
    "' OR 1=1--", "../../app.py", XSS, "x" * 5_000, "\ufdfa" * 3_000, "e\u0301" * 2_000,
)  # fmt: skip
QUIZ, FEVER = "/quizzes/lesson/from-first-words-to-a-plan", "fever-and-a-sore-spine"
NEW = "seven quiet paper boats"


def shown(*parts: str) -> str:
    """What the page of that quiz calls an item, or an option of it."""
    item, *rest = parts
    return Opaque(int.from_bytes(sha256(QUIZ.encode()).digest()[:8]), item).of(*rest)


# The fields of every form, so filled in that they would be taken.
FORMS: dict[str, dict[str, str]] = {
    "/register": {"name": "Eve", "email": "eve@example.org", "password": NEW},
    "/sign-in": {"email": "ben@example.org", "password": PASSWORD, "next": "/"},
    "/sign-out": {},
    "/forgot-password": {"email": "ben@example.org"},
    "/reset/{reset}": {"password": NEW},
    "/invitation/{invitation}": {"name": "Eve", "password": NEW},
    "/account/name": {"name": "Ada Moss"},
    "/account/password": {"old_password": PASSWORD, "password": NEW},
    "/account/sessions/end": {},
    "/account/licences": {"state": "FL", "profession": "Massage therapist", "number": "MA 12345"},
    "/account/licences/{licence}/remove": {},
    "/account/data/copy": {},
    "/account/data/erase": {"email": "cleo@example.org"},  # who is not erased: she teaches
    "/confirm": {"password": PASSWORD, "next": "/"},
    "/pillars/introduction/introduction/read": {"read": "yes"},
    "/techniques/effleurage/read": {"read": "no"},
    "/reports": {"path": "/pillars", "problem": "A dead link."},
    "/reports/{report}/close": {},
    f"/cases/{MINI}": {},
    f"/cases/{GRADED}": {},
    "/attempts/{attempt}": {"step": "meet", "seq": "0", "act": "mark", "cues": "night"},
    f"/exams/{EXAM}": {"use": "practice"},
    "/sittings/{sitting}": {"item": "none", "to": "1"},
    "/sittings/{sitting}/events": {},
    "/sittings/{sitting}/section": {"left": "0"},
    "/sittings/{sitting}/submit": {},
    "/sittings/{hers}/acts": {"act": "extend", "minutes": "5", "reason": "The fire alarm rang."},
    "/accommodations/new": {
        "email": "ada@example.org",
        "exam": EXAM,
        "factor": "1.5",
        "minutes": "10",
        "reason": "Reading.",
        "begins": "2026-11-18",
        "ends": "2026-12-18",
    },
    "/accommodations/{accommodation}": {"reason": "The course is over."},
    "/certificates/{own}/badge": {},
    "/verify": {"badge": "a.b.c"},
    "/certificates/{certificate}/acts": {"act": "revoke", "reason": "Issued to the wrong person."},
    "/ledger": {"board": "florida", "renews": "2027-03-31"},
    "/ledger/outside/new": {
        "title": "Necks",
        "provider": "A School",
        "completed": "2026-05-01",
        "hours": "6",
        "kind": "in person",
        "topic": "ethics",
        "board": "florida",
    },
    "/ledger/outside/{outside}": {},
    "/approvals/new": {
        "course": "assessment",
        "board": "florida",
        "title": "Clinical assessment",
        "hours": "1",
        "number": "FL-9",
        "begins": "2026-01-01",
        "ends": "2026-12-31",
    },
    "/approvals/{approval}": {"reason": "The board took it back."},
    "/rosters": {
        "course": "assessment",
        "board": "florida",
        "first": "2026-11-01",
        "last": "2026-11-30",
        "again": "yes",
        "profession": "MT",
        "code": "20-1",
        "course_id": "77",
        "subjects": "GEN",
    },
    "/rosters/{roster}/file": {"form": "csv"},
    "/rosters/{roster}/receipts": {"receipt": "<rosters/>"},
    f"/courses/{COURSE}/enrolment": {},
    "/courses/{enrolled}/certificate": {},
    "/courses/{worked}/attestation": {"name": "Cleo", "licence": ""},
    "/courses/{worked}/evaluation": {
        **dict.fromkeys((one.id for one in questions().statements), "5"),
        "comment": "Good.",
    },
    f"/courses/{COURSE}/codes": {"number": "2"},
    f"/courses/{COURSE}/waiting": {},
    f"/courses/{COURSE}/reviews/new": {**DORA, "seen": "0" * 64, "remarks": "The figures are clear."},
    "/reviews/{reviewed}": {"reason": "She had not read it all."},
    "/enrolments/{enrolment}/refund": {"reason": "Asked for it."},
    "/reading-time": {"kind": "lesson", "slug": "what-touch-does", "seconds": "30"},
    QUIZ: {"item": shown(FEVER), "seen": "0.0", shown(FEVER): shown(FEVER, "cluster-fits")},
}
# Fields that may be left out.
OPTIONAL = {"next", "cues", "ends", "comment", "licence", "remarks", "course_id", "again"}
# Found only by whoever has an error to clear, so its form is not reached from here.
UNREACHED = ("/sittings/none/remedy/none/again",)
# What stays after a refusal: nothing but that somebody tried, and their sessions.
TRIED = ("token_bucket", "audit_row", "session", "link")


def prepared(house: House, form: str) -> tuple[FlaskClient, str]:
    """Cleo, who may use every form, and the address of this one."""
    house.forget("token_bucket")
    cleo = house.comes("cleo")
    made: dict[str, Callable[[], str]] = {
        "reset": lambda: house.link("reset"),
        "invitation": lambda: house.link("invitation"),
        "report": house.report,
        "licence": lambda: house.licence(cleo),
        "attempt": lambda: house.attempt(cleo).rpartition("/")[2],
        "sitting": lambda: house.sitting(cleo).rpartition("/")[2],
        "hers": lambda: house.sitting(house.comes("ada")).rpartition("/")[2],
        "accommodation": house.accommodation,
        "enrolled": lambda: house.enrolled(cleo),
        "worked": lambda: house.worked(cleo),
        "enrolment": lambda: house.enrolment(house.comes("ada")),
        "certificate": lambda: house.certificate(house.comes("ada")),
        "own": lambda: house.certificate(cleo),
        "approval": house.approval,
        "reviewed": house.reviewed,
        "roster": house.roster,
        "outside": lambda: house.outside(cleo),
    }
    name = form.partition("{")[2].partition("}")[0]
    return cleo.client, form.replace(f"{{{name}}}", made[name]()) if name else form


def harmless(answer: TestResponse) -> None:
    """No error of ours, no markup of theirs, all headers."""
    assert answer.status_code < 500
    assert "<script>alert" not in answer.text and "<img src=x" not in answer.text
    assert "X-Evil" not in answer.headers
    carries(answer)


def test_the_forms_are_all_forms(house: House) -> None:
    site = house.site.url_map.bind("localhost")
    matched = {site.match(path.replace("{", "").replace("}", ""), "POST")[0] for path in (*FORMS, *UNREACHED)}

    assert matched == {rule.endpoint for rule in house.site.url_map.iter_rules() if "POST" in (rule.methods or ())}


@pytest.mark.parametrize("form", [form for form, fields in FORMS.items() if fields])
def test_junk_in_a_field_breaks_nothing(house: House, form: str) -> None:
    client, path = prepared(house, form)
    token = token_in(client)

    for name in FORMS[form]:
        for junk in JUNK:
            house.forget("token_bucket")
            answer = client.post(path, data={"csrf_token": token, **FORMS[form], name: junk})
            harmless(answer)
            if answer.status_code == 303:  # it was taken after all, and may have ended the session
                client = house.comes("cleo").client
                token = token_in(client)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "field", ["role", "score", "owner", "account_id", "state", "is_admin", XSS, "x" * 3_000, "\x00"]
)
def test_a_field_that_the_page_does_not_have_is_refused(house: House, form: str, field: str) -> None:
    client, path = prepared(house, form)
    token = token_in(client)
    before = house.rows(but=("token_bucket",))

    answer = client.post(path, data={"csrf_token": token, **FORMS[form], field: "administrator"})

    assert answer.status_code == 422
    harmless(answer)
    assert house.rows(but=("token_bucket",)) == before


@pytest.mark.parametrize("form", FORMS)
def test_a_field_sent_twice_is_refused(house: House, form: str) -> None:
    client, path = prepared(house, form)
    fields = {"csrf_token": token_in(client), **FORMS[form]}
    before = house.rows(but=("token_bucket",))

    for name, value in fields.items():
        answer = client.post(path, data={**fields, name: [value, value]})
        assert answer.status_code == (409 if name == "cues" else 422), name
    assert house.rows(but=("token_bucket",)) == before


@pytest.mark.parametrize("form", [form for form, fields in FORMS.items() if fields])
def test_a_field_left_out_changes_nothing(house: House, form: str) -> None:
    client, path = prepared(house, form)
    token = token_in(client)
    before = house.rows(but=TRIED)

    for name in set(FORMS[form]) - OPTIONAL:
        fields = {key: value for key, value in FORMS[form].items() if key != name}
        assert client.post(path, data={"csrf_token": token, **fields}).status_code in {409, 422}, name
    assert house.rows(but=TRIED) == before
