"""A house of one room: core alone, with a few templates, files and addresses to try it on."""

from itertools import count
from pathlib import Path

from flask import Flask, Response, flash, render_template, request
from flask.testing import FlaskClient

from learning import core
from learning.core import headers, web
from learning.core.clock import Clock
from learning.core.errors import NotFound, Unavailable
from learning.core.ids import hashed
from learning.core.kept_pages import kept
from learning.core.person import Person
from learning.core.registries import Registries
from learning.core.settings import settings_from
from tests import databases

ADA = Person("ada", "Ada <b>", "ada@example.org", "student", hashed("ada-secret"))
BEN = Person("ben", "Ben", "ben@example.org", "student", hashed("ben-secret"))
CLEO = Person("cleo", "Cleo", "cleo@example.org", "instructor", hashed("cleo-secret"))

RENDERED = count(1)  # so that a page shows whether it was rendered again
FRAME = """<p>{{ person.name if person else "nobody" }}</p>{{ here }}
{% for line in menu %}<a href="{{ line.href }}">{{ line.label }}</a>{% endfor %}
{{ notices() }}"""
FILES = {
    "templates/core/error.html": "<h1>{{ title }}</h1>{{ what }} {{ safe }} {{ next }} {{ request_id }}" + FRAME,
    "templates/core/patterns.html": FRAME,
    "templates/form.html": "<form>{{ csrf_field() }}</form>" + FRAME,
    "templates/kept.html": "{{ times }}: {{ gap('mark') }}<form>{{ csrf_field() }}</form>" + FRAME,
    "templates/parts/flash.html": "{% macro flash(said) %}{{ said | map(attribute=1) | join }}{% endmacro %}",
    "templates/misspelt.html": "{{ nmae }}",
    "static/css/base.css": '@layer base { @font-face { src: url("../fonts/a.woff2") } }',
    "static/css/parts/card.css": "@layer parts { .card { color: red } }",
    "static/css/tokens.css": "@layer tokens, parts, base;\n/* a word */\n@layer tokens { :root { --ink: black } }",
    "static/fonts/a.woff2": "font",
    "static/js/page.js": "export {}",
}


def build(folder: Path, clock: Clock, **environ: str) -> Flask:
    """A site in this folder, with these settings."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    settings = settings_from({"DATABASE_URL": databases.sqlite_url(folder), "SECRET_KEY": "k" * 32} | environ, folder)
    app = Flask("house", root_path=str(folder), static_folder=None)
    core.open_room(app, settings, clock, folder)
    known = {person.session: person for person in (ADA, BEN, CLEO)}
    registries(app).person_loader = lambda _database, secret_hash, _now: known.get(secret_hash)
    _add_views(app)
    return app


def registries(app: Flask) -> Registries:
    """What the site holds."""
    found: Registries = app.extensions[web.EXTENSION]
    return found


def signed_in(site: Flask, name: str) -> FlaskClient:
    """A browser with the session of Ada, Ben or Cleo."""
    client = site.test_client()
    client.set_cookie("sid", f"{name}-secret")
    return client


def token_in(client: FlaskClient, address: str = "/form") -> str:
    """The form token that a page shows this browser."""
    return client.get(address).text.split('name="csrf_token" value="')[1].split('"')[0]


def _add_views(app: Flask) -> None:
    for action in ("read", "keep", "see-reports", "administer"):
        app.add_url_rule(f"/{action}", action, web.requires(action)(lambda: "done"), methods=["GET", "POST"])
    app.add_url_rule("/form", "form", web.requires("public")(_form), methods=["GET", "POST"])
    app.add_url_rule("/things/<name>", "thing", web.requires("read")(_thing))
    app.add_url_rule("/kept", "kept", web.requires("read")(_kept))
    app.add_url_rule("/page", "page", web.requires("read")(_page))
    app.add_url_rule("/misspelt", "misspelt", web.requires("read")(lambda: render_template("misspelt.html")))


def _form() -> str:
    if "notice" in request.args:
        flash("Noted.")
        return "noted"
    return render_template("form.html")


def _thing(name: str) -> str:
    raise {"missing": NotFound, "down": Unavailable, "bug": ZeroDivisionError}[name]()


def _kept() -> str:
    return kept(request.args.get("key"), "kept.html", lambda: {"times": next(RENDERED)}, mark="<read>")


def _page() -> Response:
    tag = headers.etag("digest")
    return headers.unchanged(tag) or headers.reading(Response("text"), tag)
