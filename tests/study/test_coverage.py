"""What covers each objective, as staff read it."""

from dataclasses import replace

from flask import Flask

from learning.library.libraries import library
from learning.study.coverage import coverage
from tests.conftest import database_of
from tests.reader import Reader


def test_each_objective_stands_in_one_line_under_its_pillar_and_domain(site: Flask) -> None:
    books = library(database_of(site))
    lines = [(part.title.lower(), line) for part in coverage(books) for _, found in part.domains for line in found]

    assert sorted(line.objective.id for _, line in lines) == sorted(one.id for one in books.objectives)
    assert all(line.objective.pillar == pillar for pillar, line in lines)


def test_a_line_leads_to_the_lessons_and_cases_and_to_the_quiz_of_an_item(cleo: Reader) -> None:
    row = cleo.open("/coverage").soup.find(id="safety-03")

    assert row is not None
    hrefs = [str(link["href"]) for link in row.select("a")]
    assert "/cases/calf-pain-after-a-flight" in hrefs
    assert any(href.startswith("/pillars/assessment/") and "#" not in href for href in hrefs)
    assert any(href.endswith("#check-yourself") for href in hrefs)


def test_every_link_of_the_matrix_leads_somewhere(cleo: Reader) -> None:
    pages = {str(link["href"]).split("#")[0] for link in cleo.open("/coverage").soup.select("main a")}

    assert {href for href in sorted(pages) if cleo.client.get(href).status_code != 200} == set()


def test_a_number_is_said_with_what_it_counts_and_each_row_has_its_head(cleo: Reader) -> None:
    soup = cleo.open("/coverage").soup
    row = soup.select_one("#safety-03")

    assert row is not None
    assert len(row.select("th[scope=row]")) == 1
    assert [cell.get_text(" ", strip=True).split(" ", 1)[1][:7] for cell in row.select("summary")][:2] == [
        "lessons",
        "quiz it",
    ]


def test_a_line_knows_what_its_objective_lacks(site: Flask) -> None:
    books = replace(library(database_of(site)), cases_by_slug={})

    assert {line.left_out for part in coverage(books) for _, found in part.domains for line in found} == {("met",)}


def test_instructors_find_it_beneath_their_name_and_students_do_not(ada: Reader, cleo: Reader) -> None:
    assert ["/coverage" in reader.open("/").links(".person") for reader in (ada, cleo)] == [False, True]
