"""Somebody who leaves something of themselves wherever a person can, through the pages and commands of the site."""

import io
import re
from pathlib import Path

from sqlalchemy import select

from learning.attempts.exams.models import sitting_remedy
from learning.attempts.quizzes.asking import quiz_of
from learning.credit.certificates.models import certificate
from learning.credit.completion.asked import asked_of
from learning.library.libraries import library
from learning.people.accounts import named
from quizzes.items.common import Response
from tests.attempts.exams import all_kinds
from tests.attempts.quizzes import taking
from tests.conftest import NOW
from tests.credit.completion.school import AGREED, NAMED, TODAY, works
from tests.people_of import PASSWORD
from tests.reader import Reader
from tests.security.house import COURSE, EXAM, MINI, House, token_in

CANARY, MAIL = "Zenobia", "zenobia@example.org"
NAME = f"{CANARY} Quill"
SCHOOL = {**NAMED, "CREDIT_TRIALS": "yes", "ENROLMENT_CODES": "all"}


def command(house: House, *words: str | Path) -> str:
    """What a command says; it has to succeed."""
    answer = house.site.test_cli_runner().invoke(args=[str(word) for word in words])
    assert answer.exit_code == 0, answer.output
    return str(answer.output)


def came(house: House) -> Reader:
    """She tried a case, registered, signed in, forgot her password: what she did as a visitor is hers."""
    her = house.comes("visitor")
    played = her.post(f"/cases/{MINI}").location
    her.post("/register", name=CANARY, email=MAIL, password=PASSWORD)
    her.post("/forgot-password", email=MAIL)
    assert her.post("/sign-in", email=MAIL, password=PASSWORD, next="/").status_code == 303
    assert her.post(played, step="meet", seq="0", act="mark", cues="night").status_code == 303
    assert her.post("/account/name", name=NAME).status_code == 303
    with house.database.reading() as db:
        her.account = house.accounts["zenobia"] = named(db, MAIL).id
    return her


def studied(house: House, her: Reader) -> None:
    """Read, reported a problem, wrote words into a quiz and an exam."""
    her.post("/pillars/introduction/introduction/read", read="yes")
    told = {"path": "/pillars", "problem": f"I am {CANARY}, and this link is dead."}
    her.client.post("/reports", data={"csrf_token": token_in(her.client), **told})
    exam = all_kinds.sat(house.site, her.account)
    place = all_kinds.place("short-text")
    page = her.open(f"{exam}?item={place}")
    fields = all_kinds.filled("short-text", Response(text=CANARY))
    held = {str(tag["name"]): str(tag["value"]) for tag in page.soup.select("main form input[type=hidden]")}
    her.client.post(exam, data={**held, **fields, "note": f"{CANARY} wonders", "to": "1"})
    her.post(f"{exam}/submit")
    with house.database.unit() as db:  # an error cleared afterwards takes an exam that was failed by it
        remedy = {"sitting_id": exam.rpartition("/")[2], "item": "of-single", "passed": "another", "at": NOW}
        db.execute(sitting_remedy.insert().values(remedy))
    quizzed(house, her)


def quizzed(house: House, her: Reader) -> None:
    books = library(house.database)
    quizzes = (quiz_of(books, "lesson", page.slug) for page in books.pages("lesson"))
    for quiz in filter(None, quizzes):
        for place, entry in enumerate(quiz.entries, 1):
            if entry.document.kind == "short-text":
                fields = {n: list(v) for n, v in entry.document.filled(Response(text=CANARY), quiz.seed).items()}
                taking.hand_over(her, taking.form(her.open(quiz.page.url), place), fields)
                return
    raise AssertionError("no lesson asks for words")


def supervised(house: House, her: Reader, cleo: Reader) -> None:
    """What staff said of her: about her time, about an exam."""
    cleo.post(
        "/accommodations/new", email=MAIL, exam=EXAM, factor="1.5", minutes="10",
        reason=f"{CANARY} reads slowly.", begins="2026-11-18", ends="2026-12-18",
    )  # fmt: skip
    sitting = her.post(f"/exams/{EXAM}", use="practice").location
    done = cleo.post(f"{sitting}/acts", act="extend", minutes="5", reason=f"{CANARY} was called away.")
    assert done.status_code == 303


