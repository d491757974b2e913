"""Content that is broken or means harm: every complaint at its place, nothing raised, the last good pages stay up."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.library.checking import Checked, check, check_texts
from tests.conftest import ROOT
from tests.library.small_content import LESSON, REFERENCES, TECHNIQUE, TEXTS
from tests.security.house import House

PLACE = re.compile(r"[^\n:]+:[1-9]\d*:[1-9]\d*: found [^\n]+; expected [^\n]+; [^\n]+")
PAGE = "pillars/assessment/first-words.md"
STROKES = "techniques/effleurage.md"
CASE = "cases/heel-pain-in-a-runner.md"
PIECES = (
    "", "\x00", "\ufeff", "\u202e", "\u200b", "\t", "\r", "\r\n", "---\n", "\n---\n", "- ", ": ", ":", "{", "}", "[",
    "]", "&a ", "*a", "!!python/object/apply:os.system ", "!!binary ", "<<: ", "|\n",
    ">\n", "%YAML 1.1\n", "# ", "'", '"', "yes", "1:30", "2026-01-01", "0o17", ".nan", "~", "1e999", "9" * 400,
    "<script>alert(1)</script>", "<!--",
    "[x](javascript:alert(1))", "![x](figure:../../../etc/passwd)", "[@nobody]", "[[", "]]", "{evidence: ",
    "!!! key ", "*" * 3_000, "_" * 3_000, "`" * 3_000, "[" * 3_000,
    "(" * 3_000, ">" * 3_000, "- " * 300, "|" * 3_000, "\\" * 99,
    "\U0001f600", "e" + "\u0301" * 200, "{{7*7}}", "{% raw %}", "&#x3c;script&#x3e;", "title: again\n",
    "  " * 60 + "x\n",
)  # fmt: skip


def complains_in_place(checked: Checked, texts: set[str]) -> None:
    """Every problem names a file, a line and a column, on one line of its own, in words."""
    for problem in checked.problems:
        assert problem.path in texts
        assert PLACE.fullmatch(str(problem)), str(problem)


@given(
    st.sampled_from(sorted(TEXTS)),
    st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(PIECES), st.booleans()), min_size=1, max_size=3
    ),
)
def test_a_damaged_file_is_refused_at_its_place_or_sound(
    path: str, damages: list[tuple[float, int, str, bool]]
) -> None:
    text = TEXTS[path]
    for where, length, piece, again in damages:
        at = int(where * len(text))
        text = text[:at] + piece + (text[at:] if again else text[at + length :])

    checked = check_texts({**TEXTS, path: text})

    complains_in_place(checked, set(TEXTS))


@given(st.data())
def test_lines_lost_doubled_or_moved_are_refused_at_their_place_or_sound(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(TEXTS)))
    lines = TEXTS[path].split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        act = data.draw(st.sampled_from(("lose", "double", "indent", "outdent", "swap")))
        line = lines[at]
        lines[at : at + 1] = {
            "lose": [], "double": [line, line], "indent": [f"  {line}"], "outdent": [line.lstrip()],
            "swap": [line[::-1]],
        }[act]  # fmt: skip
        lines = lines or [""]

    complains_in_place(check_texts({**TEXTS, path: "\n".join(lines)}), set(TEXTS))


@given(st.binary(max_size=300))
def test_a_file_of_chance_is_refused(octets: bytes) -> None:
    text = octets.decode("latin-1")

    for path in (PAGE, "claims.yaml", "figures/curve.svg"):
        checked = check_texts({**TEXTS, path: text})
        complains_in_place(checked, set(TEXTS))
        assert checked.problems


def test_a_damaged_case_is_refused_at_its_place() -> None:
    source = (ROOT / "content" / CASE).read_text()
    lines = source.split("\n")
    for at in range(3, len(lines), 61):
        for damaged in (
            "\n".join(lines[:at]),
            "\n".join([*lines[:at], "  x: [", *lines[at:]]),
            source[: at * 40] + "\x00",
        ):
            checked = check_texts({**TEXTS, CASE: damaged})
            complains_in_place(checked, {*TEXTS, CASE})
            assert any(problem.path == CASE for problem in checked.problems)


LAUGHS = "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
HOSTILE: dict[str, tuple[str, bytes]] = {
    "not utf-8": (PAGE, b"---\nkind: lesson\ntitle: \xff\n---\n"),
    "utf-16": (PAGE, LESSON.encode("utf-16")),
    "byte order mark": (PAGE, b"\xef\xbb\xbf" + LESSON.encode()),
    "nothing": (PAGE, b""),
    "one mebibyte": (PAGE, LESSON.encode() + b"x" * 2**20),
    "many NULs": (PAGE, LESSON.encode() + b"\x00" * 5_000),
    "a billion laughs": ("claims.yaml", ("a0: &a0 [x]\n" + LAUGHS).encode()),
    "an alias to itself": ("claims.yaml", b"- &a [*a]\n"),
    "a tag that builds": ("claims.yaml", b"- !!python/object/apply:os.system ['touch /tmp/x']\n"),
    "another document": ("claims.yaml", b"[]\n---\n[]\n"),
    "deep lists": ("claims.yaml", b"[" * 20_000),
    "deep mappings": ("claims.yaml", b"{a: " * 20_000),
    "a key twice": (STROKES, TECHNIQUE.replace("summary:", "title: Again\nsummary:").encode()),
    "an unknown key": (STROKES, TECHNIQUE.replace("summary:", "owner: eve\nsummary:").encode()),
    "yes for a word": (STROKES, TECHNIQUE.replace("pain: -1", "pain: yes").encode()),
    "a number of 400 digits": (STROKES, TECHNIQUE.replace("pain: -1", "pain: " + "9" * 400).encode()),
    "no number": (STROKES, TECHNIQUE.replace("pain: -1", "pain: .nan").encode()),
    "markup": (PAGE, (LESSON + "\n<script>alert(1)</script>\n").encode()),
    "a handler": (PAGE, (LESSON + '\n<img src="x" onerror="alert(1)">\n').encode()),
    "a link that runs": (PAGE, (LESSON + "\n[x](javascript:alert(1))\n").encode()),
    "a link that runs, hidden": (PAGE, (LESSON + "\n[x](java&#115;cript:alert(1))\n").encode()),
    "a picture from elsewhere": (PAGE, (LESSON + "\n![x](https://evil.example/x.png)\n").encode()),
    "unclosed marks": (PAGE, (LESSON + "\n" + "*" * 20_000 + "\n").encode()),
    "unclosed brackets": (PAGE, (LESSON + "\n" + "[" * 20_000 + "\n").encode()),
    "lists in lists": (PAGE, (LESSON + "\n" + "\n".join("  " * n + "- x" for n in range(300)) + "\n").encode()),
    "quotes in quotes": (PAGE, (LESSON + "\n" + ">" * 500 + " x\n").encode()),
    "a script in a figure": ("figures/curve.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    "a handler in a figure": ("figures/curve.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>'),
    "an entity in a figure": ("figures/curve.svg", b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
    "a link out of a figure": ("figures/curve.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><use href="https://e.x/#a"/></svg>'),
    "a name that climbs": ("techniques/x%2f..%2f..%2fx.md", TECHNIQUE.encode()),
    "a name of two lines": ("techniques/a\nb.md", TECHNIQUE.encode()),
    "a name with markup": ("techniques/<script>.md", TECHNIQUE.encode()),
    "a place that is none": ("scripts/x.py", b"import os\n"),
    "references as a mapping": ("references.yaml", b"a: 1\n"),
    "references doubled": ("references.yaml", (REFERENCES + REFERENCES).encode()),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small sound content as files."""
    for name, text in TEXTS.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "content"


