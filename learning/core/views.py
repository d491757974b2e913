"""Addresses that belong to no room."""

from flask import Blueprint, Response, jsonify, render_template

from learning.core.health import troubles_found
from learning.core.web import requires

core = Blueprint("core", __name__)


@core.get("/healthz")
@requires("public")
def healthz() -> Response:
    """The process lives."""
    return jsonify(status="ok")


@core.get("/readyz")
@requires("public")
def readyz() -> Response:
    """The process can serve: 503 with the names of what is missing when not."""
    failed = troubles_found()
    response = jsonify(status="not ready" if failed else "ok", failed=failed)
    response.status_code = 503 if failed else 200
    return response


@core.get("/patterns")
@requires("public")
def patterns() -> str:
    """Every part of the pages in every state, for those who build them."""
    return render_template("core/patterns.html")
