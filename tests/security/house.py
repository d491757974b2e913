"""A site that stands for a whole file of tests: five people at its door, and things that belong to them."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app import create_app
from learning.attempts.exams.accommodating import Grant, grant
from learning.core.columns import metadata
from learning.core.database import Database
from learning.core.ids import new_id
from learning.core.settings import settings_from
from learning.credit.boards.approvals import Recorded, record
from learning.credit.boards.departures import Shape
from learning.credit.completion.asked import asked_of
from learning.credit.completion.enrolling import enrol
from learning.credit.ledger.outside import Earned, add, one_of
from learning.credit.ledger.uploads import Upload
from learning.credit.reporting.making import Wanted, make
from learning.credit.reporting.roster import Asked
from learning.credit.reporting.subjects import Share
from learning.library.libraries import library
from learning.people import licences, links
from learning.study.reports import file_report
from quizzes.exams.timing import Accommodation
from tests import databases
from tests.conftest import NOW, ROOT, FixedClock, database_of, published_sqlite
from tests.credit.badges.making import OF_BADGES
from tests.credit.completion.school import approved, works
from tests.credit.completions import certified_at
from tests.people_of import make_account, signed_in
from tests.reader import Reader, Sheet, one

PEOPLE = ("visitor", "ada", "ben", "cleo", "dora")
ROLES = {"ada": "student", "ben": "student", "cleo": "instructor", "dora": "administrator"}
MINI = "desk-worker-neck-ache"
GRADED = "heel-pain-in-a-runner"
EXAM = "foundations"
COURSE = "matching"

Rows = dict[str, Counter[tuple[Any, ...]]]


@dataclass
class House:
    """The site, and whoever comes: Ada and Ben study, Cleo teaches, Dora administers, a visitor just came in."""

    site: Flask
    accounts: dict[str, str] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        return database_of(self.site)

    def comes(self, name: str) -> Reader:
        """Somebody in a browser of their own, with a session that has just begun."""
        if name == "visitor":
            return Reader(self.site.test_client())
        if name not in self.accounts:
            with self.database.unit() as db:
                self.accounts[name] = make_account(db, name.title(), f"{name}@example.org", ROLES[name])
        return Reader(signed_in(self.site, self.database, self.accounts[name], NOW), self.accounts[name])

    def attempt(self, owner: Reader, slug: str = MINI) -> str:
        """The address of a new attempt of theirs."""
        self.forget("token_bucket")
        address: str = owner.post(f"/cases/{slug}").location
        return address

    def sitting(self, owner: Reader) -> str:
        """The address of a practice form that they sit."""
        self.forget("token_bucket")
        address: str = owner.post(f"/exams/{EXAM}", use="practice").location
        return address

    def licence(self, owner: Reader) -> str:
        """The id of a licence on their list."""
        number = str(self.rows()["licence"].total())
        return licences.add(self.database, owner.account, "FL", f"MA {number}", "Massage therapist", NOW)

    def accommodation(self) -> str:
        """The id of an accommodation that holds for Ben."""
        self.comes("ben")
        given = Grant(self.accounts["ben"], None, Accommodation(factor=1.5), "reading", "nobody", NOW)
        with self.database.unit() as db:
            return grant(db, given, NOW)

    def outside(self, owner: Reader) -> str:
        """The id of hours that they earned elsewhere, with a document."""
        earned = Earned("Necks", "A School", "2026-05-01", "6", "in person", None, "florida")
        with self.database.unit() as db:
            return add(db, owner.account, earned, Upload("application/pdf", b"%PDF-1.7 %%EOF"), NOW)

    def document(self, owner: Reader) -> str:
        """The id of that document."""
        with self.database.reading() as db:
            return str(one_of(db, owner.account, self.outside(owner)).document)

    def approval(self) -> str:
        """The id of an approval that stands."""
        shape = Shape("Clinical assessment", "1", {"courses/assessment.md": "a"})
        given = Recorded("assessment", "florida", shape, "FL-9", "2026-01-01")
        with self.database.unit() as db:
            return record(db, given, "nobody", NOW)

    def reviewed(self) -> str:
        """The id of an approval for credit of COURSE that stands."""
        return approved(self.database, COURSE, "nobody")

    def roster(self) -> str:
        """The id of a report to Florida, on a certificate of Ada's."""
        self.certificate(self.comes("ada"))
        asked = Asked("FL", "2026-11-01", "2026-11-30", "MT", (Share("GEN"),), "20-1", "77")
        with self.database.unit() as db:
            return make(db, Wanted("florida", "assessment", asked), "nobody", NOW)

    def ended(self, owner: Reader) -> str:
        """The address of an attempt that they have ended."""
        address = self.attempt(owner)
        ended = owner.post(address, step="meet", seq="0", act="stop", urgency="routine", reasons=[])
        assert ended.status_code == 303
        return address

    def certificate(self, owner: Reader) -> str:
        """The id of a certificate of theirs."""
        self.forget("token_bucket")
        return certified_at(self.site, account_id=owner.account, enrolment_id=new_id())

    def enrolment(self, owner: Reader) -> str:
        """The id of their enrolment in COURSE."""
        with self.database.unit() as db:
            return enrol(db, owner.account, COURSE, None, NOW)

    def enrolled(self, owner: Reader) -> str:
        """COURSE, in which they are enrolled."""
        self.enrolment(owner)
        return COURSE

    def worked(self, owner: Reader) -> str:
        """COURSE, whose work they have done: what is left is to sign and to evaluate."""
        self.enrolment(owner)
        for table in ("attestation", "course_evaluation", "evaluation_filed", "grading", "attempt", "quiz_response"):
            self.forget(table)
        course = asked_of(library(self.database), COURSE, "2026-11-18")
        assert course is not None
        with self.database.unit() as db:
            works(db, owner.account, course)
        return COURSE

    def of_course(self, owner: Reader, page: str) -> str:
        """The address of a page of COURSE, in which they are enrolled."""
        return f"/courses/{self.enrolled(owner)}/{page}"

    def report(self) -> str:
        """The id of a report that is open."""
        with self.database.unit() as db:
            return file_report(db, "/pillars", "A dead link.", None, NOW)

    def link(self, purpose: Any) -> str:
        """The secret of a link for Ben to choose a new password, or for Eve to become an administrator."""
        self.comes("ben")
        subject = self.accounts["ben"] if purpose == "reset" else "eve@example.org"
        with self.database.unit() as db:
            return links.make(db, purpose, subject, NOW)

    def forget(self, table: str) -> None:
        """Empty one table."""
        with self.database.unit() as db:
            db.execute(metadata.tables[table].delete())

    def rows(self, *, but: tuple[str, ...] = ()) -> Rows:
        """Every row of every table, but for some tables."""
        with self.database.reading() as db:
            return {
                table.name: Counter(tuple(row) for row in db.exec_driver_sql(f'SELECT * FROM "{table.name}"'))
                for table in metadata.sorted_tables
                if table.name not in but
            }


