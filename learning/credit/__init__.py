"""Continuing-education credit: keys and signatures, certificates and their public verification."""

from flask import Flask

from learning.core import web
from learning.core.later import LaterGroup
from learning.credit.certificates.verify_views import verifying
from learning.credit.signing.heads import AuditSigner
from learning.credit.signing.views import signing

KEYS_SAYS = "The keys that certificates and the audit record are signed with."


def open_room(app: Flask) -> None:
    """Add the pages and the commands."""
    site = app.extensions[web.EXTENSION]
    site.head_signer = AuditSigner(site.settings)
    for blueprint in (signing, verifying):
        app.register_blueprint(blueprint)
    app.cli.add_command(LaterGroup("keys", "learning.credit.signing.commands:key_commands", KEYS_SAYS))
