"""The denominators: Flask with a signed session and a Jinja page, and nothing else.

/page frames a ready HTML body of BARE_BYTES bytes; /quiz loops over 20 questions of four options. What Palpate needs
on top of them (sessions that can be ended, progress, permissions, headers, logs, a database) is what the ratio shows.
"""

import os

from flask import Flask, render_template, session
from jinja2 import DictLoader

FRAME = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><header><nav><ul>{% for place in places %}<li class="{{ 'read' if place.read else 'unread' }}">
<a href="/page/{{ place.id }}">{{ place.title }}</a>
{% if place.read %} <span>{{ place.score }}%</span>{% endif %}</li>
{% endfor %}</ul><p>Signed in as {{ user }}</p><form method="post" action="/sign-out">
<input type="hidden" name="csrf_token" value="{{ token }}"><button>Sign out</button></form></nav></header>
<main>{% block main %}{% endblock %}</main></body></html>"""
PAGE = "{% extends 'frame.html' %}{% block main %}{{ body | safe }}{% endblock %}"
QUIZ = """{% extends 'frame.html' %}{% block main %}<form method="post">
<input type="hidden" name="csrf_token" value="{{ token }}">{% for question in questions %}
<fieldset id="q{{ question.id }}"><legend>{{ loop.index }}. {{ question.text }}</legend>
{% for option in question.options %}<label>
<input type="radio" name="q{{ question.id }}" value="{{ loop.index0 }}"> {{ option }}</label>
{% endfor %}</fieldset>{% endfor %}<button>Send</button></form>{% endblock %}"""

SENTENCE = "<p>Ask first, look, then touch; what the hands find is one sign among several, and it changes.</p>\n"
PLACES = [{"id": n, "title": f"Module {n}, something to learn", "read": n % 3 == 0, "score": n} for n in range(12)]
QUESTIONS = [
    {
        "id": n,
        "text": f"Question {n}: which of these is the best next step with this client?",
        "options": [f"Option {letter} of question {n} in a few words more" for letter in "ABCD"],
    }
    for n in range(20)
]

app = Flask(__name__)
app.secret_key = "a key for tools that nobody attacks"
app.jinja_loader = DictLoader({"frame.html": FRAME, "page.html": PAGE, "quiz.html": QUIZ})
body = SENTENCE * (int(os.environ.get("BARE_BYTES", "24000")) // len(SENTENCE))


@app.get("/sign-in/<user>")
def sign_in(user: str) -> str:
    """Begin a session."""
    session["user"], session["token"] = user, "a" * 40
    return "signed in"


@app.get("/page")
def page() -> str:
    """The bare page."""
    return render_template("page.html", title="Bare", body=body, **_frame())


@app.get("/quiz")
def quiz() -> str:
    """The bare quiz."""
    return render_template("quiz.html", title="Bare", questions=QUESTIONS, **_frame())


def _frame() -> dict[str, object]:
    return {"places": PLACES, "user": session.get("user"), "token": session.get("token")}
