"""Continuing-education credit: keys and signatures, completing a course, certificates and their verification."""

from flask import Flask
from sqlalchemy import Connection

from learning.core import web
from learning.core.later import LaterGroup
from learning.core.person import Person
from learning.core.registries import MenuEntry, Panel
from learning.credit.badges.checking_views import checking_badges
from learning.credit.badges.held import HELD as MADE
from learning.credit.badges.own_views import own_badges
from learning.credit.badges.public_views import public_badges
from learning.credit.boards.adding import ADDITION as ACCEPTANCE
from learning.credit.boards.approval_views import approving
from learning.credit.boards.views import boards
from learning.credit.boards.warning import departing
from learning.credit.certificates.act_views import certificate_acts
from learning.credit.certificates.certificate_views import own_certificates
from learning.credit.certificates.held import HELD as CERTIFIED
from learning.credit.certificates.listing import certificates_of
from learning.credit.certificates.verify_views import verifying
from learning.credit.completion import held as completion
from learning.credit.completion.adding import ADDITIONS
from learning.credit.completion.learner_views import learners
from learning.credit.completion.signing_views import signing_off
from learning.credit.completion.staff_views import enrolments
from learning.credit.completion.waiting_views import waiting, waiting_panel
from learning.credit.ledger.held import HELD as ENTERED
from learning.credit.ledger.outside_views import outside
from learning.credit.ledger.views import ledgers
from learning.credit.reporting.held import HELD as REPORTED
from learning.credit.reporting.past_views import past_rosters
from learning.credit.reporting.views import rosters
from learning.credit.retention.held import HELD as ON_HOLD
from learning.credit.retention.keeping import Keeping
from learning.credit.retention.minimum import refuse_too_short
from learning.credit.reviewing.views import reviewing
from learning.credit.reviewing.warning import unapproving
from learning.credit.signing.heads import AuditSigner
from learning.credit.signing.views import key_set

KEYS_SAYS = "The keys that certificates, badges and the audit record are signed with."
CERTIFICATES_SAYS = "Certificates that were issued."
CREDIT_SAYS = "Applications to boards, and learners' hours."
MENU = (
    MenuEntry("Approvals", "approving.listing", "keep-approvals"),
    MenuEntry("Board reports", "rosters.asking", "report-to-boards"),
)
PANEL_SHOWS = 3
BLUEPRINTS = (
    key_set, verifying, own_certificates, certificate_acts, boards, approving, ledgers, outside,
    own_badges, public_badges, checking_badges, learners, signing_off, enrolments, waiting, reviewing,
    rosters, past_rosters,
)  # fmt: skip


def open_room(app: Flask) -> None:
    """Add the pages, the panel of a person's home, the commands, and what the room adds to what belongs to all."""
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.cli.add_command(LaterGroup("keys", "learning.credit.signing.commands:key_commands", KEYS_SAYS))
    home = "learning.credit.certificates.commands:certificate_commands"
    app.cli.add_command(LaterGroup("certificates", home, CERTIFICATES_SAYS))
    app.cli.add_command(LaterGroup("credit", "learning.credit.commands:credit_commands", CREDIT_SAYS))
    site = app.extensions[web.EXTENSION]
    site.menu.extend(MENU)
    site.home_panels.extend((_panel, waiting_panel))
    site.publishing_notes.extend((departing, unapproving))
    site.additions.extend((ACCEPTANCE, *ADDITIONS))
    site.head_signer = AuditSigner(site.settings)
    site.personal_data.extend((*CERTIFIED, *MADE, *completion.HELD, *ENTERED, *REPORTED, *ON_HOLD))
    refuse_too_short(site.settings.records_kept_years)
    keeping = Keeping(site.settings.records_kept_years)
    site.takings_out.extend((completion.acted_on, keeping.take_out))
    site.keepings.extend((keeping, completion.staying))


def _panel(db: Connection, person: Person, _now: int) -> Panel | None:
    mine = certificates_of(db, person.id, PANEL_SHOWS)
    return Panel("credit/panel.html", {"certificates": mine}) if mine else None
