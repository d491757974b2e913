"""The page of results and the suggestions, over everything that is shipped."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from learning.library.models import search_entry
from learning.library.search.dialects import BEGIN, END
from learning.study.searching import KINDS, marked
from tests import databases
from tests.conftest import published_sqlite
from tests.reader import Reader, Sheet, one
from tests.security.house import House, house_in
from tests.study.typed import FIRST, QUESTIONS, SAYINGS


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def shelf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The whole library in each of the two databases."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        return house_in(folder, databases.sqlite_url(folder, published_sqlite()))
    url = databases.postgresql_url("searched")
    made = house_in(folder, url)
    for command in (["database", "upgrade"], ["content", "sync"]):
        assert made.site.test_cli_runner().invoke(args=command).exit_code == 0
    return made


def found(reader: Reader, query: str) -> list[str]:
    return reader.open(f"/search?q={query}").links(".results")


@pytest.mark.parametrize("typed", FIRST)
def test_an_everyday_name_finds_its_page_first(shelf: House, typed: str) -> None:
    assert found(shelf.comes("visitor"), typed)[:1] == [FIRST[typed]]


@pytest.mark.parametrize("typed", QUESTIONS)
def test_a_question_finds_its_page_among_the_first_three(shelf: House, typed: str) -> None:
    assert QUESTIONS[typed] in found(shelf.comes("visitor"), typed)[:3]


@pytest.mark.parametrize("typed", SAYINGS)
def test_a_saying_finds_its_page_among_the_first_three(shelf: House, typed: str) -> None:
    assert SAYINGS[typed] in found(shelf.comes("visitor"), typed)[:3]


def test_what_was_found_by_another_name_says_by_which(visitor: Reader) -> None:
    assert "also listed under “tennis elbow”" in visitor.open("/search?q=tennis+elbow").text
    assert "also listed under" not in visitor.open("/search?q=plantar+heel+pain").text


@pytest.mark.parametrize(
    ("typed", "meant"), [("tenis elbow", "tennis elbow"), ("plantr fascitis", "plantar fasciitis")]
)
def test_a_misspelt_name_is_offered_rightly_spelt(shelf: House, typed: str, meant: str) -> None:
    page = shelf.comes("visitor").open(f"/search?q={typed}")

    assert f"Did you mean {meant}" in page.text
    assert found(shelf.comes("visitor"), meant)


def test_as_one_types_the_best_eight_come_with_their_kind(shelf: House) -> None:
    reader = shelf.comes("visitor")
    for typed in ("tennis el", "tenis elbow"):
        told = json.loads(reader.client.get(f"/search/suggestions?q={typed}").text)["suggestions"]
        assert told[0] == {
            "kind": "Condition",
            "title": "Lateral elbow tendinopathy",
            "url": "/conditions/lateral-elbow",
        }
        assert len(told) <= 8


@pytest.mark.parametrize("typed", ["", "t", "the", "%00"])
def test_too_little_suggests_nothing(visitor: Reader, typed: str) -> None:
    assert json.loads(visitor.client.get(f"/search/suggestions?q={typed}").text) == {"suggestions": []}


def test_a_claim_never_stands_without_its_verdict(visitor: Reader) -> None:
    page = visitor.open("/search?q=trigger+points&kind=claim")
    told = json.loads(visitor.client.get("/search/suggestions?q=trigger points cause").text)["suggestions"]

    assert page.soup.select(".result")
    assert all(row.select_one(".badge") for row in page.soup.select(".result"))
    kinds = {row["kind"] for row in told if row["url"].startswith("/claims#")}
    assert kinds and kinds <= {"Claim, unproven", "Claim, contradicted"}


def test_every_kind_of_thing_has_its_word(shelf: House) -> None:
    with shelf.database.reading() as db:
        assert set(db.execute(select(search_entry.c.kind)).scalars()) <= set(KINDS)


def numbers(page: Sheet, name: str) -> dict[str, int]:
    """What a filter offers, with its counts."""
    options = page.soup.select(f"select[name={name}] option")
    return {str(option["value"]): int(re.sub(r"\D", "", option.get_text()) or -1) for option in options}


@pytest.mark.parametrize("name", ["kind", "pillar", "region"])
def test_a_filter_leaves_as_many_as_it_says(visitor: Reader, name: str) -> None:
    offered = numbers(visitor.open("/search?q=knee"), name)

    assert len(offered) > 3
    for value, count in list(offered.items())[1:4]:
        assert f"{count} of " in one(visitor.open(f"/search?q=knee&{name}={value}").soup, "[role=status]").get_text()


def test_what_else_a_filter_may_be_set_to_stays_on_offer(visitor: Reader) -> None:
    before, after = (visitor.open(f"/search?q=knee{more}") for more in ("", "&kind=case"))

    assert numbers(after, "kind") == numbers(before, "kind")
    assert sum(numbers(after, "region").values()) < sum(numbers(before, "region").values())


def test_filters_join_and_one_that_leaves_nothing_says_so(visitor: Reader) -> None:
    page = visitor.open("/search?q=knee&kind=condition&pillar=assessment")

    assert "Nothing with these filters" in page.text
    assert page.links(".empty-state") == ["/search?q=knee"]


def test_results_are_turned_ten_at_a_time(visitor: Reader) -> None:
    pages = [visitor.open(f"/search?q=pain&page={number}") for number in (1, 2)]
    last = visitor.open("/search?q=pain&page=9999")

    assert [len(page.soup.select(".result")) for page in pages] == [10, 10]
    assert not set(pages[0].links(".results")) & set(pages[1].links(".results"))
    assert one(pages[1].soup, "[rel=prev]")["href"] == "/search?q=pain"
    assert not last.soup.select("[rel=next]")


def test_nothing_found_says_what_was_tried_and_what_to_try(visitor: Reader) -> None:
    page = visitor.open("/search?q=xylophone+zither")

    assert "No page has all of these words: xylophone, zither" in page.text
    assert {"/search?q=xylophone", "/search?q=zither", "/glossary", "/conditions"} <= set(page.links())


def test_where_no_page_has_all_words_those_with_most_come_and_it_is_said(visitor: Reader) -> None:
    page = visitor.open("/search?q=xylophone+knee")

    assert "No page has all of these words; these have most. Looked for: xylophone, knee." in page.text
    assert page.links(".results")
    assert "1 has all of these words; the others have some" in visitor.open("/search?q=client+with+a+broken+rib").text
    assert "of these words" not in visitor.open("/search?q=tennis+elbow").text


def test_nothing_typed_says_what_can_be_searched(visitor: Reader) -> None:
    assert "the glossary are searched" in visitor.open("/search").text
    assert "holds no word to look for" in visitor.open("/search?q=the").text
    assert found(visitor, "tennis+elbow") and "/search?q=tennis%20elbow" in visitor.open("/search").links()


def test_what_gives_a_case_away_is_not_found(visitor: Reader) -> None:
    """A word of its presentation, then one of a question's reply and one of its debrief."""
    assert "/cases/desk-worker-neck-ache" in found(visitor, "kitchen&kind=case")
    assert "/cases/desk-worker-neck-ache" not in found(visitor, "sensors&kind=case")
    assert "/cases/desk-worker-neck-ache" not in found(visitor, "placebo&kind=case")


def test_only_marks_are_markup_in_a_snippet() -> None:
    assert marked(f"<b>{BEGIN}knee{END}</b> & so") == "&lt;b&gt;<mark>knee</mark>&lt;/b&gt; &amp; so"


@given(typed=st.text(max_size=80))
@hypothesis_settings(max_examples=30)
def test_no_query_breaks_the_page(shelf: House, typed: str) -> None:
    reader = shelf.comes("visitor")

    for path in ("/search", "/search/suggestions"):
        assert reader.client.get(path, query_string={"q": typed, "page": typed, "kind": typed}).status_code == 200
