"""The public keys, for whoever checks a signature of this site."""

from flask import Blueprint, Response, jsonify

from learning.core import web
from learning.core.web import requires
from learning.credit.signing import ring
from learning.credit.signing.published import published

key_set = Blueprint("key_set", __name__)
HELD_S = 300


@key_set.get("/.well-known/ce-keys.json")
@requires("public")
def public_keys() -> Response:
    """Every key there ever was: what a retired one signed still holds."""
    with web.database().reading() as db:
        keys = ring.known(db)
    response = jsonify(published(web.settings().base_url, keys))
    response.headers["Cache-Control"] = f"public, max-age={HELD_S}"
    return response
