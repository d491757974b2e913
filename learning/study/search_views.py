"""The page of results, and the suggestions as one types."""

from flask import Blueprint, Response, jsonify, render_template, request

from learning.core import web
from learning.core.web import requires
from learning.library.search.asked import asked
from learning.study import searching

searches = Blueprint("searches", __name__)


@searches.get("/search")
@requires("read")
def search() -> str:
    """Everything taught that has all words of `?q=`, narrowed by `kind`, `pillar` and `region`, ten a `page`."""
    query = asked(request.args.get("q", ""))
    chosen = searching.chosen_filters(request.args)
    results = searching.search(web.database(), query, chosen, request.args.get("page", 1, int))
    shown = {"query": query, "chosen": chosen, "results": results, "address": searching.address}
    return render_template("study/search.html", **shown)


@searches.get("/search/suggestions")
@requires("read")
def suggestions() -> Response:
    """At most eight things that `?q=` may lead to."""
    return jsonify(suggestions=searching.suggestions(web.database(), asked(request.args.get("q", ""))))
