"""Evaluations as a table: what the page says, comments that no spreadsheet runs, and nothing of too few."""

import csv
import io

from flask import Flask

from learning.credit.completion.models import course_evaluation
from learning.credit.completion.questions import questions
from tests.conftest import database_of
from tests.reader import Reader

ADDRESS = "/courses/assessment/evaluations"


def evaluated(site: Flask, number: int) -> None:
    """So many evaluations, one with a comment."""
    with database_of(site).unit() as db:
        for place in range(number):
            ratings = {one.id: 5 - place % 2 for one in questions().statements}
            said = {"course": "assessment", "day": "2026-11-18", "comment": "" if place else "=1+1, she said"}
            db.execute(course_evaluation.insert().values(id=f"{number}-{place}", ratings=ratings, **said))


def test_four_evaluations_are_no_table(site: Flask, cleo: Reader) -> None:
    evaluated(site, 4)

    answer = cleo.client.get(f"{ADDRESS}.csv")
    assert (answer.status_code, "Fewer than 5" in answer.text, "she said" in answer.text) == (409, True, False)
    assert f"{ADDRESS}.csv" not in cleo.open(ADDRESS).links()


def test_five_are_a_row_for_each_statement_and_each_comment(site: Flask, cleo: Reader) -> None:
    evaluated(site, 5)
    assert f"{ADDRESS}.csv" in cleo.open(ADDRESS).links()

    answer = cleo.client.get(f"{ADDRESS}.csv")
    head, *rows = list(csv.reader(io.StringIO(answer.text, newline="")))

    assert answer.headers["Cache-Control"] == "no-store"
    assert head[:4] == ["part", "text", "mean", "5 Strongly agree"]
    assert {tuple(row[2:]) for row in rows[:-1]} == {("4.6", "3", "2", "0", "0", "0")}
    assert (len(rows), rows[-1][:2]) == (len(questions().statements) + 1, ["comment", "'=1+1, she said"])