def credited(house: House, her: Reader, cleo: Reader) -> list[str]:
    """Enrolled by a code, attested with her licence, evaluated, certified, corrected, refunded: both certificates."""
    her.post("/account/licences", state="FL", profession=f"{CANARY} therapist", number=f"{CANARY} 7")
    codes = cleo.post(f"/courses/{COURSE}/codes", number="1").text
    code = re.findall(r"<code>([^<]+)</code>", codes)[0]
    assert her.post(f"/courses/{COURSE}/enrolment", code=code).status_code == 303
    assert her.post("/reading-time", kind="lesson", slug="what-touch-does", seconds="30").status_code == 204
    asked = asked_of(library(house.database), COURSE, TODAY)
    assert asked is not None
    with house.database.unit() as db:
        works(db, her.account, asked)
    attested(house, her)
    ratings = {name: str(value) for name, value in AGREED.items()}
    her.post(f"/courses/{COURSE}/evaluation", **ratings, comment=f"{CANARY} liked it.")
    [first] = certificates(house)
    her.post(f"/certificates/{first}/badge")
    cleo.post(
        f"/certificates/{first}/acts", act="correct", name=f"{NAME}-Lind", licence_state="FL",
        licence_number=f"{CANARY} 7", profession="Massage therapist", reason=f"{CANARY} married.",
    )  # fmt: skip
    [second] = [one for one in certificates(house) if one != first]
    her.post(f"/certificates/{second}/badge")
    refund(house, cleo)
    return [first, second]


def attested(house: House, her: Reader) -> None:
    [licence] = [row[0] for row in house.rows()["licence"] if her.account in row]
    assert her.post(f"/courses/{COURSE}/attestation", name=NAME, licence=licence).status_code == 303


def refund(house: House, cleo: Reader) -> None:
    [enrolment] = [row[0] for row in house.rows()["enrolment"]]
    assert cleo.post(f"/enrolments/{enrolment}/refund", reason=f"{CANARY} paid twice.").status_code == 303


def certificates(house: House) -> list[str]:
    with house.database.reading() as db:
        return list(db.scalars(select(certificate.c.id)))


def kept_hours(her: Reader) -> None:
    """Hours earned elsewhere with a document, a renewal, and the letter about it."""
    document = (io.BytesIO(f"%PDF-1.7 {CANARY} %%EOF".encode()), f"{CANARY}.pdf")
    sent = {
        "csrf_token": token_in(her.client), "title": f"{CANARY} on necks", "provider": f"{CANARY} School",
        "completed": "2026-05-01", "hours": "6", "kind": "in person", "topic": "ethics", "board": "florida",
        "document": document,
    }  # fmt: skip
    added = her.client.post("/ledger/outside/new", data=sent, content_type="multipart/form-data")
    assert added.status_code == 303, added.text[:2_000]
    her.post("/ledger", board="florida", renews="2027-01-31")


def answered(house: House, cleo: Reader) -> None:
    """The board's receipt, with an error beside her."""
    [report] = [row[0] for row in house.rows()["board_report"]]
    one = (
        f"<attendee><licensee_profession>MT</licensee_profession><license>{CANARY} 7</license>"
        f"<cebroker_state>FL</cebroker_state><date_completed>11/18/2026</date_completed>"
        f"<error>{CANARY} is not known.</error></attendee>"
    )
    sent = cleo.post(f"/rosters/{report}/receipts", receipt=f"<rosters>{one}</rosters>")
    assert sent.status_code == 303


def operated(house: House, folder: Path, held: str) -> None:
    """What operators do: reminders, a report to a board, a hold, an account closed and opened, an invitation."""
    command(house, "credit", "remind")
    days = ("--board", "florida", "--from", "2026-11-01", "--to", "2026-11-30")
    codes = ("--profession", "MT", "--subject", "GEN", "--course-code", "20-1")
    assert "1 rows written" in command(house, "credit", "roster", COURSE, *days, *codes, "--csv", folder / "roster")
    command(house, "credit", "hold", "--why", f"{CANARY} v. Lind", "--", held)
    command(house, "admin", "disable", MAIL)
    command(house, "admin", "enable", MAIL)
    command(house, "admin", "invite", MAIL)


def left_everywhere(house: House, folder: Path) -> tuple[Reader, list[str]]:
    """Zenobia after all of it, signed in, and her certificates."""
    house.forget("token_bucket")
    cleo, her = house.comes("cleo"), came(house)
    studied(house, her)
    supervised(house, her, cleo)
    made = credited(house, her, cleo)
    kept_hours(her)
    operated(house, folder, made[0])
    answered(house, cleo)
    house.forget("token_bucket")
    back = house.site.test_client()
    her = Reader(back, her.account)
    assert her.post("/sign-in", email=MAIL, password=PASSWORD, next="/").status_code == 303
    return her, made
