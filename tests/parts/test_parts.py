"""Each part, rendered alone with plain values."""

import itertools
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from tests.conftest import ROOT

PARTS = sorted(path.stem for path in (ROOT / "templates/parts").glob("*.html"))
NOT_CALLED = {"body_map_male", "body_map_female", "person_menu"}


def drawn(site: Flask, part: str, call: str) -> BeautifulSoup:
    """The part of this name, called as `call` says."""
    text = f'{{% from "parts/{part}.html" import {part} %}}{call}'
    with site.test_request_context("/"):
        return BeautifulSoup(site.jinja_env.from_string(text).render(), "html.parser")


def test_each_part_is_named_like_its_file() -> None:
    for part in PARTS:
        text = (ROOT / f"templates/parts/{part}.html").read_text()

        assert text.startswith("{# "), f"{part} says what it is"
        assert part in NOT_CALLED or f"{{% macro {part}(" in text


def test_patterns_shows_every_part(site: Flask) -> None:
    text = (ROOT / "templates/core/patterns.html").read_text()

    shown = set(re.findall(r'from "parts/(\w+)\.html"', text))

    assert shown == set(PARTS) - NOT_CALLED - {"flash"}


def test_a_field_is_tied_to_its_label_hint_and_error(site: Flask) -> None:
    page = drawn(site, "field", '{{ field("email", "E-mail", hint="Yours", error="Enter one") }}')
    control = page.input

    assert control is not None
    assert page.label is not None
    assert page.label["for"] == control["id"]
    assert control["aria-invalid"] == "true"
    assert all(page.find(id=name) for name in str(control["aria-describedby"]).split())


def test_a_field_escapes_what_was_typed(site: Flask) -> None:
    page = drawn(site, "field", "{{ field('name', 'Name', value='\"><b>') }}")

    assert page.b is None
    assert page.input is not None
    assert page.input["value"] == '"><b>'


def test_a_password_is_never_sent_back(site: Flask) -> None:
    page = drawn(site, "field", '{{ field("word", "Password", type="password", value="secret") }}')

    assert "secret" not in str(page)


def test_an_error_summary_leads_to_its_fields(site: Flask) -> None:
    page = drawn(site, "error_summary", '{{ error_summary([("field-email", "Enter one")]) }}')

    assert [link["href"] for link in page.select("a")] == ["#field-email"]
    assert not str(drawn(site, "error_summary", "{{ error_summary([]) }}")).strip()


@pytest.mark.parametrize("kind", ["note", "key", "caution", "red-flag", "success"])
def test_a_notice_says_its_kind_in_words(site: Flask, kind: str) -> None:
    page = drawn(site, "notice", f'{{{{ notice("Text", kind="{kind}") }}}}')

    assert page.select_one(".callout__kind") is not None
    assert page.get_text(" ").split()[0] in {"Note", "Key", "Caution", "Red", "Done"}


def test_choices_stand_under_one_legend(site: Flask) -> None:
    call = '{{ choices("Which?", "cue", [("a", "One"), ("b", "Two")], cap=1, taken=("b",), error="Choose one") }}'
    page = drawn(site, "choices", call)
    boxes = page.select("label input[name=cue]")

    assert page.legend is not None
    assert page.legend.get_text() == "Which?"
    assert [box["value"] for box in boxes] == ["a", "b"]
    assert [box.has_attr("disabled") for box in boxes] == [False, True]
    assert "at most 1" in page.get_text()


def test_points_are_plain_numbers_without_a_script(site: Flask) -> None:
    page = drawn(site, "points", '{{ points("Share", [("a", "One", 60), ("b", "Two", 40)]) }}')
    fields = page.select("input[type=number]")

    assert [(field["name"], field["value"]) for field in fields] == [("points.a", "60"), ("points.b", "40")]
    assert all(page.select_one(f'label[for="{field["id"]}"]') for field in fields)
    assert not page.select("button")


def test_a_sorter_asks_one_question_a_row(site: Flask) -> None:
    page = drawn(
        site, "sorter", '{{ sorter("When?", "row", [("now", "Now"), ("later", "Later")], [("x", "Walk", "now")]) }}'
    )

    assert [radio["name"] for radio in page.select("label input[type=radio]")] == ["row.x", "row.x"]
    assert [legend.get_text() for legend in page.select("legend")] == ["When?", "Walk"]


def test_the_rail_marks_where_one_is(site: Flask) -> None:
    page = drawn(
        site,
        "rail",
        '{{ rail([("Listen", [("Meet", "done"), ("History", "now")]), ("Treat", [("Plan", "ahead")])]) }}',
    )

    assert [step.get_text() for step in page.select("[aria-current=step]")] == ["History (you are here)"]
    assert len(page.select(".rail__chapter--now")) == 1