def house_in(folder: Path, url: str = "", **environ: str) -> House:
    """A house with the shipped content; `environ`: settings beside the least."""
    url = url or databases.sqlite_url(folder, published_sqlite())
    least = {"DATABASE_URL": url, "SECRET_KEY": "k" * 32, "VAR_DIR": str(folder / "var")}
    return House(create_app(settings_from(least | environ, ROOT), FixedClock()))


def token_in(client: FlaskClient) -> str:
    """The form token of this browser."""
    return str(one(Sheet(client.get("/report"), "/report").soup, "input[name=csrf_token]")["value"])


def rules_of(site: Flask, method: str) -> set[str]:
    """The rules that answer this method."""
    return {rule.rule for rule in site.url_map.iter_rules() if method in (rule.methods or ())}


IN_FOLDER = "/<any(techniques,conditions,assessments,stages,tissues,adaptations):folder>"
# One address for each rule; what is made is made anew for each request, so that no cell of a table hangs on another.
Address = str | Callable[[House, Reader], str]
ADDRESSES: dict[str, Address] = {
    "/reset/<secret>": lambda house, _: f"/reset/{house.link('reset')}",
    "/invitation/<secret>": lambda house, _: f"/invitation/{house.link('invitation')}",
    "/media/<slug>.mp4": "/media/none.mp4",
    "/media/<slug>.vtt": "/media/none.vtt",
    "/pillars/<pillar>": "/pillars/assessment",
    "/pillars/<pillar>/<slug>": "/pillars/introduction/introduction",
    "/pillars/<pillar>/<slug>/read": "/pillars/introduction/introduction/read",
    f"{IN_FOLDER}/<slug>": "/techniques/effleurage",
    f"{IN_FOLDER}/<slug>/read": "/techniques/effleurage/read",
    "/courses/<slug>": "/courses/assessment",
    **{
        f"/courses/<slug>/{page}": partial(lambda page, house, ada: house.of_course(ada, page), page)
        for page in ("progress", "attestation", "evaluation", "certificate")
    },
    "/courses/<slug>/enrolment": "/courses/assessment/enrolment",
    "/courses/<slug>/enrolments": f"/courses/{COURSE}/enrolments",
    "/courses/<slug>/evaluations": f"/courses/{COURSE}/evaluations",
    "/courses/<slug>/evaluations.csv": f"/courses/{COURSE}/evaluations.csv",
    "/courses/<slug>/codes": f"/courses/{COURSE}/codes",
    "/courses/<slug>/reviews": f"/courses/{COURSE}/reviews",
    "/courses/<slug>/reviews/new": f"/courses/{COURSE}/reviews/new",
    "/courses/<slug>/waiting": f"/courses/{COURSE}/waiting",
    "/reviews/<approval_id>": lambda house, _: f"/reviews/{house.reviewed()}",
    "/enrolments/<enrolment_id>/refund": lambda house, ada: f"/enrolments/{house.enrolment(ada)}/refund",
    "/account/licences/<licence_id>/remove": lambda house, ada: f"/account/licences/{house.licence(ada)}/remove",
    "/courses/<slug>/boards": "/courses/assessment/boards",
    "/ledger/outside/<outside_id>": lambda house, ada: f"/ledger/outside/{house.outside(ada)}",
    "/ledger/documents/<document_id>": lambda house, ada: f"/ledger/documents/{house.document(ada)}",
    "/approvals/<approval_id>": lambda house, _: f"/approvals/{house.approval()}",
    "/rosters/<report_id>": lambda house, _: f"/rosters/{house.roster()}",
    "/rosters/<report_id>/file": lambda house, _: f"/rosters/{house.roster()}/file",
    "/rosters/<report_id>/receipts": lambda house, _: f"/rosters/{house.roster()}/receipts",
    "/reports/<report_id>/close": lambda house, _: f"/reports/{house.report()}/close",
    "/cases/<slug>": f"/cases/{MINI}",
    "/attempts/<attempt_id>": lambda house, ada: house.attempt(ada),
    "/exams/<slug>": f"/exams/{EXAM}",
    "/sittings/<sitting_id>": lambda house, ada: house.sitting(ada),
    "/sittings/<sitting_id>/events": lambda house, ada: f"{house.sitting(ada)}/events",
    "/sittings/<sitting_id>/section": lambda house, ada: f"{house.sitting(ada)}/section",
    "/sittings/<sitting_id>/submit": lambda house, ada: f"{house.sitting(ada)}/submit",
    "/sittings/<sitting_id>/result": lambda house, ada: f"{house.sitting(ada)}/result",
    "/sittings/<sitting_id>/receipts.txt": lambda house, ada: f"{house.sitting(ada)}/receipts.txt",
    "/sittings/<sitting_id>/acts": lambda house, ada: f"{house.sitting(ada)}/acts",
    "/accommodations/<accommodation_id>": lambda house, _: f"/accommodations/{house.accommodation()}",
    "/sittings/<sitting_id>/remedy/<item>/<any(again, another):which>": lambda house, ada: (
        f"{house.sitting(ada)}/remedy/none/again"
    ),
    "/quizzes/<any(lesson, course):kind>/<slug>": "/quizzes/lesson/from-first-words-to-a-plan",
    "/verify/<certificate_id>": lambda house, ada: f"/verify/{house.certificate(ada)}",
    "/verify/<certificate_id>.json": lambda house, ada: f"/verify/{house.certificate(ada)}.json",
    "/certificates/<certificate_id>.pdf": lambda house, ada: f"/certificates/{house.certificate(ada)}.pdf",
    **OF_BADGES,
    "/certificates/<certificate_id>/acts": lambda house, ada: f"/certificates/{house.certificate(ada)}/acts",
    "/attempts/<attempt_id>/debrief": lambda house, ada: f"{house.ended(ada)}/debrief",
}


def address(house: House, rule: str, ada: Reader) -> str:
    """An address of this rule; what can be owned is Ada's."""
    made = ADDRESSES.get(rule, rule)
    return made if isinstance(made, str) else made(house, ada)
