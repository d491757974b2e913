"""What a first visit costs, before compression."""

from flask import Flask

from tests.conftest import ROOT
from tests.reader import Reader

KB = 1_000


def weight(site: Flask, name: str) -> int:
    """Bytes of a file as it is served."""
    response = site.test_client().get(site.extensions["palpate"].assets.url(name))
    assert response.status_code == 200
    return len(response.data)


def test_style_and_scripts_stay_small(site: Flask) -> None:
    assert weight(site, "site.css") <= 24 * KB
    assert weight(site, "browse.css") <= 8 * KB
    assert weight(site, "player.css") <= 22 * KB
    assert weight(site, "quiz.css") <= 8 * KB
    assert weight(site, "search.css") <= 3 * KB
    assert weight(site, "js/page.js") <= 8 * KB
    assert weight(site, "js/case.js") <= 8 * KB
    assert weight(site, "js/search.js") <= 5 * KB


def test_the_two_fonts_of_a_first_page_stay_small(site: Flask) -> None:
    assert weight(site, "fonts/source-serif-4.woff2") + weight(site, "fonts/figtree.woff2") <= 75 * KB


def test_a_page_asks_for_two_styles_one_script_and_two_fonts(visitor: Reader) -> None:
    head = visitor.open("/").soup.head

    assert head is not None
    assert len(head.select("link[rel=stylesheet]")) == 2
    assert len(head.select("link[rel=preload][as=font]")) == 2
    assert [str(link["src"]).split("/")[-1] for link in head.select("script")] == ["page.js"]
    assert [str(link["href"])[:5] for link in head.select("link[rel=icon]")] == ["data:"]


def test_a_lesson_with_its_styles_and_scripts_stays_under_a_hundred_kilobytes(site: Flask, visitor: Reader) -> None:
    lessons = [
        link for pillar in visitor.open("/pillars").links(".cards--pillars") for link in visitor.open(pillar).links()
    ]
    beside = sum(weight(site, name) for name in ("site.css", "js/page.js", "quiz.css", "js/quiz.js"))

    for lesson in [link for link in lessons if link.count("/") == 3]:
        page = visitor.open(lesson)
        assert len(page.response.data) + beside <= 100 * KB, lesson
        assert len(page.soup.select("link[rel=stylesheet], script")) <= 4, "with the page itself five requests"


def test_a_page_without_a_quiz_does_not_ask_for_its_files(visitor: Reader) -> None:
    assert len(visitor.open("/techniques/effleurage").soup.select("link[rel=stylesheet], script")) == 2


def test_every_font_and_drawing_names_its_licence() -> None:
    notices = (ROOT / "static/NOTICES.md").read_text()

    for name in ("source-serif-4", "figtree"):
        assert f"fonts/{name}" in notices
        assert (ROOT / f"static/fonts/{name}.LICENSE.txt").is_file()
    assert "Copyright (c) 2022 ELABBASSI Hicham" in notices


def test_a_fragment_is_the_main_part_alone(visitor: Reader) -> None:
    whole, part = visitor.open("/patterns"), visitor.client.get("/patterns", headers={"X-Fragment": "1"})

    assert part.text.lstrip().startswith("<main")
    assert part.text.rstrip().endswith("</main>")
    assert 'data-title="Patterns · Palpate"' in part.text
    assert whole.soup.select_one("header.masthead") is not None
