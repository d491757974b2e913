"""The indexes by region, and the pages that list: glossary, references, claims."""

from flask import Blueprint, render_template, request

from learning.core import web
from learning.core.web import requires
from learning.library.libraries import generation_number, library
from learning.library.regions import NAMES
from learning.library.shelf import Library
from learning.study.claims import found_claims
from learning.study.framing import names
from learning.study.listings import LISTING, Index, index
from learning.study.reading import progress

lists = Blueprint("lists", __name__)


@requires("read")
def listing(name: str) -> str:
    """Techniques, conditions or assessments, all or of one region (`?region=`)."""
    person = web.person()
    with web.database().reading() as db:
        kept = progress(db, person.id if person else None)
    shown = index(library(web.database(), kept.generation), LISTING[name], request.args.get("region") or None)
    states = {page.slug: kept.state((page.kind, page.slug)) for page in shown.pages} if person else {}
    return render_template("study/index.html", index=shown, states=states, **_map(shown))


for _name in LISTING:  # an endpoint each, so that the menu can name them
    lists.add_url_rule(f"/{_name}", _name, listing, defaults={"name": _name})


def _map(shown: Index) -> dict[str, object]:
    path = shown.listing.path
    rows = [(name, f"{path}?region={slug}", count, slug == shown.region) for slug, name, count in shown.regions]
    links = {slug: (name, f"{path}?region={slug}", count) for slug, name, count in shown.regions}
    name = shown.region and NAMES[shown.region]
    return {"filter_rows": rows, "map_regions": links, "region_name": name}


@lists.get("/glossary")
@requires("read")
def glossary() -> str:
    """Every term in plain words."""
    books = _published()
    terms = sorted(books.glossary, key=lambda term: term.term.casefold())
    return render_template("study/glossary.html", terms=terms, names=names(books))


@lists.get("/references")
@requires("read")
def references() -> str:
    """The whole bibliography."""
    entries = sorted(_published().references, key=lambda entry: (entry.authors.casefold(), entry.year))
    return render_template("study/references.html", references=entries)


@lists.get("/claims")
@requires("read")
def claims() -> str:
    """Claims with their verdicts, searched by `?q=` and `?verdict=`."""
    query, verdict = request.args.get("q", "")[:100], request.args.get("verdict", "")
    books = _published()
    shown = {"claims": found_claims(books.claims, query, verdict), "total": len(books.claims), "names": names(books)}
    return render_template("study/claims.html", query=query, verdict=verdict, **shown)


def _published() -> Library:
    with web.database().reading() as db:
        number = generation_number(db)
    return library(web.database(), number)
