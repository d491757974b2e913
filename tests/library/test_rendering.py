import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.library.checking import check_texts
from learning.library.making import context_of
from learning.library.rendering.context import Context, Video
from learning.library.rendering.renderer import PLAIN, render, render_line, word_count
from learning.library.rendering.sanitising import sanitised
from learning.library.rendering.typography import curled
from tests.library.small_content import LESSON, TEXTS

CONTEXT = context_of(check_texts(TEXTS).documents)
BODY = LESSON.split("---\n", 2)[2]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "Pain [@two2020; @one2015].",
            '<p>Pain<sup class="cite" id="cite-1"><a aria-label="Note 1" href="#note-1">1</a>, '
            '<a aria-label="Note 2" href="#note-2">2</a></sup>.</p>',
        ),
        (
            "{evidence: contradicted claim-002}",
            '<p><a class="badge badge--contradicted" href="/claims#claim-002">contradicted</a></p>',
        ),
        ("{evidence: partly}", '<p><span class="badge badge--partly">partly supported</span></p>'),
        (
            "[[Protective\ntone|guard]]",
            '<p><a class="term" data-meaning="Muscles that hold still to protect." '
            'href="/glossary#guarding">guard</a></p>',
        ),
        ("[it](technique:effleurage)", '<p><a href="/techniques/effleurage">it</a></p>'),
        ("[it](claim:claim-002)", '<p><a href="/claims#claim-002">it</a></p>'),
        (
            "[it](https://example.org/a)",
            '<p><a href="https://example.org/a" rel="noopener noreferrer nofollow">it</a></p>',
        ),
        (
            '!!! key "Do it"\n    Now.',
            '<div class="callout callout--key">\n<p class="callout__title"><span class="callout__kind">'
            "Key point</span> Do it</p>\n<p>Now.</p>\n</div>",
        ),
        ("A \"quote\" and it's 1 -- 2...", "<p>A “quote” and it’s 1 – 2…</p>"),
        ("    no code", "<p>no code</p>"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
    ],
)  # fmt: skip
def test_a_mark_renders_as(text: str, html: str) -> None:
    assert render(text, CONTEXT).html.split("\n<section")[0] == html


def test_notes_are_numbered_by_first_mention_and_lead_back() -> None:
    rendered = render("A [@two2020]. B [@one2015]. C [@two2020].", CONTEXT)

    assert rendered.cited == ("two2020", "one2015")
    assert rendered.html.count('<li class="notes__item"') == 2
    assert (
        '<li class="notes__item" id="note-2">One A, Two B (2015). <cite>Massage for low-back pain</cite>.'
        in rendered.html
    )
    assert 'href="https://doi.org/10.1000/test.1"' in rendered.html
    assert 'href="#cite-1" aria-label="Back to note 1 in the text"' in rendered.html


def test_a_table_cites_in_its_turn() -> None:
    rendered = render("| a |\n|---|\n| early [@two2020] |\n\n- late [@one2015]", CONTEXT)

    assert rendered.cited == ("two2020", "one2015")


def test_headings_make_contents_with_prefixed_ids() -> None:
    rendered = render("## Ask & listen\n\n### Then *look*\n\n## Ask & listen", CONTEXT)

    assert rendered.contents == (
        ("s-ask-listen", "Ask & listen", 2), ("s-then-look", "Then look", 3), ("s-ask-listen_1", "Ask & listen", 2),
    )  # fmt: skip
    assert all(f'id="{ident}"' in rendered.html for ident, _, _ in rendered.contents)


def test_a_drawing_stands_in_the_page_with_its_words() -> None:
    html = render('![A line.](figure:curve "Pain falls.")', CONTEXT).html

    assert html.startswith('<figure class="figure"><svg aria-label="A line." viewBox="0 0 40 20" role="img">')
    assert '<figcaption class="figure__caption"><b>Figure 1.</b> Pain falls.</figcaption>' in html


def test_a_video_has_captions_a_transcript_and_counts_its_minutes() -> None:
    context = Context(videos={"drape": Video(2.5, "She folds the sheet.\n\nShe waits.")})

    rendered = render('![Draping a leg](video:drape "How to drape.")', context)

    assert 'src="/media/drape.mp4"' in rendered.html
    assert all(f" {part}" in rendered.html for part in ('kind="captions"', 'src="/media/drape.vtt"', 'srclang="en"'))
    assert "<summary>Transcript</summary>\n<p>She folds the sheet.</p>\n<p>She waits.</p>" in rendered.html
    assert rendered.media_minutes == 2.5