def test_regions_of_the_body_are_named_links(site: Flask) -> None:
    page = drawn(
        site, "body_map", '{{ body_map(regions={"knee": ("Knee", "/conditions?region=knee", 2)}, current="knee") }}'
    )
    links = page.select("svg a")

    assert [link["aria-label"] for link in links] == ["Knee (front): 2", "Knee (back): 2"]
    assert {link["href"] for link in links} == {"/conditions?region=knee"}
    assert all(link["aria-current"] == "true" for link in links)


def test_the_body_has_a_place_for_every_region_of_the_library(site: Flask) -> None:
    from learning.library.regions import REGIONS

    for figure in ("male", "female"):
        regions = {region: (region, "/", 1) for region in REGIONS}
        page = drawn(site, "body_map", f'{{{{ body_map(regions={regions!r}, figure="{figure}") }}}}')

        assert {link["data-region"] for link in page.select("svg a")} == set(REGIONS) - {"whole-body"}


def test_a_pain_drawing_says_where_in_words(site: Flask) -> None:
    page = drawn(site, "body_map", '{{ body_map(marked=("wrist-hand",), label="Pain drawing") }}')

    assert [drawing["aria-label"] for drawing in page.select("svg[role=img]")] == [
        "Pain drawing, front: wrist hand",
        "Pain drawing, back: wrist hand",
    ]
    assert not page.select("a")


def test_bars_say_their_numbers_and_what_is_below(site: Flask) -> None:
    page = drawn(site, "pillar_bars", '{{ pillar_bars([("A", 0.8, 0.5), ("B", 0.3, 0.5), ("C", none, 0.5)]) }}')
    said = [" ".join(row.get_text(" ").split()) for row in page.select(".pillar-bars__row")]

    assert said == ["A 80 of 100", "B 30 below mark 50", "C not measured in this case"]


def test_a_slope_chart_has_the_same_numbers_as_a_table(site: Flask) -> None:
    page = drawn(
        site,
        "slope_chart",
        '{{ slope_chart([("Tendon", 0.5, 0.78, true), ("Other", 0.5, 0.22, false)], "Before and after") }}',
    )

    assert [cell.get_text() for cell in page.select("tbody td")] == ["50%", "78%", "50%", "22%"]
    assert page.svg is not None
    assert page.svg["aria-label"] == "Before and after"


def test_labels_of_a_slope_chart_keep_apart_and_inside(site: Flask) -> None:
    names = ["Tendon", "Joint", "Something else, or needs medical evaluation", "Nerve root of the neck", "Bone"]
    listed = ", ".join(f'("{name}", 0.2, 0.01, false)' for name in names)
    page = drawn(site, "slope_chart", f'{{{{ slope_chart([{listed}], "Chart") }}}}')
    labels = sorted((float(str(text["y"])), len(text.select("tspan"))) for text in page.select("text.slope__name"))

    assert page.svg is not None
    assert all(lower - upper >= 15 * lines for (upper, lines), (lower, _) in itertools.pairwise(labels))
    assert labels[-1][0] + 15 * (labels[-1][1] - 1) < float(str(page.svg["viewbox"]).split()[3])


def test_a_path_says_in_words_what_its_signs_say(site: Flask) -> None:
    page = drawn(site, "path_compare", '{{ path_compare([("Plan", [("Deep", "harm")], [("Light", false)])]) }}')
    said = " ".join(page.get_text(" ").split())

    assert "Deep (not safe)" in said
    assert "Light (you did not)" in said


def test_stop_and_refer_is_folded_until_wanted(site: Flask) -> None:
    folded = drawn(site, "stop_and_refer", "{% call stop_and_refer() %}form{% endcall %}").details
    refused = drawn(site, "stop_and_refer", "{% call stop_and_refer(open=true) %}form{% endcall %}").details

    assert folded is not None
    assert not folded.has_attr("open")
    assert refused is not None
    assert refused.has_attr("open")


def test_no_part_styles_or_acts_inside_the_page() -> None:
    for path in Path(ROOT / "templates").rglob("*.html"):
        text = path.read_text()

        assert not re.search(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\bsrc=)", text), path.name


def test_a_form_wraps_its_fields_with_the_token(site: Flask) -> None:
    page = drawn(site, "form", '{% call form("/x", csrf_field(), step=true) %}<b>in</b>{% endcall %}')

    assert page.form is not None
    assert page.form["action"] == "/x"
    assert page.form.has_attr("data-step")
    assert page.select_one("form input[name=csrf_token]") is not None


def test_flash_shows_each_message_once(site: Flask) -> None:
    page = drawn(site, "flash", '{{ flash([("success", "Saved."), ("note", "Look.")]) }}')

    assert [text.get_text() for text in page.select("[role=status] .callout > p:not([class])")] == ["Saved.", "Look."]


def test_what_macros_are_given_stays_text(site: Flask) -> None:
    for part, call in (
        ("card", 'card("<b>x</b>", "/")'),
        ("says", 'says("Dana", "<b>x</b>")'),
        ("badge", 'badge("<b>x</b>")'),
    ):
        assert not drawn(site, part, f"{{{{ {call} }}}}").select("b")
