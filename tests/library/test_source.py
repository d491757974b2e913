import pytest

from learning.library import source


def test_front_matter_and_body_keep_their_lines() -> None:
    read = source.read("a.md", "---\ntitle: A\n---\n\nText\n")

    assert read.front == {"title": "A"}
    assert read.body == "\nText\n"
    assert read.body_line == 4
    assert read.place(("title",)) == (2, 8)
    assert read.place(("title",), of_key=True) == (2, 1)


def test_a_path_that_is_not_there_gives_the_part_above_it() -> None:
    read = source.read("a.md", "---\na:\n  b: 1\n---\n")

    assert read.place(("a", "c", 3), of_key=True) == (2, 1)


@pytest.mark.parametrize("text", ["title: A\n", "---\ntitle: A\n", "", "\n---\na: 1\n---\n"])
def test_a_page_without_front_matter_is_refused(text: str) -> None:
    assert source.read("a.md", text).problems[0].found == "no front matter"


@pytest.mark.parametrize(
    ("raw", "place", "found"),
    [
        (b"ok\nbad \xff", (2, 5), "bytes that are not UTF-8"),
        (b"a\x00b", (1, 2), "the unseen character U+0000"),
        ("\ufefftitle".encode(), (1, 1), "the unseen character U+FEFF"),
        ("one\ntwo\u202e".encode(), (2, 4), "the unseen character U+202E"),
        ("zero\u200bwidth".encode(), (1, 5), "the unseen character U+200B"),
        (b"old\rmac", (1, 4), "the unseen character U+000D"),
        ("utf-16".encode("utf-16"), (1, 1), "bytes that are not UTF-8"),
        (b"x" * (source.LARGEST_FILE + 1), (1, 1), "524289 bytes"),
    ],
)
def test_what_nobody_sees_is_refused_at_its_place(raw: bytes, place: tuple[int, int], found: str) -> None:
    _, problems = source.decoded("a.md", raw)

    assert (problems[0].line, problems[0].column) == place
    assert problems[0].found == found


def test_lines_that_end_as_on_windows_are_read() -> None:
    assert source.decoded("a.md", b"a\r\nb\r\n") == ("a\nb\n", ())


def test_typographic_text_of_many_languages_is_fine() -> None:
    assert source.unseen("a.md", "“Née” – naïve … 日本 😀 é\u00a0x\n\t") == ()
