"""The denominator of a cold start: Flask and SQLAlchemy with one page that asks the database one thing."""

from flask import Flask
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

app = Flask(__name__)
engine = create_engine("sqlite://")


@app.get("/")
def front() -> str:
    """One statement, one word."""
    with Session(engine) as db:
        return str(db.scalar(text("SELECT 'here'")))
