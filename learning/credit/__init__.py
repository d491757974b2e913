"""Continuing-education credit: keys and signatures, certificates and their public verification."""

from flask import Flask

from learning.core.later import LaterGroup
from learning.credit.certificates.verify_views import verifying
from learning.credit.signing.views import signing

KEYS_SAYS = "The keys that certificates and the audit record are signed with."


def open_room(app: Flask) -> None:
    """Add the pages and the commands."""
    for blueprint in (signing, verifying):
        app.register_blueprint(blueprint)
    app.cli.add_command(LaterGroup("keys", "learning.credit.signing.commands:key_commands", KEYS_SAYS))