def put(folder: Path, hostile: str) -> None:
    name, octets = HOSTILE[hostile]
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(octets)


def put_right(folder: Path, hostile: str) -> None:
    name, _ = HOSTILE[hostile]
    (folder / name).unlink()
    if name in TEXTS:
        (folder / name).write_text(TEXTS[name])


def test_the_sound_content_is_sound(folder: Path) -> None:
    assert check(folder).problems == ()


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_content_is_refused_at_its_place(folder: Path, hostile: str) -> None:
    put(folder, hostile)

    problems = check(folder).problems

    assert problems and all(PLACE.fullmatch(str(problem)) for problem in problems), list(map(str, problems))[:3]


def test_what_is_no_file_is_refused_unread(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("heron")
    (folder / "techniques/link.md").symlink_to(tmp_path / "secret")
    (folder / "elsewhere").symlink_to(tmp_path)
    os.mkfifo(folder / "techniques/pipe.md")
    (folder / "techniques/folder.md").mkdir()

    problems = check(folder).problems

    assert {problem.path for problem in problems} >= {"techniques/link.md", "elsewhere", "techniques/pipe.md"}
    assert not [problem for problem in problems if "heron" in str(problem)]


def test_a_refused_sync_leaves_the_last_good_pages_up(house: House, folder: Path) -> None:
    reader, runner = house.comes("visitor"), house.site.test_cli_runner()
    paths = ("/", "/techniques/effleurage", "/pillars/introduction/introduction", "/cases/heel-pain-in-a-runner")
    before, pages = house.rows(but=("session",)), [reader.client.get(path).text for path in paths]

    for hostile in HOSTILE:
        put(folder, hostile)
        said = runner.invoke(args=["content", "sync", str(folder)])
        assert said.exit_code == 1, hostile
        assert PLACE.search(said.output) and "Traceback" not in said.output
        put_right(folder, hostile)

    assert house.rows(but=("session",)) == before
    assert [reader.client.get(path).status_code for path in paths] == [200] * 4
    assert [reader.client.get(path).text for path in paths[:3]] == pages[:3]
