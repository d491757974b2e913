"""What programs of others read to check a badge: who issued it, with which key, and whether it still holds."""

from flask import Blueprint, Response, jsonify

from learning.core import web
from learning.core.errors import NotFound
from learning.core.web import requires
from learning.credit.badges.credential import CONTEXTS, profile
from learning.credit.badges.places import Places
from learning.credit.badges.status import HELD_S, signed_list
from learning.credit.badges.tokens import USE
from learning.credit.signing import ring
from learning.credit.signing.keys import keys_of
from learning.credit.signing.published import jwk

public_badges = Blueprint("public_badges", __name__)


@public_badges.get("/badges/issuer")
@requires("public")
def issuer() -> Response:
    """The profile of the provider."""
    settings = web.settings()
    told = profile(settings.provider.name, Places(settings.base_url))
    return _for_all(jsonify({"@context": list(CONTEXTS)} | told))


@public_badges.get("/badges/keys/<kid>")
@requires("public")
def key(kid: str) -> Response:
    """One public key, as the `kid` of a badge names it."""
    with web.database().reading() as db:
        found = next((one for one in ring.known(db) if (one.kid, one.use) == (kid, USE)), None)
    if found is None:
        raise NotFound
    return _for_all(jsonify(jwk(found) | {"kid": kid, "use": "sig"}))


@public_badges.get("/badges/status/<int:number>")
@requires("public")
def status(number: int) -> Response:
    """Who holds no more, as signed credential."""
    with web.database().reading() as db:
        token = signed_list(db, keys_of(web.settings()), number, web.now())
    return _for_all(Response(token, mimetype="application/vc+jwt"))


def _for_all(response: Response) -> Response:
    response.headers["Cache-Control"] = f"public, max-age={HELD_S}"
    return response