def test_a_table_scrolls_by_keyboard() -> None:
    html = render("| a | b |\n|---|--:|\n| 1 | 2 |", CONTEXT).html

    assert html.startswith('<div aria-label="Table 1" class="table-wrap" role="region" tabindex="0">\n<table>')
    assert '<th scope="col">a</th>' in html
    assert "style=" not in html


def test_words_are_those_of_the_text_without_its_notes() -> None:
    assert render("Two words [@one2015]. A well-known one’s third.", CONTEXT).words == 7
    assert word_count("<p>It’s <b>one</b> two-fold &amp; three</p>") == 4


def test_the_lesson_says_its_key_points_first_and_where_to_read_on_last() -> None:
    lesson = next(one for one in check_texts(TEXTS).documents if one.name.kind == "lesson")
    from learning.library.making import made

    html = made(lesson, CONTEXT)["bodies"]["text"]["html"]

    assert html.index("Ask before you touch.") < html.index("Ask first</h2>")
    assert (
        html.index("Then look")
        < html.index('<a href="/techniques/effleurage">Stroking</a>')
        < html.index("References")
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '<a href="javascript:alert(1)">x</a>',
        '<p style="color:red" onclick="x()" class="admin" id="main">x</p>', "<iframe src=//x></iframe>",
        "<svg><script>x</script></svg>", '<svg><a href="javascript:x">y</a></svg>', "<form action=/x><input></form>",
        '<video src="https://elsewhere/x.mp4"></video>', '<h2 id="menu">x</h2>',
        "<math><mtext><style><img onerror=x>",
        '<svg viewBox="0 0 1 1"><text style="x">y</text><foreignObject><p onclick=x></foreignObject></svg>',
    ],
)  # fmt: skip
def test_nothing_that_is_not_ours_leaves_the_sanitiser(hostile: str) -> None:
    html = sanitised(hostile)

    for trace in (
        "script",
        "onerror",
        "onclick",
        "javascript",
        "style",
        "iframe",
        "form",
        'id="m',
        "admin",
        "elsewhere",
    ):
        assert trace not in html


@given(st.text(alphabet="a[]()@{}!#*_`<>|\"'\n :;-=&\\one2015evidnc", max_size=120))
def test_any_text_renders_without_scripts_or_handlers(text: str) -> None:
    html = render(text, CONTEXT).html

    assert "<script" not in html
    assert " on" not in "".join(part.split(">")[0] for part in html.split("<")[1:])


@pytest.fixture
def eager_switching() -> Iterator[None]:
    """Threads that take turns so often that a shared instance would be caught at it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("eager_switching")
def test_threads_render_at_once_without_mixing() -> None:
    alone = render(BODY, CONTEXT).html
    results: list[str] = []

    def work() -> None:
        results.extend(render(BODY, CONTEXT).html for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert results == [alone] * 20


@pytest.mark.parametrize(
    ("plain", "curved"),
    [('"a" b', "“a” b"), ("it's", "it’s"), ("('x')", "(‘x’)"), ("the '90s", "the ’90s"), ("pages 3-4", "pages 3–4")],
)
def test_plain_text_gets_typographic_quotes(plain: str, curved: str) -> None:
    assert curled(plain) == curved


@settings(max_examples=50)
@given(
    st.from_regex(PLAIN, fullmatch=True)
    | st.text("ab .-+=:!~^(1)%/;,?\u2013\u00e9@$", min_size=1).filter(PLAIN.fullmatch)
)
def test_a_line_without_marks_is_what_the_renderer_would_make_of_it(text: str) -> None:
    assert render_line(text, CONTEXT) == render(text, CONTEXT).html.removeprefix("<p>").removesuffix("</p>")


@pytest.mark.parametrize(
    "text", ["It's", "a -- b", "a...", "1. a", "- a", "# a", "a *b*", "a & b", "[[guarding]]", "a\nb"]
)
def test_a_line_with_marks_is_rendered(text: str) -> None:
    assert not PLAIN.fullmatch(text)
